/* Alpha-stable laws: the public functions, each in S0 and in S1.  They share one body, the nodes of
 * stable_nodes.h, which are evaluated a vector at a time, so points are taken one by one. */
#ifndef BURGI_CORE_STABLE_STABLE_H
#define BURGI_CORE_STABLE_STABLE_H

#include "../function.h"
#include "stable_search.h"

enum { BG_STABLE_SPECIAL, BG_STABLE_INSIDE, BG_STABLE_REGIMES };

BG_FN double bg_stable_regime(bg_stable_kind kind, double x, double alpha, double beta)
{
    int of_x = kind >= BG_STABLE_QUANTILE ? (x >= 0.0) & (x <= 1.0) : bg_abs(x) < BG_INF;
    int law = (alpha >= BG_STABLE_LEAST) & (alpha <= 2.0) & (bg_abs(beta) <= 1.0);
    return law & of_x ? (double)BG_STABLE_INSIDE : (double)BG_STABLE_SPECIAL;
}

/* NaN, and x = +-inf. */
BG_FN double bg_stable_special(bg_stable_kind kind, double x, double alpha, double beta)
{
    int law = alpha >= BG_STABLE_LEAST && alpha <= 2.0 && bg_abs(beta) <= 1.0 && x == x;
    double up = x > 0.0 ? 1.0 : 0.0;
    int is_log =
        kind == BG_STABLE_LOGCDF || kind == BG_STABLE_LOGSF || kind == BG_STABLE_LOGPDF;
    double v = kind == BG_STABLE_CDF || kind == BG_STABLE_LOGCDF ? up
               : kind == BG_STABLE_SF || kind == BG_STABLE_LOGSF ? 1.0 - up
                                                                 : 0.0;
    v = is_log ? (v == 0.0 ? -BG_INF : 0.0) : v;
    return law && kind < BG_STABLE_DX ? v : BG_NAN;
}

/* A derivative at |x| > 2^500 by that at 2^-n x, where the tail is a power of x to all digits. */
BG_FN double bg_stable_far(bg_stable_eval *e, bg_stable_law l, bg_stable_kind kind,
                           bg_stable_given given, double x)
{
    double n = bg_abs(x) > 0x1p800 ? 500.0 : 300.0, scale = bg_exp2i(-n);
    bg_stable_eval_at(e, l, x * scale, given);
    double y = bg_stable_of(e, kind, given);
    return kind == BG_STABLE_DX ? y * scale : kind == BG_STABLE_DALPHA ? y - n * BG_LN2 : y;
}

/* One point of the law l. */
BG_FN double bg_stable_evaluate(bg_stable_eval *e, bg_stable_law l, bg_stable_kind kind,
                                bg_stable_given given, double x)
{
    const int search = kind >= BG_STABLE_QUANTILE;
    const int heavy =
        l.alpha > 1.0 && l.alpha < 2.0 && (x > 0.0 ? l.beta > -1.0 : l.beta < 1.0);
    bg_stable_search s;
    if (kind >= BG_STABLE_DX && !search && heavy && bg_abs(x) > 0x1p500)
        return bg_stable_far(e, l, kind, given, x);
    bg_stable_search_start(&s, l, x, kind == BG_STABLE_QUANTILE ? 1.0 : 0.0, given);
    if (search && (x == 0.0 || x == 1.0))
        return bg_stable_search_found(&s, l, given);
    do
        bg_stable_eval_at(e, search ? s.law : l, search ? s.x : x, search ? s.given : given);
    while (search && bg_stable_search_next(&s, e));
    return search ? bg_stable_search_found(&s, l, given) : bg_stable_of(e, kind, given);
}

/* n points; a run of points of one law sets it up once. */
BG_FN void bg_stable_run(bg_stable_kind kind, bg_stable_given given, int regime, int n,
                         const double *x, const double *alpha, const double *beta, double *y)
{
    bg_stable_eval e;
    bg_stable_law l;
    for (int i = 0; i < n; ++i) {
        if (regime == BG_STABLE_SPECIAL) {
            y[i] = bg_stable_special(kind, x[i], alpha[i], beta[i]);
            continue;
        }
        const int same = i > 0 && alpha[i] == alpha[i - 1] && beta[i] == beta[i - 1];
        if (same && x[i] == x[i - 1]) { /* lanes filled up */
            y[i] = y[i - 1];
            continue;
        }
        if (!same)
            l = bg_stable_law_of(alpha[i], beta[i]);
        y[i] = bg_stable_evaluate(&e, l, kind, given, x[i]);
    }
}

