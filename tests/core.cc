/* The core headers in another compiler's hands.  As C++17: a program that compares every
 * function, inlined, with the library's over points of every kind, bit for bit.  As CUDA
 * (nvcc -x cu): every function as a kernel, to be compiled; CORE_FUNCTIONS leaves out hi + lo,
 * CORE_DD all others. */
#include <burgi.h>

#include "core/all.h"

#if defined __CUDACC__ && !defined CORE_DD

#define ARRAY(k, a)   const double *a
#define ELEMENT(k, a) a[i]
#define KERNEL(name, ...)                                                                      \
    __global__ void name(size_t count, BG_MAP(ARRAY, __VA_ARGS__), double *y)                  \
    {                                                                                          \
        const size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x;                        \
        if (i < count)                                                                         \
            y[i] = bg_##name(BG_MAP(ELEMENT, __VA_ARGS__));                                    \
    }
#define BURGI_FUNCTION(name, f32, ...) KERNEL(name, __VA_ARGS__)
#include "functions.def"
#define BURGI_FUNCTION(name, f32, ...) KERNEL(name, __VA_ARGS__)
#include "isa/elem.def"
#define BURGI_FAST(name, ...)                                                                  \
    __global__ void name##_f32_fast(size_t count, const float *nu, const float *x, float *y)   \
    {                                                                                          \
        const size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x;                        \
        if (i < count)                                                                         \
            y[i] = bg_##name##_f32_fast(nu[i], x[i]);                                          \
    }
#include "functions_fast.def"

#endif

#if defined __CUDACC__ && !defined CORE_FUNCTIONS

__global__ void log_bessel_dd(size_t n, bg_bessel_of of, const double *nu, const double *x,
                              bg_dd *y, bg_interval *z)
{
    const size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x;
    if (i < n) {
        y[i] = bg_log_bessel_dd(of, nu[i], x[i]);
        z[i] = bg_log_bessel_bounds(of, nu[i], x[i]);
    }
}

#endif

#if !defined __CUDACC__

#include <cstdio>

extern "C" {
#include "lib/points.h"
}

namespace
{
double arg[POINT_ARGS][POINTS];
int different;

void compare(const char *name, size_t i, double inlined, double library)
{
    if (!same_bits(inlined, library) && different++ < 10)
        std::printf("%s(%a, %a, %a): %a inlined, %a in the library\n", name, arg[0][i],
                    arg[1][i], arg[2][i], inlined, library);
}

#define ELEMENT(k, a) arg[k][i]
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    void try_##name(size_t i)                                                                  \
    {                                                                                          \
        compare(#name, i, bg_##name(BG_MAP(ELEMENT, __VA_ARGS__)),                             \
                burgi_##name(BG_MAP(ELEMENT, __VA_ARGS__)));                                   \
    }
#include "functions.def"

void try_dd(size_t i)
{
    double *const nu = arg[0] + i, *const x = arg[1] + i, rest[4];
    const double first[] = { burgi_log_besseli_dd(*nu, *x, rest),
                             burgi_log_besselk_dd(*nu, *x, rest + 1),
                             burgi_log_besseli_bounds(*nu, *x, rest + 2),
                             burgi_log_besselk_bounds(*nu, *x, rest + 3) };
    for (int k = 0; k < 2; ++k) {
        const bg_dd f = bg_log_bessel_dd(k == 0 ? BG_OF_I : BG_OF_K, *nu, *x);
        const bg_interval b = bg_log_bessel_bounds(k == 0 ? BG_OF_I : BG_OF_K, *nu, *x);
        compare("log_bessel_dd", i, f.hi, first[k]);
        compare("log_bessel_dd, lo", i, f.lo, rest[k]);
        compare("log_bessel_bounds", i, b.lo, first[2 + k]);
        compare("log_bessel_bounds, hi", i, b.hi, rest[2 + k]);
    }
}

/* Three columns serve the functions of two arguments too. */
void try_all(size_t n)
{
    for (size_t i = 0; i < n; ++i) {
        try_dd(i);
#define BURGI_FUNCTION(name, f32, ...) try_##name(i);
#include "functions.def"
    }
}
} // namespace

int main()
{
    struct random random = { 20260803 };
    try_all(points_special(3, arg));
    for (int round = 0; round < 4; ++round) {
        try_all(points_mixed(&random, 3, arg));
        try_all(points_cluster(&random, 3, arg));
    }
    std::printf("%d results differ\n", different);
    return different != 0;
}

#endif
