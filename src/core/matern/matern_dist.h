/* log M_nu(z) of matern.h at z = sqrt(2 nu) s, s a distance in length scales, and d/ds of it.
 *
 * z is hi + lo throughout: rounded, it would cost log M twice its own error.  With A_o =
 * z K_{o+1}/K_o of besselk_product.h, and as nu -> inf,
 *
 *   log M -> -s^2/2,   d/ds log M = -2 nu s/A_{nu-1}, or -A_{-nu}/s where nu < 1/2,   -> -s.
 *
 * w >= 24                     matern.h's expansions, which take z^2 alone
 * nu >= 23, s^2 < 1/8         its series, whose first term is s^2/2 (1 + 1/(nu-1))
 * w < 24                      at z rounded, made up for by z d/dz to a few percent; z < 2^-900 by its
 *                             logarithm alone
 * nu >= 2^60, s^2 <= 2^-60 nu the limit, to the last digit */
#ifndef BURGI_CORE_MATERN_MATERN_DIST_H
#define BURGI_CORE_MATERN_MATERN_DIST_H

#include "../function.h"
#include "matern.h"

enum {
    BG_MATERN_DIST_LIMIT = BG_MATERN_REGIMES,
    BG_MATERN_DIST_REGIMES,
    BG_MATERN_DS_LIMIT = BG_MATERN_SMALL + BG_FEW_OR_MANY_TIERS,
    BG_MATERN_DS_REGIMES
};

/* sqrt(2 nu), nu finite. */
BG_FN bg_dd bg_matern_root(double nu)
{
    int tiny = nu < 0x1p-900;
    double x = nu * (tiny ? 0x1p199 : 0.5), back = tiny ? 0x1p-99 : 2.0, r = sqrt(x);
    return bg_dd_scale(bg_dd_of(r, bg_fma(-r, r, x) / (2.0 * r)), back);
}

/* (2^-k z)^2, down = 2^-k; 2^-k z at most 2^500: with k = 600 log M is -inf beyond. */
BG_FN bg_dd bg_matern_z2(double down, double nu, double s)
{
    bg_dd z = bg_dd_mul_d(bg_matern_root(nu), s * down);
    int most = z.hi > 0x1p500;
    z = bg_dd_of(most ? 0x1p500 : z.hi, most ? 0.0 : z.lo);
    return bg_dd_mul(z, z);
}

/* nu and z as the classifiers have them: no more than it takes to tell a regime.  What is too small
 * or too large changes by what is not a constant: gcc 12 follows a constant through the comparisons
 * after it, and then does not vectorise. */
BG_FN double bg_matern_nu_near(double nu)
{
    return nu * (nu < 0x1p600 ? 1.0 : 0x1p-100);
}

BG_FN double bg_matern_z_near(double nu, double s)
{
    double z = sqrt(2.0 * nu) * s + 0x1p-1022;
    return z < 0x1p600 ? z : 0x1p500 + nu;
}

/* r, but for the limit in nu and where f has a special value. */
BG_FN double bg_matern_dist_or(double r, double limit, double nu, double s)
{
    int far = nu >= 0x1p60 && s * s <= nu * 0x1p-60;
    r = far ? limit : r;
    return nu > 0.0 && s > 0.0 && s < BG_INF ? r : (double)BG_AT_SPECIAL;
}

BG_FN double bg_matern_dist_regime(double nu, double s)
{
    double most = bg_matern_nu_near(nu);
    double r = bg_matern_regime(most, bg_matern_z_near(most, s));
    return bg_matern_dist_or(r, BG_MATERN_DIST_LIMIT, nu, s);
}

/* The tiers of the expansion by few comparisons, else 0. */
BG_FN double bg_matern_dist_quick(double nu, double s)
{
    return nu < 0x1p60 ? bg_matern_quick(nu, bg_matern_z_near(nu, s)) : 0.0;
}

/* s = 0, infinities, NaN and the outside. */
BG_FN double bg_log_matern_dist_special(double nu, double s)
{
    double r = s == BG_INF ? -BG_INF : 0.0;
    return nu > 0.0 && s >= 0.0 ? r : BG_NAN;
}

/* s^2/2 (1 + 1/(nu-1)). */
BG_FN bg_dd bg_matern_dist_flat(double nu, double s)
{
    bg_dd t = bg_two_prod(0.5 * s, s);
    return bg_fast_two_sum(t.hi, bg_fma(t.hi, 1.0 / (nu - 1.0), t.lo));
}

/* z for w < 24. */
typedef struct bg_matern_z {
    double x, up; /* z rounded, or anything tiny where z is; s up does not underflow */
    bg_dd log;    /* of x, which Temme's sums want, or where z is tiny of z */
    double lack;  /* what x lacks of z, relatively */
} bg_matern_z;

BG_FN bg_matern_z bg_matern_z_of(double nu, double s)
{
    bg_dd root = bg_matern_root(nu), one = bg_dd_of(1.0, 0.0);
    int tiny = root.hi * s < 0x1p-900;
    bg_matern_z r;

    r.up = tiny ? 0x1p800 : 1.0;
    bg_dd z = bg_dd_mul_d(root, s * r.up);
    r.x = tiny ? 0x1p-900 : z.hi;
    r.lack = tiny ? 0.0 : z.lo / z.hi;
    r.log = bg_log_short(bg_dd_of(z.hi, tiny ? z.lo : 0.0), one, tiny ? -800.0 : 0.0);
    return r;
}

