/* The sampler's law: 1 - mu'x by the Kolmogorov-Smirnov test against its distribution function, made
 * here by a quadrature that shares nothing with the library, and the first rows against the
 * library's own; directions about mu uniform; rows independent; and the normal and Gamma numbers
 * that they are made of.
 *
 * The seeds are fixed, so that a verdict stays.  A test rejects where an exact sampler would with
 * probability 1e-6 (KS: sqrt(n) D > 2.69; means: 4.9 standard errors), at about 270 places: with
 * fresh seeds, a false alarm in 3700 runs. */
#include <burgi.h>
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "core/elem_erf.h"
#include "core/vmf/vmf_sample.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { GRID = 20000 };
static const double KS = 2.69, SIGMAS = 4.9;

/* The law of delta = 1 - mu'x on the sphere of R^p, in s = atanh(1 - delta), where its density is
 * proportional to exp(-kappa delta) cosh(s)^(1-p); as a table of the distribution function of -s. */
struct law {
    double p, kappa, low, step, below[GRID + 1];
};

static double delta_of(double s)
{
    return 2.0 / (exp(2.0 * s) + 1.0);
}

static double log_density(const struct law *f, double s)
{
    const double a = fabs(s), log_cosh = a + log1p(exp(-2.0 * a)) - log(2.0);
    return -f->kappa * delta_of(s) - (f->p - 1.0) * log_cosh;
}

/* Where the slope kappa (1 - t^2) - (p-1) t of the log density is 0, t = tanh s. */
static double mode(const struct law *f)
{
    /* t = z/(1 + hypot(1, z)), the tanh of half of asinh z */
    return 0.5 * asinh(f->kappa / (0.5 * (f->p - 1.0)));
}

/* From the mode to where the density is e^-45 of its own. */
static double end(const struct law *f, double at, double sign)
{
    const double top = log_density(f, at);
    double far = 1e-9;
    while (log_density(f, at + sign * far) > top - 45.0)
        far *= 1.3;
    return at + sign * far;
}

static void law_make(struct law *f, double p, double kappa)
{
    f->p = p;
    f->kappa = kappa;
    const double at = mode(f), top = log_density(f, at);
    f->low = end(f, at, -1.0);
    f->step = (end(f, at, 1.0) - f->low) / GRID;
    double sum = 0.0, last = 0.0;
    for (int i = 0; i <= GRID; ++i) {
        const double d = exp(log_density(f, f->low + i * f->step) - top);
        f->below[i] = sum += 0.5 * (last + d);
        last = d;
    }
    for (int i = 0; i <= GRID; ++i)
        f->below[i] /= sum;
}

