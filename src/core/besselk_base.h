/* K_nu(x) for small w: two base orders mu, mu+1 with |mu| <= 1/2, then upwards.
 *
 * With nu = mu + n and M_o = K_o(x) (x/2)^o the recurrence (DLMF 10.29.1) is
 * M_{o+1} = o M_o + (x^2/4) M_{o-1}: no division, all terms positive.  The base comes from
 * Temme's series for x < 1 (Temme 1975; DLMF 10.27.4 arranged for mu -> 0) and from
 * polynomials in the order's square and x for 1 <= x <= 25, K being even and entire in its
 * order.  Base and recurrence are hi + lo: up to 24 steps would cost more than the bound. */
#ifndef BURGI_CORE_BESSELK_BASE_H
#define BURGI_CORE_BESSELK_BASE_H

#include "gamma.h"
#include "log_short.h"

/* Where the base comes from. */
enum { BG_K_TEMME, BG_K_POLY1, BG_K_POLY4 }; /* x < 1, x < 4, x <= 25 */

typedef struct bg_besselk_pair {
    bg_dd m0, m1; /* M_mu, M_{mu+1}, less a factor that each base states */
} bg_besselk_pair;

/* Gamma_1 and Gamma_2 of Temme: [1/Gamma(1-mu) -+ 1/Gamma(1+mu)]/2, the first over mu; from
 * their coefficients in mu^2, the constant's low part last.  In K the two nearly cancel towards
 * x = 1, so the linear term is hi + lo too. */
BG_FN bg_dd bg_temme_gamma(const double *c, double mu)
{
    double z = mu * mu;
    bg_dd t = bg_two_prod(c[1], z);

    t.lo += bg_fma(c[1], bg_fma(mu, mu, -z), bg_fma(z * z, bg_poly(c + 2, 5, z), c[8]));
    return bg_dd_add(bg_dd_of(c[0], 0.0), bg_fast_two_sum(t.hi, t.lo));
}

BG_FN void bg_temme_gammas(double mu, bg_dd *gamma1, bg_dd *gamma2)
{
    static const double c[2][9] = {
#include "tables/temme.inc"
    };
    *gamma1 = bg_temme_gamma(c[0], mu);
    *gamma2 = bg_temme_gamma(c[1], mu);
}

/* (1 - e^-y)/y, 1 at y = 0, from e1 = e^-y - 1. */
BG_FN bg_dd bg_minus_over(bg_dd e1, bg_dd y)
{
    int zero = bg_abs(y.hi) < 0x1p-100;
    bg_dd r = bg_dd_div(bg_dd_neg(e1), bg_dd_of(zero ? 1.0 : y.hi, zero ? 0.0 : y.lo));
    return bg_dd_of(zero ? 1.0 : r.hi, zero ? 0.0 : r.lo);
}

/* K_mu and K_{mu+1} (x/2), both times (x/2)^mu, by Temme's series; l = log(2/x) > 0.  With
 * z = x^2/4 and f_k, p_k, q_k each times z^k/k! (x/2)^mu,
 *
 *   f_0 = Gamma(1-mu) Gamma(1+mu) [Gamma_1 (1+e^-y)/2 + Gamma_2 l (1-e^-y)/y],  y = 2 mu l,
 *   p_0 = Gamma(1+mu)/2,  q_0 = e^-y Gamma(1-mu)/2,
 *   f_k = z/k (k f_{k-1} + p_{k-1} + q_{k-1})/(k^2 - mu^2),
 *   p_k = z/k p_{k-1}/(k - mu),  q_k = z/k q_{k-1}/(k + mu).
 *
 * The bracket's terms differ in sign, and p_0 - f_1 is most of the second sum: f_0 and the
 * terms of k = 1 and 2 are hi + lo. */
