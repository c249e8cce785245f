/* Stable laws as wholes: making a plan, drawing numbers, fits. */
#ifndef BURGI_BENCH_STABLE_WHOLE_H
#define BURGI_BENCH_STABLE_WHOLE_H

#include "options.h"
#include "report.h"

/* Rows for stable_new, stable_sample and stable_fit, those that are wanted; how many were. */
size_t stable_whole_run(struct report *r, const struct options *o);

#endif
