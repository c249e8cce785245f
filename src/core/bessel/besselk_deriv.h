/* First and second derivatives of log K_nu(x) in x and nu: which regime, and its value. */
#ifndef BURGI_CORE_BESSEL_BESSELK_DERIV_H
#define BURGI_CORE_BESSEL_BESSELK_DERIV_H

#include "../function.h"
#include "besselk_deriv_log.h"
#include "besselk_deriv_nodes.h"
#include "besselk_ratio.h"

enum {
    BG_K_DERIV_LOG = BG_DERIV_SMALL, /* x < 1/8 */
    BG_K_DERIV_NODES0,               /* x < 2 */
    BG_K_DERIV_NODES1,
    BG_K_DERIV_REGIMES,
    BG_K_SLOPE_REGIMES = BG_DERIV_SMALL + BG_KR_TIERS /* in x: those of the ratio */
};

/* f_x follows from K_{o+1}/K_o with o = nu, f_xx with nu - 1 or, to stay above -1/2, -nu. */
BG_FN double bg_besselk_bend_order(double nu)
{
    return nu >= 0.5 ? nu - 1.0 : -nu;
}

BG_FN double bg_besselk_deriv_regime(bg_deriv_kind kind, double nu, double x)
{
    double r = bg_deriv_regime(kind, nu, x);
    double small = BG_K_DERIV_LOG + (x >= 0.125 ? 1.0 : 0.0) + (x >= 2.0 ? 1.0 : 0.0);
    if (kind == BG_DX || kind == BG_DXX) {
        double order = kind == BG_DX ? nu : bg_besselk_bend_order(nu);
        small = BG_DERIV_SMALL + bg_besselk_ratio_tier(order, x);
    }

    r = r == BG_DERIV_SMALL ? small : r;
    return kind == BG_DNUNU && x == 0.0 && nu < 0.0625 ? (double)BG_DERIV_SPECIAL : r;
}

/* f_xx = 1 - g^2 + (1 - 2 nu) g/x + nu/x^2, g = K_{nu-1}/K_nu, by the ratio of the order above or one
 * over it; for x < 1 with x g, which is of the size of 1 and less where g overflows.
 * Domain  w < 24, x as the base has it, nu < steps + 3/2. */
BG_FN double bg_besselk_bend_small(int base, int steps, double nu, double x)
{
    int high = nu >= 0.5, temme = base == BG_K_TEMME;
    double more = 1.0 - 2.0 * nu;
    bg_dd r = bg_besselk_quotient_small(base, steps, bg_besselk_bend_order(nu), x);

    if (temme) {
        double a = high ? 0.5 * x * x / r.hi : 2.0 * r.hi; /* x g */
        return (bg_fma(-a, a, more * a) + nu) / x / x + 1.0;
    }
    bg_dd two = bg_dd_scale(r, 2.0);
    bg_dd num = bg_dd_of(high ? x : two.hi, high ? 0.0 : two.lo);
    bg_dd den = bg_dd_of(high ? two.hi : x, high ? two.lo : 0.0), g = bg_dd_div(num, den);
    double square = bg_fma(-g.hi, g.hi, 1.0) - 2.0 * g.hi * g.lo;
    return square + bg_fma(more, g.hi, nu / x) / x;
}

/* 1/nu^2 + psi'(1 + nu), the limit of f_nunu as x -> 0, for nu < 1/16. */
BG_FN double bg_besselk_trigamma(double nu)
{
    static const double c[15] = {
#include "tables/trigamma.inc"
    };
    return 1.0 / (nu * nu) + bg_poly(c, 14, nu);
}

