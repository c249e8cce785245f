/* The base orders of K_nu(x) in float: K_mu and K_{mu+1} (x/2), both times a factor, as hi + lo for |mu| <= 1/2.
 *
 * x < 1    Temme's series as besselk_temme.h arranges it, to k = 5
 * x >= 1   e^x sqrt(2x/pi) K_o = 1 + (q - 1/4)/x [1/2 + (q - 9/4)/x H(q, x)], q = o^2, by a polynomial H */
#ifndef BURGI_CORE_BESSEL_F32_BESSELK_BASE_F32_H
#define BURGI_CORE_BESSEL_F32_BESSELK_BASE_F32_H

#include "../../elem_f32.h"

typedef struct bg_besselk_pair_f32 {
    bg_ff m0, m1;
} bg_besselk_pair_f32;

/* sin(pi mu)/(pi mu), |mu| <= 1/2. */
BG_FN bg_ff bg_sinc_pi_f32(float mu)
{
    static const float c[5] = {
#include "../tables/temme_sinc_f32.inc"
    };
    float m = mu * mu;
    bg_ff p = bg_ff_two_prod(m, c[0]), q = bg_ff_fast_two_sum(1.0f, -p.hi);
    p.lo = bg_fma_f32(bg_fma_f32(mu, mu, -m), c[0], p.lo);
    return bg_ff_fast_two_sum(q.hi, q.lo - bg_fma_f32(m * m, bg_poly_f32(c + 1, 3, m), p.lo));
}

/* D = z + d, E = 1 + z - p + e, D. = 2 z (1 + d1 + dx), E. = 2 z (1 + ex): besselk_temme.h. */
typedef struct bg_temme_sums_f32 {
    bg_ff p;
    float d, e, d1, dx, ex;
} bg_temme_sums_f32;

BG_FN bg_temme_sums_f32 bg_temme_sums_at_f32(float mu, float z)
{
    enum { E0, D0, E1, D1, D2, E5, D5, ROWS, DEGREE = 4 };
    static const float c[ROWS][DEGREE + 1] = {
#include "../tables/temme_f32.inc"
    };
    float m = mu * mu, e = bg_poly_f32(c[E5], DEGREE, m), d = bg_poly_f32(c[D5], DEGREE, m);
    float e1 = bg_poly_f32(c[E1], DEGREE, m), next = z * (1.0f / 30.0f);
    bg_temme_sums_f32 s;

    s.p = bg_ff_two_prod(m, c[E0][0]);
    s.p.lo = bg_fma_f32(bg_fma_f32(mu, mu, -m), c[E0][0], s.p.lo);
    s.d1 = bg_poly_f32(c[D1], DEGREE, m);
    s.d = s.dx = bg_fma_f32(next, d, d); /* e_6 and d_6 are about e_5 and d_5 */
    s.e = s.ex = bg_fma_f32(next, e, e);
    BG_UNROLL
    for (int k = 5; k > 2; --k) {
        float zk = z * (float)(1.0 / (k * k)), zx = z * (float)(1.0 / (k * (k - 1))), up = d;
        d = k > 3 ? bg_fma_f32((float)(-1.0 / k), e, d) : bg_poly_f32(c[D2], DEGREE, m);
        e = bg_fma_f32(-m * (float)(1.0 / k), up, e);
        s.d = bg_fma_f32(zk, s.d, d);
        s.e = bg_fma_f32(zk, s.e, e);
        s.dx = bg_fma_f32(zx, s.dx, d);
        s.ex = bg_fma_f32(zx, s.ex, e);
    }
    s.d = bg_fma_f32(z, bg_fma_f32(0.25f * z, s.d, s.d1), bg_poly_f32(c[D0], DEGREE, m));
    s.e = bg_fma_f32(-m * m, bg_poly_f32(c[E0] + 1, DEGREE - 1, m),
                     z * bg_fma_f32(0.25f * z, s.e, e1));
    s.dx = 0.5f * z * s.dx;
    s.ex = bg_fma_f32(0.5f * z, s.ex, e1);
    return s;
}

