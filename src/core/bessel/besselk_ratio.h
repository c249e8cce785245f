/* K_{nu+1}(x)/K_nu(x), for nu >= 0, without a logarithm.  Derived in docs/bessel.md.
 *
 * w >= 24   bessel_slope.h.
 * below     the base orders and recurrence of besselk_base.h: (2/x) M_{nu+1}/M_nu. */
#ifndef BURGI_CORE_BESSEL_BESSELK_RATIO_H
#define BURGI_CORE_BESSEL_BESSELK_RATIO_H

#include "../function.h"
#include "bessel_regime.h"
#include "besseli_ratio.h"
#include "besselk_base.h"

/* w < 24: three bases times three numbers of steps upwards. */
enum { BG_KR_SMALL = BG_AT_SMALL };

BG_FN double bg_besselk_ratio_tier(double nu, double x)
{
    return (x >= 1.0 ? 3.0 : 0.0) + (x >= 4.0 ? 3.0 : 0.0) + (nu >= 0.5 ? 1.0 : 0.0) +
           (nu >= 8.5 ? 1.0 : 0.0); /* n <= 0, 8, 24 */
}

BG_FN double bg_besselk_ratio_where(double nu, double x)
{
    double r = bg_bessel_regime(nu, x);
    return r == BG_AT_SMALL ? BG_KR_SMALL + bg_besselk_ratio_tier(nu, x) : r;
}

/* a/x rounded once, +inf where it overflows.  x > 0, any. */
BG_FN double bg_besselk_ratio_over(bg_dd a, double x)
{
    double e = x < 0x1p-1000 ? 0x1p100 : 1.0, xs = x * e, by = 1.0 / xs, q = a.hi * by;
    double r = bg_fma(bg_fma(-q, xs, a.hi) + a.lo, by, q);
    return (q < BG_INF ? r : q) * e;
}

/* Domain  24 <= w, max(nu, x) < 2^500; terms as bg_bessel_regime has it. */
BG_FN double bg_besselk_ratio_debye(int terms, double nu, double x)
{
    bg_lead l = bg_bessel_lead(BG_PLAIN, nu, x);
    return bg_slope_ratio_k(l, bg_slope_r(terms, l), nu, x);
}

/* (w + nu)/x.  Domain  2^500 <= max(nu, x) <= DBL_MAX, x > 0. */
BG_FN double bg_besselk_ratio_huge(double nu, double x)
{
    double y, nus = nu * 0x1p-600;
    bg_dd w = bg_dd_hypot(nus, x * 0x1p-600, &y);
    return bg_besselk_ratio_over(bg_dd_add_d(w, nus), x) * 0x1p600;
}

/* R(regime, F(base, steps, ...)) for w < 24, regimes counted from first; bg_besselk_ratio_tier
 * counts them. */
#define BG_EACH_KR_SMALL(R, first, F, ...)                                                     \
    R(first, F(BG_K_TEMME, 0, __VA_ARGS__))                                                    \
    R(first + 1, F(BG_K_TEMME, 8, __VA_ARGS__))                                                \
    R(first + 2, F(BG_K_TEMME, 24, __VA_ARGS__))                                               \
    R(first + 3, F(BG_K_POLY1, 0, __VA_ARGS__))                                                \
    R(first + 4, F(BG_K_POLY1, 8, __VA_ARGS__))                                                \
    R(first + 5, F(BG_K_POLY1, 24, __VA_ARGS__))                                               \
    R(first + 6, F(BG_K_POLY4, 0, __VA_ARGS__))                                                \
    R(first + 7, F(BG_K_POLY4, 8, __VA_ARGS__))                                                \
    R(first + 8, F(BG_K_POLY4, 24, __VA_ARGS__))
enum { BG_KR_TIERS = BG_EACH_KR_SMALL(BG_ONE, 0, 0, 0) };

/* (x/2) K_{nu+1}/K_nu.  Domain  w < 24, x as the base has it, nu < steps + 1/2. */
BG_FN bg_dd bg_besselk_quotient_small(int base, int steps, double nu, double x)
{
    double n = bg_round(nu), mu = nu - n, mu1 = nu - (n - 1.0);
    int temme = base == BG_K_TEMME;
    bg_besselk_pair m = temme ? bg_besselk_temme(mu, x, bg_log_of(x))
                              : bg_besselk_poly_to(1, base - BG_K_POLY1, mu, mu1, x);
    int how = temme ? BG_STEPS_RISING : BG_STEPS_EXACT;
    m = bg_besselk_climb(how, steps, n, n, nu, x, m);
    return bg_dd_div(m.m1, m.m0);
}

/* Domain  w < 24, x as the base has it, nu < steps + 1/2. */
BG_FN double bg_besselk_ratio_small(int base, int steps, double nu, double x)
{
    bg_dd r = bg_besselk_quotient_small(base, steps, nu, x);
    return bg_besselk_ratio_over(bg_dd_scale(r, 2.0), x);
}

/* d/dx log K = -(2 r - nu)/x with the quotient r above, which is nu and more.  Domain  as there. */
BG_FN double bg_besselk_slope_small(int base, int steps, double nu, double x)
{
    bg_dd r = bg_besselk_quotient_small(base, steps, nu, x);
    return -bg_besselk_ratio_over(bg_dd_add_d(bg_dd_scale(r, 2.0), -nu), x);
}

/* x = 0, infinities, NaN and the outside. */
BG_FN double bg_besselk_ratio_special(double nu, double x)
{
    double r = x == 0.0 || nu == BG_INF ? BG_INF : BG_NAN;

    r = x == BG_INF ? (nu == BG_INF ? BG_NAN : 1.0) : r;
    return nu >= 0.0 && x >= 0.0 ? r : BG_NAN;
}

#define BG_EACH_besselk_ratio(R, nu, x)                                                        \
    R(BG_AT_SPECIAL, bg_besselk_ratio_special(nu, x))                                          \
    R(BG_AT_HUGE, bg_besselk_ratio_huge(nu, x))                                                \
    BG_EACH_DEBYE(R, bg_besselk_ratio_debye, nu, x)                                            \
    BG_EACH_KR_SMALL(R, BG_KR_SMALL, bg_besselk_ratio_small, nu, x)

BG_FUNCTION(besselk_ratio, (nu, x), BG_KR_SMALL + BG_KR_TIERS, bg_besselk_ratio_where(nu, x),
            bg_ratio_quick(nu, x))

#endif
