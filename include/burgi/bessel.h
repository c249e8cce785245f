/* Logarithms of the modified Bessel functions I_nu(x) and K_nu(x), ratios, and log 0F1; derivatives
 * are in burgi/bessel_deriv.h, several values at once in burgi/besselik.h.
 *
 * Every function takes the order nu >= 0 (log K any real nu) and the argument x >= 0, any double,
 * subnormal numbers included.  Logarithms are natural.  The error measure and how it was measured
 * are in docs/accuracy.md; methods and cut-overs in docs/bessel.md.  u = 2^-53; "mixed" means
 * |error| <= bound * max(|value|, 1).  A worst error is that over the points of
 * tests/data/bessel_*.tsv, which hold what searches found, the same on all instruction sets; the
 * worst of each regime is in docs/measured/bessel_errors.md.  Speed is that of batches on the mixes of
 * docs/benchmarks.md, AVX2, best times. */
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
 *  Accuracy   4 u mixed; nu = 0: relative as x -> 0.  Worst seen 2.77 u at nu = 0.49864,
 *             x = 0.20404.
 *  Method     hypot(nu, x) >= 24: logarithm of Debye's expansion, 5 to 20 terms, leading
 *             terms in hi + lo.  Below: power series backwards without division.
 *  Source     DLMF 10.25.2, 10.41.3, 10.41.9.
 *  Speed      6 to 13 ns a value. */
BURGI_API double burgi_log_besseli(double nu, double x);
BURGI_BATCH_NU_X(log_besseli);

/** Logarithm of the modified Bessel function of the second kind, log K_nu(x).
 *
 *  Domain     every nu, K being even in it; x >= 0.  Otherwise NaN.
 *  Special    x = 0: inf.  x = inf: -inf.  nu = +-inf, x finite: inf.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u mixed.  Worst seen 2.78 u at nu = 0.50605, x = 0.99715.
 *  Method     hypot(nu, x) >= 24: as log I.  Below: two base orders by Temme's series
 *             (x < 1) or a polynomial in order and argument, then upwards in hi + lo.
 *  Source     DLMF 10.27.3, 10.27.4, 10.29.1, 10.41.4; Temme, J. Comput. Phys. 19 (1975).
 *  Speed      7 to 15 ns a value. */
BURGI_API double burgi_log_besselk(double nu, double x);
BURGI_BATCH_NU_X(log_besselk);

/** Logarithm of the exponentially scaled function, log(e^-x I_nu(x)), without forming
 *  log I_nu(x) - x.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0 if nu = 0, else -inf.  x = inf, nu finite: -inf.  nu = inf, x
 *             finite: -inf.  Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   4 u mixed.  Worst seen 2.78 u at nu = 0.4828, x = 0.66514.
 *  Method     as log I, with log(e^-x I)'s own leading term: docs/bessel.md, section 2.
 *  Source     DLMF 10.25.2, 10.41.3.
 *  Speed      7 to 14 ns a value. */
BURGI_API double burgi_log_besseli_scaled(double nu, double x);
BURGI_BATCH_NU_X(log_besseli_scaled);

/** Logarithm of the exponentially scaled function, log(e^x K_nu(x)), without forming
 *  log K_nu(x) + x.
 *
 *  Domain     every nu, K being even in it; x >= 0.  Otherwise NaN.
 *  Special    x = 0: inf.  x = inf, nu finite: -inf.  nu = +-inf, x finite: inf.  Both
 *             infinite: NaN.  NaN in, NaN out.
 *  Accuracy   4 u mixed.  Worst seen 2.73 u at nu = 0.50625, x = 0.99853.
 *  Method     as log K, with log(e^x K)'s own leading term: docs/bessel.md, section 2.
 *  Source     DLMF 10.27.3, 10.27.4, 10.29.1, 10.41.4; Temme (1975).
 *  Speed      7 to 15 ns a value. */
BURGI_API double burgi_log_besselk_scaled(double nu, double x);
BURGI_BATCH_NU_X(log_besselk_scaled);

