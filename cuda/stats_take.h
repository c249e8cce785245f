/* A tile of rows: into shared memory, where they fit, the squares of their lengths, and which of them count.
 *
 * A square is summed in the 32 lanes of isa/vmf_rows.c, which are a warp's, by halves onto halves; so that the halves
 * are full, a warp takes U rows at once and folds them together.  Rows of few components have a thread each. */
#ifndef BURGI_CUDA_STATS_TAKE_H
#define BURGI_CUDA_STATS_TAKE_H

#include "stats.h"

/* A row of at most BG_FEW components is a thread's; one of more than BG_STRIP is not kept in shared memory. */
enum bg_row_length { BG_FEW_COLUMNS, BG_KEPT, BG_LONG };
enum { BG_FEW = 16 };

/* Sums over the 32 lanes of U rows; lane l gets that of row l / (32/U). */
template <int U> __device__ __forceinline__ double bg_fold(double *acc)
{
    const int lane = (int)(threadIdx.x % BG_WARP);
    int half = BG_WARP / 2;
    BG_UNROLL
    for (int n = U / 2; n > 0; n /= 2) {
        const bool upper = (lane & half) != 0;
        BG_UNROLL
        for (int i = 0; i < n; ++i) {
            const double keep = upper ? acc[i + n] : acc[i], give = upper ? acc[i] : acc[i + n];
            acc[i] = keep + __shfl_xor_sync(0xffffffffu, give, half);
        }
        half /= 2;
    }
    BG_UNROLL
    for (int left = BG_WARP / 2 / U; left > 0; left /= 2)
        acc[0] += __shfl_xor_sync(0xffffffffu, acc[0], left);
    return acc[0];
}

/* U rows of a tile, from row u on, by a warp. */
template <int TYPE, int U>
__device__ __forceinline__ void bg_take_rows(const bg_stats_job &job, size_t row, unsigned u,
                                             unsigned rows, const bg_tile_of_rows &tile)
{
    typedef typename bg_raw<TYPE>::type raw;
    const unsigned lane = threadIdx.x % BG_WARP;
    const raw *const from = (const raw *)job.x + (row + u) * job.ld;
    raw *const to = (raw *)tile.rows + u * (unsigned)job.p;
    double acc[U];
    BG_UNROLL
    for (int r = 0; r < U; ++r)
        acc[r] = 0.0;
    for (unsigned j = lane; j < (unsigned)job.p; j += BG_WARP) {
        BG_UNROLL
        for (unsigned r = 0; r < U; ++r)
            if (u + r < rows) {
                const raw v = from[r * job.ld + j];
                const double x = bg_row_at(TYPE, &v, 0);
                to[r * (unsigned)job.p + j] = v;
                acc[r] = bg_fma(x, x, acc[r]);
            }
    }
    const double q = bg_fold<U>(acc);
    const unsigned mine = u + lane / (BG_WARP / U);
    if (lane % (BG_WARP / U) == 0) /* BG_TILE_ROWS is a multiple of U */
        tile.square[mine] = q;
}

/* A row of any length where it lies, scaled or not, by a warp. */
template <int TYPE, bool SCALED>
__device__ __forceinline__ double bg_square(const bg_stats_job &job, size_t row, bg_scale s)
{
    typedef typename bg_raw<TYPE>::type raw;
    const raw *const x = (const raw *)job.x + row * job.ld;
    double sum = 0.0;
    for (size_t from = 0; from < job.p; from += BG_STRIP) {
        const size_t end = job.p - from < BG_STRIP ? job.p : from + BG_STRIP;
        double acc = 0.0;
        for (size_t j = from + threadIdx.x % BG_WARP; j < end; j += BG_WARP) {
            double v = bg_row_at(TYPE, x, j);
            if (SCALED)
                v = v * s.first * s.second;
            acc = bg_fma(v, v, acc);
        }
        sum += bg_fold<1>(&acc);
    }
    return sum;
}

/* The lanes' sum into the first, halves onto halves; a loop over halves nvcc would not unroll. */
template <int HALF> __device__ __forceinline__ void bg_halves(double *lane)
{
    BG_UNROLL
    for (int l = 0; l < HALF; ++l)
        lane[l] += lane[l + HALF];
    if (HALF > 1)
        bg_halves<(HALF > 1 ? HALF / 2 : 1)>(lane);
}

/* A row of few components, by a thread: lanes beyond them hold zeros. */
template <int TYPE>
__device__ __forceinline__ void bg_take_few(const bg_stats_job &job, size_t row, unsigned u,
                                            const bg_tile_of_rows &tile)
{
    typedef typename bg_raw<TYPE>::type raw;
    const raw *const from = (const raw *)job.x + (row + u) * job.ld;
    raw *const to = (raw *)tile.rows + u * job.p;
    double lane[BG_FEW];
    BG_UNROLL
    for (unsigned j = 0; j < BG_FEW; ++j) {
        lane[j] = 0.0;
        if (j < job.p) {
            const raw v = from[j];
            const double x = bg_row_at(TYPE, &v, 0);
            to[j] = v;
            lane[j] = x * x;
        }
    }
    bg_halves<BG_FEW / 2>(lane);
    tile.square[u] = lane[0];
}

