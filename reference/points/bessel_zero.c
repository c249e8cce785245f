#include "bessel_zero.h"

#include <math.h>

static const double LOG_2PI = 1.8378770664093454836, LOG_PI = 1.1447298858494001741;

/* Power series. */
static double small_log_i(double nu, double x)
{
    const double q = 0.25 * x * x;
    double sum = 0.0, term = 1.0;
    for (int k = 1; k < 2 || term > 0x1p-60 * sum; ++k) {
        term *= q / (k * (nu + k));
        sum += term;
    }
    return nu * log(0.5 * x) - lgamma(nu + 1.0) + log1p(sum);
}

/* The trapezoidal rule on K = int_0^oo e^(-x cosh t) cosh(nu t) dt; scaled: e^x K. */
static double small_log_k(double nu, double x, int scaled)
{
    const double h = 1.0 / 16, base = scaled ? x : 0.0;
    double sum = 0.5 * exp(base - x);
    for (int j = 1;; ++j) {
        const double t = h * j, c = x * cosh(t);
        if (c > 100.0 + nu * t + x)
            return log(sum * h);
        sum += 0.5 * (exp(base + nu * t - c) + exp(base - nu * t - c));
    }
}

/* Four terms of the uniform expansion: at w = 300 its error is 1e-13 absolutely, in x 1e-15. */
static double large(enum bessel_zero which, double nu, double x)
{
    const double w = hypot(nu, x), s = nu / w * (nu / w), y = 1.0 / w, z = y * y;
    const double d1 = 1.0 / 8 - 5.0 / 24 * s, d2 = 1.0 / 16 + s * (-3.0 / 8 + 5.0 / 16 * s);
    const double d3 = 25.0 / 384 + s * (-531.0 / 640 + s * (221.0 / 128 - 1105.0 / 1152 * s));
    const double d4 =
        13.0 / 128 + s * (-71.0 / 32 + s * (531.0 / 64 + s * (-339.0 / 32 + 565.0 / 128 * s)));
    const double odd = y * (d1 + z * d3), even = z * (d2 + z * d4);
    const double t0 = asinh(nu / x), half = 0.5 * (LOG_2PI + log(w));
    switch (which) {
    case ZERO_LOG_I:
        return w - nu * t0 - half + even + odd;
    case ZERO_LOG_K:
        return nu * t0 - w + LOG_PI - half + even - odd;
    default: /* w - x = nu^2/(w + x) */
        return nu * (t0 - nu / (w + x)) + LOG_PI - half + even - odd;
    }
}

static double value(enum bessel_zero which, double nu, double x)
{
    if (hypot(nu, x) >= 300.0)
        return large(which, nu, x);
    return which == ZERO_LOG_I ? small_log_i(nu, x)
                               : small_log_k(nu, x, which == ZERO_LOG_K_SCALED);
}

/* Bisection in log x: each of the three is monotonic. */
double bessel_zero(enum bessel_zero which, double nu)
{
    double lo = log(1e-300), hi = log(1e35);
    const double sign = which == ZERO_LOG_I ? 1.0 : -1.0;
    for (int i = 0; i < 80; ++i) {
        const double mid = 0.5 * (lo + hi);
        if (sign * value(which, nu, exp(mid)) < 0.0)
            lo = mid;
        else
            hi = mid;
    }
    return exp(0.5 * (lo + hi));
}
