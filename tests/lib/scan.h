/* One scan for every truth table: a table whose columns are named as a function's arguments
 * (nu and x, p and kappa, ...) and as the function itself (log_besseli, log_besseli.lo) holds
 * that function to all its claims. */
#ifndef BURGI_TESTS_LIB_SCAN_H
#define BURGI_TESTS_LIB_SCAN_H

#include "claims.h"
#include "functions.h"
#include "table.h"

struct worst {
    size_t rows;  /* that the claim speaks of */
    size_t over;  /* that break it */
    size_t row;   /* the worst one, from 0 */
    double share; /* its error as a part of its bound */
    double error, arg[MAX_ARGS], got, hi, lo;
};

/* Whether the claim is made for the table of this name at all (struct claim, only). */
bool concerns(const struct claim *c, const char *table);

/* What the claim allows at a point whose true value is near hi: its bound times its condition
 * number; of a subnormal value's error, 4 of 2^-1074. */
double allowed(const struct claim *c, const double *arg, double hi);

/* The batch function's error on a table against one claim; rows = 0 where the claim has
 * nothing to say about the table. */
struct worst scan(const struct table *t, const struct bg_isa *k, const struct claim *c);

/* Whether the claim holds, and a line about it: the worst row, for a report. */
bool holds(const struct claim *c, const struct worst *w);
void describe(char *line, size_t size, const struct claim *c, const struct worst *w,
              const char *table, const char *isa);

/* The names of all tables in $srcdir/tests/data, in order; their number. */
enum { MAX_TABLES = 256 };
size_t table_names(char name[MAX_TABLES][TABLE_NAME]);

#endif
