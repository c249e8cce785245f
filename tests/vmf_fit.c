/* The fit: what the result struct promises, quantities against their definitions, and the
 * coverage of the interval and the cone. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "lib/points.h"
#include "quantile.h"
#include "vmf/interval.h"

static burgi_vmf_stats *stats_of(size_t n, size_t p, const double *x)
{
    burgi_vmf_stats *s = burgi_vmf_stats_new(p);
    cr_assert(s != NULL && burgi_vmf_stats_add_f64(s, n, x, p, NULL) == BURGI_OK);
    return s;
}

static burgi_vmf_result fit(size_t n, size_t p, const double *x, double *mu)
{
    burgi_vmf_stats *s = stats_of(n, p, x);
    burgi_vmf_result r = { .struct_size = sizeof r };
    cr_assert(burgi_vmf_fit(s, &r, mu) == BURGI_OK);
    burgi_vmf_stats_free(s);
    return r;
}

Test(vmf_fit, fills_what_the_struct_has_room_for)
{
    const double x[] = { 1.0, 0.0, 0.0, 1.0 };
    struct {
        burgi_vmf_result r;
        double later; /* a member that this library does not know */
    } newer = { .r.struct_size = sizeof newer, .later = 7.0 };
    const size_t first = offsetof(burgi_vmf_result, kappa_pairwise);
    burgi_vmf_result older = { .struct_size = first, .kappa_pairwise = 7.0 };
    burgi_vmf_result r = { .struct_size = first - sizeof(double), .p = 7.0 };
    burgi_vmf_stats *s = stats_of(2, 2, x), *none = burgi_vmf_stats_new(2);

    cr_expect(burgi_vmf_fit(s, &newer.r, NULL) == BURGI_OK);
    cr_expect(newer.r.struct_size == sizeof r && newer.later == 7.0);
    cr_expect(burgi_vmf_fit(s, &older, NULL) == BURGI_OK);
    cr_expect(older.struct_size == first && older.kappa_pairwise == 7.0);
    cr_expect(older.mu_cone == newer.r.mu_cone && older.kappa == newer.r.kappa);
    cr_expect(burgi_vmf_fit(s, &r, NULL) == BURGI_EINVAL && r.p == 7.0);
    r.struct_size = sizeof r;
    cr_expect(burgi_vmf_fit(none, &r, NULL) == BURGI_EDOM && r.p == 7.0);
    cr_expect(burgi_vmf_fit(NULL, &r, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_fit(s, NULL, NULL) == BURGI_EINVAL);
    burgi_vmf_stats_free(s);
    burgi_vmf_stats_free(none);
}

Test(vmf_fit, one_row_shows_a_direction_and_no_spread)
{
    const double x[] = { 3.0, 0.0, -4.0 };
    double mu[3];
    const burgi_vmf_result r = fit(1, 3, x, mu);
    cr_expect(r.n == 1.0 && r.rbar == 1.0 && r.delta == 0.0 && r.kappa == HUGE_VAL);
    cr_expect(r.kappa_marginal == 0.0 && r.kappa_lo == 0.0 && r.kappa_hi == HUGE_VAL);
    cr_expect(r.mu_cone == acos(-1.0));
    cr_expect(fabs(mu[0] - 0.6) < 1e-15 && mu[1] == 0.0 && fabs(mu[2] + 0.8) < 1e-15);
}

Test(vmf_fit, rows_of_one_direction)
{
    double x[20 * 3];
    for (int i = 0; i < 20; ++i)
        for (int j = 0; j < 3; ++j)
            x[3 * i + j] = (1.0 + i) * (0.1 + j);
    const burgi_vmf_result r = fit(20, 3, x, NULL);
    cr_expect(r.delta == 0.0 && r.kappa == HUGE_VAL && r.kappa_marginal == HUGE_VAL);
    cr_expect(r.kappa_lo == HUGE_VAL && r.kappa_hi == HUGE_VAL && r.mu_cone == 0.0);
    cr_expect(r.log_likelihood == HUGE_VAL && r.entropy == -HUGE_VAL);
}

