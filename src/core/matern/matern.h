/* log M_nu(z), M = 2^{1-nu}/Gamma(nu) z^nu K_nu(z) the Matern correlation, and d/dz of it.
 *
 * With w = hypot(nu, z), y = 1/w, s = (nu/w)^2, q = z^2/4, the D_k of bessel_debye.h and Stirling's
 * remainder delta,
 *
 *   w >= 24      e = w - nu = z^2/(w + nu),
 *                log M = -e + nu log1p(e/(2 nu)) - log1p(e/nu)/2 + [sum_k D_k (-y)^k - delta(nu)]
 *   and nu < 1   -w + nu log((w + nu)/2) + log(nu) - log(w/(2 pi))/2 + sum - log Gamma(1 + nu)
 *   nu >= 23, z^2 < nu/4      log 0F1(; 1-nu; q) by its series, the rest being below q^nu
 *   w < 24       log(2 M_nu/Gamma(nu)), M_nu = K_nu (z/2)^nu as in besselk_base.h
 *
 *   d/dz log M = -K_{nu-1}/K_nu = -z/A_{nu-1}, or -A_{-nu}/z where nu < 1/2 (besselk_product.h)
 *
 * Nothing cancels for w >= 24, as nu log1p(e/(2 nu)) <= e/2; and there log M has its digits as it
 * goes to 0.  Below, M_nu/Gamma(nu) is of order 1 where log M is small. */
#ifndef BURGI_CORE_MATERN_MATERN_H
#define BURGI_CORE_MATERN_MATERN_H

#include "../bessel/bessel_debye.h"
#include "../bessel/bessel_regime.h"
#include "../bessel/besselk_product.h"
#include "../const.h"
#include "../function.h"
#include "../gamma_factors.h"

enum {
    BG_MATERN_SMALL = BG_AT_SMALL, /* w < 24: three bases times two numbers of steps */
    BG_MATERN_FLAT = BG_MATERN_SMALL + BG_FEW_OR_MANY_TIERS,
    BG_MATERN_LOW, /* nu < 1 <= w/24 */
    BG_MATERN_REGIMES
};

BG_FN double bg_matern_regime(double nu, double z)
{
    double r = bg_bessel_regime(nu, z);
    double small = BG_MATERN_SMALL + bg_besselk_few_or_many(nu, z * z);
    double flat = nu >= 23.0 ? nu * 0.25 : 0.0,
           low = r == BG_AT_HUGE ? r : (double)BG_MATERN_LOW;
    double inside = nu < 1.0 ? low : r;
    inside = z * z < flat ? (double)BG_MATERN_FLAT : inside;
    inside = r == BG_AT_SMALL ? small : inside;
    inside = r == BG_AT_SPECIAL ? r : inside;
    return nu > 0.0 ? inside : (double)BG_AT_SPECIAL;
}

/* The tiers of the expansion by few comparisons, else 0. */
BG_FN double bg_matern_quick(double nu, double z)
{
    return nu >= 1.0 && z * z >= 0.25 * nu ? bg_bessel_quick(nu, z, 0x1p500) : 0.0;
}

/* z = 0, infinities, NaN and the outside. */
BG_FN double bg_log_matern_special(double nu, double z)
{
    double r = z == BG_INF ? (nu == BG_INF ? BG_NAN : -BG_INF) : 0.0;
    return nu > 0.0 && z >= 0.0 ? r : BG_NAN;
}

/* The terms before the bracket, from z^2, which alone matters where w >= 24. */
typedef struct bg_matern_lead {
    bg_dd sum, w; /* -e + nu log1p(e/(2 nu)) */
    double s, y;
} bg_matern_lead;

BG_FN bg_matern_lead bg_matern_lead_of(double nu, bg_dd z2)
{
    bg_matern_lead r;
    r.w = bg_dd_root_of_sum(bg_two_prod(nu, nu), z2, &r.y);
    bg_dd wn = bg_dd_add_d(r.w, nu), e = bg_dd_div(z2, wn);
    bg_dd l = bg_log_short_near(wn, bg_dd_of(2.0 * nu, 0.0), e);
    double g = nu * l.hi, t = nu * r.y;

    r.s = t * t;
    r.sum = bg_two_sum(-e.hi, g);
    r.sum.lo += bg_fma(nu, l.lo, bg_fma(nu, l.hi, -g)) - e.lo;
    return r;
}

