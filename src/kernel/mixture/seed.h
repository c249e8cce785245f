/* Where EM starts: rows as directions. */
#ifndef BURGI_KERNEL_MIXTURE_SEED_H
#define BURGI_KERNEL_MIXTURE_SEED_H

#include <stdint.h>

#include "kernel/directions.h"

/* k rows' unit vectors to mu, by the random numbers of (seed, start): chosen at random, or by
 * k-means++ on 1 - cosine.  BURGI_ENOMEM, or what an engine says. */
burgi_status bg_seed_random(const struct bg_directions *x, size_t k, uint64_t seed,
                            uint64_t start, double *mu);
burgi_status bg_seed_kmeanspp(const struct bg_directions *x, size_t k, uint64_t seed,
                              uint64_t start, double *mu);

#endif