/** The ratio r = I_{nu+1}(x) / I_nu(x), in [0, 1].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 0.  x = inf: 1.  nu = inf, x finite: 0.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u relative.  Worst seen 1.21 u at nu = 26.491, x = 0.21576.
 *  Method     hypot(nu, x) >= 24: Debye's expansion differentiated.  Below: recurrence
 *             downwards from nu + 24, in hi + lo, without division.
 *  Source     DLMF 10.29.1, 10.29.2, 10.41.3.
 *  Speed      3 to 18 ns a value. */
BURGI_API double burgi_besseli_ratio(double nu, double x);
BURGI_BATCH_NU_X(besseli_ratio);

/** The complement 1 - I_{nu+1}(x) / I_nu(x), in [0, 1], without cancellation.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 1.  x = inf: 0.  nu = inf, x finite: 1.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   6 u relative; nu <= 1/2 and hypot(nu, x) < 24: 16 u.  Worst seen 1.07 u at
 *             nu = 1.4052e-6, x = 32.169.
 *  Method     as the ratio, from hypot(nu, x) = 30.
 *  Source     DLMF 10.29.1, 10.29.2, 10.41.3.
 *  Speed      10 to 24 ns a value. */
BURGI_API double burgi_besseli_ratio_compl(double nu, double x);
BURGI_BATCH_NU_X(besseli_ratio_compl);

/** The derivative d/dx [I_{nu+1}(x) / I_nu(x)], in (0, 1/(2 nu + 2)].
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0: 1/(2 nu + 2).  x = inf: 0.  nu = inf, x finite: 0.  Both infinite:
 *             NaN.  NaN in, NaN out.
 *  Accuracy   8 u relative.  Worst seen 1.45 u at nu = 0.00042572, x = 30.
 *  Method     as the ratio, from hypot(nu, x) = 30; below, Riccati's equation
 *             r' = 1 - r^2 - (2 nu + 1) r/x in hi + lo.
 *  Source     DLMF 10.29.1, 10.29.2, 10.41.3.
 *  Speed      11 to 25 ns a value. */
BURGI_API double burgi_besseli_ratio_dx(double nu, double x);
BURGI_BATCH_NU_X(besseli_ratio_dx);

/** log I_nu(x) with the whole of hi + lo: returns hi, the double nearest to hi + lo, and sets *lo to
 *  the rest, so that large logarithms can be subtracted without loss.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    as burgi_log_besseli, with *lo = 0; so too where the result overflows.
 *  Accuracy   |hi + lo - log I| <= 2^-90 max(|log I|, 1), proved; |lo| <= ulp(hi)/2.  nu = 0:
 *             2^-90 |log I| + 2^-1050, relative as x -> 0.  Worst seen 2^-97.7 at nu = 50.964, x = 35.452.
 *             hi is then the double nearest to log I, unless a midpoint of two is as near to that
 *             as the error; at a zero of log I, from |log I| < 2^-36 on, it need not be.
 *  Method     hypot(nu, x) >= 64: logarithm of Debye's expansion, 3 to 26 terms.  Below:
 *             power series.  Every step in hi + lo; docs/bessel_dd.md has the proof.
 *  Source     DLMF 10.25.2, 10.41.3, 10.41.9.
 *  Speed      0.3 to 1.4 us. */
BURGI_API double burgi_log_besseli_dd(double nu, double x, double *lo);

/** log K_nu(x) as hi + lo, in the same way.
 *
 *  Domain     every nu, K being even in it; x >= 0.  Otherwise NaN.
 *  Special    as burgi_log_besselk, with *lo = 0; so too where the result overflows.
 *  Accuracy   |hi + lo - log K| <= 2^-90 max(|log K|, 1), proved; |lo| <= ulp(hi)/2.  Worst
 *             seen 2^-99.2 at nu = 1.2415e13, x = 8.2307e12.
 *  Method     hypot(nu, x) >= 64: as log I.  Below: Temme's series and recurrence upwards
 *             (x < 1), or the trapezoidal rule on K's integral.
 *  Source     DLMF 10.27.4, 10.29.1, 10.32.9, 10.41.4; Temme (1975).
 *  Speed      0.3 to 1.4 us; 2 to 6 us by the integral. */