Test(vmf_fit, opposite_rows_have_no_direction)
{
    const double x[] = { 1.0, 2.0, 2.0, -1.0, -2.0, -2.0 };
    double mu[3];
    const burgi_vmf_result r = fit(2, 3, x, mu);
    cr_expect(r.rbar == 0.0 && r.delta == 1.0 && r.kappa == 0.0 && r.kappa_marginal == 0.0);
    cr_expect(r.kappa_lo == 0.0 && r.kappa_hi > 0.0 && isfinite(r.kappa_hi));
    cr_expect(r.log_likelihood_ratio == 0.0 && r.mu_cone == acos(-1.0));
    cr_expect(fabs(r.entropy - log(4.0 * acos(-1.0))) < 1e-14);
    cr_expect(isnan(mu[0]) && isnan(mu[1]) && isnan(mu[2]));
}

/* The log-likelihood is that of the rows, one by one, and no other kappa has a greater one. */
Test(vmf_fit, log_likelihood_is_the_sum_over_rows)
{
    enum { N = 40, P = 6 };
    struct random random = { 1 };
    for (double shift = 0.0; shift < 1e4; shift = 4.0 * shift + 0.1) {
        double x[N * P], mu[P], cosines = 0.0;
        for (int i = 0; i < N * P; ++i)
            x[i] = random_uniform(&random) - 0.5 + (i % P == 2 ? shift : 0.0);
        const burgi_vmf_result r = fit(N, P, x, mu);
        for (int i = 0; i < N; ++i) {
            double dot = 0.0, square = 0.0;
            for (int j = 0; j < P; ++j) {
                dot += x[i * P + j] * mu[j];
                square += x[i * P + j] * x[i * P + j];
            }
            cosines += dot / sqrt(square);
        }
        const double sum = N * burgi_vmf_log_norm(P, r.kappa) + r.kappa * cosines;
        const double slack = 1e-13 * N * (fabs(sum) / N + r.kappa);
        cr_expect(fabs(r.log_likelihood - sum) <= slack, "%.17g, not %.17g", r.log_likelihood,
                  sum);
        cr_expect(fabs(r.log_likelihood_ratio - (sum - N * burgi_vmf_log_norm(P, 0.0))) <=
                  slack);
        for (double k = 0.9; k < 1.2; k += 0.2)
            cr_expect(N * burgi_vmf_log_norm(P, k * r.kappa) + k * r.kappa * cosines < sum);
        cr_expect(r.entropy == burgi_vmf_entropy(P, r.kappa) && r.n_eff == N);
        cr_expect(fabs(r.kappa_se / r.kappa *
                           sqrt(N * burgi_vmf_mean_resultant_deriv(P, r.kappa)) * r.kappa -
                       1.0) < 1e-14);
    }
}

/* Rows about the first axis: n with every tangent direction once, so that rbar is known. */
static burgi_vmf_result cross(size_t p, double tangent)
{
    double x[2 * 20 * 20] = { 0.0 };
    const size_t n = 2 * (p - 1);
    for (size_t i = 0; i < n; ++i) {
        x[i * p] = 1.0;
        x[i * p + 1 + i / 2] = i % 2 ? tangent : -tangent;
    }
    return fit(n, p, x, NULL);
}

/* Above, [chi2_0.025, chi2_0.975] / (2 n delta) with (n-1)(p-1) degrees of freedom. */
Test(vmf_fit, interval_at_high_concentration)
{
    for (size_t p = 2; p <= 20; ++p) {
        const burgi_vmf_result r = cross(p, 1e-6);
        const double dof = (r.n - 1.0) * ((double)p - 1.0), d = 2.0 * r.n * r.delta;
        const double lo = bg_chi2_quantile(0.025, dof) / d,
                     hi = bg_chi2_quantile(0.975, dof) / d;
        cr_expect(fabs(r.kappa_lo / lo - 1.0) < 1e-8, "p=%zu: %.17g, not %.17g", p, r.kappa_lo,
                  lo);
        cr_expect(fabs(r.kappa_hi / hi - 1.0) < 1e-8, "p=%zu: %.17g, not %.17g", p, r.kappa_hi,
                  hi);
        const double f = bg_f_quantile(0.95, (double)p - 1.0, dof);
        const double versine = r.delta * f / ((r.n - 1.0) * r.rbar);
        cr_expect(fabs(r.mu_cone / sqrt(2.0 * versine) - 1.0) < 1e-8, "p=%zu: cone %g", p,
                  r.mu_cone);
    }
}

