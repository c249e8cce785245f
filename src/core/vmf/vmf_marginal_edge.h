/* The marginal estimate of kappa where A(k) = r A(n r k) has no digits to tell k by: its sides
 * differ, relatively, by the excess e = n r^2 - 1 or less, and double's A by u.
 *
 * Two equations with the same root keep them.  With beta = k A_{p+2}(k)/p, which is k/(p A) - 1,
 * and L = k A'/A, of which log A(n r k) - log A(k) is the integral by log k:
 *
 *   beta(n r k) - n r^2 beta(k) = e                                                     (1)
 *   mean of L(k t)/t over 1 < t < n r  =  -log(r)/(n r - 1)                             (2)
 *
 * edge   q = n e/(n-1) < 2^-10: k and n r k are small.  beta = sum_j b_j X^j in X = k^2/(p (p+2)),
 *        b_1 = 1, b_j = -p/(p + 2j) sum_i b_i b_{j-i} by beta's Riccati equation.  With Y =
 *        (n r)^2 X, (1) times n/(n-1) is
 *
 *          sum_j b_j g_j Y^j = q,   g_1 = 1,   g_{j+1} = g_j + (1 + q)/(n r)^(2j),
 *
 *        whose g_j are sums of positive terms, at most j (1 + q).  |b_j| is at most Catalan's
 *        number 1, 1, 2, 5, ..., 429: what seven terms leave of Y < 2^-10 is below 429 8 q^7 <
 *        2^-58.  Newton's method from Y = q, within 2^-9, three times; its derivative is within
 *        1/100 of 1.
 * one    n < 1 + 2^-14 otherwise: Gauss's rule of two points is the mean in (2) to 2^-66.
 *        Newton's method for log k; -dL/dlog k is positive and far from 0.  Where L >= 1/2, all is
 *        in 1 - L, the mean of which is log(1 + e)/(n r - 1).
 *
 * Nothing here is ill-conditioned: e and n r - 1 are formed from exact products.
 * Error  < 5 u relative.  Worst seen: edge 3.28 u at p = 2.6967, n - 1 = 5.7e-7 (tables); one 2.94
 * at p = 509.84, n - 1 = 4.4e-5 (a climb). */
#ifndef BURGI_CORE_VMF_VMF_MARGINAL_EDGE_H
#define BURGI_CORE_VMF_VMF_MARGINAL_EDGE_H

#include "vmf_kappa.h"

/* n r^2 - 1 to double's digits however close to 0, in particular with its sign, from r < 1/2 or
 * else delta = 1 - r: n r r - 1, or (n - 1) - 2 a + a delta with a = n delta, exact products whose
 * large parts cancel exactly.  Domain  n r^2 within [1/2, 2]; n <= 4 where r >= 1/2. */
BG_FN double bg_vmf_excess_exact(double n, double r, double delta)
{
    int far = r < 0.5;
    double x = far ? r : delta, one = far ? -1.0 : n - 1.0;
    bg_dd a = bg_two_prod(n, x), p = bg_two_prod(a.hi, x), q = bg_two_prod(a.lo, x);
    bg_dd s = bg_two_sum(one, far ? p.hi : -2.0 * a.hi);
    bg_dd t = bg_two_sum(far ? 0.0 : p.hi, far ? 0.0 : -2.0 * a.lo);
    bg_dd v = bg_two_sum(s.hi, t.hi), w = bg_two_sum(p.lo, q.hi);
    bg_dd y = bg_two_sum(w.hi, t.lo), z = bg_two_sum(v.hi, y.hi);
    return z.hi + (z.lo + ((v.lo + s.lo) + (y.lo + w.lo)) + q.lo);
}

