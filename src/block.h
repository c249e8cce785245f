/* The batch driver: one block of elements at a time is loaded, classified, sorted by regime,
 * evaluated one contiguous regime at a time, and scattered.  Within a regime the loop is
 * straight-line, so it vectorises; across regimes nothing is shared but the block. */
#ifndef BURGI_BLOCK_H
#define BURGI_BLOCK_H

#include <stddef.h>

enum { BG_BLOCK = 256, BG_MAX_REGIMES = 32, BG_MAX_ARGS = 3 };

struct bg_block {
    double arg[BG_MAX_ARGS][BG_BLOCK]; /* in the caller's order */
    double sorted[BG_MAX_ARGS][BG_BLOCK];
    double value[BG_BLOCK];
    int regime[BG_BLOCK];
    int place[BG_BLOCK]; /* where element i stands in sorted */
};

/* What a function brings: classify fills regime[0..n), run evaluates elements
 * [first, first + n) of arg, all of the given regime, into value. */
struct bg_block_fn {
    int args, regimes;
    void (*classify)(int n, const double (*arg)[BG_BLOCK], int *regime);
    void (*run)(int regime, int n, const double *const *arg, double *value);
};

static void bg_block_load(int n, const double *x, ptrdiff_t inc, double *to)
{
    if (inc == 1)
        for (int i = 0; i < n; ++i)
            to[i] = x[i];
    else
        for (int i = 0; i < n; ++i)
            to[i] = x[i * inc];
}

static void bg_block_run(const struct bg_block_fn *f, int regime, int first, int n,
                         double (*arg)[BG_BLOCK], double *value)
{
    const double *at[BG_MAX_ARGS];
    for (int k = 0; k < f->args; ++k)
        at[k] = arg[k] + first;
    f->run(regime, n, at, value + first);
}

/* Evaluates b->arg[.][0..n) into b->value.  A block of a single regime skips the sort. */
static void bg_block_eval(const struct bg_block_fn *f, int n, struct bg_block *b)
{
    int start[BG_MAX_REGIMES + 1] = { 0 };
    for (int i = 0; i < n; ++i)
        ++start[b->regime[i] + 1];
    const int r0 = b->regime[0];
    if (start[r0 + 1] == n) {
        bg_block_run(f, r0, 0, n, b->arg, b->value);
        return;
    }

    for (int r = 0; r < f->regimes; ++r)
        start[r + 1] += start[r];
    int next[BG_MAX_REGIMES];
    for (int r = 0; r < f->regimes; ++r)
        next[r] = start[r];
    for (int i = 0; i < n; ++i)
        b->place[i] = next[b->regime[i]]++;
    for (int k = 0; k < f->args; ++k)
        for (int i = 0; i < n; ++i)
            b->sorted[k][b->place[i]] = b->arg[k][i];

    double *const value = b->arg[0]; /* the arguments are in sorted now */
    for (int r = 0; r < f->regimes; ++r)
        if (start[r + 1] > start[r])
            bg_block_run(f, r, start[r], start[r + 1] - start[r], b->sorted, value);
    for (int i = 0; i < n; ++i)
        b->value[i] = value[b->place[i]];
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
        f->classify(m, (const double(*)[BG_BLOCK])b.arg, b.regime);
        bg_block_eval(f, m, &b);
        for (int j = 0; j < m; ++j)
            y[(at + j) * inc_y] = b.value[j];
    }
}

#endif
