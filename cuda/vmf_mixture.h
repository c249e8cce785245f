/* The parts of an E-step on a GPU, over a block of rows at a time.
 *
 * Unit rows X lie one after the other; matrices T and R of rows by components have a row's components side by
 * side, so that
 *
 *   T = X M',   R of T,   S += R' X
 *
 * are two calls of GEMM with kernels before, between and after.  In these kernels 16 threads have a row, and sum in
 * the CPU's 16 lanes. */
#ifndef BURGI_CUDA_VMF_MIXTURE_H
#define BURGI_CUDA_VMF_MIXTURE_H

#include <burgi/mixture_engine.h>
#include <burgi/rows.h>

#include "core/fn.h"
#include "cublas.h"
#include "status.h"

enum { BG_GROUP = 16, BG_GROUP_THREADS = 256, BG_GROUP_ROWS = BG_GROUP_THREADS / BG_GROUP };

/* Blocks of so many threads that give each of n rows a group. */
static inline unsigned bg_groups_for(size_t n)
{
    return (unsigned)((n - 1) / BG_GROUP_ROWS + 1);
}

/* This thread's place in its group, and the group's first lane in the warp. */
static __device__ __forceinline__ int bg_group_lane(void)
{
    return (int)threadIdx.x % BG_GROUP;
}

static __device__ __forceinline__ int bg_group_first(void)
{
    return (int)threadIdx.x % 32 / BG_GROUP * BG_GROUP;
}

/* The group's sum, halves onto halves, to all of it.  All threads of the warp call it. */
static __device__ __forceinline__ double bg_group_sum(double v)
{
    for (int half = BG_GROUP / 2; half > 0; half /= 2)
        v += __shfl_down_sync(0xffffffffu, v, half);
    return __shfl_sync(0xffffffffu, v, bg_group_first());
}

/* Unit vectors to x, zeros where a row has no direction; its weight, NaN there.  x may be null.  Those of rows first ..
 * first + n - 1, or of the n rows that `row` lists, on the device. */
burgi_status bg_cuda_units(const burgi_rows *rows, size_t first, const size_t *row, size_t n,
                           double *x, double *weight, cudaStream_t stream);

/* One mixture's columns in a block. */
struct bg_cuda_columns {
    size_t n, p, each, ld;    /* rows; components, with the background's; columns of T and R */
    const double *x, *weight; /* as above */
    const double *mu, *at, *kappa;
    double *t, *r; /* cosines, which become 1 - cosines; responsibilities are written */
};

/* What scores write of each row; each may be null. */
struct bg_cuda_scores {
    size_t k;
    double *log_density;
    int32_t *best;
    double *delta;
};
burgi_status bg_cuda_score_rows(const bg_cuda_columns &columns, const bg_cuda_scores &scores,
                                cudaStream_t stream);

/* How rows are given to components; r becomes responsibilities times weights, those that are negligible 0. */
enum { BG_CUDA_LIKELIHOOD, BG_CUDA_ENTROPY, BG_CUDA_MOVED };
constexpr size_t BG_CUDA_SCALARS = 3;
struct bg_cuda_giving {
    burgi_mixture_giving giving;
    bool entropy;
    uint64_t seed, first, step; /* first: the number of the block's first row */
    int32_t *label;             /* of each row, read and written; not for soft */
    double *scalar;             /* BG_CUDA_SCALARS of each row, its share in the sums */
};
burgi_status bg_cuda_give_rows(const bg_cuda_columns &columns, const bg_cuda_giving &giving,
                               cudaStream_t stream);

/* Sums over n rows of the columns of a, and of a b where b is not null, in an order that n alone decides: to
 * sum[0 .. columns - 1] and from sum[columns] on; added to what stands there, unless `fresh`. */
struct bg_cuda_sums {
    size_t n, columns, ld;
    const double *a, *b;
    double *part; /* bg_cuda_parts() numbers */
    double *sum;
    bool fresh;
};
size_t bg_cuda_parts(size_t n, size_t columns);
burgi_status bg_cuda_sum_columns(const bg_cuda_sums &sums, cudaStream_t stream);

#endif
