/* The generalised inverse Gaussian functions without a truth table: special values, symmetry, closed
 * forms, moments by differences in p, and the identity of integration by parts. */
#include <burgi/gig.h>

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

static bool same(double got, double want)
{
    return isnan(want) ? isnan(got) : got == want;
}

Test(gig, special_values)
{
    const double inf = HUGE_VAL, nan1 = nan("");
    /* p, a, b, log of the normaliser, d/da, d/db, d/dp; Gamma laws at p = 1 and 2 */
    const double special[][7] = {
        { 1.0, 2.0, 0.0, 0.0, 0.5, inf, 0x1.2788cfc6fb619p-1 },
        { 2.0, 2.0, 0.0, 0.0, 1.0, 0.5, -0x1.b0ee6072093cep-2 },
        { -2.0, 0.0, 2.0, 0.0, 0.5, 1.0, 0x1.b0ee6072093cep-2 },
        { 0.0, 1.0, 0.0, -inf, 0.0, inf, inf },
        { -1.0, 1.0, 0.0, -inf, 0.0, inf, inf },
        { 0.0, 0.0, 1.0, -inf, inf, 0.0, -inf },
        { 1.0, 0.0, 1.0, -inf, inf, 0.0, -inf },
        { 0.0, 0.0, 0.0, -inf, nan1, nan1, nan1 },
        { 0.5, 0.0, 0.0, -inf, inf, nan1, -inf },
        { 3.0, 0.0, 0.0, -inf, inf, 0.0, -inf },
        { -3.0, 0.0, 0.0, -inf, 0.0, inf, inf },
        { inf, 1.0, 1.0, -inf, inf, 0.0, -inf },
        { -inf, 1.0, 1.0, -inf, 0.0, inf, inf },
        { 1.0, inf, 1.0, inf, 0.0, inf, inf },
        { 1.0, 1.0, inf, inf, inf, 0.0, -inf },
        { 1.0, inf, inf, inf, nan1, nan1, nan1 },
        { 1.0, -1.0, 1.0, nan1, nan1, nan1, nan1 },
        { 1.0, 1.0, -1.0, nan1, nan1, nan1, nan1 },
        { nan1, 1.0, 1.0, nan1, nan1, nan1, nan1 },
        { 1.0, nan1, 1.0, nan1, nan1, nan1, nan1 },
        { 1.0, 1.0, nan1, nan1, nan1, nan1, nan1 },
        { inf, inf, 1.0, nan1, nan1, nan1, nan1 },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        const double *const s = special[i], p = s[0], a = s[1], b = s[2];
        const double got[] = { burgi_log_gig_norm(p, a, b), burgi_log_gig_norm_da(p, a, b),
                               burgi_log_gig_norm_db(p, a, b), burgi_log_gig_norm_dp(p, a, b) };
        for (int k = 0; k < 4; ++k)
            cr_expect(same(got[k], s[3 + k]), "%d: p=%g a=%g b=%g: %a, not %a", k, p, a, b,
                      got[k], s[3 + k]);
    }
}

/* x -> 1/x. */
Test(gig, symmetry)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 1 };
    for (int round = 0; round < 4; ++round) {
        points_mixed(&r, 3, arg);
        for (size_t i = 0; i < POINTS; ++i) {
            const double p = i % 2 ? arg[0][i] : -arg[0][i], a = arg[1][i], b = arg[2][i];
            cr_assert(same_bits(burgi_log_gig_norm(p, a, b), burgi_log_gig_norm(-p, b, a)) &&
                          same_bits(burgi_log_gig_norm_da(p, a, b),
                                    burgi_log_gig_norm_db(-p, b, a)) &&
                          (p == 0.0 || same(-burgi_log_gig_norm_dp(p, a, b),
                                            burgi_log_gig_norm_dp(-p, b, a))),
                      "p=%a a=%a b=%a", p, a, b);
        }
    }
}

