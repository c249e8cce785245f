/* Points of every kind for a function's arguments, the same ones on every machine. */
#ifndef BURGI_TESTS_LIB_POINTS_H
#define BURGI_TESTS_LIB_POINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { POINTS = 4096, POINT_ARGS = 4 };

struct random {
    uint64_t state;
};
uint64_t random_bits(struct random *r);
double random_uniform(struct random *r); /* in [0, 1) */

/* Each fills arg[0..args) with at most POINTS points and returns their number: special values
 * in all combinations; every kind of value mixed; points within a few thousand ulp of one. */
size_t points_special(int args, double arg[POINT_ARGS][POINTS]);
size_t points_mixed(struct random *r, int args, double arg[POINT_ARGS][POINTS]);
size_t points_cluster(struct random *r, int args, double arg[POINT_ARGS][POINTS]);

/* Equal bits, or both NaN. */
bool same_bits(double a, double b);

#endif
