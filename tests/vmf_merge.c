/* Rows in parts, added one after the other or merged: every split agrees with one pass. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vmf_sample.h"

/* Rows from first to last in parts of random length, each a call or a merge. */
static burgi_vmf_stats *in_parts(struct random *r, size_t n, size_t p, const double *x,
                                 const double *w, int merge)
{
    burgi_vmf_stats *s = burgi_vmf_stats_new(p);
    for (size_t i = 0, m; i < n; i += m) {
        m = 1 + random_bits(r) % (n / 8);
        m = m < n - i ? m : n - i;
        const double *part = w == NULL ? NULL : w + i;
        if (!merge) {
            burgi_vmf_stats_add_f64(s, m, x + i * p, p, part);
            continue;
        }
        burgi_vmf_stats *t = stats_of(m, p, x + i * p, part);
        cr_assert(burgi_vmf_stats_merge(s, t) == BURGI_OK);
        burgi_vmf_stats_free(t);
    }
    return s;
}

Test(vmf_merge, any_split_agrees)
{
    enum { N = 3000, DIM = 7 };
    struct random r = { 4 };
    for (double spread = 10.0; spread > 1e-9; spread *= 0.1) {
        double *x = rows(&r, N, DIM, spread), w[N];
        for (int i = 0; i < N; ++i)
            w[i] = 0.1 + random_uniform(&r);
        for (int weighted = 0; weighted < 2; ++weighted) {
            const double *v = weighted ? w : NULL;
            const burgi_vmf_result one = fit_and_free(stats_of(N, DIM, x, v));
            for (int i = 0; i < 20; ++i) {
                const burgi_vmf_result parts = fit_and_free(in_parts(&r, N, DIM, x, v, i % 2));
                expect_kappa(i % 2 ? "merged" : "added in parts", &parts, &one);
            }
            struct random same = { 5 }, again = { 5 };
            const burgi_vmf_result a = fit_and_free(in_parts(&same, N, DIM, x, v, 1));
            const burgi_vmf_result b = fit_and_free(in_parts(&again, N, DIM, x, v, 1));
            cr_expect(memcmp(&a, &b, sizeof a) == 0, "the same split, other bits");
        }
        free(x);
    }
}

/* A light row far off the heavy, close ones comes first: its mean leaves no error behind. */
Test(vmf_merge, a_light_row_far_off_first)
{
    enum { N = 201, MOST = 64 };
    static const size_t p[] = { 2, 3, MOST };
    struct random r = { 11 };
    for (size_t k = 0; k < 3; ++k)
        for (double weight = 1e-100; weight < 1.0; weight *= 1e20) {
            double w[N], *x = rows(&r, N, p[k], 3e-8 * sqrt((double)p[k]));
            for (int i = 0; i < N; ++i)
                w[i] = i == 0 ? weight : 1.0;
            for (size_t j = 0; j < p[k]; ++j)
                x[j] = normal(&r);
            const burgi_vmf_result one = fit_and_free(stats_of(N, p[k], x, w));
            const double want = (double)delta_of(N, p[k], x, w);
            cr_expect(fabs(one.delta / want - 1.0) <= agreed,
                      "p=%zu weight %g: %.17g, not %.17g", p[k], weight, one.delta, want);

            burgi_vmf_stats *s = stats_of(1, p[k], x, w);
            for (size_t i = 1; i < N; i += 50) {
                burgi_vmf_stats *t = stats_of(50, p[k], x + i * p[k], w + i);
                cr_assert(burgi_vmf_stats_merge(s, t) == BURGI_OK);
                burgi_vmf_stats_free(t);
            }
            const burgi_vmf_result merged = fit_and_free(s);
            expect_kappa("merged onto the light row", &merged, &one);
            free(x);
        }
}

