/* Rows of laws, their mixtures, and what holds of each. */
#ifndef BURGI_TESTS_MIXTURE_H
#define BURGI_TESTS_MIXTURE_H

#include <burgi/kernel.h>
#include <burgi/vmf.h>
#include <burgi/vmf_sample.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static inline double *room(size_t n)
{
    double *const x = calloc(n, sizeof *x);
    cr_assert(x != NULL);
    return x;
}

/* n rows of a law about axis a, sign * e_a. */
static inline void draw(size_t p, size_t a, double sign, double kappa, uint64_t seed, size_t n,
                        double *x)
{
    double *const mu = room(p);
    mu[a] = sign;
    cr_assert(burgi_vmf_sample_f64(p, mu, kappa, seed, 0, n, x, p) == BURGI_OK);
    free(mu);
}

/* Three laws about axes, of kappa_c = p times these, of so many rows each; N rows. */
enum { N = 3000, LAWS = 3 };
static inline size_t rows_of_law(size_t c)
{
    return 500 * (c + 1);
}

static inline double *three(size_t p, const double *times, int32_t *label)
{
    double *const x = room(N * p);
    size_t at = 0;
    for (size_t c = 0; c < LAWS; ++c) {
        draw(p, c, 1.0, times[c] * (double)p, c + 1, rows_of_law(c), x + at * p);
        for (size_t i = 0; i < rows_of_law(c); ++i)
            label[at++] = (int32_t)c;
    }
    return x;
}

/* Which component is about axis c. */
static inline size_t about(const burgi_vmf_mixture *m, size_t c)
{
    size_t best = 0;
    for (size_t k = 1; k < m->k; ++k)
        if (m->mu[k * m->p + c] > m->mu[best * m->p + c])
            best = k;
    return best;
}

static inline burgi_mixture_options asking(size_t k)
{
    return (burgi_mixture_options){
        .struct_size = sizeof(burgi_mixture_options), .k = k, .restarts = 5, .seed = 3
    };
}

static inline burgi_rows rows_of(size_t n, size_t p, const double *x)
{
    return (burgi_rows){ .n = n, .p = p, .ld = p, .f64 = x };
}

static inline burgi_vmf_mixture *fit(const burgi_rows *rows, const burgi_mixture_options *o)
{
    burgi_vmf_mixture *m;
    const burgi_status status = burgi_vmf_mixture_fit(rows, o, &m);
    cr_assert(status == BURGI_OK, "%s", burgi_strerror(status));
    return m;
}

/* Log densities by the definition, in long double, from the parameters alone: exact cosines, whose
 * kappa (1 - cosine) has its digits where 1 - cosine is by differences. */
static inline double log_likelihood(const burgi_vmf_mixture *m, const burgi_rows *rows)
{
    const double p = (double)m->p;
    long double sum = 0.0L;

    for (size_t i = 0; i < rows->n; ++i) {
        const double *const x = rows->f64 + i * rows->ld;
        long double length = 0.0L, most = -HUGE_VALL, all = 0.0L;
        long double *const l = malloc((m->k + 1) * sizeof *l);
        cr_assert(l != NULL);
        for (size_t j = 0; j < m->p; ++j)
            length += (long double)x[j] * (long double)x[j];
        length = sqrtl(length);
        for (size_t c = 0; c <= m->k; ++c) {
            const double kappa = c < m->k ? m->component[c].kappa : 0.0,
                         w = c < m->k ? m->component[c].weight : m->background;
            long double delta = 0.0L;
            for (size_t j = 0; c < m->k && j < m->p; ++j) {
                const long double d =
                    (long double)x[j] / length - (long double)m->mu[c * m->p + j];
                delta += d * d / 2.0L;
            }
            /* log C + kappa by the law of t = mu'x at a small delta where both are large */
            const long double peak =
                kappa < 1e5
                    ? (long double)burgi_vmf_log_norm(p, kappa) + (long double)kappa
                    : -0.5L * (long double)(p - 1.0) *
                              logl(2.0L * 3.14159265358979323846264L / (long double)kappa) +
                          (long double)((p - 1.0) * (p - 3.0)) / (8.0L * (long double)kappa);
            l[c] = logl((long double)w) + peak - (long double)kappa * delta;
            most = l[c] > most ? l[c] : most;
        }
        for (size_t c = 0; c <= m->k; ++c)
            all += expl(l[c] - most);
        sum +=
            (rows->weights == NULL ? 1.0L : (long double)rows->weights[i]) * (most + logl(all));
        free(l);
    }
    return (double)sum;
}

static inline void expect_close(const char *what, double a, double b, double relative)
{
    cr_expect(fabs(a - b) <= relative * fabs(b), "%s: %.17g, expected %.17g", what, a, b);
}

/* What holds of every fit: finite numbers, weights that sum to 1, kappa that solves for rbar. */
static inline void expect_sound(const char *what, const burgi_vmf_mixture *m, bool solves)
{
    double weight = m->background;

    for (size_t c = 0; c < m->k; ++c) {
        const burgi_vmf_component *const k = &m->component[c];
        weight += k->weight;
        cr_expect(isfinite(k->kappa) && isfinite(k->kappa_marginal) && isfinite(k->n_eff) &&
                      k->kappa >= 0.0,
                  "%s: component %zu: kappa %g, marginal %g, n_eff %g", what, c, k->kappa,
                  k->kappa_marginal, k->n_eff);
        if (!solves || (k->flags & BURGI_COMPONENT_EMPTY) != 0)
            continue;
        const double rest = burgi_vmf_mean_resultant_compl((double)m->p, k->kappa);
        cr_expect(fabs(rest - k->delta) <= 1e-11 * k->delta + 1e-15 * k->rbar,
                  "%s: component %zu: 1 - A %.17g, delta %.17g", what, c, rest, k->delta);
        cr_expect(fabs(k->rbar + k->delta - 1.0) <= 1e-15, "%s: rbar + delta", what);
    }
    expect_close("weights", weight, 1.0, 1e-12);
    cr_expect(isfinite(m->log_likelihood));
}

#endif
