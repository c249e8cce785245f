/* Plans of the four stable laws that Boost.Math has functions of their own for, beside these. */
#ifndef BURGI_BENCH_STABLE_LAWS_H
#define BURGI_BENCH_STABLE_LAWS_H

#include "options.h"
#include "report.h"

/* Rows for pdf, cdf and quantile, if they (stable_plan_pdf and so on) are wanted; how many functions were.  Adds burgi's
 * failures. */
size_t stable_laws_run(struct report *r, const struct options *o, size_t *failures);

#endif
