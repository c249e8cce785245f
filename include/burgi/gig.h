/* The normaliser of the generalised inverse Gaussian law, and its derivatives: moments.
 *
 * Density x^{p-1} e^{-(a x + b/x)/2} e^f for x > 0, with any real p and a, b >= 0, where
 *
 *   f = log[(a/b)^{p/2} / (2 K_p(sqrt(a b)))].
 *
 * Its limits are the Gamma law (b = 0, p > 0) and the inverse Gamma law (a = 0, p < 0).  By x -> 1/x,
 * f(p, a, b) = f(-p, b, a).  The derivatives are E[x] = 2 df/da, E[1/x] = 2 df/db, E[log x] = -df/dp.
 * Logarithms are natural.  u = 2^-53; "mixed" means |error| <= bound * max(|value|, 1).  A worst
 * error is that over the points of tests/data/gig*.tsv, the same on all instruction sets; the worst
 * of each regime is in docs/measured/matern_errors.md, methods and cut-overs in docs/matern.md. */
#ifndef BURGI_GIG_H
#define BURGI_GIG_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One batch function: count elements, increments in elements (burgi/base.h). */
#define BURGI_BATCH_P_A_B(name)                                                                \
    BURGI_API burgi_status burgi_##name##_n(size_t count, const double *p, ptrdiff_t inc_p,    \
                                            const double *a, ptrdiff_t inc_a, const double *b, \
                                            ptrdiff_t inc_b, double *y, ptrdiff_t inc_y)

/** Logarithm of the normaliser of the generalised inverse Gaussian law.
 *
 *  Domain     any p, a >= 0, b >= 0.  Otherwise NaN.
 *  Special    b = 0, p > 0: p log(a/2) - log Gamma(p); a = 0, p < 0: |p| log(b/2) - log Gamma(|p|).
 *             Where the integral diverges (b = 0, p <= 0; a = 0, p >= 0): -inf.  p = +-inf: -inf.
 *             a or b infinite: inf.  Where these disagree, as at a = inf, b = 0 with p <= 0: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u mixed for sqrt(p^2 + a b) <= 2^40, and beyond unless |f| < 2^-40 of that.
 *             Worst seen 2.96 u at p = 0.50695, a = 0.1173, b = 8.4611.
 *  Method     sqrt(p^2 + a b) >= 24: logarithm of Debye's expansion, 5 to 20 terms, the leading
 *             terms to 95 bits.  Below: as log K, a b as an exact product.
 *  Source     DLMF 10.27.4, 10.29.1, 10.32.10, 10.41.4; Jorgensen (1982).
 *  Speed      46 ns a value. */
BURGI_API double burgi_log_gig_norm(double p, double a, double b);
BURGI_BATCH_P_A_B(log_gig_norm);

/** Its derivative in a, E[x]/2 = sqrt(b/a) K_{p+1}(sqrt(a b))/K_p(sqrt(a b))/2.
 *
 *  Domain     any p, a >= 0, b >= 0.  Otherwise NaN.
 *  Special    limits: b = 0: p/a if p > 0, else 0.  a = 0: inf if p >= -1, else b/(4 (-p-1)).
 *             b = inf or p = inf: inf.  a = inf or p = -inf: 0.  Where these disagree, and at
 *             a = b = 0 for -1 <= p <= 0: NaN.  NaN in, NaN out.
 *  Accuracy   8 u relative.  Worst seen 4.68 u at p = 0.5, a = 0.73026, b = 1.4799.
 *  Method     as burgi_besselk_ratio, of order p or -p - 1.
 *  Source     DLMF 10.29.2.
 *  Speed      19 ns a value. */
BURGI_API double burgi_log_gig_norm_da(double p, double a, double b);
BURGI_BATCH_P_A_B(log_gig_norm_da);

/** Its derivative in b, E[1/x]/2: that in a at (-p, b, a).
 *
 *  Domain     any p, a >= 0, b >= 0.  Otherwise NaN.
 *  Special    that of burgi_log_gig_norm_da(-p, b, a).
 *  Accuracy   8 u relative.  Worst seen 4.45 u at p = -0.43299, a = 0.99712, b = 1.6263.
 *  Method     as burgi_log_gig_norm_da.
 *  Source     DLMF 10.29.2.
 *  Speed      20 ns a value. */
BURGI_API double burgi_log_gig_norm_db(double p, double a, double b);
BURGI_BATCH_P_A_B(log_gig_norm_db);

/** Its derivative in p, -E[log x] = log(a/b)/2 - d/dp log K_p(sqrt(a b)).
 *
 *  Domain     any p, a >= 0, b >= 0.  Otherwise NaN.
 *  Special    limits: b = 0: log(a/2) - psi(p) if p > 0, else inf.  a = 0: psi(-p) - log(b/2) if
 *             p < 0, else -inf.  a = b = 0: -inf if p > 0, inf if p < 0, else NaN.  a = inf or
 *             p = -inf: inf.  b = inf or p = inf: -inf.  Where these disagree: NaN.
 *             NaN in, NaN out.
 *  Accuracy   8 u mixed.  Worst seen 5.13 u at p = -17.546, a = 6.1936, b = 11.799.
 *  Method     sqrt(p^2 + a b) >= 24: Debye's expansion differentiated.  Below: as
 *             burgi_log_besselk_dnu, without the terms that cancel.
 *  Source     DLMF 10.27.4, 10.32.9, 10.41.4.
 *  Speed      94 ns a value. */
BURGI_API double burgi_log_gig_norm_dp(double p, double a, double b);
BURGI_BATCH_P_A_B(log_gig_norm_dp);

#undef BURGI_BATCH_P_A_B

#ifdef __cplusplus
}
#endif

#endif
