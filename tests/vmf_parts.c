/* The bits of a fit: the same for any split into calls, for parts that meet at a multiple of a
 * chunk, merged in any order that keeps them together, and on every instruction set. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "isa/table.h"
#include "vmf_sample.h"

enum { CHUNK = 4096, DIM = 11, N = 7 * CHUNK + 1234 };

/* Rows of which some are zero, weights of which some are 0 and some large. */
static double *data(struct random *r, double *w)
{
    double *x = rows(r, N, DIM, 0.4);
    for (size_t i = 0; i < N; ++i) {
        if (random_bits(r) % 50 == 0)
            memset(x + i * DIM, 0, DIM * sizeof *x);
        if (random_bits(r) % 50 == 0)
            x[i * DIM] *= 0x1p600;
        w[i] = random_bits(r) % 20 == 0 ? 0.0 : 0.1 + pow(random_uniform(r), -1.0);
    }
    return x;
}

struct outcome {
    burgi_vmf_result r;
    double mu[DIM];
    size_t count, skipped, first_skipped;
};

static struct outcome outcome_of(burgi_vmf_stats *s)
{
    struct outcome o;
    memset(&o, 0, sizeof o);
    o.r.struct_size = sizeof o.r;
    cr_assert(burgi_vmf_fit(s, &o.r, o.mu) == BURGI_OK);
    o.count = burgi_vmf_stats_count(s);
    o.skipped = burgi_vmf_stats_skipped(s);
    o.first_skipped = burgi_vmf_stats_first_skipped(s);
    burgi_vmf_stats_free(s);
    return o;
}