BG_FN double bg_stable_one(bg_stable_kind kind, bg_stable_given given, int regime, double x,
                           double alpha, double beta)
{
    double y;
    bg_stable_run(kind, given, regime, 1, &x, &alpha, &beta, &y);
    return y;
}

/* Kind and given of each function. */
#define BG_STABLE_stable_pdf              BG_STABLE_PDF, BG_STABLE_S0
#define BG_STABLE_stable_pdf_s1           BG_STABLE_PDF, BG_STABLE_S1
#define BG_STABLE_stable_logpdf           BG_STABLE_LOGPDF, BG_STABLE_S0
#define BG_STABLE_stable_logpdf_s1        BG_STABLE_LOGPDF, BG_STABLE_S1
#define BG_STABLE_stable_cdf              BG_STABLE_CDF, BG_STABLE_S0
#define BG_STABLE_stable_cdf_s1           BG_STABLE_CDF, BG_STABLE_S1
#define BG_STABLE_stable_sf               BG_STABLE_SF, BG_STABLE_S0
#define BG_STABLE_stable_sf_s1            BG_STABLE_SF, BG_STABLE_S1
#define BG_STABLE_stable_logcdf           BG_STABLE_LOGCDF, BG_STABLE_S0
#define BG_STABLE_stable_logcdf_s1        BG_STABLE_LOGCDF, BG_STABLE_S1
#define BG_STABLE_stable_logsf            BG_STABLE_LOGSF, BG_STABLE_S0
#define BG_STABLE_stable_logsf_s1         BG_STABLE_LOGSF, BG_STABLE_S1
#define BG_STABLE_stable_logpdf_dx        BG_STABLE_DX, BG_STABLE_S0
#define BG_STABLE_stable_logpdf_dx_s1     BG_STABLE_DX, BG_STABLE_S1
#define BG_STABLE_stable_logpdf_dalpha    BG_STABLE_DALPHA, BG_STABLE_S0
#define BG_STABLE_stable_logpdf_dalpha_s1 BG_STABLE_DALPHA, BG_STABLE_S1
#define BG_STABLE_stable_logpdf_dbeta     BG_STABLE_DBETA, BG_STABLE_S0
#define BG_STABLE_stable_logpdf_dbeta_s1  BG_STABLE_DBETA, BG_STABLE_S1
#define BG_STABLE_stable_quantile         BG_STABLE_QUANTILE, BG_STABLE_S0
#define BG_STABLE_stable_quantile_s1      BG_STABLE_QUANTILE, BG_STABLE_S1
#define BG_STABLE_stable_isf              BG_STABLE_ISF, BG_STABLE_S0
#define BG_STABLE_stable_isf_s1           BG_STABLE_ISF, BG_STABLE_S1

