/* The nodes of a point's integrals, which all functions share: q = lambda/s, log q and e^Phi dq.
 *
 * The path goes from 0 along the axis and, unless all is over before Phi's minimum there, turns at
 * s into the plane at an angle theta; or it is a ray (stable_ray.h).  With Phi_s and D = s^alpha (P + Q - i c) at s
 *
 *   Phi = q [Phi_s - D expm1(-eps log q)],
 *
 * or for low alpha q [(Phi_s + D) - D q^-eps], in which Phi_s + D = -s x1 may be nothing beside either.  In a deep
 * tail Phi_s is huge and all that counts near: what is computed is Phi - Phi_s, of q - 1.
 *
 * On the axis the imaginary part is s^alpha c q^alpha, whose sine is all that the density takes: a
 * heavy tail has no term that cancels, however far. */
#ifndef BURGI_CORE_STABLE_STABLE_NODES_H
#define BURGI_CORE_STABLE_STABLE_NODES_H

#include "stable_elem.h"
#include "stable_law.h"

/* Sums go over so many lanes; a count of nodes is a multiple of it. */
enum { BG_STABLE_LANES = 8, BG_STABLE_AXIS = 256, BG_STABLE_NODES = 160 + 512 };

/* Nodes of a straight path, and on the axis and off it where the path turns: a step more than leaves 1e-13 of
 * any integral on random points (docs/stable.md, section 1).  The path's reach in log q is about 4/alpha. */
BG_FN int bg_stable_straight(double alpha, int ray)
{
    return alpha < 0.05  ? 256
           : alpha < 0.1 ? 160
           : alpha < 0.2 ? 112
           : alpha < 0.4 ? 72
           : ray         ? 56
                         : 48;
}

BG_FN int bg_stable_on_axis(double alpha)
{
    return alpha < 0.2 ? 160 : alpha < 0.3 ? 128 : alpha < 0.5 ? 96 : 88;
}

BG_FN int bg_stable_off_axis(double alpha)
{
    if (alpha < 0.3)
        return alpha < 0.03   ? 512
               : alpha < 0.05 ? 384
               : alpha < 0.1  ? 256
               : alpha < 0.2  ? 208
                              : 176;
    return alpha < 0.5 ? 144 : alpha < 0.8 ? 112 : 88;
}

typedef struct bg_stable_nodes {
    BG_ALIGNED double qr[BG_STABLE_NODES], qi[BG_STABLE_NODES]; /* q */
    double ur[BG_STABLE_NODES], ui[BG_STABLE_NODES];            /* log q */
    double er[BG_STABLE_NODES], ei[BG_STABLE_NODES];            /* q^-eps - less */
    double wr[BG_STABLE_NODES], wi[BG_STABLE_NODES];            /* e^(Phi - shift) dq */
    double ti[BG_STABLE_AXIS]; /* Im (w/q) before a turn, where q may be 0 */
} bg_stable_nodes;

/* What the nodes are made from: the path and the scale e^shift. */
typedef struct bg_stable_path {
    double alpha, eps;
    double phi_r, phi_i, dr, di; /* Phi_s and D */
    double less, base_r, base_i; /* Phi = q (base - D (q^-eps - less)) */
    double shift, rest;          /* Re Phi_s - shift */
    double by_u;                 /* 1 where log|q| counts in how far the integrand reaches */
    double offset;               /* of log q on a straight path */
    double first, last, middle;  /* of v there, or on the axis before a turn */
    double angle, cos, sin;      /* theta of a straight path, or after a turn */
    double width, grow;          /* |q - 1| = width e^(grow v - e^-v) after a turn */
} bg_stable_path;

/* Node j on the axis, at log q = u, z = q - 1; dq = q weight. */
BG_FN void bg_stable_axis_node(bg_stable_nodes *n, int j, bg_stable_path p, double u, double q,
                               double z, double weight)
{
    double y = -p.eps * u;
    bg_stable_exps power = bg_stable_exps_of(p.alpha * u); /* q^alpha; q (1 + e), e: */
    bg_stable_exps e = bg_stable_exps_of(y < 600.0 ? y : 600.0);
    int apart = p.less == 0.0;
    double d = apart ? power.less_1 : q * e.less_1;
    double re = bg_fma(z, p.base_r, -p.dr * d) + p.rest;
    bg_stable_pair t = bg_stable_cis(p.phi_i * power.all);
    double size = bg_stable_exp(re < 690.0 ? re : 690.0) * weight, tail = size * t.im;
    n->qr[j] = q;
    n->qi[j] = 0.0;
    n->ur[j] = u;
    n->ui[j] = 0.0;
    n->er[j] = apart ? e.all : e.less_1;
    n->ei[j] = 0.0;
    n->wr[j] = q * (size * t.re);
    n->wi[j] = q * tail;
    n->ti[j] = tail;
}

/* z = r e^(i theta), q = 1 + z, and its logarithm. */
typedef struct bg_stable_q {
    double zr, qr, qi, ur, ui; /* qi is zi */
} bg_stable_q;

