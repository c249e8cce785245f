/* Logarithm and exponential with the whole of hi + lo, about 100 bits: for the functions that
 * return hi + lo.  Scalar code; errors are proved in docs/bessel_dd.md from those of dd.h. */
#ifndef BURGI_CORE_ELEM_DD_H
#define BURGI_CORE_ELEM_DD_H

#include "const.h"
#include "elem.h"

/* c_0 + c_1 x + ... + c_degree x^degree from pairs, c_k = c[2k] + c[2k+1]; the coefficients
 * from exact on are taken as doubles, and those of them are summed in double. */
BG_FN bg_dd bg_dd_poly(const double *c, int exact, int degree, bg_dd x)
{
    double tail = 0.0;
    BG_UNROLL
    for (int k = degree; k >= exact; --k)
        tail = bg_fma(tail, x.hi, c[2 * k]);
    bg_dd sum = bg_dd_of(tail, 0.0);
    BG_UNROLL
    for (int k = exact - 1; k >= 0; --k)
        sum = bg_dd_add(bg_dd_of(c[2 * k], c[2 * k + 1]), bg_dd_mul(sum, x));
    return sum;
}

/* 2 atanh(s), |s| <= 3 - 2 sqrt 2.  Relative error < 2^-102. */
BG_FN bg_dd bg_dd_2atanh(bg_dd s)
{
    static const double c[42] = {
#include "tables/dd_atanh.inc"
    };
    return bg_dd_scale(bg_dd_mul(s, bg_dd_poly(c, 10, 20, bg_dd_mul(s, s))), 2.0);
}

/* k log 2 for an integer |k| < 2^12. */
BG_FN bg_dd bg_dd_k_log2(double k)
{
    const double hi = bg_ln2_short().hi, mid = bg_ln2_short().lo, /* 40 + 53 + 53 bits */
        lo = bg_ln2_short_lolo();
    bg_dd m = bg_two_prod(k, mid);
    m.lo = bg_fma(k, lo, m.lo);
    return bg_dd_add_d(m, k * hi);
}

/* log(p/q) + k log 2, k an integer; as bg_log_quotient, num/den = (p-q)/(p+q) where p/q is
 * within a factor sqrt 2 of 1.
 *
 * Domain  p, q normal and positive, < 2^1023.
 * Error   < 2^-101 + 2^-103 |log|; relative < 2^-100, and that of num/den, where it counts. */
BG_FN bg_dd bg_dd_log_quotient(bg_dd p, bg_dd q, bg_dd num, bg_dd den, double k)
{
    const double sqrt2 = bg_sqrt2();
    uint64_t ep = bg_bits(p.hi) >> 52, eq = bg_bits(q.hi) >> 52;
    bg_dd pm = bg_dd_scale(p, bg_from_bits((UINT64_C(2046) - ep) << 52));
    bg_dd qm = bg_dd_scale(q, bg_from_bits((UINT64_C(2046) - eq) << 52));
    double up = pm.hi > sqrt2 * qm.hi ? 1.0 : 0.0, down = sqrt2 * pm.hi < qm.hi ? 1.0 : 0.0;
    qm = bg_dd_scale(qm, 1.0 + up - 0.5 * down);
    double shift = bg_exponent_diff(ep, eq) + (up - down);

    if (shift != 0.0) {
        num = bg_dd_add(pm, bg_dd_neg(qm));
        den = bg_dd_add(pm, qm);
    }
    bg_dd r = bg_dd_2atanh(bg_dd_div(num, den));
    k += shift;
    return k == 0.0 ? r : bg_dd_add(bg_dd_k_log2(k), r);
}

/* log(p/q) + k log 2 where p - q is known no better than p and q tell. */
BG_FN bg_dd bg_dd_log_ratio(bg_dd p, bg_dd q, double k)
{
    return bg_dd_log_quotient(p, q, bg_dd_add(p, bg_dd_neg(q)), bg_dd_add(p, q), k);
}

/* log(x 2^k) for any 0 < x <= DBL_MAX, subnormal numbers included. */
BG_FN bg_dd bg_dd_log_any(double x, double k)
{
    double e = x < 0x1p-1000 ? 100.0 : x > 0x1p1000 ? -100.0 : 0.0;
    return bg_dd_log_ratio(bg_dd_of(x * bg_exp2i(e), 0.0), bg_dd_of(1.0, 0.0), k - e);
}

/* e^y = 2^k (1 + e), |e| <= sqrt(2) - 1 or so: relative error of e < 2^-102 + 2^-103 |k|, of
 * 1 + e < 2^-103 + that of y itself. */
BG_FN bg_dd bg_dd_exp_parts(bg_dd y, double *k)
{
    static const double c[48] = {
#include "tables/dd_exp.inc"
    };
    const double hi = bg_ln2_short().hi, mid = bg_ln2_short().lo, lo = bg_ln2_short_lolo();

    *k = bg_round(y.hi * bg_log2_e());
    bg_dd m = bg_two_prod(-*k, mid);
    m.lo = bg_fma(-*k, lo, m.lo) + y.lo;
    bg_dd r = bg_dd_add_d(m, bg_fma(-*k, hi, y.hi)); /* the fma is exact */
    return bg_dd_mul(r, bg_dd_poly(c, 13, 23, r));
}

/* e^y for -700 <= y.hi <= 700. */
BG_FN bg_dd bg_dd_exp(bg_dd y)
{
    double k;
    bg_dd e = bg_dd_exp_parts(y, &k);
    return bg_dd_scale(bg_dd_add_d(e, 1.0), bg_exp2i(k));
}

/* e^y - 1 for -700 <= y.hi <= 700. */
BG_FN bg_dd bg_dd_expm1(bg_dd y)
{
    double k;
    bg_dd e = bg_dd_exp_parts(y, &k);
    double two = bg_exp2i(k);
    return bg_dd_add(bg_two_sum(two, -1.0), bg_dd_scale(e, two));
}

#endif
