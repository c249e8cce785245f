/* The integrals of a point by its nodes: each Im sum w g, g a factor that belongs to the quantity. */
#ifndef BURGI_CORE_STABLE_STABLE_SUMS_H
#define BURGI_CORE_STABLE_STABLE_SUMS_H

#include "stable_path.h"

#define BG_ONE_PI 0x1.45f306dc9c883p-2 /* 1/pi */

/* Eight partial sums, folded in a fixed order. */
BG_FN double bg_stable_fold(const double *lane)
{
    double s[BG_STABLE_LANES];
    for (int j = 0; j < BG_STABLE_LANES; ++j)
        s[j] = lane[j];
    for (int half = BG_STABLE_LANES / 2; half > 0; half /= 2)
        for (int j = 0; j < half; ++j)
            s[j] += s[j + half];
    return s[0];
}

/* f pi/(s e^shift). */
BG_FN double bg_stable_sum_pdf(const bg_stable_nodes *n, int count)
{
    double lane[BG_STABLE_LANES] = { 0.0 };
    for (int i = 0; i < count; i += BG_STABLE_LANES)
        BG_SIMD
    for (int j = 0; j < BG_STABLE_LANES; ++j)
        lane[j] += n->wi[i + j];
    return bg_stable_fold(lane);
}

/* (1 - F) pi/e^shift: g = 1/q; the first `on` nodes are on the axis. */
BG_FN double bg_stable_sum_sf(const bg_stable_nodes *n, int on, int count)
{
    double lane[BG_STABLE_LANES] = { 0.0 };
    for (int i = 0; i < on; i += BG_STABLE_LANES)
        BG_SIMD
    for (int j = 0; j < BG_STABLE_LANES; ++j)
        lane[j] += n->ti[i + j];
    for (int i = on; i < count; i += BG_STABLE_LANES)
        BG_SIMD
    for (int j = 0; j < BG_STABLE_LANES; ++j) {
        double a = n->qr[i + j], b = n->qi[i + j];
        lane[j] += bg_fma(n->wi[i + j], a, -n->wr[i + j] * b) / bg_fma(a, a, b * b);
    }
    return bg_stable_fold(lane);
}

/* -f' pi/(s^2 e^shift): g = q. */
BG_FN double bg_stable_sum_dx(const bg_stable_nodes *n, int count)
{
    double lane[BG_STABLE_LANES] = { 0.0 };
    for (int i = 0; i < count; i += BG_STABLE_LANES)
        BG_SIMD
    for (int j = 0; j < BG_STABLE_LANES; ++j)
        lane[j] += bg_fma(n->wi[i + j], n->qr[i + j], n->wr[i + j] * n->qi[i + j]);
    return bg_stable_fold(lane);
}

/* What the derivatives in alpha and beta take of the law: e = expm1(-eps log lambda) is complex, and g
 * = -q [x + (1 + e) (p log lambda + p1) + e q + curve h] + .., all as real and imaginary part, with h =
 * e^-z (1 + z) - 1, z = eps log lambda, which is small of second order.  For alpha < 1 all of the bracket is multiplied
 * by s: far out in a heavy tail s^-eps by itself, with q^-eps, is beyond all numbers. */
typedef struct bg_stable_slope {
    double eps, log_s, scale; /* s or 1 */
    double power, more,
        less; /* scale (1 + e) = power (er + i ei) + more, scale e = .. + less */
    double x, p[2], p1[2], e, curve;
} bg_stable_slope;

BG_FN bg_stable_slope bg_stable_slope_of(bg_stable_law l, bg_stable_at at)
{
    bg_stable_slope r;
    int apart = l.alpha < BG_STABLE_LOW; /* the nodes hold q^-eps itself */
    r.eps = l.eps;
    r.log_s = at.log_s;
    r.scale = l.alpha < 1.0 ? at.s : 1.0;
    r.power = bg_stable_exp((l.alpha < 1.0 ? l.alpha : -l.eps) * at.log_s);
    r.more = apart ? 0.0 : r.power;
    r.less = r.scale * (apart ? -1.0 : bg_stable_expm1(-l.eps * at.log_s));
    return r;
}

/* d Phi/d beta: in S0 -lambda [cos tan(y/2) - i (1 + e) cos - e cos cot], in S1 -lambda (1 + e)
 * (-i cos - cos cot). */
BG_FN bg_stable_slope bg_stable_slope_beta(bg_stable_law l, bg_stable_at at, double unit,
                                           int s1)
{
    bg_stable_slope r = bg_stable_slope_of(l, at);
    double c = l.cosine.hi, pole = c * l.cot.hi;
    r.x = s1 ? 0.0 : c * (l.sine.hi / (1.0 + c));
    r.p[0] = r.p[1] = r.curve = 0.0;
    r.p1[0] = s1 ? -pole : 0.0;
    r.p1[1] = -c * unit;
    r.e = s1 ? 0.0 : -pole;
    return r;
}

