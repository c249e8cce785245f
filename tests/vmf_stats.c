/* Streaming statistics of unit vectors: their accuracy, and that neither order, weights, types nor
 * scale change it; splits are tests/vmf_merge.c. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vmf/vmf_part.h"
#include "isa/table.h"
#include "vmf_sample.h"

/* Spreads from the whole sphere to kappa = 1e15 and beyond. */
Test(vmf_stats, one_pass_has_all_digits_of_delta)
{
    static const size_t p[] = { 2, 3, 10, 17, 100, 1500 };
    struct random r = { 1 };
    for (size_t k = 0; k < 6; ++k)
        for (double spread = 1.0; spread > 1e-9; spread *= 0.05) {
            double *x = rows(&r, 500, p[k], spread);
            const burgi_vmf_result got = fit_and_free(stats_of(500, p[k], x, NULL));
            const double want = (double)delta_of(500, p[k], x, NULL);
            /* Long double's own: 2^-64 of unit vectors that differ by spread, over 500 rows. */
            const double slack = fmax(1e-13, 4.0 * 0x1p-64 / (spread * sqrt(500.0)));
            cr_expect(fabs(got.delta / want - 1.0) <= slack,
                      "p=%zu spread=%g: %.17g, not %.17g", p[k], spread, got.delta, want);
            free(x);
        }
}

Test(vmf_stats, kappa_of_1e15_survives)
{
    struct random r = { 2 };
    double *x = rows(&r, 20000, 3, sqrt(3e-15));
    const burgi_vmf_result got = fit_and_free(stats_of(20000, 3, x, NULL));
    cr_expect(fabs(got.kappa * (double)delta_of(20000, 3, x, NULL) - 1.0) < 1e-12);
    cr_expect(got.kappa > 0.9e15 && got.kappa < 1.1e15, "%g", got.kappa);
    free(x);
}

/* The first row opposite to all others, and far lighter or far heavier. */
Test(vmf_stats, an_outlier_first)
{
    enum { N = 300, DIM = 5 };
    struct random r = { 3 };
    for (double weight = 1e-90; weight < 1e95; weight *= 1e6) {
        double w[N], *x = rows(&r, N, DIM, 1e-5);
        for (int i = 0; i < N; ++i)
            w[i] = 1.0 + random_uniform(&r);
        w[0] = weight;
        for (int j = 0; j < DIM; ++j)
            x[j] = -x[j];
        const burgi_vmf_result got = fit_and_free(stats_of(N, DIM, x, w));
        const double want = (double)delta_of(N, DIM, x, w);
        cr_expect(want < 1e-25 || got.rbar < 0.5 || fabs(got.delta / want - 1.0) < 1e-11,
                  "weight %g: %.17g, not %.17g", weight, got.delta, want);
        free(x);
    }
}

Test(vmf_stats, order_repetition_and_weights)
{
    enum { N = 700, DIM = 9 };
    struct random r = { 6 };
    double *x = rows(&r, N, DIM, 0.3), *y = malloc(3 * N * DIM * sizeof *y), w[N];
    size_t m = 0;
    for (int i = 0; i < N; ++i) { /* backwards, each row up to three times */
        w[i] = (double)(random_bits(&r) % 4);
        for (int k = 0; k < (int)w[i]; ++k)
            memcpy(y + m++ * DIM, x + (N - 1 - i) * DIM, DIM * sizeof *y);
    }
    for (int i = 0; i < N / 2; ++i) {
        const double t = w[i];
        w[i] = w[N - 1 - i];
        w[N - 1 - i] = t;
    }
    const burgi_vmf_result weighted = fit_and_free(stats_of(N, DIM, x, w));
    const burgi_vmf_result repeated = fit_and_free(stats_of(m, DIM, y, NULL));
    cr_expect(fabs(weighted.kappa / repeated.kappa - 1.0) <= agreed);
    cr_expect(weighted.weight == repeated.n && weighted.n < repeated.n);
    cr_expect(weighted.n_eff < repeated.n_eff);
    free(x);
    free(y);
}

Test(vmf_stats, float_rows_are_the_same_numbers)
{
    enum { N = 200, DIM = 35 };
    struct random r = { 7 };
    double *x = rows(&r, N, DIM, 1.0);
    float f[N * DIM];
    for (int i = 0; i < N * DIM; ++i)
        x[i] = (double)(f[i] = (float)x[i]);
    burgi_vmf_stats *s = burgi_vmf_stats_new(DIM);
    cr_assert(burgi_vmf_stats_add_f32(s, N, f, DIM, NULL) == BURGI_OK);
    const burgi_vmf_result a = fit_and_free(s), b = fit_and_free(stats_of(N, DIM, x, NULL));
    cr_expect(memcmp(&a, &b, sizeof a) == 0);
    free(x);
}

