#include "score.h"

#include <math.h>
#include <stdlib.h>

#include "core/fn.h"
#include "isa/kernel/tiles.h"
#include "kernel/group.h"
#include "law.h"
#include "pass.h"

/* What all groups read, and their sums: k + 1 of the components, then two. */
struct plan {
    const burgi_vmf_mixture *m;
    const struct bg_directions *x;
    const struct bg_scores *to;
    struct bg_groups groups;
    size_t each;
    struct bg_law *law;
    double *sums;
};

struct work {
    const struct plan *plan;
    double *sums, *x, *delta, *r;
    double weight[BG_TILE], log_density[BG_TILE];
    size_t first, rows;
};

static void write_none(const struct work *w, size_t i)
{
    const struct bg_scores *const to = w->plan->to;
    const size_t row = w->first + i, each = w->plan->each;

    if (to->log_density != NULL)
        to->log_density[row] = BG_NAN;
    for (size_t c = 0; to->responsibility != NULL && c < each; ++c)
        to->responsibility[row * each + c] = BG_NAN;
    if (to->best != NULL)
        to->best[row] = -1;
    if (to->delta != NULL)
        to->delta[row] = BG_NAN;
}

static void write_row(const struct work *w, size_t i)
{
    const struct bg_scores *const to = w->plan->to;
    const size_t row = w->first + i, each = w->plan->each;
    const double *const r = w->r + i;
    size_t best = 0;

    for (size_t c = 1; c < each; ++c)
        if (r[c * BG_TILE] > r[best * BG_TILE])
            best = c;
    if (to->log_density != NULL)
        to->log_density[row] = w->log_density[i];
    for (size_t c = 0; to->responsibility != NULL && c < each; ++c)
        to->responsibility[row * each + c] = r[c * BG_TILE];
    if (to->best != NULL)
        to->best[row] = (int32_t)best;
    if (to->delta != NULL)
        to->delta[row] = best < w->plan->m->k ? w->delta[best * BG_TILE + i] : BG_NAN;
}

static void count_row(const struct work *w, size_t i)
{
    const size_t each = w->plan->each;
    double *const scalar = w->sums + w->plan->m->k + 1;

    scalar[0] += w->weight[i] * w->log_density[i];
    for (size_t c = 0; c < each; ++c) {
        const double r = w->r[c * BG_TILE + i];
        w->sums[c] += w->weight[i] * r;
        if (r > 0.0)
            scalar[1] -= w->weight[i] * r * log(r);
    }
}

static void take_tile(struct work *w)
{
    const struct plan *const plan = w->plan;
    const burgi_vmf_mixture *const m = plan->m;

    bg_directions_tile_f64(plan->x, w->first, w->rows, w->x);
    bg_deltas(m->p, m->k, m->mu, w->rows, w->x, w->delta);
    bg_tiles_picked()->posterior(w->rows, plan->each, plan->law, w->delta, w->r,
                                 w->log_density);
    for (size_t i = 0; i < w->rows; ++i) {
        w->weight[i] = bg_directions_weight(plan->x, w->first + i);
        if (bg_directions_has(plan->x, w->first + i))
            write_row(w, i);
        else
            write_none(w, i);
        if (w->weight[i] != 0.0)
            count_row(w, i);
    }
}

static bool take_group(const struct plan *plan, size_t group)
{
    const size_t p = plan->m->p, k = plan->m->k, columns = (k + 1) * BG_TILE;
    double *const room = calloc(BG_TILE * p + 2 * columns, sizeof *room);
    struct work w = { .plan = plan, .sums = plan->sums + group * (k + 3), .x = room };

    if (room == NULL)
        return false;
    w.delta = room + BG_TILE * p;
    w.r = w.delta + columns;
    const size_t end = bg_group_first(&plan->groups, group + 1);
    for (w.first = bg_group_first(&plan->groups, group); w.first < end; w.first += w.rows) {
        w.rows = end - w.first < BG_TILE ? end - w.first : BG_TILE;
        take_tile(&w);
    }
    free(room);
    return true;
}

