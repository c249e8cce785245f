#include "describe.h"

#include <math.h>
#include <stddef.h>

#include "step.h"

bool bg_mixture_options_ok(const burgi_mixture_options *o)
{
    return o != NULL && o->struct_size >= offsetof(burgi_mixture_options, engine) && o->k > 0 &&
           o->k <= INT32_MAX && (unsigned)o->assign <= BURGI_ASSIGN_STOCHASTIC &&
           (unsigned)o->kappa <= BURGI_KAPPA_FIXED && (unsigned)o->init <= BURGI_INIT_MIXTURE &&
           (unsigned)o->estimate <= BURGI_ESTIMATE_MAP && o->tolerance >= 0.0 &&
           o->tolerance < 1.0 && o->threads >= 0 &&
           (o->kappa != BURGI_KAPPA_FIXED ||
            (o->kappa_value >= 0.0 && o->kappa_value < 0x1p200)) &&
           (o->init != BURGI_INIT_LABELS || o->labels != NULL) &&
           (o->init != BURGI_INIT_MIXTURE || (o->start != NULL && o->start->k == o->k));
}

void bg_mixture_describe(const burgi_mixture_options *o, double weight,
                         const struct bg_score_sums *sums, burgi_vmf_mixture *m)
{
    const double p = (double)m->p, k = (double)m->k,
                 kappas = o->kappa == BURGI_KAPPA_FREE     ? k
                          : o->kappa == BURGI_KAPPA_COMMON ? 1.0
                                                           : 0.0;

    m->rows = weight;
    m->log_likelihood = sums->log_likelihood;
    m->parameters = k * (p - 1.0) + kappas + k - 1.0 + (m->background > 0.0);
    m->bic = -2.0 * m->log_likelihood + m->parameters * log(m->rows);
    m->aic = -2.0 * m->log_likelihood + 2.0 * m->parameters;
    m->icl = m->bic + 2.0 * sums->entropy;
    for (size_t c = 0; c < m->k; ++c) {
        m->component[c].n_eff = sums->n[c];
        m->component[c].kappa_marginal = bg_step_marginal(p, sums->n[c], &m->component[c]);
    }
}
