/* The Bessel functions on any bits: NaN exactly where bessel.h says so, values in their range,
 * identities between functions, and the same bits from every instruction set and batch, for the Matern
 * functions too. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/besselik.h>

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/functions.h"
#include "lib/points.h"

enum { BESSEL = 8, MOST = 96 };

static void require(bool ok, const char *what, double nu, double x)
{
    if (ok)
        return;
    fprintf(stderr, "%s: nu=%a x=%a\n", what, nu, x);
    abort();
}

static double max1(double x)
{
    return fmax(fabs(x), 1.0);
}

/* Whether a and b are alike, infinities too, but for u times scale. */
static bool balanced(double a, double b, double scale)
{
    return a == b || fabs(a - b) <= 0x1p-53 * scale;
}

/* hi + lo in its enclosure, which is narrow, and what the plain function returned near it. */
static void check_pair(const char *what, double nu, double x, double plain, bool outside,
                       double (*dd)(double nu, double x, double *lo),
                       double (*bounds)(double nu, double x, double *hi))
{
    double lo, upper;
    const double hi = dd(nu, x, &lo), lower = bounds(nu, x, &upper);
    require(outside == isnan(hi) && outside == isnan(lower) && outside == isnan(upper), what,
            nu, x);
    if (outside)
        return;
    require(lower <= hi && hi <= upper && hi + lo == hi, what, nu, x);
    if (isinf(hi) || isinf(lower) || isinf(upper)) {
        require(fabs(hi) >= 0x1.ffffffffffffep1023, what, nu, x);
        return;
    }
    require((lower - hi) - lo <= 0.0 && (upper - hi) - lo >= 0.0, what, nu, x);
    require(balanced(lower, upper, 4.0 * max1(hi)) && balanced(plain, hi, 4.0 * max1(hi)), what,
            nu, x);
}

static void check_point(double nu, double x)
{
    const double i = burgi_log_besseli(nu, x), k = burgi_log_besselk(nu, x);
    const double is = burgi_log_besseli_scaled(nu, x), ks = burgi_log_besselk_scaled(nu, x);
    const double r = burgi_besseli_ratio(nu, x), c = burgi_besseli_ratio_compl(nu, x);
    const double d = burgi_besseli_ratio_dx(nu, x), q = burgi_besselk_ratio(nu, x);
    const bool nowhere = isnan(nu) || !(x >= 0.0) || (isinf(nu) && isinf(x)); /* K's too */
    const bool outside = nowhere || nu < 0.0;
    const double value[BESSEL] = { i, k, is, ks, r, c, d, q };
    for (int f = 0; f < BESSEL; ++f)
        require(isnan(value[f]) == (f == 1 || f == 3 ? nowhere : outside), "NaN", nu, x);
    require(same_bits(k, burgi_log_besselk(-nu, x)), "K is even", nu, x);
    check_pair("log I as hi + lo", nu, x, i, outside, burgi_log_besseli_dd,
               burgi_log_besseli_bounds);
    check_pair("log K as hi + lo", nu, x, k, nowhere, burgi_log_besselk_dd,
               burgi_log_besselk_bounds);
    if (outside)
        return;
    require(is <= 0.0 && is <= i, "range of e^-x I", nu, x);
    require(ks >= k, "range of e^x K", nu, x);
    require(r >= 0.0 && r <= 1.0, "range of r", nu, x);
    require(c >= 0.0 && c <= 1.0, "range of 1 - r", nu, x);
    require(q >= 1.0, "range of the ratio of K", nu, x);
    require(d >= 0.0 && d <= 0.5, "range of dr/dx", nu, x);
    require(balanced(r, 1.0 - c, 4.0 * r + 16.0 * c), "r + (1 - r)", nu, x);
    if (isfinite(i) && isfinite(x))
        require(balanced(is, i - x, 4.0 * (max1(i) + max1(is)) + fabs(i - x)), "e^-x I", nu, x);
    if (isfinite(k) && isfinite(ks) && isfinite(x))
        require(balanced(ks, k + x, 4.0 * (max1(k) + max1(ks)) + fabs(k + x)), "e^x K", nu, x);
}

