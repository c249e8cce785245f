#include "claims_stable.h"

#include <burgi/stable.h>
#include <math.h>

static const double U = 0x1p-53;

/* 1e-13, or 1e-11 for the lowest alpha. */
static double base(const double *arg)
{
    return arg[1] < 0.2 ? 1e-11 : 1e-13;
}

/* 1e-10 of derivatives, or 1e-8 for low alpha. */
static double looser(const double *arg)
{
    return arg[1] < 0.3 ? 100.0 : 1.0;
}

/* |x f'/f|, and |x f/F| of a tail with this logarithm; what is NaN or infinite says nothing. */
static double known(double k)
{
    return k < HUGE_VAL ? k : 0.0;
}

/* |x|, of which one below 2^-963 is 0. */
static double size_of(double x)
{
    return fmax(fabs(x), 0x1p-910);
}

static double of_density(const double *arg, int s1)
{
    return known(fabs(size_of(arg[0]) * (s1 ? burgi_stable_logpdf_dx_s1(arg[0], arg[1], arg[2])
                                            : burgi_stable_logpdf_dx(arg[0], arg[1], arg[2]))));
}

/* Near the end of a support both are as large; |x f'/f| does not depend on the tail's own error. */
static double of_tail(const double *arg, int s1, double log_tail)
{
    const double f = s1 ? burgi_stable_logpdf_s1(arg[0], arg[1], arg[2])
                        : burgi_stable_logpdf(arg[0], arg[1], arg[2]);
    return fmax(known(size_of(arg[0]) * exp(f - log_tail)), of_density(arg, s1));
}

/* Relative values, and logarithms whose error is absolute or also relative near 0. */
static double of_value(const double *arg, double k)
{
    return (base(arg) + (8.0 + 2.0 * k) * U) / (STABLE_BOUND * U);
}

static double of_log(const double *arg, double k, double wanted)
{
    const double size = fabs(wanted);
    return (base(arg) + (16.0 * size + 2.0 * k) * U) / (STABLE_BOUND * U * fmax(size, 1.0));
}

static double of_log_near_0(const double *arg, double k, double wanted)
{
    const double size = fabs(wanted);
    if (size == 0.0)
        return 1.0;
    return (base(arg) * fmin(size, 1.0) + (16.0 * size + 2.0 * k) * U) /
           (STABLE_BOUND * U * size);
}

double stable_of_pdf(const double *arg, double wanted)
{
    (void)wanted;
    return of_value(arg, of_density(arg, 0));
}

double stable_of_pdf_s1(const double *arg, double wanted)
{
    (void)wanted;
    return of_value(arg, of_density(arg, 1));
}

double stable_of_logpdf(const double *arg, double wanted)
{
    return of_log(arg, of_density(arg, 0), wanted);
}

double stable_of_logpdf_s1(const double *arg, double wanted)
{
    return of_log(arg, of_density(arg, 1), wanted);
}

double stable_of_cdf(const double *arg, double wanted)
{
    return of_value(arg, of_tail(arg, 0, log(wanted)));
}

double stable_of_cdf_s1(const double *arg, double wanted)
{
    return of_value(arg, of_tail(arg, 1, log(wanted)));
}

double stable_of_sf(const double *arg, double wanted)
{
    return stable_of_cdf(arg, wanted);
}

double stable_of_sf_s1(const double *arg, double wanted)
{
    return stable_of_cdf_s1(arg, wanted);
}

double stable_of_logcdf(const double *arg, double wanted)
{
    return of_log_near_0(arg, of_tail(arg, 0, wanted), wanted);
}

double stable_of_logcdf_s1(const double *arg, double wanted)
{
    return of_log_near_0(arg, of_tail(arg, 1, wanted), wanted);
}

double stable_of_logsf(const double *arg, double wanted)
{
    return stable_of_logcdf(arg, wanted);
}

double stable_of_logsf_s1(const double *arg, double wanted)
{
    return stable_of_logcdf_s1(arg, wanted);
}

double stable_of_dx(const double *arg, double wanted)
{
    return looser(arg) * fmax(1.0 / ((1.0 + fabs(arg[0])) * fabs(wanted)), 1.0);
}

double stable_of_dx_s1(const double *arg, double wanted)
{
    return looser(arg) * fmax(1.0 / ((1.0 + fabs(arg[0])) * fabs(wanted)), 1.0);
}

double stable_of_dalpha(const double *arg, double wanted)
{
    (void)wanted;
    return looser(arg);
}

double stable_of_dalpha_s1(const double *arg, double wanted)
{
    (void)wanted;
    return looser(arg);
}

/* Of totally skewed laws it is a power tail over a light one: with the error of that logarithm, and
 * infinite before it leaves the range of numbers. */
static double of_light(const double *arg, double wanted, int s1)
{
    const double l = s1 ? burgi_stable_logpdf_s1(arg[0], arg[1], arg[2])
                        : burgi_stable_logpdf(arg[0], arg[1], arg[2]);
    if (fabs(wanted) > 1e290)
        return HUGE_VAL;
    return fabs(arg[2]) == 1.0
               ? (16.0 * known(fabs(l)) + 4.0 * of_density(arg, s1)) / STABLE_DERIVATIVE
               : 0.0;
}

double stable_of_dbeta(const double *arg, double wanted)
{
    return looser(arg) + of_light(arg, wanted, 0);
}

/* At fixed x of S1 it holds tan(pi alpha/2) f'/f, whose own error is a part of u. */
double stable_of_dbeta_s1(const double *arg, double wanted)
{
    const double half_pi = 1.57079632679489662, pole = 1.0 / tan(half_pi * fabs(1.0 - arg[1]));
    return looser(arg) + of_light(arg, wanted, 1) +
           4.0 * (arg[1] < 1.5 ? pole : 1.0) / STABLE_DERIVATIVE;
}

/* Of a quantile beyond all numbers, which is infinite, 1. */
static double of_quantile(double q, double log_f, double wanted)
{
    return isinf(wanted) ? 1.0 : 1.0 + exp(log(q) - log_f) / fabs(wanted);
}

double stable_of_quantile(const double *arg, double wanted)
{
    return of_quantile(arg[0], burgi_stable_logpdf(wanted, arg[1], arg[2]), wanted);
}

double stable_of_quantile_s1(const double *arg, double wanted)
{
    return of_quantile(arg[0], burgi_stable_logpdf_s1(wanted, arg[1], arg[2]), wanted);
}
