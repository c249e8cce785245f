/* Statistics as files: what is loaded goes on with the same bits, and nothing else can be loaded. */
#include <burgi/vmf.h>

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats_words.h"
#include "vmf_sample.h"

enum { DIM = 5, N = 3 * 4096 + 777 };

/* Three of five columns in each row, as sparse and as dense rows. */
struct rows_of {
    size_t start[N + 1];
    uint32_t index[3 * N];
    double x[3 * N], dense[N * DIM];
};

static void draw(struct random *r, struct rows_of *d, double spread)
{
    for (size_t i = 0; i < N; ++i) {
        size_t at = d->start[i];
        for (uint32_t j = 0; j < DIM; ++j) {
            d->dense[i * DIM + j] = 0.0;
            if (at < d->start[i] + 3 && random_bits(r) % (DIM - j) < 3 - (at - d->start[i])) {
                d->index[at] = j;
                d->dense[i * DIM + j] = d->x[at++] = 1.0 + spread * normal(r);
            }
        }
        d->start[i + 1] = at;
    }
}

static burgi_vmf_result sparse_fit(const struct rows_of *d, size_t split)
{
    burgi_vmf_stats *s = burgi_vmf_stats_new(DIM);
    cr_assert(burgi_vmf_stats_add_sparse_f64(s, split, d->start, d->index, d->x, NULL) ==
              BURGI_OK);
    burgi_vmf_stats_add_sparse_f64(s, N - split, d->start + split, d->index, d->x, NULL);
    return fit_and_free(s);
}

Test(vmf_save, sparse_rows_are_dense_rows)
{
    static struct rows_of d;
    struct random r = { 41 };
    draw(&r, &d, 0.5);
    const burgi_vmf_result want = fit_and_free(stats_of(N, DIM, d.dense, NULL));
    const burgi_vmf_result got = sparse_fit(&d, 0);
    expect_kappa("sparse", &got, &want);
    cr_expect(fabs(got.delta / want.delta - 1.0) <= agreed);
    for (size_t split = 1; split < N; split *= 3) {
        const burgi_vmf_result parts = sparse_fit(&d, split);
        cr_expect(memcmp(&parts, &got, sizeof got) == 0, "split at %zu", split);
    }
}

/* All rows have the same columns and lie close together, as far as 1e-16 in delta. */
Test(vmf_save, sparse_rows_close_together)
{
    enum { ROWS = 5000 };
    static size_t start[ROWS + 1];
    static uint32_t index[ROWS * 4];
    static double w[ROWS];
    struct random r = { 42 };
    for (double spread = 0.1; spread > 1e-9; spread *= 0.1) {
        double *x = rows(&r, ROWS, 4, spread), *dense = calloc(ROWS * 9, sizeof *dense);
        for (size_t i = 0; i < ROWS; ++i) {
            start[i + 1] = 4 * (i + 1);
            w[i] = 0.5 + random_uniform(&r);
            for (size_t j = 0; j < 4; ++j) {
                index[4 * i + j] = (uint32_t)(2 * j + 1);
                dense[9 * i + 2 * j + 1] = x[4 * i + j];
            }
        }
        for (int weighted = 0; weighted < 2; ++weighted) {
            const double *v = weighted ? w : NULL;
            burgi_vmf_stats *s = burgi_vmf_stats_new(9);
            cr_assert(burgi_vmf_stats_add_sparse_f64(s, ROWS, start, index, x, v) == BURGI_OK);
            const burgi_vmf_result got = fit_and_free(s);
            const burgi_vmf_result want = fit_and_free(stats_of(ROWS, 9, dense, v));
            expect_kappa("close", &got, &want);
        }
        free(x);
        free(dense);
    }
}

