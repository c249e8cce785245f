/* CUDA's names for g++: a kernel runs on the CPU, a block at a time, a fiber for each thread, so that where
 * there is no GPU its indexing, shared memory, barriers, shuffles and atomics are executed nonetheless.
 *
 * Fibers change at barriers and at what a warp does together, nowhere else.  A warp runs as far ahead of the
 * others as barriers let it, the warps and their lanes in the order that bg_host_order (control.h) names; what
 * depends on it is a race.  Shared memory is poisoned before each block and watched beyond its end.  What this
 * cannot see is listed in docs/cuda.md. */
#ifndef BURGI_TESTS_CUDA_HOST_H
#define BURGI_TESTS_CUDA_HOST_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <functional>

#include "control.h"
#include "runtime.h"

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)
#define __restrict__ __restrict

struct dim3 {
    unsigned x, y, z;
    dim3(unsigned a = 1, unsigned b = 1, unsigned c = 1) : x(a), y(b), z(c)
    {
    }
};
extern dim3 threadIdx, blockIdx, blockDim, gridDim;

extern unsigned char *bg_host_shared;
void bg_host_launch(const char *name, dim3 grid, dim3 block, size_t shared, cudaStream_t stream,
                    const std::function<void()> &body);
void bg_host_barrier(int line);
/* Waits for the lanes of mask, each of which brings v: what all 32 brought. */
const uint64_t *bg_host_warp(unsigned mask, uint64_t v, int line);

static inline int bg_host_lane(void)
{
    return (int)((threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z)) % 32);
}

/* A lane out of range gives a thread its own value, as on a GPU. */
template <class T> static inline T bg_host_shuffle(unsigned mask, T v, int from, int line)
{
    uint64_t bits = 0;
    memcpy(&bits, &v, sizeof v);
    const uint64_t *const all = bg_host_warp(mask, bits, line);
    memcpy(&v, &all[from >= 0 && from < 32 ? from : bg_host_lane()], sizeof v);
    return v;
}

/* The lanes of mask that brought `wanted`. */
static inline unsigned bg_host_ballot(unsigned mask, uint64_t v, uint64_t wanted, int line)
{
    const uint64_t *const all = bg_host_warp(mask, v, line);
    unsigned lanes = 0;
    for (int i = 0; i < 32; ++i)
        lanes |= (mask >> i & 1) != 0 && all[i] == wanted ? 1u << i : 0u;
    return lanes;
}

#define __syncthreads()           bg_host_barrier(__LINE__)
#define __syncwarp()              ((void)bg_host_warp(0xffffffffu, 0, __LINE__))
#define __shfl_sync(m, v, from)   bg_host_shuffle(m, v, (int)(from), __LINE__)
#define __shfl_xor_sync(m, v, k)  bg_host_shuffle(m, v, bg_host_lane() ^ (int)(k), __LINE__)
#define __shfl_up_sync(m, v, k)   bg_host_shuffle(m, v, bg_host_lane() - (int)(k), __LINE__)
#define __shfl_down_sync(m, v, k) bg_host_shuffle(m, v, bg_host_lane() + (int)(k), __LINE__)
#define __ballot_sync(m, p)       bg_host_ballot(m, (p) ? 1 : 0, 1, __LINE__)
#define __match_any_sync(m, v)    bg_host_ballot(m, (uint64_t)(v), (uint64_t)(v), __LINE__)

static inline int __popc(unsigned x)
{
    return __builtin_popcount(x);
}

static inline int __ffs(int x)
{
    return __builtin_ffs(x);
}

/* One fiber runs at a time. */
template <class T> static inline T atomicAdd(T *p, T v)
{
    const T old = *p;
    *p = old + v;
    return old;
}

#endif
