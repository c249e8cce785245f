/* The marginal maximum-likelihood estimate of kappa from n unit vectors in R^p with mean
 * resultant length r = 1 - delta: the root of A(k) = r A(R k), R = n r, and 0 where R^2 <= n.
 *
 * Where p is large, A(k) = x/(1 + sqrt(1 + x^2)) with x = 2 k/(p-1) makes the equation
 * algebraic: with rho^2 = (n r^2 - 1)/(n-1), k is the root of A(k) = rho.  That root in closed
 * form, times sqrt(1 + 2 (1 - rho^2/r^2)/p), which makes it right for k -> 0 too, is within 3 %
 * (8 % for p < 4) everywhere and off by O(1/k) for large k.  Newton's method does the rest
 * (docs/measured/vmf_marginal.md):
 *
 *   w < 32   three steps with A to 2^-50 and one to full accuracy (w = hypot(nu, k))
 *   else     three steps to full accuracy (the start is within 1/200), with A' to 1e-9; the
 *            residual is in A where k < nu, else in 1 - A; 8 terms do from w = 292 on
 *   w > 2^60 the start is exact
 *
 * and where n r^2 or n are so close to 1 that the two sides, and their slopes, have no digits to
 * differ by, vmf_marginal_edge.h.  Elsewhere the slopes differ by 2^-23 of themselves or more. */
#ifndef BURGI_CORE_VMF_VMF_MARGINAL_H
#define BURGI_CORE_VMF_VMF_MARGINAL_H

#include "../function.h"
#include "vmf_marginal_edge.h"

enum {
    BG_MARGINAL_SPECIAL,
    BG_MARGINAL_HUGE,
    BG_MARGINAL_SMALL, /* w < 32 */
    BG_MARGINAL_FAR,   /* residual in A, 20 terms */
    BG_MARGINAL_FAR_8, /* w >= 292: 8 */
    BG_MARGINAL_NEAR,  /* residual in 1 - A, 20 terms */
    BG_MARGINAL_NEAR_8,
    BG_MARGINAL_EDGE,      /* n r^2 near 1: vmf_marginal_edge.h */
    BG_MARGINAL_ONE_SMALL, /* n near 1, w < 30 */
    BG_MARGINAL_ONE,       /* n near 1, w >= 30 */
    BG_MARGINAL_REGIMES
};

/* n r^2 - 1 to 2^-105 or so: r^2 to 106 bits. */
BG_FN double bg_vmf_excess(double n, bg_dd r)
{
    bg_dd r2 = bg_dd_mul(r, r);
    return bg_fma(n, r2.hi, -1.0) + n * r2.lo;
}

BG_FN double bg_vmf_marginal_start(double p, double n, double r, double delta, double excess)
{
    double rho2 = excess / (n - 1.0), rho2_compl = delta * (1.0 + r) * (n / (n - 1.0));
    double rho = sqrt(rho2);
    double k = bg_vmf_kappa_closed(2, p, rho, rho2_compl / (1.0 + rho));
    return k * sqrt(1.0 + 2.0 * (1.0 - rho2 / (r * r)) / p);
}

/* The leading terms and eight more of A'(k), to 1e-9 for w >= 32. */
BG_FN double bg_vmf_slope_debye(double nu, double k)
{
    double w = sqrt(bg_fma(nu, nu, k * k)), y = 1.0 / w, t = nu * y;
    double lead = nu * y / (w + nu) + 0.5 * ((k - nu) * y * y) * ((k + nu) * y * y);
    return lead - bg_besseli_ratio_dx_tail(8, t * t, y);
}

/* A'(k) where A(k) = a, for any w. */
BG_FN double bg_vmf_slope(double p, double k, double a)
{
    double nu = 0.5 * p - 1.0, w2 = bg_fma(nu, nu, k * k);
    int small = w2 < 32.0 * 32.0;
    double plain = 1.0 - a * (a + (p - 1.0) / k);
    double debye = bg_vmf_slope_debye(nu, small ? 32.0 : k);
    return small ? plain : debye;
}

/* R k, but no more than A can tell from infinity. */
BG_FN double bg_vmf_marginal_kr(double n, double r, double k)
{
    double kr = n * r * k;
    return kr < 0x1p200 ? kr : 0x1p200;
}

/* A(k) for nu < 32: to about 80 bits for k < 30; beyond, where A >= 0.39, 1 - A to double's
 * digits and A = 1 - (1 - A) exactly. */
