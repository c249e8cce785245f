/* Second derivatives of log I_nu(x) and log K_nu(x) for w = hypot(nu, x) >= 24, first derivatives
 * where bessel_slope.h does not hold (max(nu, x) >= 2^500; f_nu also x < 2^-120 nu), and what all
 * their functions share.
 *
 * The expansion of bessel_debye.h, differentiated by hand (docs/bessel.md, section 10).  With y =
 * 1/w, s = (nu/w)^2 and i = 1 for I, -1 for K:
 *
 *   f_x    = i w/x               - x y^2 [1/2 + sum_k (i y)^k R_k(s)]
 *   f_nu   = -i asinh(nu/x)    - nu y^2 [1/2 - sum_k (i y)^k N_k(s)]
 *   f_xx   = -i nu^2 y/x^2        + y^2 [1/2 - s - sum_k (i y)^k S_k(s)]
 *   f_xnu  = i nu y/x        + nu x y^4 [1 + sum_k (i y)^k X_k(s)]
 *   f_nunu = -i y                 + y^2 [s - 1/2 + sum_k (i y)^k V_k(s)]
 *
 * Nothing cancels except in f_xx of I, which has a zero near nu^2 = x/2. */
#ifndef BURGI_CORE_BESSEL_BESSEL_DERIV_H
#define BURGI_CORE_BESSEL_BESSEL_DERIV_H

#include "bessel_regime.h"
#include "bessel_slope.h"

/* Which derivative; the function is i = bg_bessel_of. */
typedef enum bg_deriv_kind { BG_DX, BG_DNU, BG_DXX, BG_DXNU, BG_DNUNU } bg_deriv_kind;

/* The square brackets above. */
BG_FN double bg_deriv_bracket(int terms, bg_deriv_kind kind, double s, double y)
{
    static const double c[25][26] = {
#include "tables/debye_rdx.inc"
    };
    static const double x[25][25] = {
#include "tables/debye_dxnu.inc"
    };
    static const double v[25][26] = {
#include "tables/debye_dnunu.inc"
    };
    double sum = 0.0;

    if (kind == BG_DX)
        return 0.5 + bg_parity_at(bg_debye_r(terms, s, y), y);
    if (kind == BG_DNU)
        return 0.5 - bg_parity_at(bg_debye_n(terms, s, y), y);
    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = bg_fma(sum, y,
                     kind == BG_DXX    ? bg_poly(c[k], k + 1, s)
                     : kind == BG_DXNU ? bg_poly(x[k], k, s)
                                       : bg_poly(v[k], k + 1, s));
    sum *= y;
    return kind == BG_DXX ? (0.5 - s) - sum : kind == BG_DXNU ? 1.0 + sum : (s - 0.5) + sum;
}

/* asinh(nu/x) for x > 0, w being multiplied by the scale 1, or 2^-600 where max(nu, x) >= 2^500. */
BG_FN bg_dd bg_asinh_ratio(double nu, double x, bg_dd w, double scale)
{
    int tiny = scale == 1.0 ? x < 0x1p-900 : x < 0x1p-300; /* then w/x is huge */
    double up = tiny ? (scale == 1.0 ? 0x1p200 : 0x1p100) : scale;
    double k = tiny ? (scale == 1.0 ? 200.0 : 700.0) : 0.0;
    bg_dd q = bg_dd_of(x * up, 0.0), num = bg_dd_of(nu * scale, 0.0);
    bg_dd log = bg_log_quotient(bg_dd_add_d(w, num.hi), q, num, bg_dd_add_d(w, q.hi), k);
    double t = nu / x;
    int flat = t < 0x1p-30; /* and nu scale may have lost digits */
    return bg_dd_of(flat ? t : log.hi, flat ? 0.0 : log.lo);
}

/* The terms before the brackets, and what multiplies these. */
typedef struct bg_deriv_lead {
    bg_dd lead;
    double factor, s, y;
} bg_deriv_lead;

BG_FN bg_deriv_lead bg_deriv_terms(bg_deriv_kind kind, double nu, double x, double scale)
{
    double y, nus = nu * scale, xs = x * scale;
    bg_dd w = bg_dd_hypot(nus, xs, &y);
    double t = nus * y, c = xs * y, up = 1.0 / scale;
    bg_deriv_lead r;

    r.s = t * t;
    r.y = y * scale;
    if (kind == BG_DX) {
        r.lead = bg_dd_of(w.hi / x * up, 0.0);
        r.factor = -c * r.y;
    }
    if (kind == BG_DNU) {
        r.lead = bg_asinh_ratio(nu, x, w, scale);
        r.factor = -t * r.y;
    }
    if (kind == BG_DXX) {
        r.lead = bg_dd_of(nu / x * (t / x), 0.0);
        r.factor = r.y * r.y;
    }
    if (kind == BG_DXNU) {
        r.lead = bg_dd_of(t / x, 0.0);
        r.factor = t * c * (r.y * r.y);
    }
    if (kind == BG_DNUNU) {
        r.lead = bg_dd_of(r.y, 0.0);
        r.factor = r.y * r.y;
    }
    return r;
}

/* Domain  24 <= w, max(nu, x) < 2^500, x > 0 (f_nunu: x >= 0). */
BG_FN double bg_deriv_debye(int terms, bg_deriv_kind kind, bg_bessel_of of, double nu, double x)
{
    bg_deriv_lead r = bg_deriv_terms(kind, nu, x, 1.0);
    double i = kind == BG_DX || kind == BG_DXNU ? (double)of : -(double)of;
    double sum = bg_deriv_bracket(terms, kind, r.s, (double)of * r.y);
    return bg_fma(r.factor, sum, i * r.lead.lo) + i * r.lead.hi;
}

