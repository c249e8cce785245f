/* EM from several starts at once, which share the passes over the rows.
 *
 * A start stops where a step gains less than the tolerance, with the parameters before that step, so that one
 * more is known to gain less.  Of several starts, all go on until a step gains less than 1e-5, and then
 * those that are within 1e-4 of the best by then: most steps are spent on the last digits. */
#include <burgi/vmf_mixture.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/group.h"
#include "law.h"
#include "pass.h"
#include "score.h"
#include "seed.h"
#include "step.h"

static const double coarse = 1e-5, near_best = 1e-4;
enum { DRAWS = 50 };

struct start {
    size_t index;
    burgi_vmf_mixture *now, *last; /* last: that of the step before, of log-likelihood l */
    double l;
    int32_t *best;
    size_t iterations;
    bool stopped, converged;
};

struct em {
    const burgi_mixture_options *options;
    struct bg_directions x;
    size_t k, starts;
    struct start *start;
    struct bg_sums *sums;
    burgi_vmf_mixture **mixture; /* of those that go on */
    int32_t **best;
    size_t *which;
    double tolerance;
    size_t most;
};

static burgi_status begin(struct em *em, size_t n, size_t p)
{
    em->start = calloc(em->starts, sizeof *em->start);
    em->sums = calloc(em->starts, sizeof *em->sums);
    em->mixture = malloc(em->starts * sizeof *em->mixture);
    em->best = malloc(em->starts * sizeof *em->best);
    em->which = malloc(em->starts * sizeof *em->which);
    if (em->start == NULL || em->sums == NULL || em->mixture == NULL || em->best == NULL ||
        em->which == NULL || !bg_sums_begin(em->sums, em->starts, em->k, p))
        return BURGI_ENOMEM;
    for (size_t s = 0; s < em->starts; ++s) {
        struct start *const start = &em->start[s];
        start->index = s;
        start->now = burgi_vmf_mixture_new(p, em->k);
        start->last = burgi_vmf_mixture_new(p, em->k);
        start->best = malloc(n * sizeof *start->best + 1);
        if (start->now == NULL || start->last == NULL || start->best == NULL)
            return BURGI_ENOMEM;
        start->now->background = em->options->background ? 1.0 / (1.0 + (double)em->k) : 0.0;
        for (size_t i = 0; i < n; ++i)
            start->best[i] = -1;
    }
    return BURGI_OK;
}

static void end(struct em *em)
{
    for (size_t s = 0; em->start != NULL && s < em->starts; ++s) {
        burgi_vmf_mixture_free(em->start[s].now);
        burgi_vmf_mixture_free(em->start[s].last);
        free(em->start[s].best);
    }
    if (em->sums != NULL)
        bg_sums_end(em->sums, em->starts);
    free(em->start);
    free(em->sums);
    free(em->mixture);
    free(em->best);
    free(em->which);
    bg_directions_end(&em->x);
}

/* A pass over the rows for all that go on; how many those are, or 0 with BURGI_ENOMEM. */
static burgi_status pass(struct em *em, enum bg_giving giving, uint64_t step, size_t *active)
{
    *active = 0;
    for (size_t s = 0; s < em->starts; ++s)
        if (!em->start[s].stopped) {
            em->mixture[*active] = em->start[s].now;
            em->best[*active] = em->start[s].best;
            em->which[(*active)++] = s;
        }
    const struct bg_pass p = { .x = &em->x,
                               .giving = giving,
                               .seed = em->options->seed,
                               .step = step,
                               .threads = em->options->threads,
                               .mixtures = *active,
                               .mixture = em->mixture,
                               .best = em->best,
                               .sums = em->sums };
    return *active == 0 || bg_pass_run(&p) ? BURGI_OK : BURGI_ENOMEM;
}

static void step_all(struct em *em, size_t active)
{
    for (size_t a = 0; a < active; ++a)
        bg_step(em->options, &em->sums[a], em->mixture[a]);
}

