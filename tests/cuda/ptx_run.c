/* ptx_run ORDER SEED COUNT: libburgi_cuda's functions, their kernels what nvcc made of them (ptx.py), beside libburgi's
 * batches, those of functions_fast.def beside the core's own, at COUNT points each or a few more: the same bits.  ORDER, of threads: forward, backward or shuffled.
 *
 * Compiled and run by tools/check-ptx, with a functions.def that leaves out what it leaves out. */
#include <burgi.h>
#include <burgi/cuda.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/bessel/f32/besseli_f32.h"
#include "core/bessel/f32/besseli_ratio_f32.h"
#include "core/bessel/f32/besselk_f32.h"
#include "core/function.h"
#include "cuda/control.h"
#include "lib/classify.h"
#include "lib/points.h"

/* No multiple of a tile. */
enum { N = POINTS - 5 };

typedef burgi_status batch(const double (*arg)[POINTS], double *y);
typedef burgi_status batch_f32(const float (*arg)[POINTS], float *y);

/* For BG_MAP. */
#define PASSED(k, a) arg[k], 1

#define NO_F32(name, ...)
#define F32(name, ...)                                                                         \
    static burgi_status name##_cpu_f32(const float(*arg)[POINTS], float *y)                    \
    {                                                                                          \
        return burgi_##name##_n_f32(N, BG_MAP(PASSED, __VA_ARGS__), y, 1);                     \
    }                                                                                          \
    static burgi_status name##_cuda_f32(const float(*arg)[POINTS], float *y)                   \
    {                                                                                          \
        return burgi_cuda_##name##_f32(N, BG_MAP(PASSED, __VA_ARGS__), y, 1, NULL);            \
    }
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    f32(name, __VA_ARGS__) static burgi_status name##_cpu(const double(*arg)[POINTS],          \
                                                          double *y)                           \
    {                                                                                          \
        return burgi_##name##_n(N, BG_MAP(PASSED, __VA_ARGS__), y, 1);                         \
    }                                                                                          \
    static burgi_status name##_cuda(const double(*arg)[POINTS], double *y)                     \
    {                                                                                          \
        return burgi_cuda_##name(N, BG_MAP(PASSED, __VA_ARGS__), y, 1, NULL);                  \
    }
#include "functions.def"
#undef F32
#undef NO_F32

