/* Stable laws without a truth table: special values, closed forms, mirrored laws, S0 and S1, what its
 * functions owe each other, and points of one law in a batch. */
#include <burgi/stable.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>

#include "lib/points.h"

enum { ROUNDS = 1000 };

static const double pi = 3.14159265358979324;

static bool near(double a, double b, double bound)
{
    return a == b || fabs(a - b) <= bound * fmax(fabs(a), fabs(b));
}

Test(stable, special_values)
{
    const double inf = HUGE_VAL;
    cr_expect(burgi_stable_pdf(inf, 1.5, 0.5) == 0.0);
    cr_expect(burgi_stable_logpdf(-inf, 1.5, 0.5) == -inf);
    cr_expect(burgi_stable_cdf(inf, 1.5, 0.5) == 1.0);
    cr_expect(burgi_stable_cdf(-inf, 1.5, 0.5) == 0.0);
    cr_expect(burgi_stable_sf(inf, 1.5, 0.5) == 0.0);
    cr_expect(burgi_stable_logcdf(inf, 1.5, 0.5) == 0.0);
    cr_expect(burgi_stable_logsf(inf, 1.5, 0.5) == -inf);
    static const double bad[][3] = { { 1.0, 0.0, 0.0 },
                                     { 1.0, 2.0000001, 0.0 },
                                     { 1.0, -1.0, 0.0 },
                                     { 1.0, 1.0, 1.0000001 },
                                     { 1.0, 1.0, -2.0 } };
    for (int i = 0; i < 5; ++i) {
        cr_expect(isnan(burgi_stable_pdf(bad[i][0], bad[i][1], bad[i][2])), "row %d", i);
        cr_expect(isnan(burgi_stable_quantile(0.5, bad[i][1], bad[i][2])), "row %d", i);
    }
    cr_expect(isnan(burgi_stable_pdf(nan(""), 1.5, 0.5)));
    cr_expect(isnan(burgi_stable_cdf(1.0, nan(""), 0.5)));
    cr_expect(isnan(burgi_stable_cdf(1.0, 1.0, nan(""))));
    cr_expect(isnan(burgi_stable_quantile(-0.1, 1.5, 0.5)));
    cr_expect(isnan(burgi_stable_isf(1.1, 1.5, 0.5)));
}

/* No law below alpha = 0.01; and what is far beyond 2^500 follows from nearer by the tail's power. */
Test(stable, least_alpha_and_farthest_x)
{
    cr_expect(isnan(burgi_stable_logpdf(1.0, 0.00999, 0.5)) &&
              isnan(burgi_stable_quantile(0.5, 0.00999, 0.5)));
    cr_expect(isfinite(burgi_stable_logpdf(1.0, 0.01, 0.5)));
    cr_expect(burgi_stable_logsf(-HUGE_VAL, 1.5, 0.5) == 0.0);
    const double fall = burgi_stable_logpdf_dalpha(1e250, 1.9, 0.2) -
                        burgi_stable_logpdf_dalpha(1e130, 1.9, 0.2);
    cr_expect(near(fall, -120.0 * log(10.0), 1e-12), "%.17g", fall);
    cr_expect(near(burgi_stable_logpdf_dx(1e250, 1.9, 0.2), -2.9e-250, 1e-12));
    cr_expect(near(burgi_stable_logpdf_dx(1e200, 2.0, 0.0), -5e199, 1e-12));
    cr_expect(near(burgi_stable_logpdf(1e150, 2.0, 0.0), -2.5e299, 1e-14));
    cr_expect(burgi_stable_logpdf(1e200, 2.0, 0.0) == -HUGE_VAL);
}

/* For low alpha, where s^(alpha - 1) at the place s that counts is beyond all numbers, too. */
Test(stable, farthest_slopes_of_low_alpha)
{
    static const double alphas[] = { 0.05, 0.2, 0.45, 0.55 };
    for (size_t k = 0; k < 4; ++k) {
        const double alpha = alphas[k], beta = -0.5;
        const double fall = burgi_stable_logpdf_dalpha_s1(1e304, alpha, beta) -
                            burgi_stable_logpdf_dalpha_s1(1e204, alpha, beta);
        cr_expect(near(fall, -100.0 * log(10.0), 1e-7), "alpha %g: %.17g", alpha, fall);
        cr_expect(near(burgi_stable_logpdf_dbeta_s1(1e304, alpha, beta), 2.0, 1e-7),
                  "alpha %g: %.17g", alpha, burgi_stable_logpdf_dbeta_s1(1e304, alpha, beta));
    }
}

