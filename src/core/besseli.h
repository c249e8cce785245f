/* Stub while the numerics are being written: one regime, no digits, hence NaN. */
#ifndef BURGI_CORE_BESSELI_H
#define BURGI_CORE_BESSELI_H
#include "fn.h"
#define BG_STUB2(name)                                                                       \
    enum { BG_##name##_REGIMES = 1 };                                                        \
    BG_FN int bg_##name##_regime(double a, double b)                                         \
    {                                                                                        \
        (void)a, (void)b;                                                                    \
        return 0;                                                                            \
    }                                                                                        \
    BG_FN double bg_##name##_at(int r, double a, double b)                                   \
    {                                                                                        \
        (void)r, (void)a, (void)b;                                                           \
        return BG_NAN;                                                                       \
    }
#define BG_STUB3(name)                                                                       \
    enum { BG_##name##_REGIMES = 1 };                                                        \
    BG_FN int bg_##name##_regime(double a, double b, double c)                               \
    {                                                                                        \
        (void)a, (void)b, (void)c;                                                           \
        return 0;                                                                            \
    }                                                                                        \
    BG_FN double bg_##name##_at(int r, double a, double b, double c)                         \
    {                                                                                        \
        (void)r, (void)a, (void)b, (void)c;                                                  \
        return BG_NAN;                                                                       \
    }
BG_STUB2(log_besseli)
BG_STUB2(log_besseli_scaled)
#endif
