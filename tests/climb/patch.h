/* A function's truth near a point, for millions of looks at it: the polynomial of total degree 5
 * through values that an oracle gives.  Moves of up to 2^40 ulp stay within it. */
#ifndef BURGI_TESTS_CLIMB_PATCH_H
#define BURGI_TESTS_CLIMB_PATCH_H

#include <stdbool.h>

#include "oracle.h"

/* The true value hi + lo. */
struct value {
    double hi, lo;
};

/* Where a function's values come from: the forms in hi + lo where they are proved to be true
 * enough, else a reference program. */
struct truth {
    const struct function *f;
    struct oracle *oracle;
    int hi, lo; /* columns */
    bool (*quick)(const double *arg, struct value *v);
};
struct truth truth_of(const struct function *f);

/* n <= ORACLE_ROWS values; NaN where there is none. */
void truth_at(const struct truth *t, size_t n, double (*arg)[MAX_ARGS], struct value *v);

enum { DEGREE = 5, PATCH_ARGS = 3 };

struct patch {
    double centre[MAX_ARGS], half[MAX_ARGS]; /* half 0: the argument stays as it is,
                                                 as all beyond PATCH_ARGS do */
    struct value at; /* the centre's value; the polynomial is of the rest */
    long double node[MAX_ARGS][DEGREE + 1];
    long double coefficient[DEGREE + 1][DEGREE + 1][DEGREE + 1];
};

/* A patch about arg, or with arg at its edge where the domain ends there; false where the truth is
 * no such polynomial to 1/64 u.  inside: whether the function is defined at a point. */
bool patch_make(struct patch *p, const struct truth *t, const double *arg,
                bool (*inside)(const struct function *f, const double *arg),
                double (*error)(double got, double hi, double lo));
bool patch_covers(const struct patch *p, const double *arg);
struct value patch_value(const struct patch *p, const double *arg);

#endif
