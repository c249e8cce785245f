/* Derivatives of log K_nu(x) in nu for w < 24: upwards from a base order mu, nu = mu + n.
 *
 * With R_o = (x/2) K_{o+1}/K_o the recurrence is R_o = o + q/R_{o-1}, q = x^2/4 (DLMF 10.29.1);
 * with d = R'/R and e = R''/R, primes for the order, and v = q/R_{o-1},
 *
 *   R_o = o + v,   d_o = (1 - v d)/R_o,   e_o = v (2 d^2 - e)/R_o,
 *   (log K_{o+1})' = (log K_o)' + d_o,    (log K_{o+1})'' = (log K_o)'' + e_o - d_o^2,
 *   (log K_nu)_x   = -(nu/x + x/(2 R_{nu-1})). */
#ifndef BURGI_CORE_BESSEL_BESSELK_DERIV_UP_H
#define BURGI_CORE_BESSEL_BESSELK_DERIV_UP_H

#include "../const.h"
#include "bessel_deriv.h"

/* e^y for y.hi <= 0, relative error < 2^-52; e^-700 below that. */
BG_FN double bg_exp_weight(bg_dd y)
{
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo;

    y.hi = y.hi < -700.0 ? -700.0 : y.hi;
    double k = bg_round(y.hi * bg_log2_e());
    double r = bg_fma(-k, ln2_hi, y.hi) + bg_fma(-k, ln2_lo, y.lo);
    return bg_exp2i(k) * (1.0 + bg_fma(r * r, bg_poly(c, 10, r), r));
}

typedef struct bg_besselk_quotient {
    double r, d, e;
} bg_besselk_quotient;

BG_FN bg_besselk_quotient bg_besselk_quotient_of(double r, double d, double e)
{
    bg_besselk_quotient a;
    a.r = r;
    a.d = d;
    a.e = e;
    return a;
}

/* The derivative at nu = mu + n, n >= 1, from the ratio of order mu - 1 + min(n, from), and the
 * first and second derivative in the order at mu + min(n, from).  Domain  n <= 24. */
BG_FN double bg_besselk_up(bg_deriv_kind kind, int from, double n, double mu, double x,
                           bg_besselk_quotient a, bg_dd first, double second)
{
    enum { STEPS = 24 };
    double q = 0.25 * x * x, one = 1.0 / a.r;
    bg_dd sum = kind == BG_DNU ? first : bg_dd_of(second, 0.0);

    BG_UNROLL
    for (int k = from; k < STEPS; ++k) {
        double v = q * one, one_r = 1.0 / (mu + k + v), d = bg_fma(-v, a.d, 1.0) * one_r;
        double e = v * bg_fma(2.0 * a.d, a.d, -a.e) * one_r;
        bg_dd s = bg_two_sum(sum.hi, kind == BG_DNU ? d : bg_fma(-d, d, e));
        int go = k < n;

        one = go ? one_r : one;
        a.d = go ? d : a.d;
        a.e = go ? e : a.e;
        sum.hi = go ? s.hi : sum.hi;
        sum.lo = go ? sum.lo + s.lo : sum.lo;
    }
    double g = 0.5 * x * one; /* K_{nu-1}/K_nu */
    return kind == BG_DXNU ? bg_fma(g, a.d, -1.0 / x) : sum.hi + sum.lo;
}

#endif
