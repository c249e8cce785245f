/* Rows of the von Mises-Fisher law on a GPU: those of the CPU (src/vmf/sample.c), to the bit.
 *
 * A row of few components is a thread's; of more, eight threads make one.  Each tries one 1 - W of eight at a time, and the first in the CPU's order that is taken
 * counts; then each has the normal numbers of two of the CPU's sixteen lanes, for the sums |g|^2 and mu'g, and again
 * for the components: to draw a number twice costs less than to keep rows of any length. */
#include <burgi/cuda.h>

#include "core/vmf/vmf_sample.h"
#include "status.h"

namespace
{
enum { GROUP = BG_LANES / 2, WARP = 32, THREADS = 256, ROWS = THREADS / GROUP };
constexpr uint64_t MOST_TRIES = 1 << 20;

/* Above this kappa a row is mu to 2^-440. */
constexpr double kappa_max = 0x1p900;

struct sample {
    size_t p, n, ld;
    uint64_t seed, first_row;
    const double *mu; /* a unit vector, or null for e1 */
    void *x;
    bool single, point;
    bg_vmf_law law;
};

__device__ __forceinline__ double mu_at(const sample &s, size_t j)
{
    return s.mu != nullptr ? s.mu[j] : j == 0 ? 1.0 : 0.0;
}

__device__ __forceinline__ void put(const sample &s, size_t row, size_t j, double v)
{
    if (s.single)
        ((float *)s.x)[row * s.ld + j] = (float)v;
    else
        ((double *)s.x)[row * s.ld + j] = v;
}

__device__ __forceinline__ bg_vmf_radius try_radius(const sample &s, uint64_t row, uint64_t at)
{
    return s.law.freedom == 1.0   ? bg_vmf_radius_circle(&s.law, s.seed, row, at)
           : s.law.freedom == 2.0 ? bg_vmf_radius_sphere(&s.law, s.seed, row, at)
                                  : bg_vmf_radius_gamma(&s.law, s.seed, row, at);
}

/* 1 - W of the group's row, NaN where no try is taken. */
__device__ __forceinline__ double radius(const sample &s, uint64_t row)
{
    const int lane = (int)threadIdx.x % WARP, group = lane / GROUP * GROUP;
    double delta = BG_NAN;
    bool done = false;
    for (uint64_t at = 0; at < MOST_TRIES && __ballot_sync(0xffffffffu, !done) != 0;
         at += GROUP) {
        const bg_vmf_radius w = try_radius(s, row, at + (uint64_t)(lane - group));
        const unsigned taken =
            __ballot_sync(0xffffffffu, w.taken) >> group & ((1u << GROUP) - 1);
        const double first =
            __shfl_sync(0xffffffffu, w.delta, group + (taken != 0 ? __ffs((int)taken) - 1 : 0));
        delta = !done && taken != 0 ? first : delta;
        done = done || taken != 0;
    }
    return delta;
}

/* Of each thread of a group two lanes of sixteen: all sixteen by halves onto halves, to all threads. */
__device__ __forceinline__ double fold(double even, double odd)
{
    const int group = (int)threadIdx.x % WARP / GROUP * GROUP;
    for (int half = GROUP / 2; half > 0; half /= 2) {
        even += __shfl_down_sync(0xffffffffu, even, half);
        odd += __shfl_down_sync(0xffffffffu, odd, half);
    }
    return __shfl_sync(0xffffffffu, even + odd, group);
}

/* Of components j and j + 1 of a row's normal numbers, j even, of which there are `end`. */
struct two {
    double a, b;
};

__device__ __forceinline__ two normals(const sample &s, uint64_t row, size_t j, size_t end)
{
    two g = { 0.0, 0.0 };
    if (j < end) {
        const bg_pair z = bg_normals(bg_random_bits(s.seed, row, j / 2));
        g.a = z.a;
        g.b = j + 1 < end ? z.b : 0.0;
    }
    return g;
}

/* Rows of more than BG_FEW components; zeros beyond the end of a row change no lane. */
__device__ __forceinline__ void place_many(const sample &s, size_t i, uint64_t row,
                                           double delta, bool mine)
{
    const size_t numbers = s.p - 1, own = 2 * (threadIdx.x % GROUP);
    double square = 0.0, dot = 0.0;
    for (size_t from = 0; from < numbers; from += BG_STRIP) {
        double lane[4] = { 0.0, 0.0, 0.0, 0.0 };
        const size_t end = numbers - from < BG_STRIP ? numbers : from + BG_STRIP;
        for (size_t j = from + own; j < end; j += BG_LANES) {
            const two g = normals(s, row, j, end);
            lane[0] = bg_fma(g.a, g.a, lane[0]);
            lane[1] = bg_fma(g.b, g.b, lane[1]);
            lane[2] = bg_fma(mu_at(s, j + 1), g.a, lane[2]);
            if (j + 1 < end)
                lane[3] = bg_fma(mu_at(s, j + 2), g.b, lane[3]);
        }
        square += fold(lane[0], lane[1]);
        dot += fold(lane[2], lane[3]);
    }
    if (!mine)
        return;
    const double mu0 = mu_at(s, 0), b = sqrt(delta * (2.0 - delta) / square), m = b * dot;
    const double a = (1.0 - delta) - m / (1.0 + bg_abs(mu0));
    if (own == 0)
        put(s, i, 0, bg_fma(mu0 >= 0.0 ? -1.0 : 1.0, m, (1.0 - delta) * mu0));
    for (size_t j = own; j < numbers; j += BG_LANES) {
        const two g = normals(s, row, j, numbers);
        put(s, i, j + 1, bg_fma(b, g.a, a * mu_at(s, j + 1)));
        if (j + 1 < numbers)
            put(s, i, j + 2, bg_fma(b, g.b, a * mu_at(s, j + 2)));
    }
}

/* A row of few components by one thread, in the order of bg_vmf_place_few. */
__device__ __forceinline__ void place_few(const sample &s, size_t i, uint64_t row, double delta)
{
    const size_t numbers = s.p - 1;
    const double mu0 = mu_at(s, 0), most = 1.0 + bg_abs(mu0);
    double g[BG_FEW], square = 0.0, dot = 0.0;
    BG_UNROLL
    for (size_t j = 0; j < BG_FEW; j += 2) {
        const two z = normals(s, row, j, numbers);
        g[j] = z.a;
        g[j + 1] = z.b;
    }
    BG_UNROLL
    for (size_t j = 0; j < BG_FEW - 1; ++j)
        if (j < numbers) {
            square = bg_fma(g[j], g[j], square);
            dot = bg_fma(mu_at(s, j + 1), g[j], dot);
        }
    const double b = sqrt(delta * (2.0 - delta) / square), m = b * dot,
                 a = (1.0 - delta) - m / most;
    const double first = bg_fma(mu0 >= 0.0 ? -1.0 : 1.0, m, (1.0 - delta) * mu0);
    double excess = bg_fma(first, first, -1.0);
    BG_UNROLL
    for (size_t j = 0; j < BG_FEW - 1; ++j)
        if (j < numbers) {
            g[j] = bg_fma(b, g[j], a * mu_at(s, j + 1));
            excess = bg_fma(g[j], g[j], excess);
        }
    put(s, i, 0, bg_fma(-0.5 * excess, first, first));
    BG_UNROLL
    for (size_t j = 0; j < BG_FEW - 1; ++j)
        if (j < numbers)
            put(s, i, j + 1, bg_fma(-0.5 * excess, g[j], g[j]));
}

__global__ void __launch_bounds__(THREADS) vmf_sample_many(sample s)
{
    const size_t i = blockIdx.x * (size_t)ROWS + threadIdx.x / GROUP;
    const bool mine = i < s.n; /* the others go along, for what a warp does together */
    const uint64_t row = s.first_row + (mine ? i : 0);
    place_many(s, i, row, radius(s, row), mine);
}

__global__ void __launch_bounds__(THREADS) vmf_sample_few(sample s)
{
    const size_t i = blockIdx.x * (size_t)THREADS + threadIdx.x;
    if (i >= s.n)
        return;
    bg_vmf_radius w = { BG_NAN, 0 };
    for (uint64_t at = 0; at < MOST_TRIES && !w.taken; ++at)
        w = try_radius(s, s.first_row + i, at);
    place_few(s, i, s.first_row + i, w.taken ? w.delta : BG_NAN);
}

__global__ void __launch_bounds__(THREADS) vmf_sample_point(sample s)
{
    const size_t i = blockIdx.x * (size_t)ROWS + threadIdx.x / GROUP;
    for (size_t j = threadIdx.x % GROUP; j < s.p && i < s.n; j += GROUP)
        put(s, i, j, mu_at(s, j));
}

burgi_status draw(size_t p, const double *mu, double kappa, uint64_t seed, uint64_t first_row,
                  size_t n, void *x, bool single, size_t ld, cudaStream_t stream)
{
    if (p < 2 || ld < p || (n > 0 && x == nullptr))
        return BURGI_EINVAL;
    if (!(kappa >= 0.0))
        return BURGI_EDOM;
    if (n == 0)
        return BURGI_OK;
    sample s = { p, n, ld, seed, first_row, mu, x, single, kappa > kappa_max, bg_vmf_law() };
    if (!s.point)
        s.law = bg_vmf_law_of((double)p, kappa);
    const unsigned by_groups = (unsigned)((n - 1) / ROWS + 1),
                   by_threads = (unsigned)((n - 1) / THREADS + 1);
    if (s.point)
        BG_LAUNCH(vmf_sample_point, by_groups, THREADS, 0, stream, s);
    else if (p > BG_FEW)
        BG_LAUNCH(vmf_sample_many, by_groups, THREADS, 0, stream, s);
    else
        BG_LAUNCH(vmf_sample_few, by_threads, THREADS, 0, stream, s);
    return bg_cuda_status(cudaGetLastError());
}
} // namespace

burgi_status burgi_cuda_vmf_sample_f64(size_t p, const double *mu, double kappa, uint64_t seed,
                                       uint64_t first_row, size_t n, double *x, size_t ld,
                                       cudaStream_t stream)
{
    return draw(p, mu, kappa, seed, first_row, n, x, false, ld, stream);
}

burgi_status burgi_cuda_vmf_sample_f32(size_t p, const double *mu, double kappa, uint64_t seed,
                                       uint64_t first_row, size_t n, float *x, size_t ld,
                                       cudaStream_t stream)
{
    return draw(p, mu, kappa, seed, first_row, n, x, true, ld, stream);
}