BG_FN bg_besselk_pair bg_besselk_temme(double mu, double x, bg_dd l)
{
    enum { TERMS = 10 };
    const bg_dd one = bg_dd_of(1.0, 0.0);
    bg_dd gamma1, gamma2, y = bg_dd_mul_d(l, 2 * mu);

    /* mu < 0: e^-y is only multiplied by x^2 then; beyond e^700 nothing is left of it. */
    y.hi = y.hi < -700.0 ? -700.0 : y.hi;
    bg_temme_gammas(mu, &gamma1, &gamma2);
    bg_dd odd = bg_dd_mul_d(gamma1, mu), e1 = bg_expm1_dd(bg_dd_neg(y));
    bg_dd gm = bg_dd_add(gamma2, odd),
          gp = bg_dd_add(gamma2, bg_dd_neg(odd)); /* 1/Gamma(1-+mu) */
    bg_dd r = bg_dd_div(one, bg_dd_mul(gm, gp)), mean = bg_dd_add_d(bg_dd_scale(e1, 0.5), 1.0);
    bg_dd slope = bg_dd_mul(bg_minus_over(e1, y), l);
    bg_dd f0 = bg_dd_mul(bg_dd_add(bg_dd_mul(gamma1, mean), bg_dd_mul(gamma2, slope)), r);
    bg_dd p0 = bg_dd_scale(bg_dd_mul(r, gm), 0.5);
    bg_dd q0 = bg_dd_scale(bg_dd_mul(bg_dd_mul(r, gp), bg_dd_add_d(e1, 1.0)), 0.5);

    bg_dd z = bg_two_prod(0.5 * x, 0.5 * x);
    bg_dd c1 = bg_dd_div(z, bg_two_sum(1.0, -mu)); /* z/(1 - mu) */
    bg_dd p1 = bg_dd_mul(c1, p0);
    bg_dd c2 = bg_dd_div(c1, bg_two_sum(1.0, mu)); /* z/(1 - mu^2) */
    bg_dd f1 = bg_dd_mul(c2, bg_dd_add(f0, bg_dd_add(p0, q0)));
    bg_dd minus2 = bg_two_sum(2.0, -mu), plus2 = bg_two_sum(2.0, mu);
    bg_dd q1 = bg_dd_mul(bg_dd_mul(c2, bg_two_sum(1.0, -mu)), q0);
    bg_dd c3 = bg_dd_div(bg_dd_scale(z, 0.5), bg_dd_mul(minus2, plus2));
    bg_dd f2 = bg_dd_mul(c3, bg_dd_add(bg_dd_scale(f1, 2.0), bg_dd_add(p1, q1)));
    bg_dd p2 = bg_dd_mul(bg_dd_mul(c3, plus2), p1);
    double f = f2.hi, p = p2.hi, q = c3.hi * minus2.hi * q1.hi, sum0 = 0.0, sum1 = 0.0;
    BG_UNROLL
    for (int k = 3; k <= TERMS; ++k) {
        double minus = k - mu, plus = k + mu, c = z.hi / (k * minus * plus);
        f = c * bg_fma(k, f, p + q);
        p *= c * plus;
        q *= c * minus;
        sum0 += f;
        sum1 += bg_fma(-k, f, p);
    }
    bg_besselk_pair m;
    m.m0 = bg_dd_add_d(bg_dd_add(bg_dd_add(f0, f1), f2), sum0);
    bg_dd one_two =
        bg_dd_add(bg_dd_add(p1, bg_dd_neg(f1)), bg_dd_add(p2, bg_dd_scale(f2, -2.0)));
    m.m1 = bg_dd_add_d(bg_dd_add(p0, one_two), sum1);
    return m;
}

/* e^x sqrt(2x/pi) K_o = 1 + (q - 1/4)/x [1/2 + (q - 9/4)/x H(q, x)], q = o^2: H from its rows
 * in x.  Exact at o = 1/2 and 3/2. */
BG_FN bg_dd bg_besselk_of_order(const double *rows, int degree, double o, double u)
{
    double h = bg_poly(rows, degree, o * o);
    double inner = bg_fma((o - 1.5) * (o + 1.5) * u, h, 0.5);
    return bg_fast_two_sum(1.0, (o - 0.5) * (o + 0.5) * u * inner);
}

