/* Tiles of unit rows X go through two matrix products while they are in cache,
 *
 *   T = M X',  the cosines of all directions M to them,  and  S += R X,
 *
 * with the responsibilities R between them, for all mixtures at once.  At high concentration nearly all of R
 * is negligible, and S is summed from what is left.
 *
 * What keeps 1 - rbar, of which |S|/N has no digits there: beside S, the sums D of r (1 - mu'x), whose terms are
 * |x - mu|^2/2 by differences where they are below 1/64.  GEMM's error of a few u is then below 2^-40
 * of a term, and unit vectors that are off by their rounding are off along themselves, which moves |x -
 * mu| by the square of it. */
#include "tile.h"

#include <cblas.h>

#include "core/rng.h"

static const double near = 0x1p-6, negligible = 0x1p-60;

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

static void single_deltas(const struct bg_work *w)
{
    const struct bg_plan *const plan = w->plan;
    const int p = (int)plan->p;

    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (int)plan->all, (int)w->rows, p, 1.0F,
                plan->mu_f32, p, w->x_f32, p, 0.0F, w->delta_f32, BG_TILE);
    for (size_t c = 0; c < plan->all; ++c)
        for (size_t i = 0; i < w->rows; ++i)
            w->delta[c * BG_TILE + i] = 1.0 - (double)w->delta_f32[c * BG_TILE + i];
}

static int32_t nearest(const struct bg_work *w, size_t from, size_t i)
{
    const struct bg_plan *const plan = w->plan;
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

static int32_t drawn(const struct bg_work *w, size_t mixture, size_t from, size_t i)
{
    const struct bg_pass *const pass = w->plan->pass;
    const uint64_t seed = pass->seed + mixture, row = w->first + i;
    double left = bg_uniform(bg_random_bits(seed, row, pass->step).a);
    size_t c = 0;

    while (c + 1 < w->plan->each && (left -= w->r[(from + c) * BG_TILE + i]) > 0.0)
        ++c;
    return (int32_t)c;
}

/* The component that row i of the tile is given to; -1: none. */
static int32_t given(const struct bg_work *w, size_t mixture, size_t from, size_t i)
{
    const struct bg_pass *const pass = w->plan->pass;

    switch (pass->giving) {
    case BG_GIVE_LABELS:
        return pass->best[mixture][w->first + i];
    case BG_GIVE_DRAWN:
        return drawn(w, mixture, from, i);
    default:
        return nearest(w, from, i);
    }
}

/* Each row's responsibility is 1 for one component of the mixture. */
static void give_whole(struct bg_work *w, size_t mixture)
{
    const size_t from = mixture * w->plan->each;
    int32_t *const best = w->plan->pass->best[mixture] + w->first;

    for (size_t i = 0; i < w->rows; ++i) {
        const int32_t to = given(w, mixture, from, i);
        for (size_t c = 0; c < w->plan->each; ++c)
            w->r[(from + c) * BG_TILE + i] = 0.0;
        if (w->weight[i] == 0.0)
            continue;
        if (to >= 0)
            w->r[(from + (size_t)to) * BG_TILE + i] = 1.0;
        w->scalar[mixture * BG_SCALARS + BG_MOVED] += to != best[i];
        best[i] = to;
    }
}

/* Responsibilities times weights, those too small to matter 0; how many are left. */
static size_t weigh(struct bg_work *w)
{
    size_t left = 0;

    for (size_t c = 0; c < w->plan->all; ++c) {
        double *const r = w->r + c * BG_TILE;
        for (size_t i = 0; i < w->rows; ++i) {
            r[i] = r[i] > negligible ? r[i] * w->weight[i] : 0.0;
            left += r[i] > 0.0;
        }
    }
    return left;
}

/* Component c's row of S += R X, of what is not 0. */
static void gather(struct bg_work *w, size_t c)
{
    const struct bg_tiles *const tiles = bg_tiles_picked();
    const double *const r = w->r + c * BG_TILE;
    const size_t p = w->plan->p;
    double *const s = w->s + c * p;
    unsigned short index[BG_TILE];
    size_t n = 0;

    for (size_t i = 0; i < w->rows; ++i)
        if (r[i] > 0.0)
            index[n++] = (unsigned short)i;
    if (w->plan->single)
        tiles->gather_f32(p, n, index, r, w->x_f32, s);
    else
        tiles->gather_f64(p, n, index, r, w->x, s);
}

static void sum_up(struct bg_work *w)
{
    const struct bg_plan *const plan = w->plan;
    const size_t p = plan->p, left = weigh(w);
    const bool few = plan->single || 3 * left < plan->all * w->rows;

    for (size_t c = 0; c < plan->all; ++c) {
        const double *const r = w->r + c * BG_TILE;
        double sum = 0.0;
        for (size_t i = 0; i < w->rows; ++i)
            sum += r[i];
        w->n[c] += sum;
        w->d[c] += bg_tiles_picked()->dot(w->rows, r, w->delta + c * BG_TILE);
        if (few)
            gather(w, c);
    }
    if (!few)
        cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)plan->all, (int)p,
                    (int)w->rows, 1.0, w->r, BG_TILE, w->x, (int)p, 1.0, w->s, (int)p);
}

static void give(struct bg_work *w, size_t mixture)
{
    const struct bg_plan *const plan = w->plan;
    const struct bg_tiles *const tiles = bg_tiles_picked();
    const enum bg_giving giving = plan->pass->giving;
    const size_t from = mixture * plan->each;

    if (giving == BG_GIVE_SOFT || giving == BG_GIVE_DRAWN) {
        tiles->posterior(w->rows, plan->each, plan->law + from, w->delta + from * BG_TILE,
                         w->r + from * BG_TILE, w->log_density);
        w->scalar[mixture * BG_SCALARS + BG_LOG_LIKELIHOOD] +=
            tiles->dot(w->rows, w->weight, w->log_density);
    }
    if (giving != BG_GIVE_SOFT)
        give_whole(w, mixture);
}

void bg_tile_take(struct bg_work *w)
{
    const struct bg_plan *const plan = w->plan;
    const struct bg_directions *const x = plan->pass->x;

    for (size_t i = 0; i < w->rows; ++i)
        w->weight[i] = bg_directions_weight(x, w->first + i);
    if (plan->single) {
        bg_directions_tile_f32(x, w->first, w->rows, w->x_f32);
        single_deltas(w);
    } else {
        bg_directions_tile_f64(x, w->first, w->rows, w->x);
        bg_deltas(plan->p, plan->all, plan->mu, w->rows, w->x, w->delta);
    }
    for (size_t m = 0; m < plan->pass->mixtures; ++m)
        give(w, m);
    sum_up(w);
}