static bool run(const struct plan *plan, int threads)
{
    const int held = bg_blas_hold();
    int failed = 0;

    bg_laws_of(plan->m, plan->law);
    BG_PARALLEL_FOR(bg_threads(threads))
    for (size_t g = 0; g < plan->groups.n; ++g)
        if (!take_group(plan, g)) {
            BG_ATOMIC_WRITE
            failed = 1;
        }
    bg_blas_release(held);
    return !failed;
}

bool bg_score_run(const burgi_vmf_mixture *m, const struct bg_directions *x, int threads,
                  const struct bg_scores *to, struct bg_score_sums *sums)
{
    struct plan plan = { .m = m, .x = x, .to = to, .each = m->k + (m->background > 0.0) };
    const size_t size = m->k + 3;

    plan.groups = bg_groups_of(x->rows.n, size * sizeof(double));
    plan.law = malloc((m->k + 1) * sizeof *plan.law);
    plan.sums = calloc(plan.groups.n * size + size, sizeof *plan.sums);
    const bool ok = plan.law != NULL && plan.sums != NULL && run(&plan, threads);
    for (size_t g = 1; ok && g < plan.groups.n; ++g)
        bg_tiles_picked()->add(size, plan.sums + g * size, plan.sums);
    if (ok) {
        sums->log_likelihood = plan.sums[m->k + 1];
        sums->entropy = plan.sums[m->k + 2];
        for (size_t c = 0; sums->n != NULL && c <= m->k; ++c)
            sums->n[c] = plan.sums[c];
    }
    free(plan.law);
    free(plan.sums);
    return ok;
}

static bool unit_lengths(const burgi_vmf_mixture *m)
{
    for (size_t c = 0; c < m->k; ++c) {
        const double *const mu = m->mu + c * m->p;
        if (!(fabs(bg_tiles_picked()->dot(m->p, mu, mu) - 1.0) <= 2e-12))
            return false;
    }
    return true;
}

bool bg_mixture_is_law(const burgi_vmf_mixture *m)
{
    double sum = m->background;

    for (size_t c = 0; c < m->k; ++c) {
        const burgi_vmf_component *const k = &m->component[c];
        if (!(k->weight >= 0.0 && k->kappa >= 0.0 && k->kappa < 0x1p200))
            return false;
        sum += k->weight;
    }
    return m->background >= 0.0 && fabs(sum - 1.0) <= 1e-9 && unit_lengths(m);
}

burgi_status burgi_vmf_mixture_log_peaks(const burgi_vmf_mixture *m, double *at)
{
    struct bg_law *law;

    if (m == NULL || at == NULL)
        return BURGI_EINVAL;
    if (!bg_mixture_is_law(m))
        return BURGI_EDOM;
    if ((law = malloc((m->k + 1) * sizeof *law)) == NULL)
        return BURGI_ENOMEM;
    bg_laws_of(m, law);
    for (size_t c = 0; c < m->k + (m->background > 0.0); ++c)
        at[c] = law[c].at;
    free(law);
    return BURGI_OK;
}

burgi_status burgi_vmf_mixture_score(const burgi_vmf_mixture *m, const burgi_rows *rows,
                                     int threads, double *log_density, double *responsibility,
                                     int32_t *best, double *delta, double *log_likelihood)
{
    const struct bg_scores to = { log_density, responsibility, best, delta };
    struct bg_score_sums sums = { .n = NULL };
    struct bg_directions x;

    if (m == NULL || !bg_rows_ok(rows))
        return BURGI_EINVAL;
    if (rows->p != m->p || !bg_mixture_is_law(m))
        return BURGI_EDOM;
    burgi_status status = bg_directions_begin(&x, rows, bg_threads(threads));
    if (status == BURGI_OK && !bg_score_run(m, &x, threads, &to, &sums))
        status = BURGI_ENOMEM;
    if (status == BURGI_OK && log_likelihood != NULL)
        *log_likelihood = sums.log_likelihood;
    bg_directions_end(&x);
    return status;
}
