/* Plans of stable laws: against the functions they are made from, at the bounds of those. */
#include <burgi/stable.h>
#include <burgi/stable_plan.h>

#include <criterion/criterion.h>
#include <math.h>
#include <pthread.h>
#include <stdbool.h>

#include "lib/points.h"
#include "stable/plan_tables.h"

enum { N = 400, FEW = 40, KINDS = 8, PDF = 0, LOGPDF = 1, QUANTILE = 6 };

static const double laws[][2] = {
    { 1.5, 0.5 },  { 1.5, 0.0 },       { 1.5, -1.0 },      { 1.0, 0.0 },         { 1.0, 1.0 },
    { 1.0, -0.3 }, { 0.5, 1.0 },       { 0.5, -0.4 },      { 0.3, 0.0 },         { 0.7, -1.0 },
    { 0.9, 0.3 },  { 0.99, -1.0 },     { 1.01, 1.0 },      { 1.99, 0.5 },        { 2.0, 0.0 },
    { 0.2, 0.6 },  { 1.9999999, 0.9 }, { 1.0000001, 0.9 }, { 0.6, 0.999999999 },
};
enum { LAWS = sizeof laws / sizeof *laws };

typedef burgi_status plan_batch(const burgi_stable *, size_t, const double *, ptrdiff_t, double,
                                double, double *, ptrdiff_t);
typedef burgi_status law_batch(size_t, const double *, ptrdiff_t, const double *, ptrdiff_t,
                               const double *, ptrdiff_t, double *, ptrdiff_t);

#define KIND(name)                                                                             \
    {                                                                                          \
#name, burgi_stable_plan_##name,                                                       \
        {                                                                                      \
            burgi_stable_##name##_n, burgi_stable_##name##_s1_n                                \
        }                                                                                      \
    }
static const struct {
    const char *name;
    plan_batch *plan;
    law_batch *law[2];
} kinds[KINDS] = { KIND(pdf),    KIND(logpdf), KIND(cdf),      KIND(sf),
                   KIND(logcdf), KIND(logsf),  KIND(quantile), KIND(isf) };

/* Numbers of all orders about 0 and about where the other parametrisation has it. */
static void numbers(struct random *r, double alpha, double beta, int s1, double *x)
{
    const double a = alpha == 1.0 ? 0.0 : beta * tan(2.0 * atan(1.0) * alpha);
    for (int i = 0; i < N; ++i) {
        const double reach = i % 3 == 0 ? 600.0 : 8.0;
        const double y =
            exp(reach * (random_uniform(r) - 0.6)) * (random_uniform(r) < 0.5 ? -1.0 : 1.0);
        x[i] = i % 2 == 0 ? y : s1 ? y + a : y - a;
    }
}

static void probabilities(struct random *r, double *q)
{
    for (int i = 0; i < N; ++i) {
        const double u = random_uniform(r);
        q[i] = i % 3 == 0 ? exp(-690.0 * u) : i % 3 == 1 ? u : 1.0 - exp(-36.0 * u);
    }
}

/* What a plan's value and a function's may differ by: the functions' bound, though each may be off; k is
 * the condition. */
static double bound(int kind, double value, double k)
{
    const double u = 0x1p-53, size = fabs(value);
    if (kind == LOGPDF)
        return 1e-13 + (16.0 * size + 2.0 * k) * u;
    if (kind < 4)
        return (1e-13 + (8.0 + 2.0 * k) * u) * size + 0x1p-1073;
    return 1e-13 * fmin(size, 1.0) + (16.0 * size + 2.0 * k) * u + 0x1p-1073;
}

static double condition(int kind, double x, double value, double logpdf, double dx)
{
    if (kind < 2)
        return fabs(x * dx);
    return fabs(x) * exp(logpdf - (kind < 4 ? log(value) : value));
}

