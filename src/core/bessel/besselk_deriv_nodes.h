/* Derivatives of log K_nu(x) in nu for x >= 1/8, w < 24: as means over K's integral.
 *
 * With weights e^{-x (cosh t - 1)} at t = j h, j >= 0 (half of it at 0), the trapezoidal rule gives
 *
 *   K_o e^x ~ sum cosh(o t),   d/do: sum t sinh(o t),   d2/do2: sum t^2 cosh(o t),
 *
 * at the order nu itself where it is below 3/2, else at two base orders mu and mu + 1, 1/2 <= mu <=
 * 3/2, then upwards.  Its error is that of e^(x - pi^2/h), 2^-60 and less with two steps h for x below
 * and above 2.  With T = t tanh(o t), C = cosh t - 1 and means < >
 *
 *   f_nu = <T>,   f_xnu = -<T C> + <T> <C>,   f_nunu = Var t + d (2 <t> - d),   d = <t> - <T>,
 *
 * and all of them are means of what is less a constant near the mean, so that an error of a weight
 * matters only as far as its node is from there.  Where T is odd in nu its constant is, so that f_nu
 * and f_xnu vanish with nu relatively accurately.
 *
 * e^(mu t), e^(-mu t) and sinh(mu t) at t = (6 a + b) h are products of those at 6 a h and b h, which
 * are powers in hi + lo: from node to node errors would grow, and what grows evenly shifts a mean. */
#ifndef BURGI_CORE_BESSEL_BESSELK_DERIV_NODES_H
#define BURGI_CORE_BESSEL_BESSELK_DERIV_NODES_H

#include "besselk_deriv_up.h"

enum { BG_K_GROUP = 6 };

/* e^y, e^-y and sinh y. */
typedef struct bg_besselk_factor {
    double plus, minus, odd;
} bg_besselk_factor;

/* At y = b mu h and 6 a mu h. */
typedef struct bg_besselk_factors {
    bg_besselk_factor near[BG_K_GROUP], far[BG_K_GROUP];
} bg_besselk_factors;

/* a b, not renormalised. */
BG_FN bg_dd bg_dd_mul_loose(bg_dd a, bg_dd b)
{
    bg_dd p = bg_two_prod(a.hi, b.hi);
    return bg_dd_of(p.hi, bg_fma(a.hi, b.lo, bg_fma(a.lo, b.hi, p.lo)));
}

BG_FN bg_besselk_factor bg_besselk_factor_of(bg_dd plus, bg_dd minus)
{
    bg_besselk_factor r;
    r.plus = plus.hi + plus.lo;
    r.minus = minus.hi + minus.lo;
    r.odd = 0.5 * ((plus.hi - minus.hi) + (plus.lo - minus.lo));
    return r;
}

/* e^y and e^-y as hi + lo, y = mu h, |y| <= 1/3, for an h of few bits. */
BG_FN void bg_besselk_exp_small(double mu, double h, bg_dd *plus, bg_dd *minus)
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
    bg_dd y = bg_two_prod(mu, h), p = bg_fast_two_sum(1.0, y.hi),
          m = bg_fast_two_sum(1.0, -y.hi);
    double z = y.hi * y.hi, even = z * bg_poly(c, 6, z);
    double odd = bg_fma(y.hi * z, bg_poly(s, 5, z), y.lo);

    *plus = bg_fast_two_sum(p.hi, p.lo + (even + odd));
    *minus = bg_fast_two_sum(m.hi, m.lo + (even - odd));
}

/* Domain  0 <= mu <= 3/2.  Of a small mu lo holds what tells e^y from e^-y. */
BG_FN void bg_besselk_factors_of(double mu, double h, bg_besselk_factors *r)
{
    bg_dd p1, m1, p = bg_dd_of(1.0, 0.0), m = p;

    bg_besselk_exp_small(mu, h, &p1, &m1);
    BG_UNROLL
    for (int b = 0; b < BG_K_GROUP; ++b) {
        r->near[b] = bg_besselk_factor_of(p, m);
        p = bg_dd_mul_loose(p, p1);
        m = bg_dd_mul_loose(m, m1);
    }
    p1 = p;
    m1 = m;
    r->far[0] = r->near[0];
    BG_UNROLL
    for (int a = 1; a < BG_K_GROUP; ++a) {
        r->far[a] = bg_besselk_factor_of(p, m);
        p = bg_dd_mul_loose(p, p1);
        m = bg_dd_mul_loose(m, m1);
    }
}

/* What is near the means: of t and of T at order mu, of C there, and of t at order mu + 1. */
typedef struct bg_besselk_centre {
    double t, odd, c, above;
} bg_besselk_centre;

/* Sums, and then means, of the weights at order mu; t, its square, T and C less what is near their
 * means; the product of the latter two; and t - T. */
typedef struct bg_besselk_lower {
    double one, t, tt, odd, c, oddc, back;
} bg_besselk_lower;

/* The same at order mu + 1 of t with its sign, so that its mean is T's. */
typedef struct bg_besselk_upper {
    double one, odd, tt;
} bg_besselk_upper;

