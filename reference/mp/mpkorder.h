/* log K_nu(x)'s derivative in the order, for any order and argument in MPFR. */
#ifndef BURGI_REFERENCE_MP_MPKORDER_H
#define BURGI_REFERENCE_MP_MPKORDER_H

#include <mpfr.h>
#include <stdbool.h>

/* d/dnu log K_nu(x), nu >= 0, x > 0, by central differences of each of two ways of computing log K;
 * accurate to about 2^-150 max(|d|, 1), and false where the two disagree by more than 2^-MPK_BITS of
 * that. */
enum { MPK_BITS = 80 };
bool mpk_dnu(mpfr_ptr d, mpfr_srcptr nu, mpfr_srcptr x);

/* The two ways: log K less a constant of each way's own, at the precision of a; b
 * may be null. */
void mpk_ways(mpfr_ptr a, mpfr_ptr b, mpfr_srcptr nu, mpfr_srcptr x);

/* A step for central differences in an order of nu, where w = hypot(nu, x). */
void mpk_step(mpfr_ptr h, mpfr_srcptr nu, mpfr_srcptr x);
enum { MPK_STEP = 80 };

#endif
