/* First and second derivatives of log I_nu(x) and log K_nu(x) in x and nu.  Conventions are those of
 * burgi/bessel.h.  Worst errors are those of the 9138 rows of tests/data/bessel_deriv_*.tsv, what
 * searches found included. */
#ifndef BURGI_BESSEL_DERIV_H
#define BURGI_BESSEL_DERIV_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One batch function: n elements, increments in elements (burgi/base.h). */
#define BURGI_BATCH_NU_X(name)                                                                 \
    BURGI_API burgi_status burgi_##name##_n(size_t n, const double *nu, ptrdiff_t inc_nu,      \
                                            const double *x, ptrdiff_t inc_x, double *y,       \
                                            ptrdiff_t inc_y)

/** First derivative in x of log I_nu(x), I'_nu(x)/I_nu(x), in [0, inf].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0 if nu = 0, else inf.  x = inf, nu finite: 1.  nu = inf, x finite: inf.
 *             Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   8 u relative.  Worst seen 5.65 u at nu = 0.12019, x = 23.504.
 *  Method     hypot(nu, x) >= 24: Debye's expansion differentiated, 4 to 19 terms.  Below:
 *             nu/x + r, the ratio r by 28 steps downwards.
 *  Source     DLMF 10.25.2, 10.29.1, 10.38.1, 10.41.3.
 *  Speed      3 to 11 ns a value. */
BURGI_API double burgi_log_besseli_dx(double nu, double x);
BURGI_BATCH_NU_X(log_besseli_dx);

/** First derivative in nu of log I_nu(x).
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: -inf.  x = inf, nu finite: 0.  nu = inf, x finite: -inf.  Both infinite:
 *             NaN.  NaN in, NaN out.
 *  Accuracy   8 u mixed.  Worst seen 6.51 u at nu = 17.022, x = 16.867.
 *  Method     hypot(nu, x) >= 24: Debye's expansion differentiated.  Below: log(x/2) less the
 *             mean of digamma(nu + 1 + k) over the terms k of the power series.
 *  Source     DLMF 10.25.2, 10.29.1, 10.38.1, 10.41.3.
 *  Speed      6 to 16 ns a value. */
BURGI_API double burgi_log_besseli_dnu(double nu, double x);
BURGI_BATCH_NU_X(log_besseli_dnu);

/** Second derivative in x of log I_nu(x).
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 1/2 if nu = 0, else -inf.  x = inf, nu finite: 0.  nu = inf, x finite:
 *             -inf.  Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   16 u mixed.  Worst seen 9.95 u at nu = 0.12019, x = 23.504.
 *  Method     as d/dx; below 24 Riccati's equation, 1 - r^2 - (2 nu + 1) r/x - nu/x^2.
 *  Source     DLMF 10.25.2, 10.29.1, 10.38.1, 10.41.3.
 *  Speed      4 to 13 ns a value. */
BURGI_API double burgi_log_besseli_dxx(double nu, double x);
BURGI_BATCH_NU_X(log_besseli_dxx);

/** Mixed second derivative in x and nu of log I_nu(x).
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: inf.  x = inf, nu finite: 0.  nu = inf, x finite: 1/x.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   16 u mixed.  Worst seen 4.62 u at nu = 776.1, x = 0.12419.
 *  Method     as d/dx, the recurrence differentiated in nu.
 *  Source     DLMF 10.25.2, 10.29.1, 10.38.1, 10.41.3.
 *  Speed      3 to 15 ns a value. */
BURGI_API double burgi_log_besseli_dxnu(double nu, double x);
BURGI_BATCH_NU_X(log_besseli_dxnu);

/** Second derivative in nu of log I_nu(x).
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: -trigamma(nu + 1).  x = inf, nu finite: 0.  nu = inf, x finite: 0.  Both
 *             infinite: NaN.  NaN in, NaN out.
 *  Accuracy   16 u mixed.  Worst seen 7.50 u at nu = 0.37696, x = 0.38518.
 *  Method     as d/dnu; below 24 the variance of digamma(nu + 1 + k) less the mean of
 *             trigamma(nu + 1 + k).
 *  Source     DLMF 10.25.2, 10.29.1, 10.38.1, 10.41.3.
 *  Speed      4 to 17 ns a value. */
BURGI_API double burgi_log_besseli_dnunu(double nu, double x);
BURGI_BATCH_NU_X(log_besseli_dnunu);

