/* Makes a family's functions on device pointers: include the core's headers, this file, then
 * functions/FAMILY.def, or functions_fast.def. */
#ifndef BURGI_CUDA_FUNCTION_H
#define BURGI_CUDA_FUNCTION_H

#include <burgi/cuda.h>

#include "core/function.h"
#include "sorted.h"
#include "status.h"

template <class F> static burgi_status bg_cuda_run(const bg_cuda_batch &b, cudaStream_t stream)
{
    if (b.n == 0)
        return BURGI_OK;
    if (b.y == nullptr || (b.inc_y == 0 && b.n > 1))
        return BURGI_EINVAL;
    for (int k = 0; k < (int)F::ARGS; ++k)
        if (b.arg[k] == nullptr)
            return BURGI_EINVAL;
    const size_t tiles = (b.n - 1) / bg_tile<F>::SIZE + 1; /* no memory holds 2^31 of them */
    BG_LAUNCH(bg_cuda_sorted<F>, (unsigned)tiles, BG_THREADS, bg_tile<F>::BYTES, stream, b);
    return bg_cuda_status(cudaGetLastError());
}

/* For BG_MAP. */
#define BG_CUDA_FROM(k, a)      a = arg[k]
#define BG_CUDA_ARRAY(k, a)     const double *a, ptrdiff_t inc_##a
#define BG_CUDA_ARRAY_F32(k, a) const float *a, ptrdiff_t inc_##a
#define BG_CUDA_INCREMENT(k, a) inc_##a

/* What bg_cuda_sorted wants of a function of `type`. */
#define BG_CUDA_FUNCTION(name, type, none, ...)                                                \
    struct name##_function {                                                                   \
        typedef type real;                                                                     \
        enum { ARGS = BG_COUNT(__VA_ARGS__), REGIMES = BG_##name##_REGIMES };                  \
        static __device__ __forceinline__ int regime(const type *arg)                          \
        {                                                                                      \
            const type BG_MAP(BG_CUDA_FROM, __VA_ARGS__);                                      \
            return bg_##name##_regime(__VA_ARGS__);                                            \
        }                                                                                      \
        static __device__ __forceinline__ type eval(int regime, const type *arg)               \
        {                                                                                      \
            const type BG_MAP(BG_CUDA_FROM, __VA_ARGS__);                                      \
            switch (regime) {                                                                  \
                BG_CALL(BG_EACH_##name, BG_CASE, __VA_ARGS__)                                  \
            }                                                                                  \
            return none;                                                                       \
        }                                                                                      \
    };

/* An entry point for floats. */
#define BG_CUDA_ENTRY_F32(name, function, ...)                                                 \
    burgi_status burgi_cuda_##name(size_t count, BG_MAP(BG_CUDA_ARRAY_F32, __VA_ARGS__),       \
                                   float *y, ptrdiff_t inc_y, cudaStream_t stream)             \
    {                                                                                          \
        const bg_cuda_batch batch = {                                                          \
            count, { __VA_ARGS__ }, { BG_MAP(BG_CUDA_INCREMENT, __VA_ARGS__) }, y, inc_y, true \
        };                                                                                     \
        return bg_cuda_run<function>(batch, stream);                                           \
    }
#define NO_F32(name, ...)
#define F32(name, ...) BG_CUDA_ENTRY_F32(name##_f32, name##_function, __VA_ARGS__)

#define BURGI_FAST(name, ...)                                                                  \
    BG_CUDA_FUNCTION(name##_f32_fast, float, BG_NAN_F32, __VA_ARGS__)                          \
    BG_CUDA_ENTRY_F32(name##_f32_fast, name##_f32_fast_function, __VA_ARGS__)

#define BURGI_FUNCTION(name, f32, ...)                                                         \
    BG_CUDA_FUNCTION(name, double, BG_NAN, __VA_ARGS__)                                        \
    burgi_status burgi_cuda_##name(size_t count, BG_MAP(BG_CUDA_ARRAY, __VA_ARGS__),           \
                                   double *y, ptrdiff_t inc_y, cudaStream_t stream)            \
    {                                                                                          \
        const bg_cuda_batch batch = { count,                                                   \
                                      { __VA_ARGS__ },                                         \
                                      { BG_MAP(BG_CUDA_INCREMENT, __VA_ARGS__) },              \
                                      y,                                                       \
                                      inc_y,                                                   \
                                      false };                                                 \
        return bg_cuda_run<name##_function>(batch, stream);                                    \
    }                                                                                          \
    f32(name, __VA_ARGS__)

#endif
