/* log I_nu(x) and log(e^-x I_nu(x)): which regime, and its value. */
#ifndef BURGI_CORE_BESSEL_BESSELI_H
#define BURGI_CORE_BESSEL_BESSELI_H

#include "../const.h"
#include "../function.h"
#include "bessel_debye.h"
#include "bessel_huge.h"
#include "bessel_regime.h"
#include "besseli_series.h"

enum {
    BG_I_SERIES = BG_AT_SMALL,                 /* by the number of terms */
    BG_I_TINY = BG_I_SERIES + BG_SERIES_TIERS, /* J = 1 to the last digit */
    BG_I_REGIMES
};

BG_FN double bg_besseli_regime(double nu, double x)
{
    double r = bg_log_bessel_regime(nu, x);
    double series = BG_I_SERIES + bg_besseli_series_tier(nu, x);

    r = r == BG_AT_SMALL ? series : r;
    return r != BG_AT_SPECIAL && nu >= 1.0 && x < nu * 0x1p-120 ? (double)BG_I_TINY : r;
}

/* x = 0, infinities, NaN and the outside. */
BG_FN double bg_log_besseli_special(bg_scaling scaled, double nu, double x)
{
    double at_inf = nu == BG_INF ? BG_NAN : scaled ? -BG_INF : BG_INF;
    double r = x == 0.0 ? (nu == 0.0 ? 0.0 : -BG_INF) : nu == BG_INF ? -BG_INF : BG_NAN;

    r = x == BG_INF ? at_inf : r;
    return nu >= 0.0 && x >= 0.0 ? r : BG_NAN;
}

/* Domain  nu >= 1, 0 < x < 2^-120 nu: I is (x/2)^nu/Gamma(nu+1) to the last digit. */
BG_FN double bg_log_besseli_tiny(bg_scaling scaled, double nu, double x)
{
    const bg_dd c = bg_dd_neg(bg_half_log_2pi()); /* -log(2 pi)/2 */
    bg_power g = bg_power_over_gamma(nu, x);
    bg_dd rest = bg_dd_add_d(bg_dd_add(c, bg_dd_neg(g.half_log_v)), -g.stirling);
    rest = scaled ? bg_dd_add_d(rest, -x) : rest;
    return bg_dd_sum_scaled(g.power, g.scale, rest);
}

/* The regimes and what is evaluated there, for both forms. */
#define BG_EACH_LOG_BESSELI(R, scaled, nu, x)                                                  \
    R(BG_AT_SPECIAL, bg_log_besseli_special(scaled, nu, x))                                    \
    R(BG_AT_HUGE, bg_log_bessel_huge(BG_OF_I, scaled, nu, x))                                  \
    BG_EACH_DEBYE(R, bg_log_besseli_debye, scaled, nu, x)                                      \
    BG_EACH_SERIES(R, BG_I_SERIES, bg_log_besseli_series, scaled, nu, x)                       \
    R(BG_I_TINY, bg_log_besseli_tiny(scaled, nu, x))
#define BG_EACH_log_besseli(R, nu, x)        BG_EACH_LOG_BESSELI(R, BG_PLAIN, nu, x)
#define BG_EACH_log_besseli_scaled(R, nu, x) BG_EACH_LOG_BESSELI(R, BG_SCALED, nu, x)

BG_FUNCTION(log_besseli, (nu, x), BG_I_REGIMES, bg_besseli_regime(nu, x),
            bg_log_bessel_quick(nu, x))
BG_FUNCTION(log_besseli_scaled, (nu, x), BG_I_REGIMES, bg_besseli_regime(nu, x),
            bg_log_bessel_quick(nu, x))

#endif
