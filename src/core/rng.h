/* Random numbers as functions of a counter.  The bits are those of Philox4x32-10 (Salmon, Moraes, Dror
 * and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011), for which Random123's own header is
 * taken; what is made of them is ours, so that it vectorises and is the same everywhere.
 *
 * A number is named by a seed, a row, and a block of the row: nothing depends on what was drawn before.
 *
 * This file is not in all.h and not installed: who has burgi need not have Random123. */
#ifndef BURGI_CORE_RNG_H
#define BURGI_CORE_RNG_H

#include <Random123/philox.h>

#include "elem_trig.h"
#include "log_short.h"

typedef struct bg_random {
    uint64_t a, b;
} bg_random;

typedef struct bg_pair {
    double a, b;
} bg_pair;

/* 128 bits. */
BG_FN bg_random bg_random_bits(uint64_t seed, uint64_t row, uint64_t block)
{
    philox4x32_ctr_t c;
    philox4x32_key_t k;
    bg_random r;
    c.v[0] = (uint32_t)block;
    c.v[1] = (uint32_t)(block >> 32);
    c.v[2] = (uint32_t)row;
    c.v[3] = (uint32_t)(row >> 32);
    k.v[0] = (uint32_t)seed;
    k.v[1] = (uint32_t)(seed >> 32);
    c = philox4x32_R(10, c, k);
    r.a = c.v[0] | (uint64_t)c.v[1] << 32;
    r.b = c.v[2] | (uint64_t)c.v[3] << 32;
    return r;
}

/* The middle of one of 2^52 equal parts of (0, 1), exact: neither end can come. */
BG_FN double bg_uniform(uint64_t bits)
{
    return bg_from_bits(UINT64_C(0x3ff0000000000000) | bits >> 12) - (1.0 - 0x1p-53);
}

/* Two independent normal numbers by Box and Muller's method, at most 8.6 in size; log u keeps its
 * relative accuracy next to u = 1, so that the smallest radii have their digits. */
BG_FN bg_pair bg_normals(bg_random bits)
{
    bg_dd l = bg_log_fine_of(bg_uniform(bits.a));
    bg_sincos t = bg_sincospi_dd(2.0 * bg_uniform(bits.b));
    double r = sqrt(-2.0 * (l.hi + l.lo));
    bg_pair z;
    z.a = r * t.cos.hi;
    z.b = r * t.sin.hi;
    return z;
}

/* Marsaglia and Tsang's method for a Gamma number of shape d + 1/3 > 1/3 ("A simple method for
 * generating gamma variables", 2000): with z normal, d y^3 for y = 1 + z/(3 sqrt d) where
 *
 *   log u < z^2/2 + d (1 - y^3 + 3 log y),
 *
 * whose right side is nowhere above 0 for d > 0, so that shapes below 1 need no other way.  Two of them
 * of one d, from z.a and z.b: the cubes of y, 1 where y <= 0, and the sum of the right sides, for one
 * u: -inf there. */
typedef struct bg_gammas {
    double a, b, log_accept;
} bg_gammas;

BG_FN bg_gammas bg_gammas_try(double d, double slope, bg_pair z)
{
    double ya = bg_fma(slope, z.a, 1.0), yb = bg_fma(slope, z.b, 1.0);
    int some = ya > 0x1p-400 && yb > 0x1p-400;
    bg_gammas g;
    ya = some ? ya : 1.0;
    yb = some ? yb : 1.0;
    g.a = ya * ya * ya;
    g.b = yb * yb * yb;
    bg_dd l = bg_log_fine_of(ya * yb);
    double h = bg_fma(3.0, l.hi + l.lo, (1.0 - g.a) + (1.0 - g.b));
    g.log_accept = some ? bg_fma(d, h, 0.5 * bg_fma(z.a, z.a, z.b * z.b)) : -BG_INF;
    return g;
}

#endif
