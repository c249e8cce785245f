/* d/dnu at fixed s of log M_nu(sqrt(2 nu) s) of matern_dist.h: f_nu + z f_z/(2 nu), f = log M_nu(z),
 * a difference of nearly equal numbers for large nu, where it goes to s^2 (4 - s^2)/(8 nu^2).
 *
 * With w = hypot(nu, z), y = 1/w, p = nu y, S = p^2, t = (w - nu)/(2 nu) = s^2/(w + nu), and R_k, N_k
 * of bessel_slope.h, what is left of the expansions for w >= 24 is
 *
 *   [log(1 + t) - t] + (1 - S)/(4 nu) + [log nu - psi(nu) - 1/(2 nu) + X/nu],
 *   X = S sum_k (-y)^k N_k - (1 - S)/2 sum_k (-y)^k R_k = y (3 + 8 S - 15 S^2)/48 + terms from k = 2 on.
 *
 * As s -> 0 the third cancels to 2/nu times the second, almost all of that in k = 1 and Stirling's
 * 1/(12 nu^2), which together are (1 - S)/(24 nu^2 (1 + p)) (2 + (7 + 7 p + 15 p^2 + 15 p^3) p/2).
 *
 *   nu >= 23, s^2 < 3/16  the series of matern.h differentiated, of which no term cancels
 *   nu < 8                all that is divided by nu put over nu, and psi(nu + 8) for psi(nu)
 *   w < 24                f_nu of matern_dnu.h, and -s^2/A_{nu-1}, or -A_{-nu}/(2 nu) where nu < 1/2 */
#ifndef BURGI_CORE_MATERN_MATERN_DIST_DNU_H
#define BURGI_CORE_MATERN_MATERN_DIST_DNU_H

#include "../const.h"
#include "../function.h"
#include "matern_dist.h"
#include "matern_dnu.h"

enum {
    BG_MATERN_DIST_DNU_LOG = BG_AT_SMALL, /* z < 1/8 */
    BG_MATERN_DIST_DNU_NODES,             /* z < 1, 2, 4, 24 */
    BG_MATERN_DIST_DNU_FLAT = BG_MATERN_DIST_DNU_NODES + 4,
    BG_MATERN_DIST_DNU_LIMIT,
    BG_MATERN_DIST_DNU_REGIMES
};

BG_FN double bg_matern_dist_dnu_regime(double nu, double s)
{
    double most = bg_matern_nu_near(nu), z = bg_matern_z_near(most, s);
    double r = bg_bessel_regime(most, z);
    double small = BG_MATERN_DIST_DNU_LOG + (z >= 0.125 ? 1.0 : 0.0) + (z >= 1.0 ? 1.0 : 0.0) +
                   (z >= 2.0 ? 1.0 : 0.0) + (z >= 4.0 ? 1.0 : 0.0);
    r = r == BG_AT_SMALL ? small : r;
    r = nu >= 23.0 && s * s < 0.1875 ? (double)BG_MATERN_DIST_DNU_FLAT : r;
    return bg_matern_dist_or(r, BG_MATERN_DIST_DNU_LIMIT, nu, s);
}

BG_FN double bg_matern_dist_dnu_quick(double nu, double s)
{
    int inside = nu >= 1.0 && nu < 0x1p60 && s * s >= 0.1875;
    return inside ? bg_bessel_quick(nu, bg_matern_z_near(nu, s), 0x1p500) : 0.0;
}

BG_FN double bg_log_matern_dist_dnu_special(double nu, double s)
{
    double at_inf = nu < BG_INF ? -BG_INF : BG_NAN;
    return nu > 0.0 && s >= 0.0 ? (s == BG_INF ? at_inf : 0.0) : BG_NAN;
}

/* s^2 (4 - s^2)/(8 nu^2); 0 at nu = inf. */
BG_FN double bg_log_matern_dist_dnu_limit(double nu, double s)
{
    double r = s / nu, f = r * (0.125 * (2.0 - s) * (2.0 + s) * r);
    return nu < BG_INF ? f : 0.0;
}

