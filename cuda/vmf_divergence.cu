/* functions/vmf_divergence.def on a GPU. */
#include "core/vmf/vmf_divergence.h"

#include "function.h"

/* More registers than 128. */
struct vmf_bhattacharyya_function;
struct vmf_hellinger_function;
template <> struct bg_cuda_blocks<vmf_bhattacharyya_function> {
    enum { LEAST = 1 };
};
template <> struct bg_cuda_blocks<vmf_hellinger_function> {
    enum { LEAST = 1 };
};

#include "functions/vmf_divergence.def"
