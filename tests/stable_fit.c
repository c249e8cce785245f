/* Fits of stable laws: that they find the law of a sample, are maxima, and follow scale, location, weights and
 * what is fixed; their errors; and how often the intervals that their standard errors make hold the truth.
 *
 * The seeds are fixed, so that a verdict stays.  BURGI_FITS=N: so many fits for the intervals (make check-long). */
#include <burgi.h>
#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { N = 1000 };
static double x[21000]; /* more than a fit takes at first */

static const unsigned bit[4] = { BURGI_STABLE_FIX_ALPHA, BURGI_STABLE_FIX_BETA,
                                 BURGI_STABLE_FIX_GAMMA, BURGI_STABLE_FIX_DELTA };

static double *part(burgi_stable_estimate *e, int k)
{
    return k == 0 ? &e->alpha : k == 1 ? &e->beta : k == 2 ? &e->gamma : &e->delta;
}

static void draw(double alpha, double beta, burgi_stable_param param, uint64_t seed, size_t n)
{
    cr_assert(burgi_stable_sample(alpha, beta, 2.0, 1.0, param, seed, 0, n, x) == BURGI_OK);
}

static burgi_stable_estimate fitted(size_t n, const double *w, burgi_stable_param param,
                                    unsigned fixed, burgi_stable_estimate start)
{
    cr_assert(burgi_stable_fit(n, x, w, param, fixed, &start) == BURGI_OK);
    return start;
}

static burgi_stable_estimate free_fit(size_t n, burgi_stable_param param)
{
    const burgi_stable_estimate any = { .alpha = 1.0 };
    return fitted(n, NULL, param, 0, any);
}

/* The sum of the public log densities. */
static double likelihood(size_t n, burgi_stable_param param, const burgi_stable_estimate *e)
{
    const double more = param == BURGI_STABLE_S1 && e->alpha == 1.0
                            ? e->beta * e->gamma * log(e->gamma) / acos(0.0)
                            : 0.0;
    static double z[COUNT(x)], f[COUNT(x)];
    for (size_t i = 0; i < n; ++i)
        z[i] = (x[i] - (e->delta + more)) / e->gamma;
    (param == BURGI_STABLE_S1 ? burgi_stable_logpdf_s1_n : burgi_stable_logpdf_n)(
        n, z, 1, &e->alpha, 0, &e->beta, 0, f, 1);
    double sum = 0.0, lost = 0.0;
    for (size_t i = 0; i < n; ++i) {
        const double term = f[i] - log(e->gamma) - lost, next = sum + term;
        lost = (next - sum) - term;
        sum = next;
    }
    return sum;
}

/* Nothing that is free can move and gain. */
static void is_maximum(size_t n, burgi_stable_param param, unsigned fixed,
                       const burgi_stable_estimate *e)
{
    const double top = likelihood(n, param, e);
    cr_expect(fabs(top - e->log_likelihood) <= 1e-12 * fabs(top), "%.17g, %.17g", top,
              e->log_likelihood);
    for (int k = 0; k < 4; ++k)
        for (int up = 0; up < 2; ++up) {
            burgi_stable_estimate there = *e;
            const double by = isnan(e->se[k]) ? 1e-4 : 0.01 * e->se[k];
            *part(&there, k) += up == 1 ? by : -by;
            if ((fixed & bit[k]) != 0 || there.alpha > 2.0 || fabs(there.beta) > 1.0 ||
                (e->alpha == 2.0 && k == 1))
                continue;
            const double moved = likelihood(n, param, &there);
            cr_expect(moved < top, "parameter %d of %g, %g: %.12g, moved %.12g", k, e->alpha,
                      e->beta, top, moved);
        }
}

static const double laws[][2] = {
    { 1.98, 0.0 },       { 1.9, 0.9 },  { 1.5, -0.5 },       { 1.2, 0.99 },
    { 1.0 + 1e-6, 0.5 }, { 1.0, -0.9 }, { 1.0 - 1e-3, 0.0 }, { 0.8, 0.4 },
    { 0.6, -0.7 },       { 0.4, 0.5 },  { 0.25, -0.2 },
};

Test(stable_fit, finds_the_law)
{
    for (size_t k = 0; k < COUNT(laws); ++k) {
        const double truth[4] = { laws[k][0], laws[k][1], 2.0, 1.0 };
        draw(laws[k][0], laws[k][1], BURGI_STABLE_S0, k, N);
        burgi_stable_estimate e = free_fit(N, BURGI_STABLE_S0);
        cr_expect(e.end != BURGI_STABLE_NOT_CONVERGED);
        for (int j = 0; j < 4; ++j)
            cr_expect(isnan(e.se[j]) || fabs(*part(&e, j) - truth[j]) < 4.5 * e.se[j],
                      "alpha %g, beta %g: parameter %d is %g +- %g", truth[0], truth[1], j,
                      *part(&e, j), e.se[j]);
        is_maximum(N, BURGI_STABLE_S0, 0, &e);
    }
}