/* Times x^mu sin(pi mu)/(pi mu), from log x.  Domain  x < 1. */
BG_FN bg_besselk_pair_f32 bg_besselk_temme_f32(float mu, float x, bg_ff log)
{
    /* near 0 what mu makes of the logarithm is no longer seen */
    float two_mu = 2.0f * mu;
    two_mu = bg_abs_f32(mu) < 0x1p-40f ? 0x1p-39f : two_mu;
    bg_ff y = bg_ff_two_prod(two_mu, log.hi);
    y.lo = bg_fma_f32(two_mu, log.lo, y.lo);
    /* mu < 0: e^y is only multiplied by x^2 then; beyond e^80 nothing is left of it */
    y.hi = y.hi > 80.0f ? 80.0f : y.hi;
    y.hi = y.hi < -80.0f ? -80.0f : y.hi;

    /* e^(-mu L) sinh(mu L)/mu, and half of 2 e^(-mu L) cosh(mu L) - 2 */
    bg_ff e1 = bg_expm1_f32(y);
    float r = 1.0f / two_mu, sinh = -e1.hi * r, cosh1 = 0.5f * e1.hi;
    float sinh_lo = -(bg_fma_f32(sinh, two_mu, e1.hi) + e1.lo) * r;

    bg_ff z = bg_ff_two_prod(0.5f * x, 0.5f * x);
    bg_temme_sums_f32 s = bg_temme_sums_at_f32(mu, z.hi);
    bg_ff one = bg_ff_fast_two_sum(1.0f, -s.p.hi), d = bg_ff_two_sum(z.hi, s.d);
    bg_ff plus = bg_ff_fast_two_sum(one.hi, z.hi), e = bg_ff_fast_two_sum(plus.hi, s.e);
    one.lo -= s.p.lo;
    e.lo += (plus.lo + one.lo) + z.lo;
    d.lo += z.lo;

    bg_ff es = bg_ff_two_prod(e.hi, sinh), m0 = bg_ff_two_sum(es.hi, d.hi);
    es.lo = bg_fma_f32(e.hi, sinh_lo, bg_fma_f32(e.lo, sinh, es.lo));
    m0.lo += es.lo + bg_fma_f32(cosh1, d.hi, d.lo);

    float two_z = 2.0f * z.hi, dx = s.d1 + s.dx;
    float v = bg_fma_f32(-two_z, s.d1, bg_fma_f32(-two_z, s.dx, s.e));
    bg_ff md = bg_ff_two_prod(mu, d.hi),
          steep = bg_ff_two_prod(-two_z, bg_fma_f32(sinh, s.ex, sinh));
    bg_ff minus = bg_ff_fast_two_sum(one.hi, -z.hi), top = bg_ff_fast_two_sum(minus.hi, v);
    bg_ff sum = bg_ff_fast_two_sum(top.hi, md.hi), m1 = bg_ff_two_sum(sum.hi, steep.hi);
    float low =
        bg_fma_f32(z.lo, mu - 1.0f - 2.0f * dx, bg_fma_f32(-two_z, sinh_lo, md.lo + steep.lo));
    low = bg_fma_f32(-two_z, bg_fma_f32(cosh1, dx, cosh1), low + one.lo);
    m1.lo += ((minus.lo + top.lo) + sum.lo) + low;

    bg_besselk_pair_f32 m;
    m.m0 = bg_ff_fast_two_sum(m0.hi, m0.lo);
    m.m1 = bg_ff_scale(bg_ff_fast_two_sum(m1.hi, m1.lo), 0.5f);
    return m;
}

/* e^x sqrt(2x/pi) K_o of q = o^2, from q - 1/4 and q - 9/4 and H. */
BG_FN bg_ff bg_besselk_of_order_f32(float quarter, float nine, float h, float x, float u)
{
    float inner = bg_fma_f32(nine * u, h, 0.5f), v = quarter / x;
    float rest = bg_fma_f32(-v, x, quarter) * u;
    bg_ff t = bg_ff_two_prod(v, inner), s = bg_ff_fast_two_sum(1.0f, t.hi);

    s.lo += bg_fma_f32(rest, inner, t.lo);
    return s;
}

/* Times e^x sqrt(2x/pi).  Domain  1 <= x <= 12.5. */
BG_FN bg_besselk_pair_f32 bg_besselk_poly_f32(float mu, float x)
{
    enum { ROWS = 5, COLUMNS = 8 };
    static const float c[1][ROWS][COLUMNS] = {
#include "../tables/besselk_base_f32.inc"
    };
    static const int length[1][ROWS] = {
#include "../tables/besselk_degree_f32.inc"
    };
    static const float map[1][3] = {
#include "../tables/besselk_map_f32.inc"
    };
    float u = 1.0f / x, tau = map[0][1] / (x + map[0][0]) + map[0][2], row[ROWS];
    float q0 = mu * mu, step = mu * (mu + 2.0f), q1 = step + 1.0f; /* (mu + 1)^2 */

    BG_UNROLL
    for (int j = 0; j < ROWS; ++j) {
        row[j] = 0.0f;
        BG_UNROLL
        for (int i = COLUMNS - 1; i >= 0; --i)
            row[j] = i < length[0][j] ? bg_fma_f32(row[j], tau, c[0][j][i]) : row[j];
    }
    bg_besselk_pair_f32 m;
    m.m0 = bg_besselk_of_order_f32((mu - 0.5f) * (mu + 0.5f), (mu - 1.5f) * (mu + 1.5f),
                                   bg_poly_f32(row, ROWS - 1, q0), x, u);
    bg_ff k = bg_besselk_of_order_f32(bg_fma_f32(mu, mu + 2.0f, 0.75f),
                                      bg_fma_f32(mu, mu + 2.0f, -1.25f),
                                      bg_poly_f32(row, ROWS - 1, q1), x, u);
    m.m1 = bg_ff_mul_f(k, 0.5f * x);
    return m;
}

#endif
