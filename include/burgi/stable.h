/* Alpha-stable laws: the standard ones, gamma = 1 and delta = 0, whose characteristic functions are
 *
 *   S0  E e^(i t X) = exp(-|t|^alpha [1 + i beta tan(pi alpha/2) sign(t) (|t|^(1-alpha) - 1)]),
 *   S1  E e^(i t X) = exp(-|t|^alpha [1 - i beta tan(pi alpha/2) sign(t)]),
 *
 * at alpha = 1 both exp(-|t| [1 + i beta (2/pi) sign(t) log|t|]).  S0 (Nolan's) is continuous in
 * alpha; x of S1 is x of S0 plus beta tan(pi alpha/2), the offset from the end of the support of a
 * totally skewed law with alpha < 1.  Each function of S0 has a sister _s1.
 *
 * alpha below 0.01 is refused with NaN: log|x| then spreads so far that nothing would be right.  The
 * bounds hold for 0.2 <= alpha <= 2, every beta and x; for alpha < 0.2 they are 1e-11 in place of 1e-13,
 * derivatives' 1e-8 for alpha < 0.3 and at the end of a support, and none for alpha < 0.05.  k is the condition number |x f'/f|, of
 * distribution functions |x f/F|: beside what is said there are (8 + 2 k) u relative, for
 * logarithms (16 |value| + 2 k) u absolute; of derivatives what x0's last bit is of x1 at the end of a
 * support, the error of log f in d/dbeta of totally skewed laws (which is infinite from 1e290 on), and
 * 4 tan(pi alpha/2) u in d/dbeta of S1.  |x| of S1 below 2^-963 is 0.  u = 2^-53, 900 u = 1e-13; "mixed" means
 * |error| <= bound * max(|value|, 1).  A worst error is that over the points of
 * tests/data/stable_*.tsv, the same on all instruction sets, as a multiple of the condition.  Method
 * and derivations: docs/stable.md. */
#ifndef BURGI_STABLE_H
#define BURGI_STABLE_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Batch functions: count elements, increments in elements (burgi/base.h).  Runs of elements with
 * equal alpha and beta share what depends on them alone. */
#define BURGI_BATCH_STABLE(name, x)                                                            \
    BURGI_API burgi_status burgi_##name##_n(size_t count, const double *x, ptrdiff_t inc_##x,  \
                                            const double *alpha, ptrdiff_t inc_alpha,          \
                                            const double *beta, ptrdiff_t inc_beta, double *y, \
                                            ptrdiff_t inc_y)

/** Density of the standard law, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: 0.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 18.03 u at x = 1.5368e7, alpha = 2, beta = 0.013629.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_pdf(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_pdf, x);

/** Density of the standard law, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: 0.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 249.09 u at x = 9.1213e-5, alpha = 0.33716,
 *             beta = 0.98256.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_pdf_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_pdf_s1, x);

/** Logarithm of the density, to any depth, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: -inf.  NaN in, NaN out.
 *  Accuracy   900 u mixed.  Worst seen 109.46 u at x = 4.6753e96, alpha = 1.8832, beta = 0.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf, x);

/** Logarithm of the density, to any depth, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: -inf.  NaN in, NaN out.
 *  Accuracy   900 u mixed.  Worst seen 237.71 u at x = 9.1213e-5, alpha = 0.33716,
 *             beta = 0.98256.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf_s1, x);

/** Distribution function P(X <= x), in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: 0; above it, and at inf: 1.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 67.10 u at x = -1.3605, alpha = 1, beta = 1.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_cdf(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_cdf, x);

/** Distribution function P(X <= x), in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: 0; above it, and at inf: 1.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 260.86 u at x = 9.1213e-5, alpha = 0.33716,
 *             beta = 0.98256.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_cdf_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_cdf_s1, x);

/** Survival function P(X > x), in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: 1; above it, and at inf: 0.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 16.51 u at x = 1.5368e7, alpha = 2, beta = 0.013629.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_sf(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_sf, x);

/** Survival function P(X > x), in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: 1; above it, and at inf: 0.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 61.46 u at x = -0.00040656, alpha = 0.38144,
 *             beta = -0.99744.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_sf_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_sf_s1, x);

/** Logarithm of the distribution function, to any depth, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: -inf; above it, and at inf: 0.  NaN in, NaN
 *             out.
 *  Accuracy   900 u relative.  Worst seen 25.35 u at x = -1.1105e11, alpha = 1.9999, beta = 1.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logcdf(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logcdf, x);

/** Logarithm of the distribution function, to any depth, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: -inf; above it, and at inf: 0.  NaN in, NaN
 *             out.
 *  Accuracy   900 u relative.  Worst seen 239.40 u at x = 9.1213e-5, alpha = 0.33716,
 *             beta = 0.98256.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logcdf_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logcdf_s1, x);

/** Logarithm of the survival function, to any depth, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: 0; above it, and at inf: -inf.  NaN in, NaN
 *             out.
 *  Accuracy   900 u relative.  Worst seen 114.42 u at x = 1.7153e157, alpha = 1.6973,
 *             beta = -0.11917.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logsf(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logsf, x);

/** Logarithm of the survival function, to any depth, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    below the support, and at x = -inf: 0; above it, and at inf: -inf.  NaN in, NaN
 *             out.
 *  Accuracy   900 u relative.  Worst seen 258.76 u at x = 9.1213e-5, alpha = 0.33716,
 *             beta = 0.98256.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logsf_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logsf_s1, x);

/** Derivative of the log density in x, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: NaN.  NaN in, NaN out.
 *  Accuracy   900720 u relative to max(|value|, 1/(1 + |x|)).  Worst seen 1020.67 u at
 *             x = -17.304, alpha = 2, beta = 1.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf_dx(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf_dx, x);

/** Derivative of the log density in x, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: NaN.  NaN in, NaN out.
 *  Accuracy   900720 u relative to max(|value|, 1/(1 + |x|)).  Worst seen 1300.54 u at
 *             x = -2.2041e-14, alpha = 0.32114, beta = 0.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf_dx_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf_dx_s1, x);

/** Derivative of the log density in alpha, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: NaN.  alpha = 2: from the left.  NaN in,
 *             NaN out.
 *  Accuracy   900720 u mixed.  Worst seen 1247.37 u at x = -2.3142, alpha = 2, beta = -1.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf_dalpha(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf_dalpha, x);

/** Derivative of the log density in alpha, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: NaN.  alpha = 2: from the left; alpha = 1,
 *             beta != 0: that of S0.  NaN in, NaN out.
 *  Accuracy   900720 u mixed.  Worst seen 79.29 u at x = 18.385, alpha = 0.96625, beta = 1.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf_dalpha_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf_dalpha_s1, x);

/** Derivative of the log density in beta, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: NaN.  beta = +-1: one-sided; over a light
 *             tail below the smallest number +-inf.  NaN in, NaN out.
 *  Accuracy   900720 u mixed.  Worst seen 10078.39 u at x = 50.731, alpha = 2, beta = -1.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf_dbeta(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf_dbeta, x);

/** Derivative of the log density in beta, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, any x.   Otherwise NaN.
 *  Special    outside the support, and at x = +-inf: NaN.  beta = +-1: one-sided; over a light
 *             tail below the smallest number +-inf.  NaN in, NaN out.
 *  Accuracy   900720 u mixed.  Worst seen 672.17 u at x = 11.059, alpha = 0.95891, beta = 1.
 *  Method     The characteristic function along the axis of its tail and, where a saddle
 *             matters, from there into the plane, by 48 to 700 nodes.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      1 us a value. */