/* A row's scale, by two products, is that of frexp and ldexp: subnormal components are rounded once. */
Test(vmf_stats, scales_are_those_of_ldexp)
{
    struct random r = { 81 };
    for (int e = -1073; e <= 1024; ++e)
        for (int k = 0; k < 300; ++k) {
            const double most = ldexp(1.0 - 0.5 * random_uniform(&r), e);
            const double x = ldexp(most, -(int)(random_bits(&r) % 1100));
            int shift = 0;
            frexp(most, &shift);
            const struct bg_scale s = bg_scale_of(bg_row_shift(most));
            cr_assert(bg_row_shift(most) == shift && bg_row_shift(0.0) == 0);
            cr_assert(x * s.first * s.second == ldexp(x, -shift), "%a of %a", x, most);
        }
}

/* Powers of two, to the ends of the range, change no bit; nor does a leading dimension. */
Test(vmf_stats, any_scale_and_stride)
{
    enum { N = 50, DIM = 6, LD = 11 };
    static const int scale[] = { 0, 500, 1015, -500, -1000 };
    struct random r = { 8 };
    double *x = rows(&r, N, DIM, 0.2), y[N * LD];
    const burgi_vmf_result want = fit_and_free(stats_of(N, DIM, x, NULL));
    for (int k = 0; k < 5; ++k) {
        for (int i = 0; i < N * LD; ++i)
            y[i] = i % LD < DIM ? ldexp(x[i / LD * DIM + i % LD], scale[k]) : (double)NAN;
        burgi_vmf_stats *s = burgi_vmf_stats_new(DIM);
        cr_assert(burgi_vmf_stats_add_f64(s, N, y, LD, NULL) == BURGI_OK);
        const burgi_vmf_result got = fit_and_free(s);
        cr_expect(memcmp(&got, &want, sizeof got) == 0, "scale 2^%d", scale[k]);
    }
    free(x);

    const double ends[] = {
        DBL_MAX, DBL_MAX, 0x1p-1074, 0x1p-1074, DBL_MAX, 0.0, 0.0, 0x1p-1074
    };
    const burgi_vmf_result diagonal = fit_and_free(stats_of(2, 2, ends, NULL));
    cr_expect(diagonal.n == 2.0 && diagonal.delta == 0.0);
    const burgi_vmf_result axes = fit_and_free(stats_of(2, 2, ends + 4, NULL));
    cr_expect(axes.n == 2.0 && fabs(axes.rbar - sqrt(0.5)) < 1e-15);
}

Test(vmf_stats, unusable_rows_are_counted)
{
    const double nan = (double)NAN, inf = HUGE_VAL;
    const double x[] = {
        1.0, 2.0, 0.0, -0.0, 3.0, 4.0, nan, 1.0, inf, 1.0, 1.0, -inf, 5.0, 6.0
    };
    const double w[] = { 1.0, 1.0, 2.0, 0.0, 1.0, 1.0, 0.0 };
    burgi_vmf_stats *s = stats_of(7, 2, x, NULL), *t = stats_of(7, 2, x, w);
    cr_expect(burgi_vmf_stats_count(s) == 3 && burgi_vmf_stats_skipped(s) == 4);
    cr_expect(burgi_vmf_stats_first_skipped(s) == 2);
    cr_expect(burgi_vmf_stats_count(t) == 2 && burgi_vmf_stats_skipped(t) == 3);

    burgi_vmf_stats *u = stats_of(1, 2, x, NULL);
    cr_expect(burgi_vmf_stats_first_skipped(u) == 0);
    burgi_vmf_stats_merge(u, s);
    cr_expect(burgi_vmf_stats_first_skipped(u) == 3 && burgi_vmf_stats_count(u) == 4);
    burgi_vmf_stats_free(s);
    burgi_vmf_stats_free(t);
    burgi_vmf_stats_free(u);
}

/* A row of weight 0 is passed, so that it counts for the place of the first that is left out,
 * whether it is usable or not; it is neither usable nor left out.  In two calls or merged, at
 * every split, and merged row by row. */
