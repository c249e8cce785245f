/* The law of t = mu'x: the public functions, each of t or of delta = 1 - t.  They share one
 * body, which works on lanes, since a node sum stands between its loops: law.h, law_tail.h,
 * law_quantile.h. */
#ifndef BURGI_CORE_VMF_VMF_LAW_H
#define BURGI_CORE_VMF_VMF_LAW_H

#include "../function.h"
#include "law_quantile.h"

/* 1 at t = 1 or above it, -1 at t = -1 or below, 0 between; 2 or -2 at the ends themselves. */
BG_FN double bg_law_place(double delta, double x)
{
    double high = delta != 0.0 ? (x <= 0.0 ? 1.0 : 0.0) : (x >= 1.0 ? 1.0 : 0.0);
    double low = delta != 0.0 ? (x >= 2.0 ? 1.0 : 0.0) : (x <= -1.0 ? 1.0 : 0.0);
    double end =
        x == (delta != 0.0 ? 0.0 : 1.0) || x == (delta != 0.0 ? 2.0 : -1.0) ? 2.0 : 1.0;
    return (high - low) * end;
}

BG_FN int bg_law_inside(double p, double kappa)
{
    return p >= 2.0 && p < BG_LAW_MOST && kappa >= 0.0 && kappa < BG_LAW_MOST;
}

BG_FN double bg_law_regime(bg_law_kind kind, bg_law_given given, double p, double kappa,
                           double x)
{
    double delta = given == BG_LAW_DELTA ? 1.0 : 0.0;
    double nu = 0.5 * p - 1.0, w2 = bg_fma(nu, nu, kappa * kappa),
           place = bg_law_place(delta, x);
    int quantile = kind == BG_LAW_QUANTILE || kind == BG_LAW_ISF;
    int finite = kind == BG_LAW_LOGPDF && p == 3.0 && bg_abs(place) == 2.0;
    int of_x = quantile ? x > 0.0 && x < 1.0 : x == x && (place == 0.0 || finite);

    double r = w2 >= 46.0 * 46.0 ? (double)BG_LAW_HIGH : (double)BG_LAW_LOW;
    r = w2 < 24.0 * 24.0 ? (double)BG_LAW_SERIES : r;
    return bg_law_inside(p, kappa) && of_x ? r : (double)BG_LAW_SPECIAL;
}

/* NaN, the ends and beyond. */
BG_FN double bg_law_special(bg_law_kind kind, bg_law_given given, double p, double kappa,
                            double x)
{
    const double delta = given == BG_LAW_DELTA ? 1.0 : 0.0;
    const double lower = bg_law_lower(kind);
    double place = bg_law_place(delta, x), all = place > 0.0 ? lower : 1.0 - lower;
    double r = bg_abs(place) == 2.0 && p < 3.0 ? BG_INF : -BG_INF, t = x == lower ? 1.0 : -1.0;
    int outside = x != x;

    if (kind == BG_LAW_QUANTILE || kind == BG_LAW_ISF) {
        r = delta != 0.0 ? 1.0 - t : t;
        outside = x != 0.0 && x != 1.0;
    } else if (kind != BG_LAW_LOGPDF) {
        r = bg_law_is_log(kind) ? (all != 0.0 ? 0.0 : -BG_INF) : all;
    }
    return bg_law_inside(p, kappa) && !outside ? r : BG_NAN;
}

/* BG_WIDTH points of one regime. */
BG_FN void bg_law_run(bg_law_kind kind, bg_law_given given, int regime, const double *p,
                      const double *kappa, const double *x, double *y)
{
    bg_laws s;

    if (regime == BG_LAW_SPECIAL) {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j)
            y[j] = bg_law_special(kind, given, p[j], kappa[j], x[j]);
        return;
    }
    bg_laws_of(regime, p, kappa, &s);
    if (kind == BG_LAW_LOGPDF)
        bg_law_densities(given, &s, x, y);
    else if (kind == BG_LAW_QUANTILE || kind == BG_LAW_ISF)
        bg_law_quantiles(kind, given, &s, x, y);
    else
        bg_law_cdfs(kind, given, &s, x, y);
}

/* One point, in all lanes. */
BG_FN double bg_law_one(bg_law_kind kind, bg_law_given given, int regime, double p,
                        double kappa, double x)
{
    double lane[3][BG_WIDTH], y[BG_WIDTH];

    for (int j = 0; j < BG_WIDTH; ++j) {
        lane[0][j] = p;
        lane[1][j] = kappa;
        lane[2][j] = x;
    }
    bg_law_run(kind, given, regime, lane[0], lane[1], lane[2], y);
    return y[0];
}

