/* functions/vmf.def on a GPU. */
#include "core/vmf/vmf.h"

#include "function.h"

/* More registers than 128. */
struct vmf_kappa_marginal_function;
struct vmf_kappa_marginal_compl_function;
template <> struct bg_cuda_blocks<vmf_kappa_marginal_function> {
    enum { LEAST = 1 };
};
template <> struct bg_cuda_blocks<vmf_kappa_marginal_compl_function> {
    enum { LEAST = 1 };
};

#include "functions/vmf.def"
