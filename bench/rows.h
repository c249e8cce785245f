/* The data pass of the vMF fit: rows in memory to statistics, in GB/s, beside a plain sum over
 * the same memory (its bound) and NumPy's mean of the normalised rows, by one thread and by two. */
#ifndef BURGI_BENCH_ROWS_H
#define BURGI_BENCH_ROWS_H

#include "options.h"
#include "report.h"

/* All shapes and types, each filling about size bytes. */
void rows_run(struct report *r, size_t size, const struct options *o);

#endif