/* x = 0, infinities, NaN and the outside. */
BG_FN double bg_besselk_deriv_special(bg_deriv_kind kind, double nu, double x)
{
    double at0 = kind == BG_DX     ? -BG_INF
                 : kind == BG_DNU  ? (nu == 0.0 ? 0.0 : BG_INF)
                 : kind == BG_DXX  ? BG_INF
                 : kind == BG_DXNU ? (nu == 0.0 ? 0.0 : -BG_INF)
                                   : bg_besselk_trigamma(nu);
    double nu_inf = kind == BG_DX      ? -BG_INF
                    : kind == BG_DXNU  ? -1.0 / bg_abs(x)
                    : kind == BG_DNUNU ? 0.0
                                       : BG_INF;
    double x_inf = kind == BG_DX ? -1.0 : 0.0;
    double r = nu == BG_INF ? nu_inf : x == 0.0 ? at0 : BG_NAN;

    r = x == BG_INF ? (nu == BG_INF ? BG_NAN : x_inf) : r;
    return nu >= 0.0 && x >= 0.0 ? r : BG_NAN;
}

#define BG_EACH_BESSELK_DERIV(R, kind, EACH, nu, x)                                            \
    R(BG_DERIV_SPECIAL, bg_besselk_deriv_special(kind, nu, x))                                 \
    EACH(R, kind, BG_OF_K, nu, x)                                                              \
    R(BG_K_DERIV_LOG, bg_besselk_deriv_log(kind, nu, x))                                       \
    R(BG_K_DERIV_NODES0, bg_besselk_deriv_nodes(0, kind, nu, x))                               \
    R(BG_K_DERIV_NODES1, bg_besselk_deriv_nodes(1, kind, nu, x))
#define BG_EACH_log_besselk_dx(R, nu, x)                                                       \
    R(BG_DERIV_SPECIAL, bg_besselk_deriv_special(BG_DX, nu, x))                                \
    BG_EACH_DERIV_FIRST(R, BG_DX, BG_OF_K, nu, x)                                              \
    BG_EACH_KR_SMALL(R, BG_DERIV_SMALL, bg_besselk_slope_small, nu, x)
#define BG_EACH_log_besselk_dnu(R, nu, x)                                                      \
    BG_EACH_BESSELK_DERIV(R, BG_DNU, BG_EACH_DERIV_FIRST, nu, x)
#define BG_EACH_log_besselk_dxx(R, nu, x)                                                      \
    R(BG_DERIV_SPECIAL, bg_besselk_deriv_special(BG_DXX, nu, x))                               \
    BG_EACH_DERIV_SECOND(R, BG_DXX, BG_OF_K, nu, x)                                            \
    BG_EACH_KR_SMALL(R, BG_DERIV_SMALL, bg_besselk_bend_small, nu, x)
#define BG_EACH_log_besselk_dxnu(R, nu, x)                                                     \
    BG_EACH_BESSELK_DERIV(R, BG_DXNU, BG_EACH_DERIV_SECOND, nu, x)
#define BG_EACH_log_besselk_dnunu(R, nu, x)                                                    \
    BG_EACH_BESSELK_DERIV(R, BG_DNUNU, BG_EACH_DERIV_SECOND, nu, x)

BG_FUNCTION(log_besselk_dx, (nu, x), BG_K_SLOPE_REGIMES, bg_besselk_deriv_regime(BG_DX, nu, x),
            bg_deriv_quick(BG_DX, nu, x))
BG_FUNCTION(log_besselk_dnu, (nu, x), BG_K_DERIV_REGIMES,
            bg_besselk_deriv_regime(BG_DNU, nu, x), bg_deriv_quick(BG_DNU, nu, x))
BG_FUNCTION(log_besselk_dxx, (nu, x), BG_K_SLOPE_REGIMES,
            bg_besselk_deriv_regime(BG_DXX, nu, x), bg_deriv_quick(BG_DXX, nu, x))
BG_FUNCTION(log_besselk_dxnu, (nu, x), BG_K_DERIV_REGIMES,
            bg_besselk_deriv_regime(BG_DXNU, nu, x), bg_deriv_quick(BG_DXNU, nu, x))
BG_FUNCTION(log_besselk_dnunu, (nu, x), BG_K_DERIV_REGIMES,
            bg_besselk_deriv_regime(BG_DNUNU, nu, x), bg_deriv_quick(BG_DNUNU, nu, x))

#endif