/* A warp's row whose square says nothing: of which power of two is it?  False: it is zero or not finite. */
template <int TYPE>
__device__ __forceinline__ bool bg_rescale(const bg_stats_job &job, size_t row, int *shift,
                                           double *q)
{
    typedef typename bg_raw<TYPE>::type raw;
    const raw *const x = (const raw *)job.x + row * job.ld;
    double most = 0.0;
    bool finite = true;
    for (size_t j = threadIdx.x % BG_WARP; j < job.p; j += BG_WARP) {
        const double size = bg_abs(bg_row_at(TYPE, x, j));
        finite = finite && size < BG_INF;
        most = size > most ? size : most;
    }
    BG_UNROLL
    for (int half = BG_WARP / 2; half > 0; half /= 2) {
        const double other = __shfl_xor_sync(0xffffffffu, most, half);
        most = other > most ? other : most;
    }
    if (__ballot_sync(0xffffffffu, finite) != 0xffffffffu || !(most > 0.0))
        return false;
    *shift = bg_row_shift(most);
    *q = bg_square<TYPE, true>(job, row, bg_scale_of(*shift));
    return true;
}

/* What the first warp counts. */
struct bg_counts {
    unsigned count, skipped, first_skipped, bad; /* the first row from 1 on, within the chunk */
};

/* The first warp, once all squares are there: what each row is.  A lane a row. */
template <int TYPE>
__device__ __forceinline__ void bg_judge(const bg_stats_job &job, size_t row, unsigned rows,
                                         const bg_tile_of_rows &tile, bg_counts &sum)
{
    const unsigned lane = threadIdx.x % BG_WARP;
    const bool here = lane < rows;
    double w = !here ? 0.0 : job.weights != NULL ? job.weights[row + lane] : 1.0;
    double q = here ? tile.square[lane] : 1.0;
    int shift = 0;
    sum.bad |= __ballot_sync(0xffffffffu, !bg_vmf_weight_ok(w));
    const bool wanted = bg_vmf_weight_ok(w) && w != 0.0;
    unsigned odd = __ballot_sync(0xffffffffu, wanted && !bg_vmf_square_ok(q));
    unsigned scaled = odd, lost = 0;
    for (; odd != 0; odd &= odd - 1) {
        const unsigned r = (unsigned)__ffs((int)odd) - 1;
        int its_shift = 0;
        double its_q = 1.0;
        if (!bg_rescale<TYPE>(job, row + r, &its_shift, &its_q))
            lost |= 1u << r;
        shift = lane == r ? its_shift : shift;
        q = lane == r ? its_q : q;
    }
    const unsigned counts = __ballot_sync(0xffffffffu, wanted) & ~lost;
    tile.factor[lane] = 1.0 / sqrt(q);
    tile.weight[lane] = w;
    tile.shift[lane] = shift;
    if (lane == 0) {
        tile.bits[0] = counts;
        tile.bits[1] = scaled;
    }
    if (sum.skipped == 0 && lost != 0)
        sum.first_skipped = (unsigned)row % BG_CHUNK + (unsigned)__ffs((int)lost);
    sum.count += (unsigned)__popc(counts);
    sum.skipped += (unsigned)__popc(lost);
}

/* The block takes the tile of rows that begins with `row`. */
template <int TYPE, int LENGTH, int U>
__device__ __forceinline__ void bg_take(const bg_stats_job &job, size_t row, unsigned rows,
                                        const bg_tile_of_rows &tile, bg_counts &sum)
{
    const unsigned warp = threadIdx.x / BG_WARP, warps = blockDim.x / BG_WARP;
    if (LENGTH == BG_FEW_COLUMNS) {
        if (threadIdx.x < rows)
            bg_take_few<TYPE>(job, row, threadIdx.x, tile);
    } else if (LENGTH == BG_KEPT) {
        for (unsigned u = warp * U; u < rows; u += warps * U)
            bg_take_rows<TYPE, U>(job, row, u, rows, tile);
    } else {
        for (unsigned u = warp; u < rows; u += warps) {
            const double q = bg_square<TYPE, false>(job, row + u, bg_scale_of(0));
            if (threadIdx.x % BG_WARP == 0)
                tile.square[u] = q;
        }
    }
    __syncthreads();
    if (warp == 0)
        bg_judge<TYPE>(job, row, rows, tile, sum);
    __syncthreads();
}

#endif
