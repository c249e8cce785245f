/* The bias of the estimates where there are far fewer rows than dimensions: p = 2048, n = 5 and 50,
 * kappa = 0 and 500, simulated.
 *
 * E rbar^2 = A^2 + (1 - A^2)/n, and for large p rbar hardly varies: the maximum-likelihood estimate is
 * about A^-1 of its root, whatever kappa.  The marginal and the pairwise one are to be about kappa, and where
 * that is 0 to be 0 for about half of all samples.
 *
 * The seed is fixed, so that a verdict stays.  A mean of SAMPLES may be off by 4.9 standard errors, and
 * 0.2 % for what the statements above leave out: an exact sampler with a fresh seed would fail one of the six
 * with probability below 1e-5. */
#include <burgi.h>
#include <burgi/vmf_sample.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

enum { P = 2048, SAMPLES = 500 };

struct mean {
    double sum, squares;
};

static void add(struct mean *m, double x)
{
    m->sum += x;
    m->squares += x * x;
}

static void expect_mean(const char *what, size_t n, const struct mean *m, double want)
{
    const double mean = m->sum / SAMPLES;
    const double se = sqrt((m->squares / SAMPLES - mean * mean) / SAMPLES);
    cr_log_info("n=%zu: %s %g, standard error %g; expected %g", n, what, mean, se, want);
    cr_expect(fabs(mean - want) <= 4.9 * se + 0.002 * want, "n=%zu: %s %g, not %g", n, what,
              mean, want);
}

static burgi_vmf_result fit_of(size_t n, double kappa, size_t sample, double *x)
{
    burgi_vmf_result r = { .struct_size = sizeof r };
    burgi_vmf_stats *s = burgi_vmf_stats_new(P);
    cr_assert(burgi_vmf_sample_f64(P, NULL, kappa, 20, sample * n, n, x, P) == BURGI_OK);
    cr_assert(burgi_vmf_stats_add_f64(s, n, x, P, NULL) == BURGI_OK);
    cr_assert(burgi_vmf_fit(s, &r, NULL) == BURGI_OK);
    burgi_vmf_stats_free(s);
    return r;
}

static void simulate(size_t n, double kappa)
{
    const double a = burgi_vmf_mean_resultant(P, kappa), nd = (double)n;
    const double biased = burgi_vmf_kappa(P, sqrt(a * a + (1.0 - a * a) / nd));
    struct mean mle = { 0.0, 0.0 }, marginal = mle, pairwise = mle;
    double *x = malloc(n * P * sizeof *x);
    int zeros = 0;

    for (size_t i = 0; i < SAMPLES; ++i) {
        const burgi_vmf_result r = fit_of(n, kappa, i, x);
        add(&mle, r.kappa);
        add(&marginal, r.kappa_marginal);
        add(&pairwise, r.kappa_pairwise);
        zeros += r.kappa_marginal == 0.0;
    }
    free(x);
    expect_mean("maximum likelihood", n, &mle, biased);
    if (kappa > 0.0) {
        expect_mean("marginal", n, &marginal, kappa);
        expect_mean("pairwise", n, &pairwise, kappa);
    } else /* 4.9 standard errors of a half are 55 */
        cr_expect(abs(zeros - SAMPLES / 2) < 55, "n=%zu: 0 in %d of %d", n, zeros, SAMPLES);
}

Test(vmf_bias, of_five_rows)
{
    simulate(5, 0.0);
    simulate(5, 500.0);
}

Test(vmf_bias, of_fifty_rows)
{
    simulate(50, 0.0);
    simulate(50, 500.0);
}
