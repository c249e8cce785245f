/* Whether rows are like those of the von Mises-Fisher law that is fitted to them. */
#ifndef BURGI_CLI_VMF_GOODNESS_H
#define BURGI_CLI_VMF_GOODNESS_H

#include <stdbool.h>

#include "verdict.h"

struct goodness {
    size_t rows;               /* that are tested */
    struct verdict all;        /* of both together: */
    struct verdict radial;     /* cosines to the mean direction, and */
    struct verdict tangential; /* directions from it */
};

/* How many rows of p numbers can be tested, so many times as they are. */
size_t goodness_rows(size_t p);

/* Of n rows x of p numbers, of unit length.  Verdicts are NaN for fewer than 3 rows, for rows all alike,
 * and where no direction is fitted.  False where the memory fails. */
bool goodness_of(struct goodness *g, size_t p, size_t n, const double *x,
                 const struct draws *draws);

#endif
