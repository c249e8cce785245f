/* Sampling: rows of the von Mises-Fisher law written to memory, in GB/s, beside a plain fill of the same
 * memory (its bound), SciPy's vonmises_fisher.rvs, and NumPy's normal numbers, of which there are
 * as many. */
#ifndef BURGI_BENCH_DRAWS_H
#define BURGI_BENCH_DRAWS_H

#include "options.h"
#include "report.h"

/* All shapes and both types, each of about size bytes. */
void draws_run(struct report *r, size_t size, const struct options *o);

#endif
