/* The von Mises-Fisher law fitted to the statistics of burgi/vmf.h. */
#ifndef BURGI_VMF_FIT_H
#define BURGI_VMF_FIT_H

#include <burgi/vmf.h>

#ifdef __cplusplus
extern "C" {
#endif

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
    double kappa_pairwise;       /**< of the pairs' mean cosine, A^2 = (n rbar^2 - 1)/(n - 1) */
    double kappa_best_fisher;    /**< p = 2: kappa less its bias (Best and Fisher); else NaN */
    double kappa_map;            /**< with the prior of one row of no direction */
    double wald_lo, wald_hi;     /**< kappa -+ 1.96 standard errors, not below 0 */
    double profile_lo, profile_hi; /**< where the likelihood of kappa has dropped by 1.92 */
} burgi_vmf_result;

/** Fits the law.  mu receives the mean direction, p doubles, unless NULL.
 *
 *  Domain     at least one usable row, else BURGI_EDOM; BURGI_EINVAL for a null pointer or a
 *             struct_size too small to be one.
 *  Special    rbar = 0: mu is NaN.  delta < 2^-96: 0, kappa infinite.  One row: intervals of
 *             0 to infinity and a cone of pi.
 *  Accuracy   kappa as from rbar (below 1/2) or delta; intervals and cone to about 1e-8, and
 *             coverage: docs/vmf.md, section 7.
 *  Method     functions above; intervals by the drop of the marginal likelihood, exact for
 *             kappa >> p, as is the cone, and of the likelihood.
 *  Source     Schou (1978); Fisher, Proc. R. Soc. A 217 (1953); Best and Fisher, Comm. Stat. B 10
 *             (1981); Mardia and Jupp, Directional Statistics (2000). */
BURGI_API burgi_status burgi_vmf_fit(const burgi_vmf_stats *stats, burgi_vmf_result *out,
                                     double *mu);

/** The mode of the posterior, kappa and mu, under the conjugate prior, which weighs as much as
 *  weight rows of mean resultant length rbar about mu0: density in (mu, kappa) proportional to
 *  (C(kappa) exp(kappa rbar mu0'mu))^weight.
 *
 *  Domain     0 <= weight <= 2^500, 0 <= rbar < 1, mu0 p finite numbers, not all 0, of any
 *             length (rbar = 0: not read, may be NULL); else BURGI_EDOM, and where no row is
 *             usable.  BURGI_EINVAL for null stats or kappa; mu may be NULL.
 *  Special    weight = 0: the maximum-likelihood estimates.  Rows and prior that cancel: kappa = 0,
 *             mu is NaN.
 *  Accuracy   kappa as from rbar or delta, of a sum without cancellation.
 *  Method     A(kappa) = |sum w x + weight rbar mu0|/(n_eff + weight), rows at their n_eff.
 *  Source     Mardia and El-Atoum, Biometrika 63 (1976). */
BURGI_API burgi_status burgi_vmf_fit_map(const burgi_vmf_stats *stats, double weight,
                                         double rbar, const double *mu0, double *kappa,
                                         double *mu);

#ifdef __cplusplus
}
#endif

#endif