Test(vmf_save, sparse_rows_of_any_kind)
{
    const size_t start[] = { 0, 2, 2, 3, 4, 6, 8, 9 };
    const uint32_t index[] = { 0, 2, 1, 0, 1, 2, 0, 1, 2 };
    const double x[] = {
        1.0, 2.0, 0.0, nan(""), 0x1p-1070, 0x1p-1072, 0x1p1020, -0x1p1023, 1.0
    };
    const double dense[] = { 1.0,       0.0,      2.0,       0.0, 0.0, 0.0, 0.0,
                             0.0,       0.0,      nan(""),   0.0, 0.0, 0.0, 0x1p-1070,
                             0x1p-1072, 0x1p1020, -0x1p1023, 0.0, 0.0, 0.0, 1.0 };
    const double w[] = { 1.0, 1.0, 1.0, 1.0, 1.0, 1e9, 1.0 };
    for (int weighted = 0; weighted < 2; ++weighted) {
        const double *v = weighted ? w : NULL;
        burgi_vmf_stats *s = burgi_vmf_stats_new(3), *t = stats_of(7, 3, dense, v);
        cr_assert(burgi_vmf_stats_add_sparse_f64(s, 7, start, index, x, v) == BURGI_OK);
        cr_expect(burgi_vmf_stats_skipped(s) == 3 && burgi_vmf_stats_first_skipped(s) == 2);
        const burgi_vmf_result got = fit_and_free(s), want = fit_and_free(t);
        expect_kappa("any kind", &got, &want);
    }

    burgi_vmf_stats *s = burgi_vmf_stats_new(3);
    const size_t back[] = { 0, 2, 1 };
    const uint32_t twice[] = { 1, 1 }, high[] = { 0, 3 };
    const float f[] = { 1.0f, 2.0f };
    cr_expect(burgi_vmf_stats_add_sparse_f64(s, 2, back, index, x, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_sparse_f64(s, 1, start, twice, x, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_sparse_f64(s, 1, start, high, x, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_sparse_f64(s, 1, NULL, index, x, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_sparse_f64(s, 1, start, NULL, x, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_add_sparse_f64(NULL, 1, start, index, x, NULL) == BURGI_EINVAL);
    const double bad = -1.0;
    cr_expect(burgi_vmf_stats_add_sparse_f64(s, 1, start, index, x, &bad) == BURGI_EDOM);
    cr_expect(burgi_vmf_stats_next_row(s) == 0);
    cr_expect(burgi_vmf_stats_add_sparse_f32(s, 1, start, index, f, NULL) == BURGI_OK);
    cr_expect(burgi_vmf_stats_count(s) == 1);
    burgi_vmf_stats_free(s);
}

/* The bytes of a file, and whatever can be read back of n bytes. */
static char *saved(const burgi_vmf_stats *s, size_t *n)
{
    char *bytes = NULL;
    FILE *f = open_memstream(&bytes, n);
    cr_assert(burgi_vmf_stats_save(s, f) == BURGI_OK);
    fclose(f);
    return bytes;
}

static burgi_status load(char *bytes, size_t n, burgi_vmf_stats **s)
{
    FILE *f = fmemopen(bytes, n, "rb");
    const burgi_status status = burgi_vmf_stats_load(s, f);
    fclose(f);
    return status;
}

/* Saved and loaded after any number of rows, dense or sparse, and going on. */
Test(vmf_save, what_is_loaded_goes_on)
{
    static struct rows_of d;
    struct random r = { 43 };
    draw(&r, &d, 0.5);
    const burgi_vmf_result dense = fit_and_free(stats_of(N, DIM, d.dense, NULL));
    const burgi_vmf_result sparse = sparse_fit(&d, 0);
    for (size_t k = 0; k < N; k = k * 3 / 2 + 1)
        for (int is_sparse = 0; is_sparse < 2; ++is_sparse) {
            const burgi_vmf_result *const want = is_sparse ? &sparse : &dense;
            burgi_vmf_stats *s = burgi_vmf_stats_new(DIM), *t;
            if (is_sparse)
                burgi_vmf_stats_add_sparse_f64(s, k, d.start, d.index, d.x, NULL);
            else
                burgi_vmf_stats_add_f64(s, k, d.dense, DIM, NULL);
            size_t n;
            char *bytes = saved(s, &n);
            burgi_vmf_stats_free(s);
            cr_assert(load(bytes, n, &t) == BURGI_OK, "after %zu rows", k);
            free(bytes);
            cr_expect(burgi_vmf_stats_next_row(t) == k);
            if (is_sparse)
                burgi_vmf_stats_add_sparse_f64(t, N - k, d.start + k, d.index, d.x, NULL);
            else
                burgi_vmf_stats_add_f64(t, N - k, d.dense + k * DIM, DIM, NULL);
            const burgi_vmf_result got = fit_and_free(t);
            cr_expect(memcmp(&got, want, sizeof got) == 0, "after %zu rows", k);
        }
}

/* Nodes, an open chunk and a pile of sparse rows, and rows that are left out. */
static burgi_vmf_stats *small(void)
{
    const size_t start[] = { 0, 1, 2, 3 };
    const uint32_t index[] = { 0, 1, 0 };
    const double x[] = { 1.0, 2.0, 3.0, 4.0, 0.0, 0.0 };
    burgi_vmf_stats *s = burgi_vmf_stats_new_at(2, 4090);
    burgi_vmf_stats_add_f64(s, 3, x, 2, NULL);
    burgi_vmf_stats_skip(s, 4096);
    burgi_vmf_stats_add_f64(s, 2, x, 2, NULL);
    burgi_vmf_stats_add_sparse_f64(s, 3, start, index, x, NULL);
    return s;
}

Test(vmf_save, every_changed_bit_is_seen)
{
    burgi_vmf_stats *s = small(), *t;
    size_t n;
    char *bytes = saved(s, &n);
    const burgi_vmf_result want = fit_and_free(s);
    for (size_t i = 0; i < 8 * n; ++i) {
        bytes[i / 8] = (char)(bytes[i / 8] ^ (1 << i % 8));
        cr_expect(load(bytes, n, &t) == BURGI_EIO && t == NULL, "bit %zu", i);
        bytes[i / 8] = (char)(bytes[i / 8] ^ (1 << i % 8));
    }
    for (size_t k = 1; k < n; ++k)
        cr_expect(load(bytes, k, &t) == BURGI_EIO && t == NULL, "%zu bytes", k);
    cr_assert(load(bytes, n, &t) == BURGI_OK);
    cr_expect(burgi_vmf_stats_skipped(t) == 1 && burgi_vmf_stats_first_skipped(t) == 4093);
    cr_expect(burgi_vmf_stats_first_row(t) == 4090 && burgi_vmf_stats_dim(t) == 2);
    const burgi_vmf_result got = fit_and_free(t);
    cr_expect(memcmp(&got, &want, sizeof got) == 0);
    free(bytes);
}

/* What only a forger writes: numbers that do not go together, under a checksum that is right. */
Test(vmf_save, what_is_forged)
{
    static const struct {
        int word;
        uint64_t value;
    } change[] = { { STATS_P, 1 },      { STATS_P, UINT64_MAX },    { STATS_FIRST, 9000 },
                   { STATS_NEXT, 12 },  { STATS_COUNT, 0 },         { STATS_COUNT, 5000 },
                   { STATS_NODES, 0 },  { STATS_NODES, 129 },       { STATS_NODES, UINT64_MAX },
                   { STATS_PILE, 513 }, { STATS_PILE, UINT64_MAX }, { STATS_FLAGS, 4 },
                   { STATS_FLAGS, 0 } };
    burgi_vmf_stats *s = small(), *t;
    size_t n;
    char *bytes = saved(s, &n);
    uint64_t word[200];
    cr_assert(n % 8 == 0 && n <= sizeof word);
    for (size_t i = 0; i < sizeof change / sizeof *change; ++i) {
        memcpy(word, bytes, n);
        word[change[i].word] = change[i].value;
        stats_put_sums(n / 8, word);
        const burgi_status status = load((char *)word, n, &t);
        cr_expect(status != BURGI_OK && t == NULL, "word %d: %llu", change[i].word,
                  (unsigned long long)change[i].value);
    }
    memcpy(word, bytes, n);
    stats_put_sums(n / 8, word);
    cr_expect(memcmp(word, bytes, n) == 0);
    word[STATS_NEXT] += 4096 * 1000; /* a pile that rows would be enough for */
    word[STATS_COUNT] = 4096;
    word[STATS_PILE] = 513;
    stats_put_sums(n / 8, word);
    cr_expect(load((char *)word, n, &t) == BURGI_EIO && t == NULL);
    /* A count without a row anywhere. */
    burgi_vmf_stats_free(s);
    free(bytes);
    s = burgi_vmf_stats_new(2);
    burgi_vmf_stats_skip(s, 10);
    bytes = saved(s, &n);
    memcpy(word, bytes, n);
    word[STATS_COUNT] = 3;
    stats_put_sums(n / 8, word);
    cr_expect(load((char *)word, n, &t) == BURGI_EIO && t == NULL);
    burgi_vmf_stats_free(s);
    free(bytes);
}

Test(vmf_save, what_is_none)
{
    static char text[] = "no statistics at all, but long enough to be the header of some: "
                         "0123456789 0123456789 0123456789 0123456789 0123456789";
    burgi_vmf_stats *s = small(), *t = s;
    cr_expect(load(text, sizeof text, &t) == BURGI_EIO && t == NULL);
    cr_expect(burgi_vmf_stats_load(NULL, stdin) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_load(&t, NULL) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_save(NULL, stdout) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_save(s, NULL) == BURGI_EINVAL);
    FILE *full = fopen("/dev/full", "wb");
    if (full != NULL) {
        setvbuf(full, NULL, _IONBF, 0);
        cr_expect(burgi_vmf_stats_save(s, full) == BURGI_EIO);
        fclose(full);
    }
    burgi_vmf_stats_free(s);
}

/* The bytes of a file of format 1: they stay. */
Test(vmf_save, the_format_stays)
{
    burgi_vmf_stats *s = small();
    size_t n;
    char *bytes = saved(s, &n);
    uint64_t hash = 0;
    for (size_t i = 0; i < n; ++i)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    cr_expect(n == 408 && hash == UINT64_C(0x3aa34704c18a6803), "%zu bytes, hash %llx", n,
              (unsigned long long)hash);
    burgi_vmf_stats_free(s);
    free(bytes);
}