Test(stable_fit, boundaries)
{
    draw(2.0, 0.0, BURGI_STABLE_S0, 1, N);
    burgi_stable_estimate e = free_fit(N, BURGI_STABLE_S0);
    cr_expect(e.alpha == 2.0 && e.end == BURGI_STABLE_ON_BOUNDARY && isnan(e.se[0]));
    cr_expect(fabs(e.se[2] - e.gamma / sqrt(2.0 * N)) < 1e-6 * e.gamma);
    cr_expect(fabs(e.se[3] - e.gamma * sqrt(2.0 / N)) < 1e-6 * e.gamma);
    is_maximum(N, BURGI_STABLE_S0, 0, &e);
    static const double skewed[][2] = { { 1.5, 1.0 }, { 0.6, -1.0 }, { 0.3, 1.0 } };
    for (size_t k = 0; k < COUNT(skewed); ++k) {
        draw(skewed[k][0], skewed[k][1], BURGI_STABLE_S0, 11, N);
        e = free_fit(N, BURGI_STABLE_S0);
        cr_expect(fabs(e.beta - skewed[k][1]) < 0.05);
        cr_expect(fabs(e.beta) < 1.0 || (e.end == BURGI_STABLE_ON_BOUNDARY && isnan(e.se[1])));
        cr_expect(fabs(e.alpha - skewed[k][0]) < 4.5 * e.se[0]);
    }
}

/* beta = 1, delta = 0 in S1, as of sums of kernels. */
Test(stable_fit, what_is_fixed_stays)
{
    for (unsigned fixed = 0; fixed < 16; ++fixed)
        for (int s1 = 0; s1 < 2; ++s1) {
            const double alpha = fixed % 2 == 0 ? 1.4 : 0.7;
            const burgi_stable_param param = (burgi_stable_param)s1;
            const burgi_stable_estimate truth = {
                .alpha = alpha, .beta = 0.5, .gamma = 2.0, .delta = 1.0
            };
            draw(alpha, 0.5, param, 100 + fixed, 500);
            burgi_stable_estimate e = fitted(500, NULL, param, fixed, truth), was = truth;
            for (int k = 0; k < 4; ++k)
                if ((fixed & bit[k]) != 0)
                    cr_expect(*part(&e, k) == *part(&was, k) && e.se[k] == 0.0);
                else
                    cr_expect(fabs(*part(&e, k) - *part(&was, k)) < 4.5 * e.se[k],
                              "fixed %u, S%d: parameter %d is %g +- %g", fixed, s1, k,
                              *part(&e, k), e.se[k]);
            is_maximum(500, param, fixed, &e);
        }
}

Test(stable_fit, kernel_sums)
{
    for (int k = 0; k < 3; ++k) {
        const double alpha = k == 0 ? 0.6 : k == 1 ? 0.95 : 1.5;
        const burgi_stable_estimate known = { .beta = 1.0, .delta = 0.0 };
        cr_assert(burgi_stable_sample(alpha, 1.0, 2.0, 0.0, BURGI_STABLE_S1, 5, 0, N, x) ==
                  BURGI_OK);
        const burgi_stable_estimate e = fitted(
            N, NULL, BURGI_STABLE_S1, BURGI_STABLE_FIX_BETA | BURGI_STABLE_FIX_DELTA, known);
        cr_expect(e.end == BURGI_STABLE_CONVERGED);
        cr_expect(fabs(e.alpha - alpha) < 4.5 * e.se[0]);
        cr_expect(fabs(e.gamma - 2.0) < 4.5 * e.se[2]);
    }
}

/* Where what is fixed leaves a support that the first start does not fill. */
Test(stable_fit, starts_within_the_support)
{
    const burgi_stable_estimate known = { .alpha = 0.5, .beta = 1.0 };
    draw(0.5, 1.0, BURGI_STABLE_S0, 6, N);
    const burgi_stable_estimate e =
        fitted(N, NULL, BURGI_STABLE_S0, BURGI_STABLE_FIX_ALPHA | BURGI_STABLE_FIX_BETA, known);
    cr_expect(e.end == BURGI_STABLE_CONVERGED);
    cr_expect(fabs(e.gamma - 2.0) < 4.5 * e.se[2] && fabs(e.delta - 1.0) < 4.5 * e.se[3]);
}

