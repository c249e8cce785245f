/* k-means++ (Arthur and Vassilvitskii, 2007), greedy: each next direction is the best of 2 + log k rows that are
 * drawn with probabilities as their weight times 1 - cosine to the nearest direction so far.  All
 * of it among a sample of the rows, which is enough to find their clusters. */
#include "seed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/rng.h"
#include "isa/kernel/tiles.h"
#include "kernel/group.h"
#include "pass.h"

enum { SAMPLE = 4096, SAMPLE_EACH = 32 };

/* Random numbers one after the other. */
struct draws {
    uint64_t seed, start, at;
};

static double draw(struct draws *d)
{
    return bg_uniform(bg_random_bits(d->seed, d->start, d->at++).b);
}

/* m of the usable rows, none twice, in their order: each is taken with the share that is still needed of those
 * that are left (Knuth's Algorithm S). */
static void sample(const struct bg_directions *x, size_t m, struct draws *d, size_t *row)
{
    size_t taken = 0, seen = 0;

    for (size_t i = 0; taken < m; ++i) {
        if (bg_directions_weight(x, i) == 0.0)
            continue;
        if ((double)(x->usable - seen) * draw(d) < (double)(m - taken))
            row[taken++] = i;
        ++seen;
    }
}

burgi_status bg_seed_random(const struct bg_directions *x, size_t k, uint64_t seed,
                            uint64_t start, double *mu)
{
    struct draws d = { seed, start, 0 };
    size_t *const row = malloc(k * sizeof *row);

    if (row == NULL)
        return BURGI_ENOMEM;
    sample(x, k, &d, row);
    const burgi_status status = bg_directions_pick(x, k, row, mu);
    free(row);
    return status;
}

/* The sample: its rows, their vectors and weights, and how far each is from the nearest direction. */
struct pool {
    size_t p, m;
    double *x, *weight, *delta, *trial, *tile;
    size_t *row;
    double left; /* sum of weight times delta */
};

static burgi_status pool_begin(struct pool *pool, const struct bg_directions *x, size_t m,
                               size_t trials, struct draws *d)
{
    const size_t p = x->rows.p;

    *pool = (struct pool){ .p = p, .m = m };
    pool->row = malloc(m * sizeof *pool->row);
    pool->x = malloc((m * (p + 2 + trials) + trials * (BG_TILE + p)) * sizeof *pool->x);
    if (pool->row == NULL || pool->x == NULL)
        return BURGI_ENOMEM;
    pool->weight = pool->x + m * p;
    pool->delta = pool->weight + m;
    pool->trial = pool->delta + m;
    pool->tile = pool->trial + trials * m;
    sample(x, m, d, pool->row);
    for (size_t i = 0; i < m; ++i) {
        pool->weight[i] = bg_directions_weight(x, pool->row[i]);
        pool->delta[i] = 2.0;
        pool->left += 2.0 * pool->weight[i];
    }
    return bg_directions_pick(x, m, pool->row, pool->x);
}

static void pool_end(struct pool *pool)
{
    free(pool->row);
    free(pool->x);
}

/* A row by its weight and distance; any, where all are on a direction. */
static size_t draw_row(const struct pool *pool, struct draws *d)
{
    double left = draw(d) * pool->left;
    size_t i = 0;

    if (!(pool->left > 0.0))
        return (size_t)(draw(d) * (double)pool->m);
    while (i + 1 < pool->m && (left -= pool->weight[i] * pool->delta[i]) > 0.0)
        ++i;
    return i;
}

/* The distances with each of the trials as a direction more; which of them leaves least. */
static size_t best_trial(struct pool *pool, size_t trials, const double *mu)
{
    size_t best = 0;
    double least = HUGE_VAL;

    for (size_t first = 0; first < pool->m; first += BG_TILE) {
        const size_t n = pool->m - first < BG_TILE ? pool->m - first : BG_TILE;
        bg_deltas(pool->p, trials, mu, n, pool->x + first * pool->p, pool->tile);
        for (size_t t = 0; t < trials; ++t)
            for (size_t i = 0; i < n; ++i)
                pool->trial[t * pool->m + first + i] =
                    fmin(pool->delta[first + i], pool->tile[t * BG_TILE + i]);
    }
    for (size_t t = 0; t < trials; ++t) {
        double left = 0.0;
        for (size_t i = 0; i < pool->m; ++i)
            left += pool->weight[i] * pool->trial[t * pool->m + i];
        if (left < least) {
            least = left;
            best = t;
        }
    }
    pool->left = least;
    memcpy(pool->delta, pool->trial + best * pool->m, pool->m * sizeof *pool->delta);
    return best;
}

burgi_status bg_seed_kmeanspp(const struct bg_directions *x, size_t k, uint64_t seed,
                              uint64_t start, double *mu)
{
    struct draws d = { seed, start, 0 };
    const size_t p = x->rows.p, want = k * SAMPLE_EACH > SAMPLE ? k * SAMPLE_EACH : SAMPLE,
                 m = want < x->usable ? want : x->usable, trials = 2 + (size_t)log((double)k);
    struct pool pool;
    const burgi_status status = pool_begin(&pool, x, m, trials, &d);

    const int held = bg_blas_hold();
    for (size_t c = 0; status == BURGI_OK && c < k; ++c) {
        double *const trial = pool.tile + trials * BG_TILE;
        for (size_t t = 0; t < trials; ++t)
            memcpy(trial + t * p, pool.x + draw_row(&pool, &d) * p, p * sizeof *trial);
        memcpy(mu + c * p, trial + best_trial(&pool, trials, trial) * p, p * sizeof *mu);
    }
    bg_blas_release(held);
    pool_end(&pool);
    return status;
}
