/* Derivatives of log K_nu(x) for x >= 1/8, w < 24: as means over K's integral.
 *
 * With weights e^{-x (cosh t - 1)} at t = j h, j >= 0 (half of it at 0), the trapezoidal rule gives
 *
 *   K_o e^x ~ sum cosh(o t),   d/do: sum t sinh(o t),   d2/do2: sum t^2 cosh(o t),
 *
 * at two base orders mu and mu + 1, |mu| <= 1/2 or, for nu >= 3/2, 1/2 <= mu <= 3/2 (where the
 * first step upwards would undo a pole at mu = -1), and with further factors cosh t - 1 the
 * derivatives in x.  Its error is that of e^(x - pi^2/h), 2^-60 and less with two steps h for x
 * below and above 2.  All terms are positive, those odd in mu vanish with it, and an error of a
 * weight matters only as far as its node is from the mean.  Sums run from the smallest term. */
#ifndef BURGI_CORE_BESSEL_BESSELK_DERIV_NODES_H
#define BURGI_CORE_BESSEL_BESSELK_DERIV_NODES_H

#include "besselk_deriv_up.h"

/* Means of t tanh(o t), t^2, c, t c tanh(o t), c^2, where c = cosh t - 1 - c0; one is the sum of
 * the weights.  t and t^2 may be less shift: then the latter's mean is (t - shift)^2.  less is t
 * once more, less its own shift, absolutely rather than relatively accurate. */
typedef struct bg_besselk_means {
    double one, t, tt, c, tc, cc, less;
} bg_besselk_means;

/* cosh a - 1 and sinh a, |a| <= 1/3. */
BG_FN void bg_cosh_sinh_small(double a, double *coshm1, double *sinh)
{
    static const double c[7] = {
        0x1p-1,               /* 1/2! */
        0x1.5555555555555p-5, /* 1/4! ... */
        0x1.6c16c16c16c17p-10,
        0x1.a01a01a01a01ap-16,
        0x1.27e4fb7789f5cp-22,
        0x1.1eed8eff8d898p-29,
        0x1.93974a8c07c9dp-37,
    };
    static const double s[6] = {
        0x1.5555555555555p-3, /* 1/3! */
        0x1.1111111111111p-7, /* 1/5! ... */
        0x1.a01a01a01a01ap-13, 0x1.71de3a556c734p-19,
        0x1.ae64567f544e4p-26, 0x1.6124613a86d09p-33,
    };
    double z = a * a;

    *coshm1 = z * bg_poly(c, 6, z);
    *sinh = bg_fma(a * z, bg_poly(s, 5, z), a);
}

/* e^(mu t), e^(-mu t) and sinh(mu t) at the nodes. */
typedef struct bg_besselk_factors {
    double plus[33], minus[33], odd[33];
} bg_besselk_factors;

/* The next node's factors; an error of what multiplies would grow, so these are less 1. */
BG_FN void bg_besselk_factor(int j, double coshm1, double sinh, bg_besselk_factors *a)
{
    a->plus[j] = bg_fma(a->plus[j - 1], coshm1 + sinh, a->plus[j - 1]);
    a->minus[j] = bg_fma(a->minus[j - 1], coshm1 - sinh, a->minus[j - 1]);
    a->odd[j] = a->odd[j - 1] +
                bg_fma(a->odd[j - 1], coshm1, 0.5 * (a->plus[j - 1] + a->minus[j - 1]) * sinh);
}

/* Adds a node to the sums of orders mu and mu + 1, with t less shift in the second, cosh t - 1 less
 * c0 and, in less, t less low in the first. */