/* The regimes, for all of them. */
#define BG_EACH_STABLE(R, name, x, alpha, beta)                                                \
    R(BG_STABLE_SPECIAL, bg_stable_one(BG_STABLE_##name, BG_STABLE_SPECIAL, x, alpha, beta))   \
    R(BG_STABLE_INSIDE, bg_stable_one(BG_STABLE_##name, BG_STABLE_INSIDE, x, alpha, beta))
#define BG_EACH_stable_pdf(R, x, alpha, beta) BG_EACH_STABLE(R, stable_pdf, x, alpha, beta)
#define BG_EACH_stable_pdf_s1(R, x, alpha, beta)                                               \
    BG_EACH_STABLE(R, stable_pdf_s1, x, alpha, beta)
#define BG_EACH_stable_logpdf(R, x, alpha, beta)                                               \
    BG_EACH_STABLE(R, stable_logpdf, x, alpha, beta)
#define BG_EACH_stable_logpdf_s1(R, x, alpha, beta)                                            \
    BG_EACH_STABLE(R, stable_logpdf_s1, x, alpha, beta)
#define BG_EACH_stable_cdf(R, x, alpha, beta) BG_EACH_STABLE(R, stable_cdf, x, alpha, beta)
#define BG_EACH_stable_cdf_s1(R, x, alpha, beta)                                               \
    BG_EACH_STABLE(R, stable_cdf_s1, x, alpha, beta)
#define BG_EACH_stable_sf(R, x, alpha, beta)    BG_EACH_STABLE(R, stable_sf, x, alpha, beta)
#define BG_EACH_stable_sf_s1(R, x, alpha, beta) BG_EACH_STABLE(R, stable_sf_s1, x, alpha, beta)
#define BG_EACH_stable_logcdf(R, x, alpha, beta)                                               \
    BG_EACH_STABLE(R, stable_logcdf, x, alpha, beta)
#define BG_EACH_stable_logcdf_s1(R, x, alpha, beta)                                            \
    BG_EACH_STABLE(R, stable_logcdf_s1, x, alpha, beta)
#define BG_EACH_stable_logsf(R, x, alpha, beta) BG_EACH_STABLE(R, stable_logsf, x, alpha, beta)
#define BG_EACH_stable_logsf_s1(R, x, alpha, beta)                                             \
    BG_EACH_STABLE(R, stable_logsf_s1, x, alpha, beta)
#define BG_EACH_stable_logpdf_dx(R, x, alpha, beta)                                            \
    BG_EACH_STABLE(R, stable_logpdf_dx, x, alpha, beta)
#define BG_EACH_stable_logpdf_dx_s1(R, x, alpha, beta)                                         \
    BG_EACH_STABLE(R, stable_logpdf_dx_s1, x, alpha, beta)
#define BG_EACH_stable_logpdf_dalpha(R, x, alpha, beta)                                        \
    BG_EACH_STABLE(R, stable_logpdf_dalpha, x, alpha, beta)
#define BG_EACH_stable_logpdf_dalpha_s1(R, x, alpha, beta)                                     \
    BG_EACH_STABLE(R, stable_logpdf_dalpha_s1, x, alpha, beta)
#define BG_EACH_stable_logpdf_dbeta(R, x, alpha, beta)                                         \
    BG_EACH_STABLE(R, stable_logpdf_dbeta, x, alpha, beta)
#define BG_EACH_stable_logpdf_dbeta_s1(R, x, alpha, beta)                                      \
    BG_EACH_STABLE(R, stable_logpdf_dbeta_s1, x, alpha, beta)
#define BG_EACH_stable_quantile(R, q, alpha, beta)                                             \
    BG_EACH_STABLE(R, stable_quantile, q, alpha, beta)
#define BG_EACH_stable_quantile_s1(R, q, alpha, beta)                                          \
    BG_EACH_STABLE(R, stable_quantile_s1, q, alpha, beta)
#define BG_EACH_stable_isf(R, q, alpha, beta) BG_EACH_STABLE(R, stable_isf, q, alpha, beta)
#define BG_EACH_stable_isf_s1(R, q, alpha, beta)                                               \
    BG_EACH_STABLE(R, stable_isf_s1, q, alpha, beta)

#define BG_STABLE_FIRST(kind, given) kind
#define BG_STABLE_FUNCTION(name, x)                                                            \
    BG_FUNCTION(name, (x, alpha, beta), BG_STABLE_REGIMES,                                     \
                bg_stable_regime(BG_CALL(BG_STABLE_FIRST, BG_STABLE_##name), x, alpha, beta),  \
                bg_stable_regime(BG_CALL(BG_STABLE_FIRST, BG_STABLE_##name), x, alpha, beta))
BG_STABLE_FUNCTION(stable_pdf, x)
BG_STABLE_FUNCTION(stable_pdf_s1, x)
BG_STABLE_FUNCTION(stable_logpdf, x)
BG_STABLE_FUNCTION(stable_logpdf_s1, x)
BG_STABLE_FUNCTION(stable_cdf, x)
BG_STABLE_FUNCTION(stable_cdf_s1, x)
BG_STABLE_FUNCTION(stable_sf, x)
BG_STABLE_FUNCTION(stable_sf_s1, x)
BG_STABLE_FUNCTION(stable_logcdf, x)
BG_STABLE_FUNCTION(stable_logcdf_s1, x)
BG_STABLE_FUNCTION(stable_logsf, x)
BG_STABLE_FUNCTION(stable_logsf_s1, x)
BG_STABLE_FUNCTION(stable_logpdf_dx, x)
BG_STABLE_FUNCTION(stable_logpdf_dx_s1, x)
BG_STABLE_FUNCTION(stable_logpdf_dalpha, x)
BG_STABLE_FUNCTION(stable_logpdf_dalpha_s1, x)
BG_STABLE_FUNCTION(stable_logpdf_dbeta, x)
BG_STABLE_FUNCTION(stable_logpdf_dbeta_s1, x)
BG_STABLE_FUNCTION(stable_quantile, q)
BG_STABLE_FUNCTION(stable_quantile_s1, q)
BG_STABLE_FUNCTION(stable_isf, q)
BG_STABLE_FUNCTION(stable_isf_s1, q)
#undef BG_STABLE_FUNCTION

#endif
