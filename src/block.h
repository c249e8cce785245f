/* The batch driver: one block of elements at a time is loaded, classified, sorted into lists by
 * regime, and evaluated one regime at a time, gathered and scattered.  Within a regime the loop is
 * straight-line, so it vectorises; across regimes nothing is shared but the block.
 *
 * Loops run over whole vectors: what a block or a regime lacks to a multiple of BG_WIDTH is
 * filled with copies of its last element, whose values nobody reads. */
#ifndef BURGI_BLOCK_H
#define BURGI_BLOCK_H

#include <stddef.h>
#include <string.h>

#include "core/fn.h"

enum {
    BG_BLOCK = 256,
    BG_MAX_REGIMES = 24,
    BG_MAX_ARGS = 3,
    BG_PAIR = 2 * BG_WIDTH, /* classifiers go by pairs of vectors: doubles in, ints out */
};

struct bg_block {
    double arg[BG_MAX_ARGS][BG_BLOCK];    /* in the caller's order */
    double sorted[BG_MAX_ARGS][BG_BLOCK]; /* the elements of one regime */
    double value[BG_BLOCK];
    int regime[BG_BLOCK];
    short place[BG_MAX_REGIMES][BG_BLOCK]; /* where each regime's elements stand in arg */
};

/* What a function brings: classify fills regime[0..n) for the block, run evaluates n elements
 * of one regime.  Both take n rounded up, to pairs of vectors and to vectors. */
struct bg_block_fn {
    int args, regimes;
    void (*classify)(int n, const struct bg_block *block, int *regime);
    void (*run)(int regime, int n, const double *const *arg, double *value);
};

static int bg_round_up(int n, int to)
{
    return (n + to - 1) / to * to;
}

/* Copies x[n-1] up to the next multiple of width. */
static void bg_fill(int n, int width, double *x)
{
    for (int i = n; i < bg_round_up(n, width); ++i)
        x[i] = x[n - 1];
}

static void bg_block_load(int n, const double *x, ptrdiff_t inc, double *to)
{
    if (inc == 1)
        memcpy(to, x, (size_t)n * sizeof *x);
    else
        for (int i = 0; i < n; ++i)
            to[i] = x[i * inc];
    bg_fill(n, BG_PAIR, to);
}

/* Evaluates the n elements of regime r, gathered from and scattered to their places. */
static void bg_block_regime(const struct bg_block_fn *f, int r, int n, struct bg_block *b,
                            double *y, ptrdiff_t inc_y)
{
    const double *const arg[] = { b->sorted[0], b->sorted[1], b->sorted[2] };
    const short *place = b->place[r];

    for (int k = 0; k < f->args; ++k) {
        for (int i = 0; i < n; ++i)
            b->sorted[k][i] = b->arg[k][place[i]];
        bg_fill(n, BG_WIDTH, b->sorted[k]);
    }
    f->run(r, bg_round_up(n, BG_WIDTH), arg, b->value);
    for (int i = 0; i < n; ++i)
        y[place[i] * inc_y] = b->value[i];
}

static void bg_block_eval(const struct bg_block_fn *f, int n, struct bg_block *b, double *y,
                          ptrdiff_t inc_y)
{
    int count[BG_MAX_REGIMES] = { 0 };
    for (int i = 0; i < n; ++i) {
        const int r = b->regime[i];
        b->place[r][count[r]++] = (short)i;
    }

    if (count[b->regime[0]] == n) { /* a single regime needs no gathering */
        const double *const arg[] = { b->arg[0], b->arg[1], b->arg[2] };
        f->run(b->regime[0], bg_round_up(n, BG_WIDTH), arg, b->value);
        for (int i = 0; i < n; ++i)
            y[i * inc_y] = b->value[i];
        return;
    }
    for (int r = 0; r < f->regimes; ++r)
        if (count[r] > 0)
            bg_block_regime(f, r, count[r], b, y, inc_y);
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
        f->classify(bg_round_up(m, BG_PAIR), &b, b.regime);
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
