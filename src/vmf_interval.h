/* The 95 % interval of the concentration and the 95 % cone of the mean direction. */
#ifndef BURGI_SRC_VMF_INTERVAL_H
#define BURGI_SRC_VMF_INTERVAL_H

/* n vectors (a real number > 0: the effective number of weighted ones) in R^p with mean
 * resultant length r and delta = 1 - r; k is the marginal estimate of kappa. */
struct bg_vmf_sample {
    double p, n, r, delta, k;
};

/* The interval of kappa (docs/vmf.md): where the marginal likelihood has not dropped, from its
 * maximum, further than it drops at the ends of the exact interval for kappa >> p. */
void bg_vmf_interval(const struct bg_vmf_sample *s, double *lo, double *hi);

/* The half-angle of the cone about the mean direction, in radians; lo is the interval's lower
 * end.  The whole sphere, pi, where that is 0: data that do not exclude the uniform law exclude
 * no direction. */
double bg_vmf_cone(const struct bg_vmf_sample *s, double lo);

#endif
