/* d/dnu log M_nu(z) of matern.h, which is d/dnu log K_nu(z) + log(z/2) - psi(nu), positive.
 *
 *   w >= 24   log((w + nu)/2) - psi(nu) - nu y^2 [1/2 - sum_k (-y)^k N_k], from bessel_deriv.h, where
 *             log v - psi(v) is Stirling's series at v = nu or, for nu < 8, at v = nu + 8
 *   z >= 1/8  the parts of besselk_order.h, the poles of the steps being those of psi
 *   z < 1/8   from besselk_deriv_log.h, whose gU is Gamma(1 + mu) (1 + eps): d/dmu log(1 + eps), and
 *             for nu <= 1/2 2 l/(e^{2y} - 1) besides, l = log(2/z), y = nu l
 *
 * So neither log(2/z) nor psi(nu) is added and taken away, and the value goes to 0 with z. */
#ifndef BURGI_CORE_MATERN_MATERN_DNU_H
#define BURGI_CORE_MATERN_MATERN_DNU_H

#include "../bessel/besselk_order.h"
#include "../function.h"
#include "matern.h"

enum {
    BG_MATERN_DNU_LOG = BG_AT_SMALL, /* z < 1/8 */
    BG_MATERN_DNU_NODES0,            /* z < 2 */
    BG_MATERN_DNU_NODES1,
    BG_MATERN_DNU_REGIMES
};

BG_FN double bg_matern_dnu_regime(double nu, double z)
{
    double r = bg_bessel_regime(nu, z);
    double small = BG_MATERN_DNU_LOG + (z >= 0.125 ? 1.0 : 0.0) + (z >= 2.0 ? 1.0 : 0.0);
    r = r == BG_AT_SMALL ? small : r;
    return nu > 0.0 ? r : (double)BG_AT_SPECIAL;
}

BG_FN double bg_matern_dnu_quick(double nu, double z)
{
    return nu > 0.0 ? bg_bessel_quick(nu, z, 0x1p500) : 0.0;
}

/* z = 0, infinities, NaN and the outside. */
BG_FN double bg_log_matern_dnu_special(double nu, double z)
{
    double r = z == BG_INF ? (nu == BG_INF ? BG_NAN : BG_INF) : 0.0;
    return nu > 0.0 && z >= 0.0 ? r : BG_NAN;
}

BG_FN double bg_matern_not_negative(double f)
{
    return f < 0.0 ? 0.0 : f;
}

/* Domain  w >= 24, w scale < 2^500; scale = 2^-600, and terms = 0, where max(nu, z) >= 2^500. */
BG_FN double bg_log_matern_dnu_large(int terms, double scale, double nu, double z)
{
    int far = nu >= 8.0;
    double y, nus = nu * scale, zs = z * scale, v = far ? nu : nu + 8.0, q = v * scale * 2.0;
    bg_dd w = bg_dd_hypot(nus, zs, &y), wn = bg_dd_add_d(w, nus);
    double e = zs * (zs / wn.hi), t = nus * y; /* w - nu */
    bg_dd n = bg_dd_of(far ? e : wn.hi - q, far ? 0.0 : wn.lo);
    bg_dd l = bg_log_short_near(wn, bg_dd_of(q, 0.0), n);
    double rest = bg_psi_rest(v) + 0.5 / v -
                  t * (y * scale) * bg_deriv_bracket(terms, BG_DNU, t * t, -y * scale);

    double shift = bg_psi_shift(far ? 1.0 : nu), pole = 1.0 / nu;
    double f = l.hi + (l.lo + (rest + (far ? 0.0 : shift)));
    return bg_matern_not_negative(far ? f : pole + f);
}

/* Domain  w < 24, 1/8 <= z < 2 (piece 0) or 2 <= z.  There the steps' share without their poles is
 * large and, one error a step, worth less than their sum and the poles'. */
BG_FN double bg_log_matern_dnu_nodes(int piece, double nu, double z)
{
    double psi;
    bg_besselk_order f = bg_besselk_order_nodes(piece, nu, z, &psi);
    bg_dd log_half = bg_log_short(bg_dd_of(z, 0.0), bg_dd_of(1.0, 0.0), -1.0);
    bg_dd steps = piece == 0 ? f.steps : bg_dd_add(f.rise, bg_dd_neg(f.poles));
    bg_dd sum = bg_dd_add(bg_dd_add(f.base, log_half), steps);
    double least = nu < 0x1p-900 ? 0x1p-900 : nu, pole = nu <= 0.5 ? 1.0 / least : 0.0;
    sum = bg_dd_add_d(bg_dd_add_d(sum, -psi), pole);
    double slope = sum.hi + bg_fma(bg_fma(-pole, least, 1.0), pole, sum.lo);
    return bg_matern_not_negative(nu < 0x1p-900 ? 1.0 / nu : slope);
}

/* Domain  w < 24, 0 < z < 1/8; l = log(2/z). */
BG_FN double bg_log_matern_dnu_log(double nu, double z, bg_dd l)
{
    double n = bg_besselk_log_steps(nu), mu = nu - n;
    bg_besselk_log b = bg_besselk_log_at(mu, z, l);
    bg_besselk_order f;

    double least = nu < 0x1p-100 ? 0x1p-100 : nu;
    bg_dd y = bg_dd_mul_d(l, 2.0 * least);
    y.hi = y.hi < 700.0 ? y.hi : 700.0;
    double pole = nu < 0x1p-100 ? 1.0 / nu : 2.0 * l.hi / bg_expm1_dd(y).hi;
    double zero = nu * l.hi < 1.0 ? b.rest - bg_besselk_psi_1(mu) : b.lower;

    double upper1 = bg_fma(mu, 1.0 / (1.0 + mu), b.upper.d);
    bg_besselk_order_up(2, n, mu, z, b.ratio1, 1.0 + b.above.d - upper1, &f);
    double upper = n < 2.0 ? b.upper.f : b.above.f + f.steps.hi;
    return bg_matern_not_negative(n == 0.0 ? pole + zero : upper);
}

#define BG_EACH_log_matern_dnu(R, nu, z)                                                       \
    R(BG_AT_SPECIAL, bg_log_matern_dnu_special(nu, z))                                         \
    R(BG_AT_HUGE, bg_log_matern_dnu_large(0, 0x1p-600, nu, z))                                 \
    BG_EACH_DEBYE(R, bg_log_matern_dnu_large, 1.0, nu, z)                                      \
    R(BG_MATERN_DNU_LOG, bg_log_matern_dnu_log(nu, z, bg_besselk_log_of(z)))                   \
    R(BG_MATERN_DNU_NODES0, bg_log_matern_dnu_nodes(0, nu, z))                                 \
    R(BG_MATERN_DNU_NODES1, bg_log_matern_dnu_nodes(1, nu, z))

BG_FUNCTION(log_matern_dnu, (nu, z), BG_MATERN_DNU_REGIMES, bg_matern_dnu_regime(nu, z),
            bg_matern_dnu_quick(nu, z))

#endif