static void compare_values(const burgi_stable *plan, int law, int s1, struct random *r)
{
    double x[N], got[N], want[N], logpdf[N], dx[N];
    const double alpha = laws[law][0], beta = laws[law][1];
    numbers(r, alpha, beta, s1, x);
    kinds[LOGPDF].law[s1](N, x, 1, &alpha, 0, &beta, 0, logpdf, 1);
    (s1 ? burgi_stable_logpdf_dx_s1_n : burgi_stable_logpdf_dx_n)(N, x, 1, &alpha, 0, &beta, 0,
                                                                  dx, 1);
    for (int k = 0; k < QUANTILE; ++k) {
        cr_assert(kinds[k].plan(plan, N, x, 1, 1.0, 0.0, got, 1) == BURGI_OK);
        kinds[k].law[s1](N, x, 1, &alpha, 0, &beta, 0, want, 1);
        for (int i = 0; i < N; ++i)
            cr_expect(got[i] == want[i] ||
                          fabs(got[i] - want[i]) <=
                              bound(k, want[i], condition(k, x[i], want[i], logpdf[i], dx[i])),
                      "%s at %a of (%g, %g), S%d: %a, not %a", kinds[k].name, x[i], alpha, beta,
                      s1, got[i], want[i]);
    }
}

static void compare_quantiles(const burgi_stable *plan, int law, int s1, struct random *r)
{
    double q[N], got[N], want[FEW], f[FEW];
    const double alpha = laws[law][0], beta = laws[law][1];
    probabilities(r, q);
    for (int k = QUANTILE; k < KINDS; ++k) {
        cr_assert(kinds[k].plan(plan, N, q, 1, 1.0, 0.0, got, 1) == BURGI_OK);
        kinds[k].law[s1](FEW, q, 1, &alpha, 0, &beta, 0, want, 1);
        kinds[PDF].law[s1](FEW, want, 1, &alpha, 0, &beta, 0, f, 1);
        for (int i = 0; i < FEW; ++i)
            cr_expect(got[i] == want[i] ||
                          fabs(got[i] - want[i]) <= 4e-13 * (fabs(want[i]) + q[i] / f[i]),
                      "%s at %a of (%g, %g), S%d: %a, not %a", kinds[k].name, q[i], alpha, beta,
                      s1, got[i], want[i]);
    }
}

Test(stable_plan, says_what_the_functions_say)
{
    struct random r = { 1 };
    for (int law = 0; law < LAWS; ++law)
        for (int s1 = 0; s1 < 2; ++s1) {
            burgi_stable *const plan =
                burgi_stable_new(laws[law][0], laws[law][1], (burgi_stable_param)s1);
            cr_assert(plan != NULL);
            compare_values(plan, law, s1, &r);
            compare_quantiles(plan, law, s1, &r);
            burgi_stable_free(plan);
        }
}

/* The tables, not the functions behind them, are what a sample meets. */
Test(stable_plan, has_tables_where_the_law_is)
{
    for (int law = 0; law < LAWS; ++law) {
        double x[N], value[N];
        int asked = 0;
        struct bg_stable_plan *const plan = bg_stable_plan_new(
            laws[law][0], laws[law][1], BURGI_STABLE_S0, 1u << BG_TABLE_TAIL);
        burgi_stable_sample(laws[law][0], laws[law][1], 1.0, 0.0, BURGI_STABLE_S0, 7, 0, N, x);
        for (int i = 0; i < N; i += 200) {
            bg_table_places p;
            bg_table_find(&plan->table, bg_table_four_of(&plan->table), 200, x + i, &p);
            bg_table_poly(&plan->table, BG_TABLE_TAIL, 200, &p, value + i);
        }
        for (int i = 0; i < N; ++i)
            asked += isnan(value[i]);
        cr_expect(asked <= 1, "(%g, %g): %d", laws[law][0], laws[law][1], asked);
        bg_stable_plan_free(plan);
    }
}