/* P(1 - mu'x <= delta). */
static double law_of(const struct law *f, double delta)
{
    const double s = 0.5 * log((2.0 - delta) / delta), at = (s - f->low) / f->step;
    if (!(at > 0.0))
        return 1.0;
    if (at >= GRID)
        return 0.0;
    const int i = (int)at;
    return 1.0 - (f->below[i] + (at - i) * (f->below[i + 1] - f->below[i]));
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* sqrt(n) D of n values of the distribution function. */
static double ks(double *u, size_t n)
{
    double worst = 0.0;
    qsort(u, n, sizeof *u, ascending);
    for (size_t i = 0; i < n; ++i)
        worst =
            fmax(worst, fmax(u[i] - (double)i / (double)n, (double)(i + 1) / (double)n - u[i]));
    return sqrt((double)n) * worst;
}

static void *room(size_t n)
{
    void *const x = malloc(n * sizeof(double));
    cr_assert(x != NULL);
    return x;
}

/* |x - mu|^2/2, which is 1 - mu'x of unit vectors without its cancellation. */
static double delta_between(size_t p, const double *x, const double *mu)
{
    double sum = 0.0;
    for (size_t j = 0; j < p; ++j)
        sum += (x[j] - mu[j]) * (x[j] - mu[j]);
    return 0.5 * sum;
}

/* A unit vector; sign is that of its first component. */
static void unit(size_t p, double sign, double *mu)
{
    double sum = 0.0;
    for (size_t j = 0; j < p; ++j) {
        mu[j] = j == 0 ? sign * 0.7 : sin((double)(j * j) + 0.5);
        sum += mu[j] * mu[j];
    }
    for (size_t j = 0; j < p; ++j)
        mu[j] /= sqrt(sum);
}

static void check_law(size_t p, double kappa, size_t n)
{
    static struct law f;
    const size_t first = n < 10000 ? n : 10000;
    double *const x = room(p), *const mu = room(p), *const u = room(n), *const v = room(first);
    law_make(&f, (double)p, kappa);
    unit(p, n % 2 ? 1.0 : -1.0, mu);
    for (size_t i = 0; i < n; ++i) {
        cr_assert(burgi_vmf_sample_f64(p, mu, kappa, 8, i, 1, x, p) == BURGI_OK);
        const double delta = delta_between(p, x, mu);
        u[i] = law_of(&f, delta);
        if (i < first)
            v[i] = burgi_vmf_cdf_compl((double)p, kappa, delta);
    }
    const double d = ks(u, n), own = ks(v, first);
    cr_expect(d <= KS, "p = %zu, kappa = %g: sqrt(n) D = %.3f", p, kappa, d);
    cr_expect(own <= KS, "p = %zu, kappa = %g: sqrt(n) D = %.3f by burgi_vmf_cdf_compl", p,
              kappa, own);
    free(x);
    free(mu);
    free(u);
    free(v);
}

Test(vmf_sampler_law, cosine_follows_its_law)
{
    static const size_t p[] = { 2, 3, 4, 5, 10, 64, 1000 };
    static const double share[] = { 0.0, 1e-3, 0.1, 1.0, 10.0, 1e4 };
    for (size_t i = 0; i < COUNT(p); ++i) {
        const size_t n = p[i] < 20 ? 200001 : p[i] < 100 ? 40001 : 4000;
        for (size_t k = 0; k < COUNT(share); ++k)
            check_law(p[i], share[k] * (double)p[i], n);
        check_law(p[i], 1e12, n);
        check_law(p[i], 1e15, n);
    }
}

Test(vmf_sampler_law, cosine_follows_its_law_in_many_dimensions)
{
    static const double kappa[] = { 0.0, 1e3, 1e6, 1e15 };
    for (size_t k = 0; k < COUNT(kappa); ++k) {
        check_law(100000, kappa[k], 400);
        check_law(1000000, kappa[k], 60);
    }
}

/* The tangent's component along a direction a orthogonal to mu is a uniform vector's of R^(p-1). */
static void check_tangent(size_t p, double sign, double kappa)
{
    enum { N = 20000 };
    static struct law f;
    double *const x = room(p), *const mu = room(p), *const a = room(p), *const u = room(N);
    unit(p, sign, mu);
    double along = 0.0, square = 0.0;
    for (size_t j = 0; j < p; ++j) {
        a[j] = cos(3.0 * (double)j);
        along += a[j] * mu[j];
    }
    for (size_t j = 0; j < p; ++j) {
        a[j] -= along * mu[j];
        square += a[j] * a[j];
    }
    if (p > 2)
        law_make(&f, (double)p - 1.0, 0.0);
    double plus = 0.0;
    for (size_t i = 0; i < N; ++i) {
        burgi_vmf_sample_f64(p, mu, kappa, 77, i, 1, x, p);
        const double delta = delta_between(p, x, mu);
        double t = 0.0;
        for (size_t j = 0; j < p; ++j)
            t += a[j] * (x[j] - mu[j]);
        t /= sqrt(square * delta * (2.0 - delta));
        plus += t > 0.0 ? 1.0 : 0.0;
        u[i] = p > 2 ? law_of(&f, fmin(fmax(1.0 - t, 0x1p-60), 2.0 - 0x1p-52)) : 0.5;
    }
    const double d = p > 2 ? ks(u, N) : 0.0, z = (2.0 * plus - N) / sqrt(N);
    cr_expect(d <= KS, "p = %zu, mu_0 %+g, kappa = %g: sqrt(n) D = %.3f", p, sign, kappa, d);
    cr_expect(fabs(z) <= SIGMAS, "p = %zu, mu_0 %+g: %.2f standard errors", p, sign, z);
    free(x);
    free(mu);
    free(a);
    free(u);
}

Test(vmf_sampler_law, tangents_are_uniform)
{
    static const size_t p[] = { 2, 3, 4, 7, 50 };
    for (size_t i = 0; i < COUNT(p); ++i)
        for (int sign = -1; sign <= 1; sign += 2) {
            check_tangent(p[i], sign, 0.0);
            check_tangent(p[i], sign, 5.0);
            check_tangent(p[i], sign, 1e6);
        }
}

/* The correlation of a row's delta, and of its components, with the lag-th after it; and with the same
 * row of the next seed. */
Test(vmf_sampler_law, rows_are_independent)
{
    enum { P = 5, N = 40000, LAGS = 20 };
    double *const x = room((N + LAGS) * P), *const y = room((N + LAGS) * P);
    burgi_vmf_sample_f64(P, NULL, 4.0, 1, 0, N + LAGS, x, P);
    burgi_vmf_sample_f64(P, NULL, 4.0, 2, 0, N + LAGS, y, P);
    for (size_t j = 0; j < P; ++j) {
        double mean = 0.0, square = 0.0;
        for (size_t i = 0; i < N; ++i) {
            mean += x[i * P + j] / N;
            square += x[i * P + j] * x[i * P + j] / N;
        }
        const double variance = square - mean * mean;
        for (size_t lag = 0; lag <= LAGS; ++lag)
            for (size_t other = 0; other < P; ++other) {
                const double *const z = lag == 0 ? y : x;
                double sum = 0.0;
                if (j != other && lag != 1)
                    continue;
                for (size_t i = 0; i < N; ++i)
                    sum += (x[i * P + j] - mean) * z[(i + lag) * P + other];
                const double e = sum / sqrt(N) / variance;
                cr_expect(fabs(e) <= SIGMAS * (j == other ? 1.0 : 2.0),
                          "components %zu and %zu, lag %zu: %.2f standard errors", j, other,
                          lag, e);
            }
    }
    free(x);
    free(y);
}

/* Components of the tangent, and their squares, say nothing of the cosine in the same row. */
static void check_tangent_alone(size_t p)
{
    enum { N = 100000 };
    double *const x = room(N * p), mean = 0.0, square = 0.0;
    burgi_vmf_sample_f64(p, NULL, 4.0, 3, 0, N, x, p);
    for (size_t i = 0; i < N; ++i) {
        mean += x[i * p] / N;
        square += x[i * p] * x[i * p] / N;
    }
    const double sd = sqrt(square - mean * mean), q = (double)p - 1.0;
    for (size_t j = 1; j < p; ++j) {
        double odd = 0.0, even = 0.0;
        for (size_t i = 0; i < N; ++i) {
            const double w = x[i * p], t2 = x[i * p + j] * x[i * p + j] / (1.0 - w * w);
            odd += (w - mean) * (x[i * p + j] > 0.0 ? 1.0 : -1.0);
            even += (w - mean) * (t2 - 1.0 / q); /* of variance 2 (q-1)/(q^2 (q+2)) */
        }
        odd /= sd * sqrt(N);
        even /= sd * sqrt(N * fmax(2.0 * (q - 1.0) / (q * q * (q + 2.0)), 1e-9));
        cr_expect(fabs(odd) <= SIGMAS && fabs(even) <= SIGMAS,
                  "p = %zu, component %zu: %.2f and %.2f standard errors", p, j, odd, even);
    }
    free(x);
}

Test(vmf_sampler_law, tangent_says_nothing_of_the_cosine)
{
    check_tangent_alone(2);
    check_tangent_alone(3);
    check_tangent_alone(4);
    check_tangent_alone(7);
}

/* Moments to the fourth, of the pairs' product and of their squares', and the law itself. */
Test(vmf_sampler_law, normals_are_normal)
{
    enum { N = 1000000 };
    double *const u = room(2 * N), m[7] = { 0.0 };
    static const double expected[7] = { 0.0, 1.0, 0.0, 3.0, 0.0, 1.0, 0.0 };
    static const double variance[7] = { 1.0, 2.0, 15.0, 96.0, 1.0, 8.0, 3.0 };
    for (uint64_t i = 0; i < N; ++i) {
        const bg_pair z = bg_normals(bg_random_bits(3, i, i % 7));
        const double v[7] = { z.a,
                              z.b * z.b,
                              z.a * z.a * z.a,
                              z.b * z.b * z.b * z.b,
                              z.a * z.b,
                              z.a * z.a * z.b * z.b,
                              z.a * z.b * z.b };
        for (int k = 0; k < 7; ++k)
            m[k] += v[k] / N;
        u[2 * i] = 0.5 * bg_erfc(-z.a * 0x1.6a09e667f3bcdp-1);
        u[2 * i + 1] = 0.5 * bg_erfc(-z.b * 0x1.6a09e667f3bcdp-1);
    }
    for (int k = 0; k < 7; ++k) {
        const double e = (m[k] - expected[k]) / sqrt(variance[k] / N);
        cr_expect(fabs(e) <= SIGMAS, "moment %d: %.2f standard errors", k, e);
    }
    const double d = ks(u, 2 * N);
    cr_expect(d <= KS, "sqrt(n) D = %.3f", d);
    free(u);
}

/* Mean a, variance a, third central moment 2 a of the law Gamma(a), and E log against the digamma
 * function's value. */
Test(vmf_sampler_law, gammas_are_gamma)
{
    enum { N = 400000 };
    static const struct {
        double shape, digamma;
    } law[] = { { 0.5, -1.9635100260214235 },
                { 1.0, -0.57721566490153286 },
                { 1.5, 0.03648997397857652 },
                { 10.0, 2.2517525890667211 },
                { 5e5, 13.122362377404328 } };
    for (size_t k = 0; k < COUNT(law); ++k) {
        const double a = law[k].shape, d = a - 1.0 / 3.0, slope = 1.0 / (3.0 * sqrt(d));
        double mean = 0.0, square = 0.0, log_mean = 0.0, n = 0.0;
        double log_square = 0.0;
        for (uint64_t i = 0; i < N; ++i) {
            const bg_gammas g = bg_gammas_try(d, slope, bg_normals(bg_random_bits(9, i, k)));
            if (!(log(bg_uniform(bg_random_bits(10, i, k).a)) <= g.log_accept))
                continue;
            const double x[2] = { d * g.a, d * g.b };
            for (int j = 0; j < 2; ++j, n += 1.0) {
                mean += x[j] - a;
                square += (x[j] - a) * (x[j] - a);
                log_mean += log(x[j]) - law[k].digamma;
                log_square += (log(x[j]) - law[k].digamma) * (log(x[j]) - law[k].digamma);
            }
        }
        cr_expect(n > 0.5 * 2.0 * N, "shape %g: %g of %d taken", a, n, 2 * N);
        const double e1 = mean / sqrt(a * n),
                     e2 = (square / n - a) / sqrt((2.0 * a * a + 6.0 * a) / n);
        const double e3 = log_mean / sqrt(log_square);
        cr_expect(fabs(e1) <= SIGMAS && fabs(e2) <= SIGMAS && fabs(e3) <= SIGMAS,
                  "shape %g: mean, variance, log %.2f %.2f %.2f standard errors", a, e1, e2,
                  e3);
    }
}
