/* The quantiles of t = mu'x from either tail.
 *
 * The tail at the mode tells the side.  There the place is z >= 0, d = d0/(1 + z) the distance
 * to the side's end and d0 the mode's, and z solves log(tail) = log(q).  With the tail's closed
 * form
 *
 *   log(tail) ~ log g + E(z) - log r,   r = (|E'| + sqrt(E'^2 + (8/pi) max(-E'', 0)))/2,
 *
 * within 0.25 or so, bisection on the bits of z needs no start that could fail; three steps
 * with the tail itself, of third order in s, do the rest: with r = density/tail and e what
 * log(tail) is too high, e = r y + r (r - |E'|) y^2/2.
 *
 * -E >= 2 a log cosh(s - s0) bounds the bracket; z > 2^750 is beyond the smallest numbers
 * unless a < 1, and the tail a power of d. */
#ifndef BURGI_CORE_VMF_LAW_QUANTILE_H
#define BURGI_CORE_VMF_LAW_QUANTILE_H

#include "law_cdf.h"

enum { BG_LAW_HALVINGS = 26, BG_LAW_STEPS = 3 };
#define BG_LAW_FAR 0x1p750

typedef struct bg_law_search {
    double z[BG_WIDTH], more[BG_WIDTH];  /* 1 + z is still to grow by 1 + more */
    double q[2][BG_WIDTH], up[BG_WIDTH]; /* log of the side's tail */
} bg_law_search;

/* The point at d0/(1 + z). */
BG_FN bg_law_point bg_law_point_at(bg_law l, int up, double z)
{
    bg_dd end = bg_dd_of(up ? l.d0.hi : l.e0.hi, up ? l.d0.lo : l.e0.lo);
    bg_dd other = bg_dd_of(up ? l.e0.hi : l.d0.hi, up ? l.e0.lo : l.d0.lo);
    bg_dd near = bg_dd_div(end, bg_two_sum(1.0, z)), move = bg_dd_mul_d(near, z);
    bg_dd far = bg_dd_add(other, move);
    bg_law_point x;

    x.d = bg_dd_of(up ? near.hi : far.hi, up ? near.lo : far.lo);
    x.e = bg_dd_of(up ? far.hi : near.hi, up ? far.lo : near.lo);
    x.tau = bg_dd_of(up ? move.hi : -move.hi, up ? move.lo : -move.lo);
    return x;
}

/* log(tail) - log(g) at z, about. */
BG_FN double bg_law_rough(bg_law l, int up, double z)
{
    const double eight_pi = 0x1.45f306dc9c883p+1; /* 8/pi */
    static const double p[8] = {
#include "../tables/atanh_half.inc"
    };
    double end = up ? l.d0.hi : l.e0.hi, other = up ? l.e0.hi : l.d0.hi;
    double k = up ? l.kappa : -l.kappa, c = 2.0 * (up ? l.t0 : -l.t0) / other;
    double q = 1.0 + z, r = 1.0 / q, zr = z * r, num = bg_fma(2.0 / other, zr, r);
    double v = -zr * bg_fma(c, r, zr);
    uint64_t e = bg_quotient_exponent(num, q);
    double n = bg_exponent_value(e), m = num * bg_from_bits((UINT64_C(2046) - e) << 52);
    int near = n == 0.0;
    double t = 2.0 * (near ? v / (2.0 + v) : (m - q) / (m + q)), t2 = t * t;
    double rest = t * t2 * bg_poly(p, 7, t2);
    double bend = near ? bg_fma(-0.5 * v, t, rest) : bg_fma(n, BG_LN2, t + rest) - v;
    double fall = bg_fma(l.a, bend, -(l.a - k * end) * zr * zr);

    double d = end * r, far = bg_fma(end, zr, other), up_end = up ? far : d;
    double lean = l.a + l.beyond + l.kappa * up_end, slope = end * zr * lean;
    double curve = 2.0 * d * far * (lean - l.w.hi);
    double rate =
        0.5 * (slope + sqrt(bg_fma(slope, slope, eight_pi * (curve > 0.0 ? curve : 0.0))));
    return fall - bg_law_log_dd(rate).hi;
}

/* The greatest z that may be asked for: -E = 800, at s - s0 <= x + sqrt(2 x), x = 400/a. */
BG_FN double bg_law_most(bg_law l, int up)
{
    double x = 400.0 / l.a, y = 2.0 * (x + sqrt(2.0 * x));
    double z =
        0.5 * (up ? l.e0.hi : l.d0.hi) * bg_expm1_dd(bg_dd_of(y < 620.0 ? y : 620.0, 0.0)).hi;
    return z < BG_LAW_FAR ? z : BG_LAW_FAR;
}

