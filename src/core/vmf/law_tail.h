/* The tail of the law of t beyond a point, away from the mode, for lanes of points at a time.
 *
 * Let d be the distance from the point to the end of its side, 1 - t or 1 + t, k = kappa or
 * -kappa, and let d/(1 + z) run through the tail.  In units of the density of s at the point it
 * holds
 *
 *   I = int_0^inf e^X dz/(2 - d + 2 z),
 *   X = -z (m + b z)/(1 + z)^2 + a [log(1 + v) - v],   1 + v = (1 + 2 z/(2 - d))/(1 + z)^2,
 *   m = |dE/ds|/(2 - d),   b = a - k d,
 *
 * whose terms are of one sign and whose singularities lie on the negative axis: analytic up to
 * arg z = pi, and growing nowhere before pi/4, where the worst case is a normal law's.  With L
 * the length on which e^X falls, the trapezoidal rule with 64 nodes z = L E e^(c E - 1/E), E =
 * e^(j h), is exact to 1e-14: e^(-1/E) reaches z = 0 and e^(c E) the power z^-a of small a with
 * few nodes. */
#ifndef BURGI_CORE_VMF_LAW_TAIL_H
#define BURGI_CORE_VMF_LAW_TAIL_H

#include "law_point.h"

enum { BG_LAW_NODES = 64 };

/* What is set up for a tail: one number a lane in each. */
typedef struct bg_law_tail {
    double a, m, b, c, one_e, scale; /* c = 2 (1 - d)/(2 - d), one_e = 2/(2 - d); L */
} bg_law_tail;

typedef struct bg_law_tails {
    double a[BG_WIDTH], m[BG_WIDTH], b[BG_WIDTH], c[BG_WIDTH], one_e[BG_WIDTH], scale[BG_WIDTH];
    double step[BG_WIDTH], back[BG_WIDTH], grow[BG_WIDTH]; /* e^h, e^-h, c of the rule */
    double at[BG_WIDTH], inverse[BG_WIDTH], sum[BG_WIDTH]; /* E, 1/E; the sum up to here */
} bg_law_tails;

/* kappa t + a + W without a difference, and |dE/ds| = |t - t0| times it. */
BG_FN double bg_law_slope(bg_law l, bg_law_point p)
{
    return bg_abs(p.tau.hi) * (l.a + l.beyond + l.kappa * p.e.hi);
}

BG_FN bg_law_tail bg_law_tail_of(bg_law l, bg_law_point p, int up)
{
    double d = up ? p.d.hi : p.e.hi, e = up ? p.e.hi : p.d.hi;
    double t2 = (p.e.hi - p.d.hi) + (p.e.lo - p.d.lo); /* 2 t */
    bg_law_tail r;

    r.a = l.a;
    r.one_e = 2.0 / e;
    r.m = bg_law_slope(l, p) * (0.5 * r.one_e);
    r.b = l.a - (up ? l.kappa : -l.kappa) * d;
    r.c = (up ? t2 : -t2) * (0.5 * r.one_e);
    double bend = 0.5 * (l.a * r.c * r.c + r.one_e * r.one_e) + (r.b > 0.0 ? r.b : 0.0);
    r.scale = 1.0 / (0.5 * r.m + sqrt(bg_fma(0.25 * r.m, r.m, bend)));
    return r;
}

/* The rule: h = 0.11 for large a, for small ones 0.14 and 0.18, which reach further. */
BG_FN void bg_law_tails_set(bg_law_tails *s, int j, bg_law_tail t)
{
    int low = t.a < 4.0, high = t.a >= 20.0;
    s->a[j] = t.a;
    s->m[j] = t.m;
    s->b[j] = t.b;
    s->c[j] = t.c;
    s->one_e[j] = t.one_e;
    s->scale[j] = t.scale;
    s->step[j] = low    ? 0x1.327cd64ccfc08p+0
                 : high ? 0x1.1dc4664ddce2dp+0
                        : 0x1.267857fb8997ep+0;
    s->back[j] = low    ? 0x1.aba88982ab390p-1
                 : high ? 0x1.caaac5937a61ep-1
                        : 0x1.bd1c85cb179fcp-1;
    s->grow[j] = low ? 0.0205 : high ? 0.04 : 0.03;
    s->at[j] = low ? 0x1.eec1018e4ff66p-6 : 0x1.1164d1e149270p-5; /* e^-3.5, e^-3.4 */
    s->inverse[j] = 1.0 / s->at[j];
    s->sum[j] = 0.0;
}

