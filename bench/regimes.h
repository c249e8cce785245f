/* The regimes of the core's classifiers, and seeded random points in each. */
#ifndef BURGI_BENCH_REGIMES_H
#define BURGI_BENCH_REGIMES_H

#include "lib/functions.h"
#include "lib/points.h"
#include "timing.h"

enum { REGIME_NAME = 48 };

/* The number of the function's regimes. */
int regimes_count(const struct function *f);

/* The regime's name, from the core's own list: "debye(12)", "small(BG_K_TEMME, 8)". */
void regime_name(const struct function *f, int regime, char name[REGIME_NAME]);

int regime_of(const struct function *f, const double *arg);

/* A point of a wide law on the quarter plane, which every regime meets; and n points, at
 * most, of one regime, in the room that in has. */
void point_anywhere(struct random *r, double *nu, double *x);
size_t points_of_regime(const struct function *f, int regime, size_t n, struct inputs *in);

#endif
