/* What the classifiers of all Bessel functions share: the cut-overs in w = hypot(nu, x).
 *
 * A regime is an integer; classifiers count in double, since comparisons and selects on one
 * type vectorise. */
#ifndef BURGI_CORE_BESSEL_REGIME_H
#define BURGI_CORE_BESSEL_REGIME_H

#include "fn.h"

/* Regimes that all functions have; what follows BG_AT_SMALL is each function's own. */
enum {
    BG_AT_SPECIAL,   /* outside the domain, zero, infinite, NaN */
    BG_AT_HUGE,      /* max(nu, x) >= 2^500 */
    BG_AT_DEBYE,     /* w >= 24, by the number of terms, BG_DEBYE_CASES */
    BG_AT_SMALL = 10 /* w < 24 */
};

/* R(regime, F(terms, ...)) for each tier of the expansion; its smallest w stands in
 * bg_bessel_regime.  What truncation leaves for the worst s is below 2^-56 in log I, log K and r:
 * reference/scan_tiers.c, docs/bessel_tiers.md. */
#define BG_EACH_DEBYE(R, F, ...)                                                               \
    R(2, F(20, __VA_ARGS__))                                                                   \
    R(3, F(16, __VA_ARGS__))                                                                   \
    R(4, F(12, __VA_ARGS__))                                                                   \
    R(5, F(8, __VA_ARGS__))                                                                    \
    R(6, F(6, __VA_ARGS__))                                                                    \
    R(7, F(5, __VA_ARGS__))                                                                    \
    R(8, F(4, __VA_ARGS__))                                                                    \
    R(9, F(3, __VA_ARGS__))

BG_FN double bg_bessel_regime(double nu, double x)
{
    double w2 = nu * nu + x * x, m = nu > x ? nu : x;
    double tier = (w2 >= 30.0 * 30.0 ? 1.0 : 0.0) + (w2 >= 46.0 * 46.0 ? 1.0 : 0.0) +
                  (w2 >= 112.0 * 112.0 ? 1.0 : 0.0) + (w2 >= 292.0 * 292.0 ? 1.0 : 0.0) +
                  (w2 >= 636.0 * 636.0 ? 1.0 : 0.0) + (w2 >= 1880.0 * 1880.0 ? 1.0 : 0.0) +
                  (w2 >= 11000.0 * 11000.0 ? 1.0 : 0.0);
    double r = w2 < 24.0 * 24.0 ? BG_AT_SMALL : BG_AT_DEBYE + tier;
    int inside = nu >= 0.0 && x > 0.0 && m <= 0x1.fffffffffffffp1023;

    r = m >= 0x1p500 ? BG_AT_HUGE : r;
    return inside ? r : BG_AT_SPECIAL;
}

#endif
