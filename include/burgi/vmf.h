/* The von Mises-Fisher law on the unit sphere of R^p: special functions, streaming
 * statistics of unit vectors, and the fit (burgi/vmf_fit.h).
 *
 * Density f(x) = C_p(kappa) exp(kappa mu'x) with respect to surface measure.  The
 * dimension p of the ambient space is a double >= 2 in the special functions (nu = p/2 - 1
 * is the order of their Bessel function); kappa >= 0 is the concentration; rbar in [0, 1]
 * is the mean resultant length and delta = 1 - rbar its complement.  Logarithms are
 * natural, entropies in nats.  u = 2^-53; "mixed" means |error| <= bound * max(|value|, 1).
 * A worst error is that over the points of tests/data/vmf_*.tsv, which hold what climbs found, the
 * same on all instruction sets, for kappa as a part of the condition number; the
 * worst of each regime is in docs/measured/vmf_errors.md.  Speed is that of batches in
 * docs/benchmarks.md, AVX2, best times, for p in [128, 1e6] and in [2, 128).  Derivations:
 * docs/vmf.md. */
#ifndef BURGI_VMF_H
#define BURGI_VMF_H

#include <burgi/base.h>
#include <burgi/vmf_sample.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Batch functions: n elements, increments in elements (burgi/base.h). */
#define BURGI_BATCH_2(name, a, b)                                                              \
    BURGI_API burgi_status burgi_##name##_n(size_t n, const double *a, ptrdiff_t inc_##a,      \
                                            const double *b, ptrdiff_t inc_##b, double *y,     \
                                            ptrdiff_t inc_y)
#define BURGI_BATCH_3(name, a, b, c)                                                           \
    BURGI_API burgi_status burgi_##name##_n(                                                   \
        size_t count, const double *a, ptrdiff_t inc_##a, const double *b, ptrdiff_t inc_##b,  \
        const double *c, ptrdiff_t inc_##c, double *y, ptrdiff_t inc_y)

/** log H_p(kappa), H_p(kappa) = 0F1(; p/2; kappa^2/4), the moment generating function of the
 *  uniform law on the sphere: log C_p(kappa) = -log|S| - log H_p(kappa).
 *
 *  Domain     p >= 2, kappa >= 0.  Otherwise NaN.
 *  Special    kappa = 0: 0.  kappa = inf, p finite: inf.  p = inf, kappa finite: 0.  Both
 *             infinite: NaN.  NaN in, NaN out.
 *  Accuracy   6 u relative.  Worst seen 1.94 u at p = 64303, kappa = 1.8938e-6.
 *  Method     kappa < 24: power series.  p >= 76: uniform expansion in 2/(p-1), 3 to 9 terms,
 *             every part a multiple of hypot(alpha, kappa) - alpha.  Else log I.
 *  Source     DLMF 10.39.9, 10.41.3; recurrence of docs/vmf.md, section 1.
 *  Speed      23 and 38 ns a value. */
BURGI_API double burgi_vmf_log_h(double p, double kappa);
BURGI_BATCH_2(vmf_log_h, p, kappa);

/** log C_p(kappa), the normalising constant's logarithm.
 *
 *  Domain     p >= 2, kappa >= 0.  Otherwise NaN.
 *  Special    kappa = 0: -log|S|, the uniform law's.  kappa = inf, p finite: -inf.  p = inf,
 *             kappa finite: inf.  Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   4 u mixed; for p > 2^47 not within 2^-50 hypot(nu, kappa) of 0.  Worst seen 1.55
 *             u at p = 3.3144e16, kappa = 3.0021e8.
 *  Method     hypot(nu, kappa) >= 24: Debye's expansion with log kappa cancelled by algebra,
 *             leading terms to 100 bits.  Below: power series and log Gamma.
 *  Source     DLMF 10.41.3, 5.11.1.
 *  Speed      50 and 50 ns a value. */
