/* The sampler's contract: the same rows whatever the calls and the instruction set, unit length, what
 * is refused.  Its law is tests/vmf_sampler_law.c's matter. */
#include <burgi.h>
#include <criterion/criterion.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vmf/vmf_sample.h"
#include "isa/table.h"
#include "lib/points.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct {
    size_t p, n;
} shape[] = { { 2, 700 },  { 3, 700 },  { 4, 700 }, { 17, 300 },
              { 64, 100 }, { 300, 20 }, { 5000, 3 } };
static const double kappas[] = { 0.0, 0.3, 50.0, 1e4, 1e15 };
enum { MOST = 20000, SEED = 20261127 };

static void *room(size_t size)
{
    void *const x = malloc(MOST * size);
    cr_assert(x != NULL);
    return x;
}

/* A direction of no special kind; which picks one. */
static void some_mu(size_t p, unsigned which, double *mu)
{
    for (size_t j = 0; j < p; ++j)
        mu[j] = sin((double)(j * j * which) + 1.0 + which);
}

/* The known answers of Random123's own tests. */
Test(vmf_sampler, bits_are_philox)
{
    static const struct {
        uint64_t seed, row, block, a, b;
    } known[] = {
        { 0, 0, 0, UINT64_C(0xe169c58d6627e8d5), UINT64_C(0x9b00dbd8bc57ac4c) },
        { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_C(0x41c83b0e408f276d),
          UINT64_C(0x6d5451fda20bc7c6) },
        { UINT64_C(0x299f31d0a4093822), UINT64_C(0x0370734413198a2e),
          UINT64_C(0x85a308d3243f6a88), UINT64_C(0x94fdccebd16cfe09),
          UINT64_C(0x24126ea15001e420) },
    };
    for (size_t i = 0; i < COUNT(known); ++i) {
        const bg_random r = bg_random_bits(known[i].seed, known[i].row, known[i].block);
        cr_expect(r.a == known[i].a && r.b == known[i].b, "%zu: %" PRIx64 " %" PRIx64, i, r.a,
                  r.b);
    }
    cr_expect(bg_uniform(0) == 0x1p-53 && bg_uniform(UINT64_MAX) == 1.0 - 0x1p-53);
}

Test(vmf_sampler, any_split_and_stride_give_the_same_rows)
{
    double *const all = room(8), *const part = room(8), *const mu = room(8);
    for (size_t i = 0; i < COUNT(shape); ++i)
        for (size_t k = 0; k < COUNT(kappas); ++k) {
            const size_t p = shape[i].p, n = shape[i].n, first = 12345;
            some_mu(p, 3, mu);
            cr_assert(burgi_vmf_sample_f64(p, mu, kappas[k], SEED, first, n, all, p) ==
                      BURGI_OK);
            for (size_t at = 0, step = 1; at < n; at += step, step = step * 2 + 1) {
                const size_t rows = n - at < step ? n - at : step, ld = p + at % 3;
                if (rows * ld > MOST)
                    continue;
                cr_assert(burgi_vmf_sample_f64(p, mu, kappas[k], SEED, first + at, rows, part,
                                               ld) == BURGI_OK);
                for (size_t r = 0; r < rows; ++r)
                    cr_assert(memcmp(all + (at + r) * p, part + r * ld, p * sizeof *all) == 0,
                              "p = %zu, kappa = %g: row %zu of %zu from %zu", p, kappas[k], r,
                              rows, at);
            }
        }
    free(all);
    free(part);
    free(mu);
}