/* The inverse Gaussian law: p = -1/2. */
Test(gig, inverse_gaussian)
{
    const long double pi = 3.141592653589793238462643383279502884L;
    struct random r = { 2 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double a = log_uniform(&r, 1e-6, 1e6), b = log_uniform(&r, 1e-6, 1e6);
        const long double A = (long double)a, B = (long double)b, omega = sqrtl(A * B);
        const long double f = 0.5L * logl(B / (2.0L * pi)) + omega, da = 0.5L * sqrtl(B / A);
        const long double db = 0.5L * (sqrtl(A / B) + 1.0L / B);
        const double got = burgi_log_gig_norm(-0.5, a, b);
        cr_assert(fabs((double)((long double)got - f)) <= 4.1 * U * fmax(fabs((double)f), 1.0),
                  "a=%a b=%a: %a", a, b, got);
        cr_assert(fabs((double)((long double)burgi_log_gig_norm_da(-0.5, a, b) / da - 1.0L)) <=
                          8.1 * U &&
                      fabs((double)((long double)burgi_log_gig_norm_db(-0.5, a, b) / db -
                                    1.0L)) <= 8.1 * U,
                  "a=%a b=%a: moments", a, b);
    }
}

/* E[x] = e^{f(p) - f(p+1)}, and a E[x] - b E[1/x] = 2 p. */
Test(gig, moments)
{
    struct random r = { 3 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double p = floor((random_uniform(&r) - 0.5) * 0x1p48) * 0x1p-40;
        const double a = log_uniform(&r, 1e-9, 1e9), b = log_uniform(&r, 1e-9, 1e9);
        const double f = burgi_log_gig_norm(p, a, b), g = burgi_log_gig_norm(p + 1.0, a, b);
        const double da = burgi_log_gig_norm_da(p, a, b), db = burgi_log_gig_norm_db(p, a, b);
        cr_assert(
            fabs(log(2.0 * da) - (f - g)) <=
                U * (5.0 * (fmax(fabs(f), 1.0) + fmax(fabs(g), 1.0)) + 10.0 + fabs(f - g)),
            "p=%a a=%a b=%a: log E[x] %a, not %a", p, a, b, log(2.0 * da), f - g);
        cr_assert(fabs(a * da - b * db - p) <= 10.0 * U * (a * da + b * db),
                  "p=%a a=%a b=%a: %a", p, a, b, a * da - b * db);
    }
}

/* Simpson's rule on d/dp is the difference of f. */
Test(gig, integral_of_dp)
{
    struct random r = { 4 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double p = 60.0 * (random_uniform(&r) - 0.5), h = 0x1p-11;
        const double a = log_uniform(&r, 1e-2, 1e3), b = log_uniform(&r, 1e-2, 1e3);
        const double f = burgi_log_gig_norm(p + h, a, b), g = burgi_log_gig_norm(p - h, a, b);
        const double middle = burgi_log_gig_norm_dp(p, a, b);
        const double sum = burgi_log_gig_norm_dp(p - h, a, b) + 4.0 * middle +
                           burgi_log_gig_norm_dp(p + h, a, b);
        cr_assert(fabs(h * sum / 3.0 - (f - g)) <=
                      1e-11 * h * (1.0 + fabs(middle)) + 12.0 * U * fmax(fabs(f), 1.0),
                  "p=%a a=%a b=%a: %a, not %a", p, a, b, h * sum / 3.0, f - g);
    }
}

/* Of any bits: finite positive a and b give numbers, and moments of the right sign that integration by
 * parts relates; what is outside gives NaN. */
Test(gig, any_bits)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 5 };
    size_t n = points_special(3, arg);
    for (int round = 0; round < 20; ++round) {
        for (size_t i = 0; i < n; ++i) {
            const double p = i % 2 ? arg[0][i] : -arg[0][i], a = arg[1][i], b = arg[2][i];
            const double f = burgi_log_gig_norm(p, a, b), dp = burgi_log_gig_norm_dp(p, a, b);
            const double da = burgi_log_gig_norm_da(p, a, b),
                         db = burgi_log_gig_norm_db(p, a, b);
            const bool inside = isfinite(p) && isfinite(a) && isfinite(b) && a > 0.0 && b > 0.0;
            if (inside)
                cr_assert(!isnan(f) && !isnan(dp) && da >= 0.0 && db >= 0.0,
                          "p=%a a=%a b=%a: %a, %a, %a, %a", p, a, b, f, da, db, dp);
            if (!(a >= 0.0 && b >= 0.0) || isnan(p))
                cr_assert(isnan(f) && isnan(da) && isnan(db) && isnan(dp), "p=%a a=%a b=%a", p,
                          a, b);
            const double left = a * da, right = b * db;
            if (inside && left < 1e300 && right < 1e300 && fmin(da, db) > 1e-290)
                cr_assert(fabs(left - right - p) <= 20.0 * U * (left + right),
                          "p=%a a=%a b=%a: %a - %a", p, a, b, left, right);
        }
        n = points_mixed(&r, 3, arg);
    }
}
