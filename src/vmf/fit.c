/* From the statistics of unit vectors to the fitted law. */
#include <burgi/vmf.h>

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "isa/table.h"
#include "vmf/estimates.h"
#include "vmf/interval.h"
#include "vmf/stats.h"

/* All rows of the statistics, as one part. */
struct pool {
    size_t p, count;
    struct bg_part part;
};

/* Below this delta, rows differ by the rounding of their normalisation only. */
static const double delta_min = 0x1p-96;

/* The mean's length.  A mean so short that its square underflows is zero but for rounding. */
static double length(const struct pool *s)
{
    return sqrt(bg_isa_picked()->vmf_rows[BG_F64].square(s->p, s->part.mean));
}

/* rbar and delta, each to full relative accuracy. */
static void resultant(const struct pool *s, burgi_vmf_result *r)
{
    r->rbar = fmin(length(s), 1.0);
    r->delta = 1.0 - r->rbar;
    if (r->rbar < 0.5)
        return;
    r->delta = s->part.m2.hi / s->part.weight.hi / (1.0 + r->rbar);
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

/* A(kappa) = n r/(n + 1): one row more, of no direction. */
static double map(const burgi_vmf_result *r)
{
    const double more = r->n_eff + 1.0;
    const struct bg_vmf_resultant at = { r->n_eff * r->rbar / more,
                                         (r->n_eff * r->delta + 1.0) / more };
    return bg_vmf_kappa_of(r->p, at);
}

static void estimates(burgi_vmf_result *r)
{
    const struct bg_vmf_resultant at = { r->rbar, r->delta };
    r->kappa = bg_vmf_kappa_of(r->p, at);
    r->kappa_marginal = at.r < 0.5 ? burgi_vmf_kappa_marginal(r->p, r->n_eff, at.r)
                                   : burgi_vmf_kappa_marginal_compl(r->p, r->n_eff, at.delta);
    r->kappa_pairwise = bg_vmf_kappa_pairwise(r->p, r->n_eff, at);
    r->kappa_best_fisher = bg_vmf_kappa_best_fisher(r->p, r->n_eff, r->kappa);
    r->kappa_map = map(r);
}

static void fill(const struct pool *s, burgi_vmf_result *r)
{
    r->p = (double)s->p;
    r->n = (double)s->count;
    r->weight = s->part.weight.hi;
    r->n_eff = s->part.weight.hi / s->part.weight2 * s->part.weight.hi;
    resultant(s, r);

    estimates(r);
    const double deriv = burgi_vmf_mean_resultant_deriv(r->p, r->kappa);
    r->kappa_se = 1.0 / sqrt(r->n_eff * deriv);
    r->log_likelihood_ratio = log_likelihood_ratio(r);
    r->log_likelihood = r->log_likelihood_ratio + r->n_eff * burgi_vmf_log_norm(r->p, 0.0);
    r->entropy = burgi_vmf_entropy(r->p, r->kappa);

    const struct bg_vmf_sample v = { r->p, r->n_eff, r->rbar, r->delta, r->kappa_marginal };
    bg_vmf_interval(&v, &r->kappa_lo, &r->kappa_hi);
    bg_vmf_wald(&v, r->kappa, r->kappa_se, &r->wald_lo, &r->wald_hi);
    bg_vmf_profile(&v, r->kappa, &r->profile_lo, &r->profile_hi);
    r->mu_cone = bg_vmf_cone(&v, r->kappa_lo);
}

static void direction(const struct pool *s, double *mu)
{
    const double r = length(s);
    for (size_t j = 0; j < s->p; ++j)
        mu[j] = s->part.mean[j] / r; /* NaN where the mean is zero */
}

/* What the first version had. */
static const size_t least_size = offsetof(burgi_vmf_result, kappa_pairwise);

burgi_status burgi_vmf_fit(const burgi_vmf_stats *stats, burgi_vmf_result *out, double *mu)
{
    burgi_vmf_result r = { 0 };
    if (stats == NULL || out == NULL || out->struct_size < least_size)
        return BURGI_EINVAL;
    if (stats->count == 0)
        return BURGI_EDOM;

    struct pool pool = { stats->p, (size_t)stats->count, { .mean = NULL } };
    if (!bg_vmf_total(stats, &pool.part))
        return BURGI_ENOMEM;
    fill(&pool, &r);
    r.struct_size = out->struct_size < sizeof r ? out->struct_size : sizeof r;
    memcpy(out, &r, r.struct_size);
    if (mu != NULL)
        direction(&pool, mu);
    free(pool.part.mean);
    return BURGI_OK;
}
