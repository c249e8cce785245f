/* The law of t = mu'x without a truth table: special values, closed forms at p = 2 and 3, what
 * its functions owe each other, both of a pair at any depth, and the angle of a cone. */
#include <burgi/vmf_law.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>

#include "lib/points.h"

enum { ROUNDS = 4000 };
static const double BOUND = 1e-13;

static double log_uniform(struct random *r, double a, double b)
{
    return a * pow(b / a, random_uniform(r));
}

/* The functions of t, or of delta, with what they are at t = 1 and beyond for p > 3. */
static const struct one {
    const char *name;
    double (*of_t)(double p, double kappa, double t);
    double (*of_delta)(double p, double kappa, double delta);
    double high, low;
} functions_of_t[] = {
    { "logpdf", burgi_vmf_logpdf, burgi_vmf_logpdf_compl, -HUGE_VAL, -HUGE_VAL },
    { "cdf", burgi_vmf_cdf, burgi_vmf_cdf_compl, 1.0, 0.0 },
    { "sf", burgi_vmf_sf, burgi_vmf_sf_compl, 0.0, 1.0 },
    { "logcdf", burgi_vmf_logcdf, burgi_vmf_logcdf_compl, 0.0, -HUGE_VAL },
    { "logsf", burgi_vmf_logsf, burgi_vmf_logsf_compl, -HUGE_VAL, 0.0 },
};

Test(vmf_law, ends_and_outside)
{
    for (size_t i = 0; i < sizeof functions_of_t / sizeof *functions_of_t; ++i) {
        const struct one *f = &functions_of_t[i];
        const double t[] = { 1.0, 1.5, HUGE_VAL }, delta[] = { 0.0, -1e-300, -HUGE_VAL };
        for (int k = 0; k < 3; ++k) {
            cr_expect(f->of_t(5.0, 2.0, t[k]) == f->high, "%s at %g", f->name, t[k]);
            cr_expect(f->of_t(5.0, 2.0, -t[k]) == f->low, "%s at %g", f->name, -t[k]);
            cr_expect(f->of_delta(5.0, 2.0, delta[k]) == f->high, "%s_compl", f->name);
            cr_expect(f->of_delta(5.0, 2.0, 2.0 - 1e17 * delta[k]) == f->low, "%s_compl",
                      f->name);
        }
        const double bad[][3] = { { 1.9, 1.0, 0.0 },     { nan(""), 1.0, 0.0 },
                                  { 5.0, -1e-9, 0.0 },   { 5.0, nan(""), 0.0 },
                                  { 5.0, 1.0, nan("") }, { 0x1p200, 1.0, 0.0 },
                                  { 5.0, HUGE_VAL, 0.5 } };
        for (size_t k = 0; k < sizeof bad / sizeof *bad; ++k) {
            cr_expect(isnan(f->of_t(bad[k][0], bad[k][1], bad[k][2])), "%s %zu", f->name, k);
            cr_expect(isnan(f->of_delta(bad[k][0], bad[k][1], bad[k][2])), "%s %zu", f->name,
                      k);
        }
    }
    /* the density's ends, by dimension */
    cr_expect(burgi_vmf_logpdf(2.0, 3.0, 1.0) == HUGE_VAL);
    cr_expect(burgi_vmf_logpdf_compl(2.5, 3.0, 2.0) == HUGE_VAL);
    cr_expect(burgi_vmf_logpdf(2.0, 3.0, 1.0000001) == -HUGE_VAL);
    for (double kappa = 1e-3; kappa < 300.0; kappa *= 3.0) {
        const double log_c = log(kappa / -expm1(-2.0 * kappa));
        cr_expect(fabs(burgi_vmf_logpdf_compl(3.0, kappa, 0.0) - log_c) <=
                  4e-15 * fabs(log_c) + 1e-15);
        cr_expect(fabs(burgi_vmf_logpdf(3.0, kappa, -1.0) - (log_c - 2.0 * kappa)) <=
                  4e-15 * (fabs(log_c) + 2.0 * kappa) + 1e-15);
    }
}