/* Domain  24 <= w, 1 <= nu, max(nu, z) < 2^500, z^2 >= nu/4 or nu < 23. */
BG_FN double bg_log_matern_debye(int terms, double nu, bg_dd z2)
{
    bg_matern_lead r = bg_matern_lead_of(nu, z2);
    bg_dd log = bg_log_short(r.w, bg_dd_of(nu, 0.0), 0.0);
    double rest = bg_debye_sum(terms, r.s, -r.y) - bg_stirling(nu);
    return r.sum.hi + (r.sum.lo + (rest - 0.5 * (log.hi + log.lo)));
}

/* Domain  2^500 <= max(nu, z) <= DBL_MAX, where the other terms are nothing, and those with nu < 2^100
 * too.  z2 is (2^-600 z)^2. */
BG_FN double bg_log_matern_huge(double nu, bg_dd z2)
{
    double most = nu < 0x1p100 ? 0x1p100 : nu;
    bg_matern_lead r = bg_matern_lead_of(most * 0x1p-600, z2);
    return (r.sum.hi + r.sum.lo) * 0x1p600;
}

/* Domain  24 <= w < 2^500, nu < 1. */
BG_FN double bg_log_matern_low(int terms, double nu, bg_dd z2)
{
    const bg_dd half_log_2pi = bg_half_log_2pi();
    double y, up = nu < 0x1p-900 ? 0x1p200 : 1.0, more = nu < 0x1p-900 ? -200.0 : 0.0;
    bg_dd w = bg_dd_root_of_sum(bg_two_prod(nu, nu), z2, &y), one = bg_dd_of(1.0, 0.0);
    bg_dd log_nu = bg_log_short(bg_dd_of(nu * up, 0.0), one, more);
    bg_dd log_w = bg_dd_scale(bg_log_short(w, one, 0.0), -0.5);
    bg_dd power = bg_dd_mul_d(bg_log_short(bg_dd_add_d(w, nu), one, -1.0), nu);
    double t = nu * y, rest = bg_debye_sum(terms, t * t, -y) - bg_lgamma1p(nu);

    bg_dd sum = bg_dd_add(bg_dd_add(power, bg_dd_neg(w)), bg_dd_add(log_nu, half_log_2pi));
    sum = bg_dd_add(sum, log_w);
    return sum.hi + (sum.lo + rest);
}

/* z^2/(4 (nu - 1)). */
BG_FN bg_dd bg_matern_flat_of(double nu, double z)
{
    double h = 0.5 * z, m = nu - 1.0, i = 1.0 / m, r = h / m;
    bg_dd t = bg_two_prod(h, r);

    t.lo = bg_fma(bg_fma(-r, m, h) - r * ((nu - m) - 1.0), h * i, t.lo);
    return t;
}

/* log 0F1(; -m; q), m = nu - 1: with t = q/m and d_k = k (1 - (k-1)/m) the series, as nested
 * fractions 0F1 - 1 = -t (1 - t/d_2 (1 - t/d_3 (...))) of which numerator and denominator are kept;
 * t and the first step in hi + lo.
 * Domain  nu >= 23, t < 1/15, any magnitudes: what ten terms leave out is below 2^-60. */
BG_FN double bg_log_matern_flat(double nu, bg_dd t)
{
    enum { TERMS = 10 };
    double i = 1.0 / (nu - 1.0), num = 1.0, den = 1.0;

    BG_UNROLL
    for (int k = TERMS; k > 2; --k) {
        den *= bg_fma(-k * (k - 1.0), i, k);
        num = bg_fma(-t.hi, num, den);
    }
    bg_dd less = bg_dd_mul(t, bg_fast_two_sum(1.0, -t.hi * num / (den * bg_fma(-2.0, i, 2.0))));
    bg_dd l = bg_2atanh(bg_dd_neg(bg_dd_div(less, bg_dd_add_d(bg_dd_neg(less), 2.0))));
    return l.hi + l.lo;
}

/* log: that of z; less: what is to be taken away before the value is rounded.
 * Domain  w < 24, z as the base has it, nu < steps + 1/2.  Error < 4 u mixed. */
BG_FN double bg_log_matern_small(int base, int steps, double nu, double z, bg_dd log,
                                 double less)
{
    bg_gamma_factors g = bg_gamma_factors_of(steps, nu);
    bg_dd s = bg_besselk_log_m(base, steps, nu, z, log, 2.0 * g.den, g.num, -g.exponent);
    double f = s.hi + (s.lo - (bg_lgamma1p(g.v) + less));
    return f > 0.0 ? 0.0 : f;
}