Test(vmf_stats, places_count_rows_of_weight_0)
{
    enum { N = 7 };
    const double nan = (double)NAN;
    const double x[] = { 1.0, 2.0, nan, 0.0, 3.0, 4.0, 5.0, 6.0, 0.0, 0.0, nan, 1.0, 7.0, 8.0 };
    const double w[N] = { 0.0, 0.0, 1.0, 0.0, 2.0, 1.0, 1.0 };
    burgi_vmf_stats *each = burgi_vmf_stats_new(2);
    for (size_t i = 0; i < N; ++i) {
        burgi_vmf_stats *row = stats_of(1, 2, x + 2 * i, w + i);
        cr_assert(burgi_vmf_stats_merge(each, row) == BURGI_OK);
        burgi_vmf_stats_free(row);
    }
    cr_expect(burgi_vmf_stats_count(each) == 2 && burgi_vmf_stats_skipped(each) == 2);
    cr_expect(burgi_vmf_stats_first_skipped(each) == 5);
    burgi_vmf_stats_free(each);
    for (size_t k = 0; k <= N; ++k) {
        burgi_vmf_stats *called = stats_of(k, 2, x, w), *merged = stats_of(k, 2, x, w);
        burgi_vmf_stats *rest = stats_of(N - k, 2, x + 2 * k, w + k);
        burgi_vmf_stats_add_f64(called, N - k, x + 2 * k, 2, w + k);
        cr_assert(burgi_vmf_stats_merge(merged, rest) == BURGI_OK);
        const burgi_vmf_stats *const both[] = { called, merged };
        for (int i = 0; i < 2; ++i) {
            cr_expect(burgi_vmf_stats_count(both[i]) == 2, "split %zu, %d", k, i);
            cr_expect(burgi_vmf_stats_skipped(both[i]) == 2, "split %zu, %d", k, i);
            cr_expect(burgi_vmf_stats_first_skipped(both[i]) == 5, "split %zu, %d", k, i);
        }
        burgi_vmf_stats_merge(merged, merged);
        cr_expect(burgi_vmf_stats_count(merged) == 4 && burgi_vmf_stats_skipped(merged) == 4);
        cr_expect(burgi_vmf_stats_first_skipped(merged) == 5);
        burgi_vmf_stats_free(called);
        burgi_vmf_stats_free(merged);
        burgi_vmf_stats_free(rest);
    }
}

Test(vmf_stats, bad_arguments_change_nothing)
{
    const double x[] = { 1.0, 2.0, 3.0, 4.0 }, nan = (double)NAN;
    const double bad[][2] = {
        { 1.0, -1.0 }, { 1.0, nan }, { HUGE_VAL, 1.0 }, { 1.0, 1e-200 }, { 1e200, 1.0 }
    };
    cr_expect(burgi_vmf_stats_new(1) == NULL && burgi_vmf_stats_new(0) == NULL);
    cr_expect(burgi_vmf_stats_new((size_t)-1) == NULL);
    burgi_vmf_stats_free(NULL);
    cr_expect(burgi_vmf_stats_count(NULL) == 0 && burgi_vmf_stats_skipped(NULL) == 0);
    cr_expect(burgi_vmf_stats_first_skipped(NULL) == 0);

    burgi_vmf_stats *s = burgi_vmf_stats_new(2), *other = burgi_vmf_stats_new(3);
    cr_expect(burgi_vmf_stats_add_f64(NULL, 1, x, 2, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_f64(s, 1, NULL, 2, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_f64(s, 1, x, 1, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_f64(s, 0, NULL, 2, NULL) == BURGI_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i)
        cr_expect(burgi_vmf_stats_add_f64(s, 2, x, 2, bad[i]) == BURGI_EDOM);
    cr_expect(burgi_vmf_stats_merge(s, other) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_merge(s, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_merge(NULL, s) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_count(s) == 0 && burgi_vmf_stats_skipped(s) == 0);
    burgi_vmf_stats_free(s);
    burgi_vmf_stats_free(other);
}

/* The passes over rows, on every instruction set: n components at once and in two pieces, eight
 * rows at once and one by one. */
Test(vmf_stats, rows_give_the_same_bits_everywhere)
{
    enum { MOST = 2100 };
    static double x[BG_ROWS][MOST], centre[MOST], want[2][MOST], got[2][MOST];
    static const double f[BG_ROWS] = { 0.3, 0.7, 1.1, 0.9, 0.4, 0.2, 1.7, 0.8 };
    static const double w[BG_ROWS] = { 1.7, 1.0, 0.1, 3.0, 0.3, 0.6, 1e9, 2.0 };
    struct random r = { 10 };
    const void *row[BG_ROWS];
    for (int i = 0; i < BG_ROWS; ++i) {
        row[i] = x[i];
        for (int j = 0; j < MOST; ++j)
            centre[j] = x[i][j] = normal(&r);
    }
    for (size_t p = 2; p < MOST; p += 1 + random_bits(&r) % 60)
        for (int type = 0; type < BG_ROW_TYPES; ++type) {
            const struct bg_isa *first = bg_isa_here(0), *k;
            for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa) {
                const struct bg_row_loops *a = &first->vmf_rows[type], *b = &k->vmf_rows[type];
                const double qa = a->square(p, x), qb = b->square(p, x);
                cr_expect(qa == qb || (isnan(qa) && isnan(qb)), "%s, type %d, p = %zu", k->name,
                          type, p);
                if (type != BG_F64 && type != BG_F32)
                    continue; /* numbers that are no such type's: NaN */
                memset(want, 0, sizeof want);
                memset(got, 0, sizeof got);
                a->sweep8w(p, row, f, w, centre, want[0], want[1]);
                for (int i = 0; i < BG_ROWS; ++i)
                    b->sweep1(p, &row[i], &f[i], &w[i], centre, got[0], got[1]);
                cr_expect(memcmp(want, got, sizeof got) == 0, "%s, p = %zu", k->name, p);
            }
        }
}
