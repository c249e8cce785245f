/* Derivatives of log of the generalised inverse Gaussian normaliser, gig.h:
 *
 *   d/da = E[x]/2   = A_p/(2 a) for p >= -1/2, else b/(2 A_{-p-1}),   A_o = omega K_{o+1}/K_o of
 *                     besselk_product.h,
 *   d/db = E[1/x]/2, which is d/da at (-p, b, a),
 *   d/dp = -E[log x], which is less that at (-p, b, a); for p >= 0 it is log(a/b)/2 - (log K)_p:
 *
 *     w >= 24     log(a/(p + w)) + p y^2 [1/2 - sum_k (-y)^k N_k], from bessel_deriv.h
 *     w < 24      the parts of besselk_order.h; for omega < 1/8 those of besselk_deriv_log.h, with
 *                 log(a/2) and psi(p) where order p is reached by steps, else l coth y - 1/p in hi + lo
 *     b = 0       log(a/2) - psi(p) */
#ifndef BURGI_CORE_MATERN_GIG_DERIV_H
#define BURGI_CORE_MATERN_GIG_DERIV_H

#include "../bessel/besselk_order.h"
#include "../const.h"
#include "../function.h"
#include "gig.h"

/* d/da from A_o, o being p or -p - 1. */
BG_FN double bg_gig_order(double p)
{
    return p >= -0.5 ? p : -p - 1.0;
}

BG_FN double bg_gig_mean(double p, double a, double b, bg_besselk_product m)
{
    int high = p >= -0.5; /* the half where it neither over- nor underflows */
    double ratio = (high ? 0.5 * m.value : b) / (high ? a : 2.0 * m.value);
    return ratio * (high ? m.down : 1.0 / m.down);
}

/* Domain  24 <= w < 2^500. */
BG_FN double bg_gig_da_debye(int terms, double p, double a, double b)
{
    double o = bg_gig_order(p), y;
    bg_dd w = bg_gig_hypot(o, a, b, 1.0, &y);
    bg_besselk_product m = { bg_besselk_product_debye(terms, o, w, y), 1.0 };
    return bg_gig_mean(p, a, b, m);
}

/* The quotients' scales keep from over- and underflow what is neither in the end.  Domain  w >= 2^500,
 * all arguments finite. */
BG_FN double bg_gig_da_huge(double p, double a, double b)
{
    const double s = 0x1p-600;
    double o = bg_gig_order(p), y;
    bg_dd w = bg_gig_hypot(o, a, b, s, &y);
    double sum = w.hi + o * s; /* 2^-122 to 2^426 */
    double small = a < 0x1p-300 ? 0x1p700 : 1.0;
    double up = sum * 0x1p300 / (a * small) * 0x1p299 * small;
    return p >= -0.5 ? up : b * 0x1p-200 / sum * 0x1p-401;
}

/* Domain  w < 24, a b as the base has it, |p| as the steps. */
BG_FN double bg_gig_da_small(int base, int steps, double p, double a, double b)
{
    bg_gig_omega o = bg_gig_omega_of(a, b);
    return bg_gig_mean(
        p, a, b,
        bg_besselk_product_small(base, steps, bg_gig_order(p), o.omega, bg_gig_log(o, 1)));
}

/* r, or where p is infinite by_p, unless an infinite a or b says otherwise; NaN and the outside. */
BG_FN double bg_gig_limit(double p, double a, double b, double r, double by_p)
{
    double most = a > b ? a : b, end = r == by_p ? by_p : BG_NAN;

    end = most == BG_INF ? end : by_p;
    r = bg_abs(p) == BG_INF ? end : r;
    r = p == p ? r : BG_NAN;
    r = a >= 0.0 ? r : BG_NAN;
    return b >= 0.0 ? r : BG_NAN;
}

/* Limits; NaN where they depend on the path.  Domain  a or b zero or infinite, p infinite, NaN. */
BG_FN double bg_gig_da_special(double p, double a, double b)
{
    double gamma = p > 0.0 ? p / a : 0.0;                         /* b = 0 */
    double inverse = p < -1.0 ? 0.25 * (b / (-p - 1.0)) : BG_INF; /* a = 0 */
    double both = p < -1.0 ? 0.0 : BG_NAN;                        /* a = b = 0 */
    both = p > 0.0 ? BG_INF : both;
    inverse = b == 0.0 ? both : inverse;

    double r = a == 0.0 ? inverse : gamma, large = b == BG_INF ? BG_NAN : 0.0;
    r = b == BG_INF ? BG_INF : r;
    r = a == BG_INF ? large : r;
    return bg_gig_limit(p, a, b, r, p > 0.0 ? BG_INF : 0.0);
}

