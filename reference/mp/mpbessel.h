/* log I_nu(x), log K_nu(x) and the ratio r = I_{nu+1}/I_nu with 1 - r and dr/dx, in MPFR, for
 * every nu >= 0 and x > 0, each value computed in two independent ways.
 *
 * Results are accurate to about their own precision, relative to max(|f|, 1) for the logarithms
 * (relative to |f| for log H and for the ratio, its complement and derivative).  The functions
 * return true where the two ways agree: to 2^-MPB_LOG_BITS and 2^-MPB_RATIO_BITS.  A caller
 * that prints a number must refuse a point where they do not.  An argument may be of any
 * precision; a null result is not wanted. */
#ifndef BURGI_REFERENCE_MP_MPBESSEL_H
#define BURGI_REFERENCE_MP_MPBESSEL_H

#include <mpfr.h>
#include <stdbool.h>

enum { MPB_LOG_BITS = 130, MPB_RATIO_BITS = 90 };

/* Whether one of the two ways will do, and at any precision: for a search (truth.h), which has what
 * it finds vouched for by both.  Here and in what builds on this; false at first. */
extern bool mpb_one_way;

/* log I_nu(x) and log(e^-x I_nu(x)); log K_nu(x) and log(e^x K_nu(x)). */
bool mpb_log_i(mpfr_ptr plain, mpfr_ptr scaled, mpfr_srcptr nu, mpfr_srcptr x);
bool mpb_log_k(mpfr_ptr plain, mpfr_ptr scaled, mpfr_srcptr nu, mpfr_srcptr x);

/* r = I_{nu+1}(x)/I_nu(x), 1 - r, dr/dx. */
bool mpb_ratio(mpfr_ptr r, mpfr_ptr compl, mpfr_ptr dx, mpfr_srcptr nu, mpfr_srcptr x);

/* The same for doubles, all seven at once, in the order of bessel.h: log I, log K, log(e^-x I),
 * log(e^x K), r, 1 - r, dr/dx.  The values must be initialised. */
enum { MPB_ALL = 7 };
bool mpb_all(mpfr_t value[MPB_ALL], double nu, double x);

/* |a - b| <= 2^-bits max(|a|, 2^floor), both numbers; MPB_RELATIVE: |a| alone. */
enum { MPB_RELATIVE = -(1 << 29) };
bool mpb_agree(mpfr_srcptr a, mpfr_srcptr b, int bits, mpfr_exp_t floor);

/* y = 0F1(; b; q) - 1 by its power series, relative to the sum of absolute terms. */
void mpb_0f1_m1(mpfr_ptr y, mpfr_srcptr b, mpfr_srcptr q);

/* y = log Gamma(1 + nu), relative to |y| as nu -> 0. */
void mpb_lgamma1p(mpfr_ptr y, mpfr_srcptr nu);

#endif