static bool same(const struct outcome *a, const struct outcome *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* Rows a .. b-1, in calls of random length. */
static burgi_vmf_stats *part(struct random *r, const double *x, const double *w, size_t a,
                             size_t b)
{
    burgi_vmf_stats *s = burgi_vmf_stats_new_at(DIM, a);
    while (a < b) {
        size_t m = 1 + random_bits(r) % (random_bits(r) % 2 ? 20 : 9000);
        m = m < b - a ? m : b - a;
        cr_assert(burgi_vmf_stats_add_f64(s, m, x + a * DIM, DIM, w == NULL ? NULL : w + a) ==
                  BURGI_OK);
        a += m;
    }
    return s;
}

Test(vmf_parts, any_calls)
{
    struct random r = { 31 };
    static double w[N];
    double *x = data(&r, w);
    for (int weighted = 0; weighted < 2; ++weighted) {
        const double *v = weighted ? w : NULL;
        const struct outcome want = outcome_of(stats_of(N, DIM, x, v));
        for (int i = 0; i < 20; ++i) {
            const struct outcome got = outcome_of(part(&r, x, v, 0, N));
            cr_expect(same(&got, &want), "weighted %d, split %d", weighted, i);
        }
        burgi_vmf_stats *one = burgi_vmf_stats_new(DIM);
        for (size_t i = 0; i < N; ++i)
            burgi_vmf_stats_add_f64(one, 1, x + i * DIM, DIM, v == NULL ? NULL : v + i);
        const struct outcome each = outcome_of(one);
        cr_expect(same(&each, &want), "row by row");
    }
    free(x);
}

/* Merges parts [at[i], at[i+1]) into one, each time any two that are neighbours. */
static burgi_vmf_stats *merged(struct random *r, const double *x, const double *w, size_t parts,
                               const size_t *at)
{
    burgi_vmf_stats *s[16];
    for (size_t i = 0; i < parts; ++i)
        s[i] = part(r, x, w, at[i], at[i + 1]);
    for (; parts > 1; --parts) {
        const size_t i = random_bits(r) % (parts - 1), back = random_bits(r) % 2;
        cr_assert(burgi_vmf_stats_merge(s[i + back], s[i + 1 - back]) == BURGI_OK);
        burgi_vmf_stats_free(s[i + 1 - back]);
        s[i] = s[i + back];
        memmove(s + i + 1, s + i + 2, (parts - i - 2) * sizeof *s);
    }
    return s[0];
}

Test(vmf_parts, parts_of_whole_chunks)
{
    struct random r = { 32 };
    static double w[N];
    double *x = data(&r, w);
    const struct outcome want = outcome_of(stats_of(N, DIM, x, w));
    for (int i = 0; i < 40; ++i) {
        size_t at[9], parts = 0;
        for (size_t c = 0; c < 8; ++c)
            if (c == 0 || random_bits(&r) % 2)
                at[parts++] = c * CHUNK;
        at[parts] = N;
        const struct outcome got = outcome_of(merged(&r, x, w, parts, at));
        cr_expect(same(&got, &want), "%zu parts, %d", parts, i);
    }
    free(x);
}

/* Parts that end anywhere: a chunk of two pieces is close, and what follows goes on. */
Test(vmf_parts, parts_of_any_rows)
{
    struct random r = { 33 };
    static double w[N];
    double *x = data(&r, w);
    const struct outcome want = outcome_of(stats_of(N, DIM, x, w));
    for (int i = 0; i < 40; ++i) {
        const size_t a = random_bits(&r) % N, b = a + random_bits(&r) % (N - a);
        const size_t at[] = { 0, a, b, N };
        const struct outcome got = outcome_of(merged(&r, x, w, 3, at));
        expect_kappa("three parts", &got.r, &want.r);
        cr_expect(fabs(got.r.delta / want.r.delta - 1.0) <= agreed, "at %zu, %zu", a, b);
        cr_expect(got.count == want.count && got.skipped == want.skipped &&
                      got.first_skipped == want.first_skipped,
                  "at %zu, %zu", a, b);
    }
    free(x);
}

/* A class: rows that are passed over, in calls or all at once, over whole chunks too. */
Test(vmf_parts, rows_that_belong_elsewhere)
{
    struct random r = { 34 };
    static double w[N];
    double *x = data(&r, w);
    for (size_t i = 0; i < N; ++i)
        w[i] = (i / 300 % 40 == 3 || i > N - 40) ? 1.0 : 0.0;
    const struct outcome want = outcome_of(stats_of(N, DIM, x, w));
    burgi_vmf_stats *s = burgi_vmf_stats_new(DIM);
    size_t elsewhere = 0;
    for (size_t i = 0; i < N; ++i) {
        if (w[i] == 0.0) {
            ++elsewhere;
            continue;
        }
        cr_assert(burgi_vmf_stats_skip(s, elsewhere) == BURGI_OK);
        cr_assert(burgi_vmf_stats_add_f64(s, 1, x + i * DIM, DIM, NULL) == BURGI_OK);
        elsewhere = 0;
    }
    cr_expect(burgi_vmf_stats_next_row(s) == N && burgi_vmf_stats_first_row(s) == 0);
    cr_expect(burgi_vmf_stats_dim(s) == DIM);
    const struct outcome got = outcome_of(s);
    cr_expect(same(&got, &want));
    free(x);

    burgi_vmf_stats *end = burgi_vmf_stats_new_at(DIM, UINT64_MAX - 1);
    cr_expect(burgi_vmf_stats_skip(end, 2) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_skip(end, 1) == BURGI_OK);
    cr_expect(burgi_vmf_stats_skip(NULL, 1) == BURGI_EINVAL);
    burgi_vmf_stats_free(end);
}

/* Rows that neither go on nor come before follow, whatever their numbers. */
Test(vmf_parts, rows_apart_follow)
{
    struct random r = { 35 };
    double *x = rows(&r, 300, DIM, 0.4);
    memset(x + 250 * DIM, 0, DIM * sizeof *x);
    const struct outcome want = outcome_of(stats_of(300, DIM, x, NULL));
    burgi_vmf_stats *a = part(&r, x, NULL, 0, 100), *b = burgi_vmf_stats_new_at(DIM, 9000);
    burgi_vmf_stats_add_f64(b, 200, x + 100 * DIM, DIM, NULL);
    cr_assert(burgi_vmf_stats_merge(a, b) == BURGI_OK);
    cr_expect(burgi_vmf_stats_next_row(a) == 300);
    const struct outcome got = outcome_of(a);
    expect_kappa("apart", &got.r, &want.r);
    cr_expect(got.first_skipped == 251 && got.skipped == 1 && got.count == 299);
    burgi_vmf_stats_free(b);
    free(x);
}

/* The same numbers in every type, widened exactly. */
#define EXPECT_TYPE(suffix, number, rows_of)                                                   \
    do {                                                                                       \
        burgi_vmf_stats *s = burgi_vmf_stats_new(DIM);                                         \
        cr_assert(burgi_vmf_stats_add_##suffix(s, ROWS, (const number *)(rows_of), DIM,        \
                                               NULL) == BURGI_OK);                             \
        const struct outcome got = outcome_of(s);                                              \
        const struct outcome want = outcome_of(stats_of(ROWS, DIM, x, NULL));                  \
        cr_expect(same(&got, &want), #suffix);                                                 \
    } while (0)

Test(vmf_parts, every_type_is_the_same_numbers)
{
    enum { ROWS = 6000, ALL = ROWS * DIM };
    static double x[ALL];
    static uint16_t half[ALL];
    static uint8_t byte[ALL];
    struct random r = { 36 };
    for (int type = 0; type < 4; ++type) {
        for (size_t i = 0; i < ALL; ++i) {
            half[i] = (uint16_t)random_bits(&r);
            byte[i] = (uint8_t)random_bits(&r);
            if (type == 0 && i % 997 != 0)
                half[i] &= 0xbfff; /* finite, but for a few */
            if (type == 1 && i % 997 != 0)
                half[i] = (uint16_t)((half[i] & 0x83ff) | 0x3f00);
            x[i] = bg_row_at(type == 0   ? BG_F16
                             : type == 1 ? BG_BF16
                             : type == 2 ? BG_U8
                                         : BG_I8,
                             type < 2 ? (const void *)half : byte, i);
        }
        if (type == 0)
            EXPECT_TYPE(f16, uint16_t, half);
        else if (type == 1)
            EXPECT_TYPE(bf16, uint16_t, half);
        else if (type == 2)
            EXPECT_TYPE(u8, uint8_t, byte);
        else
            EXPECT_TYPE(i8, int8_t, byte);
    }
}

/* All numbers of the narrow types, on every instruction set: binary16 by its definition. */
Test(vmf_parts, narrow_numbers_are_exact)
{
    static uint16_t x[65536];
    const struct bg_isa *k;
    for (size_t i = 0; i < 65536; ++i) {
        x[i] = (uint16_t)i;
        const int exponent = (int)(i >> 10 & 31), fraction = (int)(i & 1023);
        const double want = exponent == 31  ? (fraction == 0 ? HUGE_VAL : nan(""))
                            : exponent == 0 ? ldexp(fraction, -24)
                                            : ldexp(1024 + fraction, exponent - 25);
        const double got = bg_row_at(BG_F16, x, i), value = i < 32768 ? want : -want;
        cr_assert(got == value || (isnan(got) && isnan(value)), "binary16 %zx: %g, not %g", i,
                  got, value);
    }
    for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa)
        for (int type = BG_F16; type < BG_ROW_TYPES; ++type)
            for (size_t i = 0; i + 64 <= 65536; i += 64) {
                const void *at = bg_row_from(type, x, i);
                double mean[64], lo[64];
                k->vmf_rows[type].start(64, at, 1.0, mean, lo);
                for (size_t j = 0; j < 64; ++j) {
                    const double want = bg_row_at(type, at, j);
                    cr_assert(memcmp(&mean[j], &want, sizeof want) == 0 ||
                                  (isnan(mean[j]) && isnan(want)),
                              "%s, type %d, number %zu: %g, not %g", k->name, type, i + j,
                              mean[j], want);
                }
            }
}

/* A row is left out for one number, wherever in a vector it stands, by every instruction set:
 * exactly where its square is not finite. */
Test(vmf_parts, halves_that_are_not_finite)
{
    enum { COLS = 37 };
    const struct bg_isa *k;
    for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa)
        for (size_t i = 0; i < 65536; ++i) {
            uint16_t x[COLS] = { 0 };
            x[i % COLS] = (uint16_t)i;
            const double one = bg_row_at(BG_F16, x, i % COLS);
            const double square = k->vmf_rows[BG_F16].square(COLS, x);
            cr_assert(isfinite(one) ? square == one * one : !isfinite(square),
                      "%s, number %zu: %g", k->name, i, square);
        }
}
