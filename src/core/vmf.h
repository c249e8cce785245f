/* Stub while the numerics are being written. */
#ifndef BURGI_CORE_VMF_H
#define BURGI_CORE_VMF_H
#include "besseli.h"
#define BG_STUB2(name)                                                                         \
    enum { BG_##name##_REGIMES = 1 };                                                          \
    BG_FN int bg_##name##_regime(double a, double b)                                           \
    {                                                                                          \
        (void)a, (void)b;                                                                      \
        return 0;                                                                              \
    }                                                                                          \
    BG_FN double bg_##name##_at(int r, double a, double b)                                     \
    {                                                                                          \
        (void)r, (void)a, (void)b;                                                             \
        return BG_NAN;                                                                         \
    }
#define BG_STUB3(name)                                                                         \
    enum { BG_##name##_REGIMES = 1 };                                                          \
    BG_FN int bg_##name##_regime(double a, double b, double c)                                 \
    {                                                                                          \
        (void)a, (void)b, (void)c;                                                             \
        return 0;                                                                              \
    }                                                                                          \
    BG_FN double bg_##name##_at(int r, double a, double b, double c)                           \
    {                                                                                          \
        (void)r, (void)a, (void)b, (void)c;                                                    \
        return BG_NAN;                                                                         \
    }
BG_STUB2(vmf_log_h)
BG_STUB2(vmf_log_norm)
BG_STUB2(vmf_mean_resultant)
BG_STUB2(vmf_mean_resultant_compl)
BG_STUB2(vmf_mean_resultant_deriv)
BG_STUB2(vmf_entropy)
BG_STUB2(vmf_kappa)
BG_STUB2(vmf_kappa_compl)
BG_STUB3(vmf_kappa_marginal)
BG_STUB3(vmf_kappa_marginal_compl)
#endif
