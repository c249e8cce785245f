/* The 95 % interval of the concentration and the 95 % cone of the mean direction. */
#ifndef BURGI_VMF_INTERVAL_H
#define BURGI_VMF_INTERVAL_H

#include <stdbool.h>

/* n vectors (a real number > 0: the effective number of weighted ones) in R^p with mean
 * resultant length r and delta = 1 - r; k is the marginal estimate of kappa. */
struct bg_vmf_sample {
    double p, n, r, delta, k;
};

/* Whether no direction shows, n rbar <= sqrt(n): the marginal estimate is 0 there and nowhere else.  It
 * decides by n rbar^2 - 1 to the last digit, which n rbar and sqrt(n) in double do not have: so
 * everyone asks the estimate. */
static inline bool bg_vmf_no_direction(double kappa_marginal)
{
    return !(kappa_marginal > 0.0);
}

/* The interval of kappa (docs/vmf.md): where the marginal likelihood has not dropped, from its
 * maximum, further than it drops at the ends of the exact interval for kappa >> p. */
void bg_vmf_interval(const struct bg_vmf_sample *s, double *lo, double *hi);

/* kappa -+ 1.96 standard errors, where kappa is the maximum-likelihood one. */
void bg_vmf_wald(const struct bg_vmf_sample *s, double kappa, double se, double *lo,
                 double *hi);

/* Where the likelihood, mu at its best, has not dropped by more than 1.92 from its maximum. */
void bg_vmf_profile(const struct bg_vmf_sample *s, double kappa, double *lo, double *hi);

/* The half-angle of the cone about the mean direction, in radians; lo is the interval's lower
 * end.  The whole sphere, pi, where that is 0: data that do not exclude the uniform law exclude
 * no direction. */
double bg_vmf_cone(const struct bg_vmf_sample *s, double lo);

#endif
