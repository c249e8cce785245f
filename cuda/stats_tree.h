/* The CPU's tree over chunks (src/vmf/part.c), a kernel a level, and the result as the image that the host reads.
 *
 * Chunks count from row 0 of all rows.  A node of level k is 2^k chunks whose first is a multiple of 2^k; it is
 * joined of its halves, the left one first, where all its chunks are full and of this call.  What is left at the
 * end are the largest nodes that cover the full chunks, from left to right. */
#ifndef BURGI_CUDA_STATS_TREE_H
#define BURGI_CUDA_STATS_TREE_H

#include "stats.h"

enum { BG_TREE_THREADS = 256 };

/* Level of the largest node that begins with chunk `first` and ends before `end`. */
BG_FN unsigned bg_node_level(uint64_t first, uint64_t end)
{
    unsigned level = 0;
    while (level < 52 && (first >> level & 1) == 0 && end - first >= UINT64_C(2) << level)
        ++level;
    return level;
}

/* Halves of the nodes of a level, of which the first begins with chunk `at` of the call's, left and right become one
 * node in place of the left. */
static __global__ void __launch_bounds__(BG_TREE_THREADS)
    vmf_stats_join(bg_stats_job job, size_t at, unsigned level)
{
    BG_SHARED(double, shared);
    bg_chunk *const left = &job.chunk[at + ((size_t)blockIdx.x << level)], *const right =
                                                                               left +
                                                                               ((size_t)1
                                                                                << (level - 1));
    const bg_part l = left->part, r = right->part;
    const double a = l.weight.hi, b = r.weight.hi;
    __syncthreads(); /* all have read what one is about to write */
    if (!(b > 0.0))
        return;
    if (!(a > 0.0)) {
        if (threadIdx.x == 0)
            left->part = r;
        return;
    }
    bg_part sum = bg_part_both(&l, &r);
    const double *const heavy = b > a ? r.mean : l.mean, *const light = b > a ? l.mean : r.mean;
    const double share = (b > a ? a : b) / sum.weight.hi;
    double all = 0.0;
    for (size_t from = 0; from < job.p; from += BG_COLUMNS) {
        const size_t left_over = job.p - from,
                     n = left_over < BG_COLUMNS ? left_over : (size_t)BG_COLUMNS;
        for (size_t k = threadIdx.x; k < n; k += BG_TREE_THREADS) {
            const size_t j = from + k;
            double hi = heavy[j], lo = heavy[job.p + j];
            const double d = bg_vmf_join_at(light[j], light[job.p + j], share, &hi, &lo);
            shared[k] = d * d;
            l.mean[j] = hi;
            l.mean[job.p + j] = lo;
        }
        all += bg_columns_sum(shared, (unsigned)n);
    }
    bg_part_spread(&sum, a, b, all);
    sum.mean = l.mean;
    if (threadIdx.x == 0)
        left->part = sum;
}

/* Words of the image. */
__device__ __forceinline__ void bg_put(uint64_t *to, size_t n, const double *from)
{
    for (size_t j = threadIdx.x; j < n; j += blockDim.x)
        to[j] = bg_bits(from[j]);
}

__device__ __forceinline__ void bg_put_part(uint64_t *to, size_t p, const bg_part &part)
{
    if (threadIdx.x == 0) {
        to[0] = bg_bits(part.weight.hi);
        to[1] = bg_bits(part.weight.lo);
        to[2] = bg_bits(part.m2.hi);
        to[3] = bg_bits(part.m2.lo);
        to[4] = bg_bits(part.weight2);
    }
    bg_put(to + BG_PART_SUMS, 2 * p, part.mean);
}

