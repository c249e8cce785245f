/* Included before a cuda/FAMILY.cu by tools/check-ptx: every bg_fma is marked in the PTX, so that an fma without the
 * mark is one that the compiler made of a product and a sum. */
#ifndef BURGI_TESTS_CUDA_MARK_H
#define BURGI_TESTS_CUDA_MARK_H

static __device__ __forceinline__ double bg_marked_fma(double a, double b, double c)
{
    double y;
    asm("fma.rn.f64 %0, %1, %2, %3; // bg_fma" : "=d"(y) : "d"(a), "d"(b), "d"(c));
    return y;
}
#define __fma_rn bg_marked_fma

static __device__ __forceinline__ float bg_marked_fma_f32(float a, float b, float c)
{
    float y;
    asm("fma.rn.f32 %0, %1, %2, %3; // bg_fma" : "=f"(y) : "f"(a), "f"(b), "f"(c));
    return y;
}
#define __fmaf_rn bg_marked_fma_f32

#endif
