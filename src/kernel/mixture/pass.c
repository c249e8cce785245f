/* Tiles of unit rows go through two matrix products while they are in cache,
 *
 *   T = M X',  the cosines of all directions M to the tile's rows X,  and  S += R X,
 *
 * with the responsibilities R between them, for all mixtures at once.
 *
 * What keeps 1 - rbar at high concentration, where rbar = |S|/N has no digits of it: beside S, the sums D of r
 * (1 - mu'x), whose terms are |x - mu|^2/2 by differences where they are below 1/64.  GEMM's error of a few u is
 * then below 2^-40 of a term, and unit vectors that are off by their rounding are off along
 * themselves, which moves |x - mu| by the square of it. */
#include "pass.h"

#include <cblas.h>
#include <stdlib.h>
#include <string.h>

#include "core/rng.h"
#include "isa/kernel/tiles.h"
#include "kernel/group.h"
#include "law.h"

static const double near = 0x1p-6;

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

void bg_deltas(size_t p, size_t k, const double *mu, size_t n, const double *x, double *delta)
{
    const struct bg_tiles *const tiles = bg_tiles_picked();

    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (int)k, (int)n, (int)p, 1.0, mu,
                (int)p, x, (int)p, 0.0, delta, BG_TILE);
    for (size_t c = 0; c < k; ++c)
        for (size_t i = 0; i < n; ++i) {
            double *const at = delta + c * BG_TILE + i;
            *at = 1.0 - *at;
            if (*at < near)
                *at = tiles->half_distance(p, x + i * p, mu + c * p);
        }
}

/* What all groups read. */
struct plan {
    const struct bg_pass *pass;
    struct bg_groups groups;
    size_t p, k, each,
        all;            /* components of a mixture without and with the background; of all */
    size_t size;        /* of a group's sums: s, n, d of all components; then of a mixture: */
    double *mu;         /* all x p, zeros for backgrounds */
    struct bg_law *law; /* all + 1 */
    double *sums;       /* groups x size */
};
enum { LOG_LIKELIHOOD, MOVED, SCALARS };

/* A group's sums on their way, and a thread's tile. */
struct work {
    const struct plan *plan;
    double *s, *n, *d, *scalar;
    double *x, *delta, *r, *log_density;
    double weight[BG_TILE];
    size_t first, rows;
};

static int32_t nearest(const struct work *w, size_t from, size_t i)
{
    const struct plan *const plan = w->plan;
    const bool by_law = plan->pass->giving == BG_GIVE_LIKELY;
    double most = -BG_INF;
    int32_t best = 0;

    for (size_t c = 0; c < plan->each; ++c) {
        const double delta = w->delta[(from + c) * BG_TILE + i];
        const struct bg_law law = plan->law[from + c];
        const double l = by_law ? law.at - law.kappa * delta : -delta;
        if (l > most) {
            most = l;
            best = (int32_t)c;
        }
    }
    return best;
}

static int32_t drawn(const struct work *w, size_t mixture, size_t from, size_t i)
{
    const struct bg_pass *const pass = w->plan->pass;
    const uint64_t seed = pass->seed + mixture, row = w->first + i;
    double left = bg_uniform(bg_random_bits(seed, row, pass->step).a);
    size_t c = 0;

    while (c + 1 < w->plan->each && (left -= w->r[(from + c) * BG_TILE + i]) > 0.0)
        ++c;
    return (int32_t)c;
}

/* The rows of the tile each to one component of a mixture: their sums, without a product. */
static void give_whole(struct work *w, size_t mixture)
{
    const struct plan *const plan = w->plan;
    const struct bg_pass *const pass = plan->pass;
    const struct bg_tiles *const tiles = bg_tiles_picked();
    const size_t from = mixture * plan->each;

    for (size_t i = 0; i < w->rows; ++i) {
        int32_t *const best = &pass->best[mixture][w->first + i];
        if (w->weight[i] == 0.0)
            continue;
        const int32_t to = pass->giving == BG_GIVE_LABELS  ? *best
                           : pass->giving == BG_GIVE_DRAWN ? drawn(w, mixture, from, i)
                                                           : nearest(w, from, i);
        w->scalar[mixture * SCALARS + MOVED] += to != *best;
        *best = to;
        if (to < 0)
            continue;
        const size_t c = from + (size_t)to;
        w->n[c] += w->weight[i];
        w->d[c] += w->weight[i] * w->delta[c * BG_TILE + i];
        tiles->add_scaled(plan->p, w->weight[i], w->x + i * plan->p, w->s + c * plan->p);
    }
}

/* By responsibilities, of all mixtures. */
static void give_shares(struct work *w)
{
    const struct plan *const plan = w->plan;
    const struct bg_tiles *const tiles = bg_tiles_picked();

    for (size_t c = 0; c < plan->all; ++c) {
        double *const r = w->r + c * BG_TILE;
        for (size_t i = 0; i < w->rows; ++i)
            r[i] *= w->weight[i];
        double sum = 0.0;
        for (size_t i = 0; i < w->rows; ++i)
            sum += r[i];
        w->n[c] += sum;
        w->d[c] += tiles->dot(w->rows, r, w->delta + c * BG_TILE);
    }
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)plan->all, (int)plan->p,
                (int)w->rows, 1.0, w->r, BG_TILE, w->x, (int)plan->p, 1.0, w->s, (int)plan->p);
}