static bool choose_rows(struct em *em, struct start *s)
{
    const burgi_mixture_options *const o = em->options;

    return (o->init == BURGI_INIT_RANDOM ? bg_seed_random : bg_seed_kmeanspp)(
        &em->x, em->k, o->seed, s->index, s->now->mu);
}

/* Each row to its label, or to the nearest of rows that are chosen; the first parameters from that. */
static burgi_status first(struct em *em)
{
    const bool labels = em->options->init == BURGI_INIT_LABELS;
    size_t active;

    for (size_t s = 0; s < em->starts; ++s)
        if (labels)
            memcpy(em->start[s].best, em->options->labels, em->x.rows.n * sizeof(int32_t));
        else if (!choose_rows(em, &em->start[s]))
            return BURGI_ENOMEM;
    const burgi_status status = pass(em, labels ? BG_GIVE_LABELS : BG_GIVE_NEAREST, 0, &active);
    if (status == BURGI_OK)
        step_all(em, active);
    return status;
}

/* Takes note of a pass at s->now: whether it goes on. */
static bool soft_goes_on(const struct em *em, struct start *s, double l, double tolerance)
{
    if (s->iterations > 0 && fabs(l - s->l) <= tolerance * fabs(l))
        s->converged = true;
    else {
        s->l = l;
        bg_mixture_copy(s->last, s->now);
    }
    s->stopped = s->converged || s->iterations >= em->most;
    return !s->stopped;
}

static burgi_status run_soft(struct em *em, double tolerance)
{
    size_t active;
    burgi_status status;

    while ((status = pass(em, BG_GIVE_SOFT, 0, &active)) == BURGI_OK && active > 0)
        for (size_t a = 0; a < active; ++a) {
            struct start *const s = &em->start[em->which[a]];
            if (soft_goes_on(em, s, em->sums[a].log_likelihood, tolerance)) {
                ++s->iterations;
                bg_step(em->options, &em->sums[a], s->now);
            }
        }
    return status;
}

/* Those near the best go on, from where they stopped. */
static void choose_starts(struct em *em)
{
    double most = -HUGE_VAL;

    for (size_t s = 0; s < em->starts; ++s)
        most = fmax(most, em->start[s].l);
    for (size_t s = 0; s < em->starts; ++s) {
        struct start *const start = &em->start[s];
        if (start->l < most - near_best * fabs(most) || !start->converged)
            continue;
        start->stopped = start->converged = false;
    }
}

static burgi_status run_hard(struct em *em, enum bg_giving giving)
{
    size_t active;
    burgi_status status;

    while ((status = pass(em, giving, 0, &active)) == BURGI_OK && active > 0)
        for (size_t a = 0; a < active; ++a) {
            struct start *const s = &em->start[em->which[a]];
            s->converged = em->sums[a].moved == 0.0;
            s->stopped = s->converged || s->iterations >= em->most;
            if (s->stopped)
                bg_mixture_copy(s->last, s->now);
            else {
                ++s->iterations;
                bg_step(em->options, &em->sums[a], s->now);
            }
        }
    return status;
}

static burgi_status run_drawn(struct em *em)
{
    size_t active = 1;
    burgi_status status = BURGI_OK;

    for (uint64_t step = 0; step < DRAWS && status == BURGI_OK; ++step) {
        status = pass(em, BG_GIVE_DRAWN, step, &active);
        if (status == BURGI_OK)
            step_all(em, active);
    }
    return status;
}

static burgi_status run(struct em *em)
{
    const burgi_mixture_options *const o = em->options;

    if (o->assign == BURGI_ASSIGN_HARD)
        return run_hard(em, o->kappa == BURGI_KAPPA_COMMON ? BG_GIVE_NEAREST : BG_GIVE_LIKELY);
    burgi_status status = o->assign == BURGI_ASSIGN_STOCHASTIC ? run_drawn(em) : BURGI_OK;
    if (status == BURGI_OK && em->starts > 1 && em->tolerance < coarse) {
        status = run_soft(em, coarse);
        choose_starts(em);
    }
    return status != BURGI_OK ? status : run_soft(em, em->tolerance);
}

