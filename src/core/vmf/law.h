/* The law of t = mu'x, x von Mises-Fisher in R^p: its mode, and its density there.
 *
 * With a = (p-1)/2 and s = atanh t, the density of s is proportional to e^(kappa t) (1 -
 * t^2)^a, which has one maximum, at t0 = kappa/(a + W), W = hypot(a, kappa).  Everything is
 * about it:
 *
 *   E = log(density of s / density at t0) = -a [v - log(1 + v) + x tau],
 *   tau = t - t0,  D = 1 - t0^2 = 2 a/(a + W),  x = tau/D,  1 + v = (1 - t^2)/D
 *
 * has no terms that cancel: kappa = 2 a t0/D has removed what they had in common.
 * The density at t0 is g,
 *
 *   log g = log(D W/pi)/2 + (W - w) + nu log((nu + w)/(a + W)) + log(w/W)/2
 *           - S(a) - sum_k D_k(nu, w),
 *
 * from log I's expansion with nu = a - 1/2, w = hypot(nu, kappa) >= 24 and S Stirling's
 * remainder of log Gamma(a); here W - w = (a - 1/4)/(W + w), and all but the first term are
 * O(1).  For w < 24 the power series: log g = kappa t0 + a log D - log B(1/2, a) - log H. */
#ifndef BURGI_CORE_VMF_LAW_H
#define BURGI_CORE_VMF_LAW_H

#include "../bessel/log_h.h"
#include "../const.h"

/* p and kappa are below this; the series' and the expansion's lengths. */
#define BG_LAW_MOST 0x1p200

enum {
    BG_LAW_SPECIAL,
    BG_LAW_SERIES, /* w < 24 */
    BG_LAW_LOW,    /* w < 46 */
    BG_LAW_HIGH,
    BG_LAW_REGIMES
};

typedef struct bg_law {
    double a, kappa, t0, beyond; /* beyond = a^2/(W + kappa) = W - kappa */
    bg_dd w, d0, e0, width;      /* W, 1 - t0, 1 + t0, D */
    bg_dd log_g;
} bg_law;

/* All but log g.  Domain  2 <= p, 0 <= kappa, both < 2^200. */
BG_FN bg_law bg_law_of(double p, double kappa)
{
    bg_law l;
    double a = 0.5 * (p - 1.0), y;
    bg_dd wa, wk, rest;

    l.a = a;
    l.kappa = kappa;
    l.w = bg_dd_hypot(a, kappa, &y);
    wa = bg_dd_add_d(l.w, a);
    wk = bg_dd_add_d(l.w, kappa);
    rest = bg_dd_div(bg_two_prod(a, a), wk);
    l.beyond = rest.hi;
    l.d0 = bg_dd_div(bg_dd_add_d(rest, a), wa);
    l.e0 = bg_dd_div(bg_dd_add_d(wa, kappa), wa);
    l.width = bg_dd_div(bg_dd_of(2.0 * a, 0.0), wa);
    l.t0 = kappa / wa.hi;
    l.log_g = bg_dd_of(0.0, 0.0);
    return l;
}

/* log x for a normal x. */
BG_FN bg_dd bg_law_log_dd(double x)
{
    bg_dd r = bg_log_of(x);
    return bg_fast_two_sum(r.hi, r.lo);
}

/* log(1 + x) for |x| < 1/8, relative error < 2^-52. */
BG_FN double bg_law_log1p(double x)
{
    bg_dd r = bg_log_of_tanh(0.0, 2.0 * x / (2.0 + x), 0.0, 0.0);
    return r.hi + r.lo;
}

/* Stirling's remainder of log Gamma(a), a >= 1/2: by that of a + 1 for a < 1. */
BG_FN double bg_law_stirling(double a)
{
    int low = a < 1.0;
    double v = low ? a + 1.0 : a, s = bg_stirling(v);
    double log = bg_law_log_dd(v / a).hi;
    return low ? s + bg_fma(a + 0.5, log, -1.0) : s;
}

/* Domain  w >= 24; terms 24, or 12 for w >= 46. */
BG_FN bg_dd bg_law_norm_debye(int terms, bg_law l)
{
    const double one_pi = 0x1.45f306dc9c883p-2, one_pi_lo = -0x1.6b01ec5417056p-56;
    double nu = l.a - 0.5, w = sqrt(bg_fma(nu, nu, l.kappa * l.kappa)), y = 1.0 / w;
    double less = (l.a - 0.25) / (l.w.hi + w), t = nu * y;
    bg_dd log = bg_log_dd(bg_dd_mul(bg_dd_mul(l.width, l.w), bg_dd_of(one_pi, one_pi_lo)));

    double rest = nu * bg_law_log1p(-(0.5 + less) / (l.a + l.w.hi)) + less;
    rest += 0.5 * bg_law_log1p(-less / l.w.hi);
    rest -= bg_law_stirling(l.a) + bg_debye_sum(terms, t * t, y);
    return bg_fast_two_sum(0.5 * log.hi, bg_fma(0.5, log.lo, rest));
}

/* -log B(1/2, a), B the beta function. */
BG_FN double bg_law_log_beta(double a)
{
    const double half_log_pi = 0x1.250d048e7a1bdp-1;
    bg_dd log = bg_log_quotient(bg_dd_of(a + 0.5, 0.0), bg_dd_of(a, 0.0), bg_dd_of(0.5, 0.0),
                                bg_dd_of(2.0 * a + 0.5, 0.0), 0.0);
    double log_a = bg_law_log_dd(a).hi;
    double rest = bg_fma(a, log.hi, -0.5) + (bg_stirling(a + 0.5) - bg_law_stirling(a));
    return bg_fma(0.5, log_a, -half_log_pi) + rest;
}

/* Domain  w < 24. */
BG_FN bg_dd bg_law_norm_series(bg_law l)
{
    double nu = l.a - 0.5;
    bg_dd log_h = bg_log_series(bg_besseli_series(40, 20, nu, l.kappa, 1.0));
    bg_dd lead = bg_log_h_lead(2.0 * l.a + 1.0, l.kappa, 1.0).sum;
    lead = bg_dd_add(lead, bg_dd_neg(log_h));
    return bg_dd_add_d(lead, bg_law_log_beta(l.a));
}

#endif
