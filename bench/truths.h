/* The truth tables' rows for one function, all tables together, and what contenders make of
 * them. */
#ifndef BURGI_BENCH_TRUTHS_H
#define BURGI_BENCH_TRUTHS_H

#include "contender.h"
#include "lib/table.h"

struct truths {
    const struct function *function;
    size_t rows;
    double *arg[MAX_ARGS], *hi, *lo;
    char (*table)[TABLE_NAME]; /* of each row */
};

/* Of each table with this in its name, NULL for all of them, every every-th row. */
struct truths truths_read(const struct function *f, const char *only, size_t every);
void truths_free(struct truths *t);

/* Whether a row counts. */
struct rows {
    const char *table; /* the row's table has this in its name; NULL: any */
    bool (*holds)(const struct function *f, const double *arg, int which); /* NULL: all do */
    int which;
    bool regime;     /* the rows of a regime, not of a mix */
    bool beside_own; /* times in units of burgi's own */
};

/* A finite value is judged by its error as the function's claim in tests/lib/claims.c has it: mixed
 * or relative, and for kappa divided by the condition number.  A failure is a value that is not
 * finite where the truth is, or off by more than a million u; the worst error is over all finite
 * values, NaN where there is none. */
struct verdict {
    size_t rows, failed;
    double worst;
};
enum { FAILED_BEYOND = 1000000 };

const char *measure_name(const struct function *f);

/* The contender's values of all rows; NAN where it is not asked. */
double *truths_values(const struct truths *t, const struct contender *c);
struct verdict truths_judge(const struct truths *t, const struct contender *c,
                            const double *value, const struct rows *rows);

#endif