BG_FN bg_dd bg_vmf_mean_dd(double p, double k)
{
    double nu = 0.5 * p - 1.0, small = k < 30.0 ? k : 1.0, large = k < 30.0 ? 30.0 : k;
    bg_dd a = bg_dd_mul_d(bg_besseli_ratio_down(nu, small), 0.5 * small);
    bg_dd b = bg_two_sum(1.0, -bg_besseli_ratio_debye(20, BG_RATIO_COMPL, nu, large));
    return bg_dd_of(k < 30.0 ? a.hi : b.hi, k < 30.0 ? a.lo : b.lo);
}

/* Newton's step from k where the residual A(k) - r A(kr) is f, kr = R k. */
BG_FN double bg_vmf_marginal_step(double p, double r, double k, double kr, double a, double b,
                                  double f)
{
    double d = bg_vmf_slope(p, k, a) - r * (kr / k) * bg_vmf_slope(p, kr, b);
    return k - f / d;
}

BG_FN double bg_vmf_marginal_small(double p, double n, bg_dd r, double k)
{
    BG_UNROLL
    for (int i = 0; i < 3; ++i) {
        double kr = bg_vmf_marginal_kr(n, r.hi, k);
        double a = bg_vmf_mean_rough(p, k), b = bg_vmf_mean_rough(p, kr);
        k = bg_vmf_marginal_step(p, r.hi, k, kr, a, b, a - r.hi * b);
    }
    double kr = bg_vmf_marginal_kr(n, r.hi, k);
    bg_dd a = bg_vmf_mean_dd(p, k), b = bg_vmf_mean_dd(p, kr);
    double f = bg_dd_add(a, bg_dd_neg(bg_dd_mul(r, b))).hi;
    return bg_vmf_marginal_step(p, r.hi, k, kr, a.hi, b.hi, f);
}

/* r = 1 - delta as hi + lo: where n is next to 1, b may be far above delta, and its product with what r
 * is rounded by counts. */
BG_FN double bg_vmf_marginal_debye(int terms, bg_ratio_kind kind, double p, double n, bg_dd r,
                                   double delta, double k)
{
    double nu = 0.5 * p - 1.0;

    BG_UNROLL
    for (int i = 0; i < 3; ++i) {
        double kr = bg_vmf_marginal_kr(n, r.hi, k);
        double a = bg_besseli_ratio_debye(terms, kind, nu, k);
        double b = bg_besseli_ratio_debye(terms, kind, nu, kr);
        bg_dd near = bg_two_sum(delta, -a);
        double f = kind == BG_RATIO_COMPL ? bg_fma(r.hi, b, near.hi) + bg_fma(r.lo, b, near.lo)
                                          : bg_fma(-r.hi, b, bg_fma(-r.lo, b, a));
        k -= f / (bg_vmf_slope_debye(nu, k) - r.hi * (kr / k) * bg_vmf_slope_debye(nu, kr));
    }
    return k;
}

typedef struct bg_marginal {
    double n, excess, start;
} bg_marginal;

BG_FN bg_marginal bg_vmf_marginal(double p, double n, bg_dd r, double delta)
{
    bg_marginal m;
    m.n = n < 0x1.fffffffffffffp1023 ? n : 0x1.fffffffffffffp1023;
    m.excess = bg_vmf_excess(m.n, r);
    m.start = bg_vmf_marginal_start(p, m.n, r.hi, delta, m.excess);
    return m;
}

BG_FN int bg_vmf_marginal_regime(double p, double n, bg_dd r, double delta)
{
    bg_marginal m = bg_vmf_marginal(p, n, r, delta);
    double nu = 0.5 * p - 1.0, w2 = bg_fma(nu, nu, m.start * m.start);
    int inside = p >= 2.0 && p <= 0x1.fffffffffffffp1023 && n >= 1.0 && r.hi > 0.0 &&
                 delta > 0.0 && m.excess > -0x1p-100;

    double one = w2 < 30.0 * 30.0 ? (double)BG_MARGINAL_ONE_SMALL : (double)BG_MARGINAL_ONE;
    double k = m.start > nu ? BG_MARGINAL_NEAR : BG_MARGINAL_FAR;
    k = k + (w2 >= 292.0 * 292.0 ? 1.0 : 0.0);
    k = w2 < 32.0 * 32.0 ? (double)BG_MARGINAL_SMALL : k;
    k = n < 1.0 + 0x1p-14 ? one : k;
    k = w2 < 0x1p120 ? k : (double)BG_MARGINAL_HUGE;
    k = m.excess * m.n <= 0x1p-10 * (m.n - 1.0) ? (double)BG_MARGINAL_EDGE : k;
    return (int)(inside ? k : (double)BG_MARGINAL_SPECIAL);
}

