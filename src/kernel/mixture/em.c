/* EM from several starts at once, which share the passes over the rows.
 *
 * A start stops where a step gains less than the tolerance, with the parameters before that step, so that one
 * more is known to gain less.  All starts go on until a step gains less than a coarse tolerance, and then
 * those near the best of them: most steps are spent on the last digits. */
#include "em.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/fn.h"
#include "kernel/group.h"
#include "law.h"
#include "seed.h"
#include "step.h"

static const double coarse = 1e-6, near_best = 1e-4; /* relative */
enum { DRAWS = 50 };

static burgi_status make_room(struct bg_em *em)
{
    const size_t n = em->x.rows.n, p = em->x.rows.p;

    em->start = calloc(em->starts, sizeof *em->start);
    em->sums = calloc(em->starts, sizeof *em->sums);
    em->mixture = malloc(em->starts * sizeof *em->mixture);
    em->best = malloc(em->starts * sizeof *em->best);
    em->which = malloc(em->starts * sizeof *em->which);
    if (em->start == NULL || em->sums == NULL || em->mixture == NULL || em->best == NULL ||
        em->which == NULL || !bg_sums_begin(em->sums, em->starts, em->k, p))
        return BURGI_ENOMEM;
    for (size_t s = 0; s < em->starts; ++s) {
        struct bg_start *const start = &em->start[s];
        start->index = s;
        start->now = burgi_vmf_mixture_new(p, em->k);
        start->last = burgi_vmf_mixture_new(p, em->k);
        if (start->now == NULL || start->last == NULL)
            return BURGI_ENOMEM;
        start->now->background = em->options->background ? 1.0 / (1.0 + (double)em->k) : 0.0;
    }
    if (em->x.engine != NULL)
        return bg_engine_begin(&em->engine_plan, em->x.engine, em->starts, em->start[0].now);
    for (size_t s = 0; s < em->starts; ++s) {
        if ((em->start[s].best = malloc(n * sizeof(int32_t) + 1)) == NULL)
            return BURGI_ENOMEM;
        for (size_t i = 0; i < n; ++i)
            em->start[s].best[i] = -1;
    }
    em->plan = bg_plan_new(&em->x, em->options->threads, em->starts, em->start[0].now);
    return em->plan != NULL ? BURGI_OK : BURGI_ENOMEM;
}

void bg_em_end(struct bg_em *em)
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
    bg_plan_free(em->plan);
    bg_engine_end(&em->engine_plan);
    bg_directions_end(&em->x);
}

/* A pass over the rows for all that go on; how many those are, none where an engine failed. */
static size_t pass(struct bg_em *em, enum bg_giving giving, bool is_coarse, uint64_t step)
{
    size_t active = 0;

    for (size_t s = 0; s < em->starts; ++s)
        if (!em->start[s].stopped) {
            em->mixture[active] = em->start[s].now;
            em->best[active] = em->start[s].best;
            em->which[active++] = s;
        }
    const struct bg_pass p = { .x = &em->x,
                               .giving = giving,
                               .coarse = is_coarse,
                               .seed = em->options->seed,
                               .step = step,
                               .mixtures = active,
                               .mixture = em->mixture,
                               .best = em->best,
                               .sums = em->sums,
                               .plan = em->plan };
    if (active > 0 && em->x.engine == NULL)
        bg_pass_run(&p);
    else if (active > 0 && em->status == BURGI_OK)
        em->status = bg_engine_run(&em->engine_plan, &p, em->which);
    return em->status == BURGI_OK ? active : 0;
}

static void step(struct bg_em *em, size_t a)
{
    bg_step(em->options, &em->sums[a], em->mixture[a]);
    em->start[em->which[a]].exact = !em->sums[a].single;
}

static void step_all(struct bg_em *em, size_t active)
{
    for (size_t a = 0; a < active; ++a)
        step(em, a);
}

static burgi_status choose_rows(struct bg_em *em, struct bg_start *s)
{
    const burgi_mixture_options *const o = em->options;

    return (o->init == BURGI_INIT_RANDOM ? bg_seed_random : bg_seed_kmeanspp)(
        &em->x, em->k, o->seed, s->index, s->now->mu);
}

/* The laws alone, and a background where one is asked for. */
static void copy_laws(burgi_vmf_mixture *to, const burgi_vmf_mixture *from)
{
    const double background = to->background;

    bg_mixture_copy(to, from);
    to->background =
        from->background > 0.0 || background == 0.0 ? from->background : background;
    for (size_t c = 0; c < to->k; ++c)
        to->component[c].flags = 0;
}

