/* The batch driver: one block of elements at a time is classified and evaluated one regime at a
 * time.  Within a regime the loop is straight-line, so it vectorises; across regimes nothing is
 * shared but the block.
 *
 * A block of a single regime is evaluated where it stands.  So is the regime of most of a block's
 * elements, the others' values overwritten afterwards; those others, or all where no regime
 * prevails, are gathered by regime and scattered back.
 *
 * Loops run over whole vectors: what a block or a regime lacks to a multiple of BG_WIDTH is
 * filled with copies of its last element, whose values nobody reads. */
#ifndef BURGI_BLOCK_H
#define BURGI_BLOCK_H

#include <stddef.h>
#include <string.h>

#include "core/fn.h"

enum {
    BG_BLOCK = 512,
    BG_MAX_REGIMES = 24,
    BG_MAX_ARGS = 3,
    BG_PAIR = 2 * BG_WIDTH, /* classifiers go by pairs of vectors: doubles in, ints out */
};

struct bg_block {
    int n;
    const double *arg[BG_MAX_ARGS]; /* the caller's own, or loaded */
    double loaded[BG_MAX_ARGS][BG_BLOCK];
    double sorted[BG_MAX_ARGS][BG_BLOCK]; /* the elements of one regime */
    double sorted_value[BG_BLOCK], value[BG_BLOCK];
    int regime[BG_BLOCK], sorted_regime[BG_BLOCK];
    short rest[BG_BLOCK], order[BG_BLOCK]; /* elements to be sorted, and sorted by regime */
};

/* What a function brings: quick gives the regime of n elements, or 0 where that takes classify,
 * which knows it anywhere; run evaluates n elements of one regime.  All take n rounded up, to
 * pairs of vectors and to vectors. */
struct bg_block_fn {
    int args, regimes;
    void (*quick)(int n, const double *const *arg, int *regime);
    void (*classify)(int n, const double *const *arg, int *regime);
    void (*run)(int regime, int n, const double *const *arg, double *value);
};

static int bg_round_up(int n, int to)
{
    return (n + to - 1) / to * to;
}

/* The block's arguments from x: in place where a whole block stands there without gaps. */
static const double *bg_block_load(int n, const double *x, ptrdiff_t inc, double *to)
{
    if (inc == 1 && n == BG_BLOCK)
        return x;
    for (int i = 0; i < n; ++i)
        to[i] = x[i * inc];
    for (int i = n; i < bg_round_up(n, BG_PAIR); ++i)
        to[i] = to[n - 1];
    return to;
}

/* The n elements at place, gathered to a multiple of width. */
static void bg_block_gather(struct bg_block *b, int args, int n, const short *place, int width)
{
    for (int k = 0; k < args; ++k) {
        double *to = b->sorted[k];
        for (int i = 0; i < n; ++i)
            to[i] = b->arg[k][place[i]];
        for (int i = n; i < bg_round_up(n, width); ++i)
            to[i] = to[n - 1];
    }
}

/* The places of the elements whose regime is r, or is not; their number. */
static int bg_block_select(struct bg_block *b, int r, int is)
{
    int n = 0;
    for (int i = 0; i < b->n; ++i) {
        b->rest[n] = (short)i;
        n += (b->regime[i] == r) == is;
    }
    return n;
}

static int bg_block_all(struct bg_block *b)
{
    for (int i = 0; i < BG_BLOCK; ++i)
        b->rest[i] = (short)i;
    return b->n;
}

/* How many elements have regime r. */
static int bg_block_count(const struct bg_block *b, int r)
{
    const int *regime = b->regime;
    int n = 0;
    BG_SIMD_SUM(n)
    for (int i = 0; i < b->n; ++i)
        n += regime[i] == r ? 1 : 0;
    return n;
}

static void bg_block_classify(const struct bg_block_fn *f, struct bg_block *b)
{
    f->quick(bg_round_up(b->n, BG_PAIR), b->arg, b->regime);
    if (bg_block_count(b, 0) == 0)
        return;
    const double *const sorted[] = { b->sorted[0], b->sorted[1], b->sorted[2] };
    const int n = bg_block_select(b, 0, 1);
    bg_block_gather(b, f->args, n, b->rest, BG_PAIR);
    f->classify(bg_round_up(n, BG_PAIR), sorted, b->sorted_regime);
    for (int i = 0; i < n; ++i)
        b->regime[b->rest[i]] = b->sorted_regime[i];
}

/* The first n elements of rest in the order of their regimes; from[r] is where regime r begins.
 * Four counters each take turns: a counter just stored takes long to load again. */
static void bg_block_sort(const struct bg_block_fn *f, int n, struct bg_block *b, int *from)
{
    int next[BG_MAX_REGIMES][4] = { { 0 } }, sum = 0;

    for (int i = 0; i < n; ++i)
        ++next[b->regime[b->rest[i]]][i & 3];
    for (int r = 0; r < f->regimes; ++r) {
        from[r] = sum;
        for (int k = 0; k < 4; ++k) {
            const int count = next[r][k];
            next[r][k] = sum;
            sum += count;
        }
    }
    from[f->regimes] = sum;
    for (int i = 0; i < n; ++i)
        b->order[next[b->regime[b->rest[i]]][i & 3]++] = b->rest[i];
}

/* Evaluates the first n elements of rest, regime by regime, into value. */
static void bg_block_sorted(const struct bg_block_fn *f, int n, struct bg_block *b)
{
    const double *const sorted[] = { b->sorted[0], b->sorted[1], b->sorted[2] };
    int from[BG_MAX_REGIMES + 1];

    bg_block_sort(f, n, b, from);
    for (int r = 0; r < f->regimes; ++r) {
        const short *place = b->order + from[r];
        const int count = from[r + 1] - from[r];
        if (count == 0)
            continue;
        bg_block_gather(b, f->args, count, place, BG_WIDTH);
        f->run(r, bg_round_up(count, BG_WIDTH), sorted, b->sorted_value);
        for (int i = 0; i < count; ++i)
            b->value[place[i]] = b->sorted_value[i];
    }
}

static void bg_block_eval(const struct bg_block_fn *f, struct bg_block *b, double *y,
                          ptrdiff_t inc_y)
{
    const int n = b->n, most = b->regime[n / 2], like = bg_block_count(b, most);
    const int whole = bg_round_up(n, BG_WIDTH), prevails = 4 * like >= 3 * n;

    if (like == n && n == BG_BLOCK && inc_y == 1) {
        f->run(most, n, b->arg, y);
        return;
    }
    if (prevails)
        f->run(most, whole, b->arg, b->value);
    if (like < n)
        bg_block_sorted(f, prevails ? bg_block_select(b, most, 0) : bg_block_all(b), b);
    if (inc_y == 1)
        memcpy(y, b->value, (size_t)n * sizeof *y);
    else
        for (int i = 0; i < n; ++i)
            y[i * inc_y] = b->value[i];
}

static void bg_blocks(const struct bg_block_fn *f, size_t n, const double *const *arg,
                      const ptrdiff_t *inc, double *y, ptrdiff_t inc_y)
{
    struct bg_block b;

    for (size_t i = 0; i < n; i += BG_BLOCK) {
        const ptrdiff_t at = (ptrdiff_t)i;
        b.n = n - i < BG_BLOCK ? (int)(n - i) : BG_BLOCK;
        for (int k = 0; k < f->args; ++k)
            b.arg[k] = bg_block_load(b.n, arg[k] + at * inc[k], inc[k], b.loaded[k]);
        bg_block_classify(f, &b);
        bg_block_eval(f, &b, y + at * inc_y, inc_y);
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
