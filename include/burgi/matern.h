/* The logarithm of the Matern correlation, and its derivatives.
 *
 * M_nu(z) = 2^{1-nu}/Gamma(nu) z^nu K_nu(z), smoothness nu > 0, z >= 0, falls from 1 at z = 0.  The
 * covariance of a Gaussian process at distance d with length scale l is usually written with
 *
 *   z = sqrt(2 nu) d/l,
 *
 * and f = log M_nu(z) has then, with z_x for burgi_log_matern_dx and z_n for burgi_log_matern_dnu,
 *
 *   df/dd = z_x z/d = z_x sqrt(2 nu)/l,    df/dl = -z_x z/l,
 *   df/dnu at fixed d and l = z_n + z_x z/(2 nu).
 *
 * The last is a difference of nearly equal numbers for large nu, where M goes to exp(-d^2/(2 l^2)), and
 * z grows without bound there: burgi_log_matern_dist and its derivatives take nu and s = d/l as they
 * are, nu = inf included,
 *
 *   df/dd = dist_ds/l,    df/dl = -dist_ds s/l,    df/dnu = dist_dnu.
 *
 * Logarithms are natural.  u = 2^-53; "mixed" means |error| <= bound * max(|value|, 1).  A worst
 * error is that over the points of tests/data/matern*.tsv, the same on all instruction sets; the
 * worst of each regime is in docs/measured/matern_errors.md, methods and cut-overs in docs/matern.md.  Speed as in
 * burgi/bessel.h. */
#ifndef BURGI_MATERN_H
#define BURGI_MATERN_H

#include <burgi/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One batch function, and both in single precision: the double function's value rounded once; z is
 * the second argument's name. */
#define BURGI_BATCH_NU(name, z)                                                                \
    BURGI_API burgi_status burgi_##name##_n(size_t n, const double *nu, ptrdiff_t inc_nu,      \
                                            const double *z, ptrdiff_t inc_##z, double *y,     \
                                            ptrdiff_t inc_y);                                  \
    BURGI_API float burgi_##name##_f32(float nu, float z);                                     \
    BURGI_API burgi_status burgi_##name##_n_f32(size_t n, const float *nu, ptrdiff_t inc_nu,   \
                                                const float *z, ptrdiff_t inc_##z, float *y,   \
                                                ptrdiff_t inc_y)

/** Logarithm of the Matern correlation, log M_nu(z) = log(2^{1-nu}/Gamma(nu) z^nu K_nu(z)) <= 0.
 *
 *  Domain     nu > 0, z >= 0.  Otherwise NaN.
 *  Special    z = 0: 0.  z = inf, nu finite: -inf.  nu = inf, z finite: 0.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u mixed; hypot(nu, z) >= 24: 4 u relative.  Worst seen 3.04 u at nu = 0.5,
 *             z = 0.99967.
 *  Method     hypot(nu, z) >= 24: logarithm of Debye's expansion without cancellation, 5 to 20 terms.
 *             Below: K_nu (z/2)^nu by the base orders and recurrence of log K, over Gamma(nu).
 *  Source     DLMF 10.27.4, 10.29.1, 10.41.4; Matern (1960).
 *  Speed      11 to 22 ns a value. */
BURGI_API double burgi_log_matern(double nu, double z);
BURGI_BATCH_NU(log_matern, z);

/** First derivative in z of log M_nu(z), -K_{nu-1}(z)/K_nu(z) <= 0.
 *
 *  Domain     nu > 0, z >= 0.  Otherwise NaN.
 *  Special    z = 0: 0 if nu > 1/2, -1 at 1/2, else -inf.  z = inf, nu finite: -1.  nu = inf, z
 *             finite: 0.  Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   8 u relative.  Worst seen 3.91 u at nu = 0.5, z = 1.
 *  Method     as burgi_besselk_ratio, of order nu - 1 or -nu.
 *  Source     DLMF 10.29.2, 10.29.4.
 *  Speed      5 to 14 ns a value. */
BURGI_API double burgi_log_matern_dx(double nu, double z);
BURGI_BATCH_NU(log_matern_dx, z);

