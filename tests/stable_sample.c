/* The stable laws' sampler: rows that do not depend on how they are asked for, the ends of both tails, and
 * a chi-square test of ten laws.
 *
 * The seeds are fixed, so that a verdict stays.  A test rejects where an exact sampler would with
 * probability 1e-6, at 20 places: with fresh seeds, a false alarm in 50 000 runs. */
#include <burgi.h>
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/stable/stable_sample.h"
#include "isa/table.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { N = 1000 };

static const double laws[][2] = {
    { 2.0, 0.0 },  { 1.9, -1.0 }, { 1.5, 0.5 },  { 1.0 + 1e-9, 1.0 }, { 1.0, 0.0 },
    { 1.0, -1.0 }, { 0.9, 0.3 },  { 0.6, -0.8 }, { 0.5, 1.0 },        { 0.25, 0.1 },
};

static void draw(const double *law, burgi_stable_param param, uint64_t row, size_t n, double *x)
{
    cr_assert(burgi_stable_sample(law[0], law[1], 1.0, 0.0, param, 7, row, n, x) == BURGI_OK);
}

Test(stable_sample, rows_are_their_own)
{
    static double all[N], some[N];
    for (size_t k = 0; k < COUNT(laws); ++k) {
        draw(laws[k], BURGI_STABLE_S0, 5, N, all);
        for (size_t n = 1; n < 40; ++n) {
            draw(laws[k], BURGI_STABLE_S0, 5 + n, n, some);
            cr_expect(memcmp(some, all + n, n * sizeof *some) == 0, "%zu rows from %zu", n, n);
        }
    }
}

Test(stable_sample, sets_agree)
{
    static double wide[N], narrow[N];
    for (size_t k = 0; k < COUNT(laws); ++k)
        for (size_t i = 1; bg_isa_here(i) != NULL; ++i) {
            bg_isa_here(0)->stable_draws(laws[k][0], laws[k][1], k % 2, N, 3, 0, wide);
            bg_isa_here(i)->stable_draws(laws[k][0], laws[k][1], k % 2, N, 3, 0, narrow);
            cr_expect(memcmp(wide, narrow, sizeof wide) == 0, "%s, law %zu",
                      bg_isa_here(i)->name, k);
        }
}

Test(stable_sample, scale_and_location)
{
    static double z[N], x[N];
    const double shift = 2.0 / 3.14159265358979324 * -1.0 * 3.0 * log(3.0);
    for (size_t k = 0; k < COUNT(laws); ++k)
        for (int s1 = 0; s1 < 2; ++s1) {
            draw(laws[k], (burgi_stable_param)s1, 0, N, z);
            cr_assert(burgi_stable_sample(laws[k][0], laws[k][1], 3.0, 10.0,
                                          (burgi_stable_param)s1, 7, 0, N, x) == BURGI_OK);
            const double more = s1 == 1 && laws[k][0] == 1.0 ? -laws[k][1] * shift : 0.0;
            for (size_t i = 0; i < N; ++i)
                cr_expect(fabs(x[i] - (3.0 * z[i] + 10.0 + more)) <=
                          1e-14 * (30.0 + fabs(x[i])));
        }
}

/* All that bits can be at both ends of either uniform number. */
static const uint64_t ends[] = { 0,
                                 1,
                                 UINT64_C(0x7fffffffffffffff),
                                 UINT64_C(0x8000000000000000),
                                 UINT64_C(0x8000000000000001),
                                 UINT64_C(0xffffffffffffffff) };

Test(stable_sample, ends_are_finite_and_mirrored)
{
    static const double alphas[] = { 1e-300,      1e-5, 0.005, 0.1, 0.5,  0.999,
                                     1.0 - 1e-12, 1.0,  1.1,   1.5, 1.99, 2.0 },
                        betas[] = { 0.0, 1e-9, 0.3, 0.7, 1.0 - 1e-12, 1.0 };
    for (size_t a = 0; a < COUNT(alphas); ++a)
        for (size_t b = 0; b < COUNT(betas); ++b)
            for (size_t i = 0; i < COUNT(ends) * COUNT(ends); ++i)
                for (int s1 = 0; s1 < 2; ++s1) {
                    const bg_random bits = { ends[i / COUNT(ends)], ends[i % COUNT(ends)] };
                    const bg_random other = { bits.a ^ UINT64_C(1) << 63, bits.b };
                    const double x =
                        bg_stable_number(bg_stable_law_of(alphas[a], betas[b]), s1, bits);
                    const double y =
                        bg_stable_number(bg_stable_law_of(alphas[a], -betas[b]), s1, other);
                    cr_expect(isfinite(x), "alpha %g beta %g: %g", alphas[a], betas[b], x);
                    cr_expect(x == -y, "alpha %g beta %g: %g %g", alphas[a], betas[b], x, y);
                }
}

/* In a heavy tail x is as d^(-1/alpha), d the distance of theta from its end. */
Test(stable_sample, tails_to_the_last_bit)
{
    for (size_t k = 1; k < COUNT(laws); ++k)
        for (int up = 0; up < 2; ++up) {
            const double alpha = laws[k][0], beta = laws[k][1];
            const uint64_t side = up == 1 ? UINT64_C(1) << 63 : 0;
            const bg_stable_law l = bg_stable_law_of(alpha, beta);
            const bg_random last = { side, UINT64_C(1) << 62 }, before = { side + 1, last.b };
            const double x = bg_stable_number(l, 1, last), y = bg_stable_number(l, 1, before);
            if ((up == 1 ? beta : -beta) == -1.0)
                continue; /* a light one */
            cr_expect((x > 0.0) == (up == 1));
            cr_expect(fabs(log(x / y) - log(3.0) / alpha) < 1e-5, "law %zu: %g, %g", k, x, y);
            cr_expect(alpha == 2.0 || fabs(x) > pow(2.0, 50.0 / alpha), "law %zu: %g", k, x);
        }
}

