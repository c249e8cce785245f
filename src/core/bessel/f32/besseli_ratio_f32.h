/* r = I_{nu+1}(x)/I_nu(x) in float arithmetic.  Below w = 12, as besseli_ratio.h has it, N_m = I_m(x) (2/x)^m
 * by N_{m-1} = m N_m + (x^2/4) N_{m+1} downwards, positive and division-free, in hi + lo, from nu + 8, where
 * four terms of the expansion start it: what they leave is damped. */
#ifndef BURGI_CORE_BESSEL_F32_BESSELI_RATIO_F32_H
#define BURGI_CORE_BESSEL_F32_BESSELI_RATIO_F32_H

#include "debye_f32.h"

/* Domain  w < 12. */
BG_FN float bg_besseli_ratio_down_f32(float nu, float x)
{
    enum { STEPS = 8 };
    float top = nu + (float)STEPS, w = bg_sqrt_f32(bg_fma_f32(top, top, x * x)), y = 1.0f / w;
    float t = top * y, sum = 0.5f + bg_debye_slope_f32(4, t * t, y);
    /* N_{top+1}/N_top = 2 r/x */
    bg_ff n1 = bg_ff_of(2.0f * (1.0f / (w + top) - y * y * sum), 0.0f),
          n0 = bg_ff_of(1.0f, 0.0f);
    bg_ff z = bg_ff_two_prod(0.5f * x, 0.5f * x);

    BG_UNROLL
    for (int k = STEPS; k > 0; --k) {
        float m = nu + (float)k, m_lo = nu - (m - (float)k);
        bg_ff p = bg_ff_two_prod(n0.hi, m), q = bg_ff_two_prod(n1.hi, z.hi);
        bg_ff next = bg_ff_two_sum(p.hi, q.hi);
        p.lo = bg_fma_f32(n0.lo, m, bg_fma_f32(n0.hi, m_lo, p.lo));
        q.lo = bg_fma_f32(n1.lo, z.hi, bg_fma_f32(n1.hi, z.lo, q.lo));
        next.lo += p.lo + q.lo;
        n1 = n0;
        n0 = next;
    }
    bg_ff half = bg_ff_div(bg_ff_fast_two_sum(n1.hi, n1.lo), bg_ff_fast_two_sum(n0.hi, n0.lo));
    /* half of the product, which is exact where x/2 is not */
    return 0.5f * bg_fma_f32(half.hi, x, half.lo * x);
}

/* x = 0, infinities, NaN and the outside. */
BG_FN float bg_besseli_ratio_special_f32(float nu, float x)
{
    float r = x == 0.0f || nu == BG_INF_F32 ? 0.0f : BG_NAN_F32;

    r = x == BG_INF_F32 ? (nu == BG_INF_F32 ? BG_NAN_F32 : 1.0f) : r;
    return nu >= 0.0f && x >= 0.0f ? r : BG_NAN_F32;
}

#define BG_EACH_besseli_ratio_f32_fast(R, nu, x)                                               \
    R(BG_AT_SPECIAL_F32, bg_besseli_ratio_special_f32(nu, x))                                  \
    BG_EACH_DEBYE_F32(R, bg_besseli_ratio_debye_f32, nu, x)                                    \
    R(BG_AT_SMALL_F32, bg_besseli_ratio_down_f32(nu, x))
BG_FUNCTION_F32(besseli_ratio_f32_fast, (nu, x), BG_AT_SMALL_F32 + 1,
                bg_bessel_regime_f32(nu, x))

#endif
