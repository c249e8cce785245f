/* Sine and cosine with the whole of hi + lo, about 100 bits: where a difference of tangents must keep its digits. */
#ifndef BURGI_CORE_ELEM_TRIG_DD_H
#define BURGI_CORE_ELEM_TRIG_DD_H

#include "elem_dd.h"
#include "elem_trig.h"

/* As bg_dd_poly where each term is less than the one before: a sum's low part waits for the last of them, which
 * halves the chain of operations. */
BG_FN bg_dd bg_dd_falling_poly(const double *c, int exact, int degree, bg_dd x)
{
    double tail = 0.0;
    BG_UNROLL
    for (int k = degree; k >= exact; --k)
        tail = bg_fma(tail, x.hi, c[2 * k]);
    bg_dd sum = bg_dd_of(tail, 0.0);
    BG_UNROLL
    for (int k = exact - 1; k >= 0; --k) {
        bg_dd p = bg_two_prod(sum.hi, x.hi), s = bg_fast_two_sum(c[2 * k], p.hi);
        double rest = bg_fma(sum.hi, x.lo, bg_fma(sum.lo, x.hi, p.lo));
        sum = bg_dd_of(s.hi, s.lo + (c[2 * k + 1] + rest));
    }
    return bg_fast_two_sum(sum.hi, sum.lo);
}

/* sin(pi x) and cos(pi x), |x| <= 1/2: the reduction to |f| <= 1/4 is exact.  Relative error < 2^-96. */
BG_FN bg_sincos bg_sincospi_whole(double x)
{
    static const double s[30] = {
#include "tables/dd_sin.inc"
    };
    static const double c[30] = {
#include "tables/dd_cos.inc"
    };
    double k = bg_round(2.0 * x), f = bg_fma(-0.5, k, x);
    bg_dd r = bg_dd_mul_d(bg_pi(), f), z = bg_dd_mul(r, r);
    bg_dd sine = bg_dd_mul(r, bg_dd_falling_poly(s, 7, 14, z)),
          cosine = bg_dd_falling_poly(c, 8, 14, z);
    int odd = k != 0.0;
    double sign = k < 0.0 ? -1.0 : 1.0; /* k pi/2 is 0 or +-pi/2 */
    bg_sincos y;
    y.sin.hi = odd ? sign * cosine.hi : sine.hi;
    y.sin.lo = odd ? sign * cosine.lo : sine.lo;
    y.cos.hi = odd ? -sign * sine.hi : cosine.hi;
    y.cos.lo = odd ? -sign * sine.lo : cosine.lo;
    return y;
}

#endif
