/* The one place that knows compilers.  Everything else in src/core is plain functions on
 * double in the common subset of C11 and C++17, decorated with BG_FN: gcc, clang and nvcc
 * compile the same text, scalar or vectorised, to the same bits.
 *
 * That holds because the core uses only + - * / sqrt, comparisons, integer operations and
 * the explicit bg_fma, and because the compiler may not contract a*b+c by itself
 * (-ffp-contract=off, nvcc --fmad=false) nor reorder. */
#ifndef BURGI_CORE_FN_H
#define BURGI_CORE_FN_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined __FAST_MATH__
#error "burgi: compile without -ffast-math and -Ofast; they change results"
#endif
#if defined __FLT_EVAL_METHOD__ && __FLT_EVAL_METHOD__ != 0 && __FLT_EVAL_METHOD__ != 16
#error "burgi: needs arithmetic in double (SSE2, not x87)"
#endif

#if defined __CUDACC__
#define BG_FN     static __host__ __device__ __forceinline__
#define BG_UNROLL _Pragma("unroll")
#define BG_SIMD
#define BG_SIMD_SUM(n)
#elif defined __clang__
#define BG_FN          static inline __attribute__((always_inline, unused))
#define BG_UNROLL      _Pragma("clang loop unroll(full)")
#define BG_SIMD        _Pragma("omp simd")
#define BG_SIMD_SUM(n) _Pragma(BG_TEXT(omp simd reduction(+ : n)))
#else
#define BG_FN          static inline __attribute__((always_inline, unused))
#define BG_UNROLL      _Pragma("GCC unroll 48")
#define BG_SIMD        _Pragma("omp simd")
#define BG_SIMD_SUM(n) _Pragma(BG_TEXT(omp simd reduction(+ : n)))
#endif
#define BG_TEXT(s) #s

/* Arrays of an automatic object on whole vectors of any set: a store across two cache lines costs two. */
#if defined __cplusplus
#define BG_ALIGNED alignas(64)
#else
#define BG_ALIGNED _Alignas(64)
#endif

/* Doubles per vector of the instruction set compiled for; 1 where bg_fma is a call. */
#if defined __AVX512F__
#define BG_WIDTH 8
#elif defined __AVX__ && defined __FMA__
#define BG_WIDTH 4
#elif defined __ARM_NEON && defined __aarch64__
#define BG_WIDTH 2
#else
#define BG_WIDTH 1
#endif

/* a*b + c rounded once.  With hardware FMA one instruction; in the base build libm's
 * correctly rounded fma: slower, the same bits. */
BG_FN double bg_fma(double a, double b, double c)
{
#if defined __CUDA_ARCH__
    return __fma_rn(a, b, c);
#elif defined __GNUC__
    return __builtin_fma(a, b, c);
#else
    return fma(a, b, c);
#endif
}

/* The same in float, for the functions that are all of float (f32/). */
BG_FN float bg_fma_f32(float a, float b, float c)
{
#if defined __CUDA_ARCH__
    return __fmaf_rn(a, b, c);
#elif defined __GNUC__
    return __builtin_fmaf(a, b, c);
#else
    return fmaf(a, b, c);
#endif
}

BG_FN float bg_sqrt_f32(float x)
{
#if defined __CUDA_ARCH__
    return __fsqrt_rn(x);
#elif defined __GNUC__
    return __builtin_sqrtf(x);
#else
    return sqrtf(x);
#endif
}

BG_FN uint64_t bg_bits(double x)
{
    uint64_t b;
    memcpy(&b, &x, sizeof b);
    return b;
}

BG_FN double bg_from_bits(uint64_t b)
{
    double x;
    memcpy(&x, &b, sizeof x);
    return x;
}

BG_FN double bg_abs(double x)
{
    return bg_from_bits(bg_bits(x) & UINT64_C(0x7fffffffffffffff));
}

BG_FN uint32_t bg_bits_f32(float x)
{
    uint32_t b;
    memcpy(&b, &x, sizeof b);
    return b;
}

BG_FN float bg_from_bits_f32(uint32_t b)
{
    float x;
    memcpy(&x, &b, sizeof x);
    return x;
}

/* The nearest integer, even where two are as near; |x| < 2^51. */
BG_FN double bg_round(double x)
{
    return (x + 0x1.8p52) - 0x1.8p52;
}

#define BG_INF bg_from_bits(UINT64_C(0x7ff0000000000000))
#define BG_NAN bg_from_bits(UINT64_C(0x7ff8000000000000))

#endif
