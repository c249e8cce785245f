/* log |I_nu(x)| and the sign of I_nu(x) for every real order, from log I_v(x) and log K_v(x) at
 * v = |nu|.  For nu = -v (DLMF 10.27.2)
 *
 *   I_-v = I_v + S,  S = (2/pi) sin(pi v) K_v,
 *
 * in logarithms: the larger term's and log(1 +- e^-d), d their distance.  Where sin(pi v) < 0, I_-v
 * has a zero in x, near which the terms' own errors are divided by what they leave of each other;
 * nothing is added to that. */
#ifndef BURGI_CORE_BESSEL_LOG_ABS_BESSELI_H
#define BURGI_CORE_BESSEL_LOG_ABS_BESSELI_H

#include "../const.h"
#include "../log_short.h"

typedef struct bg_signed_log {
    double log, sign; /* log |f|, and -1, 0 or 1 */
} bg_signed_log;

/* 1 where x is not a multiple of 1/per, else 0; per is a power of two. */
BG_FN double bg_not_multiple(double x, double per)
{
    double a = bg_abs(x) * per, h = a < 0x1p52 ? a : 0x1p52, m = (h + 0x1p52) - 0x1p52;
    return m != h ? 1.0 : 0.0;
}

/* |sin(pi x)| as hi + lo, x >= 0, and negative = 1 where sin(pi x) < 0: exact reduction to |f| <=
 * 1/2, then a polynomial.  Zero at integers; relative error below 2^-55. */
BG_FN bg_dd bg_abs_sinpi(double x, double *negative)
{
    static const double c[8] = {
#include "tables/sinpi.inc"
    };
    const bg_dd pi = bg_pi();
    double h = x < 0x1p52 ? x : 0x1p52, whole = (h + 0x1p52) - 0x1p52, f = h - whole;
    double odd = bg_not_multiple(whole, 0.5);
    bg_dd z = bg_two_prod(f, f), q = bg_two_prod(c[0], z.hi);

    *negative = f < 0.0 ? 1.0 - odd : odd;
    q.lo += bg_fma(c[0], z.lo, z.hi * z.hi * bg_poly(c + 1, 6, z.hi));
    q = bg_dd_add_d(bg_fast_two_sum(q.hi, q.lo), 1.0);
    return bg_dd_mul(bg_dd_mul_d(pi, bg_abs(f)), q);
}

/* From log_i = log I_|nu|(|x|) and, where nu < 0, log_k = log K_|nu|(|x|).
 * Domain  any; NaN and sign 0 where x < 0 and nu is no integer, or nu = -inf. */
BG_FN bg_signed_log bg_log_abs_besseli(double nu, double x, double log_i, double log_k)
{
    const double log_2_pi = -0x1.ce6bb25aa1316p-2; /* log(2/pi) */
    double negative, broken = bg_not_multiple(nu, 1.0), odd = bg_not_multiple(nu, 0.5);
    bg_dd one = bg_dd_of(1.0, 0.0), s = bg_abs_sinpi(bg_abs(nu), &negative);
    double second = nu < 0.0 ? broken : 0.0; /* whether there is a second term */
    int other = second == 1.0;

    s.hi = other ? s.hi : 1.0;
    s.lo = other ? s.lo : 0.0;
    bg_dd log_s = bg_log_short(s, one, 0.0);
    double log_2 = log_k + (log_s.hi + (log_s.lo + log_2_pi));

    double d = -bg_abs(log_i - log_2), big = log_i > log_2 ? log_i : log_2;
    d = d > -700.0 ? d : -700.0; /* NaN where both are infinite: -700 */
    bg_dd e = bg_expm1_dd(bg_dd_of(d, 0.0));
    bg_dd e2 = bg_dd_add_d(e, 2.0);
    e.hi = negative == 1.0 ? -e.hi : e2.hi; /* 1 -+ e^d */
    e.lo = negative == 1.0 ? -e.lo : e2.lo;
    int zero = e.hi == 0.0;
    bg_dd l = bg_log_short(bg_dd_of(zero ? 1.0 : e.hi, e.lo), one, 0.0);

    bg_signed_log r;
    double sum = zero ? -BG_INF : big + (l.hi + l.lo), one_sign = x == 0.0 ? 0.0 : 1.0;
    double sign = log_2 > log_i ? 1.0 - 2.0 * negative : 1.0;
    sign = zero ? 0.0 : sign;
    one_sign = nu == 0.0 ? 1.0 : one_sign;
    r.log = other ? sum : log_i;
    r.sign = other ? sign : one_sign;
    r.sign *= x < 0.0 ? 1.0 - 2.0 * odd : 1.0;

    double left = nu < BG_INF ? broken : 1.0, outside = x < 0.0 ? left : 0.0;
    outside = nu == -BG_INF ? 1.0 : outside;
    outside = r.log == r.log ? outside : 1.0;
    r.log = outside == 0.0 ? r.log : BG_NAN;
    r.sign = outside == 0.0 ? r.sign : 0.0;
    return r;
}

#endif