Test(stable_fit, s1_is_s0_elsewhere)
{
    draw(1.3, 0.7, BURGI_STABLE_S0, 3, N);
    const burgi_stable_estimate a = free_fit(N, BURGI_STABLE_S0),
                                b = free_fit(N, BURGI_STABLE_S1);
    cr_expect(a.alpha == b.alpha && a.beta == b.beta && a.gamma == b.gamma);
    cr_expect(fabs(a.log_likelihood - b.log_likelihood) < 1e-9);
    cr_expect(fabs(b.delta - (a.delta - a.beta * a.gamma * tan(acos(0.0) * a.alpha))) < 1e-9);
    is_maximum(N, BURGI_STABLE_S1, 15 - BURGI_STABLE_FIX_DELTA, &b);
    /* With alpha, beta and gamma known delta is the same shift of both. */
    const unsigned fixed = 15 - BURGI_STABLE_FIX_DELTA;
    cr_expect(fabs(fitted(N, NULL, BURGI_STABLE_S1, fixed, b).se[3] -
                   fitted(N, NULL, BURGI_STABLE_S0, fixed, a).se[3]) < 1e-9);
    /* At alpha = 1 the shift is by log gamma. */
    burgi_stable_estimate one = { .alpha = 1.0 };
    const burgi_stable_estimate c = fitted(N, NULL, BURGI_STABLE_S0, 1, one),
                                d = fitted(N, NULL, BURGI_STABLE_S1, 1, one);
    cr_expect(fabs(d.delta - (c.delta - c.beta * c.gamma * log(c.gamma) / acos(0.0))) < 1e-9);
    is_maximum(N, BURGI_STABLE_S1, 15 - BURGI_STABLE_FIX_DELTA, &d);
}

Test(stable_fit, scale_and_shift)
{
    draw(1.4, 0.3, BURGI_STABLE_S0, 8, N);
    const burgi_stable_estimate a = free_fit(N, BURGI_STABLE_S0);
    for (size_t i = 0; i < N; ++i)
        x[i] *= 0x1p-70;
    const burgi_stable_estimate b = free_fit(N, BURGI_STABLE_S0);
    cr_expect(a.alpha == b.alpha && a.beta == b.beta);
    cr_expect(fabs(a.gamma * 0x1p-70 - b.gamma) <= 1e-12 * b.gamma);
    for (size_t i = 0; i < N; ++i)
        x[i] = x[i] * 0x1p70 - 1000.0;
    const burgi_stable_estimate c = free_fit(N, BURGI_STABLE_S0);
    cr_expect(fabs(a.alpha - c.alpha) < 1e-3 * a.se[0]);
    cr_expect(fabs(a.delta - 1000.0 - c.delta) < 1e-3 * a.se[3]);
}

Test(stable_fit, weights_count)
{
    static double w[N];
    draw(1.4, 0.3, BURGI_STABLE_S0, 9, N);
    for (size_t i = 0; i < N; ++i) {
        w[i] = (double)(i % 3);
        x[N + i] = x[i];
    }
    const burgi_stable_estimate any = { .alpha = 1.0 },
                                a = fitted(N, w, BURGI_STABLE_S0, 0, any);
    size_t n = 0;
    for (size_t i = 0; i < N; ++i)
        for (size_t k = 0; k < i % 3; ++k)
            x[n++] = x[N + i];
    const burgi_stable_estimate b = free_fit(n, BURGI_STABLE_S0);
    cr_expect(fabs(a.alpha - b.alpha) < 1e-9 && fabs(a.se[0] - b.se[0]) < 1e-9);
    cr_expect(fabs(a.log_likelihood - b.log_likelihood) < 1e-12 * fabs(a.log_likelihood));
}

Test(stable_fit, far_numbers)
{
    const size_t n = 2000;
    draw(1.4, 0.3, BURGI_STABLE_S0, 10, n);
    x[0] = 1e30;
    x[1] = -1e30;
    for (int s1 = 0; s1 < 2; ++s1) {
        const burgi_stable_estimate e = free_fit(n, (burgi_stable_param)s1);
        cr_expect(e.end == BURGI_STABLE_CONVERGED && isfinite(e.log_likelihood));
        cr_expect(e.alpha > 1.0 && e.alpha < 1.6 && e.se[0] > 0.0, "%g", e.alpha);
    }
}

