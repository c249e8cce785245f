/* libburgi_cuda's statistics of rows, their kernels run on the CPU by tests/cuda/host.cc: what libburgi makes of the same
 * rows, byte for byte, as saved. */
#include <burgi.h>
#include <burgi/cuda.h>
#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vmf/vmf_rows.h"
#include "cuda/control.h"
#include "cuda/need.h"
#include "lib/points.h"

enum { CHUNK = 4096 };
enum weights { NONE, SOME_ZERO, WILD, GROWING, EMPTY_CHUNKS, WEIGHTS };

struct rows_of {
    int type;
    size_t p, n, ld;
    uint64_t first;
    void *x;
    double *w;
};

/* A number of the type: about 1, for bits of any kind now and then for the floats. */
static void put(int type, void *x, size_t i, struct random *r)
{
    const double v = 0.75 + 0.5 * random_uniform(r);
    const uint64_t bits = random_bits(r);
    float f = (float)v;
    uint32_t word = 0;
    memcpy(&word, &f, sizeof word);
    switch (type) {
    case BG_F64:
        ((double *)x)[i] = bits % 5 == 0 ? -v : v;
        break;
    case BG_F32:
        ((float *)x)[i] = bits % 7 == 0 ? -f : f;
        break;
    case BG_F16:
        ((uint16_t *)x)[i] =
            (uint16_t)(bits % 16 == 0 ? bits >> 16 & 0x83ff : 0x3800 + (bits >> 16) % 0x400);
        break;
    case BG_BF16:
        ((uint16_t *)x)[i] = (uint16_t)(word >> 16);
        break;
    case BG_U8:
        ((uint8_t *)x)[i] = (uint8_t)(bits >> 8);
        break;
    default:
        ((int8_t *)x)[i] = (int8_t)(bits >> 8);
    }
}

/* Component j of a row that is out of the ordinary, by kind. */
static void put_odd(int type, void *x, size_t i, size_t j, unsigned kind, struct random *r)
{
    static const double f64[] = { 0.0,       (double)NAN, HUGE_VAL,  1e-300,
                                  0x1p-1070, 0x1.8p1023,  -HUGE_VAL, 1e200 };
    static const float f32[] = { 0.0f, 1.0f, -1.0f, 1e-30f, 0x1p-140f, 1e38f, 3.0f, 2.0f };
    static const uint16_t f16[] = { 0, 0x7e00, 0x7c00, 1, 0x83ff, 0x7bff, 0xfc00, 0x8001 };
    static const uint16_t bf16[] = { 0, 0x7fc0, 0x7f80, 1, 0x8070, 0x7f7f, 0xff80, 0x0080 };
    const bool all = kind == 0 || (kind >= 3 && kind != 6);
    if (!all && j != 1)
        return;
    if (type == BG_F64)
        ((double *)x)[i] =
            all && kind != 0 ? f64[kind] * (1.0 - 0.5 * random_uniform(r)) : f64[kind];
    else if (type == BG_F32)
        ((float *)x)[i] = kind == 1                ? (float)NAN
                          : kind == 2 || kind == 6 ? (float)HUGE_VAL
                                                   : f32[kind];
    else if (type == BG_F16)
        ((uint16_t *)x)[i] = f16[kind];
    else if (type == BG_BF16)
        ((uint16_t *)x)[i] = bf16[kind];
    else
        ((uint8_t *)x)[i] = kind % 2 == 0 ? 0 : 0x80;
}

static double weight(enum weights kind, size_t i, struct random *r)
{
    const double u = random_uniform(r);
    switch (kind) {
    case SOME_ZERO:
        return u < 0.1 ? 0.0 : u;
    case WILD:
        return pow(10.0, 24.0 * u - 12.0);
    case GROWING:
        return pow(1.5, (double)(i % 300));
    default:
        return i / CHUNK % 3 == 0 ? 0.0 : 1.0;
    }
}

