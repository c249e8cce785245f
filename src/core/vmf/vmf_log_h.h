/* log H_p(kappa) of the von Mises-Fisher law on the sphere in R^p: bessel/log_h.h by regime. */
#ifndef BURGI_CORE_VMF_VMF_LOG_H_H
#define BURGI_CORE_VMF_VMF_LOG_H_H

#include "../bessel/log_h.h"
#include "../function.h"

#define BG_EACH_vmf_log_h(R, p, kappa)                                                         \
    R(BG_H_SPECIAL, bg_log_h_special(p, kappa))                                                \
    R(BG_H_HUGE, bg_log_h_huge(p, kappa))                                                      \
    R(BG_H_TINY, 0.5 * (kappa) * ((kappa) / (p)))                                              \
    BG_EACH_SERIES(R, BG_H_SERIES, bg_log_h_series, p, kappa)                                  \
    BG_EACH_ALPHA(R, BG_H_ALPHA, bg_log_h_alpha, p, kappa)                                     \
    BG_EACH_DEBYE_FROM(R, BG_H_DEBYE, bg_log_h_debye, p, kappa)

BG_FUNCTION(vmf_log_h, (p, kappa), BG_H_REGIMES, bg_log_h_regime(p, kappa),
            bg_log_h_regime(p, kappa))

#endif
