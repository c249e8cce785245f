/* The digits of log densities: against long double from the same parameters, log I in hi + lo. */
#ifndef BURGI_TESTS_MIXTURE_DIGITS_H
#define BURGI_TESTS_MIXTURE_DIGITS_H

#include <burgi/bessel.h>

#include "lib/points.h"
#include "mixture.h"

/* log C + kappa of the law. */
static inline long double peak(double p, double kappa)
{
    const long double nu = 0.5L * (long double)p - 1.0L, log_2pi = 1.83787706640934548356066L;
    double lo;
    const double hi = burgi_log_besseli_dd(0.5 * p - 1.0, kappa, &lo);
    return nu * logl((long double)kappa) - 0.5L * (long double)p * log_2pi -
           (((long double)hi - (long double)kappa) + (long double)lo);
}

/* |x/|x| - mu|^2/2, by differences. */
static inline long double delta_of(size_t p, const double *x, const double *mu)
{
    long double square = 0.0L, sum = 0.0L;
    for (size_t j = 0; j < p; ++j)
        square += (long double)x[j] * (long double)x[j];
    for (size_t j = 0; j < p; ++j) {
        const long double d = (long double)x[j] / sqrtl(square) - (long double)mu[j];
        sum += d * d;
    }
    return 0.5L * sum;
}

/* The log density of a row, and what its error is a multiple of, by the components that matter. */
static inline long double exact(const burgi_vmf_mixture *m, const double *x, long double *scale)
{
    enum { MOST = 4 };
    long double l[MOST], at[MOST], delta[MOST], most = -HUGE_VALL, sum = 0.0L;

    for (size_t c = 0; c < m->k; ++c) {
        const burgi_vmf_component *const k = &m->component[c];
        at[c] = peak((double)m->p, k->kappa);
        delta[c] = delta_of(m->p, x, m->mu + c * m->p);
        l[c] = logl((long double)k->weight) + at[c] - (long double)k->kappa * delta[c];
        most = l[c] > most ? l[c] : most;
    }
    for (size_t c = 0; c < m->k; ++c)
        sum += expl(l[c] - most);
    *scale = 1.0L;
    for (size_t c = 0; c < m->k; ++c) {
        const long double kappa = (long double)m->component[c].kappa,
                          near =
                              fminl(kappa, 16.0L * (long double)m->p) + kappa * sqrtl(delta[c]);
        *scale += expl(l[c] - most) / sum *
                  (fabsl(l[c]) + fabsl(at[c]) + (delta[c] >= 0x1p-6L ? kappa : near));
    }
    return most + logl(sum);
}

static inline burgi_vmf_mixture *any_mixture(struct random *random, size_t p, size_t k)
{
    burgi_vmf_mixture *const m = burgi_vmf_mixture_new(p, k);
    cr_assert(m != NULL);
    for (size_t c = 0; c < k; ++c) {
        double square = 0.0;
        m->component[c].kappa = 0.1 * exp(25.0 * random_uniform(random));
        for (size_t j = 0; j < p; ++j) {
            m->mu[c * p + j] = random_uniform(random) - 0.5;
            square += m->mu[c * p + j] * m->mu[c * p + j];
        }
        for (size_t j = 0; j < p; ++j)
            m->mu[c * p + j] /= sqrt(square);
    }
    return m;
}

/* Rows at all distances from the directions. */
static inline void any_rows(struct random *random, const burgi_vmf_mixture *m, size_t n,
                            double *x)
{
    for (size_t i = 0; i < n; ++i) {
        const double *const mu = m->mu + i % m->k * m->p;
        const double far = 4.0 * exp(-12.0 * random_uniform(random)) / sqrt((double)m->p);
        for (size_t j = 0; j < m->p; ++j)
            x[i * m->p + j] = mu[j] + far * (random_uniform(random) - 0.5);
    }
}

/* Whoever gives log densities of rows. */
typedef void scorer(const burgi_vmf_mixture *m, const burgi_rows *rows, double *log_density);

/* Holds them to the bound of burgi/vmf_mixture.h; BURGI_TIMES, mixtures for each p, shows the worst, too. */
static inline void expect_digits(scorer *score, size_t n, int times)
{
    static const size_t ps[] = { 2, 3, 16, 64, 256, 784, 2048 };
    const char *const asked = getenv("BURGI_TIMES");
    struct random random = { 20261128 };
    double *const x = room(n * 2048), *const log_density = room(n);

    times = asked != NULL ? atoi(asked) : times;
    for (size_t d = 0; d < sizeof ps / sizeof *ps; ++d) {
        const size_t p = ps[d];
        const long double u = 0x1p-53L, bound = (8.0L + sqrtl((long double)p)) * u;
        long double worst = 0.0L;
        for (int time = 0; time < times; ++time) {
            burgi_vmf_mixture *const m = any_mixture(&random, p, time % 2 == 0 ? 1 : 4);
            const burgi_rows rows = rows_of(n, p, x);
            any_rows(&random, m, n, x);
            score(m, &rows, log_density);
            for (size_t i = 0; i < n; ++i) {
                long double scale;
                const long double want = exact(m, x + i * p, &scale);
                worst = fmaxl(worst, fabsl((long double)log_density[i] - want) / scale);
            }
            burgi_vmf_mixture_free(m);
        }
        if (asked != NULL)
            printf("p %zu: %.3Lg u, bound %.3Lg u\n", p, worst / u, bound / u);
        cr_expect(worst <= bound, "p %zu: %.3Lg u, bound %.3Lg", p, worst / u, bound / u);
    }
    free(x);
    free(log_density);
}

#endif
