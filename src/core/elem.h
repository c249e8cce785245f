/* Elementary functions of the core: logarithm as hi + lo, exponential minus one as hi + lo.
 *
 * The core calls no libm function but sqrt and fma: libm's differ between CPU and GPU and stop
 * vectorisation.  Every logarithm here is one of a quotient, log(p/q): the special functions
 * need log of numbers near 1 whose distance from 1 they know better than the numbers. */
#ifndef BURGI_CORE_ELEM_H
#define BURGI_CORE_ELEM_H

#include "const.h"
#include "dd.h"

#define BG_LN2 0x1.62e42fefa39efp-1 /* 0.6931 */

/* c[0] + c[1] x + ... + c[degree] x^degree; degree <= 31 and constant. */
BG_FN double bg_poly(const double *c, int degree, double x)
{
    double s = c[degree];
    BG_UNROLL
    for (int k = degree - 1; k >= 0; --k)
        s = bg_fma(s, x, c[k]);
    return s;
}

/* 2^k for an integer -1022 <= k <= 1023. */
BG_FN double bg_exp2i(double k)
{
    return bg_from_bits((bg_bits(k + 0x1.8p52) + 1023) << 52);
}

/* The integer a - b of two biased exponents as a double: added to the bits of 1.5 2^52. */
BG_FN double bg_exponent_diff(uint64_t a, uint64_t b)
{
    return bg_from_bits(UINT64_C(0x4338000000000000) + a - b) - 0x1.8p52;
}

/* log((1+s)/(1-s)) = 2 atanh(s) as hi + lo, |s| <= 0.1716 = 3 - 2 sqrt 2: the first two terms
 * in double-double, the rest as polynomial in s^2.  Relative error < 2^-63. */
BG_FN bg_dd bg_2atanh(bg_dd s)
{
    static const double c[7] = {
#include "tables/atanh.inc"
    };
    const double third2_hi = 0x1.5555555555555p-1, third2_lo = 0x1.5555555555555p-55;

    bg_dd z = bg_two_prod(s.hi, s.hi); /* s^2 */
    z.lo = bg_fma(2 * s.hi, s.lo, z.lo);
    bg_dd t = bg_two_prod(s.hi, z.hi); /* s^3 */
    t.lo = bg_fma(s.hi, z.lo, bg_fma(s.lo, z.hi, t.lo));
    bg_dd v = bg_two_prod(third2_hi, t.hi); /* 2 s^3 / 3 */
    v.lo = bg_fma(third2_hi, t.lo, bg_fma(third2_lo, t.hi, v.lo));
    double rest = 2 * (t.hi * z.hi) * bg_poly(c, 6, z.hi);
    bg_dd r = bg_fast_two_sum(2 * s.hi, v.hi);
    return bg_fast_two_sum(r.hi, r.lo + (bg_fma(2, s.lo, v.lo) + rest));
}

/* log(p/q) + k log 2 as hi + lo, k an integer.  Where p/q is within a factor sqrt 2 of 1, the
 * result comes from num/den = (p-q)/(p+q) = tanh(log(p/q)/2), which the caller knows without
 * cancellation; elsewhere from the mantissas of p and q.
 *
 * Domain  p, q normal and positive, < 2^1023.
 * Error   relative < 2^-62 (of num/den's own where that is larger). */
