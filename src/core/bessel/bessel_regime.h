/* What the classifiers of all Bessel functions share: the cut-overs in w = hypot(nu, x).
 *
 * A regime is an integer; classifiers count in double, since comparisons and selects on one
 * type vectorise. */
#ifndef BURGI_CORE_BESSEL_BESSEL_REGIME_H
#define BURGI_CORE_BESSEL_BESSEL_REGIME_H

#include "../function.h"

/* R(regime, F(terms, ...)) for each tier of the expansion, regimes counted from first; its
 * smallest w stands in bg_bessel_tier.  What truncation leaves for the worst s is below 2^-56 in
 * log I and log K, 2^-55 in r: reference/scan/tiers.c, docs/measured/bessel_tiers.md.
 *
 * With 10 terms rather than 8 from w = 112, three quarters and more of points spread evenly over
 * [0, 150]^2 are of one tier, which saves more in sorting than the two terms cost. */
#define BG_EACH_DEBYE_FROM(R, first, F, ...)                                                   \
    R(first, F(20, __VA_ARGS__))                                                               \
    R(first + 1, F(16, __VA_ARGS__))                                                           \
    R(first + 2, F(12, __VA_ARGS__))                                                           \
    R(first + 3, F(10, __VA_ARGS__))                                                           \
    R(first + 4, F(5, __VA_ARGS__))
enum { BG_DEBYE_TIERS = BG_EACH_DEBYE_FROM(BG_ONE, 0, 0, 0) };

/* Regimes that all functions have; what follows BG_AT_SMALL is each function's own. */
enum {
    BG_AT_SPECIAL, /* outside the domain, zero, infinite, NaN */
    BG_AT_HUGE,    /* max(nu, x) >= 2^500; 2^40 for log I and log K */
    BG_AT_DEBYE,   /* w >= 24, by the number of terms, BG_EACH_DEBYE */
    BG_AT_SMALL = BG_AT_DEBYE + BG_DEBYE_TIERS /* w < 24 */
};

#define BG_EACH_DEBYE(R, F, ...) BG_EACH_DEBYE_FROM(R, BG_AT_DEBYE, F, __VA_ARGS__)

BG_FN double bg_bessel_tier(double w2)
{
    return (w2 >= 24.0 * 24.0 ? 2.0 : 0.0) + (w2 >= 30.0 * 30.0 ? 1.0 : 0.0) +
           (w2 >= 46.0 * 46.0 ? 1.0 : 0.0) + (w2 >= 64.0 * 64.0 ? 1.0 : 0.0) +
           (w2 >= 636.0 * 636.0 ? 1.0 : 0.0);
}

/* The regime where it is the expansion and x not tiny, which takes few comparisons; else 0. */
BG_FN double bg_bessel_quick(double nu, double x, double most)
{
    double w2 = nu * nu + x * x;
    w2 = nu >= 0.0 ? w2 : 0.0;
    w2 = x > nu * 0x1p-120 ? w2 : 0.0;
    return bg_bessel_tier(w2 < most * most ? w2 : 0.0);
}

BG_FN double bg_bessel_regime(double nu, double x)
{
    double w2 = nu * nu + x * x, m = nu > x ? nu : x;
    double r = w2 < 24.0 * 24.0 ? (double)BG_AT_SMALL : bg_bessel_tier(w2);
    int inside = nu >= 0.0 && x > 0.0 && m <= 0x1.fffffffffffffp1023;

    r = m >= 0x1p500 ? (double)BG_AT_HUGE : r;
    return inside ? r : (double)BG_AT_SPECIAL;
}

/* The same for log I and log K, whose leading terms grow with w. */
BG_FN double bg_log_bessel_regime(double nu, double x)
{
    double r = bg_bessel_regime(nu, x), m = nu > x ? nu : x;
    double known = m >= 0x1p40 ? (double)BG_AT_HUGE : r;
    return r == BG_AT_SPECIAL ? r : known;
}

BG_FN double bg_log_bessel_quick(double nu, double x)
{
    return bg_bessel_quick(nu, x, 0x1p40);
}

#endif
