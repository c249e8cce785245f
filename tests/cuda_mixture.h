/* Rows on both sides of libburgi_cuda's engine, and fits that should be the same. */
#ifndef BURGI_TESTS_CUDA_MIXTURE_H
#define BURGI_TESTS_CUDA_MIXTURE_H

#include <burgi/cuda_mixture.h>

#include "cuda/arrays.h"
#include "cuda/control.h"
#include "cuda/host_blas.h"
#include "cuda/need.h"
#include "mixture_digits.h"

struct data {
    burgi_rows rows, there;
    burgi_mixture_engine *engine;
};

static inline struct data data_of(burgi_rows rows)
{
    struct data d = { .rows = rows, .there = rows };
    const size_t n = (rows.n - 1) * rows.ld + rows.p;
    if (rows.f32 != NULL)
        d.there.f32 = on_device(rows.f32, n * sizeof(float));
    else
        d.there.f64 = on_device(rows.f64, n * sizeof(double));
    if (rows.weights != NULL)
        d.there.weights = on_device(rows.weights, rows.n * sizeof(double));
    cr_assert(burgi_cuda_engine_new(&d.there, NULL, &d.engine) == BURGI_OK);
    return d;
}

static inline void data_end(const struct data *d)
{
    burgi_cuda_engine_free(d->engine);
    burgi_cuda_free((void *)(uintptr_t)d->there.f32);
    burgi_cuda_free((void *)(uintptr_t)d->there.f64);
    burgi_cuda_free((void *)(uintptr_t)d->there.weights);
}

/* Rows of three laws about axes, some without a direction, weights of which some are 0. */
enum { ROWS = 90 };
static inline burgi_rows some_rows(size_t p, double kappa, double *x, double *weights)
{
    for (size_t c = 0; c < 3; ++c) {
        const size_t first = c * 30, n = 30;
        draw(p, c % p, c < p ? 1.0 : -1.0, kappa * (double)(c + 1), c + 5, n, x + first * p);
    }
    for (size_t i = 0; i < ROWS; ++i)
        weights[i] = i % 11 == 4 ? 0.0 : 0.5 + (double)(i % 7);
    for (size_t j = 0; j < p; ++j) {
        x[17 * p + j] = 0.0;
        x[70 * p + j] = (double)NAN;
        x[33 * p + j] *= 1e300;
    }
    return rows_of(ROWS, p, x);
}

/* Parameters within 1e-10 where both take all their steps in double precision, for which kappa has to be large; where the
 * CPU's first steps are in single precision, the likelihood, which is flat at its top, stops seeing them before. */
static const double in_double = 1e-10, in_single = 1e-6;

/* Of starts that end at the same, either may be kept: in another order of components. */
static inline size_t same_direction(const burgi_vmf_mixture *m, const double *mu)
{
    double least = HUGE_VAL;
    size_t best = 0;
    for (size_t c = 0; c < m->k; ++c) {
        double q = 0.0;
        for (size_t j = 0; j < m->p; ++j)
            q += (m->mu[c * m->p + j] - mu[j]) * (m->mu[c * m->p + j] - mu[j]);
        best = q < least ? c : best;
        least = fmin(q, least);
    }
    return best;
}

static inline void expect_same_fit(const char *what, double bound, const burgi_vmf_mixture *a,
                                   const burgi_vmf_mixture *b)
{
    bool ok = a->skipped == b->skipped && a->first_skipped == b->first_skipped &&
              a->rows == b->rows && a->converged == b->converged &&
              a->parameters == b->parameters;
    double worst = 0.0,
           l = fabs(a->log_likelihood - b->log_likelihood) / fabs(a->log_likelihood),
           icl = fabs(a->icl - b->icl) / fabs(a->icl);
    for (size_t c = 0; c < a->k; ++c) {
        const size_t other = same_direction(b, a->mu + c * a->p);
        const burgi_vmf_component *const v = &a->component[c], *const w = &b->component[other];
        ok = ok && v->flags == w->flags;
        worst = fmax(worst, fabs(v->kappa - w->kappa) / v->kappa);
        worst = fmax(worst, fabs(v->kappa_marginal - w->kappa_marginal) / v->kappa);
        worst = fmax(worst, fabs(v->delta - w->delta) / v->delta);
        worst = fmax(worst, fabs(v->weight - w->weight));
        worst = fmax(worst, fabs(v->n_eff - w->n_eff) / a->rows);
        for (size_t j = 0; j < a->p; ++j)
            worst = fmax(worst, fabs(a->mu[c * a->p + j] - b->mu[other * a->p + j]));
    }
    if (getenv("BURGI_TIMES") != NULL)
        printf("%s: log-likelihood off by %g, icl by %g, parameters by %g\n", what, l, icl,
               worst);
    cr_expect(
        ok && l <= 1e-14 && icl <= 1e-13 && worst <= bound,
        "%s: ok %d, log-likelihood off by %g, icl by %g, parameters by %g; iterations %zu, %zu",
        what, ok, l, icl, worst, a->iterations, b->iterations);
}

#endif
