/* The functions of this library on arrays in a GPU's memory, in libburgi_cuda.
 *
 * burgi_cuda_NAME is burgi_NAME_n, of the header named beside it below, with the same domain, special values,
 * errors and bits:
 *
 *   burgi_status burgi_cuda_log_besseli(size_t count, const double *nu, ptrdiff_t inc_nu,
 *                                       const double *x, ptrdiff_t inc_x,
 *                                       double *y, ptrdiff_t inc_y, cudaStream_t stream);
 *
 * and where there is a function in single precision, burgi_cuda_NAME_f32 is burgi_NAME_n_f32.
 *
 * - Pointers are to memory that the current device reaches: of cudaMalloc, managed or pinned.  Element i
 *   of x is x[i*inc_x], inc_x of either sign, 0 for one value for all; y may be one of the inputs with
 *   the same increment.
 * - A call returns when its kernel is launched on `stream` (0 is the default stream); it allocates,
 *   copies and waits for nothing.  The arrays must stand until the stream is done.
 * - BURGI_EINVAL: a null pointer, or an inc_y of 0 with count > 1; nothing is launched.
 *   BURGI_ECUDA: no driver, no device, or the launch failed, or one before it on this thread did
 *   (cudaGetLastError, whose error this call takes); what a kernel does after the launch, the
 *   stream's next synchronisation reports.
 *
 * Accuracy: what the CPU's functions have, for the kernels are compiled from the same headers
 * (burgi/core.h) and give the same bits; how that is proved, and how fast they are: docs/cuda.md. */
#ifndef BURGI_CUDA_H
#define BURGI_CUDA_H

#include <burgi/base.h>
#include <burgi/cuda_device.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The version of libburgi_cuda that runs, "MAJOR.MINOR.PATCH"; it asks no driver. */
BURGI_API const char *burgi_cuda_version(void);

#define BURGI_CUDA_2(name, a, b)                                                               \
    BURGI_API burgi_status burgi_cuda_##name(size_t count, const double *a, ptrdiff_t inc_##a, \
                                             const double *b, ptrdiff_t inc_##b, double *y,    \
                                             ptrdiff_t inc_y, struct CUstream_st *stream);
#define BURGI_CUDA_3(name, a, b, c)                                                            \
    BURGI_API burgi_status burgi_cuda_##name(size_t count, const double *a, ptrdiff_t inc_##a, \
                                             const double *b, ptrdiff_t inc_##b,               \
                                             const double *c, ptrdiff_t inc_##c, double *y,    \
                                             ptrdiff_t inc_y, struct CUstream_st *stream);
#define BURGI_CUDA_4(name, a, b, c, d)                                                         \
    BURGI_API burgi_status burgi_cuda_##name(                                                  \
        size_t count, const double *a, ptrdiff_t inc_##a, const double *b, ptrdiff_t inc_##b,  \
        const double *c, ptrdiff_t inc_##c, const double *d, ptrdiff_t inc_##d, double *y,     \
        ptrdiff_t inc_y, struct CUstream_st *stream);
#define BURGI_CUDA_2_F32(name, a, b)                                                           \
    BURGI_CUDA_2(name, a, b)                                                                   \
    BURGI_API burgi_status burgi_cuda_##name##_f32(                                            \
        size_t count, const float *a, ptrdiff_t inc_##a, const float *b, ptrdiff_t inc_##b,    \
        float *y, ptrdiff_t inc_y, struct CUstream_st *stream);

/** Rows first_row .. first_row + n - 1 of burgi_vmf_sample_f64's sample, into x on the device, bit for bit.
 *  mu: p doubles on the device, the direction that burgi_vmf_direction makes (burgi/vmf_sample.h), or null for (1, 0,
 *  ..., 0).
 *
 *  Domain     p >= 2, ld >= p, x null only where n = 0: else BURGI_EINVAL; kappa >= 0: else BURGI_EDOM.
 *  Special    as there; a row of which no try is taken, where the CPU says BURGI_ENOCONV, is of NaN.
 *  Method     a thread, or eight, a row; the numbers are keyed by seed and row. */
BURGI_API burgi_status burgi_cuda_vmf_sample_f64(size_t p, const double *mu, double kappa,
                                                 uint64_t seed, uint64_t first_row, size_t n,
                                                 double *x, size_t ld,
                                                 struct CUstream_st *stream);
