/* The ratios of neighbouring orders and the first derivatives of log I_nu(x) and log K_nu(x) for
 * w = hypot(nu, x) >= 24: bessel_debye.h's expansion differentiated by hand (docs/bessel.md,
 * sections 5 and 10).  With y = 1/w, s = (nu/w)^2 and i = 1 for I, -1 for K:
 *
 *   f_x  = i w/x            - x y^2 [1/2 + sum_k (i y)^k R_k(s)]
 *   f_nu = -i asinh(nu/x) - nu y^2 [1/2 - sum_k (i y)^k N_k(s)]
 *
 *   I_{nu+1}/I_nu = x [1/(w+nu) - y^2/2 - T],                T = y^2 sum_k R_k(s) y^k
 *   K_{nu+1}/K_nu = [w + nu + (1-s)/2 + x^2 T]/x,            T = y^2 sum_k R_k(s) (-y)^k
 *
 * Nothing cancels.  y^2 before the sums makes a term less than the logarithms take enough.  All take
 * the logarithms' leading terms: where several are wanted at one point, most work is shared. */
#ifndef BURGI_CORE_BESSEL_BESSEL_SLOPE_H
#define BURGI_CORE_BESSEL_BESSEL_SLOPE_H

#include "../const.h"
#include "bessel_debye.h"

/* The sums of R_k and N_k in a tier of so many terms. */
BG_FN bg_parity bg_slope_r(int terms, bg_lead l)
{
    return bg_debye_r(terms - 1, l.s, l.y);
}

BG_FN bg_parity bg_slope_n(int terms, bg_lead l)
{
    return bg_debye_n(terms - 1, l.s, l.y);
}

/* T, y with its sign. */
BG_FN double bg_slope_tail(bg_parity r, double y)
{
    return y * y * bg_parity_at(r, y);
}

BG_FN double bg_besseli_ratio_tail(int terms, double s, double y)
{
    return bg_slope_tail(bg_debye_r(terms, s, y), y);
}

/* I_{nu+1}/I_nu.  Domain  24 <= w, max(nu, x) < 2^500.  Error < 2 u relative. */
BG_FN double bg_slope_ratio_i(bg_lead l, bg_parity r, double nu, double x)
{
    bg_dd wn = bg_fast_two_sum(l.w.hi, nu);
    double one = 1.0 / wn.hi, q = x * one, v = x * l.y;
    double rest = bg_fma(-q, wn.lo + l.w.lo, bg_fma(-q, wn.hi, x)) * one;
    return q + bg_fma(-x, bg_slope_tail(r, l.y), bg_fma(-0.5 * v, l.y, rest));
}

/* a/x rounded once from 1/x, inf where it overflows.  Domain  a >= 4, so that it does where 1/x
 * does. */
BG_FN double bg_slope_over(bg_dd a, double x, double one_x)
{
    double q = a.hi * one_x, r = bg_fma(bg_fma(-q, x, a.hi) + a.lo, one_x, q);
    return q < BG_INF ? r : q;
}

/* K_{nu+1}/K_nu.  Domain and error as above. */
BG_FN double bg_slope_ratio_k(bg_lead l, bg_parity r, double nu, double x)
{
    bg_dd a = bg_fast_two_sum(l.w.hi, nu);
    double v = x * l.y, w = l.w.hi;
    a.lo += l.w.lo + v * v * (0.5 + w * w * bg_slope_tail(r, -l.y));
    return bg_slope_over(bg_fast_two_sum(a.hi, a.lo), x, 1.0 / x);
}

/* f_x.  Domain  24 <= w, max(nu, x) < 2^500, x > 0.  Error < 4 u relative. */
BG_FN double bg_slope_x(int i, bg_lead l, bg_parity r, double x)
{
    double first = bg_slope_over(l.w, x, 1.0 / x), sum = 0.5 + bg_parity_at(r, i * l.y);
    return bg_fma(-(x * l.y) * l.y, sum, i * first);
}

/* asinh(nu/x): log rho of the leading terms is s0 less it; by its series where it is small. */
BG_FN double bg_slope_asinh(bg_lead l, double nu, double x)
{
    static const double c[6] = {
        -0x1.5555555555555p-3, /* -1/6 */
        0x1.3333333333333p-4,  /* 3/40 ... */
        -0x1.6db6db6db6db7p-5, 0x1.f1c71c71c71c7p-6,
        -0x1.6e8ba2e8ba2e9p-6, 0x1.1c4ec4ec4ec4fp-6,
    };
    const bg_dd s0 = bg_s0(); /* 1.19968 */
    double t = nu * (1.0 / x), t2 = t * t;
    bg_dd a = bg_two_sum(s0.hi, -l.log.hi);
    double far = a.hi + (a.lo + (s0.lo - l.log.lo));
    return t < 0x1p-4 ? bg_fma(t * t2, bg_poly(c, 5, t2), t) : far;
}

/* f_nu.  Domain  as above, x >= 2^-120 nu.  Error < 4 u mixed; for K relative. */
BG_FN double bg_slope_nu(int i, bg_lead l, bg_parity n, double nu, double x)
{
    double first = bg_slope_asinh(l, nu, x), sum = 0.5 - bg_parity_at(n, i * l.y);
    return bg_fma(-(nu * l.y) * l.y, sum, -i * first);
}

#endif