BURGI_API double burgi_vmf_log_norm(double p, double kappa);
BURGI_BATCH_2(vmf_log_norm, p, kappa);

/** The mean resultant A_p(kappa) = I_{p/2}(kappa) / I_{p/2-1}(kappa) = E mu'x, in [0, 1].
 *
 *  Domain     p >= 2, kappa >= 0.  Otherwise NaN.
 *  Special    kappa = 0: 0.  kappa = inf: 1.  p = inf, kappa finite: 0.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u relative.  Worst seen 1.64 u at p = 2.8278e16, kappa = 4.2138e8.
 *  Method     burgi_besseli_ratio of order p/2 - 1.
 *  Source     DLMF 10.29.1, 10.29.2, 10.41.3.
 *  Speed      8 and 33 ns a value. */
BURGI_API double burgi_vmf_mean_resultant(double p, double kappa);
BURGI_BATCH_2(vmf_mean_resultant, p, kappa);

/** The complement 1 - A_p(kappa), in [0, 1], without cancellation.
 *
 *  Domain     p >= 2, kappa >= 0.  Otherwise NaN.
 *  Special    kappa = 0: 1.  kappa = inf: 0.  p = inf, kappa finite: 1.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   6 u relative; p <= 3 and hypot(nu, kappa) < 24: 16 u.  Worst seen 1.97 u at
 *             p = 1.839e16, kappa = 3.2942e150.
 *  Method     burgi_besseli_ratio_compl of order p/2 - 1.
 *  Source     DLMF 10.29.1, 10.29.2, 10.41.3.
 *  Speed      12 and 38 ns a value. */
BURGI_API double burgi_vmf_mean_resultant_compl(double p, double kappa);
BURGI_BATCH_2(vmf_mean_resultant_compl, p, kappa);

/** The derivative A_p'(kappa), the variance of mu'x and the Fisher information of kappa, in
 *  [0, 1/p].
 *
 *  Domain     p >= 2, kappa >= 0.  Otherwise NaN.
 *  Special    kappa = 0: 1/p.  kappa = inf: 0.  p = inf, kappa finite: 0.  Both infinite:
 *             NaN.  NaN in, NaN out.
 *  Accuracy   8 u relative.  Worst seen 1.95 u at p = 1.8497e16, kappa = 3.2734e150.
 *  Method     burgi_besseli_ratio_dx of order p/2 - 1.
 *  Source     DLMF 10.29.1, 10.29.2, 10.41.3.
 *  Speed      13 and 39 ns a value. */
BURGI_API double burgi_vmf_mean_resultant_deriv(double p, double kappa);
BURGI_BATCH_2(vmf_mean_resultant_deriv, p, kappa);

/** Differential entropy in nats with respect to surface measure,
 *  log|S| + log H_p(kappa) - kappa A_p(kappa).
 *
 *  Domain     p >= 2, kappa >= 0.  Otherwise NaN.
 *  Special    kappa = 0: log|S|.  kappa = inf or p = inf: -inf.  Both infinite: NaN.  NaN in,
 *             NaN out.
 *  Accuracy   4 u mixed; for p > 2^47 as above.  Worst seen 1.78 u at p = 2.0782, kappa = 112.
 *  Method     as log C_p, with kappa A in the same expansion.
 *  Source     DLMF 10.41.3; docs/vmf.md, section 2.
 *  Speed      51 and 56 ns a value. */
BURGI_API double burgi_vmf_entropy(double p, double kappa);
BURGI_BATCH_2(vmf_entropy, p, kappa);

/** The kappa of A_p(kappa) = rbar: the maximum-likelihood estimate from rbar.  Where rbar is
 *  near 1, 1 - rbar has few digits: use burgi_vmf_kappa_compl.
 *
 *  Domain     p >= 2, 0 <= rbar <= 1.  Otherwise NaN.
 *  Special    rbar = 0: 0.  rbar = 1: inf.  p = inf, rbar > 0: inf.  NaN in, NaN out.
 *  Accuracy   8 u relative, times the condition number with respect to the lesser of rbar and 1
 *             - rbar, or 1.  Worst seen 2.07 u at p = 64, rbar = 0.12711.
 *  Method     closed form in powers of 2/(p-1), 3 to 8 terms; for p < 107 and kappa < 120 it
 *             starts 1 to 3 steps of Halley's method.
 *  Source     docs/vmf.md, section 4.
 *  Speed      7 and 88 ns a value. */
