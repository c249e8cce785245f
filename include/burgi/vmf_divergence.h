/* Divergences of two von Mises-Fisher laws on the unit sphere of R^p: burgi/vmf.h has the laws.
 *
 * Both have the dimension p, a double >= 2; kappa1 and kappa2 are their concentrations and cosine =
 * mu1'mu2 is that of the angle between their mean directions.  Values are in nats and functions of
 * the doubles given: nothing is lost where the laws are all but equal.  Where cosine is next to 1
 * and has few digits of the angle, 1 - cosine is |mu1 - mu2|^2/2.  u = 2^-53.  A worst error is that
 * over the points of tests/data/vmf_divergence*.tsv, which hold what climbs found, the same on all
 * instruction sets.  Speed is that of batches in docs/benchmarks.md, AVX2, best times, for p in [128,
 * 1e6] and in [2, 128).  Derivations: docs/vmf.md, section 13. */
#ifndef BURGI_VMF_DIVERGENCE_H
#define BURGI_VMF_DIVERGENCE_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One batch function: n elements, increments in elements (burgi/base.h). */
#define BURGI_BATCH_LAWS(name)                                                                 \
    BURGI_API burgi_status burgi_##name##_n(                                                   \
        size_t n, const double *p, ptrdiff_t inc_p, const double *kappa1,                      \
        ptrdiff_t inc_kappa1, const double *kappa2, ptrdiff_t inc_kappa2,                      \
        const double *cosine, ptrdiff_t inc_cosine, double *y, ptrdiff_t inc_y)

/** Kullback-Leibler's divergence of the second law from the first, E_1 log(f_1/f_2) =
 *  log H(kappa2) - log H(kappa1) + (kappa1 - kappa2 cosine) A(kappa1).
 *
 *  Domain     p >= 2, kappa1 >= 0, kappa2 >= 0, -1 <= cosine <= 1.  Otherwise NaN.
 *  Special    equal laws: 0.  kappa1 = inf or kappa2 = inf, p finite: inf; both, cosine = 1: NaN.
 *             p = inf, both finite: 0; else NaN.  NaN in, NaN out.
 *  Accuracy   2 u relative, to 2^-1074.  Worst seen 1.30 u at p = 3.6141, kappa1 = 36.202,
 *             kappa2 = 36.703, cosine = 1.
 *  Method     a sum of positive terms: divided differences of log H's uniform expansion in
 *             1/hypot((p-1)/2, kappa), 5 to 18 terms, and of its power series.
 *  Source     DLMF 10.39.9, 10.41.3; docs/vmf.md, section 13.
 *  Speed      48 and 132 ns a value. */
BURGI_API double burgi_vmf_kl(double p, double kappa1, double kappa2, double cosine);
BURGI_BATCH_LAWS(vmf_kl);

/** Bhattacharyya's distance -log BC, BC the integral of sqrt(f_1 f_2):
 *  [log H(kappa1) + log H(kappa2)]/2 - log H(|kappa1 mu1 + kappa2 mu2|/2).
 *
 *  Domain     p >= 2, kappa1 >= 0, kappa2 >= 0, -1 <= cosine <= 1.  Otherwise NaN.
 *  Special    equal laws: 0.  kappa1 = inf or kappa2 = inf, p finite: inf; both, cosine = 1: NaN.
 *             p = inf, both finite: 0; else NaN.  NaN in, NaN out.
 *  Accuracy   2 u relative, to 2^-1074; the same bits where the laws change places.  Worst seen
 *             1.20 u at p = 3.98, kappa1 = 36.727, kappa2 = 37.077, cosine = 1.
 *  Method     as burgi_vmf_kl, from the middle law to both.
 *  Source     DLMF 10.39.9, 10.41.3; docs/vmf.md, section 13.
 *  Speed      105 and 309 ns a value. */
BURGI_API double burgi_vmf_bhattacharyya(double p, double kappa1, double kappa2, double cosine);
BURGI_BATCH_LAWS(vmf_bhattacharyya);

/** Hellinger's distance sqrt(1 - BC), in [0, 1].
 *
 *  Domain     p >= 2, kappa1 >= 0, kappa2 >= 0, -1 <= cosine <= 1.  Otherwise NaN.
 *  Special    equal laws: 0.  kappa1 = inf or kappa2 = inf, p finite: 1; both, cosine = 1: NaN.
 *             p = inf, both finite: 0; else NaN.  NaN in, NaN out.
 *  Accuracy   4 u relative; the same bits where the laws change places.  Worst seen 1.98 u at
 *             p = 37.936, kappa1 = 9.5849e-5, kappa2 = 6.1972e-5, cosine = 0.72367.
 *  Method     from burgi_vmf_bhattacharyya; its root where that may underflow.
 *  Source     docs/vmf.md, section 13.
 *  Speed      113 and 322 ns a value. */
BURGI_API double burgi_vmf_hellinger(double p, double kappa1, double kappa2, double cosine);
BURGI_BATCH_LAWS(vmf_hellinger);

#undef BURGI_BATCH_LAWS

#ifdef __cplusplus
}
#endif

#endif
