/* What the kernels of the vMF statistics (vmf_stats.cu) share: the workspace, a block's tile of rows, sums over columns.
 *
 * The workspace: the image that burgi_vmf_stats_of_image reads, a record of each chunk of rows, and of each chunk
 * columns of 4 p doubles, its mean (high and low parts) and its pile's sums (w y, w y^2). */
#ifndef BURGI_CUDA_STATS_H
#define BURGI_CUDA_STATS_H

#include "core/vmf/vmf_image.h"
#include "core/vmf/vmf_part.h"
#include "launch.h"

enum { BG_WARP = 32, BG_ALL_LANES = -1, BG_TILE_ROWS = 32, BG_COLUMNS = 256 * 4 };
static_assert((int)BG_COLUMNS == (int)BG_STRIP,
              "the widest block takes the strips of the CPU's sums");

/* part.weight.hi is 0 where no row counts; its mean is in the workspace.  Once the tree has joined nodes, the record of
 * a node's first chunk is the node's. */
struct bg_chunk {
    bg_part part;
    double pile_weight; /* of a last chunk, which more rows may follow */
    uint64_t pile_rows, count, skipped, first_skipped, bad;
};

struct bg_stats_job {
    size_t p, n, ld, chunks;
    uint64_t first_row;
    const void *x;
    const double *weights;
    uint64_t *image;
    bg_chunk *chunk;
    double *columns;
    unsigned rows_at_once; /* of a tile, at most BG_TILE_ROWS */
};

/* The numbers of a row as they lie in memory. */
template <int TYPE> struct bg_raw;
template <> struct bg_raw<BG_F64> {
    typedef double type;
};
template <> struct bg_raw<BG_F32> {
    typedef float type;
};
template <> struct bg_raw<BG_F16> {
    typedef uint16_t type;
};
template <> struct bg_raw<BG_BF16> {
    typedef uint16_t type;
};
template <> struct bg_raw<BG_U8> {
    typedef uint8_t type;
};
template <> struct bg_raw<BG_I8> {
    typedef int8_t type;
};

/* A block's shared memory: room for a sum over columns, a tile's rows as they came in, and of each what it is: weights
 * and factors, in bits which rows count and which of those are to be scaled. */
struct bg_tile_of_rows {
    double *red, *square, *factor, *weight;
    uint32_t *bits;
    int *shift;
    void *rows;

    enum { BITS = 2, SMALL = 3 * 8 * BG_TILE_ROWS + 4 * BG_TILE_ROWS + 8 * BITS };

    /* Bytes beside the rows. */
    static __host__ __device__ size_t beside(size_t p)
    {
        return 8 * (p < BG_STRIP ? p : (size_t)BG_STRIP) + SMALL;
    }

    __device__ __forceinline__ bg_tile_of_rows(double *shared, size_t p)
    {
        red = shared;
        square = red + (p < BG_STRIP ? p : (size_t)BG_STRIP);
        factor = square + BG_TILE_ROWS;
        weight = factor + BG_TILE_ROWS;
        rows = weight + BG_TILE_ROWS + BG_TILE_ROWS / 2 + BITS;
        shift = (int *)(weight + BG_TILE_ROWS);
        bits = (uint32_t *)(shift + BG_TILE_ROWS);
    }
};

/* The sum over n <= BG_STRIP columns, which threads have put into `red`, by the CPU's lanes and in their order: to
 * thread 0. */
static __device__ __forceinline__ double bg_columns_sum(const double *red, unsigned n)
{
    const unsigned t = threadIdx.x;
    __syncthreads();
    double sum = 0.0;
    if (t < BG_WARP) {
        for (unsigned j = t; t < BG_LANES && j < n; j += BG_LANES)
            sum += red[j];
        BG_UNROLL
        for (int half = BG_LANES / 2; half > 0; half /= 2)
            sum += __shfl_down_sync(0xffffffffu, sum, half);
    }
    __syncthreads();
    return sum;
}

#endif
