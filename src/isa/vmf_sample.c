/* The loops of the vMF sampler, for one instruction set. */
#include "core/vmf/vmf_sample.h"

#include "isa.h"

/* Of n (row, block) the normal numbers, two each. */
void ISA(random_normals)(size_t n, uint64_t seed, const uint64_t *row, const uint64_t *block,
                         double *z)
{
    BG_SIMD
    for (size_t i = 0; i < n; ++i) {
        const bg_pair pair = bg_normals(bg_random_bits(seed, row[i], block[i]));
        z[2 * i] = pair.a;
        z[2 * i + 1] = pair.b;
    }
}

/* Of n rows the at-th try of 1 - W, and 1.0 where it is taken. */
#define RADII(name)                                                                            \
    static void name##_loop(const struct bg_vmf_law *law, size_t n, uint64_t seed,             \
                            const uint64_t *row, uint64_t at, double *delta, double *taken)    \
    {                                                                                          \
        BG_SIMD                                                                                \
        for (size_t i = 0; i < n; ++i) {                                                       \
            const bg_vmf_radius w = bg_vmf_##name(law, seed, row[i], at);                      \
            delta[i] = w.delta;                                                                \
            taken[i] = w.taken ? 1.0 : 0.0;                                                    \
        }                                                                                      \
    }
RADII(radius_gamma)
RADII(radius_circle)
RADII(radius_sphere)

void ISA(vmf_radii)(const struct bg_vmf_law *law, size_t n, uint64_t seed, const uint64_t *row,
                    uint64_t at, double *delta, double *taken)
{
    const struct bg_vmf_law own = *law; /* that no store can touch */
    if (own.freedom == 1.0)
        radius_circle_loop(&own, n, seed, row, at, delta, taken);
    else if (own.freedom == 2.0)
        radius_sphere_loop(&own, n, seed, row, at, delta, taken);
    else
        radius_gamma_loop(&own, n, seed, row, at, delta, taken);
}

void ISA(vmf_dots)(size_t n, const double *g, const double *mu, double *sum)
{
    sum[0] = sum[1] = 0.0;
    for (; n > BG_STRIP; n -= BG_STRIP, g += BG_STRIP, mu += BG_STRIP)
        bg_vmf_dots(BG_STRIP, g, mu, sum);
    bg_vmf_dots(n, g, mu, sum);
}

void ISA(vmf_place_few)(size_t p, size_t rows, const double *mu, const double *delta,
                        const double *z, double *x)
{
    bg_vmf_place_few(p, rows, mu, delta, z, x);
}

/* x = a mu + b g */
#define TURN(suffix, type)                                                                     \
    void ISA(vmf_turn_##suffix)(size_t n, double a, const double *mu, double b,                \
                                const double *g, void *to)                                     \
    {                                                                                          \
        type *const x = to;                                                                    \
        BG_SIMD                                                                                \
        for (size_t j = 0; j < n; ++j)                                                         \
            x[j] = (type)bg_fma(b, g[j], a * mu[j]);                                           \
    }
TURN(f64, double)
TURN(f32, float)