BURGI_API double burgi_vmf_kappa(double p, double rbar);
BURGI_BATCH_2(vmf_kappa, p, rbar);

/** The kappa of 1 - A_p(kappa) = delta.
 *
 *  Domain     p >= 2, 0 <= delta <= 1.  Otherwise NaN.
 *  Special    delta = 1: 0.  delta = 0: inf.  p = inf, delta < 1: inf.  NaN in, NaN out.
 *  Accuracy   8 u relative, times the condition number as above; 4 u for p >= 128.  Worst seen
 *             1.98 u at p = 131.46, delta = 5.9746e-8.
 *  Method     as burgi_vmf_kappa.
 *  Source     docs/vmf.md, section 4.
 *  Speed      7 and 27 ns a value. */
BURGI_API double burgi_vmf_kappa_compl(double p, double delta);
BURGI_BATCH_2(vmf_kappa_compl, p, delta);

/** The marginal maximum-likelihood estimate of kappa from n unit vectors, n a double, with mean
 *  resultant length rbar: the root of n A(k) = R A(k R) with R = n rbar; 0 where
 *  R <= sqrt(n).
 *
 *  Domain     p >= 2, n >= 1, 0 <= rbar <= 1.  Otherwise NaN.
 *  Special    n rbar^2 <= 1: 0.  rbar = 1, n > 1: inf.  p = inf, n rbar^2 > 1: inf.  n = inf:
 *             as the largest double.  NaN in, NaN out.
 *  Accuracy   8 u relative, times the condition number with respect to the lesser of rbar and 1
 *             - rbar, for n < 2 also to n, or 1; without it where it grows without bound, at n
 *             rbar^2 and n next to 1 (docs/vmf.md).  Worst seen 5.07 u at p = 7.2532e6,
 *             n = 274.39, rbar = 1.
 *  Method     start from the large-p form of the equation, 3 or 4 steps of Newton's method; next
 *             to n rbar^2 = 1 a series in n rbar^2 - 1, which is exact.
 *  Source     Schou, Biometrika 65 (1978); docs/vmf.md, section 5.
 *  Speed      98 and 271 ns a value. */
BURGI_API double burgi_vmf_kappa_marginal(double p, double n, double rbar);
BURGI_BATCH_3(vmf_kappa_marginal, p, n, rbar);

/** The same from delta = 1 - rbar.
 *
 *  Domain     p >= 2, n >= 1, 0 <= delta <= 1.  Otherwise NaN.
 *  Special    n (1 - delta)^2 <= 1: 0.  delta = 0, n > 1: inf.  p = inf: inf where not 0.
 *             n = inf: as the largest double.  NaN in, NaN out.
 *  Accuracy   8 u relative, times the condition number as above.  Worst seen 6.57 u at
 *             p = 4.3792e6, n = 363.75, delta = 1.8934e-12.
 *  Method     as burgi_vmf_kappa_marginal, the residual in 1 - A where k > p/2 - 1.
 *  Source     Schou, Biometrika 65 (1978); docs/vmf.md, section 5.
 *  Speed      110 and 154 ns a value. */
BURGI_API double burgi_vmf_kappa_marginal_compl(double p, double n, double delta);
BURGI_BATCH_3(vmf_kappa_marginal_compl, p, n, delta);

#undef BURGI_BATCH_2
#undef BURGI_BATCH_3

