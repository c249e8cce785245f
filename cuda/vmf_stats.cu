/* Statistics of rows of unit vectors (burgi/cuda_vmf.h): three kinds of kernels on one stream. */
#include <burgi/cuda.h>

#include "stats_chunk.h"
#include "stats_tree.h"
#include "status.h"

/* From sm_100 on the same takes a few registers more. */
#if defined __CUDA_ARCH__ && __CUDA_ARCH__ >= 1000
#define BG_WANTS_MORE 1
#else
#define BG_WANTS_MORE 0
#endif

/* What a block has at most, and blocks of a multiprocessor for which registers suffice. */
template <int LENGTH, int C> struct bg_chunk_block {
    enum {
        THREADS = LENGTH == BG_FEW_COLUMNS ? BG_WARP
                  : C == 1                 ? 128
                                           : BG_COLUMNS / 4,
        BLOCKS = LENGTH == BG_FEW_COLUMNS ? 24
                 : C == 1                 ? 5 - BG_WANTS_MORE
                                          : 2 - BG_WANTS_MORE
    };
};

template <int TYPE, int LENGTH, int C, int U>
__global__ void __launch_bounds__((int)bg_chunk_block<LENGTH, C>::THREADS,
                                  (int)bg_chunk_block<LENGTH, C>::BLOCKS)
    vmf_stats_chunk(bg_stats_job job)
{
    BG_SHARED(double, shared);
    const bg_tile_of_rows tile(shared, job.p);
    const size_t k = blockIdx.x, left = job.n - k * BG_CHUNK;
    const unsigned rows = left < BG_CHUNK ? (unsigned)left : (unsigned)BG_CHUNK;
    bg_chunk_of_rows<TYPE, LENGTH, C> chunk(job, tile, job.columns + k * 4 * job.p);
    bg_counts sum = { 0, 0, 0, 0 };
    for (unsigned i = 0; i < rows; i += job.rows_at_once) {
        const unsigned n = rows - i < job.rows_at_once ? rows - i : job.rows_at_once;
        bg_take<TYPE, LENGTH, U>(job, k * BG_CHUNK + i, n, tile, sum);
        chunk.add(k * BG_CHUNK + i, n);
    }
    if (rows == BG_CHUNK && chunk.pile_rows > 0)
        chunk.close();
    if (LENGTH != BG_LONG)
        chunk.save(0);
    if (threadIdx.x == 0) {
        bg_chunk *const to = &job.chunk[k];
        to->part = chunk.part;
        to->part.mean = chunk.mean;
        to->pile_weight = chunk.t;
        to->pile_rows = chunk.pile_rows;
        to->count = sum.count;
        to->skipped = sum.skipped;
        to->first_skipped =
            sum.first_skipped != 0 ? job.first_row + k * BG_CHUNK + sum.first_skipped : 0;
        to->bad = sum.bad;
    }
}