BG_FN void bg_law_bisect(const bg_laws *s, bg_law_search *f)
{
    uint64_t low[BG_WIDTH], high[BG_WIDTH];

    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        bg_law l = bg_laws_get(s, j);
        int up = f->up[j] != 0.0;
        low[j] = bg_bits(0x1p-80 * (up ? l.e0.hi : l.d0.hi));
        high[j] = bg_bits(bg_law_most(l, up));
    }
    for (int k = 0; k < BG_LAW_HALVINGS; ++k)
        BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        uint64_t at = (low[j] + high[j]) >> 1;
        bg_law l = bg_laws_get(s, j);
        double over =
            l.log_g.hi + bg_law_rough(l, f->up[j] != 0.0, bg_from_bits(at)) - f->q[0][j];
        low[j] = over > 0.0 ? at : low[j];
        high[j] = over > 0.0 ? high[j] : at;
    }
    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        f->z[j] = bg_from_bits(low[j]);
        f->more[j] = 0.0;
    }
}

/* The side, and the logarithm of what lies beyond the place. */
BG_FN void bg_law_sides(bg_law_kind kind, const bg_laws *s, const double *q, bg_law_search *f)
{
    const double lower = bg_law_lower(kind);
    bg_law_beyond b;

    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        bg_law l = bg_laws_get(s, j);
        bg_law_beyond_set(&b, j, l, bg_law_point_at(l, 1, 0.0), 1);
    }
    bg_law_integrate(&b.tails, b.inside);
    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        bg_law l = bg_laws_get(s, j);
        double above = bg_law_exp(l.log_g, b.inside[j]);
        double of = lower != 0.0 ? 1.0 - q[j] : q[j], up = of <= above ? 1.0 : 0.0;
        bg_dd log = bg_law_log_dd(q[j]), rest = bg_law_log_rest(q[j]);
        f->up[j] = up;
        f->q[0][j] = up != lower ? log.hi : rest.hi;
        f->q[1][j] = up != lower ? log.lo : rest.lo;
    }
}

/* 1 + z times 1 + more, less 1; not below 0. */
BG_FN double bg_law_grown(double z, double more)
{
    double r = bg_fma(z, more, z + more);
    return r > 0.0 ? r : 0.0;
}

/* One step: 1 + z is to grow by 1 + this.  Where z is far, tail and d^a are proportional. */
BG_FN double bg_law_step(bg_law l, bg_law_point x, int up, double z, bg_dd log, double inside,
                         bg_dd log_q)
{
    bg_dd e = bg_dd_add(bg_dd_add(log, bg_law_log_dd(inside)), bg_dd_neg(log_q));
    double far = up ? x.e.hi : x.d.hi, y1 = e.hi * inside, r = 1.0 / inside;
    double root = bg_fma(2.0 * y1, r - bg_law_slope(l, x), 1.0);
    double y = 4.0 * y1 / (1.0 + sqrt(root > 0.25 ? root : 0.25)); /* 2 y */
    bg_dd power = bg_dd_div(e, bg_dd_of(l.a, 0.0));
    int all = z >= 0.5 * BG_LAW_FAR;
    y = all ? power.hi : y;
    y = y < 700.0 ? y : 700.0;
    return 0.5 * far * bg_expm1_dd(bg_dd_of(y, all ? power.lo : 0.0)).hi;
}

BG_FN void bg_law_quantiles(bg_law_kind kind, bg_law_given given, const bg_laws *s,
                            const double *q, double *y)
{
    const double by_delta = given == BG_LAW_DELTA ? 1.0 : 0.0;
    bg_law_search f;
    bg_law_beyond b;

    bg_law_sides(kind, s, q, &f);
    bg_law_bisect(s, &f);
    for (int k = 0; k < BG_LAW_STEPS; ++k) {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            bg_law l = bg_laws_get(s, j);
            int up = f.up[j] != 0.0;
            double z = bg_law_grown(f.z[j], f.more[j]);
            f.z[j] = z < BG_LAW_FAR ? z : BG_LAW_FAR;
            bg_law_beyond_set(&b, j, l, bg_law_point_at(l, up, f.z[j]), up);
        }
        bg_law_integrate(&b.tails, b.inside);
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            bg_law l = bg_laws_get(s, j);
            int up = f.up[j] != 0.0;
            f.more[j] = bg_law_step(l, bg_law_point_at(l, up, f.z[j]), up, f.z[j],
                                    bg_dd_of(b.log[0][j], b.log[1][j]), b.inside[j],
                                    bg_dd_of(f.q[0][j], f.q[1][j]));
        }
    }
    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        bg_law l = bg_laws_get(s, j);
        int up = f.up[j] != 0.0;
        double end = up ? l.d0.hi : l.e0.hi, other = up ? l.e0.hi : l.d0.hi;
        double z = bg_law_grown(f.z[j], f.more[j]), near = end / (1.0 + f.z[j]);
        double move = z < BG_LAW_FAR ? end / (1.0 + z) * z : end;
        double delta = up ? near / (1.0 + f.more[j]) : other + move;
        double t = l.t0 + (up ? move : -move);
        delta = delta < 2.0 ? delta : 2.0;
        t = t < 1.0 ? t : 1.0;
        t = t > -1.0 ? t : -1.0;
        y[j] = by_delta != 0.0 ? delta : t;
    }
}

#endif
