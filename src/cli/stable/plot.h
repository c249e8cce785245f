/* The picture of a fit. */
#ifndef BURGI_CLI_STABLE_PLOT_H
#define BURGI_CLI_STABLE_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "law.h"

/* n numbers, at least 2, which it sorts, and the law that was fitted to them: the histogram with the density, both
 * tails, and quantiles against quantiles.  False after a line on stderr. */
bool stable_plot(const char *path, bool force, const char *name, const struct stable_law *law,
                 size_t n, double *x);

#endif
