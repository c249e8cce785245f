/* Elementary functions in float arithmetic: the logarithm of a quotient and e^y - 1 as hi + lo, and
 * Stirling's remainder.  Additions, multiplications, divisions and fused ones alone, each rounded to
 * nearest: the same bits on a CPU and a GPU. */
#ifndef BURGI_CORE_ELEM_F32_H
#define BURGI_CORE_ELEM_F32_H

#include "ff.h"

#define BG_INF_F32 bg_from_bits_f32(UINT32_C(0x7f800000))
#define BG_NAN_F32 bg_from_bits_f32(UINT32_C(0x7fc00000))

BG_FN float bg_abs_f32(float x)
{
    return bg_from_bits_f32(bg_bits_f32(x) & UINT32_C(0x7fffffff));
}

/* The nearest integer, even where two are as near; |x| < 2^22. */
BG_FN float bg_round_f32(float x)
{
    return (x + 0x1.8p23f) - 0x1.8p23f;
}

/* 2^k for an integer -126 <= k <= 127. */
BG_FN float bg_exp2i_f32(float k)
{
    return bg_from_bits_f32((bg_bits_f32(k + 0x1.8p23f) + 127) << 23);
}

/* c[0] + c[1] x + ... + c[degree] x^degree; degree constant. */
BG_FN float bg_poly_f32(const float *c, int degree, float x)
{
    float s = c[degree];
    BG_UNROLL
    for (int k = degree - 1; k >= 0; --k)
        s = bg_fma_f32(s, x, c[k]);
    return s;
}

/* k log 2 + 2 atanh(t/2) for |t| <= 0.4 and an integer |k| < 2^9: relative error < 2^-28, absolute error
 * < 2^-30, and what t is off. */
BG_FN bg_ff bg_log_tanh_f32(float k, bg_ff t)
{
    static const float c[4] = {
#include "tables/atanh_f32.inc"
    };
    const bg_ff ln2 = bg_ln2_short_f32(); /* k times its 15 bits is exact */
    float z = t.hi * t.hi, tail = t.hi * z * bg_poly_f32(c, 3, z);
    bg_ff s = bg_ff_fast_two_sum(k * ln2.hi, t.hi);
    float lo = tail + bg_fma_f32(t.lo, 0.25f * z, t.lo);
    return bg_ff_fast_two_sum(s.hi, s.lo + bg_fma_f32(k, ln2.lo, lo));
}

/* log(p/q) where n and sum are p - q and p + q, or both times the same, k and p reduced as below. */
BG_FN bg_ff bg_log_reduced_f32(float k, bg_ff n, bg_ff sum)
{
    return bg_log_tanh_f32(k, bg_ff_scale(bg_ff_div(n, sum), 2.0f));
}

/* The integer k for which p/q is about 2^k, p 2^-k/q between 2/3 and 3/2; p and q normal.  As a float,
 * and in *bits as an exponent's bits. */
BG_FN float bg_quotient_exponent_f32(float p, float q, uint32_t *bits)
{
    /* 1.5 2^64, and so 64 + 127 too much: differences from -128 on are positive */
    uint32_t e = (bg_bits_f32(p) - bg_bits_f32(q) + UINT32_C(0x5fc00000)) >> 23;

    *bits = (e - 191) << 23;
    return bg_from_bits_f32(e | UINT32_C(0x4b000000)) - (0x1p23f + 191.0f);
}

/* log(p/q) + more log 2.  Where that is small, p 2^more/q being between 2/3 and 3/2, n/sum is taken for the
 * quotient of difference and sum, which the caller knows better than p and q tell.  Domain  p and q normal. */