/* log(1 + t) - t: -t u + [2 atanh(u) - 2 u], u = t/(2 + t), for t <= 1/2, and -t/(1 + t), or -2 u or
 * so, times what t.hi lacks.  l = log(1 + t). */
BG_FN double bg_log1p_less(bg_dd t, bg_dd l)
{
    static const double c[8] = {
#include "../tables/atanh_half.inc"
    };
    double near = t.hi < 0.5 ? t.hi : 0.5, u = near / (2.0 + near), z = 4.0 * u * u;
    double small = bg_fma(2.0 * u, bg_fma(z, bg_poly(c, 7, z), -t.lo), -near * u);
    return t.hi < 0.5 ? small : (l.hi - t.hi) + (l.lo - t.lo);
}

/* Domain  w >= 24, max(nu, z) < 2^500. */
BG_FN double bg_log_matern_dist_dnu_debye(int terms, double nu, double s)
{
    int high = nu >= 8.0;
    double y, v = high ? nu : nu + 8.0, q = 2.0 * v, one = 1.0 / nu;
    bg_dd z2 = bg_matern_z2(1.0, nu, s), w = bg_dd_root_of_sum(bg_two_prod(nu, nu), z2, &y);
    bg_dd wn = bg_dd_add_d(w, nu), e = bg_dd_div(z2, wn); /* e = w - nu */
    bg_dd n = bg_dd_of(high ? e.hi : wn.hi - q, high ? e.lo : wn.lo);
    bg_dd l = bg_log_short_near(wn, bg_dd_of(q, 0.0), n);

    double p = nu * y, S = p * p, c = z2.hi * y * y; /* c = 1 - S */
    double x = bg_fma(S, bg_parity_at(bg_debye_n_from(2, terms, S, -y), -y),
                      -0.5 * c * bg_parity_at(bg_debye_r_from(2, terms, S, -y), -y));
    double one2 = one * one, part = bg_fma(p, bg_fma(p, bg_fma(p, 7.5, 7.5), 3.5), 3.5);
    double first = bg_log1p_less(bg_dd_div(bg_two_prod(s, s), wn), l);
    /* (1 - S)/(4 nu), which is s^2/(2 w^2), and what k = 1 adds to it */
    double second = 0.5 * s * s / bg_fma(nu, nu, z2.hi);
    second = bg_fma(second, bg_fma(part, p, 2.0) / (p + 1.0) * (one * (1.0 / 6.0)), second);
    double far = first + (second + bg_fma(one2 * one2, bg_psi_tail(one2), one * x));

    double x1 = bg_fma(y, bg_fma(S, bg_fma(S, -15.0, 8.0), 3.0) * (1.0 / 48.0), x);
    double over = bg_fma(-0.5, e.hi, 0.75 + (bg_fma(-0.25, S, x1) - 0.5 * e.lo));
    double near = l.hi + (l.lo + (bg_psi_rest(v) + 0.5 / v + bg_psi_shift(high ? 1.0 : nu)));
    return high ? far : bg_fma(over, one, near);
}

/* max(nu, z) >= 2^500: the first bracket, which is that of nu and s^2 over a power of two, or -t where
 * z is far beyond nu. */
BG_FN double bg_log_matern_dist_dnu_huge(double nu, double s)
{
    double root = bg_matern_root(nu).hi, y, m = nu * 0x1p-600, d = s * 0x1p-300;
    bg_dd z2 = bg_matern_z2(1.0, m, d), w = bg_dd_root_of_sum(bg_two_prod(m, m), z2, &y);
    bg_dd wn = bg_dd_add_d(w, m), t = bg_dd_div(bg_two_prod(d, d), wn);
    bg_dd l = bg_log_short_near(wn, bg_dd_of(2.0 * m, 0.0), bg_dd_div(z2, wn));
    double r = bg_log1p_less(t, l);
    return s >= 0x1p70 * root ? -s / root : r;
}

