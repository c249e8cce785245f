/* SciPy and NumPy as peers: one Python process, bench/python_peer.py, started on first use and
 * asked between our own repetitions.  It times itself: the pipes are not counted. */
#ifndef BURGI_BENCH_PYTHON_H
#define BURGI_BENCH_PYTHON_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/functions.h"

/* Why it cannot be asked, as a line; NULL where it can. */
const char *python_absent(void);

/* The versions of what answers. */
const char *python_version(void);

/* SciPy's way to the function exists. */
bool python_offers(const char *function);

/* Fills y, loops times over; the nanoseconds that it took. */
double python_call(const struct function *f, size_t n, size_t loops, const double *const *arg,
                   double *y);

/* NumPy's mean of normalised rows: first hand the rows over (bytes of each number 4 or 8),
 * then ask, for the time and for the length of the mean. */
void python_rows(size_t n, size_t p, size_t bytes, const void *rows);
double python_mean_length(double *length);

/* The nanoseconds of n x p random numbers of so many bytes: SciPy's vonmises_fisher.rvs about
 * (1, 0, ..., 0) ("rvs"), NumPy's normal ones ("normal"); NaN where this SciPy has none. */
double python_draw(const char *what, size_t n, size_t p, size_t bytes, double kappa);

#endif
