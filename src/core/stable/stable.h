/* Alpha-stable laws: the public functions, each in S0 and in S1.  They share one body, the nodes of
 * stable_ray.h and stable_nodes.h, whose vectors go along them; before, vectors go along a block of points. */
#ifndef BURGI_CORE_STABLE_STABLE_H
#define BURGI_CORE_STABLE_STABLE_H

#include "../function.h"
#include "stable_block.h"
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

/* A derivative at |x| > 2^500 is taken at 2^-n x, where the tail is a power of x to all digits: n, or 0. */
BG_FN double bg_stable_far(bg_stable_kind kind, double x, double alpha, double beta)
{
    int heavy = alpha > 1.0 && alpha < 2.0 && (x > 0.0 ? beta > -1.0 : beta < 1.0);
    double n = bg_abs(x) > 0x1p800 ? 500.0 : 300.0;
    return kind >= BG_STABLE_DX && kind < BG_STABLE_QUANTILE && heavy && bg_abs(x) > 0x1p500
               ? n
               : 0.0;
}

BG_FN double bg_stable_from_far(bg_stable_kind kind, double n, double y)
{
    return kind == BG_STABLE_DX       ? y * bg_exp2i(-n)
           : kind == BG_STABLE_DALPHA ? y - n * BG_LN2
                                      : y;
}

/* n points, inside. */
BG_FN void bg_stable_values(bg_stable_eval *e, bg_stable_kind kind, bg_stable_given given,
                            int n, const double *x, const double *alpha, const double *beta,
                            double *y)
{
    bg_stable_block b;
    double far[BG_STABLE_BLOCK];
    bg_stable_block_begin(&b);
    for (int from = 0; from < n; from += BG_STABLE_BLOCK) {
        const int left = n - from, some = left < BG_STABLE_BLOCK ? left : BG_STABLE_BLOCK;
        for (int i = 0; i < some; ++i) {
            const int k = from + i;
            far[i] = bg_stable_far(kind, x[k], alpha[k], beta[k]);
            bg_stable_block_put(&b, i, given, x[k] * bg_exp2i(-far[i]), alpha[k], beta[k]);
        }
        bg_stable_block_of(&b, some);
        for (int i = 0; i < some; ++i) {
            bg_stable_block_eval(e, &b, i);
            y[from + i] = bg_stable_from_far(kind, far[i], bg_stable_of(e, kind, given));
        }
    }
}

/* n quantiles.  A block of searches goes on together; one that ends makes room for the next. */
BG_FN void bg_stable_quantiles(bg_stable_eval *e, bg_stable_kind kind, bg_stable_given given,
                               int n, const double *q, const double *alpha, const double *beta,
                               double *y)
{
    bg_stable_search s[BG_STABLE_BLOCK];
    bg_stable_block b;
    int of[BG_STABLE_BLOCK], open = 0, next = 0;
    bg_stable_block_begin(&b);
    do {
        for (; open < BG_STABLE_BLOCK && next < n; ++next) {
            bg_stable_search_start(&s[open], bg_stable_law_of(alpha[next], beta[next]), q[next],
                                   kind == BG_STABLE_QUANTILE ? 1.0 : 0.0, given);
            if (q[next] == 0.0 || q[next] == 1.0)
                y[next] = bg_stable_search_found(&s[open], given);
            else
                of[open++] = next;
        }
        for (int k = 0; k < open; ++k)
            bg_stable_block_put(&b, k, s[k].given, s[k].x, s[k].law.alpha, s[k].law.beta);
        bg_stable_block_of(&b, open);
        int left = 0;
        for (int k = 0; k < open; ++k) {
            const int i = of[k];
            bg_stable_block_eval(e, &b, k);
            if (bg_stable_search_next(&s[k], e)) {
                s[left] = s[k];
                of[left++] = i;
            } else
                y[i] = bg_stable_search_found(&s[k], given);
        }
        open = left;
    } while (open > 0 || next < n);
}

/* n points, of one regime; the last may be copies that fill up lanes. */
BG_FN void bg_stable_run(bg_stable_kind kind, bg_stable_given given, int regime, int n,
                         const double *x, const double *alpha, const double *beta, double *y)
{
    bg_stable_eval e;
    int last = n - 1;
    while (last > 0 && x[last] == x[last - 1] && alpha[last] == alpha[last - 1] &&
           beta[last] == beta[last - 1])
        --last;
    if (regime == BG_STABLE_SPECIAL)
        for (int i = 0; i <= last; ++i)
            y[i] = bg_stable_special(kind, x[i], alpha[i], beta[i]);
    else if (kind >= BG_STABLE_QUANTILE)
        bg_stable_quantiles(&e, kind, given, last + 1, x, alpha, beta, y);
    else
        bg_stable_values(&e, kind, given, last + 1, x, alpha, beta, y);
    for (int i = last + 1; i < n; ++i)
        y[i] = y[last];
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
