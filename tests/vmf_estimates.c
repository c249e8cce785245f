/* Estimates and intervals of kappa beside the maximum-likelihood and the marginal ones, against
 * their definitions. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "core/dd.h"
#include "vmf/estimates.h"
#include "vmf/interval.h"
#include "vmf_sample.h"

/* The mean cosine of all pairs of different rows, rows of unit length. */
static double pairs(size_t n, size_t p, const double *x)
{
    long double sum = 0.0L;
    for (size_t i = 0; i < n; ++i)
        for (size_t j = 0; j < i; ++j)
            for (size_t k = 0; k < p; ++k)
                sum += (long double)x[i * p + k] * (long double)x[j * p + k];
    return (double)(sum / ((long double)n * (long double)(n - 1) / 2.0L));
}

static void normalise(size_t n, size_t p, double *x)
{
    for (size_t i = 0; i < n; ++i) {
        double square = 0.0;
        for (size_t k = 0; k < p; ++k)
            square += x[i * p + k] * x[i * p + k];
        for (size_t k = 0; k < p; ++k)
            x[i * p + k] /= sqrt(square);
    }
}

Test(vmf_estimates, pairwise_is_by_the_cosines_of_pairs)
{
    static const double spread[] = { 10.0, 2.0, 0.5, 1e-3 };
    enum { N = 7 };
    struct random random = { 31 };
    for (size_t p = 2; p <= 34; p += 8)
        for (size_t s = 0; s < 4; ++s) {
            double *x = rows(&random, N, p, spread[s]);
            normalise(N, p, x);
            const burgi_vmf_result r = fit_and_free(stats_of(N, p, x, NULL));
            const double c = pairs(N, p, x);
            const double want = c > 0.0 ? burgi_vmf_kappa((double)p, sqrt(c)) : 0.0;
            const double loss = c > 0.9 ? 1e-16 / (1.0 - c) : 1e-15; /* of 1 - c by c */
            cr_expect(fabs(r.kappa_pairwise - want) <= 100.0 * loss * want,
                      "p=%zu spread=%g: %.17g, not %.17g", p, spread[s], r.kappa_pairwise,
                      want);
            free(x);
        }
}

/* From delta it keeps its digits: for kappa >> p it is (p-1)(n-1)/(2 n delta), the marginal one. */
Test(vmf_estimates, pairwise_at_its_ends)
{
    for (double delta = 1e-12; delta > 1e-250; delta *= 1e-20) {
        const struct bg_vmf_resultant at = { 1.0, delta };
        const double k = bg_vmf_kappa_pairwise(5.0, 4.0, at), want = 1.5 / delta;
        cr_expect(fabs(k / want - 1.0) < 1e-11, "delta=%g: %.17g, not %.17g", delta, k, want);
    }
    const struct bg_vmf_resultant same = { 1.0, 0.0 }, half = { 0.5, 0.5 };
    const struct bg_vmf_resultant above = { 0x1.0000000000001p-1, 0x1.ffffffffffffep-2 };
    cr_expect(bg_vmf_kappa_pairwise(3.0, 2.0, same) == HUGE_VAL);
    cr_expect(bg_vmf_kappa_pairwise(3.0, 1.0, same) == 0.0);
    cr_expect(bg_vmf_kappa_pairwise(3.0, 4.0, half) == 0.0); /* n r^2 = 1 */
    const double k = bg_vmf_kappa_pairwise(3.0, 4.0, above); /* n r^2 - 1 = 2^-51 (1 + 2^-53) */
    cr_expect(fabs(k / burgi_vmf_kappa(3.0, sqrt(0x1p-51 / 3.0)) - 1.0) < 1e-14);
    /* where n r^2 in double has lost most of what it exceeds 1 by */
    const double r = sqrt(1.0 / 3.0) * (1.0 + 0x1p-50), q = bg_fma(r, r, -r * r);
    const double excess = bg_fma(3.0, r * r, -1.0) + 3.0 * q;
    const struct bg_vmf_resultant next = { r, 1.0 - r };
    const double kappa = bg_vmf_kappa_pairwise(3.0, 3.0, next);
    cr_expect(fabs(kappa / burgi_vmf_kappa(3.0, sqrt(excess / 2.0)) - 1.0) < 1e-14, "%.17g",
              kappa);
}