/** Streaming statistics of rows of R^p, each normalised to unit length as it is added:
 *  number, weights, mean and second moment about the mean, in one pass.  Rows of zero
 *  length or with a non-finite component are counted and left out.
 *
 *  Every row has a number, its place among all rows of the data, which those that are left out and
 *  those of weight 0 have too.  Chunks of 4096 rows by these numbers are summed by themselves and
 *  merged in a binary tree, so that the same rows give the same bits in whatever calls they come,
 *  on every instruction set, and, in parts that begin with a multiple of 4096 and are merged, in
 *  whatever parts. */
typedef struct burgi_vmf_stats burgi_vmf_stats;

/** New, empty statistics for rows of p >= 2 components, the first of which will be row first_row,
 *  counted from 0, or row 0; NULL where p < 2 or memory is out. */
BURGI_API burgi_vmf_stats *burgi_vmf_stats_new_at(size_t p, uint64_t first_row);
BURGI_API burgi_vmf_stats *burgi_vmf_stats_new(size_t p);

/** Frees them; NULL is fine. */
BURGI_API void burgi_vmf_stats_free(burgi_vmf_stats *stats);

/** Adds n rows: row i is x[i*ld] .. x[i*ld + p-1], of double, float, IEEE binary16 or bfloat16 (as
 *  their bits), or integers of 8 bits.
 *
 *  Domain     ld >= p; weights[i] is 0 or within [1e-100, 1e100], NULL means 1.  Else, or for a
 *             null pointer with n > 0, BURGI_EINVAL, for a weight BURGI_EDOM: nothing is added.
 *             After BURGI_ENOMEM the statistics can only be freed.
 *  Special    weight 0: the row is left out silently.  A row of zero length or with a component
 *             that is not finite: left out and counted.  Any scale, subnormal to largest.  The
 *             same numbers in another type give the same bits.
 *  Accuracy   delta within 1e-13 relative of two passes in long double, for delta down to
 *             1e-16 (tests/vmf_stats.c).
 *  Method     one pass, eight rows at once, in piles about the mean so far, merged by Chan's
 *             formula, the mean in hi + lo.
 *  Source     Chan, Golub and LeVeque, Am. Stat. 37 (1983); docs/vmf.md, section 6.
 *  Speed      53 to 62 % of a plain sum over the same memory for floats, 68 to 80 % for doubles;
 *             narrower types are bound by arithmetic (docs/benchmarks.md). */
BURGI_API burgi_status burgi_vmf_stats_add_f64(burgi_vmf_stats *stats, size_t n,
                                               const double *x, size_t ld,
                                               const double *weights);
BURGI_API burgi_status burgi_vmf_stats_add_f32(burgi_vmf_stats *stats, size_t n, const float *x,
                                               size_t ld, const double *weights);
BURGI_API burgi_status burgi_vmf_stats_add_f16(burgi_vmf_stats *stats, size_t n,
                                               const uint16_t *x, size_t ld,
                                               const double *weights);
BURGI_API burgi_status burgi_vmf_stats_add_bf16(burgi_vmf_stats *stats, size_t n,
                                                const uint16_t *x, size_t ld,
                                                const double *weights);
BURGI_API burgi_status burgi_vmf_stats_add_u8(burgi_vmf_stats *stats, size_t n,
                                              const uint8_t *x, size_t ld,
                                              const double *weights);
BURGI_API burgi_status burgi_vmf_stats_add_i8(burgi_vmf_stats *stats, size_t n, const int8_t *x,
                                              size_t ld, const double *weights);

/** Adds n sparse rows: row i has x[k] in column index[k], start[i] <= k < start[i+1], and 0 in the
 *  others (n + 1 numbers start; the CSR format with its indices sorted).
 *
 *  Domain     start does not decrease; the columns of a row increase and are below p.  Else
 *             BURGI_EINVAL; weights and statuses as above.
 *  Special    as above; a row without a number is of zero length.
 *  Accuracy   as above, for weights of any ratio that leave no part of a spread below 1e-3 of it.
 *  Method     as above; a row costs what it has numbers, a chunk of 4096 rows some 20 times p. */
