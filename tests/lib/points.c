#include "points.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* splitmix64 */
uint64_t random_bits(struct random *r)
{
    uint64_t z = r->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

double random_uniform(struct random *r)
{
    return (double)(random_bits(r) >> 11) * 0x1p-53;
}

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

bool same_bits(double a, double b)
{
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

/* The first 16 serve three arguments, 8 four, all of them two. */
static const double special[] = {
    0.0,       -0.0,     0.5,        1.0,     2.0,     3.0,      10.0,     0x1p-1074,
    DBL_MIN,   DBL_MAX,  HUGE_VAL,   -1.0,    1e-9,    0.999999, 1e6,      0x1.fffffffffffffp-1,
    -HUGE_VAL, 0x1p-54,  0x1p-53,    0x1p-27, 0x1p27,  0x1p53,   0x1p500,  0x1p511,
    0x1p512,   0x1p1000, 0x1p-1000,  1.5,     2.5,     12.0,     24.0,     30.0,
    46.0,      112.0,    292.0,      636.0,   1880.0,  1.1e4,    1e12,     1e100,
    1e-100,    1e-300,   -0x1p-1074, -1e300,  0.1,     0.25,     1.25,     700.0,
    745.0,     1e-5,     0x1p-1022,  0x1p-2,  23.9999, 1e-154,   1e154,    4.0,
    8.0,       16.0,     0x1p-1073,  64.0,    1024.0,  1e-12,    0x1p1023,
};
enum { SPECIALS = sizeof special / sizeof *special + 1 };

static double special_value(size_t i)
{
    return i < SPECIALS - 1 ? special[i] : nan("");
}

size_t points_special(int args, double arg[POINT_ARGS][POINTS])
{
    const size_t each = args == 2 ? SPECIALS : args == 3 ? 16 : 8;
    size_t n = 0, all = 1;
    for (int k = 0; k < args; ++k)
        all *= each;
    for (; n < all && n < POINTS; ++n)
        for (size_t k = 0, i = n; k < (size_t)args; ++k, i /= each)
            arg[k][n] = special_value(i % each);
    return n;
}

/* A random number of the binade 2^k; exact, so that other libms give the same points. */
static double in_binade(struct random *r, int k)
{
    return ldexp(1.0 + random_uniform(r), k);
}

static double value(struct random *r)
{
    switch (random_bits(r) % 10) {
    case 0: /* any positive double, an infinity or NaN now and then */
        return from_bits(random_bits(r) >> 1);
    case 1:
        return special_value(random_bits(r) % SPECIALS);
    case 2:
        return random_uniform(r);
    case 3: /* near 1 from below */
        return 1.0 - in_binade(r, -1 - (int)(random_bits(r) % 53));
    case 4:
        return 0.5 * (double)(random_bits(r) % 300);
    case 5:
        return 150.0 * random_uniform(r);
    case 6:
        return 1e4 * random_uniform(r);
    case 7: /* subnormal */
        return from_bits(random_bits(r) >> 12);
    default:
        return in_binade(r, (int)(random_bits(r) % 60) - 30);
    }
}

size_t points_mixed(struct random *r, int args, double arg[POINT_ARGS][POINTS])
{
    for (size_t i = 0; i < POINTS; ++i)
        for (int k = 0; k < args; ++k)
            arg[k][i] = value(r);
    return POINTS;
}

size_t points_cluster(struct random *r, int args, double arg[POINT_ARGS][POINTS])
{
    enum { CLUSTER = 512 };
    for (size_t i = 0; i < POINTS; i += CLUSTER)
        for (int k = 0; k < args; ++k) {
            const double centre = value(r);
            for (size_t j = i; j < i + CLUSTER; ++j)
                arg[k][j] = centre + centre * 0x1p-40 * (random_uniform(r) - 0.5);
        }
    return POINTS;
}