/* k where q < 2^-10; 0 where e <= 0. */
BG_FN double bg_vmf_marginal_edge(double p, double n, double r, double delta)
{
    double e = bg_vmf_excess_exact(n, r, delta), q = n * (e / (n - 1.0)), c = n + n * e;
    double f = 2.0 / p, y = 1.0 / c, h = 1.0 + q, g[8], b[8];

    b[2] = -1.0 / (1.0 + 2.0 * f);
    b[3] = -2.0 * b[2] / (1.0 + 3.0 * f);
    b[4] = -(2.0 * b[3] + b[2] * b[2]) / (1.0 + 4.0 * f);
    b[5] = -2.0 * (b[4] + b[2] * b[3]) / (1.0 + 5.0 * f);
    b[6] = -(2.0 * (b[5] + b[2] * b[4]) + b[3] * b[3]) / (1.0 + 6.0 * f);
    b[7] = -2.0 * (b[6] + b[2] * b[5] + b[3] * b[4]) / (1.0 + 7.0 * f);
    g[1] = 1.0;
    BG_UNROLL
    for (int j = 2; j <= 7; ++j) {
        h *= y;
        g[j] = g[j - 1] + h;
        b[j] *= g[j];
    }
    double x = q;
    BG_UNROLL
    for (int i = 0; i < 3; ++i) {
        double sum = b[7], slope = 7.0 * b[7];
        BG_UNROLL
        for (int j = 6; j >= 2; --j) {
            sum = bg_fma(sum, x, b[j]);
            slope = bg_fma(slope, x, j * b[j]);
        }
        x -= bg_fma(x * x, sum, x - q) / bg_fma(slope, x, 1.0);
    }
    return e > 0.0 ? p * sqrt(x * y * (1.0 + f)) : 0.0;
}

/* L(k) and 1 - L(k), the larger of which may lack the digits of the smaller, and -dL/dlog k. */
typedef struct bg_log_slope {
    double l, rest, curvature;
} bg_log_slope;

/* By 1 - L = p - k/A + k A and dL/dlog k = L + p - 1 - L (k/A + k A), which cancel. */
BG_FN bg_log_slope bg_log_slope_of(double p, double l, double rest, double over, double ka)
{
    bg_log_slope r;
    r.l = l;
    r.rest = rest;
    r.curvature = l * (over + ka) - l - (p - 1.0);
    return r;
}

/* From A to 2^-50.  Domain w < 31, as the next. */
BG_FN bg_log_slope bg_vmf_log_slope_rough(double p, double k)
{
    double a = bg_vmf_mean_rough(p, k), over = k / a, ka = k * a, rest = (p - over) + ka;
    return bg_log_slope_of(p, 1.0 - rest, rest, over, ka);
}

/* From A to 100 bits. */
BG_FN bg_log_slope bg_vmf_log_slope_small(double p, double k)
{
    bg_dd half = bg_besseli_ratio_down(0.5 * p - 1.0, k); /* 2 A/k */
    bg_dd ka = bg_dd_mul(bg_dd_scale(half, 0.5), bg_two_prod(k, k));
    bg_dd over = bg_dd_div(bg_dd_of(2.0, 0.0), half);
    bg_dd rest = bg_dd_add(bg_dd_add_d(bg_dd_neg(over), p), ka);
    double l = bg_dd_add_d(bg_dd_neg(rest), 1.0).hi;
    return bg_log_slope_of(p, l, rest.hi, over.hi, ka.hi);
}

/* far: by order p/2, 1 - L = k A (1 + L)/(p + k A) of that order's A and L, to all digits; else L.
 * From w = 2^11 on the curvature is that of three terms of L in 1/hypot((p-1)/2, k): to 2^-29.
 * Domain w >= 29. */
BG_FN bg_log_slope bg_vmf_log_slope_debye(int far, double p, double k)
{
    double nu = 0.5 * p - (far ? 0.0 : 1.0), a = bg_besseli_ratio_debye(20, BG_RATIO, nu, k);
    double ka = k * a, l = k * bg_besseli_ratio_debye(20, BG_RATIO_DX, nu, k) / a;
    double over = far ? p + ka : k / a, rest = ka * (1.0 + l) / (p + ka);
    bg_log_slope r =
        bg_log_slope_of(p, far ? 1.0 - rest : l, rest, over, far ? k * k / over : ka);

    double alpha = 0.5 * (p - 1.0), w2 = bg_fma(alpha, alpha, k * k), y = 1.0 / sqrt(w2);
    double t = alpha * y, x = k * y, s = t * t;
    double next = bg_fma(s, bg_fma(s, 175.0 / 8.0, -185.0 / 8.0), 4.5);
    double series = t * x * x * bg_fma(y, bg_fma(y, next, 2.0 - 4.0 * s), 1.0);
    r.curvature = w2 < 0x1p22 ? r.curvature : series;
    return r;
}