/* Every instruction set's loops against base's. */
Test(vmf_sampler, instruction_sets_give_the_same_bits)
{
    enum { N = 513 };
    static uint64_t row[N], block[N];
    static double want[4][2 * N], got[4][2 * N];
    struct random random = { 5 };
    const struct bg_isa *k, *base = NULL;
    for (size_t i = 0; bg_isa_here(i) != NULL; ++i)
        base = bg_isa_here(i);
    for (size_t i = 0; i < N; ++i) {
        row[i] = random_bits(&random);
        block[i] = random_bits(&random) >> (i % 64);
    }
    for (size_t isa = 0; (k = bg_isa_here(isa)) != base; ++isa) {
        base->random_normals(N, SEED, row, block, want[0]);
        k->random_normals(N, SEED, row, block, got[0]);
        cr_expect(memcmp(want[0], got[0], sizeof want[0]) == 0, "%s: normals", k->name);
        for (size_t p = 2; p < 9; ++p)
            for (size_t i = 0; i < COUNT(kappas); ++i) {
                const struct bg_vmf_law law = bg_vmf_law_of((double)p, kappas[i]);
                base->vmf_radii(&law, N, SEED, row, p, want[1], want[2]);
                k->vmf_radii(&law, N, SEED, row, p, got[1], got[2]);
                cr_expect(memcmp(want[1], got[1], N * sizeof(double)) == 0 &&
                              memcmp(want[2], got[2], N * sizeof(double)) == 0,
                          "%s: radii, p = %zu, kappa = %g", k->name, p, kappas[i]);
            }
        for (size_t n = 1; n <= N; n += 1 + n / 3) {
            base->vmf_dots(n, want[0], want[1], want[3]);
            k->vmf_dots(n, want[0], want[1], got[3]);
            cr_expect(memcmp(want[3], got[3], 2 * sizeof(double)) == 0, "%s: dots", k->name);
            base->vmf_turn_f64(n, 0.3, want[0], 0.7, want[1], want[3]);
            k->vmf_turn_f64(n, 0.3, want[0], 0.7, want[1], got[3]);
            cr_expect(memcmp(want[3], got[3], n * sizeof(double)) == 0, "%s: turn", k->name);
        }
    }
}

/* FNV of the rows' bits: the same on every machine, for ever.  mu is exact in binary. */
Test(vmf_sampler, rows_are_what_they_were)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    double *const x = room(8), mu[64];
    for (size_t j = 0; j < 64; ++j)
        mu[j] = (double)(int)(j % 7) - 2.5;
    for (size_t p = 2; p < 64; p = 2 * p - 1)
        for (size_t k = 0; k < COUNT(kappas); ++k) {
            burgi_vmf_sample_f64(p, mu, kappas[k], SEED, UINT64_C(1) << 40, 100, x, p);
            for (size_t j = 0; j < 100 * p; ++j)
                h = (h ^ bg_bits(x[j])) * UINT64_C(0x100000001b3);
        }
    cr_expect(h == UINT64_C(0x7a1bdf2a9d6b3b40), "%#" PRIx64, h);
    free(x);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* In a row, and in rows and seeds that follow each other. */
Test(vmf_sampler, no_number_comes_twice)
{
    enum { P = 4000 };
    double *const x = room(8);
    for (size_t seed = 0; seed < 2; ++seed)
        burgi_vmf_sample_f64(P, NULL, 0.0, seed, 0, 2, x + 2 * P * seed, P);
    qsort(x, 4 * P, sizeof *x, ascending);
    for (size_t j = 1; j < 4 * P; ++j)
        cr_assert(x[j] != x[j - 1], "%a", x[j]);
    free(x);
}

/* |x|^2 - 1 summed in long double; a float row is the double row rounded. */
Test(vmf_sampler, rows_have_unit_length)
{
    double *const x = room(8), *const mu = room(8);
    float *const y = room(4);
    for (size_t i = 0; i < COUNT(shape); ++i)
        for (size_t k = 0; k < COUNT(kappas); ++k)
            for (unsigned which = 0; which < 20; ++which) {
                const size_t p = shape[i].p, n = shape[i].n < 64 ? shape[i].n : 64;
                const double bound = p <= 64 ? 4.0 : 0.5 * sqrt((double)p);
                some_mu(p, which, mu);
                burgi_vmf_sample_f64(p, which ? mu : NULL, kappas[k], which, 0, n, x, p);
                burgi_vmf_sample_f32(p, which ? mu : NULL, kappas[k], which, 0, n, y, p);
                for (size_t r = 0; r < n; ++r) {
                    long double wide = 0.0L, narrow = 0.0L;
                    for (size_t j = r * p; j < (r + 1) * p; ++j) {
                        cr_assert(y[j] == (float)x[j]);
                        wide += (long double)x[j] * (long double)x[j];
                        narrow += (long double)y[j] * (long double)y[j];
                    }
                    cr_assert(fabsl(wide - 1.0L) <= (long double)(0x1p-52 * bound),
                              "p = %zu, kappa = %g: row %zu: |x|^2 - 1 = %Lg", p, kappas[k], r,
                              wide - 1.0L);
                    cr_assert(fabsl(narrow - 1.0L) <= (long double)(0x1p-23 * bound),
                              "p = %zu, kappa = %g: float row %zu: |x|^2 - 1 = %Lg", p,
                              kappas[k], r, narrow - 1.0L);
                }
            }
    free(x);
    free(y);
    free(mu);
}