BURGI_API burgi_status burgi_vmf_stats_add_sparse_f64(burgi_vmf_stats *stats, size_t n,
                                                      const size_t *start,
                                                      const uint32_t *index, const double *x,
                                                      const double *weights);
BURGI_API burgi_status burgi_vmf_stats_add_sparse_f32(burgi_vmf_stats *stats, size_t n,
                                                      const size_t *start,
                                                      const uint32_t *index, const float *x,
                                                      const double *weights);

/** Passes over n rows that belong elsewhere, as if they had been added with weight 0.
 *  BURGI_EINVAL for NULL and where row numbers end, at 2^64; BURGI_ENOMEM as above. */
BURGI_API burgi_status burgi_vmf_stats_skip(burgi_vmf_stats *stats, uint64_t n);

/** Adds all of src to dst.
 *
 *  Domain     the same p; BURGI_EINVAL otherwise and for a null pointer.  dst may be src.
 *  Special    either may be empty.  src's rows keep their numbers where they go on where dst's
 *             end, or end where dst's begin; otherwise they follow dst's, as if they had been
 *             added.
 *  Accuracy   kappa within 1e-13 relative of one pass for any split; the same bits for the same
 *             split.  Rows that keep their numbers, where the parts meet at a multiple of 4096:
 *             the bits of one pass.
 *  Method     Chan's formula, from the mean of the heavier.
 *  Source     Chan, Golub and LeVeque, Am. Stat. 37 (1983). */
BURGI_API burgi_status burgi_vmf_stats_merge(burgi_vmf_stats *dst, const burgi_vmf_stats *src);

/** Writes the statistics to a file, or reads them from where it stands, so that several can follow
 *  one another; what is loaded goes on with the same bits, on any machine.
 *
 *  Domain     BURGI_EINVAL for a null pointer.
 *  Special    BURGI_EIO where writing or reading fails, and for what is no statistics, is cut
 *             short, has a changed bit or is of a newer format; then, and after BURGI_ENOMEM,
 *             *stats is NULL. */
BURGI_API burgi_status burgi_vmf_stats_save(const burgi_vmf_stats *stats, FILE *file);
BURGI_API burgi_status burgi_vmf_stats_load(burgi_vmf_stats **stats, FILE *file);

/** Makes new statistics of what burgi_cuda_vmf_stats_* (burgi/cuda_vmf.h) left at the start of its workspace, copied
 *  from the device: burgi_vmf_stats_merge adds them to others, and they go on with the same bits.
 *
 *  Domain     size bytes, at least burgi_cuda_vmf_stats_image(p, n); a null pointer is BURGI_EINVAL.
 *  Special    BURGI_EDOM where a weight was neither 0 nor within [1e-100, 1e100].  BURGI_EIO for what is no such
 *             thing or is cut short.  Then, and after BURGI_ENOMEM, *stats is NULL. */
BURGI_API burgi_status burgi_vmf_stats_of_image(burgi_vmf_stats **stats, size_t size,
                                                const void *image);

/** Rows added so far that were usable; that were left out (zero or non-finite); and the first
 *  of the latter, its number plus 1, 0 where there is none.  0 for NULL. */
BURGI_API size_t burgi_vmf_stats_count(const burgi_vmf_stats *stats);
BURGI_API size_t burgi_vmf_stats_skipped(const burgi_vmf_stats *stats);
BURGI_API size_t burgi_vmf_stats_first_skipped(const burgi_vmf_stats *stats);

/** The number of components; of the first row; and of the row that would come next.  0 for NULL. */
BURGI_API size_t burgi_vmf_stats_dim(const burgi_vmf_stats *stats);
BURGI_API uint64_t burgi_vmf_stats_first_row(const burgi_vmf_stats *stats);
BURGI_API uint64_t burgi_vmf_stats_next_row(const burgi_vmf_stats *stats);

#ifdef __cplusplus
}
#endif

#include <burgi/vmf_fit.h>

#endif
