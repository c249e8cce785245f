/* The Gamma function and psi between 0 and 24.5 from their values near 1, by products and sums. */
#ifndef BURGI_CORE_GAMMA_FACTORS_H
#define BURGI_CORE_GAMMA_FACTORS_H

#include "gamma.h"

/* Gamma(v + k) = Gamma(1 + v) num/den, with v in [0, 1) and k an integer: num/den is one over v for
 * k = 0, else (v+1) ... (v+k-1).  Where one over v would overflow, den is 2^exponent of v. */
typedef struct bg_gamma_factors {
    double v, den, exponent;
    bg_dd num;
} bg_gamma_factors;

/* Domain  0 < nu < most + 1. */
BG_FN bg_gamma_factors bg_gamma_factors_of(int most, double nu)
{
    double n = bg_round(nu), k = n - (nu < n ? 1.0 : 0.0);
    bg_gamma_factors r;

    r.v = nu - k;
    r.num = bg_dd_of(1.0, 0.0);
    BG_UNROLL
    for (int j = 1; j < most; ++j) {
        bg_dd next = bg_dd_mul_d(r.num, nu - (k - j));
        int go = j < k;
        r.num.hi = go ? next.hi : r.num.hi;
        r.num.lo = go ? next.lo : r.num.lo;
    }
    int tiny = nu < 0x1p-900;
    r.den = k == 0.0 ? (tiny ? nu * 0x1p200 : nu) : 1.0;
    r.exponent = tiny ? 200.0 : 0.0;
    return r;
}

/* [log v - psi(v) - 1/(2v) - 1/(12 v^2)] v^4 for v >= 8, r2 = 1/v^2: Stirling's series. */
BG_FN double bg_psi_tail(double r2)
{
    static const double c[9] = {
        -0x1.1111111111111p-7, /* -1/120 ... */
        0x1.0410410410410p-8,  -0x1.1111111111111p-8, 0x1.f07c1f07c1f08p-8,
        -0x1.5995995995996p-6, 0x1.5555555555555p-4,  -0x1.c5e5e5e5e5e5ep-2,
        0x1.86e7f9b9fe6e8p+1,  -0x1.a74ca514ca515p+4, /* -174611/6600 */
    };
    return bg_poly(c, 8, r2);
}

/* log v - psi(v) - 1/(2v) for v >= 8. */
BG_FN double bg_psi_rest(double v)
{
    const double twelfth = 0x1.5555555555555p-4; /* 1/12 */
    double r = 1.0 / v, r2 = r * r;
    return r2 * bg_fma(bg_psi_tail(r2), r2, twelfth);
}

/* 1/(v+1) + ... + 1/(v+7) for 0 <= v < 8, by one division. */
BG_FN double bg_psi_shift(double v)
{
    double p = v + 1.0, d = 1.0;
    BG_UNROLL
    for (int j = 2; j < 8; ++j) {
        d = bg_fma(d, v + j, p);
        p *= v + j;
    }
    return d / p;
}

#endif
