/* Alpha-stable laws fitted to numbers by maximum likelihood (burgi/stable.h). */
#ifndef BURGI_STABLE_FIT_H
#define BURGI_STABLE_FIT_H

#include <burgi/base.h>
#include <burgi/stable_sample.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Parameters that are known, for `fixed`: any of them together. */
enum {
    BURGI_STABLE_FIX_ALPHA = 1,
    BURGI_STABLE_FIX_BETA = 2,
    BURGI_STABLE_FIX_GAMMA = 4,
    BURGI_STABLE_FIX_DELTA = 8
};

/** How a fit has ended.  On the boundary, alpha = 0.2 or 2 or |beta| = 1, that parameter's standard error is
 *  NaN and those of the others are what they are with it known; at alpha = 2, where it tells nothing, beta is
 *  0, its error NaN.  It has not converged, either, where the likelihood has no maximum, since
 *  many of the numbers are equal: then gamma vanishes. */
typedef enum burgi_stable_end {
    BURGI_STABLE_CONVERGED,
    BURGI_STABLE_ON_BOUNDARY,
    BURGI_STABLE_NOT_CONVERGED
} burgi_stable_end;

/** A fit: the parameters in the order alpha, beta, gamma, delta, also of the standard errors. */
typedef struct burgi_stable_estimate {
    double alpha, beta, gamma, delta;
    double se[4];          /* 0 where the parameter was fixed */
    double log_likelihood; /* sum of weight log f at the estimate */
    int iterations;
    burgi_stable_end end;
} burgi_stable_estimate;

/** Fits alpha, beta, gamma and delta to x[0 .. n-1], weighted unless weight is NULL: a weight is how many
 *  times its number counts.
 *
 *  Domain     n >= 2, x finite; weights finite, >= 0, not all 0; what `fixed` names is read from *e and
 *             must be a law's, alpha >= 0.2.  Otherwise BURGI_EINVAL.  BURGI_EDOM where the middle half of
 *             the numbers are equal, where two are further apart than the largest number, or where what
 *             is fixed leaves some outside any support.  alpha is sought in [0.2, 2].
 *  Method     Quantiles of the sample and its characteristic function give a start each, the likelier is
 *             taken; then scoring with the analytic gradient, of many numbers first with some that stand
 *             for them.  Standard errors by the expected information matrix.
 *  Source     McCulloch (1986); Kogon and Williams (1998); Berndt, Hall, Hall and Hausman
 *             (1974); docs/stable.md.
 *  Speed      5 us a number and iteration; 5 to 30 iterations, of many numbers 2 to 5. */
BURGI_API burgi_status burgi_stable_fit(size_t n, const double *x, const double *weight,
                                        burgi_stable_param param, unsigned fixed,
                                        burgi_stable_estimate *e);

#ifdef __cplusplus
}
#endif

#endif