static void make(struct rows_of *d, enum weights kind, uint64_t seed)
{
    struct random r = { seed };
    const size_t numbers = d->n * d->ld;
    d->x = malloc((numbers + 1) * bg_row_size(d->type));
    d->w = kind == NONE ? NULL : malloc((d->n + 1) * sizeof *d->w);
    for (size_t i = 0; i < numbers; ++i)
        put(d->type, d->x, i, &r);
    for (size_t i = 0; i < d->n; ++i) {
        const uint64_t odd = random_bits(&r);
        for (size_t j = 0; odd % 29 == 0 && j < d->p; ++j)
            put_odd(d->type, d->x, i * d->ld + j, j, (unsigned)(odd / 29 % 8), &r);
        if (kind != NONE)
            d->w[i] = weight(kind, i, &r);
    }
}

static void release(struct rows_of *d)
{
    free(d->x);
    free(d->w);
}

static burgi_status add(burgi_vmf_stats *s, const struct rows_of *d)
{
    switch (d->type) {
    case BG_F64:
        return burgi_vmf_stats_add_f64(s, d->n, d->x, d->ld, d->w);
    case BG_F32:
        return burgi_vmf_stats_add_f32(s, d->n, d->x, d->ld, d->w);
    case BG_F16:
        return burgi_vmf_stats_add_f16(s, d->n, d->x, d->ld, d->w);
    case BG_BF16:
        return burgi_vmf_stats_add_bf16(s, d->n, d->x, d->ld, d->w);
    case BG_U8:
        return burgi_vmf_stats_add_u8(s, d->n, d->x, d->ld, d->w);
    default:
        return burgi_vmf_stats_add_i8(s, d->n, d->x, d->ld, d->w);
    }
}

static burgi_status launch(const struct rows_of *d, void *room, size_t size)
{
#define STATS(suffix)                                                                          \
    burgi_cuda_vmf_stats_##suffix(d->p, d->first, d->n, d->x, d->ld, d->w, room, size, NULL)
    switch (d->type) {
    case BG_F64:
        return STATS(f64);
    case BG_F32:
        return STATS(f32);
    case BG_F16:
        return STATS(f16);
    case BG_BF16:
        return STATS(bf16);
    case BG_U8:
        return STATS(u8);
    default:
        return STATS(i8);
    }
}

/* The statistics by way of the kernels, from a workspace that is full of something else. */
static burgi_vmf_stats *by_kernels(const struct rows_of *d, burgi_status wanted)
{
    const size_t size = burgi_cuda_vmf_stats_workspace(d->p, d->n),
                 image = burgi_cuda_vmf_stats_image(d->p, d->n);
    unsigned char *const room = malloc(size + 1);
    burgi_vmf_stats *s = NULL;
    memset(room, 0x5a, size + 1);
    cr_assert(image > 0 && image <= size);
    cr_assert(launch(d, room, size) == BURGI_OK);
    cr_assert(room[size] == 0x5a);
    unsigned char *const copied = malloc(image);
    memcpy(copied, room, image);
    cr_assert(burgi_vmf_stats_of_image(&s, image, copied) == wanted);
    free(copied);
    free(room);
    return s;
}

static char *saved(const burgi_vmf_stats *s, size_t *n)
{
    char *bytes = NULL;
    FILE *const f = open_memstream(&bytes, n);
    cr_assert(burgi_vmf_stats_save(s, f) == BURGI_OK);
    fclose(f);
    return bytes;
}

static void expect_same(const burgi_vmf_stats *a, const burgi_vmf_stats *b, const char *what,
                        const struct rows_of *d)
{
    size_t n = 0, m = 0;
    char *const x = saved(a, &n), *const y = saved(b, &m);
    cr_assert(n == m && memcmp(x, y, n) == 0,
              "%s: type %d, p = %zu, n = %zu, ld = %zu, first = %zu%s", what, d->type, d->p,
              d->n, d->ld, (size_t)d->first, d->w != NULL ? ", weighted" : "");
    free(x);
    free(y);
}