BG_FN bg_ff bg_log_near_f32(float p, bg_ff q, bg_ff n, bg_ff sum, float more)
{
    uint32_t shift;
    float k = bg_quotient_exponent_f32(p, q.hi, &shift);
    float m = bg_from_bits_f32(bg_bits_f32(p) - shift);
    bg_ff s = bg_ff_two_sum(m, q.hi);
    float d = m - q.hi; /* exact */
    int near = k + more == 0.0f;

    s.lo += q.lo;
    n.hi = near ? n.hi : d;
    n.lo = near ? n.lo : -q.lo;
    sum.hi = near ? sum.hi : s.hi;
    sum.lo = near ? sum.lo : s.lo;
    return bg_log_reduced_f32(k + more, n, sum);
}

/* log(p/q) + more log 2 for p normal, q > 0 normal. */
BG_FN bg_ff bg_log_over_f32(float p, bg_ff q, float more)
{
    uint32_t shift;
    float k = bg_quotient_exponent_f32(p, q.hi, &shift);
    float m = bg_from_bits_f32(bg_bits_f32(p) - shift);
    bg_ff s = bg_ff_two_sum(m, q.hi);

    s.lo += q.lo;
    return bg_log_reduced_f32(k + more, bg_ff_of(m - q.hi, -q.lo), s);
}

/* log(p/q) + more log 2 for pairs, n = p - q known better than p and q tell or bg_ff_of(p.hi - q.hi, p.lo -
 * q.lo).  Domain  2^-60 < p/q < 2^60. */
BG_FN bg_ff bg_log_ff(bg_ff p, bg_ff q, bg_ff n, float more)
{
    uint32_t shift;
    float k = bg_quotient_exponent_f32(p.hi, q.hi, &shift);
    bg_ff m = bg_ff_scale(p, bg_from_bits_f32(UINT32_C(0x3f800000) - shift));
    bg_ff s = bg_ff_two_sum(m.hi, q.hi);
    bg_ff d = bg_ff_of(m.hi - q.hi, m.lo - q.lo);
    int near = k == 0.0f;

    n.hi = near ? n.hi : d.hi;
    n.lo = near ? n.lo : d.lo;
    s.lo += m.lo + q.lo;
    return bg_log_reduced_f32(k + more, n, s);
}

/* x, or x 2^64 where that is subnormal or nearly so, and *down = -64 or 0 for its logarithm. */
BG_FN float bg_normal_f32(float x, float *down)
{
    int small = x < 0x1p-100f;
    *down = small ? -64.0f : 0.0f;
    return x * (small ? 0x1p64f : 1.0f);
}

/* log x, x > 0. */
BG_FN bg_ff bg_log_f32(float x)
{
    float down, p = bg_normal_f32(x, &down);
    return bg_log_over_f32(p, bg_ff_of(1.0f, 0.0f), down);
}

/* e^y - 1 for |y| <= 80, relative error < 2^-26. */
BG_FN bg_ff bg_expm1_f32(bg_ff y)
{
    static const float c[6] = {
#include "tables/exp_f32.inc"
    };
    const bg_ff ln2 = bg_ln2_short_f32();
    float k = bg_round_f32(y.hi * 0x1.715476p+0f), s = bg_exp2i_f32(k); /* 1/log 2 */
    bg_ff r = bg_ff_fast_two_sum(bg_fma_f32(-k, ln2.hi, y.hi), bg_fma_f32(-k, ln2.lo, y.lo));
    float rest = bg_fma_f32(r.hi * r.hi, bg_poly_f32(c, 5, r.hi), bg_fma_f32(r.hi, r.lo, r.lo));
    bg_ff e = bg_ff_fast_two_sum(r.hi, rest);
    bg_ff t = bg_ff_fast_two_sum(s - 1.0f, s * e.hi);
    return bg_ff_of(t.hi, bg_fma_f32(s, e.lo, t.lo));
}

/* Stirling's remainder, log Gamma(v+1) - [v log v - v + log(2 pi v)/2], for v >= 1. */
BG_FN float bg_stirling_f32(float v)
{
    static const float d[8] = {
#include "tables/stirling_f32.inc"
    };
    float t = 1.0f / (v + 0.625f);
    return t * bg_poly_f32(d, 7, t);
}

#endif
