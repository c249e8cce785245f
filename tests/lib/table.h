/* A truth table, tests/data/NAME.tsv: # comment lines, one header line naming the columns,
 * then rows of hex floats (nan, inf and -inf too), all separated by tabs.  A true value v is
 * two columns, v and v.lo: v + v.lo is true to about 2^-106. */
#ifndef BURGI_TESTS_LIB_TABLE_H
#define BURGI_TESTS_LIB_TABLE_H

#include <stddef.h>

enum { TABLE_COLUMNS = 64, TABLE_NAME = 48 };

struct table {
    size_t rows, columns;
    char column[TABLE_COLUMNS][TABLE_NAME];
    double *cell; /* cell[column * rows + row] */
};

/* Reads the table, found in $srcdir/tests/data or, with a / in its name, where it says.  A
 * table that cannot be read ends the program with a line that says where and why: a test
 * must not pass for want of rows. */
struct table table_read(const char *name);
void table_free(struct table *t);

/* The rows values of a column; NULL where there is none of that name. */
const double *table_column(const struct table *t, const char *name);

/* Errors of got against the true value hi + lo, as multiples of u = 2^-53 times
 *
 *   error_rel    |hi|
 *   error_mixed  max(|hi|, 1)
 *
 * NaN is equal to NaN and an infinity to itself; else an error that involves them is
 * infinite.  Where hi is subnormal or zero, error_rel is in units of 2^-1074: such results
 * are judged by a bound of 4 of these. */
double error_rel(double got, double hi, double lo);
double error_mixed(double got, double hi, double lo);

#endif
