/* The public functions that return hi + lo, or an enclosure. */
#include "bessel_dd.h"

#include <burgi/bessel.h>
#include <string.h>

#include "kernels.h"

static const struct bg_bessel_dd *const each[] = {
#if defined BURGI_AVX512
    &bg_bessel_dd_avx512,
#endif
#if defined BURGI_AVX2
    &bg_bessel_dd_avx2,
#endif
#if defined BURGI_NEON
    &bg_bessel_dd_neon,
#endif
    &bg_bessel_dd_base,
};

const struct bg_bessel_dd *bg_bessel_dd_of(const char *isa)
{
    size_t i = 0;
    while (strcmp(each[i]->isa, isa) != 0)
        ++i;
    return each[i];
}

static double value(int k, double nu, double x, double *lo)
{
    const bg_dd f = bg_bessel_dd_of(bg_kernels()->isa)->value(k, nu, x);
    *lo = f.lo;
    return f.hi;
}

static double bounds(int k, double nu, double x, double *hi)
{
    const bg_interval f = bg_bessel_dd_of(bg_kernels()->isa)->bounds(k, nu, x);
    *hi = f.hi;
    return f.lo;
}

double burgi_log_besseli_dd(double nu, double x, double *lo)
{
    return value(0, nu, x, lo);
}

double burgi_log_besselk_dd(double nu, double x, double *lo)
{
    return value(1, nu, x, lo);
}

double burgi_log_besseli_bounds(double nu, double x, double *hi)
{
    return bounds(0, nu, x, hi);
}

double burgi_log_besselk_bounds(double nu, double x, double *hi)
{
    return bounds(1, nu, x, hi);
}
