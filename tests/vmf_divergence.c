/* Divergences of two von Mises-Fisher laws without a truth table: special values, 0 where the laws
 * are equal and nowhere else, the same bits where they change places, closed forms at p = 3 and
 * what they are made of where that does not cancel. */
#include <burgi/vmf.h>
#include <burgi/vmf_divergence.h>

#include <criterion/criterion.h>
#include <math.h>

#include "lib/points.h"

enum { ROUNDS = 20000 };

typedef double divergence(double p, double kappa1, double kappa2, double cosine);
static divergence *const all[] = { burgi_vmf_kl, burgi_vmf_bhattacharyya, burgi_vmf_hellinger };
static const char *const names[] = { "kl", "bhattacharyya", "hellinger" };

static double log_uniform(struct random *r, double a, double b)
{
    return a * pow(b / a, random_uniform(r));
}

static double dimension(struct random *r)
{
    return random_bits(r) % 2 ? 2.0 + (double)(random_bits(r) % 90) : log_uniform(r, 2.0, 1e9);
}

Test(vmf_divergence, ends_and_outside)
{
    const double bad[][4] = {
        { 1.9, 1.0, 1.0, 0.5 },       { nan(""), 1.0, 1.0, 0.5 },
        { 5.0, -1e-9, 1.0, 0.5 },     { 5.0, 1.0, -1e-300, 0.5 },
        { 5.0, nan(""), 1.0, 0.5 },   { 5.0, 1.0, nan(""), 0.5 },
        { 5.0, 1.0, 1.0, 1.0000001 }, { 5.0, 1.0, 1.0, -1.0000001 },
        { 5.0, 1.0, 1.0, nan("") },   { 5.0, HUGE_VAL, HUGE_VAL, 1.0 },
        { 5.0, 0.0, 0.0, 2.0 },       { HUGE_VAL, HUGE_VAL, 1.0, 0.5 },
    };
    for (size_t f = 0; f < 3; ++f) {
        const double apart = f == 2 ? 1.0 : HUGE_VAL;
        for (size_t k = 0; k < sizeof bad / sizeof *bad; ++k)
            cr_expect(isnan(all[f](bad[k][0], bad[k][1], bad[k][2], bad[k][3])), "%s %zu",
                      names[f], k);
        cr_expect(all[f](5.0, HUGE_VAL, 1.0, 1.0) == apart, "%s", names[f]);
        cr_expect(all[f](5.0, 0.0, HUGE_VAL, -1.0) == apart, "%s", names[f]);
        cr_expect(all[f](5.0, HUGE_VAL, HUGE_VAL, 0.5) == apart, "%s", names[f]);
        cr_expect(all[f](HUGE_VAL, 3.0, 1e300, 0.5) == 0.0, "%s", names[f]);
        cr_expect(all[f](7.0, 0.0, 0.0, -1.0) == 0.0, "%s", names[f]);
    }
}

Test(vmf_divergence, zero_where_equal_alone)
{
    struct random r = { 1 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double p = dimension(&r), k = log_uniform(&r, 1e-6, 1e12);
        for (size_t f = 0; f < 3; ++f) {
            cr_assert(all[f](p, k, k, 1.0) == 0.0, "%s(%a, %a)", names[f], p, k);
            cr_assert(all[f](p, k, nextafter(k, 0.0), 1.0) > 0.0, "%s(%a, %a)", names[f], p, k);
            cr_assert(all[f](p, nextafter(k, 0.0), k, 1.0) > 0.0, "%s(%a, %a)", names[f], p, k);
            cr_assert(all[f](p, k, k, 1.0 - 0x1p-53) > 0.0, "%s(%a, %a)", names[f], p, k);
        }
    }
}

Test(vmf_divergence, same_bits_the_other_way_round)
{
    struct random r = { 2 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double p = dimension(&r), a = log_uniform(&r, 1e-6, 1e9);
        const double b =
            i % 2 ? a * (1.0 + log_uniform(&r, 0x1p-52, 1.0)) : log_uniform(&r, 1e-6, 1e9);
        const double c = 2.0 * random_uniform(&r) - 1.0;
        for (size_t f = 1; f < 3; ++f)
            cr_assert(same_bits(all[f](p, a, b, c), all[f](p, b, a, c)), "%s(%a, %a, %a, %a)",
                      names[f], p, a, b, c);
    }
}

static double off(double got, double want)
{
    return fabs(got / want - 1.0);
}

/* From the uniform law and to it: log H, and kappa A - log H, whose terms are within 10 for small
 * kappas and p near them. */
Test(vmf_divergence, uniform_law)
{
    struct random r = { 3 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double p = dimension(&r), k = log_uniform(&r, 1e-3, 30.0);
        const double h = burgi_vmf_log_h(p, k), to = k * burgi_vmf_mean_resultant(p, k) - h;
        cr_assert(off(burgi_vmf_kl(p, 0.0, k, 0.3), h) < 1e-15, "at %a, %a", p, k);
        cr_assert(off(burgi_vmf_kl(p, k, 0.0, 0.3), to) < 3e-14, "at %a, %a", p, k);
    }
}

/* log(sinh(k)/k) and coth(k) - 1/k. */
static long double log_h3(long double k)
{
    return k + log1pl(-expl(-2.0L * k)) - logl(2.0L * k);
}

static long double mean3(long double k)
{
    return 1.0L / tanhl(k) - 1.0L / k;
}

/* Where the differences cancel by less than 100. */
Test(vmf_divergence, closed_forms_on_the_sphere)
{
    struct random r = { 4 };
    for (int i = 0; i < ROUNDS; ++i) {
        const double a = log_uniform(&r, 0.5, 100.0), b = log_uniform(&r, 0.5, 100.0);
        const double c = 2.0 * random_uniform(&r) - 1.0;
        const long double x = (long double)a, y = (long double)b, z = (long double)c;
        const long double m = 0.5L * sqrtl(x * x + y * y + 2.0L * x * y * z);
        const double kl = (double)(log_h3(y) - log_h3(x) + (x - y * z) * mean3(x));
        const double bc = (double)(0.5L * (log_h3(x) + log_h3(y)) - log_h3(m));
        const double size = fmax(a, b) + 1.0;
        const double of_kl = burgi_vmf_kl(3.0, a, b, c),
                     of_bc = burgi_vmf_bhattacharyya(3.0, a, b, c),
                     of_h = burgi_vmf_hellinger(3.0, a, b, c);
        cr_assert(fabs(of_kl - kl) <= 4e-16 * kl + 2e-18 * size, "kl at %a, %a, %a", a, b, c);
        cr_assert(fabs(of_bc - bc) <= 4e-16 * bc + 2e-18 * size, "bc at %a, %a, %a", a, b, c);
        cr_assert(off(of_h, sqrt(-expm1(-of_bc))) < 1e-15, "hellinger at %a, %a, %a", a, b, c);
    }
}