/** First derivative in x of log K_nu(x), K'_nu(x)/K_nu(x), in [-inf, -1].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: -inf.  x = inf, nu finite: -1.  nu = inf, x finite: -inf.  Both infinite:
 *             NaN.  NaN in, NaN out.
 *  Accuracy   8 u relative.  Worst seen 2.08 u at nu = 0.0070549, x = 46.
 *  Method     hypot(nu, x) >= 24: Debye's expansion differentiated, 4 to 19 terms.  Below: from
 *             K_{nu+1}/K_nu in hi + lo.
 *  Source     DLMF 10.27.4, 10.29.1, 10.32.9, 10.41.4.
 *  Speed      3 to 13 ns a value. */
BURGI_API double burgi_log_besselk_dx(double nu, double x);
BURGI_BATCH_NU_X(log_besselk_dx);

/** First derivative in nu of log K_nu(x), in [0, inf]; 0 at nu = 0.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0 if nu = 0, else inf.  x = inf, nu finite: 0.  nu = inf, x finite: inf.
 *             Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   8 u mixed; 16 u relative for nu >= 2^-900.  Worst seen 5.93 u at nu = 0.0042092,
 *             x = 2.2851e-218.
 *  Method     hypot(nu, x) >= 24: Debye's expansion differentiated, 4 to 19 terms.  Below:
 *             means over K's integral, 29 or 33 nodes, or for x < 1/8 the reflection formula
 *             without its poles, at nu or at two base orders; then upwards.
 *  Source     DLMF 10.27.4, 10.29.1, 10.32.9, 10.41.4.
 *  Speed      6 to 37 ns a value. */
BURGI_API double burgi_log_besselk_dnu(double nu, double x);
BURGI_BATCH_NU_X(log_besselk_dnu);

/** Second derivative in x of log K_nu(x), in [0, inf].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: inf.  x = inf, nu finite: 0.  nu = inf, x finite: inf.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   16 u mixed.  Worst seen 7.79 u at nu = 1.6677e-6, x = 0.64362.
 *  Method     hypot(nu, x) >= 24: as d/dnu, 5 to 24 terms.  Below: Riccati's equation, from
 *             K_nu/K_{nu-1} in hi + lo.
 *  Source     DLMF 10.27.4, 10.29.1, 10.32.9, 10.41.4.
 *  Speed      4 to 31 ns a value. */
BURGI_API double burgi_log_besselk_dxx(double nu, double x);
BURGI_BATCH_NU_X(log_besselk_dxx);

/** Mixed second derivative in x and nu of log K_nu(x), in [-inf, 0]; 0 at nu = 0.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0 if nu = 0, else -inf.  x = inf, nu finite: 0.  nu = inf, x finite: -1/x.
 *             Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   16 u mixed.  Worst seen 10.50 u at nu = 1.048, x = 0.12979.
 *  Method     as d/dnu, 5 to 24 terms.
 *  Source     DLMF 10.27.4, 10.29.1, 10.32.9, 10.41.4.
 *  Speed      3 to 37 ns a value. */
BURGI_API double burgi_log_besselk_dxnu(double nu, double x);
BURGI_BATCH_NU_X(log_besselk_dxnu);

/** Second derivative in nu of log K_nu(x), in [0, inf].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: trigamma(nu), inf if nu = 0.  x = inf, nu finite: 0.  nu = inf, x finite:
 *             0.  Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   16 u mixed.  Worst seen 12.01 u at nu = 0.54413, x = 0.12316.
 *  Method     as d/dnu, 5 to 24 terms.
 *  Source     DLMF 10.27.4, 10.29.1, 10.32.9, 10.41.4.
 *  Speed      4 to 41 ns a value. */
BURGI_API double burgi_log_besselk_dnunu(double nu, double x);
BURGI_BATCH_NU_X(log_besselk_dnunu);

/* In single precision: the values above of the same numbers as doubles, rounded once more
 * (burgi/bessel.h). */
#define BURGI_F32_NU_X(name)                                                                   \
    BURGI_API float burgi_##name##_f32(float nu, float x);                                     \
    BURGI_API burgi_status burgi_##name##_n_f32(size_t n, const float *nu, ptrdiff_t inc_nu,   \
                                                const float *x, ptrdiff_t inc_x, float *y,     \
                                                ptrdiff_t inc_y)

BURGI_F32_NU_X(log_besseli_dx);
BURGI_F32_NU_X(log_besseli_dnu);
BURGI_F32_NU_X(log_besseli_dxx);
BURGI_F32_NU_X(log_besseli_dxnu);
BURGI_F32_NU_X(log_besseli_dnunu);
BURGI_F32_NU_X(log_besselk_dx);
BURGI_F32_NU_X(log_besselk_dnu);
BURGI_F32_NU_X(log_besselk_dxx);
BURGI_F32_NU_X(log_besselk_dxnu);
BURGI_F32_NU_X(log_besselk_dnunu);

#undef BURGI_F32_NU_X
#undef BURGI_BATCH_NU_X

#ifdef __cplusplus
}
#endif

#endif
