/* The form that every public function has in the core, and what to make of its arguments' names. */
#ifndef BURGI_CORE_FUNCTION_H
#define BURGI_CORE_FUNCTION_H

#include "fn.h"

/* The number of arguments, one to five. */
#define BG_COUNT(...)                    BG_COUNT_(__VA_ARGS__, 5, 4, 3, 2, 1, 0)
#define BG_COUNT_(a, b, c, d, e, n, ...) n

/* F(0, a), F(1, b), ... of the arguments a, b, ... */
#define BG_MAP(F, ...)             BG_PASTE(BG_MAP_, BG_COUNT(__VA_ARGS__))(F, __VA_ARGS__)
#define BG_MAP_1(F, a)             F(0, a)
#define BG_MAP_2(F, a, b)          F(0, a), F(1, b)
#define BG_MAP_3(F, a, b, c)       F(0, a), F(1, b), F(2, c)
#define BG_MAP_4(F, a, b, c, d)    F(0, a), F(1, b), F(2, c), F(3, d)
#define BG_MAP_5(F, a, b, c, d, e) F(0, a), F(1, b), F(2, c), F(3, d), F(4, e)
#define BG_PASTE(a, b)             BG_PASTE_(a, b)
#define BG_PASTE_(a, b)            a##b

/* For BG_MAP: the parameters of a scalar function. */
#define BG_DOUBLE(k, a) double a
#define BG_FLOAT(k, a)  float a

/* f of arguments that are macros themselves. */
#define BG_CALL(f, ...) f(__VA_ARGS__)
#define BG_STRIP(...)   __VA_ARGS__

/* Turns a function's list of regimes, R(regime, value) each, into the body of a switch, or with a
 * sign before it into their number. */
#define BG_CASE(regime, value)                                                                 \
    case regime:                                                                               \
        return value;
#define BG_ONE(regime, value) +1

/* What functions.def wants of a function of args, (nu, x) say, beside its list BG_EACH_NAME: the
 * number of its regimes, the classifiers, two expressions of its arguments, and the scalar form.
 * quick may be 0 where it takes classify to tell. */
#define BG_FUNCTION(name, args, regimes, classify, quick)                                      \
    enum { BG_##name##_REGIMES = regimes };                                                    \
    BG_FN int bg_##name##_regime(BG_CALL(BG_MAP, BG_DOUBLE, BG_STRIP args))                    \
    {                                                                                          \
        return (int)classify;                                                                  \
    }                                                                                          \
    BG_FN int bg_##name##_quick(BG_CALL(BG_MAP, BG_DOUBLE, BG_STRIP args))                     \
    {                                                                                          \
        return (int)quick;                                                                     \
    }                                                                                          \
    BG_FN double bg_##name(BG_CALL(BG_MAP, BG_DOUBLE, BG_STRIP args))                          \
    {                                                                                          \
        switch (bg_##name##_regime args) {                                                     \
            BG_CALL(BG_EACH_##name, BG_CASE, BG_STRIP args)                                    \
        }                                                                                      \
        return BG_NAN;                                                                         \
    }

/* The same of functions of float, listed in functions_fast.def. */
#define BG_FUNCTION_F32(name, args, regimes, classify)                                         \
    enum { BG_##name##_REGIMES = regimes };                                                    \
    BG_FN int bg_##name##_regime(BG_CALL(BG_MAP, BG_FLOAT, BG_STRIP args))                     \
    {                                                                                          \
        return (int)classify;                                                                  \
    }                                                                                          \
    BG_FN float bg_##name(BG_CALL(BG_MAP, BG_FLOAT, BG_STRIP args))                            \
    {                                                                                          \
        switch (bg_##name##_regime args) {                                                     \
            BG_CALL(BG_EACH_##name, BG_CASE, BG_STRIP args)                                    \
        }                                                                                      \
        return bg_from_bits_f32(UINT32_C(0x7fc00000));                                         \
    }

#endif