Test(stable_plan, slopes)
{
    for (int law = 0; law < LAWS; ++law)
        for (int s1 = 0; s1 < 2; ++s1) {
            const double alpha = laws[law][0], beta = laws[law][1];
            if (s1 && fabs(alpha - 1.0) < 1e-3)
                continue; /* d/dalpha holds the pole of tan(pi alpha/2) */
            struct bg_stable_plan *const plan = bg_stable_plan_new(
                alpha, beta, (burgi_stable_param)s1,
                1u << BG_TABLE_DX | 1u << BG_TABLE_DALPHA | 1u << BG_TABLE_DBETA);
            double x[N], got[4][N], want[4][N];
            double *const out[4] = { got[0], got[1], got[2], got[3] };
            law_batch *const of[4] = {
                kinds[LOGPDF].law[s1],
                s1 ? burgi_stable_logpdf_dx_s1_n : burgi_stable_logpdf_dx_n,
                s1 ? burgi_stable_logpdf_dalpha_s1_n : burgi_stable_logpdf_dalpha_n,
                s1 ? burgi_stable_logpdf_dbeta_s1_n : burgi_stable_logpdf_dbeta_n
            };
            burgi_stable_sample(alpha, beta, 1.0, 0.0, (burgi_stable_param)s1, 9, 0, N, x);
            bg_stable_plan_slopes(plan, N, x, out);
            for (int k = 0; k < 4; ++k) {
                of[k](N, x, 1, &alpha, 0, &beta, 0, want[k], 1);
                for (int i = 0; i < N; ++i)
                    cr_expect(fabs(got[k][i] - want[k][i]) <=
                                  (k == 0 ? 3e-13 : 1e-9) * fmax(1.0, fabs(want[k][i])),
                              "%d at %a of (%g, %g), S%d: %a, not %a", k, x[i], alpha, beta, s1,
                              got[k][i], want[k][i]);
            }
            bg_stable_plan_free(plan);
        }
}

Test(stable_plan, location_and_scale)
{
    const double x[3] = { -3.0, 0.25, 40.0 }, gamma = 2.5, delta = -1.0,
                 pi = 3.14159265358979324;
    double y[3], z[3];
    burgi_stable *plan = burgi_stable_new(1.4, 0.3, BURGI_STABLE_S1);
    burgi_stable_plan_pdf(plan, 3, x, 1, gamma, delta, y, 1);
    for (int i = 0; i < 3; ++i)
        cr_expect(fabs(y[i] * gamma / burgi_stable_pdf_s1((x[i] - delta) / gamma, 1.4, 0.3) -
                       1.0) < 1e-12);
    burgi_stable_plan_logpdf(plan, 3, x, 1, gamma, delta, z, 1);
    for (int i = 0; i < 3; ++i)
        cr_expect(fabs(z[i] - log(y[i])) < 1e-12);
    burgi_stable_plan_cdf(plan, 3, x, 1, gamma, delta, y, 1);
    burgi_stable_plan_quantile(plan, 3, y, 1, gamma, delta, z, 1);
    for (int i = 0; i < 3; ++i)
        cr_expect(fabs(z[i] - x[i]) < 1e-10, "%g, not %g", z[i], x[i]);
    burgi_stable_free(plan);

    /* at alpha = 1 in S1 the location moves with the scale */
    plan = burgi_stable_new(1.0, 0.5, BURGI_STABLE_S1);
    burgi_stable_plan_cdf(plan, 3, x, 1, gamma, delta, y, 1);
    const double moved = delta + 2.0 / pi * 0.5 * gamma * log(gamma);
    for (int i = 0; i < 3; ++i)
        cr_expect(fabs(y[i] - burgi_stable_cdf((x[i] - moved) / gamma, 1.0, 0.5)) < 1e-13);
    burgi_stable_free(plan);
}