/* Laws that follow each other in a batch, of which neither is the first. */
Test(stable, batches_of_several_laws)
{
    const double x[4] = { 0.5, 0.6, 0.7, 0.8 }, alpha[4] = { 1.3, 0.7, 0.7, 1.8 },
                 beta[4] = { 0.2, 0.2, -0.9, -0.9 };
    double y[4];
    cr_assert(burgi_stable_logpdf_n(4, x, 1, alpha, 1, beta, 1, y, 1) == BURGI_OK);
    for (int i = 0; i < 4; ++i)
        cr_expect(y[i] == burgi_stable_logpdf(x[i], alpha[i], beta[i]), "%d", i);
}

/* The ends of a support, which S1 has at 0 and S0 at -beta tan(pi alpha/2). */
Test(stable, ends_of_the_support)
{
    const double inf = HUGE_VAL;
    cr_expect(burgi_stable_pdf_s1(-1e-300, 0.5, 1.0) == 0.0);
    cr_expect(burgi_stable_logpdf_s1(-1.0, 0.5, 1.0) == -inf);
    cr_expect(burgi_stable_cdf_s1(-1.0, 0.7, 1.0) == 0.0);
    cr_expect(burgi_stable_sf_s1(-1.0, 0.7, 1.0) == 1.0);
    cr_expect(burgi_stable_logsf_s1(-1.0, 0.7, 1.0) == 0.0);
    cr_expect(burgi_stable_logcdf_s1(1.0, 0.7, -1.0) == 0.0);
    cr_expect(burgi_stable_sf_s1(1.0, 0.7, -1.0) == 0.0);
    cr_expect(isnan(burgi_stable_logpdf_dx_s1(-1.0, 0.7, 1.0)));
    cr_expect(burgi_stable_quantile_s1(0.0, 0.5, 1.0) == 0.0);
    cr_expect(near(burgi_stable_quantile(0.0, 0.5, 1.0), -1.0, 1e-15));
    cr_expect(burgi_stable_quantile(1.0, 0.5, 1.0) == inf);
    cr_expect(burgi_stable_isf_s1(0.0, 0.5, -1.0) == 0.0);
    cr_expect(burgi_stable_isf(1.0, 0.5, -1.0) == -inf);
    cr_expect(burgi_stable_quantile(0.0, 1.5, 1.0) == -inf);
}

/* Normal, Cauchy and Levy laws. */
/* Where the saddle is beyond all numbers, log f is -1/(2 x) for (1/2, 1), and its derivative in alpha what
 * its difference says; the same for (0.3, -1), mirrored. */
Test(stable, last_numbers_of_a_support)
{
    static const double x[] = { 1e-147, 1e-148, 1e-200, 1e-289 };
    for (int i = 0; i < 4; ++i) {
        const double log_f = burgi_stable_logpdf_s1(x[i], 0.5, 1.0);
        cr_expect(near(log_f, -0.5 / x[i], 1e-15), "%a: %.17g", x[i], log_f);
        cr_expect(burgi_stable_logcdf_s1(x[i], 0.5, 1.0) == log_f);
        cr_expect(burgi_stable_pdf_s1(x[i], 0.5, 1.0) == 0.0);
        cr_expect(burgi_stable_cdf_s1(x[i], 0.5, 1.0) == 0.0);
        cr_expect(burgi_stable_sf_s1(x[i], 0.5, 1.0) == 1.0);
        const double dx = burgi_stable_logpdf_dx_s1(x[i], 0.5, 1.0);
        cr_expect(i < 2 ? near(dx, 0.5 / x[i] / x[i], 1e-13) : dx == HUGE_VAL, "%a: %g", x[i],
                  dx);
        cr_expect(burgi_stable_logpdf_dx_s1(-x[i], 0.5, -1.0) == -dx);
    }
    /* Near alpha = 1 log f is about -e^(-pi x/2) in S0: beyond all numbers. */
    for (int i = 1; i < 40; ++i) {
        const double alpha = 1.0 - ldexp(1.0, -i);
        cr_expect(burgi_stable_logpdf(-5000.0, alpha, 1.0) == -HUGE_VAL, "%d", i);
        cr_expect(burgi_stable_logpdf(5000.0, alpha, -1.0) == -HUGE_VAL, "%d", i);
        cr_expect(burgi_stable_cdf(-5000.0, alpha, 1.0) == 0.0, "%d", i);
        cr_expect(burgi_stable_logsf(-5000.0, alpha, 1.0) == 0.0, "%d", i);
        const double slope = burgi_stable_logpdf_dx(5000.0, alpha, -1.0);
        const bool inside = 5000.0 < tan(0.5 * pi * alpha); /* the support */
        cr_expect(inside ? slope == -HUGE_VAL : isnan(slope), "%d: %g", i, slope);
    }
    for (int sign = -1; sign <= 1; sign += 2) {
        const double y = sign * 1e-250, by = 0x1p-30;
        const double up = burgi_stable_logpdf_s1(y, 0.3 + by, sign),
                     down = burgi_stable_logpdf_s1(y, 0.3 - by, sign);
        const double slope = burgi_stable_logpdf_dalpha_s1(y, 0.3, sign);
        cr_expect(near(slope, (up - down) / (2.0 * by), 1e-7), "%g, not %g", slope,
                  (up - down) / (2.0 * by));
    }
}

