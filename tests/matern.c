/* The Matern functions without a truth table: special values, closed forms at half-integers, the
 * relation of d/dz to the correlation of order nu - 1, monotonicity, and differences in nu; those of a
 * distance against these, and their limits. */
#include <burgi/matern.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>

#include "lib/points.h"

enum { ROUNDS = 40000 };
static const double U = 0x1p-53;

static double log_uniform(struct random *r, double a, double b)
{
    return a * pow(b / a, random_uniform(r));
}

Test(matern, special_values)
{
    const double inf = HUGE_VAL, nan1 = nan("");
    /* nu, z, log M, d/dz, d/dnu */
    const double special[][5] = {
        { 1.0, 0.0, 0.0, 0.0, 0.0 },
        { 0.5, 0.0, 0.0, -1.0, 0.0 },
        { 0.5, -0.0, 0.0, -1.0, 0.0 },
        { 0x1.fffffffffffffp-2, 0.0, 0.0, -inf, 0.0 },
        { 0x1p-1074, 0.0, 0.0, -inf, 0.0 },
        { inf, 0.0, 0.0, 0.0, 0.0 },
        { inf, 1.0, 0.0, 0.0, 0.0 },
        { inf, 0x1p1023, 0.0, 0.0, 0.0 },
        { 1.0, inf, -inf, -1.0, inf },
        { 0x1p1023, inf, -inf, -1.0, inf },
        { inf, inf, nan1, nan1, nan1 },
        { 0.0, 1.0, nan1, nan1, nan1 },
        { 0.0, 0.0, nan1, nan1, nan1 },
        { -1.0, 1.0, nan1, nan1, nan1 },
        { 1.0, -1.0, nan1, nan1, nan1 },
        { 1.0, -0x1p-1074, nan1, nan1, nan1 },
        { nan1, 1.0, nan1, nan1, nan1 },
        { nan1, 0.0, nan1, nan1, nan1 },
        { 1.0, nan1, nan1, nan1, nan1 },
        { inf, nan1, nan1, nan1, nan1 },
        { 0x1p1000, 0x1p-1000, 0.0, 0.0, 0.0 },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        const double *const s = special[i];
        const double got[] = { burgi_log_matern(s[0], s[1]), burgi_log_matern_dx(s[0], s[1]),
                               burgi_log_matern_dnu(s[0], s[1]) };
        for (int k = 0; k < 3; ++k)
            cr_expect(isnan(s[2 + k]) ? isnan(got[k]) : got[k] == s[2 + k],
                      "%d: nu=%a z=%a: %a, not %a", k, s[0], s[1], got[k], s[2 + k]);
    }
}

struct closed {
    long double log, slope; /* log M, and -d/dz of it */
};

/* e^-z, e^-z (1 + z), e^-z (1 + z + z^2/3) at nu = k + 1/2. */
static struct closed closed_form(int k, long double z)
{
    const struct closed at[] = { { -z, 1.0L },
                                 { log1pl(z) - z, z / (1.0L + z) },
                                 { log1pl(z + z * z / 3.0L) - z,
                                   z * (1.0L + z) / (3.0L + 3.0L * z + z * z) } };
    return at[k];
}

Test(matern, closed_forms)
{
    struct random r = { 1 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double z = log_uniform(&r, 1e-3, 1e6);
        for (int k = 0; k < 3; ++k) {
            const struct closed want = closed_form(k, (long double)z);
            const double f = burgi_log_matern(0.5 + k, z), d = burgi_log_matern_dx(0.5 + k, z);
            cr_assert(fabs((double)((long double)f - want.log)) <=
                          4.1 * U * fmax((double)-want.log, 1.0),
                      "nu=%g z=%a: %a", 0.5 + k, z, f);
            cr_assert(fabs((double)((long double)d + want.slope)) <=
                          8.1 * U * (double)want.slope,
                      "nu=%g z=%a: d/dz %a", 0.5 + k, z, d);
        }
    }
}

/* M_nu' = -z/(2 (nu-1)) M_{nu-1} for nu > 1. */
Test(matern, slope_is_of_lower_order)
{
    struct random r = { 2 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double nu = 1.0 + (floor(random_uniform(&r) * 0x1p45) + 1.0) * 0x1p-40;
        const double z = log_uniform(&r, 1e-6, 1e4);
        const double f = burgi_log_matern(nu, z), g = burgi_log_matern(nu - 1.0, z);
        const double left = log(-burgi_log_matern_dx(nu, z)), right = log(0.5 * z / (nu - 1.0));
        cr_assert(fabs(left - (right + (g - f))) <=
                      U * (5.0 * (fmax(-f, 1.0) + fmax(-g, 1.0)) + 12.0 + 2.0 * fabs(right)),
                  "nu=%a z=%a: %a, not %a", nu, z, left, right + (g - f));
    }
}