static burgi_status give_labels(struct bg_em *em, size_t s)
{
    const int32_t *const labels = em->options->labels;

    if (em->x.engine != NULL)
        return em->x.engine->label(em->x.engine->self, s, labels);
    memcpy(em->start[s].best, labels, em->x.rows.n * sizeof *labels);
    return BURGI_OK;
}

/* Each row to its label, or to the nearest of rows that are chosen; the first parameters from that. */
static burgi_status first(struct bg_em *em)
{
    if (em->options->init == BURGI_INIT_MIXTURE) {
        copy_laws(em->start[0].now, em->options->start);
        return BURGI_OK;
    }
    const bool labels = em->options->init == BURGI_INIT_LABELS;

    for (size_t s = 0; s < em->starts && em->status == BURGI_OK; ++s)
        em->status = labels ? give_labels(em, s) : choose_rows(em, &em->start[s]);
    if (em->status != BURGI_OK)
        return em->status;
    step_all(em, pass(em, labels ? BG_GIVE_LABELS : BG_GIVE_NEAREST,
                      em->options->assign != BURGI_ASSIGN_HARD, 0));
    return em->status;
}

burgi_status bg_em_begin(struct bg_em *em)
{
    const burgi_status status = make_room(em);

    return status == BURGI_OK ? first(em) : status;
}

/* Takes note of a pass at s->now: whether it goes on.  A coarse step may lose by its rounding; a fine one loses
 * where a component has just been found degenerate. */
static bool soft_goes_on(const struct bg_em *em, struct bg_start *s, double l, double tolerance)
{
    const double gain = l - s->l, least = tolerance * fabs(l);

    if (s->iterations > 0 && gain <= least &&
        (tolerance >= coarse || (gain >= -least && s->last_exact)))
        s->converged = true;
    else {
        s->l = l;
        s->last_exact = s->exact;
        bg_mixture_copy(s->last, s->now);
    }
    s->stopped = s->converged || s->iterations >= em->most;
    return !s->stopped;
}

static void run_soft(struct bg_em *em, double tolerance)
{
    size_t active;

    while ((active = pass(em, BG_GIVE_SOFT, tolerance >= coarse, 0)) > 0)
        for (size_t a = 0; a < active; ++a) {
            struct bg_start *const s = &em->start[em->which[a]];
            if (soft_goes_on(em, s, em->sums[a].log_likelihood, tolerance)) {
                ++s->iterations;
                step(em, a);
            }
        }
}

/* Those near the best go on, from where they stopped. */
static void choose_starts(struct bg_em *em)
{
    double most = -HUGE_VAL;

    for (size_t s = 0; s < em->starts; ++s)
        most = fmax(most, em->start[s].l);
    for (size_t s = 0; s < em->starts; ++s) {
        struct bg_start *const start = &em->start[s];
        if (start->l >= most - near_best * fabs(most)) {
            start->stopped = start->converged = false;
            start->l = BG_NAN; /* is not compared with what single precision said */
        }
    }
}

static void run_hard(struct bg_em *em, enum bg_giving giving)
{
    size_t active;

    while ((active = pass(em, giving, false, 0)) > 0)
        for (size_t a = 0; a < active; ++a) {
            struct bg_start *const s = &em->start[em->which[a]];
            s->converged = em->sums[a].moved == 0.0;
            s->stopped = s->converged || s->iterations >= em->most;
            if (s->stopped)
                bg_mixture_copy(s->last, s->now);
            else {
                ++s->iterations;
                step(em, a);
            }
        }
}

burgi_status bg_em_run(struct bg_em *em)
{
    const burgi_mixture_options *const o = em->options;

    if (o->assign == BURGI_ASSIGN_HARD) {
        run_hard(em, o->kappa == BURGI_KAPPA_COMMON ? BG_GIVE_NEAREST : BG_GIVE_LIKELY);
        return em->status;
    }
    for (uint64_t step = 0; o->assign == BURGI_ASSIGN_STOCHASTIC && step < DRAWS; ++step)
        step_all(em, pass(em, BG_GIVE_DRAWN, true, step));
    if (em->tolerance < coarse) {
        run_soft(em, coarse);
        choose_starts(em);
    }
    run_soft(em, em->tolerance);
    return em->status;
}