/* What the kernels make of the rows, what the CPU makes, and both when other rows follow or went before. */
static void compare(struct rows_of d, enum weights kind)
{
    struct rows_of more = d;
    make(&d, kind, 77 * d.p + d.n + (uint64_t)d.type);
    more.n = 40;
    make(&more, NONE, 5);
    burgi_vmf_stats *const cpu = burgi_vmf_stats_new_at(d.p, d.first);
    cr_assert(add(cpu, &d) == BURGI_OK);
    burgi_vmf_stats *const got = by_kernels(&d, BURGI_OK);
    expect_same(cpu, got, "rows", &d);

    burgi_vmf_stats *const all = burgi_vmf_stats_new(d.p);
    cr_assert(burgi_vmf_stats_skip(all, d.first) == BURGI_OK);
    cr_assert(burgi_vmf_stats_merge(all, got) == BURGI_OK);
    burgi_vmf_stats *const whole = burgi_vmf_stats_new(d.p);
    cr_assert(burgi_vmf_stats_skip(whole, d.first) == BURGI_OK && add(whole, &d) == BURGI_OK);
    expect_same(whole, all, "merged", &d);

    cr_assert(add(cpu, &more) == BURGI_OK && add(got, &more) == BURGI_OK);
    expect_same(cpu, got, "and more", &d);
    burgi_vmf_stats_free(cpu);
    burgi_vmf_stats_free(got);
    burgi_vmf_stats_free(all);
    burgi_vmf_stats_free(whole);
    release(&d);
    release(&more);
}

static void every_shape(enum bg_host_order order, uint64_t seed)
{
    static const size_t dimensions[] = { 2,   3,   4,    15,   16,   17,   31,  32,
                                         33,  64,  65,   96,   127,  128,  129, 300,
                                         512, 700, 1000, 1023, 1024, 1025, 2100 };
    need_fma();
    bg_host_order = order;
    bg_host_seed = seed;
    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; ++i)
        for (int type = 0; type < BG_ROW_TYPES; ++type) {
            const size_t p = dimensions[i], n = p > 300 ? 41 : p > 40 ? 150 : 700;
            const struct rows_of d = {
                .type = type, .p = p, .n = n - (size_t)type, .ld = p + (i + (size_t)type) % 3
            };
            compare(d, (enum weights)((i + (size_t)type + seed) % EMPTY_CHUNKS));
        }
}

Test(cuda_stats, forward)
{
    every_shape(BG_FORWARD, 0);
}

Test(cuda_stats, backward)
{
    every_shape(BG_BACKWARD, 1);
}

Test(cuda_stats, shuffled)
{
    every_shape(BG_SHUFFLED, 2);
}

/* Sizes about a chunk, and chunks that begin anywhere in the tree, some of them without rows. */
Test(cuda_stats, chunks)
{
    static const size_t sizes[] = { 0,         1,
                                    2,         31,
                                    32,        33,
                                    CHUNK - 1, CHUNK,
                                    CHUNK + 1, 3 * CHUNK + 5,
                                    4 * CHUNK, 6 * CHUNK + 700 };
    static const uint64_t firsts[] = { 0, 1, 2, 5, UINT64_C(1) << 40 };
    need_fma();
    bg_host_order = BG_SHUFFLED;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i)
        for (size_t k = 0; k < sizeof firsts / sizeof *firsts; ++k)
            for (size_t p = 2; p < 4; ++p) {
                const struct rows_of d = { .type = (int)((i + k) % BG_ROW_TYPES),
                                           .p = p,
                                           .n = sizes[i],
                                           .ld = 3,
                                           .first = firsts[k] * CHUNK };
                compare(d, k % 2 == 0 ? EMPTY_CHUNKS : i % 2 == 0 ? NONE : SOME_ZERO);
            }
}

/* Whole chunks of rows of all lengths, whose piles are full. */
Test(cuda_stats, whole_chunks)
{
    need_fma();
    bg_host_order = BG_FORWARD;
    compare(
        (struct rows_of){ .type = BG_F32, .p = 20, .n = CHUNK + 9, .ld = 20, .first = CHUNK },
        NONE);
    compare((struct rows_of){ .type = BG_F16, .p = 200, .n = CHUNK + 9, .ld = 201 }, NONE);
    compare((struct rows_of){ .type = BG_F32, .p = 1030, .n = 2 * CHUNK, .ld = 1030 }, NONE);
    compare((struct rows_of){ .type = BG_F64, .p = 130, .n = CHUNK, .ld = 130 }, SOME_ZERO);
}

