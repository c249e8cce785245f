/* Weighted sums, for mpaverage.c: means and covariances of what an integrand or a series weighs. */
#ifndef BURGI_REFERENCE_MP_MPAVERAGE_H
#define BURGI_REFERENCE_MP_MPAVERAGE_H

#include <mpfr.h>

/* Sums of the weights, and of the weights times t, c, t^2, t c, c^2. */
enum { ONE, T, C, TT, TC, CC, SUMS };

void mpa_init(mpfr_t s[SUMS], mpfr_prec_t prec); /* all zero */
void mpa_clear(mpfr_t s[SUMS]);
void mpa_add(mpfr_t s, mpfr_srcptr w, mpfr_srcptr m); /* s += w m */
void mpa_centre(mpfr_t s[SUMS]); /* means and covariances in place of sums */

/* The five derivatives of log I (mpderiv.h) by its power series' terms, for small w. */
void mpa_series_i(mpfr_t *f, mpfr_srcptr nu, mpfr_srcptr x);

#endif