/* At the end of a support x1 keeps its digits: for alpha = 1/2, beta = 1, Levy's law, it is
 * 1/(2 W cos(pi d/2)^2). */
Test(stable_sample, end_of_a_support)
{
    const bg_stable_law l = bg_stable_law_of(0.5, 1.0);
    for (uint64_t j = 1; j < UINT64_C(1) << 62; j *= 3) {
        const bg_random bits = { j, j * UINT64_C(0x9e3779b97f4a7c15) };
        const double d = bg_stable_half_uniform(bits.a), w = bg_stable_exponential(bits.b);
        const double c = cos(0.5 * 3.14159265358979324 * d), wanted = 0.5 / (w * c * c);
        const double x = bg_stable_number(l, 1, bits);
        cr_expect(fabs(x - wanted) <= 1e-14 * wanted, "d = %g: %.17g, %.17g", d, x, wanted);
    }
}

static int by_size(const void *a, const void *b)
{
    const double *const x = a, *const y = b;
    return (*x > *y) - (*x < *y);
}

/* Of x in cells whose ends are our own quantiles: 48 of 2 %, and at either end one of 1e-4 beside. */
static double chi_square(const double *law, int s1, size_t n, double *x)
{
    enum { CELLS = 52 };
    double q[CELLS], sum = 0.0;
    size_t at = 0;
    q[0] = 1e-4;
    for (int k = 1; k < CELLS - 2; ++k)
        q[k] = 0.02 * k;
    q[CELLS - 2] = 1.0 - 1e-4;
    q[CELLS - 1] = 1.0;
    qsort(x, n, sizeof *x, by_size);
    for (int k = 0; k < CELLS; ++k) {
        const double below = k > 0 ? q[k - 1] : 0.0;
        const double end =
            k == CELLS - 1 ? HUGE_VAL
            : k == CELLS - 2
                ? (s1 ? burgi_stable_isf_s1 : burgi_stable_isf)(1e-4, law[0], law[1])
                : (s1 ? burgi_stable_quantile_s1 : burgi_stable_quantile)(q[k], law[0], law[1]);
        const size_t from = at;
        while (at < n && x[at] <= end)
            ++at;
        const double expected = (double)n * (q[k] - below),
                     off = (double)(at - from) - expected;
        sum += off * off / expected;
    }
    return sum;
}

Test(stable_sample, chi_square)
{
    enum { ROWS = 200000 };
    double *const x = malloc(ROWS * sizeof *x);
    /* Of 51 degrees of freedom, 1e-6: Wilson and Hilferty's cube. */
    const double v = 2.0 / (9.0 * 51.0), most = 51.0 * pow(1.0 - v + 4.7534 * sqrt(v), 3.0);
    cr_assert(x != NULL);
    for (size_t k = 0; k < COUNT(laws); ++k)
        for (int s1 = 0; s1 < 2; ++s1) {
            draw(laws[k], (burgi_stable_param)s1, 1000000 * k, ROWS, x);
            const double sum = chi_square(laws[k], s1, ROWS, x);
            cr_expect(sum < most, "alpha %g, beta %g, S%d: %g, expected at most %g", laws[k][0],
                      laws[k][1], s1, sum, most);
        }
    free(x);
}

Test(stable_sample, what_is_refused)
{
    double x[1];
    const double inf = HUGE_VAL;
    const double bad[][4] = { { 0.0, 0, 1, 0 },           { 2.1, 0, 1, 0 },
                              { (double)NAN, 0, 1, 0 },   { 1.0, 1.1, 1, 0 },
                              { 1.0, (double)NAN, 1, 0 }, { 1.0, 0, 0, 0 },
                              { 1.0, 0, -1, 0 },          { 1.0, 0, inf, 0 },
                              { 1.0, 0, (double)NAN, 0 }, { 1.0, 0, 1, -inf },
                              { 1.0, 0, 1, (double)NAN } };
    for (size_t k = 0; k < COUNT(bad); ++k)
        cr_expect(burgi_stable_sample(bad[k][0], bad[k][1], bad[k][2], bad[k][3],
                                      BURGI_STABLE_S0, 1, 0, 1, x) == BURGI_EINVAL);
    cr_expect(burgi_stable_sample(1.0, 0.0, 1.0, 0.0, BURGI_STABLE_S0, 1, 0, 1, NULL) ==
              BURGI_EINVAL);
    cr_expect(burgi_stable_sample(1.0, 0.0, 1.0, 0.0, (burgi_stable_param)2, 1, 0, 1, x) ==
              BURGI_EINVAL);
    cr_expect(burgi_stable_sample(1.0, 0.0, 1.0, 0.0, BURGI_STABLE_S0, 1, 0, 0, NULL) ==
              BURGI_OK);
    /* Not beyond the largest number. */
    cr_expect(burgi_stable_sample(0.005, 0.0, 1e300, 0.0, BURGI_STABLE_S0, 1, 0, 1, x) ==
              BURGI_OK);
    cr_expect(fabs(x[0]) <= DBL_MAX);
}
