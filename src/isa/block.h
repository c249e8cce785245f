/* Blocks of elements sorted by regime: what the batch driver (block.c) and log_besselik.c share, and
 * the batch of one.
 *
 * Loops run over whole vectors: what a block lacks to a multiple of BG_WIDTH is filled with copies of
 * its last element, whose values nobody reads.  An output may be an input, as long as an element is
 * read before its place is written. */
#ifndef BURGI_ISA_BLOCK_H
#define BURGI_ISA_BLOCK_H

#include <stddef.h>

#include "isa.h"

enum {
    BG_BLOCK = 256,
    BG_MAX_ARGS = 5,
    BG_MAX_REGIMES = 24,
    BG_PAIR = 2 * BG_WIDTH, /* classifiers go by pairs of vectors: doubles in, ints out */
};

struct bg_block {
    int n;
    const double *arg[BG_MAX_ARGS]; /* the caller's own, or loaded */
    double loaded[BG_MAX_ARGS][BG_BLOCK];
    int regime[BG_BLOCK];
    unsigned char rest[BG_BLOCK + 4]; /* places; four are written at a time */
};

/* What a function brings: quick gives the regime of n elements, or 0 where that takes classify,
 * which knows it anywhere; run evaluates n elements of one regime.  All take n rounded up, to
 * pairs of vectors and to vectors.  param is what all elements share, or null. */
struct bg_block_fn {
    int args, regimes;
    void (*quick)(const void *param, int n, const double *const *arg, int *regime);
    void (*classify)(const void *param, int n, const double *const *arg, int *regime);
    void (*run)(const void *param, int regime, int n, const double *const *arg, double *value);
};

/* The batch driver: y of n elements, the increments as in bg_batch. */
void ISA(blocks)(const struct bg_block_fn *f, const void *param, size_t n,
                 const double *const *arg, const ptrdiff_t *inc, double *y, ptrdiff_t inc_y);

static inline int bg_round_up(int n, int to)
{
    return (n + to - 1) / to * to;
}

/* Copies x[n-1] up to the next multiple of width. */
static inline void bg_fill(int n, int width, double *x)
{
    for (int i = n; i < bg_round_up(n, width); ++i)
        x[i] = x[n - 1];
}

/* The block's arguments from x: in place where a whole block stands there without gaps. */
static inline const double *bg_block_load(int n, const double *x, ptrdiff_t inc, double *to)
{
    if (inc == 1 && n == BG_BLOCK)
        return x;
    for (int i = 0; i < n; ++i)
        to[i] = x[i * inc];
    bg_fill(n, BG_PAIR, to);
    return to;
}

/* How many elements have regime r. */
static inline int bg_block_count(const struct bg_block *b, int r)
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
static inline int bg_block_select(struct bg_block *b, int r, int is)
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

/* One element, in all lanes of one vector. */
static inline double bg_one(const struct bg_block_fn *f, const void *param, int regime,
                            const double *x)
{
    double lane[BG_MAX_ARGS][BG_WIDTH], value[BG_WIDTH];
    const double *const arg[] = { lane[0], lane[1], lane[2], lane[3], lane[4] };

    for (int k = 0; k < f->args; ++k)
        for (int i = 0; i < BG_WIDTH; ++i)
            lane[k][i] = x[k];
    f->run(param, regime, BG_WIDTH, arg, value);
    return value[0];
}

#endif