Test(stable, closed_forms)
{
    struct random r = { 1 };
    double worst = 0.0;
    for (int i = 0; i < ROUNDS; ++i) {
        const double x = 20.0 * random_uniform(&r) - 10.0, y = 10.0 * random_uniform(&r) + 1e-3;
        worst = fmax(
            worst, fabs(burgi_stable_logpdf(x, 2.0, 0.3) + 0.25 * x * x + 0.5 * log(4.0 * pi)));
        worst = fmax(worst, fabs(burgi_stable_logpdf(x, 1.0, 0.0) + log(pi * (1.0 + x * x))));
        worst = fmax(worst, fabs(burgi_stable_cdf(x, 1.0, 0.0) - 0.5 - atan(x) / pi));
        worst = fmax(worst, fabs(burgi_stable_logpdf_s1(y, 0.5, 1.0) + 0.5 / y +
                                 0.5 * log(2.0 * pi) + 1.5 * log(y)));
        worst =
            fmax(worst, fabs(burgi_stable_logcdf_s1(y, 0.5, 1.0) - log(erfc(sqrt(0.5 / y)))));
    }
    cr_expect(worst < 1e-12, "%g", worst);
}

/* alpha in [0.3, 2], beta in [-1, 1], x of either order. */
static void law_at(struct random *r, double *alpha, double *beta, double *x)
{
    *alpha = 0.3 + 1.7 * random_uniform(r);
    *beta = 2.0 * random_uniform(r) - 1.0;
    *x = (random_uniform(r) < 0.5 ? -1.0 : 1.0) * exp(12.0 * random_uniform(r) - 6.0);
}

Test(stable, mirrored_and_complementary)
{
    struct random r = { 2 };
    for (int i = 0; i < ROUNDS; ++i) {
        double a, b, x;
        law_at(&r, &a, &b, &x);
        cr_expect(burgi_stable_pdf(x, a, b) == burgi_stable_pdf(-x, a, -b), "%a %a %a", x, a,
                  b);
        cr_expect(burgi_stable_cdf(x, a, b) == burgi_stable_sf(-x, a, -b), "%a %a %a", x, a, b);
        cr_expect(burgi_stable_logpdf_dx(x, a, b) == -burgi_stable_logpdf_dx(-x, a, -b));
        cr_expect(near(burgi_stable_cdf(x, a, b) + burgi_stable_sf(x, a, b), 1.0, 4e-16));
        cr_expect(near(exp(burgi_stable_logcdf(x, a, b)), burgi_stable_cdf(x, a, b), 1e-14));
    }
}

Test(stable, s1_is_shifted)
{
    struct random r = { 3 };
    for (int i = 0; i < ROUNDS; ++i) {
        double a, b, x;
        law_at(&r, &a, &b, &x);
        if (fabs(a - 1.0) < 0.05)
            continue;
        const double shift = b * tan(0.5 * pi * a), y = x + shift;
        const double k = fabs(burgi_stable_logpdf_dx(x, a, b)) * (fabs(x) + fabs(shift));
        cr_expect(fabs(burgi_stable_logpdf_s1(y, a, b) - burgi_stable_logpdf(x, a, b)) <
                      1e-12 + 1e-14 * k,
                  "x=%a alpha=%a beta=%a", x, a, b);
    }
    cr_expect(burgi_stable_pdf_s1(0.3, 1.0, 0.5) == burgi_stable_pdf(0.3, 1.0, 0.5));
}