BURGI_API double burgi_stable_logpdf_dbeta_s1(double x, double alpha, double beta);
BURGI_BATCH_STABLE(stable_logpdf_dbeta_s1, x);

/** The x of which the distribution function is q, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0, q = 1: the ends of the support, finite ones for alpha < 1 and beta = +-1.
 *             NaN in, NaN out.
 *  Accuracy   1800 u of |x| + q/f.  Worst seen 709.82 u at q = 1.2683e-276, alpha = 1,
 *             beta = 0.
 *  Method     Halley's, by the nodes' tail, density and its slope, with bisection as a net.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      4 us a value. */
BURGI_API double burgi_stable_quantile(double q, double alpha, double beta);
BURGI_BATCH_STABLE(stable_quantile, q);

/** The x of which the distribution function is q, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0, q = 1: the ends of the support, finite ones for alpha < 1 and beta = +-1.
 *             NaN in, NaN out.
 *  Accuracy   1800 u of |x| + q/f.  Worst seen 859.78 u at q = 4.9858e-261, alpha = 0.99998,
 *             beta = -0.049201.
 *  Method     Halley's, by the nodes' tail, density and its slope, with bisection as a net.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      4 us a value. */
BURGI_API double burgi_stable_quantile_s1(double q, double alpha, double beta);
BURGI_BATCH_STABLE(stable_quantile_s1, q);

/** The x of which the survival function is q, in S0.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0, q = 1: the ends of the support.  NaN in, NaN out.
 *  Accuracy   1800 u of |x| + q/f.  Worst seen 753.88 u at q = 3.933e-259, alpha = 1,
 *             beta = 0.969.
 *  Method     Halley's, by the nodes' tail, density and its slope, with bisection as a net.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      4 us a value. */
BURGI_API double burgi_stable_isf(double q, double alpha, double beta);
BURGI_BATCH_STABLE(stable_isf, q);

/** The x of which the survival function is q, in S1.
 *
 *  Domain     0.01 <= alpha <= 2, |beta| <= 1, 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0, q = 1: the ends of the support.  NaN in, NaN out.
 *  Accuracy   1800 u of |x| + q/f.  Worst seen 701.25 u at q = 1.0244e-276, alpha = 1.165,
 *             beta = 0.90827.
 *  Method     Halley's, by the nodes' tail, density and its slope, with bisection as a net.
 *  Source     Zolotarev (1986), section 2.2; docs/stable.md.
 *  Speed      4 us a value. */
BURGI_API double burgi_stable_isf_s1(double q, double alpha, double beta);
BURGI_BATCH_STABLE(stable_isf_s1, q);

#undef BURGI_BATCH_STABLE

#ifdef __cplusplus
}
#endif

#endif
