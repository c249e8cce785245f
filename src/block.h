/* The batch driver: one block of elements at a time is loaded, classified, sorted by regime,
 * evaluated one contiguous regime at a time, and scattered.  Within a regime the loop is
 * straight-line, so it vectorises; across regimes nothing is shared but the block.
 *
 * Loops run over whole vectors: what a block or a regime lacks to a multiple of BG_WIDTH is
 * filled with copies of its last element, whose values nobody reads. */
#ifndef BURGI_BLOCK_H
#define BURGI_BLOCK_H

#include <stddef.h>

#include "core/fn.h"

enum {
    BG_BLOCK = 256,
    BG_MAX_REGIMES = 24,
    BG_MAX_ARGS = 3,
    BG_SORTED = BG_BLOCK + BG_MAX_REGIMES * BG_WIDTH /* room for every regime's filling */
};

struct bg_block {
    double arg[BG_MAX_ARGS][BG_BLOCK]; /* in the caller's order */
    double sorted[BG_MAX_ARGS][BG_SORTED];
    double value[BG_SORTED];
    int regime[BG_BLOCK];
    int place[BG_BLOCK]; /* where element i stands in sorted */
};

/* What a function brings: classify fills regime[0..n) for the block, run evaluates n elements
 * of one regime.  Both take n rounded up to whole vectors. */
struct bg_block_fn {
    int args, regimes;
    void (*classify)(int n, const struct bg_block *block, int *regime);
    void (*run)(int regime, int n, const double *const *arg, double *value);
};

static int bg_whole_vectors(int n)
{
    return (n + BG_WIDTH - 1) / BG_WIDTH * BG_WIDTH;
}

/* Copies x[n-1] to the rest of its vector. */
static void bg_fill(int n, double *x)
{
    for (int i = n; i < bg_whole_vectors(n); ++i)
        x[i] = x[n - 1];
}

static void bg_block_load(int n, const double *x, ptrdiff_t inc, double *to)
{
    if (inc == 1)
        for (int i = 0; i < n; ++i)
            to[i] = x[i];
    else
        for (int i = 0; i < n; ++i)
            to[i] = x[i * inc];
    bg_fill(n, to);
}

/* Puts the elements in the order of their regimes; regime r stands at start[r]. */
static void bg_block_sort(const struct bg_block_fn *f, int n, const int *count, int *start,
                          struct bg_block *b)
{
    int next[BG_MAX_REGIMES], at = 0;
    for (int r = 0; r < f->regimes; ++r) {
        next[r] = start[r] = at;
        at += bg_whole_vectors(count[r]);
    }
    for (int i = 0; i < n; ++i)
        b->place[i] = next[b->regime[i]]++;
    for (int k = 0; k < f->args; ++k)
        for (int i = 0; i < n; ++i)
            b->sorted[k][b->place[i]] = b->arg[k][i];
}

static void bg_block_eval(const struct bg_block_fn *f, int n, struct bg_block *b, double *y,
                          ptrdiff_t inc_y)
{
    int count[BG_MAX_REGIMES] = { 0 }, start[BG_MAX_REGIMES];
    for (int i = 0; i < n; ++i)
        ++count[b->regime[i]];

    if (count[b->regime[0]] == n) { /* a single regime skips the sort */
        const double *const arg[] = { b->arg[0], b->arg[1], b->arg[2] };
        f->run(b->regime[0], bg_whole_vectors(n), arg, b->value);
        for (int i = 0; i < n; ++i)
            y[i * inc_y] = b->value[i];
        return;
    }
    bg_block_sort(f, n, count, start, b);
    for (int r = 0; r < f->regimes; ++r) {
        if (count[r] == 0)
            continue;
        const double *arg[BG_MAX_ARGS] = { NULL };
        for (int k = 0; k < f->args; ++k) {
            bg_fill(count[r], b->sorted[k] + start[r]);
            arg[k] = b->sorted[k] + start[r];
        }
        f->run(r, bg_whole_vectors(count[r]), arg, b->value + start[r]);
    }
    for (int i = 0; i < n; ++i)
        y[i * inc_y] = b->value[b->place[i]];
}

static void bg_blocks(const struct bg_block_fn *f, size_t n, const double *const *arg,
                      const ptrdiff_t *inc, double *y, ptrdiff_t inc_y)
{
    struct bg_block b;

    for (size_t i = 0; i < n; i += BG_BLOCK) {
        const int m = n - i < BG_BLOCK ? (int)(n - i) : BG_BLOCK;
        const ptrdiff_t at = (ptrdiff_t)i;
        for (int k = 0; k < f->args; ++k)
            bg_block_load(m, arg[k] + at * inc[k], inc[k], b.arg[k]);
        f->classify(bg_whole_vectors(m), &b, b.regime);
        bg_block_eval(f, m, &b, y + at * inc_y, inc_y);
    }
}

/* One element, in all lanes of one vector. */
static double bg_one(const struct bg_block_fn *f, int regime, const double *x)
{
    double lane[BG_MAX_ARGS][BG_WIDTH], value[BG_WIDTH];
    const double *const arg[] = { lane[0], lane[1], lane[2] };

    for (int k = 0; k < f->args; ++k)
        for (int i = 0; i < BG_WIDTH; ++i)
            lane[k][i] = x[k];
    f->run(regime, BG_WIDTH, arg, value);
    return value[0];
}

#endif
