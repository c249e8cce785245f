/* functions/bessel_deriv.def on a GPU. */
#include "core/bessel/besseli_deriv.h"
#include "core/bessel/besselk_deriv.h"

#include "function.h"

/* Its nodes want a few registers more than 128. */
struct log_besselk_dnunu_function;
template <> struct bg_cuda_blocks<log_besselk_dnunu_function> {
    enum { LEAST = 1 };
};

#include "functions/bessel_deriv.def"
