/* Vectors of BG_WIDTH doubles, for the loops over rows that compilers do not vectorise well by
 * themselves: those that widen a narrower type.  All operations are elementwise and rounded once, so
 * that every width gives the same bits. */
#ifndef BURGI_ISA_VEC_H
#define BURGI_ISA_VEC_H

#include "core/vmf/vmf_rows.h"

/* Doubles of a bg_vec; 1 where the compiler is to make vectors.  AVX2 without F16C is no instruction
 * set of ours: only a user's flags can ask for it. */
#if BG_WIDTH >= 4 && defined __F16C__
#define BG_VEC BG_WIDTH
#else
#define BG_VEC 1
#endif
enum { VEC = BG_VEC };

#if BG_VEC == 8

#include <immintrin.h>
typedef __m512d bg_vec;
#define VEC_LOAD(x)      _mm512_loadu_pd(x)
#define VEC_STORE(x, a)  _mm512_storeu_pd(x, a)
#define VEC_ALL(a)       _mm512_set1_pd(a)
#define VEC_ADD(a, b)    _mm512_add_pd(a, b)
#define VEC_MUL(a, b)    _mm512_mul_pd(a, b)
#define VEC_FMA(a, b, c) _mm512_fmadd_pd(a, b, c)
#define VEC_FMS(a, b, c) _mm512_fmsub_pd(a, b, c)
#define VEC_FLOATS(a)    _mm512_cvtps_pd(_mm256_castsi256_ps(a))
#define VEC_HALVES(x)    _mm512_cvtps_pd(_mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(x))))
#define VEC_INTEGERS(a)  _mm512_cvtepi32_pd(a)
typedef __m256i bg_vec32; /* as many numbers of 32 bits */
#define VEC32_LOAD(x)     _mm256_loadu_si256((const __m256i *)(x))
#define VEC32_OF_U16(x)   _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)(x)))
#define VEC32_OF_U8(x)    _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(x)))
#define VEC32_OF_I8(x)    _mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *)(x)))
#define VEC32_SHIFT(a, n) _mm256_slli_epi32(a, n)

#elif BG_VEC == 4

#include <immintrin.h>
typedef __m256d bg_vec;
#define VEC_LOAD(x)       _mm256_loadu_pd(x)
#define VEC_STORE(x, a)   _mm256_storeu_pd(x, a)
#define VEC_ALL(a)        _mm256_set1_pd(a)
#define VEC_ADD(a, b)     _mm256_add_pd(a, b)
#define VEC_MUL(a, b)     _mm256_mul_pd(a, b)
#define VEC_FMA(a, b, c)  _mm256_fmadd_pd(a, b, c)
#define VEC_FMS(a, b, c)  _mm256_fmsub_pd(a, b, c)
#define VEC_FLOATS(a)     _mm256_cvtps_pd(_mm_castsi128_ps(a))
#define VEC_HALVES(x)     _mm256_cvtps_pd(_mm_cvtph_ps(_mm_loadl_epi64((const __m128i *)(x))))
#define VEC_INTEGERS(a)   _mm256_cvtepi32_pd(a)
typedef __m128i bg_vec32;
#define VEC32_LOAD(x)     _mm_loadu_si128((const __m128i *)(x))
#define VEC32_OF_U16(x)   _mm_cvtepu16_epi32(_mm_loadl_epi64((const __m128i *)(x)))
#define VEC32_OF_U8(x)    _mm_cvtepu8_epi32(bg_four_bytes(x))
#define VEC32_OF_I8(x)    _mm_cvtepi8_epi32(bg_four_bytes(x))
#define VEC32_SHIFT(a, n) _mm_slli_epi32(a, n)

BG_FN __m128i bg_four_bytes(const void *x)
{
    int four;
    memcpy(&four, x, sizeof four);
    return _mm_cvtsi32_si128(four);
}

#else

typedef double bg_vec;
#define VEC_LOAD(x)      (*(x))
#define VEC_STORE(x, a)  (void)(*(x) = (a))
#define VEC_ALL(a)       (a)
#define VEC_ADD(a, b)    ((a) + (b))
#define VEC_MUL(a, b)    ((a) * (b))
#define VEC_FMA(a, b, c) bg_fma(a, b, c)
#define VEC_FMS(a, b, c) bg_fma(a, b, -(c))

#endif

/* A hint that the cache line at x, which may be any address, is wanted soon. */
#if defined __GNUC__
#define BG_PREFETCH(x) __builtin_prefetch((const void *)(x), 0, 2)
#else
#define BG_PREFETCH(x) (void)(x)
#endif

/* The components of a row from j on, as doubles. */
BG_FN bg_vec bg_vec_of(int type, const void *x, size_t j)
{
#if BG_VEC > 1
    const char *at = (const char *)bg_row_from(type, x, j);
    switch (type) {
    case BG_F64:
        return VEC_LOAD((const double *)at);
    case BG_F32:
        return VEC_FLOATS(VEC32_LOAD(at));
    case BG_F16:
        return VEC_HALVES(at);
    case BG_BF16:
        return VEC_FLOATS(VEC32_SHIFT(VEC32_OF_U16(at), 16));
    case BG_U8:
        return VEC_INTEGERS(VEC32_OF_U8(at));
    default:
        return VEC_INTEGERS(VEC32_OF_I8(at));
    }
#else
    return bg_row_at(type, x, j);
#endif
}

#endif
