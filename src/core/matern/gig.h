/* log of the normaliser of the generalised inverse Gaussian density,
 *
 *   f = log[(a/b)^{p/2}/(2 K_p(omega))],   omega = sqrt(a b),
 *
 * which is f(-p, b, a) too, so that what follows has p >= 0.  With w = sqrt(p^2 + a b), y = 1/w, s =
 * (p/w)^2 and the D_k of bessel_debye.h
 *
 *   w >= 24   w + p log(a/(p + w)) + log(w/(2 pi))/2 - sum_k D_k (-y)^k
 *   w < 24    p log(a/2) - log(2 M_p), M_p = K_p (omega/2)^p as in besselk_base.h
 *   b = 0     p log(a/2) - log Gamma(p): the Gamma law; the first line holds as it stands
 *
 * so that no product a b over- or underflows in what is left, and the root is taken of p^2 + a b, or
 * corrected for its rounding.  The first two terms of the first line cancel near zeros of f: they
 * are carried to some 95 bits, as in vmf_norm.h. */
#ifndef BURGI_CORE_MATERN_GIG_H
#define BURGI_CORE_MATERN_GIG_H

#include "../bessel/bessel_debye.h"
#include "../bessel/bessel_regime.h"
#include "../bessel/besselk_product.h"
#include "../const.h"
#include "../function.h"
#include "../gamma_factors.h"
#include "../log_long.h"

/* p >= 0 with a and b in their order, or exchanged; of p = 0, so that f and its slopes keep their
 * symmetry to the last bit, a >= b. */
typedef struct bg_gig {
    double p, a, b;
    int swapped;
} bg_gig;

BG_FN bg_gig bg_gig_of(double p, double a, double b)
{
    bg_gig g;
    g.swapped = p < 0.0 || (p == 0.0 && a < b);
    g.p = bg_abs(p);
    g.a = g.swapped ? b : a;
    g.b = g.swapped ? a : b;
    return g;
}

/* scale sqrt(p^2 + a b) and its reciprocal. */
BG_FN bg_dd bg_gig_hypot(double p, double a, double b, double scale, double *y)
{
    bg_dd pp = bg_two_prod(p * scale, p * scale), ab = bg_two_prod(a * scale, b * scale);
    return bg_dd_root_of_sum(pp, ab, y);
}

/* omega < 24 and a b, where that may underflow: both times powers of two. */
typedef struct bg_gig_omega {
    bg_dd product;        /* a b up^2 */
    double omega, log_up; /* omega itself, rounded; log2(up) */
} bg_gig_omega;

BG_FN bg_gig_omega bg_gig_omega_of(double a, double b)
{
    double tiny = a * b < 0x1p-900 ? 1.0 : 0.0, up = tiny != 0.0 ? 0x1p600 : 1.0;
    bg_gig_omega r;

    r.product = bg_two_prod(a * up, b * up);
    r.omega = sqrt(r.product.hi) * (tiny != 0.0 ? 0x1p-600 : 1.0);
    r.log_up = 600.0 * tiny;
    return r;
}

/* log(omega), from the product; or of the rounded root, which series and logarithm must share where
 * they cancel, and which is no normal number where they do not. */
BG_FN bg_dd bg_gig_log(bg_gig_omega o, int of_root)
{
    int root = of_root && o.log_up == 0.0;
    double factor = root ? 1.0 : 0.5;
    bg_dd p = bg_dd_of(root ? o.omega : o.product.hi, root ? 0.0 : o.product.lo);
    bg_dd l = bg_log_short(p, bg_dd_of(1.0, 0.0), root ? 0.0 : -2.0 * o.log_up);
    return bg_fast_two_sum(factor * l.hi, factor * l.lo);
}

/* What the root lacks of omega, relatively. */
BG_FN double bg_gig_lack(bg_gig_omega o)
{
    double x = o.omega, r = (bg_fma(-x, x, o.product.hi) + o.product.lo) / (2.0 * o.product.hi);
    return o.log_up == 0.0 ? r : 0.0;
}

/* a times a power of two, -k of it, such that the quotient by any p + w is a normal number. */
BG_FN double bg_gig_scaled(double a, double *k)
{
    double up = a < 0x1p-100 ? 0x1p600 : a > 0x1p400 ? 0x1p-500 : 1.0;
    *k = a < 0x1p-100 ? -600.0 : a > 0x1p400 ? 500.0 : 0.0;
    return a * up;
}

/* w + p log(a/(p + w)), all but the logarithm multiplied by scale, 1 or 2^-600. */
BG_FN bg_dd bg_gig_lead(bg_gig g, double scale, bg_dd w)
{
    const bg_dd ln2 = bg_ln2();
    double k, a = bg_gig_scaled(g.a, &k), p = g.p * scale;
    bg_dd l = bg_log_long(bg_dd_div(bg_dd_of(a, 0.0), bg_dd_add_d(w, p)));

    k -= scale == 1.0 ? 0.0 : 600.0;
    l = bg_dd_add(l, bg_dd_mul_d(ln2, k));
    return bg_dd_add(bg_dd_mul_d(l, p), w);
}

