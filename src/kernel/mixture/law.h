/* A mixture's parameters as the E-step takes them. */
#ifndef BURGI_KERNEL_MIXTURE_LAW_H
#define BURGI_KERNEL_MIXTURE_LAW_H

#include <burgi/vmf_mixture.h>

#include "isa/kernel/tiles.h"

/* log C_p(kappa) + kappa, the log density at mu, to a relative error of a few u however large kappa is. */
double bg_log_peak(double p, double kappa);

/* The k components' laws, and the background's, whose kappa is 0, where there is one. */
void bg_laws_of(const burgi_vmf_mixture *m, struct bg_law *law);

/* A copy of all of from that is not owned, and of its components and directions. */
void bg_mixture_copy(burgi_vmf_mixture *to, const burgi_vmf_mixture *from);

#endif