/* Of more numbers than are taken at first. */
Test(stable_fit, many_numbers)
{
    const size_t n = COUNT(x);
    draw(1.6, -0.4, BURGI_STABLE_S0, 12, n);
    const burgi_stable_estimate e = free_fit(n, BURGI_STABLE_S0);
    cr_expect(e.end == BURGI_STABLE_CONVERGED);
    is_maximum(n, BURGI_STABLE_S0, 0, &e);
    /* The second difference of the likelihood is the information, but for chance. */
    burgi_stable_estimate known = e;
    for (int k = 0; k < 4; ++k) {
        const unsigned fixed = 15u - bit[k];
        const double se = fitted(n, NULL, BURGI_STABLE_S0, fixed, known).se[k], by = 0.5 * se;
        burgi_stable_estimate up = e, down = e;
        *part(&up, k) += by;
        *part(&down, k) -= by;
        const double bend = (likelihood(n, BURGI_STABLE_S0, &up) +
                             likelihood(n, BURGI_STABLE_S0, &down) - 2.0 * e.log_likelihood) /
                            (by * by);
        cr_expect(fabs(-bend * se * se - 1.0) < 0.1, "parameter %d: %g", k, -bend * se * se);
    }
}

static void refuses(burgi_status wanted, size_t n, const double *y, const double *w,
                    unsigned fixed, burgi_stable_estimate e)
{
    const burgi_status got = burgi_stable_fit(n, y, w, BURGI_STABLE_S0, fixed, &e);
    cr_expect(got == wanted, "%d, expected %d", (int)got, (int)wanted);
}

Test(stable_fit, what_is_refused)
{
    const burgi_stable_estimate any = { .alpha = 1.0, .beta = 0.0, .gamma = 1.0, .delta = 0.0 };
    const double inf = HUGE_VAL, same[4] = { 3, 3, 3, 3 }, good[4] = { 1, 2, 4, 3 };
    const double bad[][4] = { { 1, inf, 2, 3 }, { 1, -inf, 2, 3 }, { 1, (double)NAN, 2, 3 } };
    const double weights[][4] = {
        { 1, -1, 1, 1 }, { 0, 0, 0, 0 }, { 1, inf, 1, 1 }, { 1, (double)NAN, 1, 1 }
    };
    refuses(BURGI_EDOM, 4, same, NULL, 0, any);
    refuses(BURGI_EINVAL, 1, good, NULL, 0, any);
    refuses(BURGI_EINVAL, 4, NULL, NULL, 0, any);
    refuses(BURGI_EINVAL, 4, good, NULL, 16, any);
    for (size_t k = 0; k < COUNT(bad); ++k)
        refuses(BURGI_EINVAL, 4, bad[k], NULL, 0, any);
    for (size_t k = 0; k < COUNT(weights); ++k)
        refuses(BURGI_EINVAL, 4, good, weights[k], 0, any);
    static const double out[4][2] = {
        { 0.05, 2.1 }, { -1.1, 1.1 }, { 0.0, -1.0 }, { 0.0, 0.0 }
    };
    for (int k = 0; k < 4; ++k)
        for (int j = 0; j < 2; ++j) {
            burgi_stable_estimate e = any;
            *part(&e, k) = k == 3 ? (j == 0 ? inf : (double)NAN) : out[k][j];
            refuses(BURGI_EINVAL, 4, good, NULL, bit[k], e);
        }
    /* Numbers below the support that is fixed. */
    const burgi_stable_estimate above = {
        .alpha = 0.5, .beta = 1.0, .gamma = 1.0, .delta = 9.0
    };
    refuses(BURGI_EDOM, 4, good, NULL, 15, above);
    burgi_stable_estimate e = any;
    cr_expect(burgi_stable_fit(4, good, NULL, (burgi_stable_param)2, 0, &e) == BURGI_EINVAL);
    cr_expect(burgi_stable_fit(4, good, NULL, BURGI_STABLE_S0, 0, NULL) == BURGI_EINVAL);
}

/* The likelihood of numbers many of which are equal has no maximum; of two it has one, the normal law's. */
Test(stable_fit, few_and_equal_numbers)
{
    const double two[2] = { 1.0, 2.0 }, ties[8] = { 1, 1, 1, 2, 2, 2, 3, 4 };
    burgi_stable_estimate e = { .alpha = 1.0 };
    cr_expect(burgi_stable_fit(2, two, NULL, BURGI_STABLE_S0, 0, &e) == BURGI_OK);
    cr_expect(e.end == BURGI_STABLE_ON_BOUNDARY && e.alpha == 2.0);
    cr_expect(e.beta == 0.0 && isnan(e.se[1]));
    cr_expect(fabs(e.delta - 1.5) < 1e-6 && fabs(e.gamma - sqrt(0.125)) < 1e-6);
    e.alpha = 0.2;
    cr_expect(burgi_stable_fit(8, ties, NULL, BURGI_STABLE_S0, 1, &e) == BURGI_OK);
    cr_expect(e.end == BURGI_STABLE_NOT_CONVERGED, "gamma %g", e.gamma);
}