/* NaN where bessel_deriv.h says so, ranges, and d/dx log I against the ratio. */
static void check_derivatives(double nu, double x)
{
    const bool outside = isnan(nu) || !(x >= 0.0) || (isinf(nu) && isinf(x)) || nu < 0.0;
    const double ix = burgi_log_besseli_dx(nu, x), kx = burgi_log_besselk_dx(nu, x);
    const double in = burgi_log_besseli_dnu(nu, x), kn = burgi_log_besselk_dnu(nu, x);
    const double kxx = burgi_log_besselk_dxx(nu, x), knn = burgi_log_besselk_dnunu(nu, x);
    const double inn = burgi_log_besseli_dnunu(nu, x), ixx = burgi_log_besseli_dxx(nu, x);
    const double ixn = burgi_log_besseli_dxnu(nu, x), kxn = burgi_log_besselk_dxnu(nu, x);
    const double all[] = { ix, kx, in, kn, kxx, knn, inn, ixx, ixn, kxn };
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i)
        require(isnan(all[i]) == outside, "NaN of a derivative", nu, x);
    if (outside)
        return;
    require(ix >= 0.0 && kx <= -1.0, "range of d/dx", nu, x);
    require(kn >= 0.0 && in <= 0x1p-50, "range of d/dnu", nu, x);
    require(kxx >= 0.0 && kxn <= 0.0 && knn >= 0.0, "range of K's second derivatives", nu, x);
    const double r = burgi_besseli_ratio(nu, x), at0 = nu / x;
    if (isfinite(at0) && x > 0.0 && isfinite(ix))
        require(balanced(ix, at0 + r, 8.0 * ix + 4.0 * r + 2.0 * at0), "d/dx log I", nu, x);
}

/* All in one evaluation: each value as its own function has it. */
static void check_besselik(double nu, double x)
{
    burgi_besselik b;
    burgi_log_besselik(nu, x, &b);
    require(same_bits(b.log_i, burgi_log_besseli(nu, x)) &&
                same_bits(b.log_k, burgi_log_besselk(nu, x)) &&
                same_bits(b.ratio_i, burgi_besseli_ratio(nu, x)) &&
                same_bits(b.ratio_k, burgi_besselk_ratio(nu, x)) &&
                same_bits(b.log_i_dx, burgi_log_besseli_dx(nu, x)) &&
                same_bits(b.log_k_dx, burgi_log_besselk_dx(nu, x)) &&
                same_bits(b.log_i_dnu, burgi_log_besseli_dnu(nu, x)) &&
                same_bits(b.log_k_dnu, burgi_log_besselk_dnu(nu, x)),
            "one evaluation", nu, x);
}

/* Function f on all points at once, by every kernel, against the scalar function. */
static void check_bits(const struct function *f, size_t n, const double arg[2][MOST])
{
    static const ptrdiff_t one[2] = { 1, 1 };
    const double *const in[2] = { arg[0], arg[1] };
    const struct bg_isa *k;
    double want[MOST], got[MOST];
    for (size_t i = 0; i < n; ++i) {
        const double a[2] = { arg[0][i], arg[1][i] };
        want[i] = f->scalar(bg_isa_here(0), a);
    }
    for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa) {
        f->batch(k)(n, in, one, got, 1);
        for (size_t i = 0; i < n; ++i)
            require(same_bits(got[i], want[i]), f->name, arg[0][i], arg[1][i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static double arg[2][MOST];
    size_t n = size / 16 < MOST ? size / 16 : MOST;
    for (size_t i = 0; i < n; ++i)
        for (size_t k = 0; k < 2; ++k)
            memcpy(&arg[k][i], data + 16 * i + 8 * k, sizeof arg[k][i]);
    for (size_t i = 0; i < n; ++i) {
        check_point(arg[0][i], arg[1][i]);
        check_derivatives(arg[0][i], arg[1][i]);
        check_besselik(arg[0][i], arg[1][i]);
    }
    for (size_t f = 0; f < functions_count && n > 0; ++f)
        if (strstr(functions[f].name, "bessel") != NULL ||
            strstr(functions[f].name, "matern") != NULL)
            check_bits(&functions[f], n, arg);
    return 0;
}