/* p = 3, by Fisher (1953). */
Test(vmf_fit, fishers_cone_and_estimate)
{
    const burgi_vmf_result r = cross(3, 0.05);
    const double big_r = r.n * r.rbar, rest = r.n * r.delta;
    const double cosine = 1.0 - rest / big_r * (pow(20.0, 1.0 / (r.n - 1.0)) - 1.0);
    cr_expect(fabs(cos(r.mu_cone) - cosine) < 1e-14);
    cr_expect(fabs(r.kappa_marginal * rest / (r.n - 1.0) - 1.0) < 1e-14);
}

/* The ends are where the marginal likelihood, H(kappa R)/H(kappa)^n, has dropped as it does at
 * the quantiles of its limit, a log t - t with a = dof/2. */
Test(vmf_fit, interval_is_by_marginal_likelihood)
{
    static const double tangent[] = { 0.5, 1.0, 2.0, 3.0 };
    for (size_t p = 3; p <= 20; p += 4)
        for (int i = 0; i < 4; ++i) {
            const burgi_vmf_result r = cross(p, tangent[i]);
            const double pd = (double)p, big_r = r.n * r.rbar, dof = (r.n - 1.0) * (pd - 1.0);
            const double end[] = { r.kappa_lo, r.kappa_hi }, prob[] = { 0.025, 0.975 };
            const double k = r.kappa_marginal;
            const double top = burgi_vmf_log_h(pd, k * big_r) - r.n * burgi_vmf_log_h(pd, k);
            for (int e = 0; e < 2; ++e) {
                const double t = bg_chi2_quantile(prob[e], dof) / dof;
                const double drop = 0.5 * dof * (t - 1.0 - log(t)), x = end[e];
                const double at = burgi_vmf_log_h(pd, x * big_r) - r.n * burgi_vmf_log_h(pd, x);
                const int cut = e == 0 && x == 0.0; /* it never drops so far */
                cr_expect(cut ? top <= drop : fabs(top - at - drop) < 1e-6,
                          "p=%zu tangent=%g end %d: %g, drop %g", p, tangent[i], e, top - at,
                          drop);
            }
            cr_expect(r.kappa_lo <= k && k < r.kappa_hi);
        }
}

/* The interval holds its estimate, and the cone is an angle, at round numbers and where n r^2 = 1 but
 * for rounding: no division by a difference that is 0, no Newton step out of its panel. */
Test(vmf_fit, interval_and_cone_are_in_range)
{
    static const double dims[] = { 2, 3, 5, 64, 512, 1e4, 1e6 };
    static const double sizes[] = { 1.001, 1.5, 2, 3, 5, 11, 100, 1e4, 1e9, 1e15 };
    static const double lengths[] = { 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0 - 1e-9 };
    enum { LENGTHS = sizeof lengths / sizeof *lengths, NEAR = 5 };
    for (size_t i = 0; i < sizeof dims / sizeof *dims; ++i)
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; ++j)
            for (int l = -NEAR; l < LENGTHS; ++l) {
                const double p = dims[i], n = sizes[j], edge = 1.0 / sqrt(n);
                const double r = l < 0 ? edge * (1.0 + ldexp(l + 3.0, -52)) : lengths[l];
                struct bg_vmf_sample s = { p, n, r, 1.0 - r, 0.0 };
                s.k = burgi_vmf_kappa_marginal(p, n, r);
                double lo, hi;
                bg_vmf_interval(&s, &lo, &hi);
                const double cone = bg_vmf_cone(&s, lo);
                cr_expect(lo >= 0.0 && lo <= s.k * (1.0 + 1e-6) && hi >= s.k * (1.0 - 1e-6),
                          "p=%g n=%g r=%.17g: %g not within [%g, %g]", p, n, r, s.k, lo, hi);
                cr_expect(cone >= 0.0 && cone <= acos(-1.0), "p=%g n=%g r=%.17g: cone %g", p, n,
                          r, cone);
            }
}

