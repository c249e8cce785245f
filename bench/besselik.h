/* log I and log K in one evaluation, alone and with ratios and first derivatives. */
#ifndef BURGI_BENCH_BESSELIK_H
#define BURGI_BENCH_BESSELIK_H

#include "options.h"
#include "report.h"

/* Rows for each, if these functions are wanted; how many were. */
size_t besselik_run(struct report *r, const struct options *o);

#endif