BG_FN void bg_besselk_node(int piece, int j, double x, bg_besselk_centre o, bg_besselk_factor a,
                           bg_besselk_factor b, bg_besselk_lower *l, bg_besselk_upper *u)
{
    static const double node[2][4][34] = {
#include "tables/besselk_nodes.inc"
    };
    const double t = j * (piece == 0 ? 0.203125 : 0.140625);
    const double c = node[piece][0][j]; /* cosh t - 1, its low part, e^+-t */
    bg_dd y = bg_two_prod(-x, c);

    y.lo = bg_fma(-x, node[piece][1][j], y.lo);
    double e = bg_exp_weight(y), plus = e * (a.plus * b.plus), minus = e * (a.minus * b.minus);
    double sinh = e * bg_fma(a.odd, b.plus, a.minus * b.odd), even = minus + sinh;
    double dt = t - o.t, dc = c - o.c, odd = bg_fma(t, sinh, -o.odd * even);

    l->one += even;
    l->t = bg_fma(dt, even, l->t);
    l->tt = bg_fma(dt * dt, even, l->tt);
    l->odd += odd;
    l->c = bg_fma(dc, even, l->c);
    l->oddc = bg_fma(dc, odd, l->oddc);
    l->back = bg_fma(t, minus, l->back);

    double f = 0.5 * node[piece][2][j] * plus, g = 0.5 * node[piece][3][j] * minus;
    double below = t - o.above, above = t + o.above;
    u->one += f + g;
    u->odd += bg_fma(below, f, -above * g);
    u->tt += bg_fma(below * below, f, above * above * g);
}

/* Domain  0 <= mu <= 3/2. */
BG_FN void bg_besselk_means_at(int piece, double mu, double x, bg_besselk_centre o,
                               bg_besselk_lower *low, bg_besselk_upper *high)
{
    const int nodes = piece == 0 ? 33 : 29;
    bg_besselk_factors f;
    bg_besselk_lower l = { 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0 };
    bg_besselk_upper u = { 0.0, 0.0, 0.0 };

    bg_besselk_factors_of(mu, piece == 0 ? 0.203125 : 0.140625, &f);
    BG_UNROLL
    for (int a = BG_K_GROUP - 1; a >= 0; --a) {
        BG_UNROLL
        for (int b = 0; b < BG_K_GROUP; ++b) {
            const int j = BG_K_GROUP * a + b;
            if (j > 0 && j <= nodes)
                bg_besselk_node(piece, j, x, o, f.far[a], f.near[b], &l, &u);
        }
    }
    l.one += 0.5;
    l.t = bg_fma(-0.5, o.t, l.t);
    l.tt = bg_fma(0.5 * o.t, o.t, l.tt);
    l.odd = bg_fma(-0.5, o.odd, l.odd);
    l.c = bg_fma(-0.5, o.c, l.c);
    l.oddc = bg_fma(0.5 * o.odd, o.c, l.oddc);
    u.one += 0.5;
    u.odd = bg_fma(-0.5, o.above, u.odd);
    u.tt = bg_fma(0.5 * o.above, o.above, u.tt);

    double one_l = 1.0 / l.one, one_u = 1.0 / u.one;
    low->one = l.one;
    low->t = l.t * one_l;
    low->tt = l.tt * one_l;
    low->odd = l.odd * one_l;
    low->c = l.c * one_l;
    low->oddc = l.oddc * one_l;
    low->back = l.back * one_l;
    high->one = u.one;
    high->odd = u.odd * one_u;
    high->tt = u.tt * one_u;
}

/* n of nu = mu + n, mu the order of the sums. */
BG_FN double bg_besselk_node_steps(double nu)
{
    double n = bg_round(nu);
    return n - (n > 0.0 ? 1.0 : 0.0);
}

BG_FN bg_besselk_centre bg_besselk_centre_of(double mu, double x)
{
    double one = 1.0 / bg_fma(1.7, x, 1.0), mu2 = mu * mu;
    bg_besselk_centre o;
    o.t = bg_fma(1.2, mu, 1.5) * one;
    o.odd = mu / bg_fma(1.1, x, bg_fma(0.085, mu2, 0.24));
    o.c = bg_fma(bg_fma(0.5, mu2, -0.125), one, 0.5) / x;
    o.above = bg_fma(0.95, mu, 2.65) * one;
    return o;
}

/* f_nu, f_xnu or f_nunu.  Domain  0 <= nu < 24.5, 1/8 <= x < 2 (piece 0) or 2 <= x <= 24 (piece 1). */
BG_FN double bg_besselk_deriv_nodes(int piece, bg_deriv_kind kind, double nu, double x)
{
    double n = bg_besselk_node_steps(nu), mu = nu - n;
    bg_besselk_centre o = bg_besselk_centre_of(mu, x);
    bg_besselk_lower l;
    bg_besselk_upper u;

    bg_besselk_means_at(piece, mu, x, o, &l, &u);
    double mean = o.t + l.t;
    double var = bg_fma(-l.t, l.t, l.tt) + l.back * (2.0 * mean - l.back);
    double var1 = bg_fma(-u.odd, u.odd, u.tt);
    double f0 = kind == BG_DNU    ? o.odd + l.odd
                : kind == BG_DXNU ? bg_fma(l.odd, l.c, -l.oddc)
                                  : var;

    double d = kind == BG_DNUNU ? (u.odd - l.t) + ((o.above - o.t) + l.back)
                                : (u.odd - l.odd) + (o.above - o.odd);
    bg_besselk_quotient a =
        bg_besselk_quotient_of(0.5 * x * (u.one / l.one), d, bg_fma(d, d, var1 - var));
    double f1 = bg_besselk_up(kind, 1, n, mu, x, a, bg_two_sum(o.above, u.odd), var1);
    return n == 0.0 ? f0 : f1;
}

#endif
