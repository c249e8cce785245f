/* The data pass over sparse rows (svmlight's: words of texts), in GB/s of values and indices, beside a
 * plain sum over these. */
#ifndef BURGI_BENCH_SPARSE_H
#define BURGI_BENCH_SPARSE_H

#include "options.h"
#include "report.h"

/* All shapes and types, each filling about size bytes. */
void sparse_run(struct report *r, size_t size, const struct options *o);

#endif
