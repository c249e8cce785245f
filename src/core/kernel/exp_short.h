/* exp for sums of positive terms: of numbers that are not above 0, to an ulp. */
#ifndef BURGI_CORE_KERNEL_EXP_SHORT_H
#define BURGI_CORE_KERNEL_EXP_SHORT_H

#include "../elem.h"

/* e^x for x <= 0, 0 below -708 (-inf too): e^r 2^k with |r| <= log(2)/2, Taylor's series up to r^13, whose
 * rest is below 2^-57.  NaN gives no NaN. */
BG_FN double bg_exp_short(double x)
{
    const double y = x > -708.0 ? x : -708.0, k = bg_round(y * 0x1.71547652b82fep0),
                 r = bg_fma(k, -0x1.abc9e3b39803fp-56, bg_fma(k, -0x1.62e42fefa39efp-1, y));
    double s = 0x1.6124613a86d09p-33; /* 1/13! */
    s = bg_fma(s, r, 0x1.1eed8eff8d898p-29);
    s = bg_fma(s, r, 0x1.ae64567f544e4p-26);
    s = bg_fma(s, r, 0x1.27e4fb7789f5cp-22);
    s = bg_fma(s, r, 0x1.71de3a556c734p-19);
    s = bg_fma(s, r, 0x1.a01a01a01a01ap-16);
    s = bg_fma(s, r, 0x1.a01a01a01a01ap-13);
    s = bg_fma(s, r, 0x1.6c16c16c16c17p-10);
    s = bg_fma(s, r, 0x1.1111111111111p-7);
    s = bg_fma(s, r, 0x1.5555555555555p-5);
    s = bg_fma(s, r, 0x1.5555555555555p-3);
    s = bg_fma(s, r, 0.5);
    s = bg_fma(s, r, 1.0);
    s = bg_fma(s, r, 1.0);
    return x > -708.0 ? s * bg_exp2i(k) : 0.0;
}

#endif
