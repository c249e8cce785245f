/* log 0F1(; b; z), b > 0, z >= 0.  With p = 2b, kappa = 2 sqrt(z) and order nu = b - 1 it is log H
 * of log_h.h, which holds for b >= 1; here kappa has a rounding error to make up for.
 *
 *   z < 2^-54 b^2   z/b
 *   z < 144         the power series in b and z themselves, any b
 *   b >= 1          log H, and d log H/d kappa = I_b/I_{b-1} times what kappa lacks
 *   b < 1           log Gamma(b) + (1 - b) log(kappa/2) + log I_{1-b}(kappa): I_{b-1} and I_{1-b}
 *                   differ by e^(-2 kappa), and all terms but the log Gamma of b + 1 are positive */
#ifndef BURGI_CORE_BESSEL_LOG_HYP0F1_H
#define BURGI_CORE_BESSEL_LOG_HYP0F1_H

#include "../const.h"
#include "../function.h"
#include "log_h.h"

/* The regimes of log H, and those of b < 1. */
enum { BG_HYP_LOW = BG_H_REGIMES };

/* Below b = 1 term k of the series is up to k times as large a part as at b = 1, which a factor
 * 1.4 = 1.183^2 in x^2 makes up for in any of its lengths. */
BG_FN double bg_hyp0f1_regime(double b, double z)
{
    double kappa = 2.0 * sqrt(z), high = bg_log_h_regime(2.0 * b, kappa);
    double series = BG_H_SERIES + bg_besseli_series_tier(0.0, 0x1.3p+0 * kappa);
    double tier = bg_bessel_regime(1.0 - b, kappa) - BG_AT_DEBYE, low = BG_HYP_LOW + tier;
    int inside =
        b > 0.0 && z >= 0.0 && b <= 0x1.fffffffffffffp1023 && z <= 0x1.fffffffffffffp1023;

    low = z < 144.0 ? series : low;
    low = kappa >= 0x1p500 ? (double)BG_H_HUGE : low;
    double r = b < 1.0 ? low : high;
    r = z < 0x1p-54 * b * b ? (double)BG_H_TINY : r;
    return inside ? r : (double)BG_H_SPECIAL;
}

/* What log 0F1 gains from kappa to 2 sqrt(z) exactly, kappa = 2 h: I_b/I_{b-1} to a few percent. */
BG_FN double bg_hyp0f1_rest(double b, double z, double h)
{
    double t = (0.5 * b - 0.25) / h;
    return bg_fma(-h, h, z) / (h * (t + sqrt(bg_fma(t, t, 1.0))));
}

/* Domain z < 144, z >= 2^-54 b^2; terms by bg_besseli_series_tier.  The last step, where b and z
 * may be subnormal, is scaled. */
BG_FN double bg_log_hyp0f1_series(int terms, double b, double z)
{
    enum { EXACT = 20 };
    bg_series j = { { 1.0, 0.0 }, { 1.0, 0.0 }, { 0.0, 0.0 } };
    double scale = b < 0x1p-500 ? 0x1p500 : 1.0;

    BG_UNROLL
    for (int k = terms; k > EXACT; --k) {
        j.q.hi *= bg_fma(k, b, (double)k * (k - 1));
        j.p.hi = bg_fma(j.p.hi, z, j.q.hi);
    }
    BG_UNROLL
    for (int k = terms < EXACT ? terms : EXACT; k > 1; --k)
        bg_series_step(k, b, (double)k * (k - 1), 1.0, bg_dd_of(z, 0.0), &j);
    bg_series_step(1, b, 0.0, scale, bg_dd_of(z * scale, 0.0), &j);
    bg_dd p = bg_fast_two_sum(j.p.hi, j.p.lo), q = bg_fast_two_sum(j.q.hi, j.q.lo);
    bg_dd log = bg_log_quotient(p, q, j.diff, bg_dd_add(p, q), 0.0);
    return log.hi + log.lo;
}

/* Domain  b >= 38, z >= 144, kappa < 2^500, z >= 2^-54 b^2. */
BG_FN double bg_log_hyp0f1_alpha(int terms, double b, double z)
{
    double h = sqrt(z);
    return bg_log_h_alpha(terms, 2.0 * b, 2.0 * h) + bg_hyp0f1_rest(b, z, h);
}

/* Domain  1 <= b < 38, z >= 144, kappa < 2^500. */
BG_FN double bg_log_hyp0f1_debye(int terms, double b, double z)
{
    double h = sqrt(z);
    return bg_log_h_debye(terms, 2.0 * b, 2.0 * h) + bg_hyp0f1_rest(b, z, h);
}

/* Domain  max(b, kappa) >= 2^500 or so, z >= 2^-54 b^2, both finite. */
BG_FN double bg_log_hyp0f1_huge(double b, double z)
{
    double h = sqrt(z), p = b < 1.0 ? 2.0 : 2.0 * b;
    return bg_log_h_huge(p, 2.0 * h) + bg_hyp0f1_rest(b, z, h);
}

/* Domain b < 1, 144 <= z, kappa < 2^500. */
BG_FN double bg_log_hyp0f1_low(int terms, double b, double z)
{
    const bg_dd c = bg_dd_neg(bg_half_log_2pi()); /* -log(2 pi)/2 */
    double h = sqrt(z);
    bg_huge l = bg_huge_lead(BG_PLAIN, 1.0 - b, 2.0 * h);
    bg_dd power = bg_dd_mul_d(bg_log_dd(bg_dd_of(h, 0.0)), 1.0 - b);

    bg_dd sum = bg_dd_add(bg_dd_add(l.eta, power), bg_dd_neg(bg_log_any(b, 0.0)));
    sum = bg_dd_add(sum, bg_dd_add(c, bg_dd_neg(l.log_w)));
    double rest = bg_lgamma1p(b) + bg_debye_sum(terms, l.s, l.y);
    return sum.hi + (sum.lo + (rest + bg_hyp0f1_rest(b, z, h)));
}

BG_FN double bg_log_hyp0f1_special(double b, double z)
{
    double r = z == 0.0 ? 0.0 : b == BG_INF ? (z == BG_INF ? BG_NAN : 0.0) : BG_INF;
    return b > 0.0 && z >= 0.0 ? r : BG_NAN;
}

#define BG_EACH_log_hyp0f1(R, b, z)                                                            \
    R(BG_H_SPECIAL, bg_log_hyp0f1_special(b, z))                                               \
    R(BG_H_HUGE, bg_log_hyp0f1_huge(b, z))                                                     \
    R(BG_H_TINY, (z) / (b))                                                                    \
    BG_EACH_SERIES(R, BG_H_SERIES, bg_log_hyp0f1_series, b, z)                                 \
    BG_EACH_ALPHA(R, BG_H_ALPHA, bg_log_hyp0f1_alpha, b, z)                                    \
    BG_EACH_DEBYE_FROM(R, BG_H_DEBYE, bg_log_hyp0f1_debye, b, z)                               \
    BG_EACH_DEBYE_FROM(R, BG_HYP_LOW, bg_log_hyp0f1_low, b, z)

BG_FUNCTION(log_hyp0f1, (b, z), BG_HYP_LOW + BG_DEBYE_TIERS, bg_hyp0f1_regime(b, z),
            bg_hyp0f1_regime(b, z))

#endif
