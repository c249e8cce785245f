/* log K_nu(x) and log(e^x K_nu(x)): which regime, and its value.  K is even in its order (DLMF
 * 10.27.3): classifiers and lists of regimes take |nu|, so that what they name sees nu >= 0. */
#ifndef BURGI_CORE_BESSEL_BESSELK_H
#define BURGI_CORE_BESSEL_BESSELK_H

#include "../const.h"
#include "../function.h"
#include "../gamma.h"
#include "bessel_debye.h"
#include "bessel_huge.h"
#include "bessel_regime.h"
#include "besselk_base.h"

/* R(regime, F(base, steps, ...)) for w < 24, regimes counted from first: three bases times four
 * numbers of steps upwards. */
#define BG_EACH_STEPS(R, first, F, base, ...)                                                  \
    R(first, F(base, 0, __VA_ARGS__))                                                          \
    R(first + 1, F(base, 1, __VA_ARGS__))                                                      \
    R(first + 2, F(base, 8, __VA_ARGS__))                                                      \
    R(first + 3, F(base, 24, __VA_ARGS__))
enum { BG_K_STEPS = BG_EACH_STEPS(BG_ONE, 0, 0, 0, 0) };
#define BG_EACH_K_SMALL(R, first, F, ...)                                                      \
    BG_EACH_STEPS(R, first, F, BG_K_TEMME, __VA_ARGS__)                                        \
    BG_EACH_STEPS(R, first + BG_K_STEPS, F, BG_K_POLY1, __VA_ARGS__)                           \
    BG_EACH_STEPS(R, first + 2 * BG_K_STEPS, F, BG_K_POLY4, __VA_ARGS__)

enum {
    BG_K_SMALL = BG_AT_SMALL,
    BG_K_TINY = BG_K_SMALL + BG_EACH_K_SMALL(BG_ONE, 0, 0, 0), /* one term to the last digit */
    BG_K_REGIMES
};

/* From |nu|. */
BG_FN double bg_besselk_regime(double nu, double x)
{
    double r = bg_log_bessel_regime(nu, x);
    double base = BG_K_STEPS * ((x >= 1.0 ? 1.0 : 0.0) + (x >= 4.0 ? 1.0 : 0.0));
    double steps = (nu > 0.5 ? 1.0 : 0.0) + (nu >= 1.5 ? 1.0 : 0.0) + (nu >= 8.5 ? 1.0 : 0.0);
    double small = BG_K_SMALL + base + steps;

    r = r == BG_AT_SMALL ? small : r;
    return r != BG_AT_SPECIAL && nu >= 1.0 && x < nu * 0x1p-120 ? (double)BG_K_TINY : r;
}

/* x = 0, infinities, NaN and the outside, from |nu|. */
BG_FN double bg_log_besselk_special(double nu, double x)
{
    double at_inf = nu == BG_INF ? BG_NAN : -BG_INF;
    double r = x == 0.0 || nu == BG_INF ? BG_INF : BG_NAN;

    r = x == BG_INF ? at_inf : r;
    return nu >= 0.0 && x >= 0.0 ? r : BG_NAN;
}

/* Domain  nu >= 1, 0 < x < 2^-120 nu: K is Gamma(nu)/2 (2/x)^nu to the last digit, and e^x is 1. */
BG_FN double bg_log_besselk_tiny(double nu, double x)
{
    const bg_dd c = bg_half_log_half_pi(); /* log(pi/2)/2 */
    bg_power g = bg_power_over_gamma(nu, x);
    bg_dd rest = bg_dd_add_d(bg_dd_add(c, bg_dd_neg(g.half_log_v)), g.stirling);
    return bg_dd_sum_scaled(bg_dd_neg(g.power), g.scale, rest);
}

/* The regimes and what is evaluated there, for both forms. */
#define BG_EACH_LOG_BESSELK(R, scaled, nu, x)                                                  \
    R(BG_AT_SPECIAL, bg_log_besselk_special(nu, x))                                            \
    R(BG_AT_HUGE, bg_log_bessel_huge(BG_OF_K, scaled, nu, x))                                  \
    BG_EACH_DEBYE(R, bg_log_besselk_debye, scaled, nu, x)                                      \
    BG_EACH_K_SMALL(R, BG_K_SMALL, bg_log_besselk_small, scaled, nu, x)                        \
    R(BG_K_TINY, bg_log_besselk_tiny(nu, x))
#define BG_EACH_log_besselk(R, nu, x)        BG_EACH_LOG_BESSELK(R, BG_PLAIN, bg_abs(nu), x)
#define BG_EACH_log_besselk_scaled(R, nu, x) BG_EACH_LOG_BESSELK(R, BG_SCALED, bg_abs(nu), x)

BG_FUNCTION(log_besselk, (nu, x), BG_K_REGIMES, bg_besselk_regime(bg_abs(nu), x),
            bg_log_bessel_quick(bg_abs(nu), x))
BG_FUNCTION(log_besselk_scaled, (nu, x), BG_K_REGIMES, bg_besselk_regime(bg_abs(nu), x),
            bg_log_bessel_quick(bg_abs(nu), x))

#endif
