/* The public side of plans. */
#include <burgi/stable.h>
#include <burgi/stable_plan.h>
#include <math.h>

#include "core/stable/stable_value.h"
#include "isa/table.h"
#include "plan_tables.h"

typedef double function(double, double, double);

/* What is asked where a table has nothing, in S0 and S1. */
static function *const of_law[2][11] = {
    { [BG_STABLE_PDF] = burgi_stable_pdf,
      [BG_STABLE_LOGPDF] = burgi_stable_logpdf,
      [BG_STABLE_CDF] = burgi_stable_cdf,
      [BG_STABLE_SF] = burgi_stable_sf,
      [BG_STABLE_LOGCDF] = burgi_stable_logcdf,
      [BG_STABLE_LOGSF] = burgi_stable_logsf,
      [BG_STABLE_QUANTILE] = burgi_stable_quantile,
      [BG_STABLE_ISF] = burgi_stable_isf },
    { [BG_STABLE_PDF] = burgi_stable_pdf_s1,
      [BG_STABLE_LOGPDF] = burgi_stable_logpdf_s1,
      [BG_STABLE_CDF] = burgi_stable_cdf_s1,
      [BG_STABLE_SF] = burgi_stable_sf_s1,
      [BG_STABLE_LOGCDF] = burgi_stable_logcdf_s1,
      [BG_STABLE_LOGSF] = burgi_stable_logsf_s1,
      [BG_STABLE_QUANTILE] = burgi_stable_quantile_s1,
      [BG_STABLE_ISF] = burgi_stable_isf_s1 },
};

burgi_stable *burgi_stable_new(double alpha, double beta, burgi_stable_param param)
{
    if (!(alpha >= BG_STABLE_LEAST && alpha <= 2.0) || !(fabs(beta) <= 1.0) ||
        (param != BURGI_STABLE_S0 && param != BURGI_STABLE_S1))
        return NULL;
    return bg_stable_plan_new(alpha, beta, param, 1u << BG_TABLE_LOGPDF | 1u << BG_TABLE_TAIL);
}

void burgi_stable_free(burgi_stable *law)
{
    bg_stable_plan_free(law);
}

static double ask(const burgi_stable *law, bg_stable_kind kind, double gamma, double delta,
                  double x)
{
    function *const f = of_law[law->param][kind];
    if (kind >= BG_STABLE_QUANTILE)
        return fma(gamma, f(x, law->alpha, law->beta), delta);
    const double v = f((x - delta) / gamma, law->alpha, law->beta);
    return kind == BG_STABLE_PDF ? v / gamma : kind == BG_STABLE_LOGPDF ? v - log(gamma) : v;
}

static burgi_status batch(const burgi_stable *law, bg_stable_kind kind, size_t n,
                          const double *x, ptrdiff_t inc_x, double gamma, double delta,
                          double *y, ptrdiff_t inc_y)
{
    const double two_over_pi = 0x1.45f306dc9c883p-1; /* 0.6366 */
    if (n == 0)
        return BURGI_OK;
    if (law == NULL || x == NULL || y == NULL || (inc_y == 0 && n > 1) ||
        !(gamma > 0.0 && gamma < HUGE_VAL) || !isfinite(delta))
        return BURGI_EINVAL;
    if (law->param == BURGI_STABLE_S1 && law->alpha == 1.0)
        delta += two_over_pi * law->beta * gamma * log(gamma);
    for (size_t i = 0; i < n; i += BG_TABLE_BLOCK) {
        const size_t m = n - i < BG_TABLE_BLOCK ? n - i : BG_TABLE_BLOCK;
        double copy[BG_TABLE_BLOCK], to[BG_TABLE_BLOCK];
        const double *const from = inc_x == 1 ? x + i : copy;
        bool missing = false;
        for (size_t j = 0; j < m && inc_x != 1; ++j)
            copy[j] = x[(ptrdiff_t)(i + j) * inc_x];
        bg_isa_picked()->stable_table_value(&law->table, (int)kind, gamma, delta, (int)m, from,
                                            to);
        for (size_t j = 0; j < m; ++j)
            missing |= isnan(to[j]);
        for (size_t j = 0; j < m && missing; ++j)
            if (isnan(to[j]))
                to[j] = ask(law, kind, gamma, delta, from[j]);
        for (size_t j = 0; j < m; ++j) /* last, for y may be x */
            y[(ptrdiff_t)(i + j) * inc_y] = to[j];
    }
    return BURGI_OK;
}

#define PLAN(name, kind)                                                                       \
    burgi_status burgi_stable_plan_##name(const burgi_stable *law, size_t count,               \
                                          const double *x, ptrdiff_t inc_x, double gamma,      \
                                          double delta, double *y, ptrdiff_t inc_y)            \
    {                                                                                          \
        return batch(law, kind, count, x, inc_x, gamma, delta, y, inc_y);                      \
    }
PLAN(pdf, BG_STABLE_PDF)
PLAN(logpdf, BG_STABLE_LOGPDF)
PLAN(cdf, BG_STABLE_CDF)
PLAN(sf, BG_STABLE_SF)
PLAN(logcdf, BG_STABLE_LOGCDF)
PLAN(logsf, BG_STABLE_LOGSF)
PLAN(quantile, BG_STABLE_QUANTILE)
PLAN(isf, BG_STABLE_ISF)