/* Close rows, and among them far ones that are lighter by up to 80 decades. */
Test(vmf_merge, light_rows_far_off_anywhere)
{
    enum { N = 100 };
    static const size_t p[] = { 2, 3, 64 };
    struct random r = { 12 };
    for (int i = 0; i < 300; ++i) {
        const size_t dim = p[i % 3];
        const double spread = pow(10.0, -8.0 * random_uniform(&r));
        double w[N], *x = rows(&r, N, dim, spread);
        for (size_t k = 0; k < N; ++k) {
            const int far = random_uniform(&r) < 0.3;
            w[k] = far ? pow(10.0, -80.0 * random_uniform(&r)) : 1.0 + random_uniform(&r);
            for (size_t j = 0; far && j < dim; ++j)
                x[k * dim + j] = normal(&r);
        }
        const burgi_vmf_result one = fit_and_free(stats_of(N, dim, x, w));
        const double want = (double)delta_of(N, dim, x, w);
        const double slack = fmax(1e-13, 1e-19 / sqrt(want)); /* of long double too */
        cr_expect(fabs(one.delta / want - 1.0) <= slack, "p=%zu spread %g: %.17g, not %.17g",
                  dim, spread, one.delta, want);
        const burgi_vmf_result parts = fit_and_free(in_parts(&r, N, dim, x, w, 1));
        expect_kappa("merged", &parts, &one);
        free(x);
    }
}

Test(vmf_merge, merging_nothing_and_oneself)
{
    struct random r = { 9 };
    double *x = rows(&r, 100, 4, 0.5);
    burgi_vmf_stats *s = stats_of(100, 4, x, NULL), *empty = burgi_vmf_stats_new(4);
    const burgi_vmf_result want = fit(s);
    burgi_vmf_stats_merge(s, empty);
    const burgi_vmf_result same = fit(s);
    cr_expect(memcmp(&same, &want, sizeof same) == 0);
    burgi_vmf_stats_merge(empty, s);
    const burgi_vmf_result copy = fit(empty);
    cr_expect(memcmp(&copy, &want, sizeof copy) == 0);
    burgi_vmf_stats_merge(s, s);
    const burgi_vmf_result twice = fit(s);
    cr_expect(twice.n == 200.0 && fabs(twice.kappa / want.kappa - 1.0) <= agreed);
    burgi_vmf_stats_free(s);
    burgi_vmf_stats_free(empty);
    free(x);
}

/* n rows of bytes: one pass and two halves, merged, agree. */
static void halves_agree(const char *name, FILE *f, size_t n, size_t p)
{
    burgi_vmf_stats *one = burgi_vmf_stats_new(p);
    burgi_vmf_stats *half[] = { burgi_vmf_stats_new(p), burgi_vmf_stats_new(p) };
    unsigned char *bytes = malloc(p);
    float *x = malloc(p * sizeof *x);
    for (size_t i = 0; i < n; ++i) {
        cr_assert(fread(bytes, 1, p, f) == p, "%s ends in row %zu", name, i + 1);
        for (size_t j = 0; j < p; ++j)
            x[j] = (float)bytes[j];
        burgi_vmf_stats_add_f32(one, 1, x, p, NULL);
        burgi_vmf_stats_add_f32(half[2 * i >= n], 1, x, p, NULL);
    }
    cr_expect(burgi_vmf_stats_merge(half[0], half[1]) == BURGI_OK);
    const burgi_vmf_result merged = fit_and_free(half[0]), want = fit_and_free(one);
    expect_kappa(name, &merged, &want);
    cr_expect(fabs(merged.delta / want.delta - 1.0) <= agreed, "%s: delta", name);
    burgi_vmf_stats_free(half[1]);
    free(bytes);
    free(x);
}

Test(vmf_merge, halves_of_digits)
{
    const char *srcdir = getenv("srcdir");
    char name[1000];
    snprintf(name, sizeof name, "%s/examples/digits.npy", srcdir ? srcdir : ".");
    FILE *f = fopen(name, "rb");
    cr_assert(f != NULL && fseek(f, 128, SEEK_SET) == 0, "no %s", name);
    halves_agree("digits", f, 1797, 64);
    fclose(f);
}

/* Where it is: tests/cli_fashion.sh. */
Test(vmf_merge, halves_of_fashion_mnist)
{
    const char *folder = getenv("FASHION_MNIST");
    char command[1000], header[16];
    if (folder == NULL)
        folder = "/usr/share/datasets/fashion-mnist";
    snprintf(command, sizeof command, "gzip -dc '%s/train-images-idx3-ubyte.gz' 2>/dev/null",
             folder);
    FILE *f = popen(command, "r");
    cr_assert(f != NULL);
    const bool there = fread(header, 1, sizeof header, f) == sizeof header;
    if (there)
        halves_agree("Fashion-MNIST", f, 60000, 784);
    pclose(f);
    if (!there)
        cr_skip_test("no Fashion-MNIST in %s: its halves are not tested", folder);
}
