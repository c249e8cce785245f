/* First and second derivatives of log I_nu(x) and log K_nu(x) for w = hypot(nu, x) >= 24, and
 * what all their functions share.
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
#ifndef BURGI_CORE_BESSEL_DERIV_H
#define BURGI_CORE_BESSEL_DERIV_H

#include "elem.h"

/* Which derivative; which function, as the sign i. */
typedef enum bg_deriv_kind { BG_DX, BG_DNU, BG_DXX, BG_DXNU, BG_DNUNU } bg_deriv_kind;
typedef enum bg_deriv_of { BG_OF_I = 1, BG_OF_K = -1 } bg_deriv_of;

/* The square brackets above. */
BG_FN double bg_deriv_bracket(int terms, bg_deriv_kind kind, double s, double y)
{
    static const double r[25][25] = {
#include "tables/debye_r.inc"
    };
    static const double n[25][25] = {
#include "tables/debye_dnu.inc"
    };
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

    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = bg_fma(sum, y,
                     kind == BG_DX     ? bg_poly(r[k], k, s)
                     : kind == BG_DNU  ? bg_poly(n[k], k, s)
                     : kind == BG_DXX  ? bg_poly(c[k], k + 1, s)
                     : kind == BG_DXNU ? bg_poly(x[k], k, s)
                                       : bg_poly(v[k], k + 1, s));
    sum *= y;
    return kind == BG_DX     ? 0.5 + sum
           : kind == BG_DNU  ? 0.5 - sum
           : kind == BG_DXX  ? (0.5 - s) - sum
           : kind == BG_DXNU ? 1.0 + sum
                             : (s - 0.5) + sum;
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
BG_FN double bg_deriv_debye(int terms, bg_deriv_kind kind, bg_deriv_of of, double nu, double x)
{
    bg_deriv_lead r = bg_deriv_terms(kind, nu, x, 1.0);
    double i = kind == BG_DX || kind == BG_DXNU ? (double)of : -(double)of;
    double sum = bg_deriv_bracket(terms, kind, r.s, (double)of * r.y);
    return bg_fma(r.factor, sum, i * r.lead.lo) + i * r.lead.hi;
}

/* The same where max(nu, x) >= 2^500: of the brackets nothing but their first term is left, and
 * that is for f_xx at nu = 0. */
BG_FN double bg_deriv_huge(bg_deriv_kind kind, bg_deriv_of of, double nu, double x)
{
    bg_deriv_lead r = bg_deriv_terms(kind, nu, x, 0x1p-600);
    double i = kind == BG_DX || kind == BG_DXNU ? (double)of : -(double)of;
    double sum = bg_deriv_bracket(0, kind, r.s, 0.0);
    return bg_fma(r.factor, sum, i * r.lead.hi);
}

/* Regimes that the derivatives of both functions have; what follows is each function's own. */
enum {
    BG_DERIV_SPECIAL, /* outside the domain, zero, infinite, NaN */
    BG_DERIV_HUGE,    /* max(nu, x) >= 2^500 */
    BG_DERIV_TIER,    /* w >= 24, by the number of terms */
    BG_DERIV_SMALL = BG_DERIV_TIER + 4
};

/* R(regime, value) for all of them but the special one; the smallest w of each tier stands in
 * bg_deriv_tier.  What is left out is below 2^-56 of the value (of its largest term, where it
 * may vanish): reference/scan_deriv.c, docs/bessel_deriv_tiers.md. */
#define BG_EACH_DERIV_TIER(R, F, ...)                                                          \
    R(BG_DERIV_TIER, F(24, __VA_ARGS__))                                                       \
    R(BG_DERIV_TIER + 1, F(14, __VA_ARGS__))                                                   \
    R(BG_DERIV_TIER + 2, F(8, __VA_ARGS__))                                                    \
    R(BG_DERIV_TIER + 3, F(5, __VA_ARGS__))
#define BG_EACH_DERIV_LARGE(R, kind, of, nu, x)                                                \
    R(BG_DERIV_HUGE, bg_deriv_huge(kind, of, nu, x))                                           \
    BG_EACH_DERIV_TIER(R, bg_deriv_debye, kind, of, nu, x)

/* The regime by w^2, BG_DERIV_SMALL for all of w < 24. */
BG_FN double bg_deriv_tier(double w2)
{
    double tier = (w2 >= 58.0 * 58.0 ? 1.0 : 0.0) + (w2 >= 196.0 * 196.0 ? 1.0 : 0.0) +
                  (w2 >= 1180.0 * 1180.0 ? 1.0 : 0.0);
    return w2 < 24.0 * 24.0 ? (double)BG_DERIV_SMALL : (double)BG_DERIV_TIER + tier;
}

/* The regime by all.  regular: x = 0 is none of its special cases. */
BG_FN double bg_deriv_regime(int regular, double nu, double x)
{
    double r = bg_deriv_tier(nu * nu + x * x), m = nu > x ? nu : x;
    int positive = regular ? x >= 0.0 : x > 0.0;
    int inside = nu >= 0.0 && positive && m <= 0x1.fffffffffffffp1023;

    r = m >= 0x1p500 ? (double)BG_DERIV_HUGE : r;
    return inside ? r : (double)BG_DERIV_SPECIAL;
}

/* Expands a function's enum constant, classifier and scalar form. */
#define BG_DERIV_FUNCTION(name, regimes, classify)                                             \
    enum { BG_##name##_REGIMES = regimes };                                                    \
    BG_FN int bg_##name##_regime(double nu, double x)                                          \
    {                                                                                          \
        return (int)classify;                                                                  \
    }                                                                                          \
    BG_FN int bg_##name##_quick(double nu, double x)                                           \
    {                                                                                          \
        return bg_##name##_regime(nu, x);                                                      \
    }                                                                                          \
    BG_FN double bg_##name(double nu, double x)                                                \
    {                                                                                          \
        switch (bg_##name##_regime(nu, x)) {                                                   \
            BG_EACH_##name(BG_CASE, nu, x)                                                     \
        }                                                                                      \
        return BG_NAN;                                                                         \
    }

#endif
