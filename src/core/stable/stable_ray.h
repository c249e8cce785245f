/* Nodes of a straight path from 0: the axis where it is all, or a ray at an angle theta from the start.
 *
 * With q = r e^(i theta) and e = expm1(-eps log r), or r^-eps for low alpha,
 *
 *   Phi = r (a + b e),   a = e^(i theta) [base - D (e^(-i eps theta) - 1)],   b = -D e^(i (1 - eps) theta),
 *
 * whose four coefficients belong to the path: a node of a ray costs what one of the axis does.  log r = offset
 * + grow v - e^-v, so that both ends are reached double exponentially. */
#ifndef BURGI_CORE_STABLE_STABLE_RAY_H
#define BURGI_CORE_STABLE_STABLE_RAY_H

#include "stable_nodes.h"

/* Below it q would be no number where q^alpha still counts, and the nodes are those of stable_nodes.h. */
#define BG_STABLE_STRAIGHT 0.1

typedef struct bg_stable_ray {
    double ar, ai, br, bi;
    double cos, sin, cos_less_1, sin_eps; /* of theta, and of eps theta */
} bg_stable_ray;

BG_FN bg_stable_ray bg_stable_ray_of(bg_stable_path p, double angle, double cosine, double sine)
{
    bg_stable_pair half = bg_stable_cis(0.5 * p.eps * angle);
    double less = -2.0 * half.im * half.im, s = 2.0 * half.im * half.re;
    double dr = bg_fma(p.dr, less, -p.di * s), di = bg_fma(p.di, less, p.dr * s);
    double gr = bg_fma(-p.less, dr, p.base_r), gi = bg_fma(p.less, di, p.base_i);
    double hr = p.dr + dr, hi = -(p.di + di);
    bg_stable_ray r;
    r.ar = bg_fma(cosine, gr, -sine * gi);
    r.ai = bg_fma(cosine, gi, sine * gr);
    r.br = bg_fma(-cosine, hr, sine * hi);
    r.bi = bg_fma(-cosine, hi, -sine * hr);
    r.cos = cosine;
    r.sin = sine;
    r.cos_less_1 = less;
    r.sin_eps = s;
    return r;
}

/* e of log r. */
BG_FN double bg_stable_ray_e(bg_stable_path p, double u)
{
    bg_stable_exps e = bg_stable_exps_of(-p.eps * u);
    return p.less == 0.0 ? e.all : e.less_1;
}

/* Of node j at v, where ti is t = e^-v: log r, r, e, Phi - shift and dv's weight, in the places of what is
 * to come. */
BG_FN void bg_stable_ray_place(bg_stable_nodes *n, int j, bg_stable_path p, bg_stable_ray ray,
                               double h, double v)
{
    double t = n->ti[j], u = bg_fma(p.grow, v, p.offset - t), r = bg_stable_exp(u);
    bg_stable_exps e = bg_stable_exps_of(-p.eps * u);
    int apart = p.less == 0.0;
    double by = apart ? e.all : e.less_1;
    n->qr[j] = r;
    n->qi[j] = r * ray.sin;
    n->ur[j] = u;
    n->ui[j] = p.angle;
    n->er[j] = bg_fma(by, ray.cos_less_1, apart ? by : by + ray.cos_less_1);
    n->ei[j] = -e.all * ray.sin_eps;
    n->wr[j] = bg_fma(r, bg_fma(ray.br, by, ray.ar), -p.shift);
    n->wi[j] = r * bg_fma(ray.bi, by, ray.ai);
    n->ti[j] = h * (p.grow + t);
}

/* e^(Phi - shift) dq; dq = q weight. */
BG_FN void bg_stable_ray_weight(bg_stable_nodes *n, int j, bg_stable_ray ray)
{
    double re = n->wr[j], qr = n->qr[j] * ray.cos, qi = n->qi[j];
    bg_stable_pair t = bg_stable_cis(n->wi[j]);
    double size = bg_stable_exp(re < 690.0 ? re : 690.0) * n->ti[j];
    double wr = size * t.re, wi = size * t.im;
    n->qr[j] = qr;
    n->wr[j] = bg_fma(qr, wr, -qi * wi);
    n->wi[j] = bg_fma(qr, wi, qi * wr);
    n->ti[j] = wi;
}

/* All of them.  e^-v is a product of two, and the two halves of the work are loops of their own: either has half
 * as long a chain of operations that wait for each other. */
BG_FN void bg_stable_ray_nodes(bg_stable_nodes *n, bg_stable_path p, int count)
{
    enum { LANES = BG_STABLE_LANES, POWERS = LANES + 16 };
    const double h = (p.last - p.first) / count, from = bg_fma(0.5, h, p.first);
    const bg_stable_ray ray = bg_stable_ray_of(p, p.angle, p.cos, p.sin);
    double power[POWERS]; /* of the lanes, and of the vectors' places */
    BG_SIMD
    for (int j = 0; j < POWERS; ++j)
        power[j] = bg_stable_exp(-(j < LANES ? bg_fma(h, j, from) : h * (LANES * (j - LANES))));
    for (int i = 0; i < count; i += LANES)
        BG_SIMD
    for (int j = 0; j < BG_STABLE_LANES; ++j)
        n->ti[i + j] = power[j] * power[LANES + i / LANES];
    BG_SIMD
    for (int j = 0; j < count; ++j)
        bg_stable_ray_place(n, j, p, ray, h, bg_fma(h, j, from));
    BG_SIMD
    for (int j = 0; j < count; ++j)
        bg_stable_ray_weight(n, j, ray);
}

#endif
