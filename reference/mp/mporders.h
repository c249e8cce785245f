/* More of the Bessel functions in MPFR, from mpbessel.h's ways: the same promises. */
#ifndef BURGI_REFERENCE_MP_MPORDERS_H
#define BURGI_REFERENCE_MP_MPORDERS_H

#include <mpfr.h>
#include <stdbool.h>

/* K_{nu+1}(x)/K_nu(x), nu >= 0. */
bool mpb_k_ratio(mpfr_ptr q, double nu, double x);

/* log |I_nu(x)| and the sign of I_nu(x), for nu of any sign; x < 0 for integer nu only.  The two
 * ways agree to 2^-90 max(|y|, 1). */
bool mpb_log_abs_i(mpfr_ptr y, int *sign, double nu, double x);

#endif
