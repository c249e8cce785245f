/* What burgi eval evaluates: the public scalar functions, by name. */
#ifndef BURGI_CLI_FUNCTIONS_H
#define BURGI_CLI_FUNCTIONS_H

#include <burgi/base.h>
#include <stddef.h>

/* ROWS: the most that are evaluated at once. */
enum { MOST_ARGS = 5, MOST_RESULTS = 8, ROWS = 1 << 18 };

/* Argument k of row i is x[k][i], result k of it y[k][i]. */
struct function {
    const char *name, *arg[MOST_ARGS];
    size_t args, results;
    void (*scalar)(const double *x, double *y);
    burgi_status (*batch)(size_t n, double (*x)[ROWS], double (*y)[ROWS]); /* or NULL */
    /* The batch on a GPU, or NULL: by burgi_cuda_NAME, argument k of row i at x[k*ld + i]. */
    burgi_status (*cuda)(void (*call)(void), size_t n, const double *x, size_t ld, double *y);
};

/* NULL after the last. */
const struct function *function_at(size_t i);
/* NULL where there is none. */
const struct function *function_named(const char *name);

#endif