#define F32(name)    name##_cpu_f32, name##_cuda_f32
#define NO_F32(name) NULL, NULL
static const struct entry {
    const char *name;
    int args;
    batch *cpu, *cuda;
    batch_f32 *cpu_f32, *cuda_f32;
} entries[] = {
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    { #name, BG_COUNT(__VA_ARGS__), name##_cpu, name##_cuda, f32(name) },
#include "functions.def"
};
enum { FUNCTIONS = sizeof entries / sizeof *entries };

static double points[POINT_ARGS][POINTS], want[POINTS], got[POINTS];
static float points_f32[POINT_ARGS][POINTS], want_f32[POINTS], got_f32[POINTS];
static size_t compared, different;
static unsigned met; /* regimes of the function at hand */

static void differ(const struct entry *e, const char *type, size_t i, double g, double w)
{
    if (different++ > 20)
        return;
    printf("%s%s(", e->name, type);
    for (int k = 0; k < e->args; ++k)
        printf("%s%a", k > 0 ? ", " : "", points[k][i]);
    printf("): %a, not %a\n", g, w);
}

static void ran(const struct entry *e, bool ok)
{
    if (!ok) {
        printf("%s: no kernel ran\n", e->name);
        exit(1);
    }
}

static void compare(const struct entry *e, const struct classifier *c)
{
    const size_t launches = bg_host_launches;
    memset(got, 0x55, sizeof got);
    ran(e, e->cpu(points, want) == BURGI_OK && e->cuda(points, got) == BURGI_OK &&
               bg_host_launches == launches + 1);
    for (size_t i = 0; i < N; ++i) {
        double arg[POINT_ARGS];
        for (int k = 0; k < e->args; ++k)
            arg[k] = points[k][i];
        met |= 1u << c->regime(arg);
        if (!same_bits(got[i], want[i]))
            differ(e, "", i, got[i], want[i]);
    }
    compared += N;
}

static void compare_f32(const struct entry *e)
{
    memset(got_f32, 0x55, sizeof got_f32);
    for (int k = 0; k < e->args; ++k)
        for (size_t i = 0; i < POINTS; ++i) {
            points_f32[k][i] = (float)points[k][i];
            points[k][i] = (double)points_f32[k][i];
        }
    ran(e, e->cpu_f32(points_f32, want_f32) == BURGI_OK &&
               e->cuda_f32(points_f32, got_f32) == BURGI_OK);
    for (size_t i = 0; i < N; ++i)
        if (!same_bits((double)got_f32[i], (double)want_f32[i]))
            differ(e, "_f32", i, (double)got_f32[i], (double)want_f32[i]);
    compared += N;
}

#define BURGI_FAST(name, nu, x)                                                                \
    static float name##_core(float nu, float x)                                                \
    {                                                                                          \
        return bg_##name##_f32_fast(nu, x);                                                    \
    }
#include "functions_fast.def"

static const struct entry_fast {
    const char *name;
    float (*core)(float nu, float x);
    burgi_status (*cuda)(size_t n, const float *nu, ptrdiff_t inc_nu, const float *x,
                         ptrdiff_t inc_x, float *y, ptrdiff_t inc_y,
                         struct CUstream_st *stream);
} entries_fast[] = {
#define BURGI_FAST(name, nu, x) { #name, name##_core, burgi_cuda_##name##_f32_fast },
#include "functions_fast.def"
};

/* Points made of floats, and of floats' bits. */
static void compare_fast(const struct entry_fast *e, struct random *r, size_t round)
{
    const struct entry named = { .name = e->name, .args = 2 };
    if (round == 0)
        points_special(2, points);
    else
        (round % 2 == 0 ? points_cluster : points_mixed)(r, 2, points);
    for (int k = 0; k < 2; ++k)
        for (size_t i = 0; i < POINTS; ++i) {
            if (round % 3 == 2)
                points[k][i] = (double)bg_from_bits_f32((uint32_t)(random_bits(r) >> 33));
            points_f32[k][i] = (float)points[k][i];
            points[k][i] = (double)points_f32[k][i];
        }
    memset(got_f32, 0x55, sizeof got_f32);
    ran(&named, e->cuda(N, points_f32[0], 1, points_f32[1], 1, got_f32, 1, NULL) == BURGI_OK);
    for (size_t i = 0; i < N; ++i) {
        const float w = e->core(points_f32[0][i], points_f32[1][i]);
        if (!same_bits((double)got_f32[i], (double)w))
            differ(&named, "_f32_fast", i, (double)got_f32[i], (double)w);
    }
    compared += N;
}

/* Between a and b, in the order of their bits. */
static double between(double a, double b)
{
    int64_t i, j;
    memcpy(&i, &a, sizeof i);
    memcpy(&j, &b, sizeof j);
    i += (j - i) / 2;
    memcpy(&a, &i, sizeof a);
    return a;
}

/* Points become pairs on either side of where regimes meet, neighbours in an argument that is positive. */
static void seams(struct random *r, const struct entry *e, const struct classifier *c)
{
    for (size_t i = 0; i + 1 < POINTS; i += 2) {
        const int k = (int)(random_bits(r) % (unsigned)e->args);
        double low[POINT_ARGS], high[POINT_ARGS];
        for (int j = 0; j < e->args; ++j)
            low[j] = high[j] = points[j][i];
        high[k] = points[k][i + 1];
        const int regime = c->regime(low);
        for (int j = 0; j < e->args; ++j)
            points[j][i + 1] = points[j][i];
        if (!(low[k] > 0 && high[k] > 0) || c->regime(high) == regime)
            continue;
        for (int step = 0; step < 64; ++step) {
            double middle[POINT_ARGS];
            memcpy(middle, low, sizeof middle);
            middle[k] = between(low[k], high[k]);
            memcpy(c->regime(middle) == regime ? low : high, middle, sizeof middle);
        }
        points[k][i] = low[k];
        points[k][i + 1] = high[k];
    }
}

int main(int argc, char **argv)
{
    static const char *const orders[] = { "forward", "backward", "shuffled" };
    int order = 0;
    size_t regimes = 0, all = 0;
    if (argc != 4)
        return 2;
    while (order < 2 && strcmp(argv[1], orders[order]) != 0)
        ++order;
    bg_host_order = (enum bg_host_order)order;
    bg_host_seed = strtoull(argv[2], NULL, 10);
    for (size_t f = 0; f < FUNCTIONS; ++f) {
        const struct entry *const e = &entries[f];
        const struct classifier *const c = &classifiers[f];
        const size_t until = compared + strtoull(argv[3], NULL, 10);
        struct random r = { bg_host_seed + f };
        met = 0;
        points_mixed(&r, e->args, points);
        points_special(e->args, points);
        compare(e, c);
        while (compared < until) {
            points_cluster(&r, e->args, points);
            compare(e, c);
            points_mixed(&r, e->args, points);
            compare(e, c);
            if (e->cuda_f32 != NULL)
                compare_f32(e);
            points_mixed(&r, e->args, points);
            seams(&r, e, c);
            compare(e, c);
        }
        for (int k = 0; k < REGIMES && c->name[k] != NULL; ++k) {
            ++all;
            regimes += met >> k & 1;
            if ((met >> k & 1) == 0)
                printf("%s: no point of regime %s\n", e->name, c->name[k]);
        }
    }
    for (size_t f = 0; f < sizeof entries_fast / sizeof *entries_fast; ++f) {
        const size_t until = compared + strtoull(argv[3], NULL, 10);
        struct random r = { bg_host_seed + 100 + f };
        for (size_t round = 0; compared < until; ++round)
            compare_fast(&entries_fast[f], &r, round);
    }
    printf("%s: %d functions, %zu of %zu regimes, %zu points, %zu differ\n", orders[order],
           FUNCTIONS + (int)(sizeof entries_fast / sizeof *entries_fast), regimes, all,
           compared, different);
    return different > 0;
}
