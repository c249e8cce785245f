/* libburgi_cuda's functions, their kernels run on the CPU by tests/cuda/host.cc, beside libburgi's batches, those of
 * functions_fast.def beside the core's own: the same bits, in three orders of threads. */
#include <burgi.h>
#include <burgi/cuda.h>
#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/bessel/f32/besseli_f32.h"
#include "core/bessel/f32/besseli_ratio_f32.h"
#include "core/bessel/f32/besselk_f32.h"
#include "core/function.h"
#include "cuda/control.h"
#include "cuda/need.h"
#include "lib/points.h"

enum { MOST = 4200 };

typedef burgi_status batch(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,
                           ptrdiff_t inc_y);
typedef burgi_status batch_f32(size_t n, const float *const *arg, const ptrdiff_t *inc,
                               float *y, ptrdiff_t inc_y);

/* For BG_MAP. */
#define PASSED(k, a) arg[k], inc[k]

#define BURGI_FUNCTION(name, f32, ...)                                                         \
    static burgi_status name##_cpu(size_t n, const double *const *arg, const ptrdiff_t *inc,   \
                                   double *y, ptrdiff_t inc_y)                                 \
    {                                                                                          \
        return burgi_##name##_n(n, BG_MAP(PASSED, __VA_ARGS__), y, inc_y);                     \
    }                                                                                          \
    static burgi_status name##_cuda(size_t n, const double *const *arg, const ptrdiff_t *inc,  \
                                    double *y, ptrdiff_t inc_y)                                \
    {                                                                                          \
        return burgi_cuda_##name(n, BG_MAP(PASSED, __VA_ARGS__), y, inc_y, NULL);              \
    }
#include "functions.def"

#define NO_F32(name, ...)
#define F32(name, ...)                                                                         \
    static burgi_status name##_cpu_f32(size_t n, const float *const *arg,                      \
                                       const ptrdiff_t *inc, float *y, ptrdiff_t inc_y)        \
    {                                                                                          \
        return burgi_##name##_n_f32(n, BG_MAP(PASSED, __VA_ARGS__), y, inc_y);                 \
    }                                                                                          \
    static burgi_status name##_cuda_f32(size_t n, const float *const *arg,                     \
                                        const ptrdiff_t *inc, float *y, ptrdiff_t inc_y)       \
    {                                                                                          \
        return burgi_cuda_##name##_f32(n, BG_MAP(PASSED, __VA_ARGS__), y, inc_y, NULL);        \
    }
#define BURGI_FUNCTION(name, f32, ...) f32(name, __VA_ARGS__)
#include "functions.def"
#undef F32

