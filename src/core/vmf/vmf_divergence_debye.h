/* The Bregman divergence of log H for hypot((p-1)/2, kappa) >= 36: what Kullback-Leibler's and
 * Bhattacharyya's divergence of two von Mises-Fisher laws are made of.
 *
 *   D(to | from) = log H(to) - log H(from) - (to - from) A(from) >= 0
 *
 * With alpha = (p-1)/2, w = hypot(alpha, kappa), y = 1/w and t = alpha y,
 *
 *   log H = [w - alpha log(alpha + w)] + log(1 + t)/2 + S + a constant,
 *   S     = alpha sum_k y^(k+1) r_k(t),                              r_k: reference/coef/vmf
 *
 * of which the bracket is all but 1/(2w) of D.  1 is from, 2 is to, n = alpha + w_1, d = w_2 - w_1 =
 * (to - from)(to + from)/(w_1 + w_2) and q = d/n:
 *
 *   bracket  alpha [ q alpha (to - from)/(to w_1 + from w_2) + (q - log(1 + q)) ]
 *   log      -(g - log(1 + g))/2 + E/(2 (1 + t_1)),                  g = (t_2 - t_1)/(1 + t_1)
 *   S        (y_2 - y_1)^2 S[y_1, y_1, y_2] + S'(y_1) E/alpha,       E = alpha D of y(kappa)
 *
 * by divided differences, so that nothing is small by cancellation, however close or far the two
 * are: both parts of the bracket are positive.  docs/vmf.md, section 13. */
#ifndef BURGI_CORE_VMF_VMF_DIVERGENCE_DEBYE_H
#define BURGI_CORE_VMF_VMF_DIVERGENCE_DEBYE_H

#include "../elem.h"

/* Two concentrations and by = to - from, each to its own last digit. */
typedef struct bg_vmf_pair {
    bg_dd from;
    double to;
    bg_dd by;
} bg_vmf_pair;

typedef struct bg_vmf_gap {
    bg_dd gap;  /* D(to | from) */
    bg_dd mean; /* A(from) */
} bg_vmf_gap;

/* S of two places: its divided differences, multiplied by powers of the larger y. */
typedef struct bg_vmf_differences {
    double at_to, first, second; /* S(y_2), S[y_1, y_2], S[y_1, y_1, y_2] */
} bg_vmf_differences;

/* The differences of x f + c from those of f, x being x1 and x2, its own difference most. */
BG_FN bg_vmf_differences bg_vmf_differences_up(bg_vmf_differences f, double x1, double x2,
                                               double most, bg_vmf_differences c)
{
    bg_vmf_differences r;
    r.second = bg_fma(f.second, x1, bg_fma(f.first, most, c.second));
    r.first = bg_fma(f.first, x1, bg_fma(f.at_to, most, c.first));
    r.at_to = bg_fma(f.at_to, x2, c.at_to);
    return r;
}

/* Of a polynomial in t of that degree, which is constant. */
BG_FN bg_vmf_differences bg_vmf_poly_differences(const double *c, int degree, double t1,
                                                 double t2, double tm)
{
    bg_vmf_differences r = { 0.0, 0.0, 0.0 };
    BG_UNROLL
    for (int i = degree; i >= 0; --i) {
        r.second = bg_fma(r.second, t1, r.first);
        r.first = bg_fma(r.first, t1, r.at_to);
        r.at_to = bg_fma(r.at_to, t2, c[i]);
    }
    r.first *= tm;
    r.second *= tm * tm;
    return r;
}

/* Of S, by so many of the r_k. */
BG_FN bg_vmf_differences bg_vmf_tail_differences(int terms, double y1, double y2, double ym,
                                                 double t1, double t2, double tm)
{
    static const double c[18][36] = {
#include "tables/vmf_tail.inc"
    };
    const bg_vmf_differences none = { 0.0, 0.0, 0.0 };
    bg_vmf_differences sum = none;

    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = bg_vmf_differences_up(sum, y1, y2, ym,
                                    bg_vmf_poly_differences(c[k - 1], 2 * k - 1, t1, t2, tm));
    sum = bg_vmf_differences_up(sum, y1, y2, ym, none);
    return bg_vmf_differences_up(sum, t1, t2, tm, none);
}

/* q - log(1 + q) where p = n (1 + q), d = p - n: below |q| = 1/8 q s less the tail of 2 atanh(s), s
 * = q/(2 + q). */
BG_FN bg_dd bg_vmf_log_gap(bg_dd q, bg_dd p, bg_dd n, bg_dd d)
{
    static const double c[8] = {
        1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17,
    };
    bg_dd sum = bg_dd_add(bg_dd_scale(n, 2.0), d), s = bg_dd_div(d, sum),
          near = bg_dd_mul(q, s);
    double z = s.hi * s.hi;
    bg_dd far = bg_dd_add(q, bg_dd_neg(bg_log_quotient(p, n, d, sum, 0.0)));

    near.lo = bg_fma(-2.0 * s.hi * z, bg_poly(c, 7, z), near.lo);
    int is_near = bg_abs(q.hi) < 0.125;
    return bg_dd_of(is_near ? near.hi : far.hi, is_near ? near.lo : far.lo);
}

