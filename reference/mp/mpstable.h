/* Alpha-stable laws in MPFR: density, both tails, their logarithms, the density's derivatives and
 * the quantiles, of the standard law in S0 or S1.
 *
 * Two ways.  The first: the characteristic function turned into the complex plane
 * (mpstable_ray.h), along the ray where its greatest summand is least or, for a law with beta = +-1
 * in its light tail, along a line through the saddle; with as many bits as are lost.  The second:
 * in such a tail Zolotarev's integral (mpstable_skew.c); where a power series takes few terms, that
 * (mpstable_series.c); else another ray.  The functions
 * return true where both agree, to 2^-MPS_BITS relative: a caller that prints a number must
 * refuse a point where they do not. */
#ifndef BURGI_REFERENCE_MP_MPSTABLE_H
#define BURGI_REFERENCE_MP_MPSTABLE_H

#include <mpfr.h>
#include <stdbool.h>

enum { MPS_BITS = 80, MPS_SERIES_BITS = 100 };

enum {
    MPS_PDF,
    MPS_LOGPDF,
    MPS_CDF,
    MPS_SF,
    MPS_LOGCDF,
    MPS_LOGSF,
    MPS_DX,
    MPS_DALPHA,
    MPS_DBETA,
    MPS_VALUES
};

/* All that is wanted, bit k for value k. */
bool mps_values(mpfr_t value[MPS_VALUES], mpfr_srcptr x, double alpha, double beta, bool s1,
                unsigned wanted);

/* x of which the cdf, or the survival function where upper, is q; 0 < q < 1. */
bool mps_quantile(mpfr_ptr x, double q, double alpha, double beta, bool s1, bool upper);

/* By power series of x1, f and 1 - F: false where that takes more than a few hundred terms.  C =
 * re - i im as in mpstable_ray.h, at 0 < alpha, not within 0.02 of 1. */
bool mps_series(mpfr_ptr f, mpfr_ptr sf, mpfr_srcptr x1, double alpha, double beta);

#endif