/* Central differences of the log density. */
Test(stable, derivatives)
{
    struct random r = { 4 };
    for (int i = 0; i < ROUNDS; ++i) {
        double a, b, x;
        law_at(&r, &a, &b, &x);
        const double h = 1e-5, hx = h * fmax(fabs(x), 0.1);
        a = fmin(a, 1.99);
        b *= 0.99;
        const double dx =
            (burgi_stable_logpdf(x + hx, a, b) - burgi_stable_logpdf(x - hx, a, b)) /
            (2.0 * hx);
        const double da =
            (burgi_stable_logpdf(x, a + h, b) - burgi_stable_logpdf(x, a - h, b)) / (2.0 * h);
        const double db =
            (burgi_stable_logpdf(x, a, b + h) - burgi_stable_logpdf(x, a, b - h)) / (2.0 * h);
        const double got[] = { burgi_stable_logpdf_dx(x, a, b),
                               burgi_stable_logpdf_dalpha(x, a, b),
                               burgi_stable_logpdf_dbeta(x, a, b) };
        cr_expect(fabs(got[0] - dx) * fmax(fabs(x), 0.1) < 1e-4, "dx: %a %a %a", x, a, b);
        cr_expect(fabs(got[1] - da) < 1e-3 * (1.0 + fabs(da)), "dalpha: %a %a %a: %g %g", x, a,
                  b, got[1], da);
        cr_expect(fabs(got[2] - db) < 1e-2 * (1.0 + fabs(db)), "dbeta: %a %a %a: %g %g", x, a,
                  b, got[2], db);
    }
}

Test(stable, quantiles)
{
    struct random r = { 5 };
    for (int i = 0; i < ROUNDS; ++i) {
        double a, b, x;
        law_at(&r, &a, &b, &x);
        const double q = i % 2 == 0 ? random_uniform(&r) : exp(-600.0 * random_uniform(&r));
        const double low = burgi_stable_quantile(q, a, b), high = burgi_stable_isf(q, a, b);
        if (fabs(low) < HUGE_VAL)
            cr_expect(near(burgi_stable_cdf(low, a, b), q, 2e-12), "q=%a alpha=%a beta=%a", q,
                      a, b);
        if (fabs(high) < HUGE_VAL)
            cr_expect(near(burgi_stable_sf(high, a, b), q, 2e-12), "q=%a alpha=%a beta=%a", q,
                      a, b);
        cr_expect(low == -burgi_stable_isf(q, a, -b));
    }
}

/* Where a density is less than the smallest number: the normal law's slope goes on, what another alpha
 * or beta brings is infinitely more, and at alpha = 1 S1 is S0. */
Test(stable, slopes_of_nothing)
{
    const double inf = HUGE_VAL;
    cr_expect(near(burgi_stable_logpdf_dx(1e3, 2.0, 0.3), -500.0, 1e-13));
    cr_expect(near(burgi_stable_logpdf_dx(-1e200, 2.0, 0.3), 5e199, 1e-13));
    cr_expect(burgi_stable_logpdf_dalpha(1e3, 2.0, 0.0) == -inf);
    cr_expect(burgi_stable_logpdf_dbeta(1e3, 2.0, 0.0) == 0.0);
    cr_expect(burgi_stable_logpdf_dbeta(-100.0, 1.5, 1.0) == -inf);
    cr_expect(burgi_stable_logpdf_dbeta(100.0, 1.5, -1.0) == inf);
    for (int i = -3; i <= 3; ++i) {
        const double x = 0.7 * i;
        cr_expect(burgi_stable_logpdf_dbeta_s1(x, 1.0, 0.5) ==
                  burgi_stable_logpdf_dbeta(x, 1.0, 0.5));
        cr_expect(burgi_stable_logpdf_dalpha_s1(x, 1.0, 0.0) ==
                  burgi_stable_logpdf_dalpha(x, 1.0, 0.0));
    }
}

/* A run of points of one law is set up once. */
Test(stable, batches_of_one_law)
{
    enum { N = 300 };
    double x[N], y[N];
    const double alpha = 1.3, beta = -0.4;
    for (int i = 0; i < N; ++i)
        x[i] = 0.1 * i - 15.0;
    x[7] = x[6];
    cr_assert(burgi_stable_logpdf_n(N, x, 1, &alpha, 0, &beta, 0, y, 1) == BURGI_OK);
    for (int i = 0; i < N; ++i)
        cr_expect(y[i] == burgi_stable_logpdf(x[i], alpha, beta), "%d", i);
}
