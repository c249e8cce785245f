/* exp for sums of positive terms: of numbers that are not above 0, to 1.1 ulp (tests/elem.c). */
#ifndef BURGI_CORE_KERNEL_EXP_SHORT_H
#define BURGI_CORE_KERNEL_EXP_SHORT_H

#include "../elem.h"

/* e^x for x <= 0, 0 below -708 (-inf too): e^r 2^k with |r| <= log(2)/2, Taylor's series up to r^13, whose
 * rest is below 2^-57.  NaN gives 0: rows that have one
 * are left out before. */
BG_FN double bg_exp_short(double x)
{
    const double y = x > -708.0 ? x : -708.0, k = bg_round(y * 0x1.71547652b82fep0),
                 r = bg_fma(k, -0x1.abc9e3b39803fp-56, bg_fma(k, -0x1.62e42fefa39efp-1, y));
    double s = 1.0 / 6227020800.0; /* 1/13!, rounded as all of them */
    s = bg_fma(s, r, 1.0 / 479001600.0);
    s = bg_fma(s, r, 1.0 / 39916800.0);
    s = bg_fma(s, r, 1.0 / 3628800.0);
    s = bg_fma(s, r, 1.0 / 362880.0);
    s = bg_fma(s, r, 1.0 / 40320.0);
    s = bg_fma(s, r, 1.0 / 5040.0);
    s = bg_fma(s, r, 1.0 / 720.0);
    s = bg_fma(s, r, 1.0 / 120.0);
    s = bg_fma(s, r, 1.0 / 24.0);
    s = bg_fma(s, r, 1.0 / 6.0);
    s = bg_fma(s, r, 0.5);
    s = bg_fma(s, r, 1.0);
    s = bg_fma(s, r, 1.0);
    return x > -708.0 ? s * bg_exp2i(k) : 0.0;
}

#endif