Test(matern, falls_in_z_and_rises_in_nu)
{
    struct random r = { 3 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double nu = log_uniform(&r, 1e-9, 1e9), z = log_uniform(&r, 1e-9, 1e9);
        const double f = burgi_log_matern(nu, z), tolerance = 8.0 * U * fmax(-f, 1.0);
        cr_assert(f <= 0.0 && burgi_log_matern(nu, z * 1.001) <= f + tolerance &&
                      burgi_log_matern(nu * 1.001, z) >= f - tolerance,
                  "nu=%a z=%a", nu, z);
        cr_assert(burgi_log_matern_dx(nu, z) <= 0.0 && burgi_log_matern_dnu(nu, z) >= 0.0,
                  "nu=%a z=%a: derivatives", nu, z);
    }
}

/* Simpson's rule on d/dnu is the difference of log M. */
Test(matern, integral_of_dnu)
{
    struct random r = { 4 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double nu = log_uniform(&r, 0.01, 1e5), z = log_uniform(&r, 1e-3, 1e5),
                     h = 1e-3 * nu;
        const double sum = burgi_log_matern_dnu(nu - h, z) + 4.0 * burgi_log_matern_dnu(nu, z) +
                           burgi_log_matern_dnu(nu + h, z);
        const double f = burgi_log_matern(nu + h, z), g = burgi_log_matern(nu - h, z);
        cr_assert(fabs(h * sum / 3.0 - (f - g)) <=
                      1e-11 * h * sum + 12.0 * U * fmax(fabs(f), 1.0) + 16.0 * U * h,
                  "nu=%a z=%a: %a, not %a", nu, z, h * sum / 3.0, f - g);
    }
}

/* Of any bits: NaN outside the domain and where both are infinite, and there alone; signs. */
Test(matern, any_bits)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 5 };
    size_t n = points_special(2, arg);
    for (int round = 0; round < 20; ++round) {
        for (size_t i = 0; i < n; ++i) {
            const double nu = arg[0][i], z = arg[1][i], f = burgi_log_matern(nu, z);
            const double dx = burgi_log_matern_dx(nu, z), dnu = burgi_log_matern_dnu(nu, z);
            const bool inside = nu > 0.0 && z >= 0.0 && !(isinf(nu) && isinf(z));
            cr_assert(inside ? f <= 0.0 && dx <= 0.0 && dnu >= 0.0
                             : isnan(f) && isnan(dx) && isnan(dnu),
                      "nu=%a z=%a: %a, %a, %a", nu, z, f, dx, dnu);
        }
        n = points_mixed(&r, 2, arg);
    }
}

Test(matern_dist, special_values)
{
    const double inf = HUGE_VAL, nan1 = nan("");
    /* nu, s, log M, d/ds, d/dnu */
    const double special[][5] = {
        { 1.0, 0.0, 0.0, 0.0, 0.0 },
        { 0.5, 0.0, 0.0, -1.0, 0.0 },
        { 0.5, -0.0, 0.0, -1.0, 0.0 },
        { 0x1.fffffffffffffp-2, 0.0, 0.0, -inf, 0.0 },
        { 0x1p-1074, 0.0, 0.0, -inf, 0.0 },
        { inf, 0.0, 0.0, 0.0, 0.0 },
        { inf, 3.0, -4.5, -3.0, 0.0 },
        { inf, 0x1p600, -inf, -0x1p600, 0.0 },
        { inf, 0x1p-1074, 0.0, -0x1p-1074, 0.0 },
        { inf, inf, -inf, -inf, nan1 },
        { 2.0, inf, -inf, -2.0, -inf },
        { 0x1p-1071, inf, -inf, -0x1p-535, -inf },
        { 0x1p1023, inf, -inf, -0x1p512, -inf },
        { 0x1p1023, 2.0, -2.0, -2.0, 0.0 },
        { 0.0, 1.0, nan1, nan1, nan1 },
        { 0.0, 0.0, nan1, nan1, nan1 },
        { -1.0, 1.0, nan1, nan1, nan1 },
        { 1.0, -1.0, nan1, nan1, nan1 },
        { 1.0, -0x1p-1074, nan1, nan1, nan1 },
        { nan1, 1.0, nan1, nan1, nan1 },
        { 1.0, nan1, nan1, nan1, nan1 },
        { inf, nan1, nan1, nan1, nan1 },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        const double *const s = special[i];
        const double got[] = { burgi_log_matern_dist(s[0], s[1]),
                               burgi_log_matern_dist_ds(s[0], s[1]),
                               burgi_log_matern_dist_dnu(s[0], s[1]) };
        for (int k = 0; k < 3; ++k)
            cr_expect(isnan(s[2 + k]) ? isnan(got[k]) : got[k] == s[2 + k],
                      "%d: nu=%a s=%a: %a, not %a", k, s[0], s[1], got[k], s[2 + k]);
    }
}

