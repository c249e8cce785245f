/* d/dnu log K_nu(x) for w < 24 in parts, for functions that would cancel some of them: the poles'
 * share 1/o of what a step upwards from order o adds, and log(2/x).
 *
 * With R_o, d_o and v as in besselk_deriv_up.h, d_o = (1 - v d)/R_o and R_o = o + v give
 *
 *   d_o = 1/o - v (1 + o d)/(o R_o),
 *
 * of which the first is psi(o+1) - psi(o), and the second goes to 0 with x. */
#ifndef BURGI_CORE_BESSEL_BESSELK_ORDER_H
#define BURGI_CORE_BESSEL_BESSELK_ORDER_H

#include "../elem_dd.h"
#include "besselk_deriv_log.h"
#include "besselk_deriv_nodes.h"

/* f_nu = base + rise = base + poles + steps, rise = sum of d_o and poles = sum of 1/o over the orders o
 * stepped from; steps <= 0. */
typedef struct bg_besselk_order {
    bg_dd base, rise, poles, steps;
} bg_besselk_order;

/* Upwards to nu = mu + n, from the ratio R of order mu - 1 + from and its d. */
BG_FN void bg_besselk_order_up(int from, double n, double mu, double x, double ratio, double d,
                               bg_besselk_order *f)
{
    enum { STEPS = 24 };
    double q = (0.5 * x) * (0.5 * x), inverse = 1.0 / ratio;

    f->rise = f->poles = f->steps = bg_dd_of(0.0, 0.0);
    BG_UNROLL
    for (int k = from; k < STEPS; ++k) {
        double o = mu + k, v = q * inverse, r = o + v, one = 1.0 / (o * r), pole = r * one;
        bg_dd poles = bg_two_sum(f->poles.hi, pole);
        bg_dd steps = bg_two_sum(f->steps.hi, -v * bg_fma(o, d, 1.0) * one);
        double next = bg_fma(-v, d, 1.0) * (o * one);
        bg_dd rise = bg_two_sum(f->rise.hi, next);
        int go = k < n;
        f->rise.lo += go ? rise.lo : 0.0;
        f->rise.hi = go ? rise.hi : f->rise.hi;
        f->poles.lo += go ? bg_fma(bg_fma(-pole, o, 1.0), pole, poles.lo) : 0.0;
        f->poles.hi = go ? poles.hi : f->poles.hi;
        f->steps.lo += go ? steps.lo : 0.0;
        f->steps.hi = go ? steps.hi : f->steps.hi;
        d = go ? next : d;
        inverse = go ? o * one : inverse;
    }
}

/* psi(1 + m) for |m| <= 0.54. */
BG_FN double bg_besselk_psi_1(double m)
{
    bg_besselk_psi p = bg_besselk_psi_at(m * m);
    return bg_besselk_psi0(p, m) + m / (1.0 + m);
}

/* For x >= 1/8, as besselk_deriv_nodes.h.  base is of order nu for nu < 3/2, else of order nu - n + 1,
 * *psi the digamma function of nu + 1 for nu <= 1/2, else of base's order. */
BG_FN bg_besselk_order bg_besselk_order_nodes(int piece, double nu, double x, double *psi)
{
    double n = bg_besselk_node_steps(nu), mu = nu - n;
    double m = nu - bg_round(nu);
    bg_besselk_centre o = bg_besselk_centre_of(mu, x);
    bg_besselk_lower l;
    bg_besselk_upper u;
    bg_besselk_order f;

    bg_besselk_means_at(piece, mu, x, o, &l, &u);
    bg_dd upper = bg_two_sum(o.above, u.odd), lower = bg_two_sum(o.odd, l.odd);
    double d = (u.odd - l.odd) + (o.above - o.odd);
    bg_besselk_order_up(1, n, mu, x, 0.5 * x * (u.one / l.one), d, &f);
    f.base.hi = n == 0.0 ? lower.hi : upper.hi;
    f.base.lo = n == 0.0 ? lower.lo : upper.lo;
    *psi = n == 0.0 ? bg_besselk_psi_1(m) : 1.0 + bg_besselk_psi0(bg_besselk_psi_at(m * m), m);
    return f;
}

/* l (coth y - 1/y), y = mu l, l = log(2/x) <= 746, with an error below 2^-54 absolutely:
 * the greater part of f_nu for |mu| <= 0.54. */
BG_FN bg_dd bg_besselk_order_langevin(double mu, bg_dd l)
{
    static const double c[5] = {
        0x1.5555555555555p-2,   /* 1/3 */
        -0x1.6c16c16c16c17p-6,  /* -1/45 */
        0x1.1566abc011567p-9,   /* 2/945 */
        -0x1.bbd779334ef0bp-13, /* -1/4725 */
        0x1.66a8f2bf70ebep-16,  /* 2/93555 */
    };
    bg_dd y = bg_dd_mul_d(l, mu);
    double series = l.hi * (y.hi * bg_poly(c, 4, y.hi * y.hi)), one = 1.0 / mu;
    int near = y.hi < 0x1p-6;

    bg_dd two = bg_dd_of(near           ? 1.0
                         : y.hi < 350.0 ? 2.0 * y.hi
                                        : 700.0,
                         near ? 0.0 : 2.0 * y.lo);
    bg_dd r = bg_dd_add(bg_dd_div(bg_dd_scale(l, 2.0), bg_dd_expm1(two)), l);
    r = bg_dd_add(r, bg_dd_of(-one, -bg_fma(-one, mu, 1.0) * one));
    return bg_dd_of(near ? series : r.hi, near ? 0.0 : r.lo);
}

#endif