/* With x = s^2/2, i = 1/(nu-1), t = x (1 + i) and T = t R = t (1 - t/d_2 (1 - t/d_3 (...))) of matern.h,
 * -T'/(1 - T), where t' = -x i^2 and d_k' = k (k-1) i^2: i^2 is kept out of all.  x, nu - 1 and its square
 * are hi + lo, of which the lo make one factor.
 * Domain  nu >= 23, t < 1/10: what twelve terms leave out is below 2^-58. */
BG_FN double bg_log_matern_dist_dnu_flat(double nu, double s)
{
    enum { TERMS = 12 };
    bg_dd half = bg_two_prod(0.5 * s, s);
    double m = nu - 1.0, rest = (nu - m) - 1.0, x = half.hi, i = 1.0 / m, t = bg_fma(x, i, x);
    double r = 1.0, r1 = 0.0;

    BG_UNROLL
    for (int k = TERMS; k > 1; --k) {
        double d1 = k * (k - 1.0), e = 1.0 / bg_fma(-d1, i, k), g = t * e;
        r1 = bg_fma(-g, r1, e * bg_fma(g, d1, x) * r);
        r = bg_fma(-g, r, 1.0);
    }
    bg_dd square = bg_two_prod(m, m);
    double f =
        (x + bg_fma(x, r - 1.0, bg_fma(-t, r1, half.lo))) / (bg_fma(-t, r, 1.0) * square.hi);
    return bg_fma(-f, bg_fma(2.0 * m, rest, square.lo) / square.hi, f);
}

/* piece -1: z < 1/8. */
BG_FN double bg_log_matern_dist_dnu_small(int piece, int base, double nu, double s)
{
    bg_matern_z z = bg_matern_z_of(nu, s);
    double o = bg_matern_ratio_order(nu);
    bg_besselk_product a = bg_besselk_product_small(base, BG_K_MANY, o, z.x, z.log);
    double f = piece < 0 ? bg_log_matern_dnu_log(nu, z.x, bg_dd_add(bg_ln2(), bg_dd_neg(z.log)))
                         : bg_log_matern_dnu_nodes(piece > 0, nu, z.x);
    int high = nu >= 0.5, none = nu < 0x1p-100; /* where f is 1/nu */
    double scale = high ? 1.0 / a.down : a.down, d = high ? a.value : none ? 1.0 : nu;
    bg_dd n = bg_two_prod(high ? s : 0.5, high ? s : a.value);
    double part = n.hi / d, rest = (bg_fma(-part, d, n.hi) + n.lo) / d;
    return none ? (1.0 - part * scale) / nu : (f - part * scale) - rest * scale;
}

#define BG_EACH_log_matern_dist_dnu(R, nu, s)                                                  \
    R(BG_AT_SPECIAL, bg_log_matern_dist_dnu_special(nu, s))                                    \
    R(BG_AT_HUGE, bg_log_matern_dist_dnu_huge(nu, s))                                          \
    BG_EACH_DEBYE(R, bg_log_matern_dist_dnu_debye, nu, s)                                      \
    R(BG_MATERN_DIST_DNU_LOG, bg_log_matern_dist_dnu_small(-1, BG_K_TEMME, nu, s))             \
    R(BG_MATERN_DIST_DNU_NODES, bg_log_matern_dist_dnu_small(0, BG_K_TEMME, nu, s))            \
    R(BG_MATERN_DIST_DNU_NODES + 1, bg_log_matern_dist_dnu_small(0, BG_K_POLY1, nu, s))        \
    R(BG_MATERN_DIST_DNU_NODES + 2, bg_log_matern_dist_dnu_small(1, BG_K_POLY1, nu, s))        \
    R(BG_MATERN_DIST_DNU_NODES + 3, bg_log_matern_dist_dnu_small(1, BG_K_POLY4, nu, s))        \
    R(BG_MATERN_DIST_DNU_FLAT, bg_log_matern_dist_dnu_flat(nu, s))                             \
    R(BG_MATERN_DIST_DNU_LIMIT, bg_log_matern_dist_dnu_limit(nu, s))

BG_FUNCTION(log_matern_dist_dnu, (nu, s), BG_MATERN_DIST_DNU_REGIMES,
            bg_matern_dist_dnu_regime(nu, s), bg_matern_dist_dnu_quick(nu, s))

#endif
