/* Estimates of kappa from few rows in many dimensions, simulated with the sampler: what docs/vmf.md and
 * the command's words say of the maximum-likelihood and the marginal estimate.
 *
 * Seeds are fixed.  A band is the expectation that the law of R gives (below) plus or minus 4.9
 * standard errors of the simulation's own mean: with fresh seeds each check fails in 1 of a million. */
#include <burgi.h>
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

enum { P = 2048, RUNS = 200 };

struct moments {
    double mean, se, zeros; /* of the marginal estimate */
    double mle, mle_se;
};

static struct moments simulate(size_t n, double kappa)
{
    struct moments m = { .mean = 0.0 };
    double *const x = malloc(n * P * sizeof *x), square = 0.0, mle_square = 0.0;
    cr_assert(x != NULL);
    for (size_t run = 0; run < RUNS; ++run) {
        burgi_vmf_stats *const s = burgi_vmf_stats_new(P);
        burgi_vmf_result r = { .struct_size = sizeof r };
        cr_assert(burgi_vmf_sample_f64(P, NULL, kappa, 4, run * n, n, x, P) == BURGI_OK);
        cr_assert(burgi_vmf_stats_add_f64(s, n, x, P, NULL) == BURGI_OK);
        cr_assert(burgi_vmf_fit(s, &r, NULL) == BURGI_OK);
        burgi_vmf_stats_free(s);
        m.mean += r.kappa_marginal / RUNS;
        square += r.kappa_marginal * r.kappa_marginal / RUNS;
        m.zeros += r.kappa_marginal == 0.0 ? 1.0 : 0.0;
        m.mle += r.kappa / RUNS;
        mle_square += r.kappa * r.kappa / RUNS;
    }
    m.se = sqrt((square - m.mean * m.mean) / RUNS);
    m.mle_se = sqrt((mle_square - m.mle * m.mle) / RUNS);
    free(x);
    return m;
}

/* E r^2 = 1/n + (1 - 1/n) A^2: the estimate at that r, to which the mean of estimates is near. */
static double expected_r(size_t n, double kappa)
{
    const double a = burgi_vmf_mean_resultant(P, kappa);
    return sqrt((1.0 + ((double)n - 1.0) * a * a) / (double)n);
}

static void check(size_t n, double kappa)
{
    const struct moments m = simulate(n, kappa);
    const double r = expected_r(n, kappa);
    const double mle = burgi_vmf_kappa(P, r),
                 marginal = burgi_vmf_kappa_marginal(P, (double)n, r);
    cr_expect(fabs(m.mle - mle) <= 4.9 * m.mle_se + 0.002 * mle,
              "n = %zu: MLE %.1f +- %.1f, not %.1f", n, m.mle, m.mle_se, mle);
    cr_expect(fabs(m.mean - marginal) <= 4.9 * m.se + 0.02 * marginal,
              "n = %zu: marginal %.1f +- %.1f, not %.1f", n, m.mean, m.se, marginal);
    cr_expect(fabs(m.mean - kappa) <= 4.9 * m.se + 0.02 * kappa,
              "n = %zu: marginal %.1f +- %.1f, and truly %.0f", n, m.mean, m.se, kappa);
}

/* The maximum-likelihood estimate of 500 is about 1329 from 5 rows. */
Test(vmf_sampler_fit, few_rows)
{
    check(5, 500.0);
    check(50, 500.0);
    cr_expect(burgi_vmf_kappa(P, expected_r(5, 500.0)) > 2.6 * 500.0);
    cr_expect(burgi_vmf_kappa(P, expected_r(50, 500.0)) < 1.2 * 500.0);
}

/* Of uniform rows half of the marginal estimates are 0, to 4.9 standard errors, and the others small;
 * the maximum-likelihood estimate is over 1000. */
Test(vmf_sampler_fit, no_direction)
{
    const struct moments m = simulate(5, 0.0);
    cr_expect(fabs(m.zeros - 0.5 * RUNS) <= 4.9 * sqrt(0.25 * RUNS) + 0.05 * RUNS, "%g",
              m.zeros);
    cr_expect(m.mean < 100.0, "marginal %.1f", m.mean);
    cr_expect(fabs(m.mle - burgi_vmf_kappa(P, sqrt(0.2))) <= 4.9 * m.mle_se + 2.0, "MLE %.1f",
              m.mle);
}