BG_FN bg_dd bg_log_quotient(bg_dd p, bg_dd q, bg_dd num, bg_dd den, double k)
{
    const double sqrt2 = bg_sqrt2();
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo; /* 40 bits + rest */

    uint64_t ep = bg_bits(p.hi) >> 52, eq = bg_bits(q.hi) >> 52;
    bg_dd pm = bg_dd_scale(p, bg_from_bits((UINT64_C(2046) - ep) << 52));
    bg_dd qm = bg_dd_scale(q, bg_from_bits((UINT64_C(2046) - eq) << 52));
    double up = pm.hi > sqrt2 * qm.hi ? 1.0 : 0.0, down = sqrt2 * pm.hi < qm.hi ? 1.0 : 0.0;
    qm = bg_dd_scale(qm, 1.0 + up - 0.5 * down);
    double shift = bg_exponent_diff(ep, eq) + (up - down);

    bg_dd diff = bg_two_sum(pm.hi, -qm.hi), sum = bg_two_sum(pm.hi, qm.hi);
    diff.lo += pm.lo - qm.lo;
    sum.lo += pm.lo + qm.lo;
    int near = shift == 0.0;
    num.hi = near ? num.hi : diff.hi;
    num.lo = near ? num.lo : diff.lo;
    den.hi = near ? den.hi : sum.hi;
    den.lo = near ? den.lo : sum.lo;

    bg_dd r = bg_2atanh(bg_dd_div(num, den));
    k += shift;
    bg_dd l = bg_two_sum(k * ln2_hi, r.hi);
    return bg_fast_two_sum(l.hi, l.lo + bg_fma(k, ln2_lo, r.lo));
}

/* log(p/q) where d = p - q is known no better than p and q tell. */
BG_FN bg_dd bg_log_dd_ratio(bg_dd p, bg_dd q)
{
    return bg_log_quotient(p, q, bg_dd_add(p, bg_dd_neg(q)), bg_dd_add(p, q), 0.0);
}

/* log x as hi + lo, relative error < 2^-62.  Domain x normal and positive, < 2^1023. */
BG_FN bg_dd bg_log_dd(bg_dd x)
{
    return bg_log_dd_ratio(x, bg_dd_of(1.0, 0.0));
}

/* log(x 2^k) as hi + lo for any 0 < x <= DBL_MAX, subnormal numbers included. */
BG_FN bg_dd bg_log_any(double x, double k)
{
    double e = x < 0x1p-1000 ? 100.0 : x > 0x1p1000 ? -100.0 : 0.0;
    bg_dd p = bg_dd_of(x * bg_exp2i(e), 0.0), one = bg_dd_of(1.0, 0.0);
    return bg_log_quotient(p, one, bg_two_sum(p.hi, -1.0), bg_two_sum(p.hi, 1.0), k - e);
}

/* e^y = 2^k (1 + e), |e| < 0.42, for -1000 <= y.hi <= 700: e's error is below 2^-56. */
BG_FN bg_dd bg_exp_parts(bg_dd y, double *k)
{
    static const double c[11] = {
#include "tables/exp.inc"
    };
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo;

    *k = bg_round(y.hi * bg_log2_e());
    bg_dd r = bg_two_sum(bg_fma(-*k, ln2_hi, y.hi), -*k * ln2_lo);
    r = bg_fast_two_sum(r.hi, r.lo + y.lo);
    bg_dd e = bg_fast_two_sum(r.hi, bg_fma(r.hi * r.hi, bg_poly(c, 10, r.hi), r.lo));
    e.lo = bg_fma(r.hi, r.lo, e.lo);
    return e;
}

/* e^y - 1 as hi + lo for -744 <= y.hi <= 700.  Relative error < 2^-55 (2^-58 for |y| small). */
BG_FN bg_dd bg_expm1_dd(bg_dd y)
{
    double k;
    bg_dd e = bg_exp_parts(y, &k);

    /* 2^k (e + 1) - 1 with 2^k = a b, as k may be below -1022 */
    double h = bg_round(0.5 * k), a = bg_exp2i(h), b = bg_exp2i(k - h);
    bg_dd s = bg_two_sum(a * b - 1.0, a * (b * e.hi));
    return bg_fast_two_sum(s.hi, bg_fma(a * b, e.lo, s.lo));
}

/* num/den by one division; |lo| is below an ulp of hi in each. */
BG_FN double bg_quotient(bg_dd num, bg_dd den)
{
    double r = 1.0 / den.hi, q = num.hi * r;
    return bg_fma(r, bg_fma(-q, den.hi, num.hi) + bg_fma(-q, den.lo, num.lo), q);
}

/* a with the sign of b, a >= 0. */
BG_FN double bg_with_sign(double a, double b)
{
    return bg_from_bits(bg_bits(a) | (bg_bits(b) & UINT64_C(0x8000000000000000)));
}

#endif
