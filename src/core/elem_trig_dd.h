/* Sine and cosine with the whole of hi + lo, about 100 bits: where a difference of tangents must keep its digits. */
#ifndef BURGI_CORE_ELEM_TRIG_DD_H
#define BURGI_CORE_ELEM_TRIG_DD_H

#include "elem_dd.h"
#include "elem_trig.h"

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
    bg_dd sine = bg_dd_mul(r, bg_dd_poly(s, 7, 14, z)), cosine = bg_dd_poly(c, 8, 14, z);
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
