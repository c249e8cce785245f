/* Two samples of rows, and what a test of equal directions and one of equal concentrations look at. */
#ifndef BURGI_CLI_VMF_PAIR_H
#define BURGI_CLI_VMF_PAIR_H

#include <stdbool.h>

#include "permute.h"

/* Sums over rows of a sample: of v - its mean over all and of its square, too. */
struct sums {
    size_t n;
    double q, v, v2, *z;
};

/* Statistics of two samples. */
struct look {
    double mean, kappa;
};

struct pair {
    size_t p, n[2];
    double *center, *z, *q, *v; /* p, n p, n and n numbers, n of both */
    struct sums all;
    double spread;    /* the mean of v, before that was subtracted */
    struct look seen; /* of the samples themselves */
};

/* Of two samples of rows of p numbers, at least 2 each.  False where the memory fails; pair_free() in
 * either case. */
bool pair_make(struct pair *t, size_t p, const struct sample *s);
void pair_free(struct pair *t);

void sums_clear(const struct pair *t, struct sums *s);
void sums_add(const struct pair *t, size_t i, struct sums *s);

/* The rows that part has not. */
void sums_rest(const struct pair *t, const struct sums *part, struct sums *to);

struct look pair_look(const struct pair *t, const struct sums *s);

/* Whether all rows are alike, and whether those of each sample are. */
bool pair_is_alike(const struct pair *t);
bool pair_has_no_spread(const struct pair *t);

#endif