enum {
    BG_GIG_DA_SMALL = BG_AT_SMALL, /* w < 24: three bases times two numbers of steps */
    BG_GIG_DA_REGIMES = BG_GIG_DA_SMALL + BG_FEW_OR_MANY_TIERS
};

BG_FN double bg_gig_da_regime(double p, double a, double b)
{
    double most = 0x1.fffffffffffffp1023, o = bg_gig_order(p), r = bg_gig_regime(o, a, b);
    double small = BG_GIG_DA_SMALL + bg_besselk_few_or_many(o, a * b);
    int inside = bg_abs(p) <= most && a > 0.0 && a <= most && b > 0.0 && b <= most;

    r = r == BG_AT_SMALL ? small : r;
    return inside ? r : (double)BG_AT_SPECIAL;
}

#define BG_EACH_log_gig_norm_da(R, p, a, b)                                                    \
    R(BG_AT_SPECIAL, bg_gig_da_special(p, a, b))                                               \
    R(BG_AT_HUGE, bg_gig_da_huge(p, a, b))                                                     \
    BG_EACH_DEBYE(R, bg_gig_da_debye, p, a, b)                                                 \
    BG_EACH_FEW_OR_MANY(R, BG_GIG_DA_SMALL, bg_gig_da_small, p, a, b)
#define BG_EACH_log_gig_norm_db(R, p, a, b) BG_EACH_log_gig_norm_da(R, -(p), b, a)

BG_FUNCTION(log_gig_norm_da, (p, a, b), BG_GIG_DA_REGIMES, bg_gig_da_regime(p, a, b),
            bg_gig_da_regime(p, a, b))
BG_FUNCTION(log_gig_norm_db, (p, a, b), BG_GIG_DA_REGIMES, bg_gig_da_regime(-p, b, a),
            bg_gig_da_regime(-p, b, a))

/* Domain  w scale >= 24 scale, w scale < 2^500; scale = 2^-600, and terms = 0, for w >= 2^500. */
BG_FN double bg_gig_dp_large(int terms, double scale, double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    double y, k, from = bg_gig_scaled(g.a, &k);
    bg_dd w = bg_gig_hypot(g.p, g.a, g.b, scale, &y), wp = bg_dd_add_d(w, g.p * scale);
    double t = g.p * scale * y, v = y * scale;
    bg_dd l = bg_log_short(bg_dd_of(from, 0.0), wp, k - (scale == 1.0 ? 0.0 : 600.0));

    double f = l.hi + bg_fma(t * v, bg_deriv_bracket(terms, BG_DNU, t * t, -v), l.lo);
    return g.swapped ? -f : f;
}

/* log(a/b)/2 - (log K)_p, the parts of the latter added up in the order of their sizes. */
BG_FN double bg_gig_dp_sum(int swapped, bg_dd logs, bg_besselk_order f)
{
    bg_dd sum = bg_dd_add(bg_dd_add(f.base, f.poles), f.steps);
    sum = bg_dd_add(logs, bg_dd_neg(sum));
    return swapped ? -(sum.hi + sum.lo) : sum.hi + sum.lo;
}

/* Domain  w < 24, omega >= 1/8. */
BG_FN double bg_gig_dp_nodes(int piece, double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    bg_gig_omega o = bg_gig_omega_of(g.a, g.b);
    double psi;
    bg_dd logs = bg_dd_add(bg_log_any(g.a, 0.0), bg_dd_neg(bg_gig_log(o, 0)));
    return bg_gig_dp_sum(g.swapped, logs, bg_besselk_order_nodes(piece, g.p, o.omega, &psi));
}

