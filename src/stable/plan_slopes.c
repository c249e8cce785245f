/* log f and its derivatives by a plan. */
#include <burgi/stable.h>
#include <math.h>

#include "isa/table.h"
#include "plan_tables.h"

/* What the functions say of a point that the table hasn't. */
static void ask(const struct bg_stable_plan *p, double z, double *const out[4], size_t i)
{
    const bool s1 = p->param == BURGI_STABLE_S1;
    out[0][i] = s1 ? burgi_stable_logpdf_s1(z, p->alpha, p->beta)
                   : burgi_stable_logpdf(z, p->alpha, p->beta);
    if (out[1] != NULL)
        out[1][i] = s1 ? burgi_stable_logpdf_dx_s1(z, p->alpha, p->beta)
                       : burgi_stable_logpdf_dx(z, p->alpha, p->beta);
    if (out[2] != NULL)
        out[2][i] = s1 ? burgi_stable_logpdf_dalpha_s1(z, p->alpha, p->beta)
                       : burgi_stable_logpdf_dalpha(z, p->alpha, p->beta);
    if (out[3] != NULL)
        out[3][i] = s1 ? burgi_stable_logpdf_dbeta_s1(z, p->alpha, p->beta)
                       : burgi_stable_logpdf_dbeta(z, p->alpha, p->beta);
}

void bg_stable_plan_slopes(const struct bg_stable_plan *p, size_t n, const double *z,
                           double *const out[4])
{
    for (size_t i = 0; i < n; i += BG_TABLE_BLOCK) {
        const size_t m = n - i < BG_TABLE_BLOCK ? n - i : BG_TABLE_BLOCK;
        double *at[4];
        for (int k = 0; k < 4; ++k)
            at[k] = out[k] != NULL ? out[k] + i : NULL;
        bg_isa_picked()->stable_table_slopes(&p->table, (int)m, z + i, at);
        for (size_t j = 0; j < m; ++j)
            if (isnan(at[0][j]))
                ask(p, z[i + j], at, j);
    }
}
