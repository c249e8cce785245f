/* A histogram, or two in one picture. */
#ifndef BURGI_CLI_HISTOGRAMS_H
#define BURGI_CLI_HISTOGRAMS_H

#include "plot.h"
#include "values.h"

struct histograms {
    const struct values *side[2];   /* sorted, at least one each; the second may be NULL */
    const char *words[2], *name[2]; /* what they are, and their files */
    const char *axis;               /* the quantity, and its unit; a constant */
    double mark[2];                 /* a line for each; NaN for none */
    bool fold; /* where one is much wider, asinh: linear about 0, logarithmic far from it */
};

/* The commands of the script that draw them. */
void histograms_write(const struct plot *plot, const struct histograms *two);

#endif
