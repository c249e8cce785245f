/* The law of t = mu'x under the von Mises-Fisher law on the unit sphere of R^p: its density
 *
 *   f(t) = e^(kappa t) (1 - t^2)^((p-3)/2) / (B(1/2, (p-1)/2) H_p(kappa)),   -1 <= t <= 1,
 *
 * with respect to dt, distribution function, survival function, their logarithms and the
 * quantiles.  Each function of t has a sister _compl in delta = 1 - t, since at kappa = 1e12 t
 * has no digits left; those of the quantiles return 1 - t.  The dimension p is a double >= 2,
 * kappa >= 0, both < 2^200 (1.6e60); accuracy is tested to p = 1e6 and kappa = 1e15.
 *
 * u = 2^-53, 900 u = 1e-13; "mixed" means |error| <= bound * max(|value|, 1).  A worst error is
 * that over the points of tests/data/vmf_law_*.tsv, the same on all instruction sets.  Speed is
 * that of batches in docs/benchmarks.md, AVX2, for p in [128, 1e6] and in [2, 128).
 * Derivations: docs/vmf.md, section 12. */
#ifndef BURGI_VMF_LAW_H
#define BURGI_VMF_LAW_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Batch functions: count elements, increments in elements (burgi/base.h). */
#define BURGI_BATCH_LAW(name, a, b, c)                                                         \
    BURGI_API burgi_status burgi_##name##_n(                                                   \
        size_t count, const double *a, ptrdiff_t inc_##a, const double *b, ptrdiff_t inc_##b,  \
        const double *c, ptrdiff_t inc_##c, double *y, ptrdiff_t inc_y)

/** Logarithm of the density of t.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; t any number.  Otherwise NaN.
 *  Special    t = 1, t = -1: inf for p < 3, -inf for p > 3, the limit for p = 3.  |t| > 1:
 *             -inf.  NaN in, NaN out.
 *  Accuracy   8 u mixed.  Worst seen 3.80 u at p = 50, kappa = 0.018937, t = -0.28095.
 *  Method     About the mode, where what large p and kappa have in common has cancelled by
 *             algebra, in hi + lo; the constant by Debye's expansion or, for hypot(p/2 - 1,
 *             kappa) < 24, by the power series.
 *  Source     DLMF 10.41.3; docs/vmf.md, section 12.
 *  Speed      75 and 93 ns a value. */
BURGI_API double burgi_vmf_logpdf(double p, double kappa, double t);
BURGI_BATCH_LAW(vmf_logpdf, p, kappa, t);

/** Distribution function P(mu'x <= t).
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; t any number.  Otherwise NaN.
 *  Special    t = 1 or t > 1: 1.  t = -1 or t < -1: 0.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 122.66 u at p = 3.8874e5, kappa = 1e15, t = 1.
 *  Method     The tail beyond t that does not hold the mode, by the trapezoidal rule with 64
 *             nodes (docs/vmf.md, section 12); the other is its complement.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_cdf(double p, double kappa, double t);
BURGI_BATCH_LAW(vmf_cdf, p, kappa, t);

/** Survival function P(mu'x > t).
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; t any number.  Otherwise NaN.
 *  Special    t = 1 or t > 1: 0.  t = -1 or t < -1: 1.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 123.51 u at p = 3.8874e5, kappa = 1e15, t = 1.
 *  Method     As the distribution function.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_sf(double p, double kappa, double t);
BURGI_BATCH_LAW(vmf_sf, p, kappa, t);

/** Logarithm of the distribution function, to any depth.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; t any number.  Otherwise NaN.
 *  Special    t = 1 or t > 1: 0.  t = -1 or t < -1: -inf.  NaN in, NaN out.
 *  Accuracy   900 u mixed.  Worst seen 128.28 u at p = 3.8874e5, kappa = 1e15, t = 1.
 *  Method     As the distribution function.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_logcdf(double p, double kappa, double t);
BURGI_BATCH_LAW(vmf_logcdf, p, kappa, t);

/** Logarithm of the survival function, to any depth.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; t any number.  Otherwise NaN.
 *  Special    t = 1 or t > 1: -inf.  t = -1 or t < -1: 0.  NaN in, NaN out.
 *  Accuracy   900 u mixed.  Worst seen 122.90 u at p = 3.8874e5, kappa = 1e15, t = 1.
 *  Method     As the distribution function.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_logsf(double p, double kappa, double t);
BURGI_BATCH_LAW(vmf_logsf, p, kappa, t);

/** Logarithm of the density of t, at delta = 1 - t.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; delta any number.  Otherwise NaN.
 *  Special    delta = 0, delta = 2: inf for p < 3, -inf for p > 3, the limit for p = 3.  delta
 *             outside [0, 2]: -inf.  NaN in, NaN out.
 *  Accuracy   8 u mixed.  Worst seen 4.04 u at p = 2.2204, kappa = 0, delta = 0.002701.
 *  Method     About the mode, where what large p and kappa have in common has cancelled by
 *             algebra, in hi + lo; the constant by Debye's expansion or, for hypot(p/2 - 1,
 *             kappa) < 24, by the power series.
 *  Source     DLMF 10.41.3; docs/vmf.md, section 12.
 *  Speed      75 and 93 ns a value. */