BG_FN void bg_besselk_node(int piece, int j, double x, double shift, double low, double c0,
                           const bg_besselk_factors *a, bg_besselk_means *l,
                           bg_besselk_means *u)
{
    static const double node[2][4][33] = {
#include "tables/besselk_nodes.inc"
    };
    const double t = j * (piece == 0 ? 0.21875 : 0.140625);
    const double c = node[piece][0][j]; /* cosh t - 1, its low part, e^+-t */
    bg_dd y = bg_two_prod(-x, c);

    y.lo = bg_fma(-x, node[piece][1][j], y.lo);
    double e = bg_exp_weight(y), even = e * (0.5 * (a->plus[j] + a->minus[j]));
    double odd = e * a->odd[j], f = e * (0.5 * node[piece][2][j] * a->plus[j]);
    double g = e * (0.5 * node[piece][3][j] * a->minus[j]);
    double below = t - shift, above = t + shift, dc = c - c0;

    l->one += even;
    l->t = bg_fma(t, odd, l->t);
    l->tt = bg_fma(t * t, even, l->tt);
    l->c = bg_fma(dc, even, l->c);
    l->tc = bg_fma(t * dc, odd, l->tc);
    l->cc = bg_fma(dc * dc, even, l->cc);
    l->less += 0.5 * e * bg_fma(t - low, a->plus[j], -(t + low) * a->minus[j]);
    u->one += f + g;
    u->t += bg_fma(below, f, -above * g);
    u->tt += bg_fma(below * below, f, above * above * g);
}

BG_FN void bg_besselk_means_at(int piece, double mu, double x, double shift, double less,
                               double c0, bg_besselk_means *low, bg_besselk_means *high)
{
    enum { HALF = 16 };
    const int nodes = piece == 0 ? 32 : 29;
    double coshm1, sinh;
    bg_besselk_factors a;
    bg_besselk_means l = { 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0 }, u = l;

    bg_cosh_sinh_small(mu * (piece == 0 ? 0.21875 : 0.140625), &coshm1, &sinh);
    a.plus[0] = a.minus[0] = 1.0;
    a.odd[0] = 0.0;
    BG_UNROLL
    for (int j = 1; j <= HALF; ++j)
        bg_besselk_factor(j, coshm1, sinh, &a);
    BG_UNROLL
    for (int j = HALF + 1; j <= nodes; ++j)
        bg_besselk_factor(j, coshm1, sinh, &a);
    BG_UNROLL
    for (int j = nodes; j > HALF; --j)
        bg_besselk_node(piece, j, x, shift, less, c0, &a, &l, &u);
    BG_UNROLL
    for (int j = HALF; j > 0; --j)
        bg_besselk_node(piece, j, x, shift, less, c0, &a, &l, &u);
    l.one += 0.5;
    l.c = bg_fma(-0.5, c0, l.c);
    l.cc = bg_fma(0.5 * c0, c0, l.cc);
    l.less -= 0.5 * less;
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
    low->less = l.less * one_l;
    *high = u;
    high->t = u.t * one_u;
    high->tt = u.tt * one_u;
}

/* Domain  0 <= nu < 24.5, 1/8 <= x < 2 (piece 0) or 2 <= x <= 24 (piece 1). */
BG_FN double bg_besselk_deriv_nodes(int piece, bg_deriv_kind kind, double nu, double x)
{
    double n = (nu + 0x1.8p52) - 0x1.8p52;
    n -= n > 1.0 ? 1.0 : 0.0;
    double mu = nu - n;
    /* near the mean of t; for f_nu where that may be small none, to keep it relative */
    double near = bg_fma(1.2, mu, 2.7) / bg_fma(1.7, x, 1.0);
    double shift = kind == BG_DNUNU || (kind == BG_DNU && piece == 0) ? near : 0.0;
    double c0 = 0.5 / x; /* and near that of cosh t - 1 */
    bg_besselk_means l, u;

    bg_besselk_means_at(piece, mu, x, shift, 0.0, c0, &l, &u);
    double var = bg_fma(-l.t, l.t, l.tt), var1 = bg_fma(-u.t, u.t, u.tt);
    double f0 = kind == BG_DNU    ? l.t
                : kind == BG_DXX  ? bg_fma(-l.c, l.c, l.cc)
                : kind == BG_DXNU ? bg_fma(l.t, l.c, -l.tc)
                                  : var;

    double d = (u.t - l.t) + shift;
    bg_besselk_quotient a =
        bg_besselk_quotient_of(0.5 * x * (u.one / l.one), d, bg_fma(d, d, var1 - var));
    double f1 = bg_besselk_up(kind, 1, n, mu, nu, x, a, bg_two_sum(shift, u.t), var1);
    return n == 0.0 ? f0 : f1;
}

#endif
