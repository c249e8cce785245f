/* Statistics of the von Mises-Fisher law of rows in a GPU's memory, in libburgi_cuda: those of burgi/vmf.h, bit for bit.
 *
 *   const size_t room = burgi_cuda_vmf_stats_workspace(p, n), size = burgi_cuda_vmf_stats_image(p, n);
 *   burgi_cuda_vmf_stats_f32(p, first_row, n, x, ld, NULL, workspace, room, stream);
 *   cudaMemcpyAsync(image, workspace, size, cudaMemcpyDeviceToHost, stream);
 *   cudaStreamSynchronize(stream);
 *   burgi_vmf_stats_of_image(&part, size, image);   of libburgi, burgi/vmf.h
 *   burgi_vmf_stats_merge(all, part);               as if burgi_vmf_stats_add_f32 had added the rows
 *
 * Included by burgi/cuda.h. */
#ifndef BURGI_CUDA_VMF_H
#define BURGI_CUDA_VMF_H

#include <burgi/base.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct CUstream_st; /* *cudaStream_t */

/** The bytes of device memory that statistics of n rows of p components take to work in, and of those the bytes at
 *  their start that hold the result: some 32 p for each 4096 rows, and some 32 p for each doubling of them.  0 where
 *  p < 2 or no memory is as large. */
BURGI_API size_t burgi_cuda_vmf_stats_workspace(size_t p, size_t n);
BURGI_API size_t burgi_cuda_vmf_stats_image(size_t p, size_t n);

/** Statistics of n rows, the first of which is row first_row of all rows, into a workspace of `size` bytes: row i is
 *  x[i*ld] .. x[i*ld + p-1], of double, float, IEEE binary16 or bfloat16 (as their bits), or integers of 8 bits.  x,
 *  weights (null: all are 1) and workspace are the device's; nothing is allocated, copied or waited for.
 *
 *  Domain     first_row a multiple of 4096; ld >= p >= 2; size at least burgi_cuda_vmf_stats_workspace(p, n), the
 *             workspace on a multiple of 8 bytes; row numbers below 2^64; x not null where n > 0: else BURGI_EINVAL.
 *             BURGI_ECUDA as in burgi/cuda.h.  weights[i] is 0 or within [1e-100, 1e100]: burgi_vmf_stats_of_image
 *             says BURGI_EDOM of others.
 *  Special    those of burgi_vmf_stats_add_f64: rows of weight 0, of zero length or not finite, of any scale.
 *  Accuracy   the bits of burgi_vmf_stats_add_* of the same rows, in whatever parts they come that begin with a
 *             multiple of 4096; where the last one ends inside of 4096 rows, the CPU may add the rest to it.
 *  Method     a block sums 4096 rows as the CPU does, in one pass, a thread a column; then a kernel for each level of the
 *             CPU's tree.  Of rows of more than 1024 components a second look, for which they are still in cache
 *             unless they are very long.
 *  Source     docs/cuda.md, section 3; docs/vmf.md, section 6. */
BURGI_API burgi_status burgi_cuda_vmf_stats_f64(size_t p, uint64_t first_row, size_t n,
                                                const double *x, size_t ld,
                                                const double *weights, void *workspace,
                                                size_t size, struct CUstream_st *stream);
BURGI_API burgi_status burgi_cuda_vmf_stats_f32(size_t p, uint64_t first_row, size_t n,
                                                const float *x, size_t ld,
                                                const double *weights, void *workspace,
                                                size_t size, struct CUstream_st *stream);
BURGI_API burgi_status burgi_cuda_vmf_stats_f16(size_t p, uint64_t first_row, size_t n,
                                                const uint16_t *x, size_t ld,
                                                const double *weights, void *workspace,
                                                size_t size, struct CUstream_st *stream);
BURGI_API burgi_status burgi_cuda_vmf_stats_bf16(size_t p, uint64_t first_row, size_t n,
                                                 const uint16_t *x, size_t ld,
                                                 const double *weights, void *workspace,
                                                 size_t size, struct CUstream_st *stream);
BURGI_API burgi_status burgi_cuda_vmf_stats_u8(size_t p, uint64_t first_row, size_t n,
                                               const uint8_t *x, size_t ld,
                                               const double *weights, void *workspace,
                                               size_t size, struct CUstream_st *stream);
BURGI_API burgi_status burgi_cuda_vmf_stats_i8(size_t p, uint64_t first_row, size_t n,
                                               const int8_t *x, size_t ld,
                                               const double *weights, void *workspace,
                                               size_t size, struct CUstream_st *stream);

#ifdef __cplusplus
}
#endif

#endif
