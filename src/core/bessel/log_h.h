/* log H_p(kappa), H = 0F1(; p/2; kappa^2/4) = Gamma(nu+1) (2/kappa)^nu I_nu(kappa), with
 * nu = p/2 - 1 and alpha = (p-1)/2: what log 0F1 and the von Mises-Fisher law share.  It is kappa^2/(2p) for small kappa, so nothing here may be
 * a difference of large terms: log I would lose all digits of log H = 5e-7 at p = 1e6.
 *
 *   kappa < 2^-27 p   kappa^2/(2p)
 *   kappa < 24        log(1 + (H - 1)), the power series of besseli_series.h
 *   p >= 76           with W = hypot(alpha, kappa), a = W - alpha = kappa^2/(W + alpha):
 *                     a - alpha log1p(a/(2 alpha)) - log1p(a/(W + alpha))/2
 *                     + (a/W) sum_k P_k(alpha/W)/alpha^k
 *   else              log I by its expansion less log((kappa/2)^nu/Gamma(nu+1)): here log H >= 3
 *                     and the terms of that difference are below 200 */
#ifndef BURGI_CORE_BESSEL_LOG_H_H
#define BURGI_CORE_BESSEL_LOG_H_H

#include "../const.h"
#include "bessel_debye.h"
#include "bessel_huge.h"
#include "bessel_regime.h"
#include "besseli_series.h"

/* R(regime, F(terms, ...)) for the lengths of the expansion in 1/alpha, regimes counted from first: docs/measured/bessel_series.md, docs/measured/vmf_cutovers.md (2^-57 of log H), docs/measured/bessel_tiers.md. */
#define BG_EACH_ALPHA(R, first, F, ...)                                                        \
    R(first, F(9, __VA_ARGS__))                                                                \
    R(first + 1, F(6, __VA_ARGS__))                                                            \
    R(first + 2, F(4, __VA_ARGS__))                                                            \
    R(first + 3, F(3, __VA_ARGS__))
enum { BG_ALPHA_TIERS = BG_EACH_ALPHA(BG_ONE, 0, 0, 0) };

enum {
    BG_H_SPECIAL,
    BG_H_HUGE,                                  /* max(p, kappa) >= 2^500 */
    BG_H_TINY,                                  /* kappa < 2^-27 p */
    BG_H_SERIES,                                /* by bg_besseli_series_tier */
    BG_H_ALPHA = BG_H_SERIES + BG_SERIES_TIERS, /* p >= 76, by the number of terms */
    BG_H_DEBYE = BG_H_ALPHA + BG_ALPHA_TIERS,   /* the rest, by the number of terms */
    BG_H_REGIMES = BG_H_DEBYE + BG_DEBYE_TIERS
};

BG_FN double bg_log_h_regime(double p, double kappa)
{
    double nu = 0.5 * p - 1.0, m = p > kappa ? p : kappa;
    double series = BG_H_SERIES + bg_besseli_series_tier(nu, kappa);
    double alpha = BG_H_ALPHA + (p >= 256.0 ? 1.0 : 0.0) + (p >= 1024.0 ? 1.0 : 0.0) +
                   (p >= 3444.0 ? 1.0 : 0.0);
    double tier = bg_bessel_regime(nu, kappa) - BG_AT_DEBYE;
    double debye = BG_H_DEBYE + tier;
    int inside = p >= 2.0 && kappa >= 0.0 && m <= 0x1.fffffffffffffp1023;

    double r = p >= 76.0 ? alpha : debye;
    r = kappa < 24.0 ? series : r;
    r = m >= 0x1p500 ? (double)BG_H_HUGE : r;
    r = kappa < 0x1p-27 * p ? (double)BG_H_TINY : r;
    return inside ? r : (double)BG_H_SPECIAL;
}

/* The closed part of the expansion, scaled by a power of two: a - alpha log1p(a/(2 alpha)). */
typedef struct bg_h_lead {
    bg_dd w, a; /* W, and a = W - alpha */
    double alpha;
    bg_dd sum;
} bg_h_lead;

