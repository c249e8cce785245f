/* Rows as unit vectors: those of the CPU (src/kernel/directions.c), to the bit. */
#include "vmf_mixture.h"

namespace
{
struct units {
    size_t n, p, ld, first;
    const float *f32;
    const double *f64, *weights;
    const size_t *row;
    double *x, *weight;
};

constexpr double square_min = 0x1p-900, square_max = 0x1p900;

__device__ __forceinline__ double at(const units &u, size_t i, size_t j)
{
    return u.f32 != nullptr ? (double)u.f32[i * u.ld + j] : u.f64[i * u.ld + j];
}

/* 2^k for -1074 <= k <= 1023. */
__device__ __forceinline__ double power(int k)
{
    return bg_from_bits(k >= -1022 ? (uint64_t)(k + 1023) << 52 : (uint64_t)1 << (k + 1074));
}

/* e of |x| = m 2^e, 1/2 <= m < 1. */
__device__ __forceinline__ int exponent(double x)
{
    const bool small = bg_abs(x) < 0x1p-1000;
    return (int)(bg_bits(small ? x * 0x1p64 : x) >> 52 & 0x7ff) - (small ? 1022 + 64 : 1022);
}

/* The numbers are multiplied by up and then by on, exactly or to a number that is below 2^-1000 of the largest; 1/|x|
 * of that, or 0 where there is no direction. */
struct scaling {
    double up, on, factor;
};

/* A row of extreme length; each thread of its group does all of it: such rows are rare. */
__device__ scaling rescale(const units &u, size_t i)
{
    const scaling none = { 1.0, 1.0, 0.0 };
    double most = 0.0, q = 0.0;
    for (size_t j = 0; j < u.p; ++j) {
        const double v = bg_abs(at(u, i, j));
        if (!(v < BG_INF))
            return none;
        most = v > most ? v : most;
    }
    if (most == 0.0)
        return none;
    const int k = -exponent(most), half = k > 0 ? k / 2 : k;
    scaling s = { power(half), power(k - half), 0.0 };
    for (size_t j = 0; j < u.p; ++j) {
        const double y = at(u, i, j) * s.up * s.on;
        q += y * y;
    }
    s.factor = 1.0 / sqrt(q);
    return s;
}

__global__ void __launch_bounds__(BG_GROUP_THREADS) vmf_mixture_units(units u)
{
    const size_t k = blockIdx.x * (size_t)BG_GROUP_ROWS + threadIdx.x / BG_GROUP;
    const size_t i = k >= u.n ? 0 : u.row != nullptr ? u.row[k] : u.first + k;
    const size_t end = k < u.n ? u.p : 0, lane = (size_t)bg_group_lane();
    double q = 0.0;
    for (size_t j = lane; j < end; j += BG_GROUP)
        q = bg_fma(at(u, i, j), at(u, i, j), q);
    q = bg_group_sum(q);
    if (k >= u.n)
        return;
    const scaling s =
        q >= square_min && q <= square_max ? scaling{ 1.0, 1.0, 1.0 / sqrt(q) } : rescale(u, i);
    for (size_t j = lane; u.x != nullptr && j < end; j += BG_GROUP)
        u.x[k * u.p + j] = s.factor != 0.0 ? at(u, i, j) * s.up * s.on * s.factor : 0.0;
    if (lane == 0)
        u.weight[k] = s.factor == 0.0 ? BG_NAN : u.weights != nullptr ? u.weights[i] : 1.0;
}
} // namespace

burgi_status bg_cuda_units(const burgi_rows *rows, size_t first, const size_t *row, size_t n,
                           double *x, double *weight, cudaStream_t stream)
{
    const units u = { n,         rows->p,       rows->ld, first, rows->f32,
                      rows->f64, rows->weights, row,      x,     weight };
    BG_LAUNCH(vmf_mixture_units, bg_groups_for(n), BG_GROUP_THREADS, 0, stream, u);
    return bg_cuda_status(cudaGetLastError());
}
