/* r = I_{nu+1}(x)/I_nu(x), its complement 1 - r and its derivative dr/dx, none of them through
 * a logarithm or a difference that cancels.  Derived in docs/bessel.md.
 *
 * w >= 24   (30 for 1 - r and dr/dx) with y = 1/w, s = (nu/w)^2 the expansion, differentiated; r
 *             is in bessel_slope.h, which has T:
 *             1 - r = nu (w+x+nu)/((w+x)(w+nu)) + x (y^2/2 + T)
 *             r'    = nu y/(w+nu) + (x-nu)(x+nu) y^4/2 - sum_k S_k(s) y^(k+2)
 * below     N_m = I_m(x) (2/x)^m obeys N_{m-1} = m N_m + (x^2/4) N_{m+1}: downward from
 *           nu + 24, where the expansion holds, division-free and positive, in hi + lo;
 *           r = (x/2) N_{nu+1}/N_nu, 1 - r and r' = 1 - r^2 - (2 nu + 1) r/x from its 100 bits.
 */
#ifndef BURGI_CORE_BESSEL_BESSELI_RATIO_H
#define BURGI_CORE_BESSEL_BESSELI_RATIO_H

#include "../function.h"
#include "bessel_regime.h"
#include "bessel_slope.h"

typedef enum bg_ratio_kind { BG_RATIO, BG_RATIO_COMPL, BG_RATIO_DX } bg_ratio_kind;

/* sum_k S_k(s) y^(k+2). */
BG_FN double bg_besseli_ratio_dx_tail(int terms, double s, double y)
{
    static const double c[25][26] = {
#include "tables/debye_rdx.inc"
    };
    double sum = 0.0;

    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = bg_fma(sum, y, bg_poly(c[k], k + 1, s));
    return sum * y * y * y;
}

/* The terms of lower order in y of 1 - r and dr/dx, as hi + lo: their roundings are all there is to
 * lose.  Each value is lead + next (+ its tail), homogeneous in (nu, x). */
typedef struct bg_ratio_terms {
    bg_dd lead; /* degree 0 (dr/dx: -1): nu (w+x+nu)/((w+x)(w+nu)), nu y/(w+nu) */
    bg_dd next; /* one degree less: x y^2/2, (x-nu)(x+nu) y^4/2 */
    double s, y;
} bg_ratio_terms;

BG_FN bg_ratio_terms bg_besseli_ratio_terms(bg_ratio_kind kind, double nu, double x)
{
    bg_ratio_terms r;
    bg_dd w = bg_dd_hypot(nu, x, &r.y), wn = bg_dd_add_d(w, nu), wx = bg_dd_add_d(w, x);
    bg_dd one = bg_dd_of(1.0, 0.0), y = bg_dd_div(one, w), y2 = bg_dd_mul(y, y);
    double t = nu * r.y;

    r.s = t * t;
    r.next = bg_dd_mul_d(y2, 0.5 * x);
    r.lead = bg_dd_div(bg_dd_mul_d(bg_dd_add_d(wx, nu), nu), bg_dd_mul(wx, wn));
    if (kind == BG_RATIO_DX) {
        bg_dd u = bg_dd_mul(bg_two_sum(x, -nu), y), v = bg_dd_mul(bg_two_sum(x, nu), y);
        r.lead = bg_dd_mul_d(bg_dd_div(y, wn), nu);
        r.next = bg_dd_mul(bg_dd_mul(u, v), bg_dd_scale(y2, 0.5));
    }
    return r;
}

/* Domain 24 <= w (30 for 1 - r and dr/dx), max(nu, x) < 2^500; terms as bg_bessel_regime has
 * it. */
BG_FN double bg_besseli_ratio_debye(int terms, bg_ratio_kind kind, double nu, double x)
{
    if (kind == BG_RATIO) {
        bg_lead l = bg_bessel_lead(BG_PLAIN, nu, x);
        return bg_slope_ratio_i(l, bg_slope_r(terms, l), nu, x);
    }
    bg_ratio_terms r = bg_besseli_ratio_terms(kind, nu, x);
    bg_dd sum = bg_dd_add(r.lead, r.next);
    double tail = kind == BG_RATIO_DX ? bg_besseli_ratio_dx_tail(terms, r.s, r.y)
                                      : bg_besseli_ratio_tail(terms, r.s, r.y);
    return sum.hi + bg_fma(kind == BG_RATIO_DX ? -1.0 : x, tail, sum.lo);
}

/* The same where the tail has no digit left.  Domain  2^500 <= max(nu, x) <= DBL_MAX, x > 0. */
BG_FN double bg_besseli_ratio_huge(bg_ratio_kind kind, double nu, double x)
{
    double nus = nu * 0x1p-600, xs = x * 0x1p-600, y;

    if (kind == BG_RATIO) { /* xs may underflow where x/(w + nu) does not */
        bg_dd wn = bg_dd_add_d(bg_dd_hypot(nus, xs, &y), nus);
        return bg_dd_div(bg_dd_of(x, 0.0), wn).hi * 0x1p-600;
    }
    bg_ratio_terms r = bg_besseli_ratio_terms(kind, nus, xs);
    double degree = kind == BG_RATIO_DX ? 0x1p-600 : 1.0;
    return bg_dd_add(r.lead, bg_dd_scale(r.next, 0x1p-600)).hi * degree;
}

/* 2 r/x.  Domain w < 30 or so: hypot(nu + 24, x) >= 24 and the start's error is damped by 2^-27.
 *
 * The lower parts are carried along unnormalised: of some 24 u, they round at 2^-100.  nu + k and k
 * are multiples of the sum's ulp, so that m's lower part takes two exact differences. */