BG_FN bg_h_lead bg_log_h_lead(double p, double kappa, double scale)
{
    double y, alpha = 0.5 * (p - 1.0) * scale, x = kappa * scale;
    bg_h_lead l;
    l.alpha = alpha;
    l.w = bg_dd_hypot(alpha, x, &y);
    l.a = bg_dd_div(bg_two_prod(x, x), bg_dd_add_d(l.w, alpha));

    bg_dd q = bg_dd_of(2.0 * alpha, 0.0), sum = bg_dd_add_d(l.a, 2.0 * alpha);
    bg_dd log = bg_log_quotient(sum, q, l.a, bg_dd_add_d(sum, 2.0 * alpha), 0.0);
    l.sum = bg_dd_add(l.a, bg_dd_neg(bg_dd_mul_d(log, alpha)));
    return l;
}

/* Domain p >= 76, 24 <= kappa, 2^-27 p <= kappa, max(p, kappa) < 2^500. */
BG_FN double bg_log_h_alpha(int terms, double p, double kappa)
{
    static const double c[9][27] = {
#include "tables/log_h_p.inc"
    };
    bg_h_lead l = bg_log_h_lead(p, kappa, 1.0);
    bg_dd wa = bg_dd_add_d(l.w, l.alpha);
    bg_dd log = bg_log_quotient(bg_dd_add(wa, l.a), wa, l.a,
                                bg_dd_add_d(bg_dd_scale(l.w, 3.0), l.alpha), 0.0);
    double y = 1.0 / l.alpha, t = l.alpha / l.w.hi, sum = 0.0;

    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = y * (bg_poly(c[k - 1], 3 * k - 1, t) + sum);
    return l.sum.hi + (bg_fma(-0.5, log.hi, l.sum.lo) + l.a.hi / l.w.hi * sum);
}

/* The rest has no digit left.  Domain  2^500 <= max(p, kappa) <= DBL_MAX, kappa >= 2^-27 p. */
BG_FN double bg_log_h_huge(double p, double kappa)
{
    bg_h_lead l = bg_log_h_lead(p, kappa, 0x1p-600);
    return l.sum.hi * 0x1p600;
}

/* log H = log I_nu - log((kappa/2)^(nu+1)/Gamma(nu+2)) + log(kappa/p), as nu + 1 = p/2 >= 1.
 * Domain p < 76, 24 <= kappa < 2^500. */
BG_FN double bg_log_h_debye(int terms, double p, double kappa)
{
    const bg_dd c = bg_dd_neg(bg_half_log_2pi()); /* -log(2 pi)/2 */
    double nu = 0.5 * p - 1.0;
    bg_huge l = bg_huge_lead(BG_PLAIN, nu, kappa);
    bg_dd power = bg_log_power_over_gamma(0.5 * p, kappa);
    bg_dd log = bg_log_dd_ratio(bg_dd_of(kappa, 0.0), bg_dd_of(p, 0.0));

    bg_dd sum = bg_dd_add(bg_dd_add(l.eta, log), bg_dd_neg(power));
    sum = bg_dd_add(sum, bg_dd_add(c, bg_dd_neg(l.log_w)));
    return sum.hi + (sum.lo + bg_debye_sum(terms, l.s, l.y));
}

BG_FN double bg_log_h_special(double p, double kappa)
{
    double r = kappa == 0.0 ? 0.0 : p == BG_INF ? (kappa == BG_INF ? BG_NAN : 0.0) : BG_INF;
    return p >= 2.0 && kappa >= 0.0 ? r : BG_NAN;
}

/* Domain  2^-27 p <= kappa < 24. */
BG_FN double bg_log_h_series(int terms, double p, double kappa)
{
    bg_dd log_j = bg_log_series(bg_besseli_series(terms, 20, 0.5 * p - 1.0, kappa, 1.0));
    return log_j.hi + log_j.lo;
}

#endif
