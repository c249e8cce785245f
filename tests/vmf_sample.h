/* Rows about a direction, their statistics, and what these must come to. */
#ifndef BURGI_TESTS_VMF_SAMPLE_H
#define BURGI_TESTS_VMF_SAMPLE_H

#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "lib/points.h"

/* What every way of feeding the same rows keeps to: relative, in kappa. */
static const double agreed = 1e-13;

static inline double normal(struct random *r)
{
    double x, y, q;
    do {
        x = 2.0 * random_uniform(r) - 1.0;
        y = 2.0 * random_uniform(r) - 1.0;
        q = x * x + y * y;
    } while (q >= 1.0 || q == 0.0);
    return x * sqrt(-2.0 * log(q) / q);
}

/* n rows about (1, 1, .., 1) with the given spread in each component, of lengths 1/8 .. 8. */
static inline double *rows(struct random *r, size_t n, size_t p, double spread)
{
    double *x = malloc(n * p * sizeof *x);
    for (size_t i = 0; i < n; ++i) {
        const double length = ldexp(1.0 + random_uniform(r), (int)(random_bits(r) % 6) - 3);
        for (size_t j = 0; j < p; ++j)
            x[i * p + j] = length * (1.0 + spread * normal(r));
    }
    return x;
}

static inline burgi_vmf_stats *stats_of(size_t n, size_t p, const double *x,
                                        const double *weights)
{
    burgi_vmf_stats *s = burgi_vmf_stats_new(p);
    cr_assert(s != NULL);
    cr_assert(burgi_vmf_stats_add_f64(s, n, x, p, weights) == BURGI_OK);
    return s;
}

static inline burgi_vmf_result fit(const burgi_vmf_stats *s)
{
    burgi_vmf_result r = { .struct_size = sizeof r };
    cr_assert(burgi_vmf_fit(s, &r, NULL) == BURGI_OK);
    return r;
}

static inline burgi_vmf_result fit_and_free(burgi_vmf_stats *s)
{
    const burgi_vmf_result r = fit(s);
    burgi_vmf_stats_free(s);
    return r;
}

static inline void expect_kappa(const char *what, const burgi_vmf_result *got,
                                const burgi_vmf_result *want)
{
    cr_expect(fabs(got->kappa / want->kappa - 1.0) <= agreed, "%s: kappa %.17g, not %.17g",
              what, got->kappa, want->kappa);
    cr_expect(got->n == want->n, "%s: %g rows, not %g", what, got->n, want->n);
}

/* Two passes in long double. */
static inline long double delta_of(size_t n, size_t p, const double *x, const double *w)
{
    long double *m = calloc(p, sizeof *m), m2 = 0.0L, r = 0.0L, total = 0.0L;
    for (int pass = 0; pass < 2; ++pass)
        for (size_t i = 0; i < n; ++i) {
            const double *row = x + i * p;
            const long double weight = w == NULL ? 1.0L : (long double)w[i];
            long double q = 0.0L;
            for (size_t j = 0; j < p; ++j)
                q += (long double)row[j] * (long double)row[j];
            q = sqrtl(q);
            for (size_t j = 0; j < p; ++j) {
                const long double y = (long double)row[j] / q;
                if (pass == 0)
                    m[j] += weight * y;
                else
                    m2 += weight * (y - m[j] / total) * (y - m[j] / total);
            }
            total += pass == 0 ? weight : 0.0L;
        }
    for (size_t j = 0; j < p; ++j)
        r += m[j] / total * (m[j] / total);
    free(m);
    return m2 / total / (1.0L + sqrtl(r));
}

#endif