Test(stable_plan, special_values)
{
    const double inf = HUGE_VAL, x[4] = { inf, -inf, nan(""), -1.0 },
                 q[4] = { 0.0, 1.0, -0.1, 1.1 };
    double y[4];
    burgi_stable *const plan = burgi_stable_new(0.5, 1.0, BURGI_STABLE_S1);
    burgi_stable_plan_pdf(plan, 4, x, 1, 1.0, 0.0, y, 1);
    cr_expect(y[0] == 0.0 && y[1] == 0.0 && isnan(y[2]) && y[3] == 0.0);
    burgi_stable_plan_cdf(plan, 4, x, 1, 1.0, 0.0, y, 1);
    cr_expect(y[0] == 1.0 && y[1] == 0.0 && isnan(y[2]) && y[3] == 0.0);
    burgi_stable_plan_quantile(plan, 4, q, 1, 1.0, 0.0, y, 1);
    cr_expect(y[0] == 0.0 && y[1] == inf && isnan(y[2]) && isnan(y[3]));
    burgi_stable_free(plan);
    burgi_stable_free(NULL);
}

Test(stable_plan, increments_and_refusals)
{
    double x[600], y[600], z[2] = { 0.0 };
    burgi_stable *const plan = burgi_stable_new(1.5, 0.5, BURGI_STABLE_S0);
    for (int i = 0; i < 600; ++i)
        x[i] = 0.05 * i - 15.0;
    burgi_stable_plan_pdf(plan, 600, x, 1, 1.0, 0.0, y, 1);
    burgi_stable_plan_pdf(plan, 600, x + 599, -1, 1.0, 0.0, x + 599, -1);
    for (int i = 0; i < 600; ++i)
        cr_assert(x[i] == y[i], "%d", i);
    for (int i = 0; i < 600; ++i) /* where the table has nothing, too */
        x[i] = i % 100 == 7 ? HUGE_VAL : 0.05 * i - 15.0;
    burgi_stable_plan_sf(plan, 600, x, 1, 1.0, 0.0, y, 1);
    burgi_stable_plan_sf(plan, 600, x, 1, 1.0, 0.0, x, 1);
    for (int i = 0; i < 600; ++i)
        cr_assert(x[i] == y[i] && (x[i] == 0.0) == (i % 100 == 7), "%d", i);
    cr_expect(burgi_stable_plan_pdf(plan, 0, NULL, 1, 1.0, 0.0, NULL, 1) == BURGI_OK);
    cr_expect(burgi_stable_plan_pdf(NULL, 2, x, 1, 1.0, 0.0, z, 1) == BURGI_EINVAL);
    cr_expect(burgi_stable_plan_pdf(plan, 2, NULL, 1, 1.0, 0.0, z, 1) == BURGI_EINVAL);
    cr_expect(burgi_stable_plan_pdf(plan, 2, x, 1, 1.0, 0.0, NULL, 1) == BURGI_EINVAL);
    cr_expect(burgi_stable_plan_pdf(plan, 2, x, 1, 1.0, 0.0, z, 0) == BURGI_EINVAL);
    cr_expect(burgi_stable_plan_pdf(plan, 2, x, 1, 0.0, 0.0, z, 1) == BURGI_EINVAL);
    cr_expect(burgi_stable_plan_pdf(plan, 2, x, 1, HUGE_VAL, 0.0, z, 1) == BURGI_EINVAL);
    cr_expect(burgi_stable_plan_pdf(plan, 2, x, 1, 1.0, HUGE_VAL, z, 1) == BURGI_EINVAL);
    burgi_stable_free(plan);
    cr_expect(burgi_stable_new(2.1, 0.0, BURGI_STABLE_S0) == NULL);
    cr_expect(burgi_stable_new(0.001, 0.0, BURGI_STABLE_S0) == NULL);
    cr_expect(burgi_stable_new(1.5, 1.1, BURGI_STABLE_S0) == NULL);
    cr_expect(burgi_stable_new(1.5, 1.0, (burgi_stable_param)2) == NULL);
}

struct share {
    const burgi_stable *plan;
    double x[N], y[N];
};

static void *work(void *arg)
{
    struct share *const s = arg;
    for (int i = 0; i < 50; ++i)
        burgi_stable_plan_cdf(s->plan, N, s->x, 1, 1.0, 0.0, s->y, 1);
    return NULL;
}

