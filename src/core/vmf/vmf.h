/* The von Mises-Fisher functions: all of them, and those that are a ratio of Bessel functions of
 * order nu = p/2 - 1. */
#ifndef BURGI_CORE_VMF_VMF_H
#define BURGI_CORE_VMF_VMF_H

#include "../bessel/besseli_ratio.h"
#include "../function.h"
#include "vmf_kappa.h"
#include "vmf_log_h.h"
#include "vmf_marginal.h"
#include "vmf_norm.h"

#define BG_EACH_vmf_mean_resultant(R, p, kappa) BG_EACH_besseli_ratio(R, 0.5 * (p)-1.0, kappa)
#define BG_EACH_vmf_mean_resultant_compl(R, p, kappa)                                          \
    BG_EACH_besseli_ratio_compl(R, 0.5 * (p)-1.0, kappa)
#define BG_EACH_vmf_mean_resultant_deriv(R, p, kappa)                                          \
    BG_EACH_besseli_ratio_dx(R, 0.5 * (p)-1.0, kappa)

#define BG_MEAN_FUNCTION(name, ratio)                                                          \
    BG_FUNCTION(name, (p, kappa), BG_##ratio##_REGIMES,                                        \
                bg_##ratio##_regime(0.5 * p - 1.0, kappa),                                     \
                bg_##ratio##_quick(0.5 * p - 1.0, kappa))
BG_MEAN_FUNCTION(vmf_mean_resultant, besseli_ratio)
BG_MEAN_FUNCTION(vmf_mean_resultant_compl, besseli_ratio_compl)
BG_MEAN_FUNCTION(vmf_mean_resultant_deriv, besseli_ratio_dx)
#undef BG_MEAN_FUNCTION

#endif