/* -z d/dz log M to a few percent of it, or for nu < 1/2 of 1. */
BG_FN double bg_matern_dist_slope(double nu, double x)
{
    double low = x + (0.5 - nu) * x / (x + 0.2), v = nu - 0.5;
    return nu <= 0.5 ? low : x * x / (v + sqrt(bg_fma(v, v, x * x)));
}

/* Domain  w < 24, z as the base has it, nu < steps + 1/2. */
BG_FN double bg_log_matern_dist_small(int base, int steps, double nu, double s)
{
    bg_matern_z z = bg_matern_z_of(nu, s);
    double less = z.lack * bg_matern_dist_slope(nu, z.x);
    return bg_log_matern_small(base, steps, nu, z.x, z.log, less);
}

#define BG_EACH_log_matern_dist(R, nu, s)                                                      \
    R(BG_AT_SPECIAL, bg_log_matern_dist_special(nu, s))                                        \
    R(BG_AT_HUGE, bg_log_matern_huge(nu, bg_matern_z2(0x1p-600, nu, s)))                       \
    BG_EACH_DEBYE(R, bg_log_matern_debye, nu, bg_matern_z2(1.0, nu, s))                        \
    BG_EACH_FEW_OR_MANY(R, BG_MATERN_SMALL, bg_log_matern_dist_small, nu, s)                   \
    R(BG_MATERN_FLAT, bg_log_matern_flat(nu, bg_matern_dist_flat(nu, s)))                      \
    R(BG_MATERN_LOW, bg_log_matern_low(20, nu, bg_matern_z2(1.0, nu, s)))                      \
    R(BG_MATERN_DIST_LIMIT, -((0.5 * (s)) * (s)))

BG_FN double bg_matern_ds_regime(double nu, double s)
{
    double most = bg_matern_nu_near(nu);
    double r = bg_matern_dx_regime(most, bg_matern_z_near(most, s));
    return bg_matern_dist_or(r, BG_MATERN_DS_LIMIT, nu, s);
}

BG_FN double bg_matern_ds_quick(double nu, double s)
{
    int inside = nu >= 1.0 && nu < 0x1p60;
    return inside ? bg_bessel_quick(nu - 1.0, bg_matern_z_near(nu, s), 0x1p500) : 0.0;
}

BG_FN double bg_log_matern_ds_special(double nu, double s)
{
    double at0 = nu == 0.5 ? -1.0 : nu > 0.5 ? 0.0 : -BG_INF;
    bg_dd root = bg_matern_root(nu < BG_INF ? nu : 1.0);
    double at_inf = nu < BG_INF ? -(root.hi + root.lo) : -BG_INF;
    return nu > 0.0 && s >= 0.0 ? (s == BG_INF ? at_inf : at0) : BG_NAN;
}

/* -2 nu s/A, or -A/s for nu < 1/2. */
BG_FN double bg_log_matern_ds_debye(int terms, double nu, double s)
{
    double o = bg_matern_ratio_order(nu), y;
    bg_dd w = bg_dd_root_of_sum(bg_two_prod(o, o), bg_matern_z2(1.0, nu, s), &y);
    double a = bg_besselk_product_debye(terms, o, w, y);
    int high = nu >= 0.5;
    return -((high ? 2.0 * nu * s : a) / (high ? a : s));
}

/* With p = nu/z, all that is left is -sqrt(2 nu)/(p + sqrt(1 + p^2)). */
BG_FN double bg_log_matern_ds_huge(double nu, double s)
{
    double root = bg_matern_root(nu).hi, p = 0.5 * root / s;
    return -root / (p + sqrt(bg_fma(p, p, 1.0)));
}

/* At z rounded, which costs A_o at most as much as it costs z. */
BG_FN double bg_log_matern_ds_small(int base, int steps, double nu, double s)
{
    bg_matern_z z = bg_matern_z_of(nu, s);
    double o = bg_matern_ratio_order(nu);
    bg_besselk_product a = bg_besselk_product_small(base, steps, o, z.x, z.log);
    int high = nu >= 0.5;
    double v = s * z.up, ratio = (high ? 2.0 * nu * v : a.value) / (high ? a.value : v);
    return -(ratio * (high ? 1.0 / z.up / a.down : z.up * a.down));
}

#define BG_EACH_log_matern_dist_ds(R, nu, s)                                                   \
    R(BG_AT_SPECIAL, bg_log_matern_ds_special(nu, s))                                          \
    R(BG_AT_HUGE, bg_log_matern_ds_huge(nu, s))                                                \
    BG_EACH_DEBYE(R, bg_log_matern_ds_debye, nu, s)                                            \
    BG_EACH_FEW_OR_MANY(R, BG_MATERN_SMALL, bg_log_matern_ds_small, nu, s)                     \
    R(BG_MATERN_DS_LIMIT, -(s))

BG_FUNCTION(log_matern_dist, (nu, s), BG_MATERN_DIST_REGIMES, bg_matern_dist_regime(nu, s),
            bg_matern_dist_quick(nu, s))
BG_FUNCTION(log_matern_dist_ds, (nu, s), BG_MATERN_DS_REGIMES, bg_matern_ds_regime(nu, s),
            bg_matern_ds_quick(nu, s))

#endif
