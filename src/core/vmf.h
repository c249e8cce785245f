/* Stub while the numerics are being written. */
#ifndef BURGI_CORE_VMF_H
#define BURGI_CORE_VMF_H
#include "besseli.h"
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