/* -s, log(1 + z) - z, log(1 + z + z^2/3) - z at nu = 1/2, 3/2, 5/2, z = sqrt(2 nu) s. */
Test(matern_dist, closed_forms)
{
    struct random r = { 6 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double s = log_uniform(&r, 1e-3, 1e6);
        for (int k = 0; k < 3; ++k) {
            const double nu = 0.5 + k;
            const long double root = sqrtl(2.0L * (long double)nu);
            const struct closed want = closed_form(k, root * (long double)s);
            const double f = burgi_log_matern_dist(nu, s), d = burgi_log_matern_dist_ds(nu, s);
            cr_assert(fabs((double)((long double)f - want.log)) <=
                          4.1 * U * fmax((double)-want.log, 1.0),
                      "nu=%g s=%a: %a", nu, s, f);
            cr_assert(fabs((double)((long double)d + root * want.slope)) <=
                          8.1 * U * (double)(root * want.slope),
                      "nu=%g s=%a: d/ds %a", nu, s, d);
        }
    }
}

/* Where z is exact, 2 nu being a square of few digits, the functions of z and the chain rule. */
Test(matern_dist, is_the_function_of_z)
{
    struct random r = { 7 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double root = floor(log_uniform(&r, 1.0, 0x1p20)) * ldexp(1.0, -(i % 12));
        const double s = ldexp(floor(random_uniform(&r) * 0x1p20) + 1.0, i % 37 - 30);
        const double nu = 0.5 * root * root, z = root * s;
        const double f = burgi_log_matern(nu, z), g = burgi_log_matern_dist(nu, s);
        const double fz = burgi_log_matern_dx(nu, z), fn = burgi_log_matern_dnu(nu, z);
        const double part = -fz * z / (2.0 * nu), ds = burgi_log_matern_dist_ds(nu, s);
        const double dnu = burgi_log_matern_dist_dnu(nu, s);
        cr_assert(fabs(f - g) <= 8.0 * U * fmax(fabs(f), 1.0), "nu=%a s=%a: %a, %a", nu, s, f,
                  g);
        cr_assert(fabs(ds - root * fz) <= 17.0 * U * fabs(ds), "nu=%a s=%a: d/ds %a, not %a",
                  nu, s, ds, root * fz);
        cr_assert(fabs(dnu - (fn - part)) <= 8.0 * U * fmax(fn, 1.0) + 10.0 * U * part +
                                                 8.0 * U * fmax(fmax(fn, part), 1.0),
                  "nu=%a s=%a: d/dnu %a, not %a", nu, s, dnu, fn - part);
    }
}

/* As nu -> inf: -s^2/2 + s^2 (s^2 - 4)/(8 nu) + ..., and the derivatives of that. */
Test(matern_dist, goes_to_the_gaussian_law)
{
    struct random r = { 8 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double nu = log_uniform(&r, 1e5, 1e300), s = log_uniform(&r, 1e-3, 4.0);
        const double s2 = s * s, one = 1.0 / nu, left = 8.0 * (1.0 + s2 * s2 * s2) * one;
        const double f = burgi_log_matern_dist(nu, s), d = burgi_log_matern_dist_ds(nu, s);
        const double want = -0.5 * s2 + 0.125 * s2 * (s2 - 4.0) * one;
        const double slope = -s + s * (0.5 * s2 - 1.0) * one;
        const double by_nu = s * one * (s * one) * (4.0 - s2) / 8.0;
        cr_assert(fabs(f - want) <= s2 * (left * one + 4.0 * U), "nu=%a s=%a: %a, not %a", nu,
                  s, f, want);
        cr_assert(fabs(d - slope) <= s * (left * one + 8.0 * U), "nu=%a s=%a: d/ds %a, not %a",
                  nu, s, d, slope);
        const double dnu = burgi_log_matern_dist_dnu(nu, s);
        cr_assert(fabs(dnu - by_nu) <=
                      s * one * (s * one) * (1.0 + s2) * (left + 8.0 * U) + 0x1p-1072,
                  "nu=%a s=%a: d/dnu %a, not %a", nu, s, dnu, by_nu);
    }
}