Test(cuda_stats, bad_weights)
{
    static const double bad[] = { (double)NAN, -1.0, HUGE_VAL, 1e-101, 1e101 };
    need_fma();
    for (size_t k = 0; k < sizeof bad / sizeof *bad; ++k) {
        struct rows_of d = { .type = BG_F32, .p = 3, .n = CHUNK + 50, .ld = 3 };
        make(&d, SOME_ZERO, k);
        d.w[k % 2 == 0 ? 7 : CHUNK + 49] = bad[k];
        cr_expect(by_kernels(&d, BURGI_EDOM) == NULL, "%g", bad[k]);
        release(&d);
    }
}

Test(cuda_stats, refusals)
{
    struct rows_of d = { .type = BG_F64, .p = 4, .n = 100, .ld = 4 };
    need_fma();
    make(&d, NONE, 1);
    const size_t size = burgi_cuda_vmf_stats_workspace(4, 100);
    double *const room = malloc(size + 8), *const x = d.x;
    const size_t launches = bg_host_launches;
#define REFUSED(p, first, n, x, ld, room, size)                                                \
    cr_expect(burgi_cuda_vmf_stats_f64(p, first, n, x, ld, NULL, room, size, NULL) ==          \
              BURGI_EINVAL)
    REFUSED(1, 0, 100, x, 4, room, size);
    REFUSED(4, 1, 100, x, 4, room, size);
    REFUSED(4, 4095, 100, x, 4, room, size);
    REFUSED(4, UINT64_MAX - 4095, 5000, x, 4, room, 2 * size + 4096);
    REFUSED(4, 0, 100, NULL, 4, room, size);
    REFUSED(4, 0, 100, x, 3, room, size);
    REFUSED(4, 0, 100, x, 4, NULL, size);
    REFUSED(4, 0, 100, x, 4, room, size - 1);
    REFUSED(4, 0, 100, x, 4, (char *)room + 4, size);
    REFUSED(SIZE_MAX / 64, 0, 100, x, SIZE_MAX / 64, room, size);
    cr_expect(bg_host_launches == launches);
    cr_expect(burgi_cuda_vmf_stats_workspace(1, 5) == 0 &&
              burgi_cuda_vmf_stats_image(0, 5) == 0);
    cr_expect(burgi_cuda_vmf_stats_workspace(SIZE_MAX / 100, 5) == 0);
    cr_expect(burgi_cuda_vmf_stats_workspace(SIZE_MAX / 1024, SIZE_MAX) == 0);
    bg_host_most_shared = 16;
    cr_expect(burgi_cuda_vmf_stats_f64(4, 0, 100, x, 4, NULL, room, size, NULL) == BURGI_ECUDA);
    bg_host_most_shared = 48 * 1024;

    /* The image: cut short, of another kind, not yet there. */
    burgi_vmf_stats *s = NULL;
    cr_assert(launch(&d, room, size) == BURGI_OK);
    uint64_t *const word = (uint64_t *)room;
    cr_expect(burgi_vmf_stats_of_image(NULL, size, word) == BURGI_EINVAL);
    cr_expect(burgi_vmf_stats_of_image(&s, size, NULL) == BURGI_EINVAL);
    for (size_t n = 0; n < 11 + 13 + 9; ++n)
        cr_expect(burgi_vmf_stats_of_image(&s, 8 * n, word) == BURGI_EIO && s == NULL,
                  "%zu words", n);
    for (size_t k = 0; k < 3; ++k) {
        const uint64_t was = word[k];
        word[k] = 1;
        cr_expect(burgi_vmf_stats_of_image(&s, size, word) == BURGI_EIO && s == NULL);
        word[k] = was;
    }
    cr_expect(burgi_vmf_stats_of_image(&s, burgi_cuda_vmf_stats_image(4, 100), word) ==
              BURGI_OK);
    burgi_vmf_stats_free(s);
    memset(room, 0, size);
    cr_expect(burgi_vmf_stats_of_image(&s, size, word) == BURGI_EIO);
    free(room);
    release(&d);
}