/* K_mu and K_{mu+1} (x/2), both times e^x sqrt(2x/pi), for 1 <= x <= 25 by two polynomials. */
BG_FN bg_besselk_pair bg_besselk_poly(int piece, double mu, double mu1, double x)
{
    static const double c[2][10][16] = {
#include "tables/besselk_base.inc"
    };
    static const int length[2][10] = {
#include "tables/besselk_degree.inc"
    };
    static const double map[2][3] = {
#include "tables/besselk_map.inc"
    };
    const int degree = piece == 0 ? 9 : 7;
    double u = 1.0 / x, tau = map[piece][1] / (x + map[piece][0]) + map[piece][2], row[10];

    BG_UNROLL
    for (int j = 0; j <= degree; ++j)
        row[j] = bg_poly(c[piece][j], length[piece][j] - 1, tau);
    bg_besselk_pair m;
    m.m0 = bg_besselk_of_order(row, degree, mu, u);
    m.m1 = bg_dd_scale(bg_besselk_of_order(row, degree, mu1, u), 0.5 * x);
    return m;
}

/* The pair taken upwards until its first member is M_{nu-n+last}; last <= steps. */
BG_FN bg_besselk_pair bg_besselk_climb(int steps, double last, double n, double nu, double x,
                                       bg_besselk_pair m)
{
    bg_dd z = bg_two_prod(0.5 * x, 0.5 * x);

    BG_UNROLL
    for (int j = 1; j <= steps; ++j) {
        double order = nu - (n - j); /* exact */
        bg_dd next = bg_dd_add(bg_dd_mul_d(m.m1, order), bg_dd_mul(m.m0, z));
        int go = j <= last;
        m.m0.hi = go ? m.m1.hi : m.m0.hi;
        m.m0.lo = go ? m.m1.lo : m.m0.lo;
        m.m1.hi = go ? next.hi : m.m1.hi;
        m.m1.lo = go ? next.lo : m.m1.lo;
    }
    return m;
}

/* M_nu from the base by n - 1 steps upwards, n <= steps. */
BG_FN bg_dd bg_besselk_upwards(int steps, double n, double nu, double x, bg_besselk_pair m)
{
    m = bg_besselk_climb(steps - 1, n - 1.0, n, nu, x, m);
    return bg_dd_of(n == 0.0 ? m.m0.hi : m.m1.hi, n == 0.0 ? m.m0.lo : m.m1.lo);
}

/* log K, or log(e^x K) where scaled.
 * Domain  w < 24, x as the base has it, nu < steps + 1/2.  Error < 3 u mixed. */
BG_FN double bg_log_besselk_small(int base, int steps, int scaled, double nu, double x)
{
    const bg_dd half_log_pi4 = bg_dd_of(-0x1.eeb95b094c191p-4, -0x1.346863f58b075p-58);
    double n = (nu + 0x1.8p52) - 0x1.8p52, mu = nu - n, mu1 = nu - (n - 1.0);
    bg_dd l = bg_dd_neg(bg_log_half_of(x)); /* log(2/x) */
    int temme = base == BG_K_TEMME;
    bg_besselk_pair m =
        temme ? bg_besselk_temme(mu, x, l) : bg_besselk_poly(base - BG_K_POLY1, mu, mu1, x);
    bg_dd log_m = bg_log_short(bg_besselk_upwards(steps, n, nu, x, m), bg_dd_of(1.0, 0.0), 0.0);

    /* (x/2)^nu is left to divide by; of the polynomials (x/2)^n e^x sqrt(2x/pi) */
    bg_dd s = bg_dd_add(log_m, bg_dd_mul_d(l, temme ? nu : n + 0.5));
    s = temme ? s : bg_dd_add(s, half_log_pi4);
    double shift = temme ? (scaled ? x : 0.0) : (scaled ? 0.0 : -x);
    s = shift == 0.0 ? s : bg_dd_add_d(s, shift);
    return s.hi + s.lo;
}

#endif
