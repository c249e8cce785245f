/* log C_p(kappa) and the entropy, both sums of terms of size p log p that cancel near their
 * zeros.  With nu = p/2 - 1, w = hypot(nu, kappa), s = (nu/w)^2, y = 1/w and the D_k, R_k of
 * bessel_debye.h and besseli_ratio.h, for w >= 24:
 *
 *   log C   = nu log((nu+w)/(2 pi)) - w + log(w/(2 pi))/2 - sum_k D_k y^k
 *   entropy = nu [1 - log((nu+w)/(2 pi))] + [(kappa/w)^2 - log(w/(2 pi))]/2
 *             + sum_k [D_k + (kappa/w)^2 R_k] y^k
 *
 * In the entropy, w has cancelled against kappa A by algebra.  Its nu log(...) and log C's are
 * carried to about 100 bits: 4 u mixed for p up to 2^47 or so, and beyond except within 2^-50 of
 * a zero.  For w < 24 the power series:
 *
 *   log C   = -log|S| - log J,                     J = 0F1(; nu+1; kappa^2/4)
 *   entropy = log|S| + log J - kappa A,            A = kappa/(2 (nu+1)) J_{nu+1}/J_nu
 *   log|S|  = log p + p/2 log pi - log Gamma(p/2 + 1) */
#ifndef BURGI_CORE_VMF_VMF_NORM_H
#define BURGI_CORE_VMF_VMF_NORM_H

#include "../bessel/besseli.h"
#include "../bessel/besseli_ratio.h"
#include "../const.h"
#include "../function.h"
#include "../log_long.h"

typedef enum bg_norm_kind { BG_LOG_NORM, BG_ENTROPY } bg_norm_kind;

/* nu l - w for log C and nu (1 - l) for the entropy, l = log(nu+w) + log_scale - log(2 pi). */
BG_FN bg_dd bg_vmf_norm_lead(bg_norm_kind kind, double nu, bg_dd w, bg_dd log_scale)
{
    const bg_dd log_2pi = bg_dd_of(0x1.d67f1c864beb5p+0, -0x1.65b5a1b7ff5dfp-54);
    bg_dd l = bg_log_long(bg_dd_add_d(w, nu));

    l = bg_dd_add(l, bg_dd_add(log_scale, bg_dd_neg(log_2pi)));
    if (kind == BG_ENTROPY)
        return bg_dd_mul_d(bg_dd_add_d(bg_dd_neg(l), 1.0), nu);
    return bg_dd_add(bg_dd_mul_d(l, nu), bg_dd_neg(w));
}

/* Domain w >= 24, max(nu, kappa) < 2^500; terms as BG_EACH_VMF_NORM has it. */
BG_FN double bg_vmf_norm_debye(int terms, bg_norm_kind kind, double p, double kappa)
{
    double nu = 0.5 * p - 1.0;
    const bg_dd half_log_2pi = bg_half_log_2pi();
    double y;
    bg_dd w = bg_dd_hypot(nu, kappa, &y);
    bg_dd half_log = bg_dd_add(bg_dd_scale(bg_log_dd(w), 0.5), bg_dd_neg(half_log_2pi));
    double t = nu * y;

    double rest = bg_debye_sum(terms, t * t, y);
    bg_dd sum = bg_vmf_norm_lead(kind, nu, w, bg_dd_of(0.0, 0.0));
    if (kind == BG_LOG_NORM) {
        sum = bg_dd_add(sum, half_log);
        return sum.hi + (sum.lo - rest);
    }
    double tail = bg_besseli_ratio_tail(terms, t * t, y), z = kappa * y;
    double z_lo = y * bg_fma(-z, w.lo, bg_fma(-z, w.hi, kappa)); /* z + z_lo = kappa/w */
    bg_dd half_z2 = bg_two_prod(0.5 * z, z);
    half_z2.lo += z * z_lo;
    sum = bg_dd_add(sum, bg_dd_add(half_z2, bg_dd_neg(half_log)));
    return sum.hi + (sum.lo + bg_fma(kappa, kappa * tail, rest));
}

/* Domain  2^500 <= max(nu, kappa) <= DBL_MAX: sums over k have no digit left, log w has where nu is small. */
BG_FN double bg_vmf_norm_huge(bg_norm_kind kind, double p, double kappa)
{
    double nu = 0.5 * p - 1.0;
    const bg_dd log_2_600 = bg_dd_of(0x1.9fe3682cd3be4p+8, 0x1.4aa84b6b3b125p-46);
    const double half_log_2pi = bg_half_log_2pi().hi, s = 0x1p-600;
    double y;
    bg_dd w = bg_dd_hypot(nu * s, kappa * s, &y);
    double half_log = 0.5 * (bg_log_dd(w).hi + log_2_600.hi) - half_log_2pi, z = kappa * s * y;
    bg_dd lead = bg_vmf_norm_lead(kind, nu * s, w, log_2_600);
    return lead.hi * 0x1p600 + (kind == BG_ENTROPY ? 0.5 * z * z - half_log : half_log);
}

/* log|S| = log p + p/2 log pi - log Gamma(p/2 + 1), the area of the sphere in R^p. */
BG_FN bg_dd bg_vmf_log_area(double p)
{
    const bg_dd log_pi = bg_dd_of(0x1.250d048e7a1bdp+0, 0x1.7abf2ad8d5088p-57);
    bg_dd minus_lgamma = bg_log_power_over_gamma(0.5 * p, 2.0);
    return bg_dd_add(bg_dd_add(bg_log_dd(bg_dd_of(p, 0.0)), bg_dd_mul_d(log_pi, 0.5 * p)),
                     minus_lgamma);
}