BURGI_API double burgi_log_besselk_dd(double nu, double x, double *lo);

/** An enclosure of log I_nu(x): returns a lower bound and sets *hi to an upper one.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise both NaN.
 *  Special    as burgi_log_besseli, both ends alike.  Where log I is finite and beyond
 *             DBL_MAX, one end is DBL_MAX or -DBL_MAX and the other infinite.
 *  Accuracy   lower <= log I <= *hi, proved.  *hi is the lower bound or the double after it,
 *             but for one point in 2^35 or so; where |log I| < 1 they may be 2^-89 apart.  From
 *             x = 2^95 on, nu < 2^-45 x, log I is within 2^-90 of the double x: there they are
 *             two doubles apart, one before x and one after.
 *  Method     burgi_log_besseli_dd, rounded outwards by its error bound.
 *  Source     docs/bessel_dd.md.
 *  Speed      as burgi_log_besseli_dd. */
BURGI_API double burgi_log_besseli_bounds(double nu, double x, double *hi);

/** An enclosure of log K_nu(x), in the same way.
 *
 *  Domain     every nu, K being even in it; x >= 0.  Otherwise both NaN.
 *  Special    as burgi_log_besselk, both ends alike; overflow as above.
 *  Accuracy   lower <= log K <= *hi, proved; as narrow as that of log I, about -x for x.
 *  Method     burgi_log_besselk_dd, rounded outwards by its error bound.
 *  Source     docs/bessel_dd.md.
 *  Speed      as burgi_log_besselk_dd. */
BURGI_API double burgi_log_besselk_bounds(double nu, double x, double *hi);

/** The ratio K_{nu+1}(x) / K_nu(x), at least 1.  For nu <= -1 it is one over that of order
 *  -nu - 1, K being even in its order.
 *
 *  Domain     nu >= 0, x >= 0.  Otherwise NaN.
 *  Special    x = 0, or where it overflows: inf.  x = inf: 1.  nu = inf, x finite: inf.  Both
 *             infinite: NaN.  NaN in, NaN out.
 *  Accuracy   4 u relative.  Worst seen 2.21 u at nu = 0.50872, x = 0.99886.
 *  Method     hypot(nu, x) >= 24: Debye's expansion differentiated.  Below: the base orders of
 *             log K, then upwards in hi + lo.
 *  Source     DLMF 10.29.1, 10.29.2, 10.41.4; Temme (1975).
 *  Speed      4 to 13 ns a value. */
BURGI_API double burgi_besselk_ratio(double nu, double x);
BURGI_BATCH_NU_X(besselk_ratio);

/** log |I_nu(x)| and the sign of I_nu(x) for every real order: I_-n = I_n at integers, else I_-v =
 *  I_v + (2/pi) sin(pi v) K_v, which has zeros where sin(pi v) < 0; I_n(-x) = (-1)^n I_n(x).
 *
 *  Domain     nu > -inf, x >= 0, and x < 0 where nu is a finite integer.  Otherwise NaN, sign 0.
 *  Sign       -1 or 1 to *sign, 0 at a zero of I; not wanted where sign is null.  Of values within
 *             their error of a zero it may be either, and the log -inf or not.
 *  Special    x = 0: 0 if nu = 0; inf, with the sign of sin(-pi nu), if nu < 0 is no integer;
 *             else -inf.  |x| = inf: inf.  nu = inf, 0 < x < inf: -inf and sign 1, the
 *             limit of large orders.  Both infinite: NaN.  NaN in, NaN out.
 *  Accuracy   nu >= 0 or an integer: that of burgi_log_besseli, whose value it is.  Else, with
 *             S for the second term, 4 u [max(|f|,1) |I_nu| + max(|log I_v|,1) I_v + L
 *             |S|]/|I_nu|, L = max(|log K_v|,1) + |log((2/pi) sin(pi v))|: near a zero the
 *             terms' errors grow by what cancels.  Worst seen 1.40 u at nu = -90, x = -8779.7.
 *  Method     log I and log K, the larger's logarithm and log(1 +- e^-d), d their distance.
 *  Source     DLMF 10.27.1, 10.27.2, 10.34.1.
 *  Speed      nu >= 0: that of log I; else that of log I and log K together. */
