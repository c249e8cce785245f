#include "engine.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "law.h"

const burgi_mixture_engine *bg_mixture_engine(const burgi_mixture_options *o)
{
    return o->struct_size >= sizeof *o ? o->engine : NULL;
}

bool bg_engine_ok(const burgi_mixture_engine *e)
{
    return e->struct_size >= sizeof *e && e->p >= 2 && e->weights != NULL && e->units != NULL &&
           e->begin != NULL && e->label != NULL && e->pass != NULL;
}

burgi_status bg_engine_directions(struct bg_directions *x, const burgi_mixture_engine *engine)
{
    const size_t n = engine->n;

    *x = (struct bg_directions){ .rows = { .n = n, .p = engine->p }, .engine = engine };
    if (n > SIZE_MAX / sizeof(double) || (x->own = malloc(n * sizeof(double) + 1)) == NULL ||
        (x->factor = malloc(n * sizeof(double) + 1)) == NULL)
        return BURGI_ENOMEM;
    const burgi_status status = engine->weights(engine->self, x->own);
    for (size_t i = 0; status == BURGI_OK && i < n; ++i) {
        const bool none = isnan(x->own[i]);
        x->factor[i] = none ? 0.0 : 1.0;
        if (none && x->skipped++ == 0)
            x->first_skipped = i + 1;
    }
    x->rows.weights = x->own;
    if (status == BURGI_OK)
        bg_directions_count(x);
    return status;
}

burgi_status bg_engine_begin(struct bg_engine_plan *plan, const burgi_mixture_engine *engine,
                             size_t mixtures, const burgi_vmf_mixture *m)
{
    const size_t each = m->k + (m->background > 0.0), all = mixtures * each;

    *plan = (struct bg_engine_plan){ .engine = engine, .k = m->k, .each = each };
    plan->mu = malloc(all * m->p * sizeof *plan->mu);
    plan->at = malloc(2 * all * sizeof *plan->at);
    plan->numbers = malloc(all * (m->p + 2) * sizeof *plan->numbers);
    plan->law = malloc((m->k + 1) * sizeof *plan->law);
    plan->sums = calloc(mixtures, sizeof *plan->sums);
    if (plan->mu == NULL || plan->at == NULL || plan->numbers == NULL || plan->law == NULL ||
        plan->sums == NULL)
        return BURGI_ENOMEM;
    plan->kappa = plan->at + all;
    for (size_t s = 0; s < mixtures; ++s) {
        plan->sums[s].n = plan->numbers + s * each * (m->p + 2);
        plan->sums[s].d = plan->sums[s].n + each;
        plan->sums[s].s = plan->sums[s].d + each;
    }
    return engine->begin(engine->self, mixtures, each);
}

void bg_engine_end(struct bg_engine_plan *plan)
{
    free(plan->mu);
    free(plan->at);
    free(plan->numbers);
    free(plan->law);
    free(plan->sums);
}

/* Mixture number s of a pass, zeros for a background's direction. */
static void load(const struct bg_engine_plan *plan, size_t s, const burgi_vmf_mixture *m)
{
    double *const mu = plan->mu + s * plan->each * m->p;

    bg_laws_of(m, plan->law);
    for (size_t c = 0; c < plan->each; ++c) {
        plan->at[s * plan->each + c] = plan->law[c].at;
        plan->kappa[s * plan->each + c] = plan->law[c].kappa;
    }
    memcpy(mu, m->mu, plan->k * m->p * sizeof *mu);
    for (size_t j = plan->k * m->p; j < plan->each * m->p; ++j)
        mu[j] = 0.0;
}

burgi_status bg_engine_run(const struct bg_engine_plan *plan, const struct bg_pass *pass,
                           const size_t *start)
{
    const burgi_mixture_pass p = { .mixtures = pass->mixtures,
                                   .each = plan->each,
                                   .start = start,
                                   .mu = plan->mu,
                                   .at = plan->at,
                                   .kappa = plan->kappa,
                                   .giving = (burgi_mixture_giving)pass->giving,
                                   .seed = pass->seed,
                                   .step = pass->step };

    for (size_t s = 0; s < pass->mixtures; ++s)
        load(plan, s, pass->mixture[s]);
    const burgi_status status = plan->engine->pass(plan->engine->self, &p, plan->sums);
    for (size_t s = 0; status == BURGI_OK && s < pass->mixtures; ++s) {
        const burgi_mixture_sums *const from = &plan->sums[s];
        struct bg_sums *const to = &pass->sums[s];
        memcpy(to->n, from->n, plan->k * sizeof *to->n);
        memcpy(to->d, from->d, plan->k * sizeof *to->d);
        memcpy(to->s, from->s, plan->k * plan->engine->p * sizeof *to->s);
        to->background = plan->each > plan->k ? from->n[plan->k] : 0.0;
        to->log_likelihood = from->log_likelihood;
        to->moved = from->moved;
        to->single = false;
    }
    return status;
}

burgi_status bg_engine_score(const struct bg_engine_plan *plan, const burgi_vmf_mixture *m,
                             struct bg_score_sums *sums)
{
    const size_t first = 0;
    const burgi_mixture_pass p = { .mixtures = 1,
                                   .each = plan->each,
                                   .start = &first,
                                   .mu = plan->mu,
                                   .at = plan->at,
                                   .kappa = plan->kappa,
                                   .giving = BURGI_GIVE_SOFT,
                                   .entropy = 1 };

    load(plan, 0, m);
    const burgi_status status = plan->engine->pass(plan->engine->self, &p, plan->sums);
    sums->log_likelihood = plan->sums[0].log_likelihood;
    sums->entropy = plan->sums[0].entropy;
    for (size_t c = 0; c < plan->each && status == BURGI_OK; ++c)
        sums->n[c] = plan->sums[0].n[c];
    return status;
}
