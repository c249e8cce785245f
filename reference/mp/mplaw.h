/* The law of t = mu'x under the von Mises-Fisher law in MPFR, for every p >= 2 and kappa >= 0.
 *
 * Two ways.  The first: the logarithm of the density by that of the normalising constant,
 * mpvmf.h, and the tail in the variable of core/vmf/law_tail.h.  The second: the tail in s =
 * atanh t, and as its unit both tails at the mode, without the constant.  The functions return
 * true where both agree, to 2^-MPL_BITS: a caller that prints a number must refuse a point
 * where they do not. */
#ifndef BURGI_REFERENCE_MP_MPLAW_H
#define BURGI_REFERENCE_MP_MPLAW_H

#include <mpfr.h>
#include <stdbool.h>

enum { MPL_BITS = 80, MPL_VALUES = 5 };

/* log density, cdf, survival function, and the logarithms of these two, at t, or at 1 - t where
 * compl; -1 < t < 1. */
bool mpl_values(mpfr_t value[MPL_VALUES], double p, double kappa, double t, bool compl );

/* t and 1 - t of which the cdf, or the survival function where upper, is q; 0 < q < 1. */
bool mpl_quantile(mpfr_t value[2], double p, double kappa, double q, bool upper);

#endif
