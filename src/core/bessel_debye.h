/* log I_nu(x) and log K_nu(x) by one uniform expansion for w = hypot(nu, x) >= 24.
 *
 * Debye's series (DLMF 10.41.3, 10.41.4) written in y = 1/w and s = (nu/w)^2 is a power series
 * in y whose coefficients are polynomials in s, regular down to nu = 0, where it is Hankel's.
 * Its logarithm, taken once and for all (reference/coef_debye.c), gives
 *
 *   log I =  eta - log(2 pi w)/2      + sum_k D_k(s) y^k
 *   log K = -eta + log(pi/(2 w))/2    + sum_k D_k(s) (-y)^k
 *
 * with the leading terms of bessel_lead.h. */
#ifndef BURGI_CORE_BESSEL_DEBYE_H
#define BURGI_CORE_BESSEL_DEBYE_H

#include "bessel_lead.h"

/* The sum to the given number of terms. */
BG_FN double bg_debye_sum(int terms, double s, double y)
{
    static const double d[25][25] = {
#include "tables/debye_d.inc"
    };
    double sum = 0.0;

    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = bg_fma(sum, y, bg_poly(d[k], k, s));
    return sum * y;
}

/* log I, or log(e^-x I) where scaled.
 * Domain  24 <= w, max(nu, x) < 2^40, x >= 2^-120 nu; terms as bg_bessel_tier has it.
 * Error   < 2 u mixed. */
BG_FN double bg_log_besseli_debye(int terms, int scaled, double nu, double x)
{
    bg_lead l = bg_bessel_lead(scaled, nu, x);
    return bg_lead_sum(0, scaled, l, bg_debye_sum(terms, l.s, l.y));
}

/* log K, or log(e^x K) where scaled.  Domain and error as above. */
BG_FN double bg_log_besselk_debye(int terms, int scaled, double nu, double x)
{
    bg_lead l = bg_bessel_lead(scaled, nu, x);
    return bg_lead_sum(1, scaled, l, bg_debye_sum(terms, l.s, -l.y));
}

#endif
