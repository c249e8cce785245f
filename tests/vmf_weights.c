/* Weights: every field of a result, for rows of weights w and c w, against what the fields are
 * made of, and of merged parts against one pass. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "vmf_sample.h"

/* What is multiplied where all weights are: W only. */
struct field {
    const char *name;
    size_t at;
    int scales, of_weights; /* with c; n and weight, which tell samples of equal n_eff apart */
};

#define FIELD(name, ...)                                                                       \
    {                                                                                          \
#name, offsetof(burgi_vmf_result, name), __VA_ARGS__                                   \
    }
static const struct field fields[] = {
    FIELD(p, 0, 0),
    FIELD(n, 0, 1),
    FIELD(weight, 1, 1),
    FIELD(n_eff, 0, 0),
    FIELD(rbar, 0, 0),
    FIELD(delta, 0, 0),
    FIELD(kappa, 0, 0),
    FIELD(kappa_se, 0, 0),
    FIELD(kappa_lo, 0, 0),
    FIELD(kappa_hi, 0, 0),
    FIELD(kappa_marginal, 0, 0),
    FIELD(log_likelihood, 0, 0),
    FIELD(log_likelihood_ratio, 0, 0),
    FIELD(entropy, 0, 0),
    FIELD(mu_cone, 0, 0),
    FIELD(kappa_pairwise, 0, 0),
    FIELD(kappa_best_fisher, 0, 0),
    FIELD(kappa_map, 0, 0),
    FIELD(wald_lo, 0, 0),
    FIELD(wald_hi, 0, 0),
    FIELD(profile_lo, 0, 0),
    FIELD(profile_hi, 0, 0),
};
enum { FIELDS = sizeof fields / sizeof *fields };
_Static_assert(sizeof(burgi_vmf_result) == sizeof(size_t) + FIELDS * sizeof(double),
               "fields lists every member of a result");

static double value(const burgi_vmf_result *r, const struct field *f)
{
    return *(const double *)(const void *)((const char *)r + f->at);
}

/* got is want, but for the weight, which is c times it; n and weight count only where all is 1. */
static void expect_fields(const char *what, const burgi_vmf_result *got,
                          const burgi_vmf_result *want, double c, int all)
{
    for (size_t i = 0; i < FIELDS; ++i) {
        const struct field *f = &fields[i];
        const double x = value(got, f), y = f->scales ? c * value(want, f) : value(want, f);
        if (f->of_weights && !all)
            continue;
        cr_expect(x == y || (isnan(x) && isnan(y)) || fabs(x - y) <= 1e-12 * fabs(y),
                  "%s: %s %.17g, not %.17g", what, f->name, x, y);
    }
}

enum { ROWS = 60, DIM = 5 };
static const double factor[] = { 1.0, 1.0 / 3.0, 0x1p-40, 1e-9, 7.0, 1e30 };
enum { FACTORS = sizeof factor / sizeof *factor };

/* From all over the sphere (no direction, then little of one) to close together. */
static const double spread[] = { 30.0, 3.0, 0.7, 0.1, 1e-4 };
enum { SPREADS = sizeof spread / sizeof *spread };

/* Three copies of each row, of weights 4, 1 and 1, are worth two: (4+1+1)^2/(16+1+1) = 2.  So
 * they fit as the rows twice over do, in all but the number of rows and their weight. */
Test(vmf_weights, uneven_copies_are_worth_even_ones)
{
    struct random r = { 21 };
    for (size_t s = 0; s < SPREADS; ++s) {
        double *x = rows(&r, ROWS, DIM, spread[s]), three[3 * ROWS * DIM], w[3 * ROWS];
        for (size_t k = 0; k < 3; ++k)
            memcpy(three + k * ROWS * DIM, x, ROWS * DIM * sizeof *x);
        const burgi_vmf_result twice = fit_and_free(stats_of(2 * ROWS, DIM, three, NULL));
        for (size_t c = 0; c < FACTORS; ++c) {
            for (size_t i = 0; i < 3 * ROWS; ++i)
                w[i] = factor[c] * (i % 3 == i / ROWS ? 4.0 : 1.0);
            const burgi_vmf_result uneven = fit_and_free(stats_of(3 * ROWS, DIM, three, w));
            expect_fields("4, 1, 1 and 1, 1", &uneven, &twice, 1.0, 0);
            cr_expect(uneven.n == 3.0 * ROWS);
            cr_expect(fabs(uneven.weight / (6.0 * ROWS * factor[c]) - 1.0) < 1e-14);
        }
        free(x);
    }
}

