/* log I_nu(x) and log K_nu(x) together, with the ratios of neighbouring orders and all first
 * derivatives, for about twice the price of one logarithm where hypot(nu, x) >= 24. */
#ifndef BURGI_BESSELIK_H
#define BURGI_BESSELIK_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The values at one point.  Each is that of the function of burgi/bessel.h in the comment, bit for
 *  bit, with its domain, special values and accuracy. */
typedef struct burgi_besselik {
    double log_i;     /**< burgi_log_besseli */
    double log_k;     /**< burgi_log_besselk */
    double ratio_i;   /**< burgi_besseli_ratio, I_{nu+1}/I_nu */
    double ratio_k;   /**< burgi_besselk_ratio, K_{nu+1}/K_nu */
    double log_i_dx;  /**< burgi_log_besseli_dx */
    double log_k_dx;  /**< burgi_log_besselk_dx */
    double log_i_dnu; /**< burgi_log_besseli_dnu */
    double log_k_dnu; /**< burgi_log_besselk_dnu */
} burgi_besselik;

/** All of these at one point, into *out, which must not be null.
 *
 *  Domain     nu >= 0, x >= 0; log_k: every nu.  Otherwise NaN, in each value for itself.
 *  Special    as each function alone.
 *  Accuracy   as each function alone: the bits are the same.
 *  Method     hypot(nu, x) >= 24, max(nu, x) < 2^40: the leading terms and three series of Debye's
 *             expansion, once for all.  Elsewhere the functions one by one.
 *  Source     DLMF 10.41.3, 10.41.4.
 *  Speed      docs/benchmarks.md, "both together". */
BURGI_API void burgi_log_besselik(double nu, double x, burgi_besselik *out);

/** Where a batch puts its values: the member of element i at member[i * inc].  A member that is null
 *  is left out, and where only log_i and log_k are wanted, so are all the others' computations. */
typedef struct burgi_besselik_arrays {
    double *log_i, *log_k, *ratio_i, *ratio_k;
    double *log_i_dx, *log_k_dx, *log_i_dnu, *log_k_dnu;
    ptrdiff_t inc; /**< of all arrays, in elements; negative counts downwards */
} burgi_besselik_arrays;

/** The same for n points, increments in elements (burgi/base.h).  An array may be one of the
 *  arguments' if its increment is that argument's.
 *
 *  Errors     BURGI_EINVAL: nu, x or out null where n > 0, or out->inc = 0 where n > 1; nothing is
 *             written. */
BURGI_API burgi_status burgi_log_besselik_n(size_t n, const double *nu, ptrdiff_t inc_nu,
                                            const double *x, ptrdiff_t inc_x,
                                            const burgi_besselik_arrays *out);

#ifdef __cplusplus
}
#endif

#endif
