/* Sums over rows without atomics: of tiles of rows first, then of the tiles', both in a fixed order. */
#include "vmf_mixture.h"

namespace
{
enum { WIDE = 32, HIGH = 8, TILE = 512 };

/* Numbers for a tile's sums. */
size_t width(const bg_cuda_sums &s)
{
    return s.columns * (s.b != nullptr ? 2 : 1);
}

__global__ void __launch_bounds__(WIDE *HIGH) vmf_mixture_tiles(bg_cuda_sums s)
{
    BG_SHARED(double, shared);
    const size_t c = blockIdx.y * (size_t)WIDE + threadIdx.x, first = blockIdx.x * (size_t)TILE,
                 end = s.n - first < TILE ? s.n : first + TILE;
    double sum = 0.0, product = 0.0;
    for (size_t i = first + threadIdx.y; c < s.columns && i < end; i += HIGH) {
        const double a = s.a[i * s.ld + c];
        sum += a;
        if (s.b != nullptr)
            product = bg_fma(a, s.b[i * s.ld + c], product);
    }
    double *const sums = shared + threadIdx.x, *const products = sums + WIDE * HIGH;
    sums[WIDE * threadIdx.y] = sum;
    products[WIDE * threadIdx.y] = product;
    __syncthreads();
    if (threadIdx.y != 0 || c >= s.columns)
        return;
    for (int k = 1; k < HIGH; ++k) {
        sum += sums[WIDE * k];
        product += products[WIDE * k];
    }
    double *const part = s.part + blockIdx.x * s.columns * (s.b != nullptr ? 2 : 1);
    part[c] = sum;
    if (s.b != nullptr)
        part[s.columns + c] = product;
}

__global__ void __launch_bounds__(BG_GROUP_THREADS)
    vmf_mixture_total(size_t tiles, size_t n, const double *part, bool fresh, double *sum)
{
    const size_t c = blockIdx.x * (size_t)BG_GROUP_ROWS + threadIdx.x / BG_GROUP;
    double v = 0.0;
    for (size_t t = (size_t)bg_group_lane(); c < n && t < tiles; t += BG_GROUP)
        v += part[t * n + c];
    v = bg_group_sum(v);
    if (c < n && bg_group_lane() == 0)
        sum[c] = fresh ? v : sum[c] + v;
}
} // namespace

size_t bg_cuda_parts(size_t n, size_t columns)
{
    return ((n + TILE - 1) / TILE) * 2 * columns;
}

burgi_status bg_cuda_sum_columns(const bg_cuda_sums &sums, cudaStream_t stream)
{
    const bg_cuda_sums s = sums;
    const size_t tiles = (s.n - 1) / TILE + 1, n = width(s);
    const dim3 grid((unsigned)tiles, (unsigned)((s.columns - 1) / WIDE + 1)), block(WIDE, HIGH);
    BG_LAUNCH(vmf_mixture_tiles, grid, block, 2 * WIDE * HIGH * sizeof(double), stream, s);
    const burgi_status status = bg_cuda_status(cudaGetLastError());
    if (status != BURGI_OK)
        return status;
    BG_LAUNCH(vmf_mixture_total, bg_groups_for(n), BG_GROUP_THREADS, 0, stream, tiles, n,
              s.part, s.fresh, s.sum);
    return bg_cuda_status(cudaGetLastError());
}