BURGI_API burgi_status burgi_cuda_vmf_sample_f32(size_t p, const double *mu, double kappa,
                                                 uint64_t seed, uint64_t first_row, size_t n,
                                                 float *x, size_t ld,
                                                 struct CUstream_st *stream);

/* Statistics of rows. */
#include <burgi/cuda_vmf.h>

/** The functions of burgi/bessel.h, bessel_deriv.h, matern.h, gig.h, stable.h, vmf.h, vmf_divergence.h and
 *  vmf_law.h, each as its batch there. */
/* burgi/bessel.h */
BURGI_CUDA_2_F32(log_besseli, nu, x)
BURGI_CUDA_2_F32(log_besselk, nu, x)
BURGI_CUDA_2_F32(log_besseli_scaled, nu, x)
BURGI_CUDA_2_F32(log_besselk_scaled, nu, x)
BURGI_CUDA_2_F32(besseli_ratio, nu, x)
BURGI_CUDA_2_F32(besseli_ratio_compl, nu, x)
BURGI_CUDA_2_F32(besseli_ratio_dx, nu, x)
BURGI_CUDA_2_F32(besselk_ratio, nu, x)
BURGI_CUDA_2(log_hyp0f1, b, z)

/* burgi/bessel_deriv.h */
BURGI_CUDA_2_F32(log_besseli_dx, nu, x)
BURGI_CUDA_2_F32(log_besseli_dnu, nu, x)
BURGI_CUDA_2_F32(log_besseli_dxx, nu, x)
BURGI_CUDA_2_F32(log_besseli_dxnu, nu, x)
BURGI_CUDA_2_F32(log_besseli_dnunu, nu, x)
BURGI_CUDA_2_F32(log_besselk_dx, nu, x)
BURGI_CUDA_2_F32(log_besselk_dnu, nu, x)
BURGI_CUDA_2_F32(log_besselk_dxx, nu, x)
BURGI_CUDA_2_F32(log_besselk_dxnu, nu, x)
BURGI_CUDA_2_F32(log_besselk_dnunu, nu, x)

/* burgi/matern.h */
BURGI_CUDA_2_F32(log_matern, nu, z)
BURGI_CUDA_2_F32(log_matern_dx, nu, z)
BURGI_CUDA_2_F32(log_matern_dnu, nu, z)
BURGI_CUDA_2_F32(log_matern_dist, nu, s)
BURGI_CUDA_2_F32(log_matern_dist_ds, nu, s)
BURGI_CUDA_2_F32(log_matern_dist_dnu, nu, s)

/* burgi/gig.h */
BURGI_CUDA_3(log_gig_norm, p, a, b)
BURGI_CUDA_3(log_gig_norm_da, p, a, b)
BURGI_CUDA_3(log_gig_norm_db, p, a, b)
BURGI_CUDA_3(log_gig_norm_dp, p, a, b)

/* burgi/stable.h */
BURGI_CUDA_3(stable_pdf, x, alpha, beta)
BURGI_CUDA_3(stable_pdf_s1, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf_s1, x, alpha, beta)
BURGI_CUDA_3(stable_cdf, x, alpha, beta)
BURGI_CUDA_3(stable_cdf_s1, x, alpha, beta)
BURGI_CUDA_3(stable_sf, x, alpha, beta)
BURGI_CUDA_3(stable_sf_s1, x, alpha, beta)
BURGI_CUDA_3(stable_logcdf, x, alpha, beta)
BURGI_CUDA_3(stable_logcdf_s1, x, alpha, beta)
BURGI_CUDA_3(stable_logsf, x, alpha, beta)
BURGI_CUDA_3(stable_logsf_s1, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf_dx, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf_dx_s1, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf_dalpha, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf_dalpha_s1, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf_dbeta, x, alpha, beta)
BURGI_CUDA_3(stable_logpdf_dbeta_s1, x, alpha, beta)
BURGI_CUDA_3(stable_quantile, q, alpha, beta)
BURGI_CUDA_3(stable_quantile_s1, q, alpha, beta)
BURGI_CUDA_3(stable_isf, q, alpha, beta)
BURGI_CUDA_3(stable_isf_s1, q, alpha, beta)

