#include "likelihood.h"

#include <burgi/stable.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "core/stable/stable_value.h"
#include "isa/table.h"
#include "plan_tables.h"

enum { BLOCK = 256 };

double bg_stable_location(burgi_stable_param param, const burgi_stable_estimate *e)
{
    const double two_over_pi = 0x1.45f306dc9c883p-1; /* 0.6366 */
    return e->delta + (param == BURGI_STABLE_S1 && e->alpha == 1.0
                           ? two_over_pi * e->beta * e->gamma * log(e->gamma)
                           : 0.0);
}

static void add(double information[4][4], double w, const double g[4])
{
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j)
            information[i][j] += w * g[i] * g[j];
}

/* log f of n numbers of the standard law, and its derivatives in the unknowns; by a table where there is one. */
static void scores(burgi_stable_param param, const burgi_stable_estimate *e,
                   const struct bg_stable_plan *plan, size_t n, const double *z,
                   double log_f[BLOCK], double g[BLOCK][4])
{
    static const int kind[4] = { BG_STABLE_LOGPDF, BG_STABLE_DX, BG_STABLE_DALPHA,
                                 BG_STABLE_DBETA };
    double y[4 * BLOCK];
    const size_t apart = plan != NULL ? 1 : 4, next = plan != NULL ? BLOCK : 1;
    double *const out[4] = { y, y + BLOCK, y + 2 * BLOCK, y + 3 * BLOCK };
    if (plan != NULL)
        bg_stable_plan_slopes(plan, n, z, out);
    else
        bg_isa_picked()->stable_several(e->alpha, e->beta, param == BURGI_STABLE_S1, 4, kind,
                                        (int)n, z, y);
    for (size_t i = 0; i < n; ++i) {
        const double *const v = y + i * apart;
        log_f[i] = v[0];
        g[i][0] = v[2 * next];
        g[i][1] = v[3 * next];
        g[i][2] = -1.0 - z[i] * v[next];
        g[i][3] = -v[next];
    }
}

/* A table takes as long as MANY numbers do without one.  NULL: it is not worth its while. */
static struct bg_stable_plan *plan_of(size_t n, burgi_stable_param param,
                                      const burgi_stable_estimate *e)
{
    enum { MANY = 3000 };
    const unsigned all = 1u << BG_TABLE_LOGPDF | 1u << BG_TABLE_DX | 1u << BG_TABLE_DALPHA |
                         1u << BG_TABLE_DBETA;
    return n > MANY && fabs(e->beta) < 1.0 && e->alpha < 2.0
               ? bg_stable_plan_new(e->alpha, e->beta, param, all)
               : NULL;
}

struct bg_stable_sums bg_stable_likelihood(const struct bg_stable_data *d,
                                           burgi_stable_param param,
                                           const burgi_stable_estimate *e)
{
    const double at = bg_stable_location(param, e), log_gamma = log(e->gamma), most = DBL_MAX;
    double z[BLOCK], log_f[BLOCK], g[BLOCK][4], lost = 0.0;
    struct bg_stable_plan *const plan = plan_of(d->n, param, e);
    struct bg_stable_sums s;
    memset(&s, 0, sizeof s);
    for (size_t i = 0; i < d->n; i += BLOCK) {
        const size_t n = d->n - i < BLOCK ? d->n - i : BLOCK;
        for (size_t j = 0; j < n; ++j)
            z[j] = fmin(fmax((d->x[i + j] - at) / e->gamma, -most), most);
        scores(param, e, plan, n, z, log_f, g);
        for (size_t j = 0; j < n; ++j) {
            const double w = d->w[i + j];
            const double term = w * (log_f[j] - log_gamma) - lost, sum = s.likelihood + term;
            lost = isfinite(sum) ? (sum - s.likelihood) - term : 0.0;
            s.likelihood = sum;
            for (int k = 0; k < 4; ++k)
                s.gradient[k] += w * g[j][k];
            add(s.information, w, g[j]);
        }
    }
    if (plan != NULL)
        bg_stable_plan_free(plan);
    return s;
}

/* As an integral over probabilities, u = 1/(1 + e^-t), by the trapezoidal rule in t. */
void bg_stable_information(burgi_stable_param param, const burgi_stable_estimate *e,
                           double information[4][4])
{
    enum { NODES = 161 };
    const double step = 0.5;
    double z[NODES], log_f[BLOCK], g[BLOCK][4];

    for (int k = 0; k < NODES; ++k) {
        const double t = step * (k - NODES / 2), q = 1.0 / (1.0 + exp(fabs(t)));
        const int s1 = param == BURGI_STABLE_S1;
        z[k] = t < 0.0 ? (s1 ? burgi_stable_quantile_s1 : burgi_stable_quantile)(q, e->alpha,
                                                                                 e->beta)
                       : (s1 ? burgi_stable_isf_s1 : burgi_stable_isf)(q, e->alpha, e->beta);
    }
    scores(param, e, NULL, NODES, z, log_f, g);
    memset(information, 0, sizeof(double[4][4]));
    for (int k = 0; k < NODES; ++k) {
        const double t = step * (k - NODES / 2), q = 1.0 / (1.0 + exp(fabs(t)));
        add(information, step * q * (1.0 - q), g[k]);
    }
}
