/* log I_nu(x), log K_nu(x) and I_{nu+1}(x)/I_nu(x) in float by bessel_debye.h's expansion for w = hypot(nu, x)
 * >= 12: with y = 1/w, s = (nu/w)^2,
 *
 *   log I =  eta - log(2 pi w)/2      + sum_k D_k(s) y^k
 *   log K = -eta + log(pi/(2 w))/2    + sum_k D_k(s) (-y)^k
 *   I_{nu+1}/I_nu = x [1/(w+nu) - y^2/2 - y^2 sum_k R_k(s) y^k]
 *
 * Float needs eight terms from w = 12 and three from w = 60: what they leave is below 2^-26. */
#ifndef BURGI_CORE_BESSEL_F32_DEBYE_F32_H
#define BURGI_CORE_BESSEL_F32_DEBYE_F32_H

#include "../../function.h"
#include "lead_f32.h"

/* Regimes that the functions have; what follows BG_AT_SMALL_F32 is each function's own. */
enum { BG_AT_SPECIAL_F32, BG_AT_DEBYE8_F32, BG_AT_DEBYE3_F32, BG_AT_SMALL_F32 };

#define BG_EACH_DEBYE_F32(R, F, ...)                                                           \
    R(BG_AT_DEBYE8_F32, F(8, __VA_ARGS__))                                                     \
    R(BG_AT_DEBYE3_F32, F(3, __VA_ARGS__))

/* From nu >= 0.  What is squared may be infinite or 0. */
BG_FN float bg_bessel_regime_f32(float nu, float x)
{
    float w2 = nu * nu + x * x,
          r = w2 >= 60.0f * 60.0f ? (float)BG_AT_DEBYE3_F32 : (float)BG_AT_DEBYE8_F32;
    int inside = nu >= 0.0f && nu < BG_INF_F32 && x > 0.0f && x < BG_INF_F32;

    r = w2 < 12.0f * 12.0f ? (float)BG_AT_SMALL_F32 : r;
    return inside ? r : (float)BG_AT_SPECIAL_F32;
}

/* sum_k c_k(s) y^k, k = 1 .. terms, row k of degree k. */
BG_FN float bg_debye_rows_f32(const float (*c)[9], int terms, float s, float y)
{
    float sum = 0.0f;
    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = bg_fma_f32(sum, y, bg_poly_f32(c[k], k, s));
    return sum * y;
}

BG_FN float bg_debye_sum_f32(int terms, float s, float y)
{
    static const float c[9][9] = {
#include "../tables/debye_d_f32.inc"
    };
    return bg_debye_rows_f32(c, terms, s, y);
}

BG_FN float bg_debye_slope_f32(int terms, float s, float y)
{
    static const float c[9][9] = {
#include "../tables/debye_r_f32.inc"
    };
    return bg_debye_rows_f32(c, terms, s, y);
}

/* log I or log K.  Domain  12 <= w, 60 where three terms; nu >= 0, x > 0, both finite. */
BG_FN float bg_log_bessel_debye_f32(int terms, bg_bessel_of of, float nu, float x)
{
    bg_scaled_f32 p = bg_scale_f32(nu, x);
    float sum = bg_debye_sum_f32(terms, p.s, of == BG_OF_K ? -p.y : p.y);
    return bg_lead_sum_f32(of, p, x, sum);
}

/* I_{nu+1}/I_nu.  Domain  as above. */
BG_FN float bg_besseli_ratio_debye_f32(int terms, float nu, float x)
{
    bg_scaled_f32 p = bg_scale_f32(nu, x);
    bg_ff wn = bg_ff_fast_two_sum(p.w.hi, p.nu);
    float one = 1.0f / wn.hi, y = p.y * p.up, sum = 0.5f + bg_debye_slope_f32(terms, p.s, p.y);
    float rest = bg_fma_f32(-one, wn.hi, 1.0f) - one * (wn.lo + p.w.lo);
    float lo = bg_fma_f32(rest, one, -y * p.y * sum);
    return bg_fma_f32(x, one, x * lo) * p.down; /* one + lo: of w and nu scaled */
}

#endif