BG_FN bg_dd bg_series_j(bg_series j)
{
    return bg_dd_div(bg_fast_two_sum(j.p.hi, j.p.lo), bg_fast_two_sum(j.q.hi, j.q.lo));
}

/* Domain w < 24 and the terms' of bg_besseli_series_tier. */
BG_FN double bg_vmf_norm_series(int terms, bg_norm_kind kind, double p, double kappa)
{
    double nu = 0.5 * p - 1.0;
    bg_series j0 = bg_besseli_series(terms, 20, nu, kappa, 1.0);
    bg_dd sum = bg_dd_add(bg_vmf_log_area(p), bg_log_series(j0));
    if (kind == BG_LOG_NORM)
        return -(sum.hi + sum.lo);

    bg_series j1 = bg_besseli_series(terms, 20, nu + 1.0, kappa, 1.0);
    bg_dd ratio = bg_dd_div(bg_series_j(j1), bg_dd_mul_d(bg_series_j(j0), p)); /* A/kappa */
    bg_dd ka = bg_dd_mul(bg_two_prod(kappa, kappa), ratio);
    sum = bg_dd_add(sum, bg_dd_neg(ka));
    return sum.hi + sum.lo;
}

/* NaN and the outside; p or kappa infinite. */
BG_FN double bg_vmf_norm_special(bg_norm_kind kind, double p, double kappa)
{
    double r = kind == BG_LOG_NORM && p == BG_INF ? BG_INF : -BG_INF;
    r = p == BG_INF && kappa == BG_INF ? BG_NAN : r;
    return p >= 2.0 && kappa >= 0.0 ? r : BG_NAN;
}

/* R(regime, F(terms, ...)) for the tiers of the expansion, regimes counted from first: 24 terms as
 * R_k needs them for w < 30. */
#define BG_EACH_NORM_DEBYE(R, first, F, ...)                                                   \
    R(first, F(24, __VA_ARGS__))                                                               \
    R(first + 1, F(16, __VA_ARGS__))                                                           \
    R(first + 2, F(12, __VA_ARGS__))                                                           \
    R(first + 3, F(8, __VA_ARGS__))                                                            \
    R(first + 4, F(5, __VA_ARGS__))                                                            \
    R(first + 5, F(3, __VA_ARGS__))
enum { BG_NORM_TIERS = BG_EACH_NORM_DEBYE(BG_ONE, 0, 0, 0) };

enum {
    BG_NORM_SPECIAL,
    BG_NORM_HUGE,                                   /* max(nu, kappa) >= 2^500 */
    BG_NORM_DEBYE,                                  /* w >= 24, by the number of terms */
    BG_NORM_SERIES = BG_NORM_DEBYE + BG_NORM_TIERS, /* by bg_besseli_series_tier */
    BG_NORM_REGIMES = BG_NORM_SERIES + BG_SERIES_TIERS
};

BG_FN int bg_vmf_norm_regime(double p, double kappa)
{
    double nu = 0.5 * p - 1.0, w2 = bg_fma(nu, nu, kappa * kappa), m = nu > kappa ? nu : kappa;
    double debye = BG_NORM_DEBYE + (w2 >= 30.0 * 30.0 ? 1.0 : 0.0) +
                   (w2 >= 46.0 * 46.0 ? 1.0 : 0.0) + (w2 >= 112.0 * 112.0 ? 1.0 : 0.0) +
                   (w2 >= 636.0 * 636.0 ? 1.0 : 0.0) + (w2 >= 11000.0 * 11000.0 ? 1.0 : 0.0);
    int inside = nu >= 0.0 && kappa >= 0.0 && m <= 0x1.fffffffffffffp1023;

    double r = w2 >= 24.0 * 24.0 ? debye : BG_NORM_SERIES + bg_besseli_series_tier(nu, kappa);
    r = m >= 0x1p500 ? (double)BG_NORM_HUGE : r;
    return (int)(inside ? r : (double)BG_NORM_SPECIAL);
}

/* The regimes and what is evaluated there, for both. */
#define BG_EACH_VMF_NORM(R, kind, p, kappa)                                                    \
    R(BG_NORM_SPECIAL, bg_vmf_norm_special(kind, p, kappa))                                    \
    R(BG_NORM_HUGE, bg_vmf_norm_huge(kind, p, kappa))                                          \
    BG_EACH_NORM_DEBYE(R, BG_NORM_DEBYE, bg_vmf_norm_debye, kind, p, kappa)                    \
    BG_EACH_SERIES(R, BG_NORM_SERIES, bg_vmf_norm_series, kind, p, kappa)
#define BG_EACH_vmf_log_norm(R, p, kappa) BG_EACH_VMF_NORM(R, BG_LOG_NORM, p, kappa)
#define BG_EACH_vmf_entropy(R, p, kappa)  BG_EACH_VMF_NORM(R, BG_ENTROPY, p, kappa)

BG_FUNCTION(vmf_log_norm, (p, kappa), BG_NORM_REGIMES, bg_vmf_norm_regime(p, kappa),
            bg_vmf_norm_regime(p, kappa))
BG_FUNCTION(vmf_entropy, (p, kappa), BG_NORM_REGIMES, bg_vmf_norm_regime(p, kappa),
            bg_vmf_norm_regime(p, kappa))

#endif
