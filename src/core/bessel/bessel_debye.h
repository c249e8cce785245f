/* log I_nu(x) and log K_nu(x) by one uniform expansion for w = hypot(nu, x) >= 24.
 *
 * Debye's series (DLMF 10.41.3, 10.41.4) written in y = 1/w and s = (nu/w)^2 is a power series
 * in y whose coefficients are polynomials in s, regular down to nu = 0, where it is Hankel's.
 * Its logarithm, taken once and for all (reference/coef/debye.c), gives
 *
 *   log I =  eta - log(2 pi w)/2      + sum_k D_k(s) y^k
 *   log K = -eta + log(pi/(2 w))/2    + sum_k D_k(s) (-y)^k
 *
 * with the leading terms of bessel_lead.h. */
#ifndef BURGI_CORE_BESSEL_BESSEL_DEBYE_H
#define BURGI_CORE_BESSEL_BESSEL_DEBYE_H

#include "bessel_lead.h"

/* A series in y by parity: even + odd y, and even - odd y for the other sign. */
typedef struct bg_parity {
    double even, odd;
} bg_parity;

BG_FN double bg_parity_at(bg_parity p, double y)
{
    return bg_fma(p.odd, y, p.even);
}

/* sum_k c_k(s) y^k, k = first .. terms, first being 1 or 2, row k of degree k. */
BG_FN bg_parity bg_parity_of(const double (*c)[25], int first, int terms, double s, double y)
{
    double y2 = y * y;
    bg_parity r = { 0.0, 0.0 };

    BG_UNROLL
    for (int k = terms; k >= first; --k) {
        double *sum = k % 2 == 0 ? &r.even : &r.odd;
        *sum = bg_fma(*sum, y2, bg_poly(c[k], k, s));
    }
    r.even *= y2;
    if (first == 2)
        r.odd *= y2;
    return r;
}

/* The series of the logarithms, D_k, and of their derivatives in x and nu (bessel_slope.h). */
BG_FN bg_parity bg_debye_d(int terms, double s, double y)
{
    static const double c[25][25] = {
#include "tables/debye_d.inc"
    };
    return bg_parity_of(c, 1, terms, s, y);
}

BG_FN bg_parity bg_debye_r_from(int first, int terms, double s, double y)
{
    static const double c[25][25] = {
#include "tables/debye_r.inc"
    };
    return bg_parity_of(c, first, terms, s, y);
}

BG_FN bg_parity bg_debye_r(int terms, double s, double y)
{
    return bg_debye_r_from(1, terms, s, y);
}

BG_FN bg_parity bg_debye_n_from(int first, int terms, double s, double y)
{
    static const double c[25][25] = {
#include "tables/debye_dnu.inc"
    };
    return bg_parity_of(c, first, terms, s, y);
}

BG_FN bg_parity bg_debye_n(int terms, double s, double y)
{
    return bg_debye_n_from(1, terms, s, y);
}

/* sum_k D_k(s) y^k to the given number of terms. */
BG_FN double bg_debye_sum(int terms, double s, double y)
{
    return bg_parity_at(bg_debye_d(terms, s, y), y);
}

/* log I, or log(e^-x I) where scaled.
 * Domain  24 <= w, max(nu, x) < 2^40, x >= 2^-120 nu; terms as bg_bessel_tier has it.
 * Error   < 2.5 u mixed. */
BG_FN double bg_log_besseli_debye(int terms, bg_scaling scaled, double nu, double x)
{
    bg_lead l = bg_bessel_lead(scaled, nu, x);
    return bg_lead_sum(BG_OF_I, scaled, l, bg_debye_sum(terms, l.s, l.y));
}

/* log K, or log(e^x K) where scaled.  Domain and error as above. */
BG_FN double bg_log_besselk_debye(int terms, bg_scaling scaled, double nu, double x)
{
    bg_lead l = bg_bessel_lead(scaled, nu, x);
    return bg_lead_sum(BG_OF_K, scaled, l, bg_debye_sum(terms, l.s, -l.y));
}

#endif
