/* The error bounds that the library states, as data: one row a claim. */
#ifndef BURGI_TESTS_LIB_CLAIMS_H
#define BURGI_TESTS_LIB_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>

/* A row whose condition number is larger has a bound that says nothing: an error of the table. */
#define MOST_CONDITION 0x1p24

struct claim {
    const char *function;
    double (*error)(double got, double hi, double lo); /* table.h */
    double bound;
    bool (*where)(const double *arg);                      /* NULL: everywhere */
    double (*condition)(const double *arg, double wanted); /* the bound's factor; NULL: 1 */
    double most;      /* of the condition: a row with a larger one is over; 0: MOST_CONDITION */
    double share;     /* the part of a table's rows that must meet it; 0 means all */
    const char *only; /* tables whose name holds this; NULL: all */
};

extern const struct claim claims[];
extern const size_t claims_count;

#endif
