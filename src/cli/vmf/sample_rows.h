/* The rows of burgi vmf sample, block by block, by the processor or a GPU. */
#ifndef BURGI_CLI_VMF_SAMPLE_ROWS_H
#define BURGI_CLI_VMF_SAMPLE_ROWS_H

#include <stdint.h>

#include "cli/device.h"
#include "law.h"

struct sample_rows {
    const struct law *law;
    uint64_t seed;
    bool narrow; /* floats */
    size_t most; /* rows of a block */
    void *x;     /* a block */
    bool gpu;
    void *x_gpu, *mu_gpu; /* there */
    void (*draw)(void);   /* burgi_cuda_vmf_sample_f64, or _f32 */
};

/* For n rows in all, of the law and seed that are set; false, and a fault, where the memory or the GPU can't be
 * had.  Either way sample_rows_end() gives back what was taken. */
bool sample_rows_begin(struct sample_rows *s, const struct device_choice *device, uint64_t n,
                       struct bg_fault *fault);
/* Rows at .. at + n - 1 into x. */
bool sample_rows_make(struct sample_rows *s, uint64_t at, size_t n, struct bg_fault *fault);
void sample_rows_end(struct sample_rows *s);

#endif