Test(vmf_estimates, best_fisher)
{
    cr_expect(fabs(bg_vmf_kappa_best_fisher(2.0, 5.0, 4.0) - 256.0 / 130.0) < 1e-15);
    cr_expect(fabs(bg_vmf_kappa_best_fisher(2.0, 5.0, 2.0) - 128.0 / 130.0) < 1e-15);
    cr_expect(fabs(bg_vmf_kappa_best_fisher(2.0, 5.0, 1.0) - 0.6) < 1e-15);
    cr_expect(bg_vmf_kappa_best_fisher(2.0, 5.0, 0.5) == 0.0);
    cr_expect(bg_vmf_kappa_best_fisher(2.0, 5.0, HUGE_VAL) == HUGE_VAL);
    cr_expect(isnan(bg_vmf_kappa_best_fisher(3.0, 5.0, 1.0)));
}

/* The prior is so many rows more: rows b nu + sqrt(1 - b^2) t for two opposite t have mean b nu. */
Test(vmf_estimates, map_is_the_fit_with_the_priors_rows)
{
    static const double spread[] = { 10.0, 1.0, 1e-2 }, b[] = { 0.25, 0.75, 1.0 - 1e-9 };
    enum { N = 9, P = 4, W = 6 };
    struct random random = { 32 };
    for (size_t s = 0; s < 3; ++s)
        for (size_t k = 0; k < 3; ++k) {
            double *x = rows(&random, N + W, P, spread[s]), nu[P] = { 0.0, 3.0, 0.0, 4.0 };
            const double out = sqrt((1.0 - b[k]) * (1.0 + b[k]));
            for (size_t i = N; i < N + W; ++i) {
                const double row[P] = { i % 2 ? out : -out, 0.6 * b[k], 0.0, 0.8 * b[k] };
                for (size_t j = 0; j < P; ++j)
                    x[i * P + j] = row[j];
            }
            double mu[P], want_mu[P], kappa;
            burgi_vmf_stats *all = stats_of(N + W, P, x, NULL), *own = stats_of(N, P, x, NULL);
            burgi_vmf_result want = { .struct_size = sizeof want };
            cr_assert(burgi_vmf_fit(all, &want, want_mu) == BURGI_OK);
            cr_assert(burgi_vmf_fit_map(own, W, b[k], nu, &kappa, mu) == BURGI_OK);
            cr_expect(fabs(kappa / want.kappa - 1.0) < 1e-12, "%g, %g: %.17g, not %.17g",
                      spread[s], b[k], kappa, want.kappa);
            for (size_t j = 0; j < P; ++j)
                cr_expect(fabs(mu[j] - want_mu[j]) < 1e-13);
            cr_expect(burgi_vmf_fit_map(own, 0.0, b[k], nu, &kappa, NULL) == BURGI_OK);
            burgi_vmf_result alone = fit_and_free(own);
            cr_expect(fabs(kappa / alone.kappa - 1.0) < 1e-13);
            burgi_vmf_stats_free(all);
            free(x);
        }
}

Test(vmf_estimates, map_in_the_result_is_with_one_row_of_no_direction)
{
    static const double spread[] = { 10.0, 1.0, 1e-2, 1e-7 };
    struct random random = { 33 };
    for (size_t s = 0; s < 4; ++s) {
        double *x = rows(&random, 9, 4, spread[s]), kappa, mu[4], want_mu[4];
        burgi_vmf_stats *stats = stats_of(9, 4, x, NULL);
        burgi_vmf_result r = { .struct_size = sizeof r };
        cr_assert(burgi_vmf_fit(stats, &r, want_mu) == BURGI_OK);
        cr_assert(burgi_vmf_fit_map(stats, 1.0, 0.0, NULL, &kappa, mu) == BURGI_OK);
        cr_expect(fabs(kappa / r.kappa_map - 1.0) < 1e-13 && r.kappa_map < r.kappa);
        for (size_t j = 0; j < 4; ++j)
            cr_expect(fabs(mu[j] - want_mu[j]) < 1e-15);
        burgi_vmf_stats_free(stats);
        free(x);
    }
}

