/* From the statistics of unit vectors to the fitted law. */
#include <burgi/vmf.h>

#include <math.h>

#include "isa/table.h"
#include "vmf/interval.h"
#include "vmf/stats.h"

/* Below this delta, rows differ by the rounding of their normalisation only. */
static const double delta_min = 0x1p-96;

/* The mean's length.  A mean so short that its square underflows is zero but for rounding. */
static double length(const burgi_vmf_stats *s)
{
    return sqrt(bg_isa_picked()->vmf_f64.square(s->p, s->mean));
}

/* rbar and delta, each to full relative accuracy. */
static void resultant(const burgi_vmf_stats *s, burgi_vmf_result *r)
{
    r->rbar = fmin(length(s), 1.0);
    r->delta = 1.0 - r->rbar;
    if (r->rbar < 0.5)
        return;
    r->delta = s->m2.hi / s->weight.hi / (1.0 + r->rbar);
    if (r->delta < delta_min)
        r->delta = 0.0;
    r->rbar = 1.0 - r->delta;
}

/* n (kappa r - log H); where both terms are large, by the entropy, which has no such terms. */
static double log_likelihood_ratio(const burgi_vmf_result *r)
{
    if (isinf(r->kappa))
        return r->kappa;
    if (r->rbar < 0.5)
        return r->n_eff * (r->kappa * r->rbar - burgi_vmf_log_h(r->p, r->kappa));
    return -r->n_eff * (burgi_vmf_log_norm(r->p, 0.0) + burgi_vmf_entropy(r->p, r->kappa));
}

static void fill(const burgi_vmf_stats *s, burgi_vmf_result *r)
{
    r->p = (double)s->p;
    r->n = (double)s->count;
    r->weight = s->weight.hi;
    r->n_eff = s->weight.hi / s->weight2 * s->weight.hi;
    resultant(s, r);

    const int near = r->rbar >= 0.5;
    r->kappa = near ? burgi_vmf_kappa_compl(r->p, r->delta) : burgi_vmf_kappa(r->p, r->rbar);
    r->kappa_marginal = near ? burgi_vmf_kappa_marginal_compl(r->p, r->n_eff, r->delta)
                             : burgi_vmf_kappa_marginal(r->p, r->n_eff, r->rbar);
    const double deriv = burgi_vmf_mean_resultant_deriv(r->p, r->kappa);
    r->kappa_se = 1.0 / sqrt(r->n_eff * deriv);
    r->log_likelihood_ratio = log_likelihood_ratio(r);
    r->log_likelihood = r->log_likelihood_ratio + r->n_eff * burgi_vmf_log_norm(r->p, 0.0);
    r->entropy = burgi_vmf_entropy(r->p, r->kappa);

    const struct bg_vmf_sample v = { r->p, r->n_eff, r->rbar, r->delta, r->kappa_marginal };
    bg_vmf_interval(&v, &r->kappa_lo, &r->kappa_hi);
    r->mu_cone = bg_vmf_cone(&v, r->kappa_lo);
}

static void direction(const burgi_vmf_stats *s, double *mu)
{
    const double r = length(s);
    for (size_t j = 0; j < s->p; ++j)
        mu[j] = s->mean[j] / r; /* NaN where the mean is zero */
}

burgi_status burgi_vmf_fit(const burgi_vmf_stats *stats, burgi_vmf_result *out, double *mu)
{
    burgi_vmf_result r = { 0 };
    if (stats == NULL || out == NULL || out->struct_size < sizeof r)
        return BURGI_EINVAL;
    if (stats->count == 0)
        return BURGI_EDOM;

    fill(stats, &r);
    r.struct_size = sizeof r;
    *out = r;
    if (mu != NULL)
        direction(stats, mu);
    return BURGI_OK;
}
