/* The von Mises-Fisher functions in MPFR, for every p >= 2 and kappa > 0, from mpbessel.h.
 *
 * Results are accurate to about their own precision, relative to |f| (log C and the entropy: to
 * max(|f|, 1)).  The functions return true where two independent ways agree, to 2^-MPV_BITS: a
 * caller that prints a number must refuse a point where they do not. */
#ifndef BURGI_REFERENCE_MP_MPVMF_H
#define BURGI_REFERENCE_MP_MPVMF_H

#include <mpfr.h>
#include <stdbool.h>

enum { MPV_BITS = 90, MPV_VALUES = 6 };

/* log H, log C, A, 1 - A, A', entropy; the first two, or these and the last, or the other three, may
 * be left out. */
bool mpv_values(mpfr_t value[MPV_VALUES], double p, double kappa);
bool mpv_some(mpfr_t value[MPV_VALUES], double p, double kappa, bool logs, bool ratios);

/* The kappa of A_p(kappa) = r, or of 1 - A_p(kappa) = r where compl; 0 < r < 1. */
bool mpv_kappa(mpfr_ptr kappa, double p, double r, bool compl );

/* The k > 0 of A(k) = r A(n r k), n r^2 > 1; or the same with 1 - r for r where compl. */
bool mpv_marginal(mpfr_ptr k, double p, double n, double r, bool compl );

#endif
