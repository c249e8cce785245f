/* The batch kernel: a block sorts its tile's elements by regime, and each warp evaluates up to 32 of one.
 *
 * A warp whose threads are in different regimes pays for each of them, so a tile of elements comes to shared
 * memory, each thread ranks its own within their regimes (one atomic a regime and warp), a warp adds up how many
 * groups of 32 each regime needs, and warps take groups.  Which of a regime's elements is in which group
 * varies from run to run; what is computed of it does not.  A tile all of one regime is not sorted.
 *
 * F is a function of functions.def: F::ARGS, F::REGIMES, F::regime(arg), F::eval(regime, arg), and F::real, what it
 * computes in: float for functions_fast.def's. */
#ifndef BURGI_CUDA_SORTED_H
#define BURGI_CUDA_SORTED_H

#include "core/fn.h"
#include "launch.h"

enum { BG_THREADS = 256, BG_WARP = 32, BG_CUDA_ARGS = 5 };

/* Elements i of arrays of doubles, or where `single` of floats, which become F::real and are rounded back. */
struct bg_cuda_batch {
    size_t n;
    const void *arg[BG_CUDA_ARGS];
    ptrdiff_t inc[BG_CUDA_ARGS];
    void *y;
    ptrdiff_t inc_y;
    bool single;
};

/* A tile's size, so that its shared memory, which is where its bytes go, stays below 48 KB. */
template <class F> struct bg_tile {
    enum {
        PER_THREAD = F::ARGS <= 2   ? 8
                     : F::ARGS == 3 ? 6
                                    : 4,
        SIZE = BG_THREADS * PER_THREAD,
        /* each regime's slots begin at a multiple of 32 */
        SLOTS = SIZE + BG_WARP * F::REGIMES,
        GROUPS = SLOTS / BG_WARP,
        BYTES = (int)sizeof(typename F::real) * F::ARGS * SIZE + 4 * (2 * BG_WARP + 1) +
                2 * SLOTS + GROUPS
    };
    static_assert((int)F::REGIMES <= (int)BG_WARP, "a lane for each regime");
    static_assert((int)BYTES <= 48 * 1024, "more shared memory than every launch has");
};

/* A tile in shared memory. */
template <class F> struct bg_tile_shared {
    typename F::real *arg; /* [ARGS][SIZE]; the values take the first's place */
    int *count;            /* of each regime's elements */
    int *first;            /* each regime's first slot */
    int *groups;
    uint16_t *slot;  /* which element is there, or NONE */
    uint8_t *regime; /* of each group */

    __device__ __forceinline__ explicit bg_tile_shared(double *bytes)
        : arg((typename F::real *)bytes), count((int *)(arg + F::ARGS * bg_tile<F>::SIZE)),
          first(count + BG_WARP), groups(first + BG_WARP), slot((uint16_t *)(groups + 1)),
          regime((uint8_t *)(slot + bg_tile<F>::SLOTS))
    {
    }
};

enum { BG_NO_ELEMENT = 0xffff };

/* Functions of float are launched for floats alone. */
template <class T>
__device__ __forceinline__ T bg_cuda_load(const bg_cuda_batch &b, int k, size_t i)
{
    const ptrdiff_t at = (ptrdiff_t)i * b.inc[k];
    return sizeof(T) == sizeof(float) || b.single ? (T)((const float *)b.arg[k])[at]
                                                  : (T)((const double *)b.arg[k])[at];
}

template <class T>
__device__ __forceinline__ void bg_cuda_store(const bg_cuda_batch &b, size_t i, T v)
{
    const ptrdiff_t at = (ptrdiff_t)i * b.inc_y;
    if (sizeof(T) == sizeof(float) || b.single)
        ((float *)b.y)[at] = (float)v;
    else
        ((double *)b.y)[at] = (double)v;
}

/* An element's place among those of its regime, r < 0 for none. */
__device__ __forceinline__ int bg_cuda_rank(int *count, int r)
{
    const int lane = (int)threadIdx.x % BG_WARP;
    const unsigned like = __match_any_sync(0xffffffffu, r);
    const int leader = __ffs((int)like) - 1;
    int before = 0;
    if (lane == leader && r >= 0)
        before = atomicAdd(&count[r], __popc(like));
    return __shfl_sync(0xffffffffu, before, leader) + __popc(like & ((1u << lane) - 1));
}

