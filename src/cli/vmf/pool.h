/* The rows of a fit, pooled into statistics: of all and of each class. */
#ifndef BURGI_CLI_VMF_POOL_H
#define BURGI_CLI_VMF_POOL_H

#include <burgi/vmf.h>

#include "cli/rows.h"

struct pool {
    struct rows rows;
    burgi_vmf_stats *all;
    burgi_vmf_stats **of_class; /* NULL for a class without a usable row */
    double *center;             /* what was subtracted from each row, rows.p numbers; or NULL */
    double rbar_before;         /* the mean resultant length without that */
};

/* False, after one line on stderr, where a file can't be read or does not fit the others. */
bool pool_read(struct pool *pool, const struct sources *from, bool center);
void pool_free(struct pool *pool);

#endif