/** First derivative in nu of log M_nu(z) at fixed z, d/dnu log K_nu(z) + log(z/2) - psi(nu) >= 0.
 *
 *  Domain     nu > 0, z >= 0.  Otherwise NaN.
 *  Special    z = 0: 0.  z = inf, nu finite: inf.  nu = inf, z finite: 0.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   8 u mixed.  Worst seen 6.57 u at nu = 3.5343, z = 24.589.
 *  Method     hypot(nu, z) >= 24: Debye's expansion differentiated, and Stirling's series.  Below:
 *             as burgi_log_besselk_dnu, without the terms that log(z/2) and psi(nu) cancel.
 *  Source     DLMF 5.11.2, 10.27.4, 10.32.9, 10.41.4.
 *  Speed      9 to 43 ns a value. */
BURGI_API double burgi_log_matern_dnu(double nu, double z);
BURGI_BATCH_NU(log_matern_dnu, z);

/** Logarithm of the Matern correlation at distance s, log M_nu(sqrt(2 nu) s) <= 0; for nu -> inf
 *  -s^2/2, the squared exponential.
 *
 *  Domain     nu > 0, s >= 0, s in length scales.  Otherwise NaN.
 *  Special    s = 0: 0.  s = inf: -inf.  nu = inf: -s^2/2.  NaN in, NaN out.
 *  Accuracy   4 u mixed; hypot(nu, sqrt(2 nu) s) >= 24: 4 u relative.  Worst seen 2.39 u at
 *             nu = 1.1244, s = 1.2536.
 *  Method     as burgi_log_matern, with sqrt(2 nu) s to twice a double's digits.
 *  Source     DLMF 10.27.4, 10.29.1, 10.41.4; Rasmussen and Williams (2006), 4.14.
 *  Speed      17 to 39 ns a value. */
BURGI_API double burgi_log_matern_dist(double nu, double s);
BURGI_BATCH_NU(log_matern_dist, s);

/** First derivative in s of burgi_log_matern_dist, <= 0; for nu -> inf -s.
 *
 *  Domain     nu > 0, s >= 0.  Otherwise NaN.
 *  Special    s = 0: 0 if nu > 1/2, -1 at 1/2, else -inf.  s = inf: -sqrt(2 nu).  nu = inf: -s.  NaN in,
 *             NaN out.
 *  Accuracy   8 u relative.  Worst seen 4.77 u at nu = 0.50002, s = 1.
 *  Method     as burgi_log_matern_dx: 2 nu s over z K_nu/K_{nu-1}, z = sqrt(2 nu) s; no root in it.
 *  Source     DLMF 10.29.2, 10.29.4.
 *  Speed      10 to 31 ns a value. */
BURGI_API double burgi_log_matern_dist_ds(double nu, double s);
BURGI_BATCH_NU(log_matern_dist_ds, s);

/** First derivative in nu, at fixed s, of burgi_log_matern_dist; for large nu s^2 (4 - s^2)/(8 nu^2).  Of
 *  any sign.
 *
 *  Domain     nu > 0, s >= 0.  Otherwise NaN.
 *  Special    s = 0: 0.  s = inf, nu finite: -inf.  nu = inf, s finite: 0.  Both infinite: NaN.  NaN in,
 *             NaN out.
 *  Accuracy   8 u max(z_n, -z_x z/(2 nu), 1), of whose difference it is made (see above); nu >=
 *             24: 8 u relative, but near the zero, s = 2 or so, 8 u (t - log(1+t) + q/(4 nu
 *             (1+q))), q being 2 s^2/nu and t (sqrt(1+q) - 1)/2.  Worst seen 4.80 u at
 *             nu = 0.50002, s = 0.20507.
 *  Method     hypot(nu, z) >= 24: the difference taken term by term in Debye's expansion, or of the
 *             power series where s^2 < 3/16.  Below: from burgi_log_matern_dnu and a ratio of K.
 *  Source     DLMF 5.11.2, 10.27.4, 10.32.9, 10.41.4.
 *  Speed      19 to 89 ns a value. */
BURGI_API double burgi_log_matern_dist_dnu(double nu, double s);
BURGI_BATCH_NU(log_matern_dist_dnu, s);

#undef BURGI_BATCH_NU

#ifdef __cplusplus
}
#endif

#endif
