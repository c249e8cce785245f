/* The M-step: a mixture's parameters from the sums of a pass. */
#ifndef BURGI_KERNEL_MIXTURE_STEP_H
#define BURGI_KERNEL_MIXTURE_STEP_H

#include "pass.h"

/* m, whose directions the sums d are measured from, becomes the one of the sums; and d is measured from its
 * new ones. */
void bg_step(const burgi_mixture_options *options, struct bg_sums *sums, burgi_vmf_mixture *m);

/* The marginal maximum-likelihood kappa of n rows with a component's rbar. */
double bg_step_marginal(double p, double n, const burgi_vmf_component *c);

#endif