BURGI_API double burgi_vmf_logpdf_compl(double p, double kappa, double delta);
BURGI_BATCH_LAW(vmf_logpdf_compl, p, kappa, delta);

/** Distribution function P(mu'x <= t), t = 1 - delta.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; delta any number.  Otherwise NaN.
 *  Special    delta = 0 or delta < 0: 1.  delta = 2 or delta > 2: 0.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 138.10 u at p = 1e6, kappa = 1.9973e9,
 *             delta = 0.00025031.
 *  Method     The tail beyond t that does not hold the mode, by the trapezoidal rule with 64
 *             nodes (docs/vmf.md, section 12); the other is its complement.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_cdf_compl(double p, double kappa, double delta);
BURGI_BATCH_LAW(vmf_cdf_compl, p, kappa, delta);

/** Survival function P(mu'x > t), t = 1 - delta.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; delta any number.  Otherwise NaN.
 *  Special    delta = 0 or delta < 0: 0.  delta = 2 or delta > 2: 1.  NaN in, NaN out.
 *  Accuracy   900 u relative.  Worst seen 138.88 u at p = 1e6, kappa = 1.9973e9,
 *             delta = 0.00025031.
 *  Method     As the distribution function.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_sf_compl(double p, double kappa, double delta);
BURGI_BATCH_LAW(vmf_sf_compl, p, kappa, delta);

/** Logarithm of the distribution function, to any depth.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; delta any number.  Otherwise NaN.
 *  Special    delta = 0 or delta < 0: 0.  delta = 2 or delta > 2: -inf.  NaN in, NaN out.
 *  Accuracy   900 u mixed.  Worst seen 137.95 u at p = 1e6, kappa = 1.9973e9,
 *             delta = 0.00025031.
 *  Method     As the distribution function.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_logcdf_compl(double p, double kappa, double delta);
BURGI_BATCH_LAW(vmf_logcdf_compl, p, kappa, delta);

/** Logarithm of the survival function, to any depth.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; delta any number.  Otherwise NaN.
 *  Special    delta = 0 or delta < 0: -inf.  delta = 2 or delta > 2: 0.  NaN in, NaN out.
 *  Accuracy   900 u mixed.  Worst seen 138.26 u at p = 1e6, kappa = 1.9973e9,
 *             delta = 0.00025031.
 *  Method     As the distribution function.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      630 and 640 ns a value. */
BURGI_API double burgi_vmf_logsf_compl(double p, double kappa, double delta);
BURGI_BATCH_LAW(vmf_logsf_compl, p, kappa, delta);

/** The t of which the distribution function is q.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0: -1.  q = 1: 1.  NaN in, NaN out.
 *  Accuracy   900 u max(|t|, |q dt/dq|).  Worst seen 63.89 u at p = 1.5274e5, kappa = 0,
 *             q = 0.42624.
 *  Method     Bisection on a closed form of the tail's logarithm, then three steps of third
 *             order with the tail itself.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      2630 and 2770 ns a value. */
BURGI_API double burgi_vmf_quantile(double p, double kappa, double q);
BURGI_BATCH_LAW(vmf_quantile, p, kappa, q);

/** The 1 - t of which the distribution function is q.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0: 2.  q = 1: 0.  NaN in, NaN out.
 *  Accuracy   900 u max(|1 - t|, |q dt/dq|).  Worst seen 53.64 u at p = 2, kappa = 355.97,
 *             q = 0.43063.
 *  Method     Bisection on a closed form of the tail's logarithm, then three steps of third
 *             order with the tail itself.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      2630 and 2770 ns a value. */
BURGI_API double burgi_vmf_quantile_compl(double p, double kappa, double q);
BURGI_BATCH_LAW(vmf_quantile_compl, p, kappa, q);

/** The t of which the survival function is q.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0: 1.  q = 1: -1.  NaN in, NaN out.
 *  Accuracy   900 u max(|t|, |q dt/dq|).  Worst seen 63.89 u at p = 1.5274e5, kappa = 0,
 *             q = 0.42624.
 *  Method     Bisection on a closed form of the tail's logarithm, then three steps of third
 *             order with the tail itself.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      2630 and 2770 ns a value. */
BURGI_API double burgi_vmf_isf(double p, double kappa, double q);
BURGI_BATCH_LAW(vmf_isf, p, kappa, q);

/** The 1 - t of which the survival function is q.
 *
 *  Domain     p >= 2, kappa >= 0, both < 2^200; 0 <= q <= 1.  Otherwise NaN.
 *  Special    q = 0: 0.  q = 1: 2.  NaN in, NaN out.
 *  Accuracy   900 u max(|1 - t|, |q dt/dq|).  Worst seen 41.53 u at p = 2, kappa = 31.9,
 *             q = 0.55946.
 *  Method     Bisection on a closed form of the tail's logarithm, then three steps of third
 *             order with the tail itself.
 *  Source     docs/vmf.md, section 12; Takahasi and Mori, Publ. RIMS 9 (1974).
 *  Speed      2630 and 2770 ns a value. */
BURGI_API double burgi_vmf_isf_compl(double p, double kappa, double q);
BURGI_BATCH_LAW(vmf_isf_compl, p, kappa, q);

#undef BURGI_BATCH_LAW

#ifdef __cplusplus
}
#endif

#endif