/* Where nothing but the leading terms is left, log M and nu d/dnu are as nu at fixed s^2/nu. */
Test(matern_dist, scales_with_nu)
{
    struct random r = { 9 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double nu = log_uniform(&r, 0x1p150, 0x1p160);
        const double s = sqrt(nu) * log_uniform(&r, 1e-6, 1e6), up = 0x1p400;
        const double f = burgi_log_matern_dist(nu, s), d = burgi_log_matern_dist_ds(nu, s);
        const double n = burgi_log_matern_dist_dnu(nu, s);
        const double nu1 = nu * up, s1 = s * 0x1p200;
        cr_assert(fabs(burgi_log_matern_dist(nu1, s1) / up - f) <= -8.0 * U * f, "nu=%a s=%a",
                  nu, s);
        cr_assert(fabs(burgi_log_matern_dist_ds(nu1, s1) * 0x1p-200 - d) <= -16.0 * U * d,
                  "nu=%a s=%a: d/ds", nu, s);
        cr_assert(fabs(burgi_log_matern_dist_dnu(nu1, s1) - n) <= -16.0 * U * n,
                  "nu=%a s=%a: d/dnu %a, %a", nu, s, n, burgi_log_matern_dist_dnu(nu1, s1));
    }
}

Test(matern_dist, falls_in_s_and_integrates)
{
    struct random r = { 10 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double nu = log_uniform(&r, 1e-9, 1e9), s = log_uniform(&r, 1e-9, 1e9);
        const double f = burgi_log_matern_dist(nu, s), d = burgi_log_matern_dist_ds(nu, s);
        cr_assert(f <= 0.0 && d <= 0.0 &&
                      burgi_log_matern_dist(nu, s * 1.001) <= f + 8.0 * U * fmax(-f, 1.0),
                  "nu=%a s=%a", nu, s);
    }
    /* Simpson's rule on d/dnu is the difference of log M. */
    for (int i = 0; i < ROUNDS; ++i) {
        const double nu = log_uniform(&r, 0.01, 1e5), s = log_uniform(&r, 1e-3, 1e2),
                     h = 1e-3 * nu;
        const double a = burgi_log_matern_dist_dnu(nu - h, s),
                     b = burgi_log_matern_dist_dnu(nu, s),
                     c = burgi_log_matern_dist_dnu(nu + h, s), sum = a + 4.0 * b + c;
        const double f = burgi_log_matern_dist(nu + h, s), g = burgi_log_matern_dist(nu - h, s);
        const double part = -0.5 * s * burgi_log_matern_dist_ds(nu, s) / nu;
        cr_assert(fabs(h * sum / 3.0 - (f - g)) <=
                      1e-11 * h * (fabs(b) + part) + 12.0 * U * fmax(fabs(f), 1.0) +
                          32.0 * U * h * fmax(fmax(part, b + part), 1.0),
                  "nu=%a s=%a: %a, not %a", nu, s, h * sum / 3.0, f - g);
    }
}

/* Of any bits: NaN outside the domain alone, of d/dnu also where both are infinite; signs. */
Test(matern_dist, any_bits)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 11 };
    size_t n = points_special(2, arg);
    for (int round = 0; round < 20; ++round) {
        for (size_t i = 0; i < n; ++i) {
            const double nu = arg[0][i], s = arg[1][i], f = burgi_log_matern_dist(nu, s);
            const double ds = burgi_log_matern_dist_ds(nu, s);
            const double dnu = burgi_log_matern_dist_dnu(nu, s);
            const bool inside = nu > 0.0 && s >= 0.0;
            cr_assert(inside ? f <= 0.0 && ds <= 0.0 : isnan(f) && isnan(ds),
                      "nu=%a s=%a: %a, %a", nu, s, f, ds);
            cr_assert((isnan(dnu) != 0) == !(inside && !(isinf(nu) && isinf(s))),
                      "nu=%a s=%a: d/dnu %a", nu, s, dnu);
        }
        n = points_mixed(&r, 2, arg);
    }
}
