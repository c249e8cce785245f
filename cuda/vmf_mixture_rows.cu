/* Between the two products: from cosines to responsibilities, 16 threads a row.  Each thread has the components of its
 * number, 16 apart, and reads of T and R no others. */
#include "vmf_mixture.h"

#include "core/kernel/exp_short.h"
#include "core/log_short.h"
#include "core/rng.h"

namespace
{
constexpr double close = 0x1p-6, negligible = 0x1p-60;
constexpr unsigned ALL = 0xffffffffu, GROUP_MASK = (1u << BG_GROUP) - 1;
constexpr int NONE = 0x7fffffff;

/* A group's row; of a group that has none, no components, so that it goes along with the other of its warp. */
struct row {
    size_t i, each;
    const double *x;
    double *t, *r;
    double weight; /* NaN: no direction */
};

__device__ __forceinline__ row row_of(const bg_cuda_columns &b)
{
    const size_t i = blockIdx.x * (size_t)BG_GROUP_ROWS + threadIdx.x / BG_GROUP;
    const bool mine = i < b.n;
    const size_t at = mine ? i : 0;
    return { i,
             mine ? b.each : 0,
             b.x + at * b.p,
             b.t + at * b.ld,
             b.r + at * b.ld,
             mine ? b.weight[i] : BG_NAN };
}

/* |x - mu|^2/2 in the CPU's order. */
__device__ __forceinline__ double half_distance(const bg_cuda_columns &b, const double *x,
                                                size_t c, bool some)
{
    const double *const mu = b.mu + c * b.p;
    double q = 0.0;
    for (size_t j = (size_t)bg_group_lane(); some && j < b.p; j += BG_GROUP)
        q = bg_fma(x[j] - mu[j], x[j] - mu[j], q);
    return 0.5 * bg_group_sum(q);
}

/* T becomes 1 - T, by differences where that is small: all of a group for each of its components that is near. */
__device__ __forceinline__ void deltas(const bg_cuda_columns &b, const row &w)
{
    const int lane = bg_group_lane();
    for (size_t from = 0; from < b.each; from += BG_GROUP) {
        const size_t c = from + (size_t)lane;
        const double delta = c < w.each ? 1.0 - w.t[c] : 2.0;
        unsigned left = __ballot_sync(ALL, delta < close) >> bg_group_first() & GROUP_MASK;
        double mine = delta;
        while (__ballot_sync(ALL, left != 0) != 0) {
            const int next = left != 0 ? __ffs((int)left) - 1 : NONE;
            const double half =
                half_distance(b, w.x, left != 0 ? from + (size_t)next : 0, left != 0);
            mine = lane == next ? half : mine;
            left &= left - 1;
        }
        if (c < w.each)
            w.t[c] = mine;
    }
}

/* Something of the largest value, of the first component that has it. */
struct best {
    double value, delta;
    int c; /* NONE: no value is larger than where it began */
};

__device__ __forceinline__ void take(best *b, double value, double delta, size_t c)
{
    if (value > b->value) {
        b->value = value;
        b->delta = delta;
        b->c = (int)c;
    }
}

__device__ __forceinline__ best group_best(best b)
{
    for (int half = BG_GROUP / 2; half > 0; half /= 2) {
        const double value = __shfl_down_sync(ALL, b.value, half),
                     delta = __shfl_down_sync(ALL, b.delta, half);
        const int c = __shfl_down_sync(ALL, b.c, half);
        const bool other = value > b.value || (value == b.value && c < b.c);
        b.value = other ? value : b.value;
        b.delta = other ? delta : b.delta;
        b.c = other ? c : b.c;
    }
    b.value = __shfl_sync(ALL, b.value, bg_group_first());
    b.delta = __shfl_sync(ALL, b.delta, bg_group_first());
    b.c = __shfl_sync(ALL, b.c, bg_group_first());
    return b;
}

/* Responsibilities, which sum to 1, to R; the log density. */
__device__ __forceinline__ double posterior(const bg_cuda_columns &b, const row &w)
{
    const size_t lane = (size_t)bg_group_lane();
    best most = { -BG_INF, 0.0, NONE };
    double sum = 0.0;
    for (size_t c = lane; c < w.each; c += BG_GROUP) {
        const double l = bg_fma(-b.kappa[c], w.t[c], b.at[c]);
        w.r[c] = l;
        take(&most, l, 0.0, c);
    }
    most = group_best(most);
    for (size_t c = lane; c < w.each; c += BG_GROUP) {
        const double e = bg_exp_short(w.r[c] - most.value);
        w.r[c] = e;
        sum += e;
    }
    sum = bg_group_sum(sum);
    const bg_dd l = bg_log_of(sum);
    const double scale = 1.0 / sum;
    for (size_t c = lane; c < w.each; c += BG_GROUP)
        w.r[c] *= scale;
    return most.value + (l.hi + l.lo);
}

__global__ void __launch_bounds__(BG_GROUP_THREADS)
    vmf_mixture_score(bg_cuda_columns b, bg_cuda_scores to)
{
    const row w = row_of(b);
    const size_t lane = (size_t)bg_group_lane();
    deltas(b, w);
    const double log_density = posterior(b, w);
    best most = { -1.0, BG_NAN, NONE };
    for (size_t c = lane; c < w.each; c += BG_GROUP)
        take(&most, w.r[c], c < to.k ? w.t[c] : BG_NAN, c);
    most = group_best(most);
    const bool none = !(w.weight == w.weight);
    for (size_t c = lane; none && c < w.each; c += BG_GROUP)
        w.r[c] = BG_NAN;
    if (lane != 0 || w.i >= b.n)
        return;
    if (to.log_density != nullptr)
        to.log_density[w.i] = none ? BG_NAN : log_density;
    if (to.best != nullptr)
        to.best[w.i] = none ? -1 : most.c;
    if (to.delta != nullptr)
        to.delta[w.i] = none ? BG_NAN : most.delta;
}

/* The most likely component, or the nearest. */
__device__ __forceinline__ int likely(const bg_cuda_columns &b, const row &w, bool by_law)
{
    best most = { -BG_INF, 0.0, NONE };
    for (size_t c = (size_t)bg_group_lane(); c < w.each; c += BG_GROUP)
        take(&most, by_law ? b.at[c] - b.kappa[c] * w.t[c] : -w.t[c], 0.0, c);
    most = group_best(most);
    return most.c == NONE ? 0 : most.c;
}

/* One by its responsibility: all threads of the group go through all components, in their order. */
__device__ __forceinline__ int drawn(const bg_cuda_columns &b, const bg_cuda_giving &g,
                                     const row &w)
{
    double left = bg_uniform(bg_random_bits(g.seed, g.first + w.i, g.step).a);
    bool on = true;
    int c = 0;
    for (size_t from = 0; from < b.each; from += BG_GROUP) {
        const size_t own = from + (size_t)bg_group_lane();
        const double r = own < w.each ? w.r[own] : 0.0;
        for (int k = 0; k < BG_GROUP; ++k) {
            const double one = __shfl_sync(ALL, r, bg_group_first() + k);
            on = on && from + (size_t)k + 1 < b.each;
            left -= on ? one : 0.0;
            on = on && left > 0.0;
            c += on;
        }
    }
    return c;
}

/* The component that a row is given to; -1: none. */
__device__ __forceinline__ int given(const bg_cuda_columns &b, const bg_cuda_giving &g,
                                     const row &w)
{
    switch (g.giving) {
    case BURGI_GIVE_LABELS:
        return w.i < b.n ? g.label[w.i] : -1;
    case BURGI_GIVE_DRAWN:
        return drawn(b, g, w);
    default:
        return likely(b, w, g.giving == BURGI_GIVE_LIKELY);
    }
}

__global__ void __launch_bounds__(BG_GROUP_THREADS)
    vmf_mixture_give(bg_cuda_columns b, bg_cuda_giving g)
{
    const row w = row_of(b);
    const size_t lane = (size_t)bg_group_lane();
    const bool soft = g.giving == BURGI_GIVE_SOFT, laws = soft || g.giving == BURGI_GIVE_DRAWN;
    const double weight = w.weight == w.weight ? w.weight : 0.0;
    deltas(b, w);
    const double log_density = laws ? posterior(b, w) : 0.0;
    const int to = soft ? NONE : given(b, g, w);
    double entropy = 0.0;
    for (size_t c = lane; c < w.each; c += BG_GROUP) {
        const double r = soft ? w.r[c] : (int)c == to ? 1.0 : 0.0;
        if (g.entropy && r > negligible) {
            const bg_dd l = bg_log_of(r);
            entropy -= r * (l.hi + l.lo);
        }
        w.r[c] = r > negligible ? r * weight : 0.0;
    }
    entropy = g.entropy ? bg_group_sum(entropy) : 0.0;
    if (lane != 0 || w.i >= b.n)
        return;
    double *const scalar = g.scalar + w.i * BG_CUDA_SCALARS;
    scalar[BG_CUDA_LIKELIHOOD] = weight * log_density;
    scalar[BG_CUDA_ENTROPY] = weight * entropy;
    scalar[BG_CUDA_MOVED] = !soft && weight != 0.0 && to != g.label[w.i] ? 1.0 : 0.0;
    if (!soft && weight != 0.0)
        g.label[w.i] = to;
}
} // namespace

burgi_status bg_cuda_score_rows(const bg_cuda_columns &columns, const bg_cuda_scores &scores,
                                cudaStream_t stream)
{
    const bg_cuda_columns b = columns;
    const bg_cuda_scores to = scores;
    BG_LAUNCH(vmf_mixture_score, bg_groups_for(b.n), BG_GROUP_THREADS, 0, stream, b, to);
    return bg_cuda_status(cudaGetLastError());
}

burgi_status bg_cuda_give_rows(const bg_cuda_columns &columns, const bg_cuda_giving &giving,
                               cudaStream_t stream)
{
    const bg_cuda_columns b = columns;
    const bg_cuda_giving g = giving;
    BG_LAUNCH(vmf_mixture_give, bg_groups_for(b.n), BG_GROUP_THREADS, 0, stream, b, g);
    return bg_cuda_status(cudaGetLastError());
}