/* The same to 2^-50 for -1/2 <= g <= 1. */
BG_FN double bg_vmf_log_gap_short(double g)
{
    static const double c[15] = {
        1.0 / 3,  1.0 / 5,  1.0 / 7,  1.0 / 9,  1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17,
        1.0 / 19, 1.0 / 21, 1.0 / 23, 1.0 / 25, 1.0 / 27, 1.0 / 29, 1.0 / 31,
    };
    double s = g / (2.0 + g), z = s * s;
    return s * (g - 2.0 * z * bg_poly(c, 14, z));
}

/* 2^k as its biased exponent has it. */
BG_FN double bg_vmf_power(uint64_t biased)
{
    return bg_from_bits(biased << 52);
}

/* 2^(1043-e) hypot(alpha, x), x as hi + lo and e the biased exponent of what is largest, and its
 * reciprocal.  Its own scale first, so that no square underflows. */
BG_FN bg_dd bg_vmf_hypot(uint64_t e, double alpha, bg_dd x, double *y)
{
    uint64_t own = bg_bits(alpha > x.hi ? alpha : x.hi) >> 52;
    double down = bg_vmf_power(UINT64_C(2066) - own), a = alpha * down, one;
    bg_dd b = bg_dd_scale(x, down), square = bg_two_prod(b.hi, b.hi);
    square.lo = bg_fma(2.0 * b.hi, b.lo, square.lo);
    bg_dd w = bg_dd_root_of_sum(bg_two_prod(a, a), square, &one);
    *y = one * bg_vmf_power(UINT64_C(1023) + e - own);
    return bg_dd_scale(w, bg_vmf_power(UINT64_C(1023) + own - e));
}

/* Domain  p >= 2, hypot(alpha, from) and hypot(alpha, to) >= 36 (terms as bg_vmf_divergence_regime has
 * them), any of from, to and p up to DBL_MAX; not both from and to < 2^-29 p.  Error < 4 u. */
BG_FN bg_vmf_gap bg_vmf_gap_debye(int terms, double p, bg_vmf_pair x)
{
    double alpha0 = 0.5 * (p - 1.0), top = alpha0 > x.to ? alpha0 : x.to, y1, y2;
    uint64_t e = bg_bits(top > x.from.hi ? top : x.from.hi) >> 52;
    double down = bg_vmf_power(UINT64_C(2066) - e), alpha = alpha0 * down, to = x.to * down;
    bg_dd from = bg_dd_scale(x.from, down), by = bg_dd_scale(x.by, down);
    bg_dd w1 = bg_vmf_hypot(e, alpha0, x.from, &y1);
    bg_dd w2 = bg_vmf_hypot(e, alpha0, bg_dd_of(x.to, 0.0), &y2);

    /* the bracket over alpha */
    bg_dd n = bg_dd_add_d(w1, alpha);
    bg_dd d = bg_dd_mul(by, bg_dd_div(bg_dd_add_d(from, to), bg_dd_add(w1, w2)));
    bg_dd q = bg_dd_div(d, n);
    bg_dd cross = bg_dd_add(bg_dd_mul_d(w1, to), bg_dd_mul(w2, from));
    bg_dd log = bg_vmf_log_gap(q, bg_dd_add_d(w2, alpha), n, d);
    bg_dd turn = bg_dd_mul(q, bg_dd_div(bg_dd_mul_d(by, alpha), cross));
    bg_dd lead = bg_dd_add(turn, log);

    /* the rest; steps of y are parts of the larger y */
    double t1 = alpha * y1, t2 = alpha * y2, by1 = by.hi * y1, part = d.hi * y1;
    double ym = y1 > y2 ? y1 : y2, tm = alpha * ym, of1 = y1 / ym;
    double step = -d.hi * (w1.hi < w2.hi ? y2 : y1);
    double close = part * part * (0.5 * (3.0 + part) / (1.0 + part)) - 0.5 * by1 * by1;
    double apart = bg_fma(from.hi * y1, by1 * of1, step), near = close * of1;
    double gap_y = bg_abs(part) < 0.5 ? near : apart;
    bg_vmf_differences s =
        bg_vmf_tail_differences(terms, y1 * down, y2 * down, ym * down, t1, t2, tm);
    double slope = bg_fma(-step, s.second, s.first), half = 0.5 / (1.0 + t1);
    double g = bg_vmf_log_gap_short(step * tm * 2.0 * half);
    double rest =
        bg_fma(bg_fma(tm, half, slope), gap_y, bg_fma(step * step, s.second, -0.5 * g));

    bg_vmf_gap r;
    double mean = from.hi * y1 * (y1 * down) * bg_fma(t1, half, slope * of1);
    r.gap = bg_dd_add_d(bg_dd_mul_d(lead, alpha0), rest);
    r.mean = bg_dd_add_d(bg_dd_div(from, n), -mean);
    return r;
}

#endif
