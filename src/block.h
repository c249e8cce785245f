/* The batch driver: elements go to their regimes' buckets, and a full bucket is evaluated.  Within
 * a regime the loop is straight-line, so it vectorises; across regimes nothing is shared.
 *
 * Elements are classified by blocks.  A block of a single regime is evaluated where it stands, and
 * so is the regime of most of a block: the values of its other elements are overwritten when
 * their buckets are emptied.
 *
 * Loops run over whole vectors: what a block or a bucket lacks to a multiple of BG_WIDTH is filled
 * with copies of its last element, whose values nobody reads.  An output may be an input, as long
 * as an element is read before its place is written: a bucket holds copies of the arguments. */
#ifndef BURGI_SRC_BLOCK_H
#define BURGI_SRC_BLOCK_H

#include <stddef.h>

#include "core/fn.h"

enum {
    BG_BLOCK = 256,
    BG_BUCKET = 64,
    BG_MAX_REGIMES = 24,
    BG_MAX_ARGS = 3,
    BG_PAIR = 2 * BG_WIDTH, /* classifiers go by pairs of vectors: doubles in, ints out */
};

struct bg_bucket {
    double *to[BG_BUCKET]; /* where the values go */
    double arg[BG_MAX_ARGS][BG_BUCKET];
};

struct bg_block {
    int n;
    const double *arg[BG_MAX_ARGS]; /* the caller's own, or loaded */
    double loaded[BG_MAX_ARGS][BG_BLOCK];
    double rest_arg[BG_MAX_ARGS][BG_BLOCK]; /* the arguments of the elements of rest */
    double value[BG_BLOCK];
    int regime[BG_BLOCK], rest_regime[BG_BLOCK];
    unsigned char rest[BG_BLOCK + 4]; /* places; four are written at a time */
    int in[BG_MAX_REGIMES];           /* elements in each bucket */
    struct bg_bucket bucket[BG_MAX_REGIMES];
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

/* Copies x[n-1] up to the next multiple of width. */
static void bg_fill(int n, int width, double *x)
{
    for (int i = n; i < bg_round_up(n, width); ++i)
        x[i] = x[n - 1];
}

/* The block's arguments from x: in place where a whole block stands there without gaps. */
static const double *bg_block_load(int n, const double *x, ptrdiff_t inc, double *to)
{
    if (inc == 1 && n == BG_BLOCK)
        return x;
    for (int i = 0; i < n; ++i)
        to[i] = x[i * inc];
    bg_fill(n, BG_PAIR, to);
    return to;
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

/* The places of a nibble's set bits, a byte each, the lowest first. */
static const uint32_t bg_places[16] = {
    0x0, 0x0,   0x1,   0x100,   0x2,   0x200,   0x201,   0x20100,
    0x3, 0x300, 0x301, 0x30100, 0x302, 0x30200, 0x30201, 0x3020100,
};

/* Into rest the places of the elements whose regime is r, or is not; their number.  Four flags at a
 * time are an index to the places of the set ones, several times as fast as one. */
static int bg_block_select(struct bg_block *b, int r, int is)
{
    const int *const regime = b->regime;
    unsigned char flag[BG_BLOCK] = { 0 };
    int n = 0;

    BG_SIMD
    for (int i = 0; i < b->n; ++i)
        flag[i] = (unsigned char)((regime[i] == r) == is);
    for (uint32_t i = 0; i < BG_BLOCK; i += 4) {
        uint32_t four, at;
        memcpy(&four, flag + i, sizeof four);
        at = bg_places[four * 0x1020408u >> 24] + i * 0x1010101u;
        memcpy(b->rest + n, &at, sizeof at);
        n += (int)(four * 0x1010101u >> 24);
    }
    return n;
}

/* The same, and into rest_arg their arguments. */
static int bg_block_gather(const struct bg_block_fn *f, struct bg_block *b, int r, int is)
{
    const int n = bg_block_select(b, r, is);
    for (int k = 0; k < f->args && n > 0; ++k) {
        for (int i = 0; i < n; ++i)
            b->rest_arg[k][i] = b->arg[k][b->rest[i]];
        bg_fill(n, BG_PAIR, b->rest_arg[k]);
    }
    return n;
}

static void bg_bucket_empty(const struct bg_block_fn *f, struct bg_block *b, int r)
{
    struct bg_bucket *q = &b->bucket[r];
    const double *const arg[] = { q->arg[0], q->arg[1], q->arg[2] };
    const int n = b->in[r];
    double value[BG_BUCKET];

    for (int k = 0; k < f->args; ++k)
        bg_fill(n, BG_WIDTH, q->arg[k]);
    f->run(r, bg_round_up(n, BG_WIDTH), arg, value);
    for (int i = 0; i < n; ++i)
        *q->to[i] = value[i];
    b->in[r] = 0;
}

/* Puts element i of arg, whose value goes to `to`, into its regime's bucket. */
static inline void bg_bucket_put(const struct bg_block_fn *f, struct bg_block *b, int r,
                                 const double *const *arg, int i, double *to)
{
    const int n = b->in[r];
    struct bg_bucket *q = &b->bucket[r];

    b->in[r] = n + 1;
    q->to[n] = to;
    q->arg[0][n] = arg[0][i]; /* all have two or three */
    q->arg[1][n] = arg[1][i];
    if (f->args > 2)
        q->arg[2][n] = arg[2][i];
    if (n + 1 == BG_BUCKET)
        bg_bucket_empty(f, b, r);
}

/* Evaluates the whole block as of regime r. */
static void bg_block_run(const struct bg_block_fn *f, int r, struct bg_block *b, double *y,
                         ptrdiff_t inc_y)
{
    if (b->n == BG_BLOCK && inc_y == 1) {
        f->run(r, b->n, b->arg, y);
        return;
    }
    f->run(r, bg_round_up(b->n, BG_WIDTH), b->arg, b->value);
    for (int i = 0; i < b->n; ++i)
        y[i * inc_y] = b->value[i];
}

/* Elements of several regimes, 0 being the regime of those that quick does not know. */
static void bg_block_sort(const struct bg_block_fn *f, struct bg_block *b, double *y,
                          ptrdiff_t inc_y)
{
    if (bg_block_count(b, 0) > 0) {
        const double *const rest[] = { b->rest_arg[0], b->rest_arg[1], b->rest_arg[2] };
        const int n = bg_block_gather(f, b, 0, 1);
        f->classify(bg_round_up(n, BG_PAIR), rest, b->rest_regime);
        for (int i = 0; i < n; ++i)
            b->regime[b->rest[i]] = b->rest_regime[i];
    }
    for (int i = 0; i < b->n; ++i)
        bg_bucket_put(f, b, b->regime[i], b->arg, i, y + i * inc_y);
}

static void bg_block_eval(const struct bg_block_fn *f, struct bg_block *b, double *y,
                          ptrdiff_t inc_y)
{
    f->quick(bg_round_up(b->n, BG_PAIR), b->arg, b->regime);
    if (2 * bg_block_count(b, 0) >
        b->n) /* to gather so many takes longer than to classify all */
        f->classify(bg_round_up(b->n, BG_PAIR), b->arg, b->regime);
    const int most = b->regime[b->n / 2], like = bg_block_count(b, most);
    if (4 * like < 3 * b->n) {
        bg_block_sort(f, b, y, inc_y);
        return;
    }
    const double *const rest[] = { b->rest_arg[0], b->rest_arg[1], b->rest_arg[2] };
    const int n = like < b->n ? bg_block_gather(f, b, most, 0) : 0;
    f->classify(bg_round_up(n, BG_PAIR), rest, b->rest_regime);
    bg_block_run(f, most, b, y, inc_y);
    for (int i = 0; i < n; ++i)
        bg_bucket_put(f, b, b->rest_regime[i], rest, i, y + b->rest[i] * inc_y);
}

static void bg_blocks(const struct bg_block_fn *f, size_t n, const double *const *arg,
                      const ptrdiff_t *inc, double *y, ptrdiff_t inc_y)
{
    struct bg_block b;

    for (int r = 0; r < f->regimes; ++r)
        b.in[r] = 0;
    for (size_t i = 0; i < n; i += BG_BLOCK) {
        const ptrdiff_t at = (ptrdiff_t)i;
        b.n = n - i < BG_BLOCK ? (int)(n - i) : BG_BLOCK;
        for (int k = 0; k < f->args; ++k)
            b.arg[k] = bg_block_load(b.n, arg[k] + at * inc[k], inc[k], b.loaded[k]);
        bg_block_eval(f, &b, y + at * inc_y, inc_y);
    }
    for (int r = 0; r < f->regimes; ++r)
        if (b.in[r] > 0)
            bg_bucket_empty(f, &b, r);
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