/* c[0] + .. + c[7] x^7 by fours of a power, and c[0] + .. + c[10] x^10: half of Horner's
 * latency, of which the nodes consist. */
BG_FN double bg_law_poly7(const double *c, double x)
{
    double x2 = x * x, x4 = x2 * x2;
    double a = bg_fma(bg_fma(c[3], x, c[2]), x2, bg_fma(c[1], x, c[0]));
    double b = bg_fma(bg_fma(c[7], x, c[6]), x2, bg_fma(c[5], x, c[4]));
    return bg_fma(b, x4, a);
}

BG_FN double bg_law_poly10(const double *c, double x)
{
    double x2 = x * x, x4 = x2 * x2, tail = bg_fma(c[10], x2, bg_fma(c[9], x, c[8]));
    double a = bg_fma(bg_fma(c[3], x, c[2]), x2, bg_fma(c[1], x, c[0]));
    double b = bg_fma(bg_fma(c[7], x, c[6]), x2, bg_fma(c[5], x, c[4]));
    return bg_fma(bg_fma(tail, x4, b), x4, a);
}

/* e^y for y <= 700, to a few u; e^-700 below that. */
BG_FN double bg_law_exp_node(double y)
{
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo;

    y = y < -700.0 ? -700.0 : y;
    double k = bg_round(y * bg_log2_e()), r = bg_fma(-k, ln2_lo, bg_fma(-k, ln2_hi, y));
    return bg_exp2i(k) * (1.0 + bg_fma(r * r, bg_law_poly10(c, r), r));
}

/* log(1 + v) - v, X, and one over 1 + 2 z/(2 - d), by one division. */
typedef struct bg_law_value {
    double x, jacobian;
} bg_law_value;

BG_FN bg_law_value bg_law_value_at(double a, double m, double b, double c, double one_e,
                                   double z)
{
    static const double p[8] = {
#include "../tables/atanh_half.inc"
    };
    double q = 1.0 + z, den = q * q, num = bg_fma(one_e, z, 1.0), less = -z * (c + z);
    uint64_t e = bg_quotient_exponent(num, den);
    double k = bg_exponent_value(e), up = num * bg_from_bits((UINT64_C(2046) - e) << 52);
    int near = k == 0.0;
    double sum = up + den, one = 1.0 / (sum * den * num), one_den = sum * num * one;
    double t = 2.0 * (near ? less : up - den) * (den * num * one), t2 = t * t;
    double v = less * one_den, rest = t * t2 * bg_law_poly7(p, t2);
    double bend = near ? bg_fma(-0.5 * v, t, rest) : bg_fma(k, BG_LN2, t + rest) - v;
    bg_law_value r;

    r.x = bg_fma(a, bend, -z * bg_fma(b, z, m) * one_den);
    r.jacobian = sum * den * one;
    return r;
}

BG_FN void bg_law_node(bg_law_tails *s, int j)
{
    double at = s->at[j], inverse = s->inverse[j], far = s->grow[j] * at;
    double y = at * bg_law_exp_node(far - inverse);
    bg_law_value v =
        bg_law_value_at(s->a[j], s->m[j], s->b[j], s->c[j], s->one_e[j], s->scale[j] * y);
    double f = y * (1.0 + inverse + far) * v.jacobian;

    s->sum[j] = bg_fma(f, bg_law_exp_node(v.x), s->sum[j]);
    s->at[j] = at * s->step[j];
    s->inverse[j] = inverse * s->back[j];
}

/* I of every lane. */
BG_FN void bg_law_integrate(bg_law_tails *s, double *value)
{
    for (int k = 0; k < BG_LAW_NODES; ++k)
        BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j)
        bg_law_node(s, j);
    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        double h = s->a[j] < 4.0 ? 0.18 : s->a[j] >= 20.0 ? 0.11 : 0.14;
        value[j] = h * s->scale[j] * (0.5 * s->one_e[j]) * s->sum[j];
    }
}

#endif
