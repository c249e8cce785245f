/* functions/vmf_divergence.def for one instruction set. */
#include "core/vmf/vmf_divergence.h"

#include "function.h"

/* Hellinger's distance by Bhattacharyya's loops, which take long to compile; but where that may
 * underflow. */
#undef BG_EACH_vmf_hellinger
#define BG_EACH_vmf_hellinger(R, ...)                                                          \
    R(BG_GAP_SPECIAL, bg_vmf_divergence_special(BG_HELLINGER, __VA_ARGS__))                    \
    R(BG_GAP_TINY, bg_vmf_divergence_tiny(BG_HELLINGER, __VA_ARGS__))                          \
    default:                                                                                   \
        vmf_bhattacharyya_run(param, regime, n, arg, value);                                   \
        VECTORS(bg_vmf_hellinger_of(value[j]))

#include "functions/vmf_divergence.def"
