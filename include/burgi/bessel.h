/* Logarithms of the modified Bessel functions I_nu(x) and K_nu(x), and ratios of I.
 *
 * Every function takes the order nu >= 0 and the argument x >= 0, any double, subnormal
 * numbers included.  Logarithms are natural.  The error measure and how it was measured
 * are in docs/accuracy.md; methods and cut-overs in docs/bessel.md.  u = 2^-53; "mixed"
 * means |error| <= bound * max(|value|, 1). */
#ifndef BURGI_BESSEL_H
#define BURGI_BESSEL_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One batch function: n elements, increments in elements (burgi/base.h). */
#define BURGI_BATCH_NU_X(name)                                                                 \
    BURGI_API burgi_status burgi_##name##_n(size_t n, const double *nu, ptrdiff_t inc_nu,      \
                                            const double *x, ptrdiff_t inc_x, double *y,       \
                                            ptrdiff_t inc_y)

/** Logarithm of the modified Bessel function of the first kind, log I_nu(x).
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0 if nu = 0, else -inf.  x = inf: inf.  nu = inf, x finite: -inf.
 *             Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   4 u mixed; nu = 0: relative as x -> 0.
 *  Source     DLMF 10.25.2, 10.41.3. */
BURGI_API double burgi_log_besseli(double nu, double x);
BURGI_BATCH_NU_X(log_besseli);

/** Logarithm of the modified Bessel function of the second kind, log K_nu(x).
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: inf.  x = inf: -inf.  nu = inf, x finite: inf.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u mixed.
 *  Source     DLMF 10.27.4, 10.29.1, 10.41.4; Temme (1975). */
BURGI_API double burgi_log_besselk(double nu, double x);
BURGI_BATCH_NU_X(log_besselk);

/** Logarithm of the exponentially scaled function, log(e^-x I_nu(x)), without forming
 *  log I_nu(x) - x.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0 if nu = 0, else -inf.  x = inf, nu finite: -inf.  nu = inf, x
 *             finite: -inf.  Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   4 u mixed. */
BURGI_API double burgi_log_besseli_scaled(double nu, double x);
BURGI_BATCH_NU_X(log_besseli_scaled);

/** Logarithm of the exponentially scaled function, log(e^x K_nu(x)), without forming
 *  log K_nu(x) + x.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: inf.  x = inf, nu finite: -inf.  nu = inf, x finite: inf.  Both
 *             infinite: NaN.  NaN in, NaN out.
 *  Accuracy   4 u mixed. */
BURGI_API double burgi_log_besselk_scaled(double nu, double x);
BURGI_BATCH_NU_X(log_besselk_scaled);

/** The ratio r = I_{nu+1}(x) / I_nu(x), in [0, 1].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0.  x = inf: 1.  nu = inf, x finite: 0.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u relative. */
BURGI_API double burgi_besseli_ratio(double nu, double x);
BURGI_BATCH_NU_X(besseli_ratio);

/** The complement 1 - I_{nu+1}(x) / I_nu(x), in [0, 1], without cancellation.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 1.  x = inf: 0.  nu = inf, x finite: 1.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   6 u relative. */
BURGI_API double burgi_besseli_ratio_compl(double nu, double x);
BURGI_BATCH_NU_X(besseli_ratio_compl);

/** The derivative d/dx [I_{nu+1}(x) / I_nu(x)], in (0, 1/(2 nu + 2)].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 1/(2 nu + 2).  x = inf: 0.  nu = inf, x finite: 0.  Both infinite:
 *             NaN.  NaN in, NaN out.
 *  Accuracy   8 u relative. */
BURGI_API double burgi_besseli_ratio_dx(double nu, double x);
BURGI_BATCH_NU_X(besseli_ratio_dx);

#undef BURGI_BATCH_NU_X

#ifdef __cplusplus
}
#endif

#endif
