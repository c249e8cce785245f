/* The Matern functions without a truth table: special values, closed forms at half-integers, the
 * relation of d/dz to the correlation of order nu - 1, monotonicity, and differences in nu. */
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

/* e^-z, e^-z (1 + z), e^-z (1 + z + z^2/3) at nu = 1/2, 3/2, 5/2. */
Test(matern, closed_forms)
{
    struct random r = { 1 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double z = log_uniform(&r, 1e-3, 1e6);
        const long double x = (long double)z;
        const long double want[] = { -x, log1pl(x) - x, log1pl(x + x * x / 3.0L) - x };
        const long double slope[] = { 1.0L, x / (1.0L + x),
                                      x * (1.0L + x) / (3.0L + 3.0L * x + x * x) };
        for (int k = 0; k < 3; ++k) {
            const double f = burgi_log_matern(0.5 + k, z), d = burgi_log_matern_dx(0.5 + k, z);
            cr_assert(fabs((double)((long double)f - want[k])) <=
                          4.1 * U * fmax((double)-want[k], 1.0),
                      "nu=%g z=%a: %a", 0.5 + k, z, f);
            cr_assert(fabs((double)((long double)d + slope[k])) <= 8.1 * U * (double)slope[k],
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