/* What (2) equates with: -log(r)/(n r - 1), and log(1 + e)/(n r - 1), which is what its left side
 * with 1 - L for L is; as hi + lo, so that their roundings do not count. */
typedef struct bg_marginal_one {
    double step; /* n r - 1 */
    bg_dd l, rest;
} bg_marginal_one;

/* log(1 + x)/d, |x| < 2^-13. */
BG_FN bg_dd bg_vmf_log1p_over(double x, bg_dd d)
{
    static const double c[4] = { -0.5, 0x1.5555555555555p-2, -0.25, 0x1.999999999999ap-3 };
    double one = 1.0 / d.hi, q = x * one, rest = x * x * bg_poly(c, 3, x);
    return bg_dd_of(q, (bg_fma(-q, d.hi, x) + bg_fma(-q, d.lo, rest)) * one);
}

BG_FN bg_marginal_one bg_vmf_marginal_one(double n, double delta, double excess)
{
    bg_dd a = bg_two_prod(n, delta), d = bg_two_sum(n - 1.0, -a.hi);
    bg_marginal_one m;
    d.lo -= a.lo;
    m.step = d.hi;
    m.l = bg_dd_neg(bg_vmf_log1p_over(-delta, d));
    m.rest = bg_vmf_log1p_over(excess, d);
    return m;
}

/* How far L(k t)/t is above the mean that (2) asks for; off = t - 1.  The large difference is exact
 * at the end. */
BG_FN double bg_vmf_one_gap(bg_marginal_one m, bg_log_slope at, double off)
{
    double part = off / (1.0 + off);
    double near = (at.l - m.l.hi) - bg_fma(at.l, part, m.l.lo);
    double far = (m.rest.hi - at.rest) + bg_fma(at.rest, part, m.rest.lo);
    return m.l.hi < 0.5 ? near : far;
}

/* Newton's step for log k, by what is at two places. */
BG_FN double bg_vmf_one_step(bg_marginal_one m, double k, bg_log_slope a, bg_log_slope b,
                             double off_a, double off_b)
{
    double gap = bg_vmf_one_gap(m, a, off_a) + bg_vmf_one_gap(m, b, off_b);
    return k + k * (gap * bg_fma(m.step, 0.5, 1.0) / (a.curvature + b.curvature));
}

/* From the start, within 1/12 (1/50 for w >= 29): three steps in the middle, one at Gauss's two
 * nodes.  small: w < 31, where A has to be known to more than double's digits at the end. */
BG_FN double bg_vmf_marginal_one_at(int small, double p, bg_marginal_one m, double k)
{
    double off = 0.5 * m.step, off_a = 0x1.b0cb174df99c7p-3 * m.step, /* 0.21132 */
        off_b = 0x1.93cd3a2c8198ep-1 * m.step;                        /* 0.78868 */
    int far = m.l.hi >= 0.5;

    BG_UNROLL
    for (int i = 0; i < 3; ++i) {
        bg_log_slope at = small ? bg_vmf_log_slope_rough(p, bg_fma(k, off, k))
                                : bg_vmf_log_slope_debye(far, p, bg_fma(k, off, k));
        k = bg_vmf_one_step(m, k, at, at, off, off);
    }
    double ka = bg_fma(k, off_a, k), kb = bg_fma(k, off_b, k);
    bg_log_slope a = small ? bg_vmf_log_slope_small(p, ka) : bg_vmf_log_slope_debye(far, p, ka);
    bg_log_slope b = small ? bg_vmf_log_slope_small(p, kb) : bg_vmf_log_slope_debye(far, p, kb);
    return bg_vmf_one_step(m, k, a, b, off_a, off_b);
}

#endif
