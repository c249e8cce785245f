/* What the programs that print truth tables share: rows of arguments on stdin, the same rows
 * with values on stdout, as tests/lib/table.h has them.
 *
 * The first line that is not a comment (#) names the columns, of which the arguments are used:
 * so the rows of a finished table, or some of them, can be computed again. */
#ifndef BURGI_REFERENCE_TRUTH_TRUTH_H
#define BURGI_REFERENCE_TRUTH_TRUTH_H

#include <mpfr.h>
#include <stdbool.h>

enum { TRUTH_ARGS = 4, TRUTH_VALUES = 16 };

struct truth {
    const char *comment; /* printed first, after "# " */
    int args, values;
    const char *arg[TRUTH_ARGS], *value[TRUTH_VALUES];
    mpfr_prec_t precision; /* of the values */
    /* Computes all values, each in two ways; false where they disagree. */
    bool (*eval)(mpfr_t *value, const double *arg);
};

/* The whole program: prints value = hi + lo, hi the nearest double and lo the rest to 24 bits;
 * or value = hi + lo + lolo, hi and lo the nearest doubles and lolo the rest to 24 bits.
 * The exit status: 1, with a line on stderr, at a row that cannot be read or vouched for.
 *
  * Last arguments --draft NAME serve a search (tests/oracle.h): the value of that name by one way
 * alone, to fewer bits, each row answered as soon as it is read, by "refused" where it cannot be
 * evaluated. */
int truth_main(int argc, char **argv, const struct truth *t);
int truth_main_wide(int argc, char **argv, const struct truth *t);

/* Whether the k-th value is wanted; of a draft one is, and eval need not set the others. */
bool truth_wants(int k);

#endif
