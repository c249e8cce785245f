/* More of the Bessel functions in MPFR, from mpbessel.h's ways: the same promises. */
#ifndef BURGI_REFERENCE_MPORDERS_H
#define BURGI_REFERENCE_MPORDERS_H

#include <mpfr.h>
#include <stdbool.h>

/* K_{nu+1}(x)/K_nu(x), nu >= 0. */
bool mpb_k_ratio(mpfr_ptr q, double nu, double x);

#endif