/* Where plans were furthest from the functions: light tails, in which a piece's values differ tenfold and
 * its ends take the rounding errors of all its coefficients. */
Test(stable_plan, light_tails)
{
    static const struct {
        double alpha, beta, from, to;
        burgi_stable_param param;
    } far[] = {
        { 1.4496127343736589, -1.0, 60.0, 135.0, BURGI_STABLE_S0 },
        { 1.8775321560911835, -1.0, 2047.6, 2057.0, BURGI_STABLE_S1 },
        { 1.0362806497141719, -1.0, 7.4, 7.6, BURGI_STABLE_S0 },
        { 1.0000000535030344, -1.0, 6.4, 10.5, BURGI_STABLE_S0 },
        { 0.94763817678169782, -1.0, -4.8, -4.2, BURGI_STABLE_S1 },
    };
    for (size_t k = 0; k < sizeof far / sizeof *far; ++k) {
        const double alpha = far[k].alpha, beta = far[k].beta;
        const bool s1 = far[k].param == BURGI_STABLE_S1;
        burgi_stable *const law = burgi_stable_new(alpha, beta, far[k].param);
        double x[N], got[N], want[N], dx[N];
        cr_assert(law != NULL);
        for (int i = 0; i < N; ++i)
            x[i] = far[k].from + (far[k].to - far[k].from) * i / N;
        cr_assert(burgi_stable_plan_logpdf(law, N, x, 1, 1.0, 0.0, got, 1) == BURGI_OK);
        (s1 ? burgi_stable_logpdf_s1_n : burgi_stable_logpdf_n)(N, x, 1, &alpha, 0, &beta, 0,
                                                                want, 1);
        (s1 ? burgi_stable_logpdf_dx_s1_n : burgi_stable_logpdf_dx_n)(N, x, 1, &alpha, 0, &beta,
                                                                      0, dx, 1);
        for (int i = 0; i < N; ++i)
            cr_expect(fabs(got[i] - want[i]) <= bound(LOGPDF, want[i], fabs(x[i] * dx[i])),
                      "alpha %.17g, x %.17g: %.17g, not %.17g", alpha, x[i], got[i], want[i]);
        burgi_stable_free(law);
    }
}

/* gamma so small that 1/gamma is no number: density 1e5 gammas away is one. */
Test(stable_plan, least_scale)
{
    const double x = 1e-305, gamma = 1e-310;
    burgi_stable *const law = burgi_stable_new(1.5, 0.0, BURGI_STABLE_S0);
    double y;
    cr_assert(law != NULL &&
              burgi_stable_plan_pdf(law, 1, &x, 1, gamma, 0.0, &y, 1) == BURGI_OK);
    const double z = x / gamma, wanted = burgi_stable_pdf(z, 1.5, 0.0) / gamma;
    cr_expect(fabs(y - wanted) <= 1e-12 * wanted, "%g, not %g", y, wanted);
    burgi_stable_free(law);
}

Test(stable_plan, threads_share_a_plan)
{
    enum { THREADS = 4 };
    static struct share share[THREADS];
    struct random r = { 5 };
    pthread_t thread[THREADS];
    burgi_stable *const plan = burgi_stable_new(1.2, -0.5, BURGI_STABLE_S0);
    numbers(&r, 1.2, -0.5, 0, share[0].x);
    for (int t = 0; t < THREADS; ++t) {
        share[t].plan = plan;
        for (int i = 0; i < N; ++i)
            share[t].x[i] = share[0].x[i];
        cr_assert(pthread_create(&thread[t], NULL, work, &share[t]) == 0);
    }
    for (int t = 0; t < THREADS; ++t)
        pthread_join(thread[t], NULL);
    for (int t = 1; t < THREADS; ++t)
        for (int i = 0; i < N; ++i)
            cr_assert(share[t].y[i] == share[0].y[i]);
    burgi_stable_free(plan);
}