/* Domain  24 <= w < 2^500. */
BG_FN double bg_log_gig_norm_debye(int terms, double p, double a, double b)
{
    const bg_dd half_log_2pi = bg_half_log_2pi();
    bg_gig g = bg_gig_of(p, a, b);
    double y;
    bg_dd w = bg_gig_hypot(g.p, g.a, g.b, 1.0, &y), lead = bg_gig_lead(g, 1.0, w);
    bg_dd half = bg_dd_scale(bg_log_short(w, bg_dd_of(1.0, 0.0), 0.0), 0.5);
    double t = g.p * y, rest = bg_debye_sum(terms, t * t, -y);

    bg_dd sum = bg_dd_add(lead, bg_dd_add(half, bg_dd_neg(half_log_2pi)));
    return sum.hi + (sum.lo - rest);
}

/* Domain  w >= 2^500, all arguments finite: the other terms are nothing. */
BG_FN double bg_log_gig_norm_huge(double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    double y;
    bg_dd lead = bg_gig_lead(g, 0x1p-600, bg_gig_hypot(g.p, g.a, g.b, 0x1p-600, &y));
    return (lead.hi + lead.lo) * 0x1p600;
}

/* Domain  w < 24, 0 < a b as the base has it, |p| < steps + 1/2. */
BG_FN double bg_log_gig_norm_small(int base, int steps, double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    bg_gig_omega o = bg_gig_omega_of(g.a, g.b);
    bg_dd one = bg_dd_of(1.0, 0.0);
    bg_dd s = bg_besselk_log_m(base, steps, g.p, o.omega, bg_gig_log(o, 1), 1.0, one, 1.0);
    /* omega K_{p-1}/K_p to a few percent, for small omega a part of 1 in any case */
    double t = g.p - 0.5, x = o.omega, more = bg_gig_lack(o) * (sqrt(bg_fma(t, t, x * x)) - t);
    bg_dd f = bg_dd_add(bg_dd_mul_d(bg_log_any(g.a, -1.0), g.p), bg_dd_neg(s));
    return f.hi + (f.lo + more);
}

/* Domain  b = 0 (a = 0 where p < 0), 0 < |p| < 24. */
BG_FN double bg_log_gig_norm_gamma(double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    bg_gamma_factors c = bg_gamma_factors_of(BG_K_MANY, g.p);
    bg_dd l = bg_log_short(c.num, bg_dd_of(c.den, 0.0), c.exponent);
    bg_dd f = bg_dd_add(bg_dd_mul_d(bg_log_any(g.a, -1.0), g.p), bg_dd_neg(l));
    return f.hi + (f.lo - bg_lgamma1p(c.v));
}

enum {
    BG_GIG_SMALL = BG_AT_SMALL, /* w < 24: three bases times two numbers of steps */
    BG_GIG_GAMMA = BG_GIG_SMALL + BG_FEW_OR_MANY_TIERS,
    BG_GIG_REGIMES
};

/* The regimes of w: BG_AT_SMALL, a tier, or BG_AT_HUGE; p >= 0. */
BG_FN double bg_gig_regime(double p, double a, double b)
{
    double w2 = p * p + a * b;
    double r = w2 < 24.0 * 24.0 ? (double)BG_AT_SMALL : bg_bessel_tier(w2);
    return w2 < 0x1p1000 ? r : (double)BG_AT_HUGE;
}

/* Whether f is finite, or beyond the largest number only. */
BG_FN int bg_gig_inside(bg_gig g)
{
    double most = 0x1.fffffffffffffp1023;
    return g.p <= most && g.a > 0.0 && g.a <= most && g.b <= most &&
           (g.p > 0.0 ? g.b >= 0.0 : g.b > 0.0);
}

BG_FN double bg_gig_norm_regime(double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    double r = bg_gig_regime(g.p, g.a, g.b);
    double small = BG_GIG_SMALL + bg_besselk_few_or_many(g.p, g.a * g.b);

    small = g.b > 0.0 ? small : (double)BG_GIG_GAMMA;
    r = r == BG_AT_SMALL ? small : r;
    return bg_gig_inside(g) ? r : (double)BG_AT_SPECIAL;
}

/* Where the integral diverges, infinities, NaN and the outside. */
BG_FN double bg_log_gig_norm_special(double p, double a, double b)
{
    bg_gig g = bg_gig_of(p, a, b);
    double r = g.a == BG_INF && g.p < BG_INF && (g.p > 0.0 || g.b > 0.0) ? BG_INF : -BG_INF;

    r = g.b == BG_INF && g.p < BG_INF && g.a > 0.0 ? BG_INF : r;
    int open = (g.a == BG_INF && (g.p == BG_INF || (g.p == 0.0 && g.b == 0.0))) ||
               (g.b == BG_INF && (g.p == BG_INF || g.a == 0.0));
    return g.a >= 0.0 && g.b >= 0.0 && g.p >= 0.0 && !open ? r : BG_NAN;
}

#define BG_EACH_log_gig_norm(R, p, a, b)                                                       \
    R(BG_AT_SPECIAL, bg_log_gig_norm_special(p, a, b))                                         \
    R(BG_AT_HUGE, bg_log_gig_norm_huge(p, a, b))                                               \
    BG_EACH_DEBYE(R, bg_log_gig_norm_debye, p, a, b)                                           \
    BG_EACH_FEW_OR_MANY(R, BG_GIG_SMALL, bg_log_gig_norm_small, p, a, b)                       \
    R(BG_GIG_GAMMA, bg_log_gig_norm_gamma(p, a, b))

BG_FUNCTION(log_gig_norm, (p, a, b), BG_GIG_REGIMES, bg_gig_norm_regime(p, a, b),
            bg_gig_norm_regime(p, a, b))

#endif
