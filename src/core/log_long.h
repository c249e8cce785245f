/* A logarithm with nearly twice a double's digits, for where nu log(...) is as large as 1e8 and
 * cancels. */
#ifndef BURGI_CORE_LOG_LONG_H
#define BURGI_CORE_LOG_LONG_H

#include "const.h"
#include "elem.h"

/* 2 atanh(s), |s| <= 0.1716, relative error < 2^-98: its power series in z = s^2 to z^19/39, the
 * terms from z^9/19 on in double, those before as hi + lo. */
BG_FN bg_dd bg_2atanh_long(bg_dd s)
{
    enum { LONG = 9, TERMS = 20 };
    bg_dd z = bg_dd_mul(s, s);
    double tail = 0.0;

    BG_UNROLL
    for (int k = TERMS - 1; k >= LONG; --k)
        tail = bg_fma(tail, z.hi, 1.0 / (2 * k + 1));
    bg_dd sum = bg_dd_of(tail, 0.0);
    BG_UNROLL
    for (int k = LONG - 1; k >= 0; --k) {
        double d = 2 * k + 1, c = 1.0 / d, c_lo = bg_fma(-c, d, 1.0) / d;
        sum = bg_dd_add(bg_dd_of(c, c_lo), bg_dd_mul(sum, z));
    }
    return bg_dd_scale(bg_dd_mul(s, sum), 2.0);
}

/* log x for a normal x.hi, 2 <= x < 2^1023: relative error < 2^-97. */
BG_FN bg_dd bg_log_long(bg_dd x)
{
    const double sqrt2 = bg_sqrt2();
    const bg_dd ln2 = bg_ln2_short(); /* 40 bits + rest */

    uint64_t e = bg_bits(x.hi) >> 52;
    bg_dd m = bg_dd_scale(x, bg_from_bits((UINT64_C(2046) - e) << 52)); /* 1 <= m < 2 */
    double up = m.hi > sqrt2 ? 1.0 : 0.0, k = bg_exponent_diff(e, 1023) + up;
    m = bg_dd_scale(m, 1.0 - 0.5 * up);

    bg_dd s = bg_dd_div(bg_dd_add_d(m, -1.0), bg_dd_add_d(m, 1.0));
    bg_dd kl = bg_dd_add_d(bg_two_prod(k, ln2.lo), k * ln2.hi);
    return bg_dd_add(kl, bg_2atanh_long(s));
}

#endif