BG_FN double bg_vmf_marginal_special(double p, double n, bg_dd r, double delta)
{
    double inside = bg_vmf_excess(n, r) > 0.0 ? BG_INF : 0.0; /* delta = 0, or p infinite */
    return p >= 2.0 && n >= 1.0 && r.hi >= 0.0 && delta >= 0.0 ? inside : BG_NAN;
}

/* Domain  of each regime: bg_vmf_marginal_regime. */
BG_FN double bg_vmf_marginal_at(int regime, double p, double n, bg_dd r, double delta)
{
    bg_marginal m = bg_vmf_marginal(p, n, r, delta);
    if (regime == BG_MARGINAL_SMALL)
        return bg_vmf_marginal_small(p, m.n, r, m.start);
    if (regime == BG_MARGINAL_FAR)
        return bg_vmf_marginal_debye(20, BG_RATIO, p, m.n, r, delta, m.start);
    if (regime == BG_MARGINAL_FAR_8)
        return bg_vmf_marginal_debye(8, BG_RATIO, p, m.n, r, delta, m.start);
    if (regime == BG_MARGINAL_NEAR)
        return bg_vmf_marginal_debye(20, BG_RATIO_COMPL, p, m.n, r, delta, m.start);
    if (regime == BG_MARGINAL_NEAR_8)
        return bg_vmf_marginal_debye(8, BG_RATIO_COMPL, p, m.n, r, delta, m.start);
    if (regime == BG_MARGINAL_EDGE)
        return bg_vmf_marginal_edge(p, m.n, r.hi, delta);
    if (regime == BG_MARGINAL_ONE_SMALL || regime == BG_MARGINAL_ONE)
        return bg_vmf_marginal_one_at(
            regime == BG_MARGINAL_ONE_SMALL, p,
            bg_vmf_marginal_one(n, delta, bg_vmf_excess_exact(n, r.hi, delta)), m.start);
    return m.start;
}

/* The regimes and what is evaluated there. */
#define BG_EACH_VMF_MARGINAL(R, p, n, r, delta)                                                \
    R(BG_MARGINAL_SPECIAL, bg_vmf_marginal_special(p, n, r, delta))                            \
    R(BG_MARGINAL_HUGE, bg_vmf_marginal_at(BG_MARGINAL_HUGE, p, n, r, delta))                  \
    R(BG_MARGINAL_SMALL, bg_vmf_marginal_at(BG_MARGINAL_SMALL, p, n, r, delta))                \
    R(BG_MARGINAL_FAR, bg_vmf_marginal_at(BG_MARGINAL_FAR, p, n, r, delta))                    \
    R(BG_MARGINAL_FAR_8, bg_vmf_marginal_at(BG_MARGINAL_FAR_8, p, n, r, delta))                \
    R(BG_MARGINAL_NEAR, bg_vmf_marginal_at(BG_MARGINAL_NEAR, p, n, r, delta))                  \
    R(BG_MARGINAL_NEAR_8, bg_vmf_marginal_at(BG_MARGINAL_NEAR_8, p, n, r, delta))              \
    R(BG_MARGINAL_EDGE, bg_vmf_marginal_at(BG_MARGINAL_EDGE, p, n, r, delta))                  \
    R(BG_MARGINAL_ONE_SMALL, bg_vmf_marginal_at(BG_MARGINAL_ONE_SMALL, p, n, r, delta))        \
    R(BG_MARGINAL_ONE, bg_vmf_marginal_at(BG_MARGINAL_ONE, p, n, r, delta))
#define BG_EACH_vmf_kappa_marginal(R, p, n, r)                                                 \
    BG_EACH_VMF_MARGINAL(R, p, n, bg_dd_of(r, 0.0), 1.0 - (r))
#define BG_EACH_vmf_kappa_marginal_compl(R, p, n, delta)                                       \
    BG_EACH_VMF_MARGINAL(R, p, n, bg_two_sum(1.0, -(delta)), delta)

#define BG_MARGINAL_FUNCTION(name, given, r, delta)                                            \
    BG_FUNCTION(name, (p, n, given), BG_MARGINAL_REGIMES,                                      \
                bg_vmf_marginal_regime(p, n, r, delta),                                        \
                bg_vmf_marginal_regime(p, n, r, delta))
BG_MARGINAL_FUNCTION(vmf_kappa_marginal, rbar, bg_dd_of(rbar, 0.0), 1.0 - rbar)
BG_MARGINAL_FUNCTION(vmf_kappa_marginal_compl, delta, bg_two_sum(1.0, -delta), delta)
#undef BG_MARGINAL_FUNCTION

#endif