/* What is told of the start that is kept. */
static void describe(const struct em *em, const struct bg_score_sums *sums,
                     burgi_vmf_mixture *m)
{
    const double p = (double)m->p, k = (double)m->k,
                 kappas = em->options->kappa == BURGI_KAPPA_FREE     ? k
                          : em->options->kappa == BURGI_KAPPA_COMMON ? 1.0
                                                                     : 0.0;

    m->rows = em->x.weight;
    m->skipped = em->x.skipped;
    m->first_skipped = em->x.first_skipped;
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

/* The most likely start at its last parameters. */
static burgi_status keep(struct em *em, burgi_vmf_mixture **kept)
{
    double *const n = malloc(2 * (em->k + 1) * sizeof *n);
    struct bg_score_sums best = { .log_likelihood = -HUGE_VAL, .n = n };
    struct start *chosen = NULL;
    const bool hard = em->options->assign == BURGI_ASSIGN_HARD;

    for (size_t i = 0; n != NULL && i < em->starts; ++i) {
        struct start *const s = &em->start[i];
        struct bg_score_sums sums = { .n = n + em->k + 1 };
        if (!hard && s->l <= (chosen == NULL ? -HUGE_VAL : chosen->l))
            continue;
        if (!bg_score_run(s->last, &em->x, em->options->threads, &(struct bg_scores){ NULL },
                          &sums)) {
            free(n);
            return BURGI_ENOMEM;
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
    describe(em, &best, *kept);
    free(n);
    return BURGI_OK;
}

static bool options_ok(const burgi_mixture_options *o)
{
    return o != NULL && o->struct_size >= sizeof *o && o->k > 0 && o->k <= INT32_MAX &&
           (unsigned)o->assign <= BURGI_ASSIGN_STOCHASTIC &&
           (unsigned)o->kappa <= BURGI_KAPPA_FIXED && (unsigned)o->init <= BURGI_INIT_LABELS &&
           (unsigned)o->estimate <= BURGI_ESTIMATE_MAP && o->tolerance >= 0.0 &&
           o->tolerance < 1.0 && o->threads >= 0 &&
           (o->kappa != BURGI_KAPPA_FIXED ||
            (o->kappa_value >= 0.0 && isfinite(o->kappa_value))) &&
           (o->init != BURGI_INIT_LABELS || o->labels != NULL);
}

static bool labels_ok(const burgi_mixture_options *o, size_t n)
{
    for (size_t i = 0; o->init == BURGI_INIT_LABELS && i < n; ++i)
        if (o->labels[i] >= 0 && (size_t)o->labels[i] >= o->k)
            return false;
    return true;
}

burgi_status burgi_vmf_mixture_fit(const burgi_rows *rows, const burgi_mixture_options *options,
                                   burgi_vmf_mixture **mixture)
{
    if (mixture != NULL)
        *mixture = NULL;
    if (mixture == NULL || !options_ok(options) || !bg_rows_ok(rows))
        return BURGI_EINVAL;
    if (!labels_ok(options, rows->n))
        return BURGI_EDOM;

    struct em em = { .options = options, .k = options->k };
    em.starts =
        options->restarts == 0 || options->init == BURGI_INIT_LABELS ? 1 : options->restarts;
    em.tolerance = options->tolerance == 0.0 ? 1e-8 : options->tolerance;
    em.most = options->max_iterations == 0 ? 1000 : options->max_iterations;
    burgi_status status = bg_directions_begin(&em.x, rows, bg_threads(options->threads));
    if (status != BURGI_OK)
        return status;
    if (em.k > em.x.usable)
        status = BURGI_EDOM;
    if (status == BURGI_OK)
        status = begin(&em, rows->n, rows->p);
    if (status == BURGI_OK)
        status = first(&em);
    if (status == BURGI_OK)
        status = run(&em);
    if (status == BURGI_OK)
        status = keep(&em, mixture);
    end(&em);
    return status;
}
