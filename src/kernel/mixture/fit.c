/* From rows and options to the mixture, and what is told of it. */
#include <burgi/vmf_mixture.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "describe.h"
#include "em.h"
#include "kernel/group.h"
#include "score.h"
#include "step.h"

static burgi_status score(const struct bg_em *em, const struct bg_start *s,
                          struct bg_score_sums *sums)
{
    static const struct bg_scores nothing;

    if (em->x.engine != NULL)
        return bg_engine_score(&em->engine_plan, s->last, sums);
    return bg_score_run(s->last, &em->x, em->options->threads, &nothing, sums) ? BURGI_OK
                                                                               : BURGI_ENOMEM;
}

/* The most likely start at its last parameters. */
static burgi_status keep(struct bg_em *em, burgi_vmf_mixture **kept)
{
    double *const n = malloc(2 * (em->k + 1) * sizeof *n);
    struct bg_score_sums best = { .log_likelihood = -HUGE_VAL, .n = n };
    struct bg_start *chosen = NULL;
    const bool hard = em->options->assign == BURGI_ASSIGN_HARD;

    for (size_t i = 0; n != NULL && i < em->starts; ++i) {
        struct bg_start *const s = &em->start[i];
        struct bg_score_sums sums = { .n = n + em->k + 1 };
        if (!hard && s->l <= (chosen == NULL ? -HUGE_VAL : chosen->l))
            continue;
        const burgi_status status = score(em, s, &sums);
        if (status != BURGI_OK) {
            free(n);
            return status;
        }
        if (sums.log_likelihood > best.log_likelihood || chosen == NULL) {
            memcpy(n, sums.n, (em->k + 1) * sizeof *n);
            best = sums;
            best.n = n;
            chosen = s;
        }
    }
    if (n == NULL)
        return BURGI_ENOMEM;
    *kept = chosen->last;
    chosen->last = NULL;
    (*kept)->iterations = chosen->iterations;
    (*kept)->converged = chosen->converged;
    (*kept)->restart = chosen->index;
    (*kept)->skipped = em->x.skipped;
    (*kept)->first_skipped = em->x.first_skipped;
    bg_mixture_describe(em->options, em->x.weight, &best, *kept);
    free(n);
    return BURGI_OK;
}

static bool labels_ok(const burgi_mixture_options *o, size_t n)
{
    for (size_t i = 0; o->init == BURGI_INIT_LABELS && i < n; ++i)
        if (o->labels[i] >= 0 && (size_t)o->labels[i] >= o->k)
            return false;
    return true;
}

static bool start_ok(const burgi_mixture_options *o, size_t p)
{
    return o->init != BURGI_INIT_MIXTURE || (o->start->p == p && bg_mixture_is_law(o->start));
}

/* A start that is given is the only one. */
static size_t starts_of(const burgi_mixture_options *o)
{
    const bool given = o->init == BURGI_INIT_LABELS || o->init == BURGI_INIT_MIXTURE;

    return given || o->restarts == 0 ? 1 : o->restarts;
}

/* The rows' directions, of the rows that are here or of an engine's. */
static burgi_status look(struct bg_em *em, const burgi_rows *rows)
{
    const burgi_mixture_engine *const engine = bg_mixture_engine(em->options);
    const size_t n = engine != NULL ? engine->n : rows->n,
                 p = engine != NULL ? engine->p : rows->p;

    if (!labels_ok(em->options, n) || !start_ok(em->options, p))
        return BURGI_EDOM;
    return engine != NULL ? bg_engine_directions(&em->x, engine)
                          : bg_directions_begin(&em->x, rows, bg_threads(em->options->threads));
}

static bool arguments_ok(const burgi_rows *rows, const burgi_mixture_options *o)
{
    if (!bg_mixture_options_ok(o))
        return false;
    const burgi_mixture_engine *const engine = bg_mixture_engine(o);
    return engine != NULL ? rows == NULL && bg_engine_ok(engine) : bg_rows_ok(rows);
}

burgi_status burgi_vmf_mixture_fit(const burgi_rows *rows, const burgi_mixture_options *options,
                                   burgi_vmf_mixture **mixture)
{
    if (mixture != NULL)
        *mixture = NULL;
    if (mixture == NULL || !arguments_ok(rows, options))
        return BURGI_EINVAL;

    struct bg_em em = { .options = options, .k = options->k, .starts = starts_of(options) };
    em.tolerance = options->tolerance == 0.0 ? 1e-10 : options->tolerance;
    em.most = options->max_iterations == 0 ? 2000 : options->max_iterations;
    burgi_status status = look(&em, rows);
    if (status == BURGI_OK && em.k > em.x.usable)
        status = BURGI_EDOM;
    if (status == BURGI_OK)
        status = bg_em_begin(&em);
    if (status == BURGI_OK)
        status = bg_em_run(&em);
    if (status == BURGI_OK)
        status = keep(&em, mixture);
    bg_em_end(&em);
    return status;
}
