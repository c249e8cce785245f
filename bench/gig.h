/* The generalised inverse Gaussian functions, on one mix. */
#ifndef BURGI_BENCH_GIG_H
#define BURGI_BENCH_GIG_H

#include "options.h"
#include "report.h"

/* Rows for each of them that is wanted; how many were. */
size_t gig_run(struct report *r, const struct options *o);

#endif
