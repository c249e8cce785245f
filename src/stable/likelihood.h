/* The log likelihood of a stable law, with its derivatives. */
#ifndef BURGI_STABLE_LIKELIHOOD_H
#define BURGI_STABLE_LIKELIHOOD_H

#include <burgi/stable_fit.h>

#include "data.h"

/* The derivatives are in alpha, beta, log gamma and delta/gamma; per number z = (x - delta)/gamma they are d log f/d
 * alpha, d log f/d beta, -1 - z d log f/dz and -d log f/dz.  information: the sum of their products. */
struct bg_stable_sums {
    double likelihood, gradient[4], information[4][4];
};

struct bg_stable_sums bg_stable_likelihood(const struct bg_stable_data *d,
                                           burgi_stable_param param,
                                           const burgi_stable_estimate *e);

/* The expectation of those products for one number of the law. */
void bg_stable_information(burgi_stable_param param, const burgi_stable_estimate *e,
                           double information[4][4]);

/* What location is in truth: at alpha = 1 S1 adds to delta. */
double bg_stable_location(burgi_stable_param param, const burgi_stable_estimate *e);

#endif