namespace
{
/* Rows of few components have a warp, so that a multiprocessor has room for many; of up to NARROW a thread a
 * column. */
enum { NARROW = 128, LONG_ROWS = 8, THREADS = BG_COLUMNS / 4 };

/* What every device lets a block have. */
constexpr size_t most_shared = 48 * 1024;

struct plan {
    size_t chunks, image, bytes; /* words of the image, bytes of all */
};

/* Of n chunks the most nodes that none can be joined with another of. */
size_t most_nodes(size_t n)
{
    size_t bits = 0;
    for (; n != 0; n /= 2)
        ++bits;
    return 2 * bits;
}

/* False where the workspace would be larger than memory can be. */
bool plan_for(size_t p, size_t n, plan *to)
{
    const size_t nodes = most_nodes(n / BG_CHUNK);
    to->chunks = n / BG_CHUNK + (n % BG_CHUNK != 0);
    if (p < 2 || p > SIZE_MAX / 256 / (to->chunks + nodes + 8))
        return false;
    const size_t part = BG_PART_SUMS + 2 * p;
    to->image =
        BG_STATS_HEAD + BG_STATS_NUMBERS + nodes * (BG_NODE_PLACE + part) + part + 1 + 2 * p;
    to->bytes = 8 * to->image + to->chunks * (sizeof(bg_chunk) + 4 * p * sizeof(double));
    return true;
}

template <int TYPE> void launch_chunks(bg_stats_job &job, cudaStream_t stream)
{
    const size_t p = job.p, beside = bg_tile_of_rows::beside(p), row = p * bg_row_size(TYPE);
    const size_t fit = (most_shared - beside) / row;
    const unsigned blocks = (unsigned)job.chunks;
    job.rows_at_once = p > BG_STRIP         ? (size_t)LONG_ROWS
                       : fit < BG_TILE_ROWS ? fit
                                            : (size_t)BG_TILE_ROWS;
    const size_t shared = beside + (p > BG_STRIP ? 0 : job.rows_at_once * row);
    const unsigned columns = (unsigned)(p > NARROW ? (p + 3) / 4 : p),
                   threads = (columns + BG_WARP - 1) / BG_WARP * BG_WARP;
    if (p > BG_STRIP)
        BG_LAUNCH((vmf_stats_chunk<TYPE, BG_LONG, 4, 1>), blocks, THREADS, shared, stream, job);
    else if (p > NARROW)
        BG_LAUNCH((vmf_stats_chunk<TYPE, BG_KEPT, 4, 4>), blocks, threads, shared, stream, job);
    else if (p > BG_FEW)
        BG_LAUNCH((vmf_stats_chunk<TYPE, BG_KEPT, 1, 8>), blocks, threads, shared, stream, job);
    else
        BG_LAUNCH((vmf_stats_chunk<TYPE, BG_FEW_COLUMNS, 1, 1>), blocks, threads, shared,
                  stream, job);
}

/* Levels until no node has both halves among the full chunks. */
void launch_tree(const bg_stats_job &job, cudaStream_t stream)
{
    const uint64_t first = job.first_row / BG_CHUNK, end = (job.first_row + job.n) / BG_CHUNK;
    const size_t shared = 8 * (job.p < BG_STRIP ? job.p : (size_t)BG_STRIP);
    for (unsigned level = 1; level < 52; ++level) {
        const uint64_t last = end >> level,
                       from = (first + (UINT64_C(1) << level) - 1) >> level;
        if (from >= last)
            break;
        BG_LAUNCH(vmf_stats_join, (unsigned)(last - from), BG_TREE_THREADS, shared, stream, job,
                  (size_t)((from << level) - first), level);
    }
    unsigned nodes = 0;
    for (uint64_t at = first; at < end; ++nodes)
        at += UINT64_C(1) << bg_node_level(at, end);
    BG_LAUNCH(vmf_stats_image, nodes + 2, BG_TREE_THREADS, 4 * 8 * BG_TREE_THREADS, stream,
              job);
}

template <int TYPE>
burgi_status run(size_t p, uint64_t first_row, size_t n, const void *x, size_t ld,
                 const double *weights, void *workspace, size_t size, cudaStream_t stream)
{
    plan plan;
    if (!plan_for(p, n, &plan) || ld < p || first_row % BG_CHUNK != 0 ||
        n > UINT64_MAX - first_row || (n > 0 && x == NULL) || workspace == NULL ||
        (uintptr_t)workspace % 8 != 0 || size < plan.bytes)
        return BURGI_EINVAL;
    uint64_t *const image = (uint64_t *)workspace;
    bg_chunk *const chunk = (bg_chunk *)(image + plan.image);
    bg_stats_job job = { p, n,       ld,    plan.chunks, first_row,
                         x, weights, image, chunk,       (double *)(chunk + plan.chunks),
                         0 };
    if (n > 0)
        launch_chunks<TYPE>(job, stream);
    launch_tree(job, stream);
    return bg_cuda_status(cudaGetLastError());
}
} // namespace

size_t burgi_cuda_vmf_stats_workspace(size_t p, size_t n)
{
    plan plan;
    return plan_for(p, n, &plan) ? plan.bytes : 0;
}

size_t burgi_cuda_vmf_stats_image(size_t p, size_t n)
{
    plan plan;
    return plan_for(p, n, &plan) ? 8 * plan.image : 0;
}

#define STATS(suffix, type, number)                                                            \
    burgi_status burgi_cuda_vmf_stats_##suffix(                                                \
        size_t p, uint64_t first_row, size_t n, const number *x, size_t ld,                    \
        const double *weights, void *workspace, size_t size, cudaStream_t stream)              \
    {                                                                                          \
        return run<type>(p, first_row, n, x, ld, weights, workspace, size, stream);            \
    }
STATS(f64, BG_F64, double)
STATS(f32, BG_F32, float)
STATS(f16, BG_F16, uint16_t)
STATS(bf16, BG_BF16, uint16_t)
STATS(u8, BG_U8, uint8_t)
STATS(i8, BG_I8, int8_t)