BG_FN bg_dd bg_besseli_ratio_down(double nu, double x)
{
    enum { STEPS = 24 };
    double y, top = nu + STEPS;
    bg_dd w = bg_dd_hypot(top, x, &y), z = bg_two_prod(0.5 * x, 0.5 * x);
    double t = top * y, tail = bg_besseli_ratio_tail(20, t * t, y);
    /* N_{top+1}/N_top = 2 r/x */
    bg_dd n1 = bg_dd_of(2 * (1.0 / (w.hi + top) - bg_fma(0.5 * y, y, tail)), 0.0);
    bg_dd n0 = bg_dd_of(1.0, 0.0);

    BG_UNROLL
    for (int k = STEPS; k > 0; --k) {
        double m = nu + k, m_lo = nu - (m - k);
        bg_dd p = bg_two_prod(n0.hi, m), q = bg_two_prod(n1.hi, z.hi);
        bg_dd next = bg_two_sum(p.hi, q.hi);
        p.lo = bg_fma(n0.lo, m, bg_fma(n0.hi, m_lo, p.lo));
        q.lo = bg_fma(n1.lo, z.hi, bg_fma(n1.hi, z.lo, q.lo));
        next.lo += p.lo + q.lo;
        n1 = n0;
        n0 = next;
    }
    return bg_dd_div(bg_fast_two_sum(n1.hi, n1.lo), bg_fast_two_sum(n0.hi, n0.lo));
}

/* Domain w < 30. */
BG_FN double bg_besseli_ratio_recurrence(bg_ratio_kind kind, double nu, double x)
{
    bg_dd half = bg_besseli_ratio_down(nu, x); /* 2 r/x */
    bg_dd r = bg_dd_mul_d(bg_dd_scale(half, 0.5), x);
    if (kind == BG_RATIO)
        return r.hi;
    bg_dd one = bg_dd_of(1.0, 0.0);
    if (kind == BG_RATIO_COMPL)
        return bg_dd_add(one, bg_dd_neg(r)).hi;
    bg_dd a = bg_dd_mul(bg_two_sum(nu, 0.5), half); /* (2 nu + 1) r/x */
    return bg_dd_add(bg_dd_add(one, bg_dd_neg(a)), bg_dd_neg(bg_dd_mul(r, r))).hi;
}

/* x = 0, infinities, NaN and the outside. */
BG_FN double bg_besseli_ratio_special(bg_ratio_kind kind, double nu, double x)
{
    double at0 = kind == BG_RATIO ? 0.0 : kind == BG_RATIO_COMPL ? 1.0 : 0.5 / (nu + 1.0);
    double at_inf = kind == BG_RATIO ? 1.0 : 0.0;
    double nu_inf = kind == BG_RATIO_COMPL ? 1.0 : 0.0;
    double r = x == 0.0 ? at0 : nu == BG_INF ? nu_inf : BG_NAN;

    r = x == BG_INF ? (nu == BG_INF ? BG_NAN : at_inf) : r;
    return nu >= 0.0 && x >= 0.0 ? r : BG_NAN;
}

/* 1 - r and dr/dx are smaller than r by a factor of w and more, so they need one tier of terms
 * more: the next smaller regime's, and the recurrence up to w = 30. */
BG_FN double bg_ratio_next_tier(double nu, double x)
{
    double r = bg_bessel_regime(nu, x);
    double next = r > BG_AT_DEBYE && r < BG_AT_SMALL ? r - 1.0 : r;
    return r == BG_AT_DEBYE ? (double)BG_AT_SMALL : next;
}

BG_FN double bg_ratio_quick(double nu, double x)
{
    return bg_bessel_quick(nu, x, 0x1p500);
}

BG_FN double bg_ratio_next_quick(double nu, double x)
{
    double r = bg_ratio_quick(nu, x);
    return r > BG_AT_DEBYE ? r - 1.0 : 0.0;
}

/* The regimes and what is evaluated there, for all three. */
#define BG_EACH_RATIO(R, kind, nu, x)                                                          \
    R(BG_AT_SPECIAL, bg_besseli_ratio_special(kind, nu, x))                                    \
    R(BG_AT_HUGE, bg_besseli_ratio_huge(kind, nu, x))                                          \
    BG_EACH_DEBYE(R, bg_besseli_ratio_debye, kind, nu, x)                                      \
    R(BG_AT_SMALL, bg_besseli_ratio_recurrence(kind, nu, x))
#define BG_EACH_besseli_ratio(R, nu, x)       BG_EACH_RATIO(R, BG_RATIO, nu, x)
#define BG_EACH_besseli_ratio_compl(R, nu, x) BG_EACH_RATIO(R, BG_RATIO_COMPL, nu, x)
#define BG_EACH_besseli_ratio_dx(R, nu, x)    BG_EACH_RATIO(R, BG_RATIO_DX, nu, x)

BG_FUNCTION(besseli_ratio, (nu, x), BG_AT_SMALL + 1, bg_bessel_regime(nu, x),
            bg_ratio_quick(nu, x))
BG_FUNCTION(besseli_ratio_compl, (nu, x), BG_AT_SMALL + 1, bg_ratio_next_tier(nu, x),
            bg_ratio_next_quick(nu, x))
BG_FUNCTION(besseli_ratio_dx, (nu, x), BG_AT_SMALL + 1, bg_ratio_next_tier(nu, x),
            bg_ratio_next_quick(nu, x))

#endif
