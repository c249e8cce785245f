/* Random rows of the von Mises-Fisher law. */
#ifndef BURGI_VMF_SAMPLE_H
#define BURGI_VMF_SAMPLE_H

#include <burgi/base.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Rows first_row .. first_row + n - 1 of the sample that seed, p, mu and kappa name: row i goes to
 *  x[(i - first_row) ld .. + p).  A row depends on these and its own number alone: whatever the calls,
 *  threads, machines and instruction sets that make them, the rows are the same.  A float row is the
 *  double row rounded.
 *
 *  Domain     p >= 2, ld >= p, x may be null only where n = 0: else BURGI_EINVAL.  kappa >= 0 and mu
 *             finite and not zero, of any length, or null for (1, 0, ..., 0): else BURGI_EDOM.
 *             BURGI_ENOMEM where there is no room for 2 p doubles.  Then nothing is written.
 *  Special    kappa = 0: the uniform law.  kappa > 2^900, infinity too: mu itself.
 *  Accuracy   | |x|^2 - 1 | <= 4 eps for p <= 64, eps sqrt(p)/2 above, eps that of the row's type.
 *             |x - mu|^2/2, which is 1 - mu'x, is exact but for the rounding of x's components: where
 *             mu is (1, 0, ..., 0), the others have full relative accuracy for any kappa.
 *  Method     Wood's (1994), p = 2 and 3 their own; Philox4x32-10 keyed by seed and row; normal
 *             numbers by Box and Muller's method, Gamma numbers by Marsaglia and Tsang's.
 *  Source     docs/vmf.md, "Sampling".
 *  Speed      docs/benchmarks.md; O(p) a row. */
BURGI_API burgi_status burgi_vmf_sample_f64(size_t p, const double *mu, double kappa,
                                            uint64_t seed, uint64_t first_row, size_t n,
                                            double *x, size_t ld);
BURGI_API burgi_status burgi_vmf_sample_f32(size_t p, const double *mu, double kappa,
                                            uint64_t seed, uint64_t first_row, size_t n,
                                            float *x, size_t ld);

/** The direction of mu, of any length, as the sampler takes it, into to, which may be mu: mu/|mu| with its
 *  components rounded once for p <= 4096.  For burgi_cuda_vmf_sample_f64 (burgi/cuda.h).
 *
 *  Domain     p >= 2 and to not null, else BURGI_EINVAL; mu finite and not zero, or null for (1, 0, ..., 0): else
 *             BURGI_EDOM, and what is in `to` is no direction. */
BURGI_API burgi_status burgi_vmf_direction(size_t p, const double *mu, double *to);

#ifdef __cplusplus
}
#endif

#endif