/* y cot y - 1. */
BG_FN double bg_stable_cot_rest(double y, double cot)
{
    double z = y * y;
    double s = bg_fma(z,
                      bg_fma(z, bg_fma(z, -0x1.bbd779334ef0bp-13, -0x1.1566abc011567p-9),
                             -0x1.6c16c16c16c17p-6),
                      -0x1.5555555555555p-2);
    return z < 0.01 ? z * s : bg_fma(y, cot, -1.0);
}

/* d Phi/d alpha, by dy/dalpha = -pi/2. */
BG_FN bg_stable_slope bg_stable_slope_alpha(bg_stable_law l, bg_stable_point x, bg_stable_at at,
                                            double unit, int s1)
{
    const double half_pi = bg_half_pi().hi;
    bg_stable_slope r = bg_stable_slope_of(l, at);
    double s = l.sine.hi, c = l.cosine.hi, t = l.cot.hi, bc = x.beta * c;
    double im = x.one_beta * unit;
    r.p1[1] = -half_pi * im * s;
    r.p[1] = -im * c;
    if (s1) {
        r.x = r.e = r.curve = 0.0;
        r.p[0] = s - bc * t;
        r.p1[0] = -half_pi * (c + bc * bg_fma(t, t, 2.0));
    } else {
        double half = s / (1.0 + c), tilt = c / (1.0 + c) - s * half;
        r.x = -half_pi * x.beta * tilt;
        r.p[0] = s;
        r.p1[0] = -half_pi * c;
        r.curve = -bc * t / l.eps;
        r.e = -bc * (2.0 * half_pi) + r.curve * bg_stable_cot_rest(half_pi * l.eps, t);
    }
    return r;
}

/* h = e^-z (1 + z) - 1 where |z| < 1/2: -z^2/2 + z^3/3 - z^4/8 + .. = sum (-1)^(n-1) (n-1)/n! z^n. */
BG_FN bg_stable_pair bg_stable_h_small(double zr, double zi)
{
    static const double c[15] = {
#include "tables/stable_h.inc"
    };
    double r = c[14], i = 0.0;
    bg_stable_pair h;
    BG_UNROLL
    for (int k = 13; k >= 0; --k) {
        double t = bg_fma(r, zr, bg_fma(-i, zi, c[k]));
        i = bg_fma(r, zi, i * zr);
        r = t;
    }
    double a = bg_fma(zr, zr, -zi * zi), b = 2.0 * zr * zi;
    h.re = bg_fma(r, a, -i * b);
    h.im = bg_fma(r, b, i * a);
    return h;
}

/* pi scale/(s e^shift) times the derivative that the slope belongs to. */
BG_FN double bg_stable_slope_at(const bg_stable_nodes *n, int j, bg_stable_slope g)
{
    double lr = g.log_s + n->ur[j], li = n->ui[j], zr = g.eps * lr, zi = g.eps * li;
    double ei = g.power * n->ei[j], er = bg_fma(g.power, n->er[j], g.less); /* e */
    double one_r = bg_fma(g.power, n->er[j], g.more);                       /* and 1 + e */
    bg_stable_pair h = bg_stable_h_small(zr, zi);
    int small = bg_fma(zr, zr, zi * zi) < 0.25;
    double far_r = bg_fma(one_r, zr, -ei * zi) + er, far_i = bg_fma(one_r, zi, ei * zr) + ei;
    h.re = small ? g.scale * h.re : far_r;
    h.im = small ? g.scale * h.im : far_i;

    double pr = bg_fma(g.p[0], lr, -g.p[1] * li) + g.p1[0];
    double pi = bg_fma(g.p[0], li, g.p[1] * lr) + g.p1[1];
    double re = g.x * g.scale + bg_fma(one_r, pr, -ei * pi) + bg_fma(g.e, er, g.curve * h.re);
    double im = bg_fma(one_r, pi, ei * pr) + bg_fma(g.e, ei, g.curve * h.im);
    double qr = n->qr[j], qi = n->qi[j];
    double gr = bg_fma(qr, re, -qi * im), gi = bg_fma(qr, im, qi * re);
    return -bg_fma(n->wi[j], gr, n->wr[j] * gi);
}

BG_FN double bg_stable_sum_slope(const bg_stable_nodes *n, int count, bg_stable_slope g)
{
    double lane[BG_STABLE_LANES] = { 0.0 };
    for (int i = 0; i < count; i += BG_STABLE_LANES)
        BG_SIMD
    for (int j = 0; j < BG_STABLE_LANES; ++j)
        lane[j] += bg_stable_slope_at(n, i + j, g);
    return bg_stable_fold(lane);
}

#endif
