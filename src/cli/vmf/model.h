/* The model that vmf fit -o writes, read again. */
#ifndef BURGI_CLI_VMF_MODEL_H
#define BURGI_CLI_VMF_MODEL_H

#include <stddef.h>

#include "io/fault.h"

struct model {
    size_t p;
    double *mu, kappa; /* the estimate that the model names */
    double mle;        /* the maximum-likelihood one, NaN where infinite or absent */
    double n;          /* rows, of weighted ones their effective number; NaN where absent */
    double *center;    /* what was subtracted from the rows, p numbers, or NULL */
};

bool model_read(const char *path, struct model *m, struct bg_fault *fault);
void model_free(struct model *m);

#endif
