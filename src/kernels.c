/* Every public scalar function for one instruction set, BG_ISA: the build compiles this file
 * once for each (base, avx2, avx512, neon), with that set's flags. */
#include "kernels.h"

#include "block.h"
#include "core/besseli.h"
#include "core/besseli_ratio.h"
#include "core/besselk.h"
#include "core/vmf.h"
#include "core/vmf_rows.h"

/* One loop per regime, selected outside the loop: with the regime constant, NAME_at folds to
 * that regime's straight-line code. */
#define LOOP_2(name, r)                                                                      \
    case r:                                                                                  \
        BG_SIMD                                                                              \
        for (int i = 0; i < n; ++i)                                                          \
            value[i] = bg_##name##_at(r, a[i], b[i]);                                        \
        break;
#define LOOP_3(name, r)                                                                      \
    case r:                                                                                  \
        BG_SIMD                                                                              \
        for (int i = 0; i < n; ++i)                                                          \
            value[i] = bg_##name##_at(r, a[i], b[i], c[i]);                                  \
        break;
#define EACH_REGIME(LOOP, name)                                                              \
    LOOP(name, 0) LOOP(name, 1) LOOP(name, 2) LOOP(name, 3) LOOP(name, 4) LOOP(name, 5)       \
    LOOP(name, 6) LOOP(name, 7) LOOP(name, 8) LOOP(name, 9) LOOP(name, 10) LOOP(name, 11)     \
    LOOP(name, 12) LOOP(name, 13) LOOP(name, 14) LOOP(name, 15) LOOP(name, 16)               \
    LOOP(name, 17) LOOP(name, 18) LOOP(name, 19) LOOP(name, 20) LOOP(name, 21)               \
    LOOP(name, 22) LOOP(name, 23) LOOP(name, 24) LOOP(name, 25) LOOP(name, 26)               \
    LOOP(name, 27) LOOP(name, 28) LOOP(name, 29) LOOP(name, 30) LOOP(name, 31)

#define BATCH(name, args)                                                                    \
    _Static_assert((int)BG_##name##_REGIMES <= (int)BG_MAX_REGIMES, "too many regimes");     \
    static void name##_n(size_t n, const double *const *arg, const ptrdiff_t *inc,           \
                         double *y, ptrdiff_t inc_y)                                         \
    {                                                                                        \
        static const struct bg_block_fn f = { args, BG_##name##_REGIMES, name##_classify,    \
                                              name##_run };                                  \
        bg_blocks(&f, n, arg, inc, y, inc_y);                                                \
    }

#define BURGI_2(name, p, q)                                                                  \
    static double name##_1(double p, double q)                                               \
    {                                                                                        \
        return bg_##name##_at(bg_##name##_regime(p, q), p, q);                               \
    }                                                                                        \
    static void name##_classify(int n, const double (*arg)[BG_BLOCK], int *regime)           \
    {                                                                                        \
        BG_SIMD                                                                              \
        for (int i = 0; i < n; ++i)                                                          \
            regime[i] = bg_##name##_regime(arg[0][i], arg[1][i]);                            \
    }                                                                                        \
    static void name##_run(int regime, int n, const double *const *arg, double *value)       \
    {                                                                                        \
        const double *a = arg[0], *b = arg[1];                                               \
        switch (regime) {                                                                    \
            EACH_REGIME(LOOP_2, name)                                                        \
        }                                                                                    \
    }                                                                                        \
    BATCH(name, 2)
#define BURGI_3(name, p, q, s)                                                               \
    static double name##_1(double p, double q, double s)                                     \
    {                                                                                        \
        return bg_##name##_at(bg_##name##_regime(p, q, s), p, q, s);                         \
    }                                                                                        \
    static void name##_classify(int n, const double (*arg)[BG_BLOCK], int *regime)           \
    {                                                                                        \
        BG_SIMD                                                                              \
        for (int i = 0; i < n; ++i)                                                          \
            regime[i] = bg_##name##_regime(arg[0][i], arg[1][i], arg[2][i]);                 \
    }                                                                                        \
    static void name##_run(int regime, int n, const double *const *arg, double *value)       \
    {                                                                                        \
        const double *a = arg[0], *b = arg[1], *c = arg[2];                                  \
        switch (regime) {                                                                    \
            EACH_REGIME(LOOP_3, name)                                                        \
        }                                                                                    \
    }                                                                                        \
    BATCH(name, 3)
#include "functions.def"

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

#define STR_(s)      #s
#define STR(s)       STR_(s)
#define TABLE_(isa)  bg_kernels_##isa
#define TABLE(isa)   TABLE_(isa)
const struct bg_kernels TABLE(BG_ISA) = {
    .isa = STR(BG_ISA),
    .vmf_f64 = { vmf_square_f64, vmf_shift_f64 },
    .vmf_f32 = { vmf_square_f32, vmf_shift_f32 },
#define BURGI_2(name, a, b)    .name = name##_1, .name##_n = name##_n,
#define BURGI_3(name, a, b, c) .name = name##_1, .name##_n = name##_n,
#include "functions.def"
};
