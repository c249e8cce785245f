/* The few functions of cuBLAS that mixtures call.  The library, with cuBLASLt 600 MB, is opened where a mixture is
 * made, so that what else libburgi_cuda does needs none. */
#ifndef BURGI_CUDA_CUBLAS_H
#define BURGI_CUDA_CUBLAS_H

#include <burgi/base.h>

#include "launch.h"

/* As cublas_api.h has them. */
enum { BG_CUBLAS_N = 0, BG_CUBLAS_T = 1 };

/* name and parameters; all return 0 or an error. */
#define BG_EACH_CUBLAS(F)                                                                      \
    F(SetStream_v2, void *handle, cudaStream_t stream)                                         \
    F(SetWorkspace_v2, void *handle, void *room, size_t bytes)                                 \
    F(Destroy_v2, void *handle)                                                                \
    F(Dgemm_v2, void *handle, int op_a, int op_b, int m, int n, int k, const double *alpha,    \
      const double *a, int lda, const double *b, int ldb, const double *beta, double *c,       \
      int ldc)

struct bg_cublas {
    void *library, *handle;
    void *room; /* its workspace */
#define BG_CUBLAS_POINTER(name, ...) int (*name)(__VA_ARGS__);
    BG_EACH_CUBLAS(BG_CUBLAS_POINTER)
#undef BG_CUBLAS_POINTER
};

/* A handle on the current device, with memory of its own.  BURGI_ECUDA: no cuBLAS of this toolkit's major version, or
 * it won't; BURGI_ENOMEM. */
burgi_status bg_cublas_open(struct bg_cublas *blas);
void bg_cublas_close(struct bg_cublas *blas);

/* What follows is on this stream. */
burgi_status bg_cublas_use(const struct bg_cublas *blas, cudaStream_t stream);

/* C = op(A) op(B) + beta C in columns, m x n, of k products each. */
burgi_status bg_cublas_gemm(const struct bg_cublas *blas, int op_a, int op_b, size_t m,
                            size_t n, size_t k, const double *a, size_t lda, const double *b,
                            size_t ldb, double beta, double *c, size_t ldc);

#endif
