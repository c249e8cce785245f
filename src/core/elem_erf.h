/* The error function and its complement. */
#ifndef BURGI_CORE_ELEM_ERF_H
#define BURGI_CORE_ELEM_ERF_H

#include "const.h"
#include "elem.h"
#include "elem_trig.h"
#include "function.h"

/* erf x as hi + lo, |x| <= 1. */
BG_FN bg_dd bg_erf_small(double x)
{
    static const double c[12] = {
#include "tables/erf.inc"
    };
    const bg_dd slope = bg_two_over_sqrt_pi();
    double z = x * x;
    bg_dd y = bg_two_prod(x, slope.hi);
    return bg_fast_two_sum(y.hi, bg_fma(x * z, bg_poly(c, 11, z), bg_fma(x, slope.lo, y.lo)));
}

/* erfc x for x >= 1/2: e^(-x^2) P(t)/(x+1), t = (x-1)/(x+1), with the square and the exponential as
 * hi + lo; 0 where it underflows, from 27.3 on. */
BG_FN double bg_erfc_large(double x)
{
    static const double c[29] = {
#include "tables/erfc.inc"
    };
    double a = x > 28.0 ? 28.0 : x, k;
    bg_dd square = bg_two_prod(a, a), den = bg_two_sum(a, 1.0);
    double r = 1.0 / den.hi, t = (a - 1.0) * r;
    bg_dd q = bg_fast_two_sum(c[0], t * bg_poly(c + 1, 27, t));
    bg_dd e = bg_exp_parts(bg_dd_neg(square), &k), one = bg_fast_two_sum(1.0, e.hi);
    one.lo += e.lo;
    double y = bg_quotient(bg_dd_mul(one, q), den), h = bg_round(0.5 * k);
    return y * bg_exp2i(h) * bg_exp2i(k - h);
}

BG_FN double bg_erf_of(double x)
{
    double a = bg_abs(x), far = 1.0 - bg_erfc_large(a);
    return bg_with_sign(a <= 1.0 ? bg_erf_small(a).hi : far, x);
}

BG_FN double bg_erfc_of(double x)
{
    bg_dd y = bg_erf_small(x);
    double far = bg_erfc_large(bg_abs(x)), near = (1.0 - y.hi) - y.lo;
    return x >= 0.5 ? far : x >= -1.0 ? near : 2.0 - far;
}

#define BG_EACH_erf(R, x)  R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_erf_of(x))
#define BG_EACH_erfc(R, x) R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_erfc_of(x))
BG_FUNCTION(erf, (x), 2, bg_within(x, BG_INF), bg_within(x, BG_INF))
BG_FUNCTION(erfc, (x), 2, bg_within(x, BG_INF), bg_within(x, BG_INF))

#endif
