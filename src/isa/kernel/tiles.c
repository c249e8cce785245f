/* The loops of tiles.h.  Sums over columns run in BG_LANES fixed lanes, folded in a fixed order, and all
 * else is elementwise: every instruction set gives the same bits. */
#include "tiles.h"

#include "core/fn.h"
#include "core/function.h"
#include "core/kernel/exp_short.h"
#include "core/log_short.h"
#include "core/vmf/vmf_rows.h"

/* The sum over j < p of term(j, l), l the lane. */
#define LANES(term)                                                                            \
    double lane[BG_LANES] = { 0.0 };                                                           \
    size_t j = 0;                                                                              \
    for (; j + BG_LANES <= p; j += BG_LANES)                                                   \
        BG_SIMD                                                                                \
    for (size_t l = 0; l < BG_LANES; ++l)                                                      \
        lane[l] = term(j + l, lane[l]);                                                        \
    for (size_t l = 0; j + l < p; ++l)                                                         \
        lane[l] = term(j + l, lane[l]);                                                        \
    return bg_lanes_sum(lane);

#define SQUARE(i, sum)   bg_fma((double)x[i], (double)x[i], sum)
#define DISTANCE(i, sum) bg_fma(x[i] - y[i], x[i] - y[i], sum)
#define PRODUCT(i, sum)  bg_fma(x[i], y[i], sum)

static double square_f32(size_t p, const float *x)
{
    LANES(SQUARE)
}

static double square_f64(size_t p, const double *x)
{
    LANES(SQUARE)
}

static double distance(size_t p, const double *x, const double *y)
{
    LANES(DISTANCE)
}

static double half_distance(size_t p, const double *x, const double *y)
{
    return 0.5 * distance(p, x, y);
}

static double dot(size_t p, const double *x, const double *y){ LANES(PRODUCT) }

#define SCALE(name, from, type)                                                                \
    static void scale_##name(size_t p, const from *x, double f, type *to)                      \
    {                                                                                          \
        BG_SIMD                                                                                \
        for (size_t j = 0; j < p; ++j)                                                         \
            to[j] = (type)((double)x[j] * f);                                                  \
    }
SCALE(f32, float, double) SCALE(f64, double, double) SCALE(f32_f32, float, float)
    SCALE(f64_f32, double, float)

        static void add(size_t p, const double *x, double *to)
{
    BG_SIMD
    for (size_t j = 0; j < p; ++j)
        to[j] += x[j];
}

/* A strip of columns stays in registers while the rows go by. */
enum { COLUMNS = 64 };

#define GATHER(name, type)                                                                     \
    static void gather_##name(size_t p, size_t n, const unsigned short *index,                 \
                              const double *r, const type *x, double *to)                      \
    {                                                                                          \
        size_t j = 0;                                                                          \
                                                                                               \
        for (; j + COLUMNS <= p; j += COLUMNS) {                                               \
            double sum[COLUMNS];                                                               \
            memcpy(sum, to + j, sizeof sum);                                                   \
            for (size_t i = 0; i < n; ++i) {                                                   \
                const double f = r[index[i]];                                                  \
                const type *const row = x + index[i] * p + j;                                  \
                BG_SIMD                                                                        \
                for (size_t l = 0; l < COLUMNS; ++l)                                           \
                    sum[l] = bg_fma(f, (double)row[l], sum[l]);                                \
            }                                                                                  \
            memcpy(to + j, sum, sizeof sum);                                                   \
        }                                                                                      \
        for (size_t i = 0; i < n; ++i) {                                                       \
            const double f = r[index[i]];                                                      \
            const type *const row = x + index[i] * p;                                          \
            for (size_t l = j; l < p; ++l)                                                     \
                to[l] = bg_fma(f, (double)row[l], to[l]);                                      \
        }                                                                                      \
    }
GATHER(f32, float)
GATHER(f64, double)

/* A strip of rows goes through all components while its sums are in registers. */
enum { STRIP = 16 };

static void strip_posterior(size_t k, const struct bg_law *law, const double *delta, double *r,
                            double *log_density)
{
    double most[STRIP], sum[STRIP];

    for (size_t i = 0; i < STRIP; ++i) {
        most[i] = -BG_INF;
        sum[i] = 0.0;
    }
    for (size_t c = 0; c < k; ++c) {
        const double at = law[c].at, kappa = law[c].kappa;
        BG_SIMD
        for (size_t i = 0; i < STRIP; ++i) {
            const double l = bg_fma(-kappa, delta[c * BG_TILE + i], at);
            r[c * BG_TILE + i] = l;
            most[i] = l > most[i] ? l : most[i];
        }
    }
    for (size_t c = 0; c < k; ++c)
        BG_SIMD
    for (size_t i = 0; i < STRIP; ++i) {
        const double e = bg_exp_short(r[c * BG_TILE + i] - most[i]);
        r[c * BG_TILE + i] = e;
        sum[i] += e;
    }
    BG_SIMD
    for (size_t i = 0; i < STRIP; ++i) {
        const bg_dd l = bg_log_of(sum[i]);
        log_density[i] = most[i] + (l.hi + l.lo);
        sum[i] = 1.0 / sum[i];
    }
    for (size_t c = 0; c < k; ++c)
        BG_SIMD
    for (size_t i = 0; i < STRIP; ++i)
        r[c * BG_TILE + i] *= sum[i];
}

/* Up to a whole strip: what stands in delta after the rows is finite. */
static void posterior(size_t n, size_t k, const struct bg_law *law, const double *delta,
                      double *r, double *log_density)
{
    for (size_t i = 0; i < n; i += STRIP)
        strip_posterior(k, law, delta + i, r + i, log_density + i);
}

#define STR_(s) #s
#define STR(s)  STR_(s)
const struct bg_tiles BG_PASTE(bg_tiles_, BG_ISA) = {
    .name = STR(BG_ISA),
    .square_f32 = square_f32,
    .square_f64 = square_f64,
    .scale_f32 = scale_f32,
    .scale_f64 = scale_f64,
    .scale_f32_f32 = scale_f32_f32,
    .scale_f64_f32 = scale_f64_f32,
    .half_distance = half_distance,
    .dot = dot,
    .add = add,
    .gather_f32 = gather_f32,
    .gather_f64 = gather_f64,
    .posterior = posterior,
};
