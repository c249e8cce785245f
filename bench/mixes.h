/* The laws by which the benches of the Bessel functions draw their points. */
#ifndef BURGI_BENCH_MIXES_H
#define BURGI_BENCH_MIXES_H

#include "lib/points.h"
#include "timing.h"

struct mix {
    const char *name, *table; /* the truth table of the same law, NULL where there is none */
    void (*point)(struct random *r, size_t i, double *nu, double *x);
};

/* Those of reference/points/bessel. */
enum { MIXES = 4 };
extern const struct mix mixes[MIXES];

/* hypot(nu, x) between these, its logarithm uniform. */
extern const struct mix mix_above112, mix_above636;

/* Seeded points, in the room of group_inputs. */
struct inputs mix_inputs(const struct mix *m);

#endif