/* The same where max(nu, x) >= 2^500: of the brackets nothing but their first term is left, and
 * that is for f_xx at nu = 0.
 * Domain  2^500 <= max(nu, x) <= DBL_MAX, x > 0. */
BG_FN double bg_deriv_huge(bg_deriv_kind kind, bg_bessel_of of, double nu, double x)
{
    bg_deriv_lead r = bg_deriv_terms(kind, nu, x, 0x1p-600);
    double i = kind == BG_DX || kind == BG_DXNU ? (double)of : -(double)of;
    double sum = bg_deriv_bracket(0, kind, r.s, 0.0);
    return bg_fma(r.factor, sum, i * r.lead.hi);
}

/* f_x and f_nu.  Domain  24 <= w, max(nu, x) < 2^500, x > 0 (f_nu: x >= 2^-120 nu). */
BG_FN double bg_deriv_first(int terms, bg_deriv_kind kind, bg_bessel_of of, double nu, double x)
{
    bg_lead l = bg_bessel_lead(BG_PLAIN, nu, x);
    return kind == BG_DX ? bg_slope_x((int)of, l, bg_slope_r(terms, l), x)
                         : bg_slope_nu((int)of, l, bg_slope_n(terms, l), nu, x);
}

/* Regimes of the derivatives of both functions; what follows is each function's own. */
enum {
    BG_DERIV_SPECIAL, /* outside the domain, zero, infinite, NaN */
    BG_DERIV_HUGE,    /* max(nu, x) >= 2^500 */
    BG_DERIV_TIER,    /* w >= 24, by the number of terms */
    BG_DERIV_TINY = BG_DERIV_TIER + BG_DEBYE_TIERS, /* first derivatives: x < 2^-120 nu */
    BG_DERIV_SMALL
};

/* R(regime, value) for all of them but the special one.  First derivatives take the expansion's
 * common tiers; the smallest w of the second ones' stand in bg_deriv_second.  What is left out is
 * below 2^-56 of the value (of its largest term, where it may vanish): reference/scan/deriv.c,
 * docs/measured/bessel_deriv_tiers.md. */
#define BG_EACH_DERIV_FIRST(R, kind, of, nu, x)                                                \
    R(BG_DERIV_HUGE, bg_deriv_huge(kind, of, nu, x))                                           \
    BG_EACH_DEBYE_FROM(R, BG_DERIV_TIER, bg_deriv_first, kind, of, nu, x)                      \
    R(BG_DERIV_TINY, bg_deriv_debye(20, kind, of, nu, x))
#define BG_EACH_DERIV_SECOND(R, kind, of, nu, x)                                               \
    R(BG_DERIV_HUGE, bg_deriv_huge(kind, of, nu, x))                                           \
    R(BG_DERIV_TIER, bg_deriv_debye(24, kind, of, nu, x))                                      \
    R(BG_DERIV_TIER + 1, bg_deriv_debye(14, kind, of, nu, x))                                  \
    R(BG_DERIV_TIER + 2, bg_deriv_debye(8, kind, of, nu, x))                                   \
    R(BG_DERIV_TIER + 3, bg_deriv_debye(5, kind, of, nu, x))

BG_FN double bg_deriv_second(double w2)
{
    return (w2 >= 24.0 * 24.0 ? (double)BG_DERIV_TIER : 0.0) + (w2 >= 58.0 * 58.0 ? 1.0 : 0.0) +
           (w2 >= 196.0 * 196.0 ? 1.0 : 0.0) + (w2 >= 1180.0 * 1180.0 ? 1.0 : 0.0);
}

BG_FN int bg_is_first(bg_deriv_kind kind)
{
    return kind == BG_DX || kind == BG_DNU;
}

/* The regime, BG_DERIV_SMALL for all of w < 24.  x = 0 is no special case of f_nunu. */
BG_FN double bg_deriv_regime(bg_deriv_kind kind, double nu, double x)
{
    double w2 = nu * nu + x * x, m = nu > x ? nu : x;
    double tier = bg_is_first(kind) ? bg_bessel_tier(w2) : bg_deriv_second(w2);
    int positive = kind == BG_DNUNU ? x >= 0.0 : x > 0.0;
    int inside = nu >= 0.0 && positive && m <= 0x1.fffffffffffffp1023;
    double r = w2 < 24.0 * 24.0 ? (double)BG_DERIV_SMALL : tier;

    if (bg_is_first(kind))
        r = w2 >= 24.0 * 24.0 && x < 0x1p-120 * nu ? (double)BG_DERIV_TINY : r;
    r = m >= 0x1p500 ? (double)BG_DERIV_HUGE : r;
    return inside ? r : (double)BG_DERIV_SPECIAL;
}

/* The regime where it is the expansion, which takes few comparisons; else 0. */
BG_FN double bg_deriv_quick(bg_deriv_kind kind, double nu, double x)
{
    if (bg_is_first(kind))
        return bg_bessel_quick(nu, x, 0x1p500);
    double w2 = nu * nu + x * x;
    w2 = nu >= 0.0 && x > 0.0 ? w2 : 0.0;
    return bg_deriv_second(w2 < 0x1p1000 ? w2 : 0.0);
}

#endif
