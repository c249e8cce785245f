/* One weight for each row, from a file: numbers (.npy, IDX, csv). */
#ifndef BURGI_IO_WEIGHTS_H
#define BURGI_IO_WEIGHTS_H

#include <stddef.h>

#include "fault.h"

/* What a weight may be besides 0: such weights, and their squares, can be summed without a care. */
#define BG_WEIGHT_MIN 1e-100
#define BG_WEIGHT_MAX 1e100

struct bg_weights {
    size_t rows;
    double *weight;
};

/* A fault for what is not a number, for one that is negative, not finite or out of range, and where
 * there is none or all are 0. */
bool bg_weights_read(const char *path, struct bg_weights *w, struct bg_fault *fault);
void bg_weights_free(struct bg_weights *w);

#endif
