/* The ways mpbessel.c compares.  Each works at the precision P of its result and is accurate to
 * 2^-P times a modest factor; which (nu, x) it suits is said with it.
 *
 * Notation: w = hypot(nu, x), t0 = asinh(nu/x), eta = w - nu t0; mantissas A and B in
 * I = e^eta/sqrt(2 pi w) A and K = sqrt(pi/(2w)) e^-eta B. */
#ifndef BURGI_REFERENCE_MP_MPWAYS_H
#define BURGI_REFERENCE_MP_MPWAYS_H

#include <mpfr.h>

/* What every way for large w needs, at precision P. */
struct mpb_point {
    mpfr_t nu, x, w, t0;
    mpfr_t eta, eta_x; /* eta and eta - x, the latter without cancellation */
    mpfr_t log_2piw;
};
void mpb_point_init(struct mpb_point *p, mpfr_prec_t prec, mpfr_srcptr nu, mpfr_srcptr x);
void mpb_point_clear(struct mpb_point *p);

/* mpseries.c, for w up to a hundred or so. */
void mpb_series_log_i(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr x); /* power series of 0F1 */
void mpb_series_ratio(mpfr_ptr r, mpfr_srcptr nu, mpfr_srcptr x);
void mpb_fraction_ratio(mpfr_ptr r, mpfr_srcptr nu, mpfr_srcptr x); /* Gauss's fraction */
/* pi/2 (I_-nu - I_nu)/sin(nu pi), its poles at the integers stepped round */
void mpb_reflect_log_k(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr x);

/* mpintegral.c.  log A by Schlaefli's integral on the contour through the saddle, and r from
 * the same nodes; the part of the contour that is left out is e^{-2w}. */
void mpb_integral_i(mpfr_ptr log_a, mpfr_ptr r, const struct mpb_point *p);
/* log K_nu(x) and, if wanted, log K_{nu+1}(x), for any w, less sign eta (K = e^-eta m). */
void mpb_integral_k(mpfr_ptr log_m, mpfr_ptr log_m1, const struct mpb_point *p);

/* mpdebye.c: the uniform expansion, for w > 60 or so. */
void mpb_debye_log(mpfr_ptr log_a, mpfr_ptr log_b, const struct mpb_point *p);
const mpfr_t *mpb_debye_p(int k, mpfr_prec_t prec); /* the k + 1 coefficients of p_k, k <= 60 */
void mpb_debye_ratio(mpfr_ptr r, mpfr_ptr compl, mpfr_ptr dx, const struct mpb_point *p);

#endif
