/* Rows of the von Mises-Fisher law (docs/vmf.md, "Sampling"): x = W mu + sqrt(1 - W^2) v, v a uniform
 * unit vector orthogonal to mu.
 *
 * 1 - W by Wood's method (1994): with G, G' of the law Gamma((p-1)/2) and z = 2 kappa/(p-1),
 * b = 1/(z + hypot(1, z)), it is 2 b G/(G' + b G), to be accepted with a probability that his
 * x0 = (1-b)/(1+b) turns into, with e = (G - G')/(G' + b G) and s = (1-b)/2 = z b/(1+b),
 *
 *   log = (p-1) (log(1 + s e) - s e) <= 0:
 *
 * no kappa is in it, and nothing cancels but log(1+y) - y.  For p = 2, where G/(G+G') has the arc
 * sine law, G and G' are the squares of a random angle's sine and cosine: Best and Fisher's sampler.
 * For p = 3 the law of 1 - W has an inverse.
 *
 * Block k of a row's random bits: 0 to p/2 for v, from BG_RADIUS_BLOCK on for W. */
#ifndef BURGI_CORE_VMF_VMF_SAMPLE_H
#define BURGI_CORE_VMF_VMF_SAMPLE_H

#include <stddef.h>

#include "../rng.h"
#include "vmf_rows.h"

#define BG_RADIUS_BLOCK UINT64_C(0x4000000000000000)

/* What all rows of a law share. */
struct bg_vmf_law {
    double freedom, kappa, b, s; /* p - 1 */
    double d, slope;             /* of the Gammas */
    double fall;                 /* e^(-2 kappa) - 1, for p = 3 */
};

/* Domain  p >= 2, 0 <= kappa < inf. */
BG_FN struct bg_vmf_law bg_vmf_law_of(double p, double kappa)
{
    struct bg_vmf_law law;
    double z = kappa / (0.5 * (p - 1.0)),
           b = z > 0x1p500 ? 0.5 / z : 1.0 / (z + sqrt(bg_fma(z, z, 1.0)));
    law.freedom = p - 1.0;
    law.kappa = kappa;
    law.b = b;
    law.s = z * b / (1.0 + b);
    law.d = 0.5 * (p - 1.0) - 1.0 / 3.0;
    law.slope = 1.0 / (3.0 * sqrt(law.d));
    law.fall = bg_expm1_dd(bg_dd_of(kappa < 300.0 ? -2.0 * kappa : -600.0, 0.0)).hi;
    return law;
}

/* 1 - W, and whether this try is taken. */
typedef struct bg_vmf_radius {
    double delta;
    int taken;
} bg_vmf_radius;

/* Wood's envelope and test, the Gammas' own test in log_accept. */
BG_FN bg_vmf_radius bg_vmf_radius_of(const struct bg_vmf_law *law, double g, double other,
                                     double log_accept, double u)
{
    double r = 1.0 / bg_fma(law->b, g, other), y = law->s * ((g - other) * r);
    bg_dd l = bg_log_short_near(bg_two_sum(1.0, y), bg_dd_of(1.0, 0.0), bg_dd_of(y, 0.0));
    bg_dd log_u = bg_log_fine_of(u);
    bg_vmf_radius w;
    w.delta = 2.0 * (law->b * g * r);
    w.taken = log_u.hi + log_u.lo <= bg_fma(law->freedom, (l.hi - y) + l.lo, log_accept);
    return w;
}

/* The try-th try of a row for p > 3, p = 3 and p = 2. */
BG_FN bg_vmf_radius bg_vmf_radius_gamma(const struct bg_vmf_law *law, uint64_t seed,
                                        uint64_t row, uint64_t at)
{
    uint64_t block = BG_RADIUS_BLOCK + 2 * at;
    bg_gammas g =
        bg_gammas_try(law->d, law->slope, bg_normals(bg_random_bits(seed, row, block)));
    double u = bg_uniform(bg_random_bits(seed, row, block + 1).a);
    return bg_vmf_radius_of(law, g.a, g.b, g.log_accept, u);
}

BG_FN bg_vmf_radius bg_vmf_radius_circle(const struct bg_vmf_law *law, uint64_t seed,
                                         uint64_t row, uint64_t at)
{
    bg_random bits = bg_random_bits(seed, row, BG_RADIUS_BLOCK + at);
    bg_sincos t = bg_sincospi_dd(0.5 * bg_uniform(bits.a));
    return bg_vmf_radius_of(law, t.sin.hi * t.sin.hi, t.cos.hi * t.cos.hi, 0.0,
                            bg_uniform(bits.b));
}

