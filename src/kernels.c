/* Every public scalar function for one instruction set, BG_ISA: the build compiles this file
 * once for each (base, avx2, avx512, neon), with that set's flags. */
#include "kernels.h"

#include "block.h"
#include "core/all.h"

/* A regime's loop: a vector at a time, n a multiple of BG_WIDTH. */
#define LOOP(r, value_of_j)                                                                    \
    case r:                                                                                    \
        for (int i = 0; i < n; i += BG_WIDTH)                                                  \
            BG_SIMD                                                                            \
        for (int j = i; j < i + BG_WIDTH; ++j)                                                 \
            value[j] = value_of_j;                                                             \
        break;

/* A classifier's loop: by pairs of vectors, since it makes ints of doubles. */
#define CLASSIFIER(name, how, ...)                                                             \
    static void name##_##how(int n, const double *const *arg, int *regime)                     \
    {                                                                                          \
        const double *a = arg[0], *b = arg[1], *c = arg[2];                                    \
        (void)c;                                                                               \
        for (int i = 0; i < n; i += BG_PAIR)                                                   \
            BG_SIMD                                                                            \
        for (int j = i; j < i + BG_PAIR; ++j)                                                  \
            regime[j] = bg_##name##_##how(__VA_ARGS__);                                        \
    }

/* The batch's parts (block.h), and the scalar function: a batch of one, all lanes alike, which is
 * as fast as scalar code and compiles once. */
#define KERNEL(name, count, ...)                                                               \
    _Static_assert((int)BG_##name##_REGIMES <= (int)BG_MAX_REGIMES, "too many regimes");       \
    CLASSIFIER(name, quick, __VA_ARGS__)                                                       \
    CLASSIFIER(name, regime, __VA_ARGS__)                                                      \
    static void name##_run(int regime, int n, const double *const *arg, double *value)         \
    {                                                                                          \
        const double *a = arg[0], *b = arg[1], *c = arg[2];                                    \
        (void)c;                                                                               \
        switch (regime) {                                                                      \
            BG_EACH_##name(LOOP, __VA_ARGS__)                                                  \
        }                                                                                      \
    }                                                                                          \
    static const struct bg_block_fn name##_fn = { count, BG_##name##_REGIMES, name##_quick,    \
                                                  name##_regime, name##_run };                 \
    static void name##_n(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,  \
                         ptrdiff_t inc_y)                                                      \
    {                                                                                          \
        bg_blocks(&name##_fn, n, arg, inc, y, inc_y);                                          \
    }
#define BURGI_2(name, p, q)                                                                    \
    KERNEL(name, 2, a[j], b[j])                                                                \
    static double name##_1(double p, double q)                                                 \
    {                                                                                          \
        const double arg[] = { p, q, 0.0 };                                                    \
        return bg_one(&name##_fn, bg_##name##_regime(p, q), arg);                              \
    }
#define BURGI_3(name, p, q, s)                                                                 \
    KERNEL(name, 3, a[j], b[j], c[j])                                                          \
    static double name##_1(double p, double q, double s)                                       \
    {                                                                                          \
        const double arg[] = { p, q, s };                                                      \
        return bg_one(&name##_fn, bg_##name##_regime(p, q, s), arg);                           \
    }
#include "functions.def"

#include "abs_besseli.h"
#include "besselik.h"

#define ROWS(suffix)                                                                           \
    static double vmf_square_##suffix(size_t n, const void *x)                                 \
    {                                                                                          \
        return bg_vmf_square_##suffix(n, x);                                                   \
    }                                                                                          \
    static double vmf_shift_##suffix(size_t n, const void *x, double f, double w,              \
                                     const double *centre, double *s)                          \
    {                                                                                          \
        return bg_vmf_shift_##suffix(n, x, f, w, centre, s);                                   \
    }
ROWS(f64)
ROWS(f32)

#define STR_(s)     #s
#define STR(s)      STR_(s)
#define TABLE_(isa) bg_kernels_##isa
#define TABLE(isa)  TABLE_(isa)
const struct bg_kernels TABLE(BG_ISA) = {
    .isa = STR(BG_ISA),
    .log_abs_besseli = log_abs_besseli_1,
    .log_abs_besseli_n = log_abs_besseli_n,
    .log_abs_besseli_signed_n = log_abs_besseli_signed_n,
    .log_besselik = log_besselik_1,
    .log_besselik_n = log_besselik_n,
    .vmf_f64 = { vmf_square_f64, vmf_shift_f64 },
    .vmf_f32 = { vmf_square_f32, vmf_shift_f32 },
#define BURGI_2(name, a, b)    .name = name##_1, .name##_n = name##_n,
#define BURGI_3(name, a, b, c) .name = name##_1, .name##_n = name##_n,
#include "functions.def"
};
