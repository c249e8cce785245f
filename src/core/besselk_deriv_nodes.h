/* Derivatives of log K_nu(x) for x >= 1/4, w < 24: as means over K's integral.
 *
 * With weights e^{-x (cosh t - 1)} at t = j h, j >= 0 (half of it at 0), the trapezoidal rule gives
 *
 *   K_o e^x ~ sum cosh(o t),   d/do: sum t sinh(o t),   d2/do2: sum t^2 cosh(o t),
 *
 * at two base orders mu and mu + 1, |mu| <= 1/2, and with further factors cosh t - 1 the
 * derivatives in x.  Its error is that of e^(x - pi^2/h), 2^-60 and less with two steps h for x
 * below and above 3.  All terms are positive, those odd in mu vanish with it, and an error of a
 * weight matters only as far as its node is from the mean.  Sums run from the smallest term. */
#ifndef BURGI_CORE_BESSELK_DERIV_NODES_H
#define BURGI_CORE_BESSELK_DERIV_NODES_H

#include "besselk_deriv_up.h"

/* Means of t tanh(o t), t^2, c, t c tanh(o t), c^2, where c = cosh t - 1; one is the sum of the
 * weights.  t and t^2 may be less shift: then their mean is (t - shift)^2. */
typedef struct bg_besselk_means {
    double one, t, tt, c, tc, cc;
} bg_besselk_means;

/* cosh a - 1 and sinh a, |a| <= 1/8. */
BG_FN void bg_cosh_sinh_small(double a, double *coshm1, double *sinh)
{
    static const double c[5] = {
        0x1p-1,               /* 1/2! */
        0x1.5555555555555p-5, /* 1/4! ... */
        0x1.6c16c16c16c17p-10,
        0x1.a01a01a01a01ap-16,
        0x1.27e4fb7789f5cp-22,
    };
    static const double s[5] = {
        0x1.5555555555555p-3, /* 1/3! */
        0x1.1111111111111p-7, /* 1/5! ... */
        0x1.a01a01a01a01ap-13, 0x1.71de3a556c734p-19, 0x1.ae64567f544e4p-26,
    };
    double z = a * a;

    *coshm1 = z * bg_poly(c, 4, z);
    *sinh = bg_fma(a * z, bg_poly(s, 4, z), a);
}

/* Orders mu and mu + 1; t less shift in the second. */
BG_FN void bg_besselk_means_at(int piece, double mu, double x, double shift,
                               bg_besselk_means *low, bg_besselk_means *high)
{
    static const double node[2][4][28] = {
#include "tables/besselk_nodes.inc"
    };
    const int nodes = piece == 0 ? 27 : 24;
    const double h = piece == 0 ? 0.21875 : 0.140625;
    double coshm1, sinh, plus[28], minus[28], odd[28];
    bg_besselk_means l = { 0.0, 0.0, 0.0, 0.0, 0.0, 0.0 }, u = l;

    /* e^(+-mu t) and sinh(mu t); an error of their factors would grow, so these are less 1 */
    bg_cosh_sinh_small(mu * h, &coshm1, &sinh);
    plus[0] = minus[0] = 1.0;
    odd[0] = 0.0;
    BG_UNROLL
    for (int j = 1; j <= nodes; ++j) {
        plus[j] = bg_fma(plus[j - 1], coshm1 + sinh, plus[j - 1]);
        minus[j] = bg_fma(minus[j - 1], coshm1 - sinh, minus[j - 1]);
        odd[j] =
            odd[j - 1] + bg_fma(odd[j - 1], coshm1, 0.5 * (plus[j - 1] + minus[j - 1]) * sinh);
    }
    BG_UNROLL
    for (int j = nodes; j > 0; --j) {
        const double t = j * h, c = node[piece][0][j]; /* cosh t - 1, its low part, e^+-t */
        bg_dd y = bg_two_prod(-x, c);
        y.lo = bg_fma(-x, node[piece][1][j], y.lo);
        double e = bg_exp_weight(y), even = e * (0.5 * (plus[j] + minus[j]));
        double f = e * (0.5 * node[piece][2][j] * plus[j]);
        double g = e * (0.5 * node[piece][3][j] * minus[j]);
        double below = t - shift, above = t + shift;

        l.one += even;
        l.t = bg_fma(t * e, odd[j], l.t);
        l.tt = bg_fma(t * t, even, l.tt);
        l.c = bg_fma(c, even, l.c);
        l.tc = bg_fma(t * c * e, odd[j], l.tc);
        l.cc = bg_fma(c * c, even, l.cc);
        u.one += f + g;
        u.t += bg_fma(below, f, -above * g);
        u.tt += bg_fma(below * below, f, above * above * g);
    }
    l.one += 0.5;
    u.one += 0.5;
    u.t -= 0.5 * shift;
    u.tt = bg_fma(0.5 * shift, shift, u.tt);

    double one_l = 1.0 / l.one, one_u = 1.0 / u.one;
    low->one = l.one;
    low->t = l.t * one_l;
    low->tt = l.tt * one_l;
    low->c = l.c * one_l;
    low->tc = l.tc * one_l;
    low->cc = l.cc * one_l;
    *high = u;
    high->t = u.t * one_u;
    high->tt = u.tt * one_u;
}

/* Domain  0 <= nu < 24.5, 1/4 <= x < 3 (piece 0) or 3 <= x <= 24 (piece 1). */
BG_FN double bg_besselk_deriv_nodes(int piece, bg_deriv_kind kind, double nu, double x)
{
    const double shift = kind != BG_DNUNU ? 0.0 : piece == 0 ? 1.5 : 0.25;
    double n = (nu + 0x1.8p52) - 0x1.8p52, mu = nu - n;
    bg_besselk_means l, u;

    bg_besselk_means_at(piece, mu, x, shift, &l, &u);
    double var = bg_fma(-l.t, l.t, l.tt), var1 = bg_fma(-u.t, u.t, u.tt);
    double f0 = kind == BG_DX     ? -(1.0 + l.c)
                : kind == BG_DNU  ? l.t
                : kind == BG_DXX  ? bg_fma(-l.c, l.c, l.cc)
                : kind == BG_DXNU ? bg_fma(l.t, l.c, -l.tc)
                                  : var;

    double d = (u.t - l.t) + shift;
    bg_besselk_ratio a =
        bg_besselk_ratio_of(0.5 * x * (u.one / l.one), d, bg_fma(d, d, var1 - var));
    double f1 = bg_besselk_up(kind, 1, n, mu, nu, x, a, bg_two_sum(shift, u.t), var1);
    return n == 0.0 ? f0 : f1;
}

#endif
