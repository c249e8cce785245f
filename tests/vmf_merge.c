/* Rows in parts, added one after the other or merged: every split agrees with one pass. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
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