BG_FN bg_stable_q bg_stable_q_of(double z, double cosine, double sine)
{
    bg_stable_q r;
    double size = z * bg_fma(2.0, cosine, z);
    r.zr = z * cosine;
    r.qr = 1.0 + r.zr;
    r.qi = z * sine;
    r.ur = 0.5 * bg_stable_log1p(size);
    double modulus = sqrt(1.0 + size), sum = modulus + r.qr;
    r.ui = 2.0 * bg_stable_atan(r.qi, sum);
    return r;
}

/* Phi - Phi_s at q, and q^-eps - less. */
typedef struct bg_stable_phi {
    double re, im, er, ei;
} bg_stable_phi;

BG_FN bg_stable_phi bg_stable_phi_at(bg_stable_path p, bg_stable_q q)
{
    bg_stable_exps e = bg_stable_exps_of(-p.eps * q.ur);
    bg_stable_pair half = bg_stable_cis(0.5 * p.eps * q.ui);
    double s = half.im, cos_less = 2.0 * s * s, sine = 2.0 * s * half.re;
    double near = bg_fma(e.less_1, 1.0 - cos_less, -cos_less); /* q^-eps - 1 */
    bg_stable_phi r;
    r.er = p.less == 0.0 ? e.all * (1.0 - cos_less) : near;
    r.ei = -e.all * sine;
    /* z (base - D e) - D (q^-eps - 1), D = dr - i di */
    double re = p.base_r - bg_fma(p.dr, r.er, p.di * r.ei),
           im = p.base_i - bg_fma(p.dr, r.ei, -p.di * r.er);
    r.re = bg_fma(q.zr, re, -q.qi * im) - bg_fma(p.dr, near, p.di * r.ei);
    r.im = bg_fma(q.zr, im, q.qi * re) - bg_fma(p.dr, r.ei, -p.di * near);
    return r;
}

BG_FN void bg_stable_line_node(bg_stable_nodes *n, int j, bg_stable_path p, double v, double h)
{
    double t = bg_stable_exp(-v);
    double z = p.width * bg_stable_exp(bg_fma(p.grow, v, -t)), dz = h * z * (p.grow + t);
    bg_stable_q q = bg_stable_q_of(z, p.cos, p.sin);
    bg_stable_phi f = bg_stable_phi_at(p, q);
    double size = bg_stable_exp(f.re + p.rest) * dz;
    bg_stable_pair a = bg_stable_cis(f.im + p.phi_i);
    n->qr[j] = q.qr;
    n->qi[j] = q.qi;
    n->ur[j] = q.ur;
    n->ui[j] = q.ui;
    n->er[j] = f.er;
    n->ei[j] = f.ei;
    n->wr[j] = size * bg_fma(a.re, p.cos, -a.im * p.sin);
    n->wi[j] = size * bg_fma(a.re, p.sin, a.im * p.cos);
}

/* The saddle alone, for a tail so deep that nothing else is in the digits of its logarithm. */
BG_FN void bg_stable_saddle_node(bg_stable_nodes *n, bg_stable_path p)
{
    for (int j = 0; j < BG_STABLE_LANES; ++j) {
        n->qr[j] = 1.0;
        n->qi[j] = n->ur[j] = n->ui[j] = n->ei[j] = n->wr[j] = n->wi[j] = 0.0;
        n->er[j] = 1.0 - p.less;
    }
    n->wi[0] = 1.0;
}

/* The nodes of a path that stays on the axis, for the least alpha: log q = offset + grow v - e^-v. */
BG_FN void bg_stable_axis_nodes(bg_stable_nodes *n, bg_stable_path p, int count)
{
    const double h = (p.last - p.first) / count, from = bg_fma(0.5, h, p.first);
    BG_SIMD
    for (int j = 0; j < count; ++j) {
        double v = bg_fma(h, j, from), t = bg_stable_exp(-v),
               u = bg_fma(p.grow, v, p.offset - t);
        double q = bg_stable_exp(u);
        bg_stable_axis_node(n, j, p, u, q, q - 1.0, h * (p.grow + t));
    }
}

/* Those of a path that turns: on the axis q = 1/(1 + e^-g), g = 2 sinh v - middle. */
BG_FN void bg_stable_turn_nodes(bg_stable_nodes *n, bg_stable_path p, int on, int off)
{
    const double from = -3.875, line_h = 8.0 / off, h = (p.last - p.first) / on;
    BG_SIMD
    for (int j = 0; j < on; ++j) {
        double v = bg_fma(h, j, p.first), a = bg_stable_exp(v), b = 1.0 / a;
        double g = p.middle - (a - b), e = bg_stable_exp(g < 650.0 ? g : 650.0);
        double q = 1.0 / (1.0 + e), u = -(g < 650.0 ? bg_stable_log1p(e) : g);
        bg_stable_axis_node(n, j, p, u, q, -e * q, h * (a + b) * (e * q));
    }
    BG_SIMD
    for (int j = 0; j < off; ++j)
        bg_stable_line_node(n, j + on, p, bg_fma(line_h, j, from), line_h);
}

#endif
