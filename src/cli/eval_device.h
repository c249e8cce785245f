/* A function of burgi eval on a GPU. */
#ifndef BURGI_CLI_EVAL_DEVICE_H
#define BURGI_CLI_EVAL_DEVICE_H

#include "device.h"
#include "functions.h"

struct eval_device {
    void (*call)(void); /* burgi_cuda_NAME; null before the first rows */
    void *memory;
    size_t rows; /* for which it has room */
};

/* Evaluates n rows, in blocks of those for which the GPU has room, of `most` at most. */
bool eval_on_device(struct eval_device *d, const struct function *f, size_t most, size_t n,
                    double (*x)[ROWS], double (*y)[ROWS], struct bg_fault *fault);
void eval_device_end(struct eval_device *d);

#endif
