/* Groups of tiles, given to threads, and their sums added up. */
#include "pass.h"

#include <stdlib.h>
#include <string.h>

#include "law.h"
#include "tile.h"

/* A cosine in single precision is off by some 2^-22: by the log density times this, which the last
 * digits of a coarse step may be. */
static const double kappa_single = 0x1p14;

bool bg_sums_begin(struct bg_sums *sums, size_t mixtures, size_t k, size_t p)
{
    bool ok = true;

    for (size_t c = 0; c < mixtures; ++c) {
        sums[c] = (struct bg_sums){ .n = malloc(k * (p + 2) * sizeof(double)) };
        ok = ok && sums[c].n != NULL;
        if (sums[c].n == NULL)
            continue;
        sums[c].d = sums[c].n + k;
        sums[c].s = sums[c].d + k;
    }
    return ok;
}

void bg_sums_end(struct bg_sums *sums, size_t mixtures)
{
    for (size_t c = 0; c < mixtures; ++c)
        free(sums[c].n);
}

/* For so many mixtures. */
static void size_up(struct bg_plan *plan, size_t mixtures)
{
    plan->all = mixtures * plan->each;
    plan->size = plan->all * (plan->p + 2) + mixtures * BG_SCALARS;
}

struct bg_plan *bg_plan_new(const struct bg_directions *x, int threads, size_t mixtures,
                            const burgi_vmf_mixture *m)
{
    struct bg_plan *const plan = calloc(1, sizeof *plan);

    if (plan == NULL)
        return NULL;
    plan->p = m->p;
    plan->k = m->k;
    plan->each = m->k + (m->background > 0.0);
    plan->threads = bg_threads(threads);
    size_up(plan, mixtures);
    plan->groups = bg_groups_of(x->rows.n, plan->size * sizeof(double));
    plan->room_size = BG_TILE * (plan->p + 2 * plan->all + 1);
    plan->mu = malloc(plan->all * plan->p * sizeof *plan->mu);
    plan->mu_f32 = malloc(plan->all * plan->p * sizeof *plan->mu_f32);
    plan->law = malloc((plan->all + 1) * sizeof *plan->law);
    plan->sums = malloc(plan->groups.n * plan->size * sizeof *plan->sums);
    plan->room = calloc((size_t)plan->threads * plan->room_size, sizeof *plan->room);
    if (plan->mu != NULL && plan->mu_f32 != NULL && plan->law != NULL && plan->sums != NULL &&
        plan->room != NULL)
        return plan;
    bg_plan_free(plan);
    return NULL;
}

void bg_plan_free(struct bg_plan *plan)
{
    if (plan == NULL)
        return;
    free(plan->mu);
    free(plan->mu_f32);
    free(plan->law);
    free(plan->sums);
    free(plan->room);
    free(plan);
}

static void take_group(const struct bg_plan *plan, size_t group)
{
    const size_t all = plan->all, columns = all * BG_TILE;
    struct bg_work w = { .plan = plan,
                         .s = plan->sums + group * plan->size,
                         .x = plan->room + (size_t)bg_thread() * plan->room_size };

    memset(w.s, 0, plan->size * sizeof *w.s);
    w.n = w.s + all * plan->p;
    w.d = w.n + all;
    w.scalar = w.d + all;
    w.delta = w.x + BG_TILE * plan->p;
    w.r = w.delta + columns;
    w.log_density = w.r + columns;
    w.x_f32 = (float *)w.x;
    w.delta_f32 = (float *)w.r;
    const size_t end = bg_group_first(&plan->groups, group + 1);
    for (w.first = bg_group_first(&plan->groups, group); w.first < end; w.first += w.rows) {
        w.rows = end - w.first < BG_TILE ? end - w.first : BG_TILE;
        bg_tile_take(&w);
    }
}

/* The groups' sums in their order. */
static void add_up(const struct bg_plan *plan)
{
    const struct bg_pass *const pass = plan->pass;
    const size_t p = plan->p, k = plan->k, all = plan->all;
    double *const total = plan->sums;

    for (size_t g = 1; g < plan->groups.n; ++g)
        bg_tiles_picked()->add(plan->size, plan->sums + g * plan->size, total);
    for (size_t m = 0; m < pass->mixtures; ++m) {
        struct bg_sums *const sums = &pass->sums[m];
        const size_t from = m * plan->each;
        const double *const n = total + all * p, *const scalar = n + 2 * all + m * BG_SCALARS;
        memcpy(sums->s, total + from * p, k * p * sizeof(double));
        memcpy(sums->n, n + from, k * sizeof(double));
        memcpy(sums->d, n + all + from, k * sizeof(double));
        sums->background = plan->each > k ? n[from + k] : 0.0;
        sums->log_likelihood = scalar[BG_LOG_LIKELIHOOD];
        sums->moved = scalar[BG_MOVED];
        sums->single = plan->single;
    }
}

static void load(struct bg_plan *plan)
{
    const struct bg_pass *const pass = plan->pass;
    const size_t all = plan->all * plan->p;
    double most = 0.0;

    memset(plan->mu, 0, all * sizeof *plan->mu);
    for (size_t m = 0; m < pass->mixtures; ++m) {
        memcpy(plan->mu + m * plan->each * plan->p, pass->mixture[m]->mu,
               plan->k * plan->p * sizeof(double));
        bg_laws_of(pass->mixture[m], plan->law + m * plan->each);
    }
    for (size_t j = 0; j < all; ++j)
        plan->mu_f32[j] = (float)plan->mu[j];
    for (size_t c = 0; c < plan->all; ++c)
        most = plan->law[c].kappa > most ? plan->law[c].kappa : most;
    plan->single = pass->coarse && most <= kappa_single;
}

void bg_pass_run(const struct bg_pass *pass)
{
    struct bg_plan *const plan = pass->plan;
    const int held = bg_blas_hold();

    plan->pass = pass;
    size_up(plan, pass->mixtures);
    load(plan);
    BG_PARALLEL_FOR(plan->threads)
    for (size_t g = 0; g < plan->groups.n; ++g)
        take_group(plan, g);
    bg_blas_release(held);
    add_up(plan);
}
