/* f = log(2^{1-nu}/Gamma(nu) z^nu K_nu(z)), the Matern correlation's logarithm, in MPFR, two ways:
 *
 *   from log K (mpbessel.h, which vouches for it);
 *   where z < 60 or z^2 < nu by the two power series of the reflection formula,
 *     f = log1p[(0F1(; 1-nu; q) - 1) - pi/(nu sin(pi nu) Gamma(nu)^2) q^nu 0F1(; 1+nu; q)],
 *   q = z^2/4.
 *
 * The series keep f relative where it is small.  Arguments may be of any precision. */
#ifndef BURGI_REFERENCE_MP_MPMATERN_H
#define BURGI_REFERENCE_MP_MPMATERN_H

#include <mpfr.h>
#include <stdbool.h>

enum { MPM_BITS = 90 };

/* Whether the series hold; the bits that they lose. */
bool mpm_has_series(mpfr_srcptr nu, mpfr_srcptr z);
mpfr_prec_t mpm_lost(mpfr_srcptr nu, mpfr_srcptr z);

/* f by the series at the precision of y relative to f, `lost` bits being lost; near an integer nu is
 * moved off it. */
void mpm_series(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr z, mpfr_prec_t lost);

/* f and df/dz = -K_{nu-1}/K_nu, null where not wanted; false where two ways of f disagree by more than 2^-MPM_BITS
 * max(|f|, 1), or those of log K. */
bool mpm_log(mpfr_ptr f, mpfr_ptr dz, mpfr_srcptr nu, mpfr_srcptr z);

/* log K to f: adds nu log(z/2) + log 2 - log Gamma(nu). */
void mpm_of_log_k(mpfr_ptr f, mpfr_srcptr nu, mpfr_srcptr z);

#endif
