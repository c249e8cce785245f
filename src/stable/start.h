/* Where a fit begins. */
#ifndef BURGI_STABLE_START_H
#define BURGI_STABLE_START_H

#include "data.h"
#include "likelihood.h"

/* The alpha from which on laws are fitted: below, a few equal numbers make the likelihood infinite. */
#define BG_STABLE_FIT_LEAST 0.2

/* Into *e what `fixed` does not name: the likelier of what the numbers' quantiles at 0.05, 0.25, 0.5, 0.75 and
 * 0.95 and of what their characteristic function say.  BURGI_EDOM where the middle half has no
 * width, or where no law with what is fixed has all numbers in its support. */
burgi_status bg_stable_start(const struct bg_stable_data *d, burgi_stable_param param,
                             unsigned fixed, burgi_stable_estimate *e);

#endif