#define BG_EACH_log_matern(R, nu, z)                                                           \
    R(BG_AT_SPECIAL, bg_log_matern_special(nu, z))                                             \
    R(BG_AT_HUGE, bg_log_matern_huge(nu, bg_two_prod(z * 0x1p-600, z * 0x1p-600)))             \
    BG_EACH_DEBYE(R, bg_log_matern_debye, nu, bg_two_prod(z, z))                               \
    BG_EACH_FEW_OR_MANY(R, BG_MATERN_SMALL, bg_log_matern_small, nu, z, bg_log_of(z), 0.0)     \
    R(BG_MATERN_FLAT, bg_log_matern_flat(nu, bg_matern_flat_of(nu, z)))                        \
    R(BG_MATERN_LOW, bg_log_matern_low(20, nu, bg_two_prod(z, z)))

/* The order o of the ratio K_{o+1}/K_o that d/dz is made of. */
BG_FN double bg_matern_ratio_order(double nu)
{
    return nu >= 0.5 ? nu - 1.0 : -nu;
}

BG_FN double bg_matern_dx_regime(double nu, double z)
{
    double o = bg_matern_ratio_order(nu), r = bg_bessel_regime(bg_abs(o), z);
    double small = BG_MATERN_SMALL + bg_besselk_few_or_many(o, z * z);
    r = r == BG_AT_SMALL ? small : r;
    return nu > 0.0 ? r : (double)BG_AT_SPECIAL;
}

BG_FN double bg_matern_dx_quick(double nu, double z)
{
    return nu >= 1.0 ? bg_bessel_quick(nu - 1.0, z, 0x1p500) : 0.0;
}

BG_FN double bg_log_matern_dx_special(double nu, double z)
{
    double at0 = nu == 0.5 ? -1.0 : nu > 0.5 ? 0.0 : -BG_INF;
    double at_inf = nu == BG_INF ? BG_NAN : -1.0;
    double r = z == BG_INF ? at_inf : nu == BG_INF ? 0.0 : at0;
    return nu > 0.0 && z >= 0.0 ? r : BG_NAN;
}

/* Domain  24 <= w < 2^500. */
BG_FN double bg_log_matern_dx_debye(int terms, double nu, double z)
{
    double o = bg_matern_ratio_order(nu), y;
    bg_dd w = bg_dd_hypot(o, z, &y);
    double a = bg_besselk_product_debye(terms, o, w, y);
    int high = nu >= 0.5;
    return -((high ? z : a) / (high ? a : z));
}

/* Domain  w >= 2^500, both arguments finite. */
BG_FN double bg_log_matern_dx_huge(double nu, double z)
{
    double y, o = nu >= 0.5 ? nu * 0x1p-600 : 0.0;
    bg_dd w = bg_dd_hypot(o, z * 0x1p-600, &y);
    return -(z / (w.hi + o)) * 0x1p-600;
}

/* Domain  w < 24, z > 0 as the base has it, the order as the steps. */
BG_FN double bg_log_matern_dx_small(int base, int steps, double nu, double z)
{
    double o = bg_matern_ratio_order(nu);
    bg_besselk_product a = bg_besselk_product_small(base, steps, o, z, bg_log_of(z));
    int high = nu >= 0.5;
    double ratio = (high ? z : a.value) / (high ? a.value : z);
    return -(ratio * (high ? 1.0 / a.down : a.down));
}

#define BG_EACH_log_matern_dx(R, nu, z)                                                        \
    R(BG_AT_SPECIAL, bg_log_matern_dx_special(nu, z))                                          \
    R(BG_AT_HUGE, bg_log_matern_dx_huge(nu, z))                                                \
    BG_EACH_DEBYE(R, bg_log_matern_dx_debye, nu, z)                                            \
    BG_EACH_FEW_OR_MANY(R, BG_MATERN_SMALL, bg_log_matern_dx_small, nu, z)

BG_FUNCTION(log_matern, (nu, z), BG_MATERN_REGIMES, bg_matern_regime(nu, z),
            bg_matern_quick(nu, z))
BG_FUNCTION(log_matern_dx, (nu, z), BG_MATERN_FLAT, bg_matern_dx_regime(nu, z),
            bg_matern_dx_quick(nu, z))

#endif