/* burgi/vmf.h */
BURGI_CUDA_2(vmf_log_h, p, kappa)
BURGI_CUDA_2(vmf_log_norm, p, kappa)
BURGI_CUDA_2(vmf_mean_resultant, p, kappa)
BURGI_CUDA_2(vmf_mean_resultant_compl, p, kappa)
BURGI_CUDA_2(vmf_mean_resultant_deriv, p, kappa)
BURGI_CUDA_2(vmf_entropy, p, kappa)
BURGI_CUDA_2(vmf_kappa, p, rbar)
BURGI_CUDA_2(vmf_kappa_compl, p, delta)
BURGI_CUDA_3(vmf_kappa_marginal, p, n, rbar)
BURGI_CUDA_3(vmf_kappa_marginal_compl, p, n, delta)

/* burgi/vmf_divergence.h */
BURGI_CUDA_4(vmf_kl, p, kappa1, kappa2, cosine)
BURGI_CUDA_4(vmf_bhattacharyya, p, kappa1, kappa2, cosine)
BURGI_CUDA_4(vmf_hellinger, p, kappa1, kappa2, cosine)

/* burgi/vmf_law.h */
BURGI_CUDA_3(vmf_logpdf, p, kappa, t)
BURGI_CUDA_3(vmf_logpdf_compl, p, kappa, delta)
BURGI_CUDA_3(vmf_cdf, p, kappa, t)
BURGI_CUDA_3(vmf_cdf_compl, p, kappa, delta)
BURGI_CUDA_3(vmf_sf, p, kappa, t)
BURGI_CUDA_3(vmf_sf_compl, p, kappa, delta)
BURGI_CUDA_3(vmf_logcdf, p, kappa, t)
BURGI_CUDA_3(vmf_logcdf_compl, p, kappa, delta)
BURGI_CUDA_3(vmf_logsf, p, kappa, t)
BURGI_CUDA_3(vmf_logsf_compl, p, kappa, delta)
BURGI_CUDA_3(vmf_quantile, p, kappa, q)
BURGI_CUDA_3(vmf_quantile_compl, p, kappa, q)
BURGI_CUDA_3(vmf_isf, p, kappa, q)
BURGI_CUDA_3(vmf_isf_compl, p, kappa, q)

#define BURGI_CUDA_FAST(name)                                                                  \
    BURGI_API burgi_status burgi_cuda_##name##_f32_fast(                                       \
        size_t count, const float *nu, ptrdiff_t inc_nu, const float *x, ptrdiff_t inc_x,      \
        float *y, ptrdiff_t inc_y, struct CUstream_st *stream);

/** Three functions of burgi/bessel.h in float throughout, for devices whose double is slow; where it is not,
 *  burgi_cuda_NAME_f32 is as fast and more accurate.  v = 2^-24; libburgi has none of them, but a CPU that calls
 *  bg_NAME_f32_fast of burgi/core.h gets the same bits.
 *
 *  Domain     as burgi_NAME; every float.
 *  Special    as burgi_NAME_f32.  Subnormal numbers are neither flushed nor taken for 0: kernels of your own must
 *             not be compiled with -ftz=true, -prec-div=false or -prec-sqrt=false.
 *  Accuracy   log_besseli, log_besselk: 3 v mixed, |error| <= 3 v max(|f|, 1).  besseli_ratio: 3 v relative, below
 *             2^-126 3 2^-149 absolute.
 *  Method     as burgi_NAME, hi + lo of floats where terms cancel: hypot(nu, x) >= 12: 8 terms of Debye's expansion, from
 *             60 on 3; below: power series of 8 or 20 terms; Temme's series or a polynomial and recurrence; recurrence.
 *  Source     that of burgi_NAME. */
BURGI_CUDA_FAST(log_besseli)
BURGI_CUDA_FAST(log_besselk)
BURGI_CUDA_FAST(besseli_ratio)
#undef BURGI_CUDA_FAST
#undef BURGI_CUDA_2
#undef BURGI_CUDA_3
#undef BURGI_CUDA_4
#undef BURGI_CUDA_2_F32

#ifdef __cplusplus
}
#endif

#endif