/* Kind and given of each function. */
#define BG_LAW_vmf_logpdf         BG_LAW_LOGPDF, BG_LAW_T
#define BG_LAW_vmf_logpdf_compl   BG_LAW_LOGPDF, BG_LAW_DELTA
#define BG_LAW_vmf_cdf            BG_LAW_CDF, BG_LAW_T
#define BG_LAW_vmf_cdf_compl      BG_LAW_CDF, BG_LAW_DELTA
#define BG_LAW_vmf_sf             BG_LAW_SF, BG_LAW_T
#define BG_LAW_vmf_sf_compl       BG_LAW_SF, BG_LAW_DELTA
#define BG_LAW_vmf_logcdf         BG_LAW_LOGCDF, BG_LAW_T
#define BG_LAW_vmf_logcdf_compl   BG_LAW_LOGCDF, BG_LAW_DELTA
#define BG_LAW_vmf_logsf          BG_LAW_LOGSF, BG_LAW_T
#define BG_LAW_vmf_logsf_compl    BG_LAW_LOGSF, BG_LAW_DELTA
#define BG_LAW_vmf_quantile       BG_LAW_QUANTILE, BG_LAW_T
#define BG_LAW_vmf_quantile_compl BG_LAW_QUANTILE, BG_LAW_DELTA
#define BG_LAW_vmf_isf            BG_LAW_ISF, BG_LAW_T
#define BG_LAW_vmf_isf_compl      BG_LAW_ISF, BG_LAW_DELTA

/* The regimes, for all of them. */
#define BG_EACH_LAW(R, name, p, kappa, x)                                                      \
    R(BG_LAW_SPECIAL, bg_law_one(BG_LAW_##name, BG_LAW_SPECIAL, p, kappa, x))                  \
    R(BG_LAW_SERIES, bg_law_one(BG_LAW_##name, BG_LAW_SERIES, p, kappa, x))                    \
    R(BG_LAW_LOW, bg_law_one(BG_LAW_##name, BG_LAW_LOW, p, kappa, x))                          \
    R(BG_LAW_HIGH, bg_law_one(BG_LAW_##name, BG_LAW_HIGH, p, kappa, x))
#define BG_EACH_vmf_logpdf(R, p, kappa, t) BG_EACH_LAW(R, vmf_logpdf, p, kappa, t)
#define BG_EACH_vmf_logpdf_compl(R, p, kappa, delta)                                           \
    BG_EACH_LAW(R, vmf_logpdf_compl, p, kappa, delta)
#define BG_EACH_vmf_cdf(R, p, kappa, t)           BG_EACH_LAW(R, vmf_cdf, p, kappa, t)
#define BG_EACH_vmf_cdf_compl(R, p, kappa, delta) BG_EACH_LAW(R, vmf_cdf_compl, p, kappa, delta)
#define BG_EACH_vmf_sf(R, p, kappa, t)            BG_EACH_LAW(R, vmf_sf, p, kappa, t)
#define BG_EACH_vmf_sf_compl(R, p, kappa, delta)  BG_EACH_LAW(R, vmf_sf_compl, p, kappa, delta)
#define BG_EACH_vmf_logcdf(R, p, kappa, t)        BG_EACH_LAW(R, vmf_logcdf, p, kappa, t)
#define BG_EACH_vmf_logcdf_compl(R, p, kappa, delta)                                           \
    BG_EACH_LAW(R, vmf_logcdf_compl, p, kappa, delta)
#define BG_EACH_vmf_logsf(R, p, kappa, t) BG_EACH_LAW(R, vmf_logsf, p, kappa, t)
#define BG_EACH_vmf_logsf_compl(R, p, kappa, delta)                                            \
    BG_EACH_LAW(R, vmf_logsf_compl, p, kappa, delta)
#define BG_EACH_vmf_quantile(R, p, kappa, q) BG_EACH_LAW(R, vmf_quantile, p, kappa, q)
#define BG_EACH_vmf_quantile_compl(R, p, kappa, q)                                             \
    BG_EACH_LAW(R, vmf_quantile_compl, p, kappa, q)
#define BG_EACH_vmf_isf(R, p, kappa, q)       BG_EACH_LAW(R, vmf_isf, p, kappa, q)
#define BG_EACH_vmf_isf_compl(R, p, kappa, q) BG_EACH_LAW(R, vmf_isf_compl, p, kappa, q)

#define BG_LAW_FUNCTION(name, x)                                                               \
    BG_FUNCTION(name, (p, kappa, x), BG_LAW_REGIMES,                                           \
                BG_CALL(bg_law_regime, BG_LAW_##name, p, kappa, x),                            \
                BG_CALL(bg_law_regime, BG_LAW_##name, p, kappa, x))
BG_LAW_FUNCTION(vmf_logpdf, t)
BG_LAW_FUNCTION(vmf_logpdf_compl, delta)
BG_LAW_FUNCTION(vmf_cdf, t)
BG_LAW_FUNCTION(vmf_cdf_compl, delta)
BG_LAW_FUNCTION(vmf_sf, t)
BG_LAW_FUNCTION(vmf_sf_compl, delta)
BG_LAW_FUNCTION(vmf_logcdf, t)
BG_LAW_FUNCTION(vmf_logcdf_compl, delta)
BG_LAW_FUNCTION(vmf_logsf, t)
BG_LAW_FUNCTION(vmf_logsf_compl, delta)
BG_LAW_FUNCTION(vmf_quantile, q)
BG_LAW_FUNCTION(vmf_quantile_compl, q)
BG_LAW_FUNCTION(vmf_isf, q)
BG_LAW_FUNCTION(vmf_isf_compl, q)
#undef BG_LAW_FUNCTION

#endif