Test(vmf_law, ends_of_the_quantiles)
{
    cr_expect(burgi_vmf_quantile(3.0, 1.0, 0.0) == -1.0 &&
              burgi_vmf_quantile(3.0, 1.0, 1.0) == 1.0);
    cr_expect(burgi_vmf_isf(3.0, 1.0, 0.0) == 1.0 && burgi_vmf_isf(3.0, 1.0, 1.0) == -1.0);
    cr_expect(burgi_vmf_quantile_compl(3.0, 1.0, 0.0) == 2.0);
    cr_expect(burgi_vmf_quantile_compl(3.0, 1.0, 1.0) == 0.0);
    cr_expect(burgi_vmf_isf_compl(3.0, 1.0, 0.0) == 0.0 &&
              burgi_vmf_isf_compl(3.0, 1.0, 1.0) == 2.0);
    const double bad[] = { -0x1p-1074, 1.0000000000000002, -1.0, HUGE_VAL, nan("") };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; ++k)
        cr_expect(isnan(burgi_vmf_quantile(3.0, 1.0, bad[k])) &&
                      isnan(burgi_vmf_isf_compl(3.0, 1.0, bad[k])),
                  "q = %g", bad[k]);
    cr_expect(isnan(burgi_vmf_quantile(1.5, 1.0, 0.5)) &&
              isnan(burgi_vmf_quantile(3.0, -1.0, 0.5)));
}

/* p = 3: the survival function is expm1(-kappa delta)/expm1(-2 kappa); p = 2, kappa = 0:
 * acos(t)/pi. */
Test(vmf_law, closed_forms)
{
    struct random r = { 1 };
    const double pi = acos(-1.0);
    for (int i = 0; i < ROUNDS; ++i) {
        const double kappa = log_uniform(&r, 1e-9, 1e15),
                     delta = log_uniform(&r, 1e-3, 30.0) / kappa;
        if (delta < 2.0) {
            const double want = expm1(-kappa * delta) / expm1(-2.0 * kappa);
            const double got = burgi_vmf_sf_compl(3.0, kappa, delta);
            cr_assert(fabs(got - want) <= BOUND * want, "kappa=%a delta=%a: %a, not %a", kappa,
                      delta, got, want);
        }
        const double half = log_uniform(&r, 1e-150, 0.5 * pi), s = sin(half);
        const double sf = burgi_vmf_sf_compl(2.0, 0.0, 2.0 * s * s);
        cr_assert(fabs(sf - 2.0 * half / pi) <= 4.0 * BOUND * sf, "half=%a: %a", half, sf);
    }
}

struct draw {
    double p, kappa, q;
};

static struct draw draw(struct random *r)
{
    struct draw d = { log_uniform(r, 2.0, 1e6), 0.0, 0.0 };
    const uint64_t how = random_bits(r) % 4;
    d.kappa = how == 0   ? 0.0
              : how == 1 ? log_uniform(r, 1e-6, 1e15)
                         : d.p * log_uniform(r, 1e-3, 1e3);
    d.q = random_bits(r) % 2 == 0 ? random_uniform(r) + 0x1p-60 : log_uniform(r, 1e-300, 0.5);
    return d;
}

/* The two sides are 1, their logarithms are theirs, and what is the quantile is: with an error
 * of BOUND in each, and of a quantile by the density's share of it. */
Test(vmf_law, sides_logarithms_quantiles)
{
    struct random r = { 2 };
    for (int i = 0; i < ROUNDS; ++i) {
        const struct draw d = draw(&r);
        const double delta = burgi_vmf_quantile_compl(d.p, d.kappa, d.q);
        const double cdf = burgi_vmf_cdf_compl(d.p, d.kappa, delta);
        const double sf = burgi_vmf_sf_compl(d.p, d.kappa, delta);
        const double density = exp(burgi_vmf_logpdf_compl(d.p, d.kappa, delta));
        const double slack = BOUND * (2.0 * d.q + fmax(delta * density, d.q));
        cr_assert(fabs(cdf - d.q) <= slack || delta == 2.0,
                  "p=%a kappa=%a q=%a: the cdf of the quantile is %a", d.p, d.kappa, d.q, cdf);
        cr_assert(fabs((cdf + sf) - 1.0) <= BOUND, "p=%a kappa=%a delta=%a: %a and %a", d.p,
                  d.kappa, delta, cdf, sf);
        const double log_cdf = burgi_vmf_logcdf_compl(d.p, d.kappa, delta);
        const double log_sf = burgi_vmf_logsf_compl(d.p, d.kappa, delta);
        cr_assert(delta == 2.0 ||
                      (fabs(exp(log_cdf) / cdf - 1.0) <= 3.0 * BOUND * fmax(-log_cdf, 1.0) &&
                       fabs(exp(log_sf) / sf - 1.0) <= 3.0 * BOUND * fmax(-log_sf, 1.0)),
                  "p=%a kappa=%a delta=%a: log %a of %a, %a of %a", d.p, d.kappa, delta,
                  log_cdf, cdf, log_sf, sf);
        const double other = burgi_vmf_isf_compl(d.p, d.kappa, d.q);
        const double above = burgi_vmf_sf_compl(d.p, d.kappa, other);
        const double at = exp(burgi_vmf_logpdf_compl(d.p, d.kappa, other));
        cr_assert(other == 0.0 ||
                      fabs(above - d.q) <= BOUND * (2.0 * d.q + fmax(other * at, d.q)),
                  "p=%a kappa=%a q=%a: the sf of the isf is %a", d.p, d.kappa, d.q, above);
    }
}