/* One row from the law about the first axis of R^p, p odd, by Wood's method (1994). */
static void draw(struct random *r, size_t p, double kappa, double *x)
{
    const double q = (double)p - 1.0, b = q / (2.0 * kappa + hypot(2.0 * kappa, q));
    const double x0 = (1.0 - b) / (1.0 + b), c = kappa * x0 + q * log1p(-x0 * x0);
    double w, u;
    do { /* Beta(q/2, q/2) from two gammas of integer shape */
        double g[2] = { 0.0, 0.0 };
        for (size_t i = 0; i < p - 1; ++i)
            g[i % 2] -= log1p(-random_uniform(r));
        const double z = g[0] / (g[0] + g[1]);
        w = (1.0 - (1.0 + b) * z) / (1.0 - (1.0 - b) * z);
        u = 1.0 - random_uniform(r);
    } while (kappa * w + q * log1p(-x0 * w) - c < log(u));
    double square = 0.0;
    for (size_t j = 1; j < p; ++j) { /* a tangent direction: normal numbers */
        const double v = 2.0 * acos(-1.0) * random_uniform(r);
        x[j] = sqrt(-2.0 * log1p(-random_uniform(r))) * cos(v);
        square += x[j] * x[j];
    }
    x[0] = w;
    for (size_t j = 1; j < p; ++j)
        x[j] *= sqrt((1.0 - w * w) / square);
}

/* How often the interval holds kappa and the cone the axis: 95 %, more near kappa = 0 where the
 * lower end is 0 anyway.  4 standard errors of 1000 samples are 2.8 %. */
Test(vmf_fit, coverage)
{
    enum { SAMPLES = 1000, MOST = 30 * 65 };
    static const struct {
        size_t n, p;
        double kappa;
    } at[] = { { 2, 3, 5.0 },    { 5, 3, 0.0 },     { 5, 3, 1.0 },  { 5, 3, 50.0 },
               { 30, 3, 0.3 },   { 30, 3, 10.0 },   { 5, 65, 0.0 }, { 5, 65, 60.0 },
               { 30, 65, 10.0 }, { 30, 65, 500.0 }, { 10, 9, 1e6 } };
    struct random random = { 2 };
    double x[MOST], mu[65];
    for (size_t k = 0; k < sizeof at / sizeof *at; ++k) {
        int held = 0, pointed = 0, wald = 0, profile = 0;
        for (int i = 0; i < SAMPLES; ++i) {
            for (size_t j = 0; j < at[k].n; ++j)
                draw(&random, at[k].p, at[k].kappa, x + j * at[k].p);
            const burgi_vmf_result r = fit(at[k].n, at[k].p, x, mu);
            held += r.kappa_lo <= at[k].kappa && at[k].kappa <= r.kappa_hi;
            pointed += mu[0] >= cos(r.mu_cone);
            wald += r.wald_lo <= at[k].kappa && at[k].kappa <= r.wald_hi;
            profile += r.profile_lo <= at[k].kappa && at[k].kappa <= r.profile_hi;
        }
        cr_expect(held >= 922 && (at[k].kappa < 2.0 || held <= 978),
                  "n=%zu p=%zu kappa=%g: the interval holds it in %d of 1000", at[k].n, at[k].p,
                  at[k].kappa, held);
        cr_expect(pointed >= 922, "n=%zu p=%zu kappa=%g: the cone holds it in %d of 1000",
                  at[k].n, at[k].p, at[k].kappa, pointed);
        cr_log_info("n=%zu p=%zu kappa=%g: interval %d, cone %d, profile %d, Wald %d of 1000",
                    at[k].n, at[k].p, at[k].kappa, held, pointed, profile, wald);
    }
}
