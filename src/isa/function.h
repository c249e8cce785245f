/* Makes a family's functions for one instruction set: include the core's headers, this file, then
 * functions/FAMILY.def. */
#ifndef BURGI_ISA_FUNCTION_H
#define BURGI_ISA_FUNCTION_H

#include "block.h"
#include "isa.h"

/* For BG_MAP: an argument's array, and its element j. */
#define ARRAY(k, a)   *const a##_array = arg[k]
#define ELEMENT(k, a) a##_array[j]

/* A loop: a vector at a time, n a multiple of BG_WIDTH; and a regime's. */
#define VECTORS(value_of_j)                                                                    \
    for (int i = 0; i < n; i += BG_WIDTH)                                                      \
        BG_SIMD                                                                                \
    for (int j = i; j < i + BG_WIDTH; ++j)                                                     \
        value[j] = value_of_j;
#define LOOP(r, value_of_j)                                                                    \
    case r:                                                                                    \
        VECTORS(value_of_j)                                                                    \
        break;

/* A classifier's loop: by pairs of vectors, since it makes ints of doubles. */
#define CLASSIFIER(name, how, ...)                                                             \
    static void name##_##how(const void *param, int n, const double *const *arg, int *regime)  \
    {                                                                                          \
        const double BG_MAP(ARRAY, __VA_ARGS__);                                               \
        (void)param;                                                                           \
        for (int i = 0; i < n; i += BG_PAIR)                                                   \
            BG_SIMD                                                                            \
        for (int j = i; j < i + BG_PAIR; ++j)                                                  \
            regime[j] = bg_##name##_##how(BG_MAP(ELEMENT, __VA_ARGS__));                       \
    }

/* A regime's run: loops, unless the family has one of its own. */
#ifndef BURGI_RUN
#define BURGI_RUN(name, ...)                                                                   \
    static void name##_run(const void *param, int regime, int n, const double *const *arg,     \
                           double *value)                                                      \
    {                                                                                          \
        const double BG_MAP(ARRAY, __VA_ARGS__);                                               \
        (void)param;                                                                           \
        switch (regime) {                                                                      \
            BG_CALL(BG_EACH_##name, LOOP, BG_MAP(ELEMENT, __VA_ARGS__))                        \
        }                                                                                      \
    }
#endif

/* The batch's parts (block.h), and the scalar function: a batch of one, all lanes alike, which is
 * as fast as scalar code and compiles once. */
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    _Static_assert((int)BG_##name##_REGIMES <= (int)BG_MAX_REGIMES, "too many regimes");       \
    CLASSIFIER(name, quick, __VA_ARGS__)                                                       \
    CLASSIFIER(name, regime, __VA_ARGS__)                                                      \
    BURGI_RUN(name, __VA_ARGS__)                                                               \
    static const struct bg_block_fn name##_fn = { BG_COUNT(__VA_ARGS__), BG_##name##_REGIMES,  \
                                                  name##_quick, name##_regime, name##_run };   \
    void ISA(name##_n)(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,    \
                       ptrdiff_t inc_y)                                                        \
    {                                                                                          \
        ISA(blocks)(&name##_fn, NULL, n, arg, inc, y, inc_y);                                  \
    }                                                                                          \
    double ISA(name)(BG_MAP(BG_DOUBLE, __VA_ARGS__))                                           \
    {                                                                                          \
        const double point[] = { __VA_ARGS__ };                                                \
        return bg_one(&name##_fn, NULL, bg_##name##_regime(__VA_ARGS__), point);               \
    }

#endif
