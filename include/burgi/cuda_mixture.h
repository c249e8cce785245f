/* Mixtures of von Mises-Fisher laws on rows in a GPU's memory, in libburgi_cuda; their fit needs libburgi_kernel
 * as well.  Needs cuBLAS where it runs: the shared library of CUDA's major version that libburgi_cuda was built with
 * is opened by burgi_cuda_mixture_new() and burgi_cuda_engine_new(), which return BURGI_ECUDA where there is none;
 * burgi_cuda_error_text() has no words for that.
 *
 * Method, and what errors come to: docs/mixtures.md, section 7. */
#ifndef BURGI_CUDA_MIXTURE_H
#define BURGI_CUDA_MIXTURE_H

#include <burgi/mixture_engine.h>
#include <burgi/vmf_mixture.h>

#ifdef __cplusplus
extern "C" {
#endif

struct CUstream_st; /* *cudaStream_t */

/** A mixture on the current device, with a handle of cuBLAS and its workspace, 32 MiB: of one stream at a time. */
typedef struct burgi_cuda_mixture burgi_cuda_mixture;

/** at: the log peaks of burgi_vmf_mixture_log_peaks().  Allocates, copies and waits.
 *
 *  Domain     p and k below 2^31: else BURGI_EINVAL, as for null pointers.  BURGI_ENOMEM, BURGI_ECUDA.
 *  Special    free(null) is fine; what uses a mixture must be done before it is freed. */
BURGI_API burgi_status burgi_cuda_mixture_new(const burgi_vmf_mixture *m, const double *at,
                                              burgi_cuda_mixture **mixture);
BURGI_API void burgi_cuda_mixture_free(burgi_cuda_mixture *mixture);

/** Bytes of workspace with which scores take so many rows at a time.  16384 keep a GPU busy; fewer bytes mean fewer rows at
 *  a time, and bytes for one row are enough. */
BURGI_API size_t burgi_cuda_mixture_workspace(const burgi_cuda_mixture *mixture, size_t rows);

/** Of each row what burgi_vmf_mixture_score() gives, each of which may be null; all pointers, those in `rows` as well,
 *  are to memory that the device reaches, and rows->weights is not read.  Launched on the stream: it allocates,
 *  copies and waits for nothing.
 *
 *  Domain     rows of the mixture's p, p <= ld, a workspace for one row at least, aligned to 16 bytes: else BURGI_EINVAL.
 *             BURGI_ECUDA: the launch failed.
 *  Special    as there: a row without a direction has NaN, and best -1.
 *  Accuracy   log_density to (8 + p) 2^-53 S, S as there, whatever the order of cuBLAS's sums, and (8 +
 *             sqrt(p)) 2^-53 S for rounding errors as they are: measured with OpenBLAS in cuBLAS's place,
 *             tests/cuda_mixture.c.  delta, where it is small, has the CPU's bits.
 *  Method     blocks of rows: unit vectors, cosines by GEMM, small angles by differences, 16 threads a row.
 *  Speed      2 n p k operations. */
BURGI_API burgi_status burgi_cuda_vmf_mixture_score(const burgi_cuda_mixture *mixture,
                                                    const burgi_rows *rows, double *log_density,
                                                    double *responsibility, int32_t *best,
                                                    double *delta, void *workspace,
                                                    size_t bytes, struct CUstream_st *stream);

/** An engine for burgi_vmf_mixture_fit() (options.engine, rows null) over rows in the memory of the current device, all
 *  pointers of `rows` being to it; they must stand while the engine does.  It waits on the stream in each of its
 *  calls, which come from the thread that fits.
 *
 *  Domain     rows as burgi_vmf_mixture_fit() takes them, p and n below 2^31 and 2^63: else BURGI_EINVAL.
 *             BURGI_ENOMEM, BURGI_ECUDA.
 *  Special    starts times components above 2^20 end a fit with BURGI_EINVAL.  Out of device memory, passes take fewer rows at a time, down to 256, before they give up.
 *  Accuracy   sums as the CPU's passes in double precision have them, in another order; a fit that comes down to the
 *             same likelihood agrees in the digits that the tolerance leaves.
 *  Method     as scores; S += R'X by GEMM; all other sums by a fixed tree, without atomics. */
BURGI_API burgi_status burgi_cuda_engine_new(const burgi_rows *rows, struct CUstream_st *stream,
                                             burgi_mixture_engine **engine);
BURGI_API void burgi_cuda_engine_free(burgi_mixture_engine *engine);

#ifdef __cplusplus
}
#endif

#endif
