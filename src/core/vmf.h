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
    }
#define BG_STUB3(name)                                                                         \
    enum { BG_##name##_REGIMES = 1 };                                                          \
    BG_FN int bg_##name##_regime(double a, double b, double c)                                 \
    {                                                                                          \
        (void)a, (void)b, (void)c;                                                             \
        return 0;                                                                              \
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
#define BG_EACH_vmf_log_h(R, a, b)                   R(0, BG_NAN)
#define BG_EACH_vmf_log_norm(R, a, b)                R(0, BG_NAN)
#define BG_EACH_vmf_mean_resultant(R, a, b)          R(0, BG_NAN)
#define BG_EACH_vmf_mean_resultant_compl(R, a, b)    R(0, BG_NAN)
#define BG_EACH_vmf_mean_resultant_deriv(R, a, b)    R(0, BG_NAN)
#define BG_EACH_vmf_entropy(R, a, b)                 R(0, BG_NAN)
#define BG_EACH_vmf_kappa(R, a, b)                   R(0, BG_NAN)
#define BG_EACH_vmf_kappa_compl(R, a, b)             R(0, BG_NAN)
#define BG_EACH_vmf_kappa_marginal(R, a, b, c)       R(0, BG_NAN)
#define BG_EACH_vmf_kappa_marginal_compl(R, a, b, c) R(0, BG_NAN)
#endif
