/* The von Mises-Fisher law on the unit sphere of R^p: special functions, streaming
 * statistics of unit vectors, and the fit.
 *
 * Density f(x) = C_p(kappa) exp(kappa mu'x) with respect to surface measure.  The
 * dimension p of the ambient space is a double >= 2 in the special functions (nu = p/2 - 1
 * is the order of their Bessel function); kappa >= 0 is the concentration; rbar in [0, 1]
 * is the mean resultant length and delta = 1 - rbar its complement.  Logarithms are
 * natural, entropies in nats.  Derivations and figures: docs/vmf.md, docs/accuracy.md. */
#ifndef BURGI_VMF_H
#define BURGI_VMF_H

#include <burgi/base.h>

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
 *  Special    kappa = 0: 0.  kappa = inf, p finite: inf.  p = inf, kappa finite: 0.  NaN in,
 *             NaN out.
 *  Accuracy   6 u relative. */
BURGI_API double burgi_vmf_log_h(double p, double kappa);
BURGI_BATCH_2(vmf_log_h, p, kappa);

/** log C_p(kappa), the normalising constant's logarithm.
 *
 *  Domain     p >= 2, kappa >= 0.  Otherwise NaN.
 *  Special    kappa = 0: -log|S|.  kappa = inf, p finite: -inf for p... see docs/vmf.md.
 *  Accuracy   4 u mixed. */
BURGI_API double burgi_vmf_log_norm(double p, double kappa);
BURGI_BATCH_2(vmf_log_norm, p, kappa);

/** The mean resultant A_p(kappa) = I_{p/2}(kappa) / I_{p/2-1}(kappa) = E mu'x, in [0, 1].
 *  Domain p >= 2, kappa >= 0, otherwise NaN.  Accuracy 4 u relative. */
BURGI_API double burgi_vmf_mean_resultant(double p, double kappa);
BURGI_BATCH_2(vmf_mean_resultant, p, kappa);

/** The complement 1 - A_p(kappa), without cancellation.
 *  Domain p >= 2, kappa >= 0, otherwise NaN.  Accuracy 6 u relative. */
BURGI_API double burgi_vmf_mean_resultant_compl(double p, double kappa);
BURGI_BATCH_2(vmf_mean_resultant_compl, p, kappa);

/** The derivative A_p'(kappa), the variance of mu'x and the Fisher information of kappa.
 *  Domain p >= 2, kappa >= 0, otherwise NaN.  Accuracy 8 u relative. */
BURGI_API double burgi_vmf_mean_resultant_deriv(double p, double kappa);
BURGI_BATCH_2(vmf_mean_resultant_deriv, p, kappa);

/** Differential entropy in nats with respect to surface measure,
 *  log|S| + log H_p(kappa) - kappa A_p(kappa).
 *  Domain p >= 2, kappa >= 0, otherwise NaN.  Accuracy 4 u mixed. */
BURGI_API double burgi_vmf_entropy(double p, double kappa);
BURGI_BATCH_2(vmf_entropy, p, kappa);

/** The kappa of A_p(kappa) = rbar: the maximum-likelihood estimate from rbar.
 *  Domain p >= 2, 0 <= rbar <= 1, otherwise NaN; rbar = 1: inf.  Where rbar is near 1, 1 -
 *  rbar has few digits: use burgi_vmf_kappa_compl. */
BURGI_API double burgi_vmf_kappa(double p, double rbar);
BURGI_BATCH_2(vmf_kappa, p, rbar);

/** The kappa of 1 - A_p(kappa) = delta.
 *  Domain p >= 2, 0 <= delta <= 1, otherwise NaN; delta = 0: inf. */
BURGI_API double burgi_vmf_kappa_compl(double p, double delta);
BURGI_BATCH_2(vmf_kappa_compl, p, delta);

/** The marginal maximum-likelihood estimate of kappa (Schou 1978) from n unit vectors with
 *  mean resultant length rbar: the root of n A(k) = R A(k R) with R = n rbar; 0 where
 *  R <= sqrt(n).
 *  Domain p >= 2, n >= 1, 0 <= rbar <= 1, otherwise NaN. */
BURGI_API double burgi_vmf_kappa_marginal(double p, double n, double rbar);
BURGI_BATCH_3(vmf_kappa_marginal, p, n, rbar);

