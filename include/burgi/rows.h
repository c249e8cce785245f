/* Rows of features in memory, as libburgi_kernel takes them. */
#ifndef BURGI_ROWS_H
#define BURGI_ROWS_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** n rows of p numbers; row i is x[i*ld] .. x[i*ld + p - 1], x the one of f32 and f64 that is not null,
 *  and belongs to the caller. */
typedef struct burgi_rows {
    size_t n, p, ld;
    const float *f32;
    const double *f64;
    const double *weights; /**< of the rows, 0 (left out) or 1e-100 .. 1e100; null: 1 each */
} burgi_rows;

#ifdef __cplusplus
}
#endif

#endif
