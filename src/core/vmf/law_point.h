/* A point of the law of t: E of law.h there, and the logarithm of the density of t. */
#ifndef BURGI_CORE_VMF_LAW_POINT_H
#define BURGI_CORE_VMF_LAW_POINT_H

#include "law.h"

typedef struct bg_law_point {
    bg_dd d, e, tau; /* 1 - t, 1 + t, t - t0 */
} bg_law_point;

/* What is given of a point, t or delta = 1 - t. */
typedef enum bg_law_given { BG_LAW_T, BG_LAW_DELTA } bg_law_given;

/* The point of d and e.  At the ends, where one of them is 0, it is taken for 2^-1000: only p =
 * 3 comes there. */
BG_FN bg_law_point bg_law_point_of(bg_law l, bg_dd d, bg_dd e)
{
    const double tiny = 0x1p-1000;
    bg_law_point x;

    x.tau = bg_dd_add(l.d0, bg_dd_neg(d));
    x.d = bg_dd_of(d.hi == 0.0 ? tiny : d.hi, d.lo);
    x.e = bg_dd_of(e.hi == 0.0 ? tiny : e.hi, e.lo);
    return x;
}

/* 2 atanh(s) - 2 s as hi + lo, |s| <= 0.1716, relative error < 2^-58. */
BG_FN bg_dd bg_law_atanh_rest(bg_dd s)
{
    static const double c[7] = {
#include "../tables/atanh.inc"
    };
    const bg_dd third2 = bg_dd_of(0x1.5555555555555p-1, 0x1.5555555555555p-55);
    bg_dd z = bg_dd_mul(s, s), t = bg_dd_mul(s, z), v = bg_dd_mul(t, third2);
    return bg_fast_two_sum(v.hi, v.lo + 2.0 * (t.hi * z.hi) * bg_poly(c, 6, z.hi));
}

/* log(1 + v), and bend = v - log(1 + v) relatively accurate; 1 + v = p/q 2^more. */
typedef struct bg_law_log {
    bg_dd log, bend;
} bg_law_log;

BG_FN bg_law_log bg_law_log_of(bg_dd p, bg_dd q, bg_dd v, double more)
{
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo;
    uint64_t e = bg_quotient_exponent(p.hi, q.hi);
    double k = bg_exponent_value(e) + more;
    bg_dd m = bg_dd_scale(p, bg_from_bits((UINT64_C(2046) - e) << 52));
    bg_dd num = bg_dd_add(m, bg_dd_neg(q)), den = bg_dd_add(m, q), two = bg_dd_add_d(v, 2.0);
    bg_law_log r;

    int near = k == 0.0;
    num.hi = near ? v.hi : num.hi;
    num.lo = near ? v.lo : num.lo;
    den.hi = near ? two.hi : den.hi;
    den.lo = near ? two.lo : den.lo;
    bg_dd s = bg_dd_div(num, den), rest = bg_law_atanh_rest(s);
    bg_dd log = bg_dd_add(bg_dd_scale(s, 2.0), rest), kl = bg_two_sum(k * ln2_hi, log.hi);
    r.log = bg_fast_two_sum(kl.hi, kl.lo + bg_fma(k, ln2_lo, log.lo));
    bg_dd close = bg_dd_add(bg_dd_mul(v, s), bg_dd_neg(rest));
    bg_dd far = bg_dd_add(v, bg_dd_neg(r.log));
    r.bend = bg_dd_of(near ? close.hi : far.hi, near ? close.lo : far.lo);
    return r;
}

/* E, and what log of the density of t has more, -log(1 + v), both over a and one where the
 * latter is large: without the share that cancels for p = 3. */
typedef struct bg_law_shape {
    bg_dd log_s, log_t;
} bg_law_shape;

BG_FN bg_law_shape bg_law_shape_of(bg_law l, bg_law_point p)
{
    int small = p.d.hi < 0x1p-700 || p.e.hi < 0x1p-700;
    bg_dd up = bg_dd_scale(p.d, small ? 0x1p200 : 1.0), de = bg_dd_mul(up, p.e);
    bg_dd x = bg_dd_div(p.tau, l.width), xt = bg_dd_mul(x, p.tau);
    bg_dd sum = bg_dd_add(bg_dd_add_d(bg_dd_neg(p.d), 2.0), bg_dd_neg(l.d0)); /* t + t0 */
    bg_dd v = bg_dd_neg(bg_dd_mul(x, sum));
    bg_law_log log = bg_law_log_of(de, l.width, v, small ? -200.0 : 0.0);
    bg_law_shape r;

    r.log_s = bg_dd_mul_d(bg_dd_neg(bg_dd_add(log.bend, xt)), l.a);
    bg_dd near = bg_dd_add(r.log_s, bg_dd_neg(log.log));
    bg_dd far = bg_dd_add(bg_dd_mul_d(bg_dd_neg(bg_dd_add(v, xt)), l.a),
                          bg_dd_mul_d(log.log, l.a - 1.0));
    int high = v.hi > -0.5;
    r.log_t = bg_dd_of(high ? near.hi : far.hi, high ? near.lo : far.lo);
    return r;
}

/* The logarithm of the density of t. */
BG_FN double bg_law_logpdf(bg_law l, bg_law_point p)
{
    bg_dd log_t = bg_law_shape_of(l, p).log_t;
    bg_dd sum = bg_dd_add(bg_dd_add(l.log_g, bg_dd_neg(bg_log_dd(l.width))), log_t);
    return sum.hi + sum.lo;
}

#endif
