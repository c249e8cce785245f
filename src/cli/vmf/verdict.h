/* What a test says. */
#ifndef BURGI_CLI_VMF_VERDICT_H
#define BURGI_CLI_VMF_VERDICT_H

#include <stddef.h>
#include <stdint.h>

struct verdict {
    double statistic, p_value; /* NaN where there is no test */
};

/* Of tests by random numbers. */
struct draws {
    size_t n; /* permutations, or samples that are simulated */
    uint64_t seed;
    size_t threads;
};

/* What the seed is combined with: rows may have been sampled with the same one. */
#define DRAWS_SEED UINT64_C(0x9e3779b97f4a7c15)

/* From so many on a test may reject at 1 % with some power. */
enum { FEWEST_DRAWS = 199, USUAL_DRAWS = 999, MOST_DRAWS = 1000000 };

#endif