static const struct entry {
    const char *name;
    int args;
    batch *cpu, *cuda;
} entries[] = {
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    { #name, BG_COUNT(__VA_ARGS__), name##_cpu, name##_cuda },
#include "functions.def"
};

static const struct entry_f32 {
    const char *name;
    int args;
    batch_f32 *cpu, *cuda;
} entries_f32[] = {
#define F32(name, ...)                 { #name, BG_COUNT(__VA_ARGS__), name##_cpu_f32, name##_cuda_f32 },
#define BURGI_FUNCTION(name, f32, ...) f32(name, __VA_ARGS__)
#include "functions.def"
};

enum { FUNCTIONS = sizeof entries / sizeof *entries };

static double points[POINT_ARGS][POINTS], want[2 * MOST], got[2 * MOST];
static const double *const columns[] = { points[0], points[1], points[2], points[3] };
static const ptrdiff_t one[] = { 1, 1, 1, 1 };

static void compare(const struct entry *e, size_t n, const double *const *arg,
                    const ptrdiff_t *inc, ptrdiff_t inc_y)
{
    const size_t launches = bg_host_launches, size = (n - 1) * (size_t)labs(inc_y) + 1,
                 first = inc_y < 0 ? size - 1 : 0;
    for (size_t i = 0; i <= size; ++i)
        want[i] = got[i] = 7.25;
    cr_assert(e->cpu(n, arg, inc, want + first, inc_y) == BURGI_OK, "%s", e->name);
    cr_assert(e->cuda(n, arg, inc, got + first, inc_y) == BURGI_OK, "%s", e->name);
    cr_assert(bg_host_launches == launches + 1, "%s: no kernel ran", e->name);
    for (size_t i = 0; i <= size; ++i)
        cr_assert(same_bits(want[i], got[i]), "%s, %zu of %zu: %a, not %a", e->name, i, n,
                  got[i], want[i]);
}

/* Every function at points of every kind; n is no multiple of a tile. */
static void every_kind(enum bg_host_order order, uint64_t seed)
{
    need_fma();
    bg_host_order = order;
    bg_host_seed = seed;
    for (size_t f = 0; f < FUNCTIONS; ++f) {
        const struct entry *const e = &entries[f];
        struct random r = { seed };
        compare(e, points_special(e->args, points), columns, one, 1);
        compare(e, points_mixed(&r, e->args, points) - 5, columns, one, 1);
        compare(e, points_cluster(&r, e->args, points) - 5, columns, one, 1);
    }
}

Test(cuda_functions, forward)
{
    every_kind(BG_FORWARD, 11);
}

Test(cuda_functions, backward)
{
    every_kind(BG_BACKWARD, 12);
}

Test(cuda_functions, shuffled)
{
    every_kind(BG_SHUFFLED, 13);
}

/* About the sizes of a warp, a block and each tile. */
Test(cuda_functions, sizes)
{
    static const size_t about[] = { 1, 32, 256, 1024, 1536, 2048, 4094 };
    need_fma();
    bg_host_order = BG_SHUFFLED;
    for (size_t f = 0; f < FUNCTIONS; f += 3) {
        struct random r = { f };
        points_mixed(&r, entries[f].args, points);
        for (size_t k = 0; k < sizeof about / sizeof *about; ++k)
            for (size_t n = about[k] - (k > 0); n <= about[k] + 1; ++n)
                compare(&entries[f], n, columns, one, 1);
    }
}

/* Of either sign, and none, which makes a tile of one regime. */
Test(cuda_functions, increments)
{
    enum { N = 2100, LAST = N - 1 };
    need_fma();
    for (size_t f = 0; f < FUNCTIONS; ++f) {
        const struct entry *const e = &entries[f];
        struct random r = { f };
        points_mixed(&r, e->args, points);
        const double *const back[] = { points[0] + LAST, points[1], points[2] + 9,
                                       points[3] + LAST };
        static const ptrdiff_t mixed[] = { -1, 1, 0, -1 }, other[] = { 0, 2, 1, 1 },
                               none[4] = { 0 };
        static double wide[2 * N];
        for (size_t i = 0; i < sizeof wide / sizeof *wide; ++i)
            wide[i] = points[1][i % POINTS];
        const double *const stepped[] = { points[0] + 3, wide, points[2], points[3] };
        compare(e, N, back, mixed, -1);
        compare(e, N, stepped, other, 2);
        for (size_t i = 0; i < 20; ++i) {
            const double *const same[] = { points[0] + i, points[1] + i, points[2] + i,
                                           points[3] + i };
            compare(e, N, same, none, 1);
        }
    }
}

Test(cuda_functions, in_place)
{
    need_fma();
    for (size_t f = 0; f < FUNCTIONS; f += 5) {
        const struct entry *const e = &entries[f];
        struct random r = { f };
        const size_t n = points_mixed(&r, e->args, points);
        e->cpu(n, columns, one, want, 1);
        e->cuda(n, columns, one, points[1], 1);
        for (size_t i = 0; i < n; ++i)
            cr_assert(same_bits(want[i], points[1][i]), "%s, %zu", e->name, i);
    }
}

Test(cuda_functions, single_precision)
{
    static float in[2][POINTS], to[2][POINTS];
    static const float *const arg[] = { in[0], in[1] };
    need_fma();
    for (size_t f = 0; f < sizeof entries_f32 / sizeof *entries_f32; ++f) {
        const struct entry_f32 *const e = &entries_f32[f];
        struct random r = { f };
        const size_t n = points_mixed(&r, 2, points) - 7;
        cr_assert(e->args == 2, "%s", e->name);
        for (int k = 0; k < 2; ++k)
            for (size_t i = 0; i < n; ++i)
                in[k][i] = (float)points[k][i];
        cr_assert(e->cpu(n, arg, one, to[0], 1) == BURGI_OK &&
                  e->cuda(n, arg, one, to[1], 1) == BURGI_OK);
        for (size_t i = 0; i < n; ++i)
            cr_assert(memcmp(&to[0][i], &to[1][i], sizeof to[0][i]) == 0 ||
                          (isnan(to[0][i]) && isnan(to[1][i])),
                      "%s(%a, %a): %a, not %a", e->name, (double)in[0][i], (double)in[1][i],
                      (double)to[1][i], (double)to[0][i]);
    }
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
enum { FASTS = sizeof entries_fast / sizeof *entries_fast };

static float fast_nu[POINTS], fast_x[POINTS], fast_y[POINTS + 2];

static void compare_fast(const struct entry_fast *e, size_t n, ptrdiff_t inc_nu,
                         ptrdiff_t inc_x)
{
    const size_t launches = bg_host_launches;
    const float *const nu = inc_nu < 0 ? fast_nu + n - 1 : fast_nu, *const x =
                                                                        inc_x < 0
                                                                            ? fast_x + n - 1
                                                                            : fast_x;
    fast_y[n] = 7.25f;
    cr_assert(e->cuda(n, nu, inc_nu, x, inc_x, fast_y, 1, NULL) == BURGI_OK, "%s", e->name);
    cr_assert(bg_host_launches == launches + 1, "%s: no kernel ran", e->name);
    for (size_t i = 0; i < n; ++i) {
        const float a = nu[(ptrdiff_t)i * inc_nu], b = x[(ptrdiff_t)i * inc_x];
        const float wanted = e->core(a, b);
        cr_assert(same_bits((double)fast_y[i], (double)wanted), "%s(%a, %a): %a, not %a",
                  e->name, (double)a, (double)b, (double)fast_y[i], (double)wanted);
    }
    cr_assert(fast_y[n] == 7.25f, "%s: more than %zu", e->name, n);
}

static size_t fast_points(size_t n)
{
    for (size_t i = 0; i < n; ++i) {
        fast_nu[i] = (float)points[0][i];
        fast_x[i] = (float)points[1][i];
    }
    return n;
}

Test(cuda_functions, fast)
{
    static const size_t about[] = { 1, 32, 256, 2048, 4094 };
    need_fma();
    for (size_t f = 0; f < FASTS; ++f)
        for (int order = BG_FORWARD; order <= BG_SHUFFLED; ++order) {
            const struct entry_fast *const e = &entries_fast[f];
            struct random r = { 20 + f };
            bg_host_order = (enum bg_host_order)order;
            bg_host_seed = f;
            compare_fast(e, fast_points(points_special(2, points)), 1, 1);
            compare_fast(e, fast_points(points_cluster(&r, 2, points)) - 5, 1, 1);
            const size_t n = fast_points(points_mixed(&r, 2, points)) - 5;
            compare_fast(e, n, 1, 1);
            compare_fast(e, n, -1, 1);
            compare_fast(e, n, 0, -1);
            compare_fast(e, n, 0, 0);
            for (size_t k = 0; k < sizeof about / sizeof *about; ++k)
                for (size_t m = about[k] - (k > 0); m <= about[k] + 1; ++m)
                    compare_fast(e, m, 1, 1);
        }
}

Test(cuda_functions, fast_refusals)
{
    need_fma();
    for (size_t f = 0; f < FASTS; ++f) {
        const struct entry_fast *const e = &entries_fast[f];
        const size_t launches = bg_host_launches;
        cr_expect(e->cuda(2, NULL, 1, fast_x, 1, fast_y, 1, NULL) == BURGI_EINVAL, "%s",
                  e->name);
        cr_expect(e->cuda(2, fast_nu, 1, NULL, 1, fast_y, 1, NULL) == BURGI_EINVAL, "%s",
                  e->name);
        cr_expect(e->cuda(2, fast_nu, 1, fast_x, 1, NULL, 1, NULL) == BURGI_EINVAL, "%s",
                  e->name);
        cr_expect(e->cuda(2, fast_nu, 1, fast_x, 1, fast_y, 0, NULL) == BURGI_EINVAL, "%s",
                  e->name);
        cr_expect(e->cuda(0, NULL, 1, NULL, 1, NULL, 0, NULL) == BURGI_OK, "%s", e->name);
        cr_expect(bg_host_launches == launches, "%s", e->name);
    }
}

/* Nothing is launched for what is refused, and a failed launch is told, once. */
Test(cuda_functions, refusals)
{
    double y[2] = { 7.25, 7.25 };
    need_fma();
    for (size_t f = 0; f < FUNCTIONS; ++f) {
        const struct entry *const e = &entries[f];
        const size_t launches = bg_host_launches;
        for (int k = 0; k < e->args; ++k) {
            const double *some[] = { points[0], points[1], points[2], points[3] };
            some[k] = NULL;
            cr_expect(e->cuda(2, some, one, y, 1) == BURGI_EINVAL, "%s", e->name);
        }
        cr_expect(e->cuda(2, columns, one, NULL, 1) == BURGI_EINVAL, "%s", e->name);
        cr_expect(e->cuda(2, columns, one, y, 0) == BURGI_EINVAL, "%s", e->name);
        cr_expect(e->cuda(0, columns, one, NULL, 0) == BURGI_OK, "%s", e->name);
        bg_host_most_shared = 1000;
        cr_expect(e->cuda(2, columns, one, y, 1) == BURGI_ECUDA, "%s", e->name);
        bg_host_most_shared = 48 * 1024;
        cr_expect(bg_host_launches == launches, "%s", e->name);
        cr_expect(e->cuda(1, columns, one, y, 0) == BURGI_OK, "%s", e->name);
        cr_expect(bg_host_launches == launches + 1, "%s", e->name);
    }
    cr_expect(y[1] == 7.25);
    cr_expect(strcmp(burgi_cuda_version(), BURGI_VERSION) == 0);
}