/* n, W, n_eff, rbar and delta by sums in long double, the others from these by their formulas. */
static burgi_vmf_result by_formulas(size_t n, const double *x, const double *w)
{
    long double sum = 0.0L, squares = 0.0L;
    burgi_vmf_result r = { .struct_size = sizeof r, .p = DIM };
    for (size_t i = 0; i < n; ++i) {
        r.n += w[i] != 0.0 ? 1.0 : 0.0;
        sum += (long double)w[i];
        squares += (long double)w[i] * (long double)w[i];
    }
    r.weight = (double)sum;
    r.n_eff = (double)(sum / squares * sum);
    r.delta = (double)delta_of(n, DIM, x, w);
    r.rbar = 1.0 - r.delta;
    r.kappa = burgi_vmf_kappa_compl(DIM, r.delta);
    r.kappa_marginal = burgi_vmf_kappa_marginal_compl(DIM, r.n_eff, r.delta);
    r.kappa_se = 1.0 / sqrt(r.n_eff * burgi_vmf_mean_resultant_deriv(DIM, r.kappa));
    r.log_likelihood_ratio = r.n_eff * (r.kappa * r.rbar - burgi_vmf_log_h(DIM, r.kappa));
    r.log_likelihood = r.n_eff * (r.kappa * r.rbar + burgi_vmf_log_norm(DIM, r.kappa));
    r.entropy = burgi_vmf_entropy(DIM, r.kappa);

    /* 1 - r^2 of the pairs is n/(n-1) times that of the rows; a row of no direction more */
    const double c = r.delta * (1.0 + r.rbar) * (r.n_eff / (r.n_eff - 1.0));
    r.kappa_pairwise = c < 1.0 ? burgi_vmf_kappa_compl(DIM, c / (1.0 + sqrt(1.0 - c))) : 0.0;
    r.kappa_best_fisher = nan("");
    r.kappa_map = burgi_vmf_kappa_compl(DIM, (r.n_eff * r.delta + 1.0) / (r.n_eff + 1.0));
    r.wald_lo = fmax(r.kappa - 1.9599639845400545 * r.kappa_se, 0.0);
    r.wald_hi = r.kappa + 1.9599639845400545 * r.kappa_se;
    return r;
}

Test(vmf_weights, every_field_by_its_formula)
{
    struct random r = { 22 };
    for (size_t s = 0; s < SPREADS - 1; ++s) /* kappa r - log H cancels in the last */
        for (size_t c = 0; c < FACTORS; ++c) {
            double *x = rows(&r, ROWS, DIM, spread[s]), w[ROWS];
            for (size_t i = 0; i < ROWS; ++i)
                w[i] = factor[c] * (i % 5 == 3 ? 0.0 : pow(random_uniform(&r), 3.0) + 0.01);
            const burgi_vmf_result got = fit_and_free(stats_of(ROWS, DIM, x, w));
            burgi_vmf_result want = by_formulas(ROWS, x, w);
            /* The ends, and the cone: the samples above stand for them. */
            want.kappa_lo = got.kappa_lo;
            want.kappa_hi = got.kappa_hi;
            want.mu_cone = got.mu_cone;
            want.profile_lo = got.profile_lo;
            want.profile_hi = got.profile_hi;
            expect_fields("by formulas", &got, &want, 1.0, 1);
            free(x);
        }
}

/* Parts in which weights differ by far, merged, the heaviest first or last or in the middle. */
Test(vmf_weights, merged_parts_are_one_pass)
{
    struct random r = { 23 };
    for (size_t s = 0; s < SPREADS; ++s)
        for (size_t c = 0; c < FACTORS; ++c) {
            double *x = rows(&r, ROWS, DIM, spread[s]), w[ROWS];
            for (size_t i = 0; i < ROWS; ++i)
                w[i] = factor[c] * (i / 20 == c % 3 ? 1.0 : 0.125) * (random_uniform(&r) + 0.1);
            const burgi_vmf_result one = fit_and_free(stats_of(ROWS, DIM, x, w));
            burgi_vmf_stats *all = burgi_vmf_stats_new(DIM);
            for (size_t i = 0; i < ROWS; i += 20) {
                burgi_vmf_stats *part = stats_of(20, DIM, x + i * DIM, w + i);
                cr_assert(burgi_vmf_stats_merge(all, part) == BURGI_OK);
                burgi_vmf_stats_free(part);
            }
            const burgi_vmf_result merged = fit_and_free(all);
            expect_fields("merged", &merged, &one, 1.0, 1);
            free(x);
        }
}