Test(vmf_estimates, map_refuses_what_is_no_prior)
{
    const double x[] = { 1.0, 0.0, 0.6, 0.8 }, nu[] = { 1.0, 1.0 }, zero[] = { 0.0, 0.0 };
    const double ill[] = { 1.0, nan("") };
    burgi_vmf_stats *s = stats_of(2, 2, x, NULL), *none = burgi_vmf_stats_new(2);
    double kappa = 7.0;
    cr_expect(burgi_vmf_fit_map(NULL, 1.0, 0.0, NULL, &kappa, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_fit_map(s, 1.0, 0.0, NULL, NULL, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_fit_map(none, 1.0, 0.0, NULL, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, -1.0, 0.0, NULL, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, nan(""), 0.0, NULL, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, HUGE_VAL, 0.0, NULL, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, 1.0, 1.0, nu, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, 1.0, -0.1, nu, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, 1.0, nan(""), nu, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, 1.0, 0.5, NULL, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, 1.0, 0.5, zero, &kappa, NULL) == BURGI_EDOM);
    cr_expect(burgi_vmf_fit_map(s, 1.0, 0.5, ill, &kappa, NULL) == BURGI_EDOM);
    cr_expect(kappa == 7.0);
    burgi_vmf_stats_free(s);
    burgi_vmf_stats_free(none);
}

/* n (kappa r - log H(kappa)) has dropped by half the 95 % quantile of chi-square at either end, or
 * where the lower is 0 by less. */
Test(vmf_estimates, profile_interval_is_by_the_likelihood)
{
    static const double dims[] = { 2, 3, 17, 300, 1e5 }, sizes[] = { 2, 5.5, 40, 1e4 };
    static const double lengths[] = { 0.0, 1e-200, 1e-3, 0.1, 0.5, 0.9, 0.999 };
    for (size_t i = 0; i < 5; ++i)
        for (size_t j = 0; j < 4; ++j)
            for (size_t l = 0; l < 7; ++l) {
                const double p = dims[i], n = sizes[j], r = lengths[l];
                const struct bg_vmf_sample s = { p, n, r, 1.0 - r, 0.0 };
                const double k = burgi_vmf_kappa(p, r), top = k * r - burgi_vmf_log_h(p, k);
                double end[2];
                bg_vmf_profile(&s, k, &end[0], &end[1]);
                for (int e = 0; e < 2; ++e) {
                    const double at = end[e] * r - burgi_vmf_log_h(p, end[e]);
                    const double drop = n * (top - at), want = 1.920729410347062;
                    const double slack = 1e-7 + 1e-14 * n * (fabs(top) + end[e]);
                    cr_expect(e == 0 && end[0] == 0.0 ? n * top <= want + slack
                                                      : fabs(drop - want) <= slack,
                              "p=%g n=%g r=%g: end %g, drop %g", p, n, r, end[e], drop);
                }
                cr_expect(end[0] <= k && k <= end[1] && isfinite(end[1]));
            }
}

Test(vmf_estimates, intervals_of_a_row_and_of_equal_rows)
{
    double lo, hi;
    const struct bg_vmf_sample row = { 3.0, 1.0, 1.0, 0.0, 0.0 },
                               equal = { 3.0, 4.0, 1.0, 0.0, HUGE_VAL };
    bg_vmf_wald(&row, HUGE_VAL, nan(""), &lo, &hi);
    cr_expect(lo == 0.0 && hi == HUGE_VAL);
    bg_vmf_profile(&row, HUGE_VAL, &lo, &hi);
    cr_expect(lo == 0.0 && hi == HUGE_VAL);
    bg_vmf_wald(&equal, HUGE_VAL, nan(""), &lo, &hi);
    cr_expect(lo == HUGE_VAL && hi == HUGE_VAL);
    bg_vmf_profile(&equal, HUGE_VAL, &lo, &hi);
    cr_expect(lo == HUGE_VAL && hi == HUGE_VAL);
    const struct bg_vmf_sample two = { 3.0, 2.0, 0.5, 0.5, 0.0 };
    bg_vmf_wald(&two, 1.0, 1.0, &lo, &hi);
    cr_expect(lo == 0.0 && fabs(hi - 2.95996398454005) < 1e-13);
    bg_vmf_wald(&two, 3.0, 1.0, &lo, &hi);
    cr_expect(fabs(lo - 1.04003601545995) < 1e-13);
}
