/* Whether two samples of rows share their mean direction, and their concentration. */
#ifndef BURGI_CLI_VMF_PERMUTE_H
#define BURGI_CLI_VMF_PERMUTE_H

#include <stdbool.h>

#include "verdict.h"

/* n rows x of unit length. */
struct sample {
    size_t n;
    const double *x;
};

struct permuted {
    struct verdict mean; /* NaN for fewer than 2 rows of either, and where all rows are alike */
    struct verdict kappa; /* NaN for fewer than 3 rows of either, and where all spreads are 0;
                             above 0 where the first is the more concentrated */
};

/* How many rows of p numbers of a sample can be permuted. */
size_t permuted_rows(size_t p);

/* Of two samples of rows of p numbers.  False where the memory fails. */
bool permuted_of(struct permuted *to, size_t p, const struct sample *s,
                 const struct draws *draws);

#endif