/* Domain  w < 24, 0 < omega < 1/8. */
BG_FN double bg_gig_dp_log(double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    bg_gig_omega o = bg_gig_omega_of(g.a, g.b);
    double n = bg_besselk_log_steps(g.p), mu = g.p - n;
    bg_dd l = bg_dd_add(bg_ln2(), bg_dd_neg(bg_gig_log(o, 0))); /* log(2/omega) */
    bg_dd half = bg_log_any(g.a, -1.0), all = bg_dd_add(half, l);
    bg_besselk_log k = bg_besselk_log_at(mu, o.omega, l);
    bg_dd langevin = bg_besselk_order_langevin(bg_abs(mu), l);
    double upper1 = bg_fma(mu, 1.0 / (1.0 + mu), k.upper.d);
    bg_besselk_order f;

    bg_besselk_order_up(2, n, mu, o.omega, k.ratio1, 1.0 + k.above.d - upper1, &f);
    double rest = mu * l.hi < 1.0 ? k.rest : bg_besselk_psi_1(mu) + k.lower;
    bg_dd zero = bg_dd_add_d(langevin, rest);
    double one = n < 2.0 ? upper1 : 1.0 + k.above.d;
    f.base.hi = n == 0.0 ? zero.hi : one;
    f.base.lo = n == 0.0 ? zero.lo : 0.0;
    half.hi = n == 0.0 ? all.hi : half.hi;
    half.lo = n == 0.0 ? all.lo : half.lo;
    return bg_gig_dp_sum(g.swapped, half, f);
}

/* Domain  b = 0 (a = 0 where p < 0), 0 < |p| < 24: log(a/2) - psi(p), psi by the poles of steps at omega = 0. */
BG_FN double bg_gig_dp_gamma(double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    double n = bg_round(g.p), m = g.p - n, psi = bg_besselk_psi_1(m);
    double least = g.p < 0x1p-900 ? 0x1p-900 : g.p, pole = -1.0 / least;
    bg_dd low = bg_two_sum(pole, psi);
    bg_besselk_order f;

    bg_besselk_order_up(1, n, m, 0.0, 1.0, 0.0, &f);
    low.lo += bg_fma(pole, least, 1.0) * pole;
    f.base.hi = n == 0.0 ? low.hi : psi;
    f.base.lo = n == 0.0 ? low.lo : 0.0;
    double sum = bg_gig_dp_sum(0, bg_log_any(g.a, -1.0), f), most = 1.0 / g.p;
    sum = g.p < 0x1p-900 ? most : sum;
    return g.swapped ? -sum : sum;
}

/* As for d/da. */
BG_FN double bg_gig_dp_special(double p, double a, double b)
{
    double by_a = a == 0.0 ? -BG_INF : a == BG_INF ? BG_INF : 0.0; /* log a */
    double by_b = b == 0.0 ? BG_INF : b == BG_INF ? -BG_INF : 0.0; /* -log b */
    double by_p = p > 0.0 ? -BG_INF : p < 0.0 ? BG_INF : BG_NAN;
    double r = by_a == 0.0 ? by_b : by_b == 0.0 ? by_a : by_a == by_b ? by_a : BG_NAN;

    return bg_gig_limit(p, a, b, a + b == 0.0 ? by_p : r, by_p);
}

enum {
    BG_GIG_DP_LOG = BG_AT_SMALL, /* omega < 1/8 */
    BG_GIG_DP_NODES0,            /* omega < 2 */
    BG_GIG_DP_NODES1,
    BG_GIG_DP_GAMMA,
    BG_GIG_DP_REGIMES
};

BG_FN double bg_gig_dp_regime(double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    double ab = g.a * g.b, r = bg_gig_regime(g.p, g.a, g.b);
    double small = BG_GIG_DP_LOG + (ab >= 0x1p-6 ? 1.0 : 0.0) + (ab >= 4.0 ? 1.0 : 0.0);

    small = g.b > 0.0 ? small : (double)BG_GIG_DP_GAMMA;
    r = r == BG_AT_SMALL ? small : r;
    return bg_gig_inside(g) ? r : (double)BG_AT_SPECIAL;
}

#define BG_EACH_log_gig_norm_dp(R, p, a, b)                                                    \
    R(BG_AT_SPECIAL, bg_gig_dp_special(p, a, b))                                               \
    R(BG_AT_HUGE, bg_gig_dp_large(0, 0x1p-600, p, a, b))                                       \
    BG_EACH_DEBYE(R, bg_gig_dp_large, 1.0, p, a, b)                                            \
    R(BG_GIG_DP_LOG, bg_gig_dp_log(p, a, b))                                                   \
    R(BG_GIG_DP_NODES0, bg_gig_dp_nodes(0, p, a, b))                                           \
    R(BG_GIG_DP_NODES1, bg_gig_dp_nodes(1, p, a, b))                                           \
    R(BG_GIG_DP_GAMMA, bg_gig_dp_gamma(p, a, b))

BG_FUNCTION(log_gig_norm_dp, (p, a, b), BG_GIG_DP_REGIMES, bg_gig_dp_regime(p, a, b),
            bg_gig_dp_regime(p, a, b))

#endif