/* By the first warp: where each regime's slots begin. */
template <class F> __device__ __forceinline__ void bg_cuda_arrange(const bg_tile_shared<F> &s)
{
    const int lane = (int)threadIdx.x;
    const int groups = lane < (int)F::REGIMES ? (s.count[lane] + BG_WARP - 1) / BG_WARP : 0;
    int sum = groups;
    for (int k = 1; k < BG_WARP; k *= 2) {
        const int up = __shfl_up_sync(0xffffffffu, sum, k);
        sum += lane >= k ? up : 0;
    }
    s.first[lane] = (sum - groups) * BG_WARP;
    for (int g = sum - groups; g < sum; ++g)
        s.regime[g] = (uint8_t)lane;
    if (lane == BG_WARP - 1)
        *s.groups = sum;
}

/* Loads this thread's elements and tells their regimes and ranks. */
template <class F>
__device__ __forceinline__ void bg_cuda_take(const bg_cuda_batch &b, size_t base, int n,
                                             const bg_tile_shared<F> &s, int *regime, int *rank)
{
    BG_UNROLL
    for (int k = 0; k < (int)bg_tile<F>::PER_THREAD; ++k) {
        const int j = k * BG_THREADS + (int)threadIdx.x;
        regime[k] = -1;
        if (j < n) {
            typename F::real arg[BG_CUDA_ARGS];
            for (int a = 0; a < (int)F::ARGS; ++a)
                s.arg[a * bg_tile<F>::SIZE + j] = arg[a] =
                    bg_cuda_load<typename F::real>(b, a, base + (size_t)j);
            regime[k] = F::regime(arg);
        }
        rank[k] = bg_cuda_rank(s.count, regime[k]);
    }
}

/* Fills the slots; how many groups there are. */
template <class F>
__device__ __forceinline__ int bg_cuda_sort(const bg_tile_shared<F> &s, const int *regime,
                                            const int *rank)
{
    const int me = (int)threadIdx.x;
    if (me < BG_WARP)
        bg_cuda_arrange<F>(s);
    __syncthreads();
    BG_UNROLL
    for (int k = 0; k < (int)bg_tile<F>::PER_THREAD; ++k)
        if (regime[k] >= 0)
            s.slot[s.first[regime[k]] + rank[k]] = (uint16_t)(k * BG_THREADS + me);
    __syncthreads();
    return *s.groups;
}

/* Warps take groups; of a tile that is all of one regime, 32 elements as they lie. */
template <class F>
__device__ __forceinline__ void bg_cuda_evaluate(const bg_tile_shared<F> &s, int n, int only,
                                                 int groups)
{
    const int lane = (int)threadIdx.x % BG_WARP;
    for (int g = (int)threadIdx.x / BG_WARP; g < groups; g += BG_THREADS / BG_WARP) {
        const int at = g * BG_WARP + lane, j = only >= 0 ? at : s.slot[at];
        if (j < n) {
            typename F::real arg[BG_CUDA_ARGS];
            for (int k = 0; k < (int)F::ARGS; ++k)
                arg[k] = s.arg[k * bg_tile<F>::SIZE + j];
            s.arg[j] = F::eval(only >= 0 ? only : s.regime[g], arg);
        }
    }
}

/* Blocks that a multiprocessor is to have room for: what bounds a kernel's registers, to 65536/256/LEAST. */
template <class F> struct bg_cuda_blocks {
    enum { LEAST = 2 };
};

/* A block a tile. */
template <class F>
__global__ void __launch_bounds__(BG_THREADS, bg_cuda_blocks<F>::LEAST)
    bg_cuda_sorted(bg_cuda_batch b)
{
    enum { SIZE = bg_tile<F>::SIZE, PER_THREAD = bg_tile<F>::PER_THREAD };
    BG_SHARED(double, bytes);
    const bg_tile_shared<F> s(bytes);
    const int me = (int)threadIdx.x, lane = me % BG_WARP;
    const size_t base = blockIdx.x * (size_t)SIZE;
    const int n = b.n - base < SIZE ? (int)(b.n - base) : (int)SIZE;
    int regime[PER_THREAD], rank[PER_THREAD];
    if (me < BG_WARP)
        s.count[me] = 0;
    for (int i = me; i < (int)bg_tile<F>::SLOTS; i += BG_THREADS)
        s.slot[i] = BG_NO_ELEMENT;
    __syncthreads();
    bg_cuda_take<F>(b, base, n, s, regime, rank);
    __syncthreads();
    const unsigned whole =
        __ballot_sync(0xffffffffu, lane < (int)F::REGIMES && s.count[lane] == n);
    const int only = __ffs((int)whole) - 1; /* all of this regime, or -1 */
    const int groups =
        only >= 0 ? (n + BG_WARP - 1) / BG_WARP : bg_cuda_sort<F>(s, regime, rank);
    bg_cuda_evaluate<F>(s, n, only, groups);
    __syncthreads();
    for (int j = me; j < n; j += BG_THREADS)
        bg_cuda_store(b, base + (size_t)j, s.arg[j]);
}

#endif
