/* Random numbers for the programs that print points, the same on every machine with the same
 * libm: the points in the tables are data, not regenerated. */
#ifndef BURGI_REFERENCE_POINTS_DICE_H
#define BURGI_REFERENCE_POINTS_DICE_H

#include <math.h>
#include <stdint.h>

/* splitmix64 */
struct dice {
    uint64_t state;
};

static inline uint64_t roll(struct dice *d)
{
    uint64_t z = d->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline double uniform(struct dice *d, double a, double b)
{
    return a + (b - a) * ((double)(roll(d) >> 11) * 0x1p-53);
}

static inline double log_uniform(struct dice *d, double a, double b)
{
    return exp(uniform(d, log(a), log(b)));
}

static inline int pick(struct dice *d, int n)
{
    return (int)(roll(d) % (uint64_t)n);
}

/* The n-th double after x, or before it where n < 0. */
static inline double ulps(double x, int n)
{
    for (; n > 0; --n)
        x = nextafter(x, HUGE_VAL);
    for (; n < 0; ++n)
        x = nextafter(x, 0.0);
    return x;
}

#endif
