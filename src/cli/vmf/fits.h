/* The fits of a pool: of all rows and of each class. */
#ifndef BURGI_CLI_VMF_FITS_H
#define BURGI_CLI_VMF_FITS_H

#include <stdio.h>

#include "choice.h"
#include "pool.h"

/* What the user should know about a fit, in the order of the report. */
enum warning {
    NO_ROWS,
    ONE_ROW,
    SAME_DIRECTION,
    NO_DIRECTION,
    INTERVAL_REACHES_0,
    FEW_ROWS,
    COMMON_DIRECTION,
    UNCENTRED,
    ROWS_LEFT_OUT, /* of a class; for all rows there is a note */
    WARNINGS
};

struct fit {
    burgi_vmf_result r; /* NaN throughout, but for p and n, where there is no usable row */
    size_t n, skipped;
    const struct bg_label *label; /* NULL: all rows */
    double *mu;                   /* p numbers, NaN where there is no direction */
    unsigned warned;              /* bit w for warning w */
};

struct fits {
    const struct rows *rows;
    const double *center; /* what was subtracted from the rows, or NULL */
    double rbar_before;   /* the mean resultant length without that */
    struct choice choice;
    struct fit all;
    struct fit *of_class;
    size_t classes;
};

/* False, and one line on stderr, where the memory or the library fails. */
bool fits_make(struct fits *fits, const struct pool *pool, const struct choice *choice,
               size_t threads);
void fits_free(struct fits *fits);

/* One sentence: what it means for the user. */
const char *warning_text(enum warning w);

/* The half-angle of the cone in degrees. */
double cone_degrees(const struct fit *f);

void report(const struct fits *fits, FILE *to);

/* One JSON document, with the directions mu or without; false where the memory or writing
 * fails. */
bool write_json(const struct fits *fits, bool with_mu, FILE *to);

#endif
