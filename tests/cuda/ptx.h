/* What tests/cuda/ptx.py writes, and how libburgi_cuda's entry points launch it: included before a cuda/FAMILY.cu,
 * by g++, its kernels are declared alone, and a translated one stands for each. */
#ifndef BURGI_TESTS_CUDA_PTX_H
#define BURGI_TESTS_CUDA_PTX_H

#include <math.h>
#include <stdlib.h>

#include "cuda/sorted.h"

template <class F> void ptx_bg_cuda_sorted(bg_cuda_batch b);
#undef BG_LAUNCH
#define BG_LAUNCH(kernel, grid, block, shared, stream, ...)                                    \
    bg_host_launch(#kernel, grid, block, shared, stream, [=] { ptx_##kernel(__VA_ARGS__); })

/* A struct by value. */
template <size_t N> struct bg_ptx_param {
    alignas(8) unsigned char bytes[N];
};

template <class T, class U> static inline T bg_ptx_as(U x)
{
    static_assert(sizeof(T) == sizeof(U), "the same bits");
    T t;
    memcpy(&t, &x, sizeof t);
    return t;
}

static inline unsigned char *bg_ptx_global(uint64_t base, int64_t offset)
{
    return (unsigned char *)(uintptr_t)(base + (uint64_t)offset);
}

static inline unsigned char *bg_ptx_shared(uint32_t base, int32_t offset)
{
    return bg_host_shared + (int32_t)(base + (uint32_t)offset);
}

template <class T> static inline T bg_ptx_load(const unsigned char *p)
{
    T t;
    memcpy(&t, p, sizeof t);
    return t;
}

template <class T> static inline void bg_ptx_store(unsigned char *p, T t)
{
    memcpy(p, &t, sizeof t);
}

static inline uint32_t bg_ptx_add(unsigned char *p, uint32_t by)
{
    const uint32_t old = bg_ptx_load<uint32_t>(p);
    bg_ptx_store<uint32_t>(p, old + by);
    return old;
}

/* Of a number and NaN the number.  Of 0 and -0 the first, which is not what x > 0 ? x : 0 gives, of which nvcc makes
 * max: should it matter which of them a GPU takes, bits differ here. */
static inline double bg_ptx_min(double a, double b)
{
    return isnan(a) || b < a ? b : a;
}

static inline double bg_ptx_max(double a, double b)
{
    return isnan(a) || b > a ? b : a;
}

/* Towards zero; the nearest there is, and INT32_MIN of NaN. */
static inline int32_t bg_ptx_integer(double x)
{
    return x > -2147483649.0 ? x < 2147483648.0 ? (int32_t)x : INT32_MAX : INT32_MIN;
}

/* All bits go, where it is by as many or more. */
template <class T> static inline T bg_ptx_left(T x, uint32_t by)
{
    return by < 8 * sizeof x ? (T)(x << by) : (T)0;
}

template <class T> static inline T bg_ptx_right(T x, uint32_t by)
{
    const uint32_t last = 8 * sizeof x - 1;
    return (T)(x >> (by < last ? by : last) >> (by > last && (T)-1 > 0 ? 1 : 0));
}

static inline uint32_t bg_ptx_reversed(uint32_t x)
{
    uint32_t r = 0;
    for (int i = 0; i < 32; ++i)
        r = r << 1 | (x >> i & 1);
    return r;
}

/* How far the first bit is from the top. */
static inline uint32_t bg_ptx_leading(uint32_t x)
{
    return x == 0 ? UINT32_MAX : (uint32_t)__builtin_clz(x);
}

/* A shuffle and whether its lane is of the warp, which `most` leaves whole. */
static inline uint32_t bg_ptx_idx(bool *ok, uint32_t x, uint32_t lane, uint32_t most,
                                  uint32_t mask, int line)
{
    if (most != 31)
        abort();
    *ok = true;
    return bg_host_shuffle(mask, x, (int)(lane % 32), line);
}

static inline uint32_t bg_ptx_up(bool *ok, uint32_t x, uint32_t by, uint32_t most,
                                 uint32_t mask, int line)
{
    if (most != 0)
        abort();
    *ok = bg_host_lane() >= (int)(by % 32);
    return bg_host_shuffle(mask, x, bg_host_lane() - (int)(by % 32), line);
}

#endif
