/* What a mixture says of rows. */
#ifndef BURGI_KERNEL_MIXTURE_SCORE_H
#define BURGI_KERNEL_MIXTURE_SCORE_H

#include <burgi/vmf_mixture.h>

#include "kernel/directions.h"

/* Of each row, as burgi_vmf_mixture_score() gives them; each may be null. */
struct bg_scores {
    double *log_density, *responsibility;
    int32_t *best;
    double *delta;
};

/* Of all rows by weights: their log-likelihood, -sum r log r, and each component's sum of r (n, null or k +
 * 1). */
struct bg_score_sums {
    double log_likelihood, entropy, *n;
};

/* False: out of memory. */
bool bg_score_run(const burgi_vmf_mixture *m, const struct bg_directions *x, int threads,
                  const struct bg_scores *to, struct bg_score_sums *sums);

/* Whether its parameters are those of a law: weights sum to 1, directions are of unit length. */
bool bg_mixture_is_law(const burgi_vmf_mixture *m);

#endif