BURGI_API double burgi_log_abs_besseli(double nu, double x, int *sign);

/** Batch (burgi/base.h).  The sign of element i goes to sign[i*inc_sign], of which what is said of
 *  outputs holds too; sign may be null. */
BURGI_API burgi_status burgi_log_abs_besseli_n(size_t n, const double *nu, ptrdiff_t inc_nu,
                                               const double *x, ptrdiff_t inc_x, double *y,
                                               ptrdiff_t inc_y, int *sign, ptrdiff_t inc_sign);

/** Logarithm of the confluent hypergeometric limit function, log 0F1(; b; z) = log sum_k
 *  z^k/(k! (b)_k), which is log[Gamma(b) z^((1-b)/2) I_{b-1}(2 sqrt(z))].
 *
 *  Domain     b > 0, z >= 0.  Otherwise NaN.
 *  Special    z = 0: 0.  z = inf, b finite: inf.  b = inf, z finite: 0.  Both infinite: NaN.
 *             NaN in, NaN out.
 *  Accuracy   4 u relative.  Worst seen 2.01 u at b = 74.551, z = 151.44.
 *  Method     z < 144: power series backwards without division.  Above: as
 *             burgi_vmf_log_h(2 b, 2 sqrt(z)), with what the root's rounding takes away; b < 1:
 *             Debye's expansion of I_{1-b}.
 *  Source     DLMF 10.39.9, 16.2.1; docs/vmf.md.
 *  Speed      that of burgi_vmf_log_h or so. */
BURGI_API double burgi_log_hyp0f1(double b, double z);
BURGI_API burgi_status burgi_log_hyp0f1_n(size_t n, const double *b, ptrdiff_t inc_b,
                                          const double *z, ptrdiff_t inc_z, double *y,
                                          ptrdiff_t inc_y);

/* The functions of (nu, x) in single precision. */
#define BURGI_F32_NU_X(name)                                                                   \
    BURGI_API float burgi_##name##_f32(float nu, float x);                                     \
    BURGI_API burgi_status burgi_##name##_n_f32(size_t n, const float *nu, ptrdiff_t inc_nu,   \
                                                const float *x, ptrdiff_t inc_x, float *y,     \
                                                ptrdiff_t inc_y)

/** burgi_NAME_f32(nu, x) and its batch burgi_NAME_n_f32: the function burgi_NAME above of the same
 *  numbers as doubles, its value rounded once more.
 *
 *  Domain     as above.
 *  Special    as above; inf, -inf or 0 where the value leaves float's range.
 *  Accuracy   half an ulp of a float, and what burgi_NAME is off.
 *  Method     the same kernels: what is gained is half the memory.
 *  Speed      the double functions'. */
BURGI_F32_NU_X(log_besseli);
BURGI_F32_NU_X(log_besselk);
BURGI_F32_NU_X(log_besseli_scaled);
BURGI_F32_NU_X(log_besselk_scaled);
BURGI_F32_NU_X(besseli_ratio);
BURGI_F32_NU_X(besseli_ratio_compl);
BURGI_F32_NU_X(besseli_ratio_dx);
BURGI_F32_NU_X(besselk_ratio);
BURGI_API float burgi_log_abs_besseli_f32(float nu, float x, int *sign);
BURGI_API burgi_status burgi_log_abs_besseli_n_f32(size_t n, const float *nu, ptrdiff_t inc_nu,
                                                   const float *x, ptrdiff_t inc_x, float *y,
                                                   ptrdiff_t inc_y, int *sign,
                                                   ptrdiff_t inc_sign);

#undef BURGI_F32_NU_X
#undef BURGI_BATCH_NU_X

#ifdef __cplusplus
}
#endif

#endif