/* Functions of t are those of delta = 1 - t where that is exact; kappa = 0 is symmetrical. */
Test(vmf_law, of_t_and_of_delta)
{
    struct random r = { 3 };
    for (int i = 0; i < ROUNDS; ++i) {
        const struct draw d = draw(&r);
        const double delta =
            ldexp(floor(ldexp(burgi_vmf_isf_compl(d.p, d.kappa, d.q), 40)), -40);
        if (!(delta > 0.0 && delta < 2.0))
            continue;
        for (size_t k = 0; k < sizeof functions_of_t / sizeof *functions_of_t; ++k) {
            const struct one *f = &functions_of_t[k];
            const double a = f->of_t(d.p, d.kappa, 1.0 - delta),
                         b = f->of_delta(d.p, d.kappa, delta);
            cr_assert(same_bits(a, b), "%s at p=%a kappa=%a delta=%a: %a of t, %a", f->name,
                      d.p, d.kappa, delta, a, b);
        }
        const double above = burgi_vmf_logsf_compl(d.p, 0.0, delta);
        const double below = burgi_vmf_logcdf(d.p, 0.0, delta - 1.0);
        cr_assert(fabs(above - below) <= 2.0 * BOUND * fmax(-above, 1.0),
                  "p=%a delta=%a: %a and %a", d.p, delta, above, below);
    }
}

/* The cdf's slope is the density: by a difference over a thousandth of the scale. */
Test(vmf_law, density_is_the_slope)
{
    struct random r = { 4 };
    for (int i = 0; i < ROUNDS; ++i) {
        const struct draw d = draw(&r);
        const double low = burgi_vmf_isf_compl(d.p, d.kappa, 0.3), high = low * (1.0 + 0x1p-20);
        const double slope =
            (burgi_vmf_sf_compl(d.p, d.kappa, high) - burgi_vmf_sf_compl(d.p, d.kappa, low)) /
            (high - low);
        const double density = exp(burgi_vmf_logpdf_compl(d.p, d.kappa, 0.5 * (low + high)));
        cr_assert(fabs(slope / density - 1.0) < 1e-5, "p=%a kappa=%a: slope %g, density %g",
                  d.p, d.kappa, slope, density);
    }
}

static double angle(double q, double p, double kappa)
{
    return 2.0 * asin(sqrt(0.5 * burgi_vmf_isf_compl(p, kappa, q)));
}

/* The half-angle of a cone that holds 95 %: values by quadrature at 40 digits. */
Test(vmf_law, angle)
{
    static const double known[][3] = {
        { 2.0, 0.0, 2.9845130209103036 },    { 2.0, 1.0, 2.624641216711724 },
        { 2.0, 100.0, 0.19656026425814176 }, { 4.0, 5.0, 1.294168444484872 },
        { 10.0, 1e3, 0.13005053772149517 },  { 50.0, 10.0, 1.6045220674120505 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
        const double got = angle(0.95, known[i][0], known[i][1]);
        cr_expect(fabs(got / known[i][2] - 1.0) < 1e-13, "p=%g kappa=%g: %.17g, not %.17g",
                  known[i][0], known[i][1], got, known[i][2]);
    }
}
