/* log I_nu(x) in float arithmetic: which regime, and its value.  Below w = 12 by the power series, as
 * besseli_series.h has it:
 *
 *   J = 0F1(; nu+1; q) = sum_k q^k / (k! (nu+1)_k),  q = x^2/4,  I = (x/2)^nu J / Gamma(nu+1),
 *
 * backwards without a division, A = A q + c_k B, B = c_k B, c_k = k (nu + k), the last four steps as hi + lo. */
#ifndef BURGI_CORE_BESSEL_F32_BESSELI_F32_H
#define BURGI_CORE_BESSEL_F32_BESSELI_F32_H

#include "debye_f32.h"

typedef struct bg_series_f32 {
    bg_ff p, q, diff; /* J = p/q, J - 1 = diff/q */
} bg_series_f32;

enum { BG_I_SERIES8_F32 = BG_AT_SMALL_F32, BG_I_SERIES20_F32, BG_I_REGIMES_F32 };

/* One of the last steps. */
BG_FN void bg_series_step_f32(int k, float nu, float scale, bg_ff z, bg_series_f32 *j)
{
    float kk = (float)(k * k), c = bg_fma_f32((float)k, nu, kk);
    float c_lo = bg_fma_f32((float)k, nu, kk - c) * scale;
    c *= scale;
    bg_ff p = bg_ff_two_prod(c, j->q.hi), t = bg_ff_two_prod(z.hi, j->p.hi);

    p.lo += bg_fma_f32(c, j->q.lo, c_lo * j->q.hi);
    t.lo += bg_fma_f32(z.hi, j->p.lo, z.lo * j->p.hi);
    bg_ff s = bg_ff_two_sum(t.hi, p.hi);
    s.lo += t.lo + p.lo;
    j->p = s;
    j->q = p;
    j->diff = t;
}

/* J by so many terms.  scale, a power of two, keeps products of 20 c_k in range. */
BG_FN bg_series_f32 bg_besseli_series_f32(int terms, float nu, float x)
{
    enum { EXACT = 4 };
    const float scale = terms > 8 ? 0x1p-6f : 1.0f;
    bg_series_f32 j = { { 1.0f, 0.0f }, { 1.0f, 0.0f }, { 0.0f, 0.0f } };
    bg_ff z = bg_ff_scale(bg_ff_two_prod(0.5f * x, 0.5f * x), scale);

    BG_UNROLL
    for (int k = terms; k > EXACT; --k) {
        float c = bg_fma_f32((float)k, nu, (float)(k * k)) * scale;
        j.q.hi *= c;
        j.p.hi = bg_fma_f32(j.p.hi, z.hi, j.q.hi);
    }
    BG_UNROLL
    for (int k = EXACT; k > 0; --k)
        bg_series_step_f32(k, nu, scale, z, &j);
    return j;
}

/* log I, with v = nu + 1:
 *
 *   log I = nu [1 + log(x/(2v))] - log(v)/2 + [1 - log(2 pi)/2 - delta(v)] + log J,
 *
 * delta being Stirling's remainder.  At nu = 0 all but log J is zero, and dropped.
 * Domain  0 <= nu, w < 12, x > 0; eight terms: bg_besseli_regime_f32. */
BG_FN float bg_log_besseli_series_f32(int terms, float nu, float x)
{
    const bg_ff c = bg_half_log_2pi_f32();
    bg_series_f32 j = bg_besseli_series_f32(terms, nu, x);
    bg_ff p = bg_ff_fast_two_sum(j.p.hi, j.p.lo), q = bg_ff_fast_two_sum(j.q.hi, j.q.lo);
    bg_ff log_j = bg_log_ff(p, q, j.diff, 0.0f);
    float v0 = nu + 1.0f, more, x1 = bg_normal_f32(x, &more);
    bg_ff v = bg_ff_of(v0, nu - (v0 - 1.0f)); /* exact */
    bg_ff one = bg_ff_of(1.0f, 0.0f), v1 = bg_ff_of(v0 - 1.0f, v.lo);
    bg_ff half_log_v = bg_ff_scale(bg_log_ff(v, one, v1, 0.0f), 0.5f);
    bg_ff l = bg_ff_add_f(bg_log_over_f32(x1, v, more - 1.0f), 1.0f);
    bg_ff rest = bg_ff_add_f(bg_ff_add(half_log_v, c), -1.0f);
    bg_ff b = bg_ff_add(bg_ff_mul_f(l, nu), bg_ff_neg(rest));

    b.lo -= bg_stirling_f32(v0);
    b.hi = nu == 0.0f ? 0.0f : b.hi;
    b.lo = nu == 0.0f ? 0.0f : b.lo;
    bg_ff f = bg_ff_two_sum(b.hi, log_j.hi);
    return f.hi + (f.lo + (b.lo + log_j.lo));
}

/* x = 0, infinities, NaN and the outside. */
BG_FN float bg_log_besseli_special_f32(float nu, float x)
{
    float at_inf = nu == BG_INF_F32 ? BG_NAN_F32 : BG_INF_F32;
    float r = x == 0.0f          ? (nu == 0.0f ? 0.0f : -BG_INF_F32)
              : nu == BG_INF_F32 ? -BG_INF_F32
                                 : BG_NAN_F32;

    r = x == BG_INF_F32 ? at_inf : r;
    return nu >= 0.0f && x >= 0.0f ? r : BG_NAN_F32;
}

/* Eight terms of the series leave less than 2^-28 of J - 1 where x^2 <= 6 + 2 nu. */
BG_FN float bg_besseli_regime_f32(float nu, float x)
{
    float r = bg_bessel_regime_f32(nu, x);
    float series = x * x > bg_fma_f32(2.0f, nu, 6.0f) ? BG_I_SERIES20_F32 : BG_I_SERIES8_F32;
    return r == (float)BG_AT_SMALL_F32 ? series : r;
}

#define BG_EACH_log_besseli_f32_fast(R, nu, x)                                                 \
    R(BG_AT_SPECIAL_F32, bg_log_besseli_special_f32(nu, x))                                    \
    BG_EACH_DEBYE_F32(R, bg_log_bessel_debye_f32, BG_OF_I, nu, x)                              \
    R(BG_I_SERIES8_F32, bg_log_besseli_series_f32(8, nu, x))                                   \
    R(BG_I_SERIES20_F32, bg_log_besseli_series_f32(20, nu, x))
BG_FUNCTION_F32(log_besseli_f32_fast, (nu, x), BG_I_REGIMES_F32, bg_besseli_regime_f32(nu, x))

#endif