/* What all chunks count, to thread 0. */
static __device__ bg_chunk bg_count_all(const bg_stats_job &job, uint64_t *shared)
{
    uint64_t n[4] = { 0, 0, 0, 0 };
    for (size_t k = threadIdx.x; k < job.chunks; k += blockDim.x) {
        const bg_chunk *const c = &job.chunk[k];
        n[0] += c->count;
        n[1] += c->skipped;
        n[3] |= c->bad;
        if (n[2] == 0) /* each thread's chunks are in their order */
            n[2] = c->first_skipped;
    }
    for (int i = 0; i < 4; ++i)
        shared[i * BG_TREE_THREADS + threadIdx.x] = n[i];
    __syncthreads();
    bg_chunk all = bg_chunk();
    for (unsigned k = 0; threadIdx.x == 0 && k < BG_TREE_THREADS; ++k) {
        const uint64_t first = shared[2 * BG_TREE_THREADS + k];
        all.count += shared[k];
        all.skipped += shared[BG_TREE_THREADS + k];
        all.bad |= shared[3 * BG_TREE_THREADS + k];
        if (first != 0 && (all.first_skipped == 0 || first < all.first_skipped))
            all.first_skipped = first;
    }
    return all;
}

/* The head of the image, of so many nodes and of the open chunk, if any. */
static __device__ void bg_put_head(const bg_stats_job &job, uint64_t nodes,
                                   const bg_chunk *open, uint64_t *shared)
{
    const bg_chunk all = bg_count_all(job, shared);
    if (threadIdx.x != 0)
        return;
    const uint64_t flags = all.bad != 0 ? BG_BAD_WEIGHT : open != NULL ? BG_HAS_OPEN : 0;
    const uint64_t head[BG_STATS_HEAD + BG_STATS_NUMBERS] = { BG_STATS_MAGIC,
                                                              BG_STATS_IMAGE,
                                                              job.p,
                                                              job.first_row,
                                                              job.first_row + job.n,
                                                              all.count,
                                                              all.skipped,
                                                              all.first_skipped,
                                                              nodes,
                                                              open != NULL ? open->pile_rows
                                                                           : 0,
                                                              flags };
    BG_UNROLL
    for (int i = 0; i < BG_STATS_HEAD + BG_STATS_NUMBERS; ++i)
        job.image[i] = head[i];
}

/* Block b puts node b where those before it that have rows leave off; the block after them the open chunk, and the
 * last one the head. */
static __global__ void __launch_bounds__(BG_TREE_THREADS) vmf_stats_image(bg_stats_job job)
{
    BG_SHARED(double, shared);
    const uint64_t first = job.first_row / BG_CHUNK, end = (job.first_row + job.n) / BG_CHUNK;
    const size_t columns = 2 * job.p;
    uint64_t *to = job.image + BG_STATS_HEAD + BG_STATS_NUMBERS, at = first, nodes = 0;
    for (unsigned b = 0; at < end && b < blockIdx.x; ++b) {
        if (job.chunk[at - first].part.weight.hi > 0.0) {
            to += BG_NODE_PLACE + BG_PART_SUMS + columns;
            ++nodes;
        }
        at += UINT64_C(1) << bg_node_level(at, end);
    }
    if (at < end) {
        const bg_chunk *const node = &job.chunk[at - first];
        if (!(node->part.weight.hi > 0.0))
            return;
        if (threadIdx.x == 0) {
            to[0] = at;
            to[1] = bg_node_level(at, end);
        }
        bg_put_part(to + BG_NODE_PLACE, job.p, node->part);
        return;
    }
    const bg_chunk *const last = job.chunks > end - first ? &job.chunk[end - first] : NULL,
                          *const open =
                              last != NULL && last->part.weight.hi > 0.0 ? last : NULL;
    if (blockIdx.x == gridDim.x - 1) {
        bg_put_head(job, nodes, open, (uint64_t *)shared);
    } else if (open != NULL) {
        bg_put_part(to, job.p, open->part);
        to += BG_PART_SUMS + columns;
        if (open->pile_rows > 0) {
            if (threadIdx.x == 0)
                to[0] = bg_bits(open->pile_weight);
            bg_put(to + 1, columns, open->part.mean + columns);
        }
    }
}

#endif
