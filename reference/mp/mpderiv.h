/* First and second derivatives of log I_nu(x) and log K_nu(x) in MPFR, each computed in two
 * independent ways (mpbessel.h is about the functions themselves). */
#ifndef BURGI_REFERENCE_MP_MPDERIV_H
#define BURGI_REFERENCE_MP_MPDERIV_H

#include <mpfr.h>
#include <stdbool.h>

/* The order of the values: those of log I, then those of log K. */
enum { MPD_DX, MPD_DNU, MPD_DXX, MPD_DXNU, MPD_DNUNU, MPD_EACH, MPD_ALL = 2 * MPD_EACH };

/* All ten for doubles nu >= 0, x > 0, at the precision of value[0]; false where the two ways
 * disagree by more than 2^-MPD_BITS of max(|f|, 1), for second derivatives of
 * max(|f|, 1/max(w, 1)), for the mixed one where x < 1 of max(|f|, 1/x): a difference with a
 * step of 2^-80 cannot tell a smaller nu from 0.  The values are those by averages, which hold
 * the odd ones of K relatively. */
enum { MPD_BITS = 80 };
bool mpd_all(mpfr_t value[MPD_ALL], double nu, double x);

/* The ways.  Differences: central ones of log I and log K.  Averages: log I and log K are
 * logarithms of sums and integrals over e^(..), so their derivatives are means and covariances. */
void mpd_differences(mpfr_t value[MPD_ALL], double nu, double x);
void mpd_averages(mpfr_t value[MPD_ALL], double nu, double x);

/* The same for log I alone (k = 0) or log K (1), at a point of any precision. */
void mpd_averages_of(int k, mpfr_t value[MPD_EACH], mpfr_srcptr nu, mpfr_srcptr x);

#endif