static bool needs_posterior(enum bg_giving giving)
{
    return giving == BG_GIVE_SOFT || giving == BG_GIVE_DRAWN;
}

static void take_tile(struct work *w)
{
    const struct plan *const plan = w->plan;
    const struct bg_pass *const pass = plan->pass;
    const struct bg_tiles *const tiles = bg_tiles_picked();

    bg_directions_tile(pass->x, w->first, w->rows, w->x);
    for (size_t i = 0; i < w->rows; ++i)
        w->weight[i] = bg_directions_weight(pass->x, w->first + i);
    bg_deltas(plan->p, plan->all, plan->mu, w->rows, w->x, w->delta);
    for (size_t m = 0; m < pass->mixtures; ++m) {
        const size_t from = m * plan->each;
        if (needs_posterior(pass->giving)) {
            tiles->posterior(w->rows, plan->each, plan->law + from, w->delta + from * BG_TILE,
                             w->r + from * BG_TILE, w->log_density);
            w->scalar[m * SCALARS + LOG_LIKELIHOOD] +=
                tiles->dot(w->rows, w->weight, w->log_density);
        }
        if (pass->giving != BG_GIVE_SOFT)
            give_whole(w, m);
    }
    if (pass->giving == BG_GIVE_SOFT)
        give_shares(w);
}

static bool take_group(const struct plan *plan, size_t group)
{
    const size_t all = plan->all, columns = all * BG_TILE;
    double *const room = calloc(BG_TILE * plan->p + 2 * columns + BG_TILE, sizeof *room);
    struct work w = { .plan = plan, .s = plan->sums + group * plan->size, .x = room };

    if (room == NULL)
        return false;
    w.n = w.s + all * plan->p;
    w.d = w.n + all;
    w.scalar = w.d + all;
    w.delta = w.x + BG_TILE * plan->p;
    w.r = w.delta + columns;
    w.log_density = w.r + columns;
    const size_t end = bg_group_first(&plan->groups, group + 1);
    for (w.first = bg_group_first(&plan->groups, group); w.first < end; w.first += w.rows) {
        w.rows = end - w.first < BG_TILE ? end - w.first : BG_TILE;
        take_tile(&w);
    }
    free(room);
    return true;
}

/* The groups' sums in their order. */
static void add_up(const struct plan *plan)
{
    const struct bg_pass *const pass = plan->pass;
    const size_t p = plan->p, k = plan->k, all = plan->all;
    double *const total = plan->sums;

    for (size_t g = 1; g < plan->groups.n; ++g)
        bg_tiles_picked()->add(plan->size, plan->sums + g * plan->size, total);
    for (size_t m = 0; m < pass->mixtures; ++m) {
        struct bg_sums *const sums = &pass->sums[m];
        const size_t from = m * plan->each;
        const double *const n = total + all * p, *const scalar = n + 2 * all + m * SCALARS;
        memcpy(sums->s, total + from * p, k * p * sizeof(double));
        memcpy(sums->n, n + from, k * sizeof(double));
        memcpy(sums->d, n + all + from, k * sizeof(double));
        sums->background = plan->each > k ? n[from + k] : 0.0;
        sums->log_likelihood = scalar[LOG_LIKELIHOOD];
        sums->moved = scalar[MOVED];
    }
}

static bool run(struct plan *plan)
{
    const struct bg_pass *const pass = plan->pass;
    const int threads = bg_threads(pass->threads), held = bg_blas_hold();
    int failed = 0;

    for (size_t m = 0; m < pass->mixtures; ++m) {
        memcpy(plan->mu + m * plan->each * plan->p, pass->mixture[m]->mu,
               plan->k * plan->p * sizeof(double));
        bg_laws_of(pass->mixture[m], plan->law + m * plan->each);
    }
    BG_PARALLEL_FOR(threads)
    for (size_t g = 0; g < plan->groups.n; ++g)
        if (!take_group(plan, g)) {
            BG_ATOMIC_WRITE
            failed = 1;
        }
    bg_blas_release(held);
    if (!failed)
        add_up(plan);
    return !failed;
}

bool bg_pass_run(const struct bg_pass *pass)
{
    const burgi_vmf_mixture *const m = pass->mixture[0];
    struct plan plan = { .pass = pass, .p = m->p, .k = m->k };

    plan.each = m->k + (m->background > 0.0);
    plan.all = pass->mixtures * plan.each;
    plan.size = plan.all * (plan.p + 2) + pass->mixtures * SCALARS;
    plan.groups = bg_groups_of(pass->x->rows.n, plan.size * sizeof(double));
    plan.mu = calloc(plan.all * plan.p, sizeof *plan.mu);
    plan.law = malloc((plan.all + 1) * sizeof *plan.law);
    plan.sums = calloc(plan.groups.n * plan.size, sizeof *plan.sums);
    const bool ok = plan.mu != NULL && plan.law != NULL && plan.sums != NULL && run(&plan);
    free(plan.mu);
    free(plan.law);
    free(plan.sums);
    return ok;
}