BG_FN bg_vmf_radius bg_vmf_radius_sphere(const struct bg_vmf_law *law, uint64_t seed,
                                         uint64_t row, uint64_t at)
{
    double u = bg_uniform(bg_random_bits(seed, row, BG_RADIUS_BLOCK + at).a), y = u * law->fall;
    bg_dd l = bg_log_short_near(bg_two_sum(1.0, y), bg_dd_of(1.0, 0.0), bg_dd_of(y, 0.0));
    double delta = -(l.hi + l.lo) / law->kappa;
    bg_vmf_radius w;
    w.delta = law->kappa < 0x1p-60 ? 2.0 * u : delta < 2.0 ? delta : 2.0;
    w.taken = 1;
    return w;
}

/* For p <= BG_FEW rows stand side by side, BG_FEW_ROWS at most: component j of row r at j BG_FEW_ROWS +
 * r.  z holds their normal numbers, 2k and 2k + 1 of row r at 2 (k rows + r).  So few components do not
 * average their rounding errors out: the length is set right at the end. */
enum { BG_FEW = 16, BG_FEW_ROWS = 128 };

BG_FN double bg_few_normal(const double *z, size_t rows, size_t r, size_t j)
{
    return z[2 * (j / 2 * rows + r) + j % 2];
}

BG_FN void bg_vmf_place_few(size_t p, size_t rows, const double *mu, const double *delta,
                            const double *z, double *x)
{
    double square[BG_FEW_ROWS] = { 0.0 }, dot[BG_FEW_ROWS] = { 0.0 }, a[BG_FEW_ROWS],
           b[BG_FEW_ROWS], excess[BG_FEW_ROWS];
    const double mu0 = mu[0], sign = mu0 >= 0.0 ? -1.0 : 1.0, most = 1.0 + bg_abs(mu0);

    for (size_t j = 1; j < p; ++j)
        BG_SIMD
    for (size_t r = 0; r < rows; ++r) {
        const double g = bg_few_normal(z, rows, r, j - 1);
        square[r] = bg_fma(g, g, square[r]);
        dot[r] = bg_fma(mu[j], g, dot[r]);
    }
    BG_SIMD
    for (size_t r = 0; r < rows; ++r) {
        b[r] = sqrt(delta[r] * (2.0 - delta[r]) / square[r]);
        const double m = b[r] * dot[r];
        a[r] = (1.0 - delta[r]) - m / most;
        x[r] = bg_fma(sign, m, (1.0 - delta[r]) * mu0);
        excess[r] = bg_fma(x[r], x[r], -1.0);
    }
    for (size_t j = 1; j < p; ++j)
        BG_SIMD
    for (size_t r = 0; r < rows; ++r) {
        const double y = bg_fma(b[r], bg_few_normal(z, rows, r, j - 1), a[r] * mu[j]);
        excess[r] = bg_fma(y, y, excess[r]);
        x[j * BG_FEW_ROWS + r] = y;
    }
    for (size_t j = 0; j < p; ++j)
        BG_SIMD
    for (size_t r = 0; r < rows; ++r)
        x[j * BG_FEW_ROWS + r] =
            bg_fma(-0.5 * excess[r], x[j * BG_FEW_ROWS + r], x[j * BG_FEW_ROWS + r]);
}

/* |g|^2 and mu'g of n components, n <= BG_STRIP, in lanes. */
BG_FN void bg_vmf_dots(size_t n, const double *g, const double *mu, double *sum)
{
    double square[BG_LANES] = { 0.0 }, dot[BG_LANES] = { 0.0 };
    size_t j = 0;
    for (; j + BG_LANES <= n; j += BG_LANES)
        BG_SIMD
    for (size_t l = 0; l < BG_LANES; ++l) {
        square[l] = bg_fma(g[j + l], g[j + l], square[l]);
        dot[l] = bg_fma(mu[j + l], g[j + l], dot[l]);
    }
    for (size_t l = 0; j + l < n; ++l) {
        square[l] = bg_fma(g[j + l], g[j + l], square[l]);
        dot[l] = bg_fma(mu[j + l], g[j + l], dot[l]);
    }
    sum[0] += bg_lanes_sum(square);
    sum[1] += bg_lanes_sum(dot);
}

#endif