/* Standard errors follow the numbers' scale to both ends of what numbers there are. */
Test(stable_fit, errors_of_any_scale)
{
    const double five[5] = { 1, 2, 4, 5, 3 };
    burgi_stable_estimate one = { .alpha = 1.0 };
    cr_assert(burgi_stable_fit(5, five, NULL, BURGI_STABLE_S1, 0, &one) == BURGI_OK);
    for (int k = -1; k < 2; k += 2) {
        const double scale = ldexp(1.0, 1000 * k);
        double y[5];
        burgi_stable_estimate e = one;
        for (int i = 0; i < 5; ++i)
            y[i] = scale * five[i];
        cr_assert(burgi_stable_fit(5, y, NULL, BURGI_STABLE_S1, 0, &e) == BURGI_OK);
        for (int i = 2; i < 4; ++i)
            cr_expect(fabs(e.se[i] / scale - one.se[i]) < 1e-6, "%g, not %g", e.se[i] / scale,
                      one.se[i]);
    }
}

/* At alpha = 2, known or found, beta tells nothing, and isn't what lies on a boundary. */
Test(stable_fit, normal_law)
{
    const burgi_stable_estimate known = { .alpha = 2.0 };
    draw(2.0, 0.0, BURGI_STABLE_S0, 21, 200);
    const burgi_stable_estimate e =
        fitted(200, NULL, BURGI_STABLE_S0, BURGI_STABLE_FIX_ALPHA, known);
    cr_expect(e.end == BURGI_STABLE_CONVERGED && e.beta == 0.0 && isnan(e.se[1]));
    cr_expect(e.se[0] == 0.0 && e.se[2] > 0.0 && e.se[3] > 0.0);
}

/* Where no step goes up, that is no maximum unless the gradient says so. */
Test(stable_fit, no_way_up)
{
    const double far[6] = { -1e300, 1, 2, 3, 4, 1e300 }, wide[3] = { -1e308, 1e308, 0 };
    burgi_stable_estimate e = { .alpha = 1.0 };
    cr_assert(burgi_stable_fit(6, far, NULL, BURGI_STABLE_S0, 0, &e) == BURGI_OK);
    cr_expect(e.end == BURGI_STABLE_NOT_CONVERGED);
    cr_expect(e.gamma > 0.1 && isfinite(e.log_likelihood));
    /* delta has no place between eighths */
    const double coarse[4] = { 1e15 + 1, 1e15 + 2, 1e15 + 3, 1e15 + 5 };
    cr_assert(burgi_stable_fit(4, coarse, NULL, BURGI_STABLE_S0, 0, &e) == BURGI_OK);
    cr_expect(e.end == BURGI_STABLE_NOT_CONVERGED);
    cr_expect(burgi_stable_fit(3, wide, NULL, BURGI_STABLE_S0, 0, &e) == BURGI_EDOM);
}

/* Intervals of 1.96 standard errors hold the truth 95 times in 100: of so many fits, how many is binomial, up
 * to 4.9 of its standard deviations. */
Test(stable_fit, intervals)
{
    static const double alphas[] = { 0.6, 1.0, 1.5, 1.9 };
    const char *const asked = getenv("BURGI_FITS");
    const int fits = asked != NULL ? atoi(asked) : 30;
    const size_t n = 1000;
    for (size_t k = 0; k < COUNT(alphas); ++k) {
        const double truth[4] = { alphas[k], 0.3, 2.0, 1.0 };
        int inside[4] = { 0 };
        for (int i = 0; i < fits; ++i) {
            draw(alphas[k], 0.3, BURGI_STABLE_S0, 1000 + (uint64_t)i, n);
            burgi_stable_estimate e = free_fit(n, BURGI_STABLE_S0);
            for (int j = 0; j < 4; ++j)
                inside[j] +=
                    isnan(e.se[j]) || fabs(*part(&e, j) - truth[j]) <= 1.959963985 * e.se[j];
        }
        for (int j = 0; j < 4; ++j) {
            const double off = inside[j] - 0.95 * fits, sd = sqrt(0.95 * 0.05 * fits);
            cr_expect(fabs(off) < 4.9 * sd, "alpha %g, parameter %d: %d of %d", alphas[k], j,
                      inside[j], fits);
        }
    }
}