/** The same from delta = 1 - rbar. */
BURGI_API double burgi_vmf_kappa_marginal_compl(double p, double n, double delta);
BURGI_BATCH_3(vmf_kappa_marginal_compl, p, n, delta);

#undef BURGI_BATCH_2
#undef BURGI_BATCH_3

/** Streaming statistics of rows of R^p, each normalised to unit length as it is added:
 *  number, weights, mean and second moment about the mean, in one pass.  Rows of zero
 *  length or with a non-finite component are counted and left out. */
typedef struct burgi_vmf_stats burgi_vmf_stats;

/** New, empty statistics for rows of p >= 2 components; NULL where p < 2 or memory is out. */
BURGI_API burgi_vmf_stats *burgi_vmf_stats_new(size_t p);

/** Frees them; NULL is fine. */
BURGI_API void burgi_vmf_stats_free(burgi_vmf_stats *stats);

/** Adds n rows: row i is x[i*ld] .. x[i*ld + p-1], ld >= p.  weights[i] is its weight; NULL
 *  means 1; a weight of 0 leaves the row out silently.  BURGI_EINVAL for a null pointer with
 *  n > 0 or ld < p; BURGI_EDOM for a weight that is neither 0 nor within [1e-100, 1e100]:
 *  nothing is added then. */
BURGI_API burgi_status burgi_vmf_stats_add_f64(burgi_vmf_stats *stats, size_t n,
                                               const double *x, size_t ld,
                                               const double *weights);
BURGI_API burgi_status burgi_vmf_stats_add_f32(burgi_vmf_stats *stats, size_t n, const float *x,
                                               size_t ld, const double *weights);

/** Adds all of src to dst, as if its rows had been added (Chan, Golub and LeVeque): within
 *  1e-13 relative of one pass for any split, the same bits for the same split. */
BURGI_API burgi_status burgi_vmf_stats_merge(burgi_vmf_stats *dst, const burgi_vmf_stats *src);

/** Rows added so far that were usable; that were left out (zero or non-finite); and the first
 *  of the latter, counted from 1 over all rows that were passed, 0 where there is none.  0 for NULL. */
BURGI_API size_t burgi_vmf_stats_count(const burgi_vmf_stats *stats);
BURGI_API size_t burgi_vmf_stats_skipped(const burgi_vmf_stats *stats);
BURGI_API size_t burgi_vmf_stats_first_skipped(const burgi_vmf_stats *stats);

/** The fit.  Set struct_size = sizeof(burgi_vmf_result) before the call: a newer library
 *  fills what this struct has room for, an older one what it knows, and both set struct_size
 *  to what was filled.  Members are only ever added at the end.  An undefined quantity is NaN;
 *  rows that all point the same way have delta = 0 and kappa = inf. */
typedef struct burgi_vmf_result {
    size_t struct_size;
    double p;                    /**< dimension */
    double n;                    /**< rows */
    double weight;               /**< sum of weights W */
    double n_eff;                /**< W^2 / sum w^2, the n of everything below */
    double rbar;                 /**< mean resultant length |mean| */
    double delta;                /**< 1 - rbar, to full relative accuracy */
    double kappa;                /**< maximum-likelihood concentration */
    double kappa_se;             /**< its standard error, 1/sqrt(n_eff A') */
    double kappa_lo, kappa_hi;   /**< 95 % interval by marginal likelihood (docs/vmf.md) */
    double kappa_marginal;       /**< marginal maximum likelihood (Schou) */
    double log_likelihood;       /**< at (mu, kappa), surface measure, nats */
    double log_likelihood_ratio; /**< against the uniform law: n (kappa rbar - log H) */
    double entropy;              /**< of the fitted law, nats */
    double mu_cone;              /**< half-angle of the 95 % cone about mu, radians */
} burgi_vmf_result;

/** Fits the law.  mu receives the mean direction, p doubles, unless NULL (where rbar = 0: NaN).
 *  BURGI_EINVAL for a null pointer or a struct_size too small to be one, BURGI_EDOM without a
 *  usable row. */
BURGI_API burgi_status burgi_vmf_fit(const burgi_vmf_stats *stats, burgi_vmf_result *out,
                                     double *mu);

#ifdef __cplusplus
}
#endif

#endif
