/* log 0F1 without a truth table: special values, closed forms, its relation to log H of the von
 * Mises-Fisher laws, and the contiguous relation, which crosses from b < 1 to b > 1. */
#include <burgi/bessel.h>
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>

#include "lib/points.h"

enum { ROUNDS = 40000 };
static const double U = 0x1p-53;

static double log_uniform(struct random *r, double a, double b)
{
    return a * pow(b / a, random_uniform(r));
}

Test(hyp0f1, special_values)
{
    const double inf = HUGE_VAL, nan1 = nan("");
    const double special[][3] = {
        { 1.0, 0.0, 0.0 },
        { 0x1p-1074, 0.0, 0.0 },
        { inf, 0.0, 0.0 },
        { 2.0, -0.0, 0.0 },
        { 1.0, inf, inf },
        { 0x1p-1074, inf, inf },
        { 0x1p1023, inf, inf },
        { inf, 1.0, 0.0 },
        { inf, 0x1p1023, 0.0 },
        { inf, inf, nan1 },
        { 0.0, 1.0, nan1 },
        { 0.0, 0.0, nan1 },
        { -0.5, 1.0, nan1 },
        { 1.0, -1.0, nan1 },
        { 1.0, -0x1p-1074, nan1 },
        { nan1, 1.0, nan1 },
        { 1.0, nan1, nan1 },
        { -inf, 1.0, nan1 },
        { 0x1p1023, 1.0, 0x1p-1023 },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        const double *const s = special[i], got = burgi_log_hyp0f1(s[0], s[1]);
        cr_expect(isnan(s[2]) ? isnan(got) : got == s[2], "b=%a z=%a: %a, not %a", s[0], s[1],
                  got, s[2]);
    }
}

/* cosh(2 sqrt(z)) at b = 1/2, sinh(2 sqrt(z))/(2 sqrt(z)) at 3/2. */
Test(hyp0f1, closed_forms)
{
    struct random r = { 1 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double z = log_uniform(&r, 1.0, 1e8);
        const long double k = 2.0L * sqrtl((long double)z),
                          log2 = 0.693147180559945309417232121458176568L;
        const long double half = k - log2 + log1pl(expl(-2.0L * k));
        const long double three = k - log2 + logl(-expm1l(-2.0L * k) / k);
        const long double a = (long double)burgi_log_hyp0f1(0.5, z);
        const long double b = (long double)burgi_log_hyp0f1(1.5, z);
        cr_assert(fabs((double)(a - half)) <= 4.1 * U * (double)half, "b=1/2 z=%a: %La", z, a);
        cr_assert(fabs((double)(b - three)) <= 4.1 * U * (double)three, "b=3/2 z=%a: %La", z,
                  b);
    }
}

/* With kappa of 26 bits z = kappa^2/4 is exact. */
Test(hyp0f1, is_log_h)
{
    struct random r = { 2 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double b = log_uniform(&r, 1.0, 1e9);
        const double kappa = (double)(float)log_uniform(&r, 1e-6, 1e9);
        const double h = burgi_vmf_log_h(2.0 * b, kappa);
        const double got = burgi_log_hyp0f1(b, 0.25 * kappa * kappa);
        cr_assert(fabs(got - h) <= 10.0 * U * h, "b=%a kappa=%a: %a, not %a", b, kappa, got, h);
    }
}

/* 0F1(b) = 0F1(b+1) + z/(b (b+1)) 0F1(b+2), b a multiple of 2^-40. */
Test(hyp0f1, contiguous)
{
    struct random r = { 3 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double b = (floor(random_uniform(&r) * 0x1p41) + 1.0) * 0x1p-40;
        const double z = log_uniform(&r, 1e-3, 1e9), f = burgi_log_hyp0f1(b, z);
        const double f1 = burgi_log_hyp0f1(b + 1.0, z), f2 = burgi_log_hyp0f1(b + 2.0, z);
        const double rest = log1p(exp(f2 - f1 + log(z) - log(b) - log1p(b)));
        cr_assert(fabs(f - (f1 + rest)) <= U * (4.0 * (f + 2.0 * f1 + f2) +
                                                4.0 * (fabs(log(z)) + fabs(log(b)) + 4.0)),
                  "b=%a z=%a: %a, not %a", b, z, f, f1 + rest);
    }
}

Test(hyp0f1, rises_in_z)
{
    struct random r = { 4 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double b = log_uniform(&r, 1e-9, 1e9), z = log_uniform(&r, 1e-9, 1e12);
        const double f = burgi_log_hyp0f1(b, z), g = burgi_log_hyp0f1(b, z * (1.0 + 0x1p-30));
        cr_assert(f > 0.0 && g >= f * (1.0 - 8.0 * U), "b=%a z=%a: %a, %a", b, z, f, g);
    }
}
