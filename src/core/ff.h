/* Unevaluated sums of two floats, for the functions that are all of float (*_f32_fast): what dd.h is for
 * double, error-free transformations after Dekker and Knuth.  A pair has 48 bits, where nothing
 * underflows; no subnormal number is flushed. */
#ifndef BURGI_CORE_FF_H
#define BURGI_CORE_FF_H

#include "fn.h"

typedef struct bg_ff {
    float hi, lo;
} bg_ff;

BG_FN bg_ff bg_ff_of(float hi, float lo)
{
    bg_ff r;
    r.hi = hi;
    r.lo = lo;
    return r;
}

/* a + b exactly; needs |a| >= |b| or a = 0. */
BG_FN bg_ff bg_ff_fast_two_sum(float a, float b)
{
    float s = a + b;
    return bg_ff_of(s, b - (s - a));
}

/* a + b exactly. */
BG_FN bg_ff bg_ff_two_sum(float a, float b)
{
    float s = a + b, t = s - a;
    return bg_ff_of(s, (a - (s - t)) + (b - t));
}

/* a b exactly, unless its low part underflows. */
BG_FN bg_ff bg_ff_two_prod(float a, float b)
{
    float p = a * b;
    return bg_ff_of(p, bg_fma_f32(a, b, -p));
}

BG_FN bg_ff bg_ff_neg(bg_ff a)
{
    return bg_ff_of(-a.hi, -a.lo);
}

/* a 2^k for a power of two s. */
BG_FN bg_ff bg_ff_scale(bg_ff a, float s)
{
    return bg_ff_of(a.hi * s, a.lo * s);
}

/* a + b, error <= 2^-46 (|a| + |b|). */
BG_FN bg_ff bg_ff_add(bg_ff a, bg_ff b)
{
    bg_ff s = bg_ff_two_sum(a.hi, b.hi);
    return bg_ff_fast_two_sum(s.hi, s.lo + (a.lo + b.lo));
}

BG_FN bg_ff bg_ff_add_f(bg_ff a, float b)
{
    bg_ff s = bg_ff_two_sum(a.hi, b);
    return bg_ff_fast_two_sum(s.hi, s.lo + a.lo);
}

/* a b, relative error <= 2^-44. */
BG_FN bg_ff bg_ff_mul(bg_ff a, bg_ff b)
{
    bg_ff p = bg_ff_two_prod(a.hi, b.hi);
    return bg_ff_fast_two_sum(p.hi, p.lo + bg_fma_f32(a.hi, b.lo, a.lo * b.hi));
}

BG_FN bg_ff bg_ff_mul_f(bg_ff a, float b)
{
    bg_ff p = bg_ff_two_prod(a.hi, b);
    return bg_ff_fast_two_sum(p.hi, bg_fma_f32(a.lo, b, p.lo));
}

/* a / b by one division, relative error <= 2^-43. */
BG_FN bg_ff bg_ff_div(bg_ff a, bg_ff b)
{
    float r = 1.0f / b.hi, q = a.hi * r;
    float rest = bg_fma_f32(-q, b.hi, a.hi) + bg_fma_f32(-q, b.lo, a.lo);
    return bg_ff_fast_two_sum(q, rest * r);
}

/* Constants: bg_NAME_f32() is hi + lo, bg_NAME_f32_lolo() what that leaves. */
#define BG_CONST_F32_2(name, hi, lo)                                                           \
    BG_FN bg_ff bg_##name##_f32(void)                                                          \
    {                                                                                          \
        return bg_ff_of((float)hi, (float)lo);                                                 \
    }
#define BG_CONST_F32_3(name, hi, lo, lolo)                                                     \
    BG_CONST_F32_2(name, hi, lo)                                                               \
    BG_FN float bg_##name##_f32_lolo(void)                                                     \
    {                                                                                          \
        return (float)lolo;                                                                    \
    }
#include "tables/const_f32.inc"
#undef BG_CONST_F32_2
#undef BG_CONST_F32_3

#endif
