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

/* False, after one line on stderr, where a file can't be read or does not fit the others.  from->passes: how
 * many more the caller makes after it. */
bool pool_read(struct pool *pool, const struct sources *from, bool center);
void pool_free(struct pool *pool);

/* The mean of the rows as they are, p numbers for free(), and their mean resultant length; NULL after one line
 * on stderr. */
double *pool_center(const struct sources *from, double *rbar);

/* For takers of rows.  Adds those of a part. */
bool pool_add(burgi_vmf_stats *stats, const struct part *part);

/* Passes over the rows up to row, where statistics stand that may be new: then they begin with row
 * first. */
bool pool_go_to(burgi_vmf_stats **stats, size_t p, size_t first, size_t row);

/* Merges statistics, NULL for none, of rows that follow. */
bool pool_join(burgi_vmf_stats **to, size_t p, size_t first, const burgi_vmf_stats *from);

#endif