Test(vmf_sampler, mu_of_any_length_and_infinite_kappa)
{
    static const double mu[] = { 3.0, 0.0, -4.0 }, tiny[] = { 3e-320, 0.0, -4e-320 },
                        huge[] = { 3e307, 0.0, -4e307 }, e1[] = { 0x1p-1074, 0.0, 0.0 };
    double x[30], y[30];
    burgi_vmf_sample_f64(3, mu, 7.0, SEED, 0, 10, x, 3);
    burgi_vmf_sample_f64(3, huge, 7.0, SEED, 0, 10, y, 3);
    for (size_t j = 0; j < 30; ++j)
        cr_expect(fabs(x[j] - y[j]) < 1e-15);
    burgi_vmf_sample_f64(3, tiny, 7.0, SEED, 0, 10, y, 3);
    for (size_t j = 0; j < 30; ++j)
        cr_expect(fabs(x[j] - y[j]) < 1e-3); /* tiny has four digits */
    burgi_vmf_sample_f64(3, NULL, 7.0, SEED, 0, 10, x, 3);
    burgi_vmf_sample_f64(3, e1, 7.0, SEED, 0, 10, y, 3);
    for (size_t j = 0; j < 30; ++j)
        cr_expect(x[j] == y[j]);
    cr_expect(burgi_vmf_sample_f64(3, mu, HUGE_VAL, SEED, 0, 2, x, 3) == BURGI_OK);
    for (size_t j = 0; j < 6; ++j)
        cr_expect(x[j] == mu[j % 3] / 5.0);
    /* components orthogonal to e1 keep their digits: |x|^2 without x_0 is about (p-1)/kappa */
    cr_expect(burgi_vmf_sample_f64(3, NULL, 1e200, SEED, 0, 10, x, 3) == BURGI_OK);
    for (size_t r = 0; r < 10; ++r) {
        const double d = hypot(x[3 * r + 1], x[3 * r + 2]);
        cr_expect(x[3 * r] == 1.0 && d > 1e-103 && d < 1e-99, "%g", d);
    }
}

Test(vmf_sampler, refuses)
{
    static const double zero[] = { 0.0, -0.0, 0.0 }, inf[] = { 1.0, HUGE_VAL, 0.0 };
    double bad[] = { 1.0, 2.0, nan("") }, x[6] = { 9.0 };
    cr_expect(burgi_vmf_sample_f64(1, NULL, 1.0, 1, 0, 1, x, 3) == BURGI_EINVAL);
    cr_expect(burgi_vmf_sample_f64(3, NULL, 1.0, 1, 0, 1, x, 2) == BURGI_EINVAL);
    cr_expect(burgi_vmf_sample_f64(3, NULL, 1.0, 1, 0, 1, NULL, 3) == BURGI_EINVAL);
    cr_expect(burgi_vmf_sample_f64(3, NULL, -1.0, 1, 0, 1, x, 3) == BURGI_EDOM);
    cr_expect(burgi_vmf_sample_f64(3, NULL, nan(""), 1, 0, 1, x, 3) == BURGI_EDOM);
    cr_expect(burgi_vmf_sample_f64(3, zero, 1.0, 1, 0, 1, x, 3) == BURGI_EDOM);
    cr_expect(burgi_vmf_sample_f64(3, inf, 1.0, 1, 0, 1, x, 3) == BURGI_EDOM);
    cr_expect(burgi_vmf_sample_f64(3, bad, 1.0, 1, 0, 1, x, 3) == BURGI_EDOM);
    cr_expect(burgi_vmf_sample_f64(SIZE_MAX / 16, NULL, 1.0, 1, 0, 1, x, SIZE_MAX / 16) ==
              BURGI_ENOMEM);
    cr_expect(x[0] == 9.0);
    cr_expect(burgi_vmf_sample_f64(3, NULL, 1.0, 1, 0, 0, NULL, 3) == BURGI_OK);
    cr_expect(burgi_vmf_sample_f32(3, NULL, -1.0, 1, 0, 0, NULL, 3) == BURGI_EDOM);
}
