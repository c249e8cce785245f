/* log I_nu(x), log K_nu(x), both ratios of neighbouring orders and the first derivatives of both
 * logarithms at one point where the expansion holds: the leading terms and the three series are
 * those of bessel_debye.h and bessel_slope.h, computed once, so that every value has the bits of
 * its own function. */
#ifndef BURGI_CORE_BESSEL_LOG_BESSELIK_H
#define BURGI_CORE_BESSEL_LOG_BESSELIK_H

#include "bessel_regime.h"
#include "bessel_slope.h"

typedef struct bg_besselik {
    double log_i, log_k;
    double ratio_i, ratio_k; /* I_{nu+1}/I_nu, K_{nu+1}/K_nu */
    double log_i_dx, log_k_dx, log_i_dnu, log_k_dnu;
} bg_besselik;

/* Domain  24 <= w, max(nu, x) < 2^40, nu >= 0, x >= 2^-120 nu; terms as bg_bessel_tier has it. */
BG_FN bg_besselik bg_log_besselik_debye(int terms, double nu, double x)
{
    bg_lead l = bg_bessel_lead(BG_PLAIN, nu, x);
    bg_parity d = bg_debye_d(terms, l.s, l.y);
    bg_parity r = bg_slope_r(terms, l), n = bg_slope_n(terms, l);
    bg_besselik b;

    b.log_i = bg_lead_sum(BG_OF_I, BG_PLAIN, l, bg_parity_at(d, l.y));
    b.log_k = bg_lead_sum(BG_OF_K, BG_PLAIN, l, bg_parity_at(d, -l.y));
    b.ratio_i = bg_slope_ratio_i(l, r, nu, x);
    b.ratio_k = bg_slope_ratio_k(l, r, nu, x);
    b.log_i_dx = bg_slope_x(1, l, r, x);
    b.log_k_dx = bg_slope_x(-1, l, r, x);
    b.log_i_dnu = bg_slope_nu(1, l, n, nu, x);
    b.log_k_dnu = bg_slope_nu(-1, l, n, nu, x);
    return b;
}

#endif
