/* What options may be, and what is told of a mixture beside its laws. */
#ifndef BURGI_KERNEL_MIXTURE_DESCRIBE_H
#define BURGI_KERNEL_MIXTURE_DESCRIBE_H

#include "score.h"

bool bg_mixture_options_ok(const burgi_mixture_options *o);

/* Rows, log-likelihood, criteria, and each component's n_eff and kappa_marginal, of sums over the rows of so
 * much weight. */
void bg_mixture_describe(const burgi_mixture_options *o, double weight,
                         const struct bg_score_sums *sums, burgi_vmf_mixture *m);

#endif
