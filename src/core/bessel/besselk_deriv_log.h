/* Derivatives of log K_nu(x) for x < 1/8, w < 24: where K has its logarithm.
 *
 * The reflection formula (DLMF 10.27.4) without its poles.  With l = log(2/x), y = mu l, q =
 * x^2/4, z = mu^2, |mu| <= 0.54, g = pi mu/sin(pi mu) = Gamma(1-mu) Gamma(1+mu), and 1/Gamma(k+1 +-
 * mu) = A_k(z) +- mu B_k(z),
 *
 *   K_mu = g [P l sinh(y)/y - Q cosh y] = g l (sinh(y)/y) H,   H = P - c Q,  c = mu coth y,
 *   P = sum_k q^k/k! A_k(z),  Q = sum_k q^k/k! B_k(z);
 *
 * and, with P. and Q. for x d/dx (below px, qx; pxx, qxx have k (k-1) for 2 k), from K_{mu+1} =
 * (mu/x) K_mu - K_mu',
 *
 *   2 (x/2)^{mu+1} K_{mu+1} = g U,  U = P - mu Q + e^-y [cosh(y) Q. - l (sinh(y)/y) P.],
 *   -x K_mu'/K_mu = c + [(c^2 - z) Q + c Q. - P.]/H.
 *
 * Everything even or odd in mu stays so, which keeps relative accuracy as mu -> 0.  Where y is
 * large, sinh and cosh are e^|y|/2 and little else: gH and gU are Gamma(1 + m) (1 + eps), m = |mu|
 * and mu, and psi(1 + m) and psi'(1 + m) are what the derivatives of their logarithms begin with. */
#ifndef BURGI_CORE_BESSEL_BESSELK_DERIV_LOG_H
#define BURGI_CORE_BESSEL_BESSELK_DERIV_LOG_H

#include "besselk_deriv_parts.h"

/* The two base orders mu and mu + 1 of one point. */
typedef struct bg_besselk_log {
    bg_dd log;            /* log(2/x) */
    double f, d, dd;      /* order mu: -x f_x, f_nu, f_nunu */
    double slope;         /* order mu: -x f_xnu */
    double rest, lower;   /* order mu: f_nu less that of sinh(y)/y; d/dmu log(1 + eps) for H */
    bg_jet upper;         /* bg_besselk_log_gamma for U */
    bg_jet above;         /* and for order mu + 2, without its factor 1 + mu */
    double ratio, ratio1; /* R_mu and R_{mu+1} */
} bg_besselk_log;

/* n of nu = mu + n, -0.46 <= mu <= 0.54: e^-2y is largest near -1/2. */
BG_FN double bg_besselk_log_steps(double nu)
{
    return bg_round(nu - 0.04);
}

/* log(2/x), x < 1/8. */
BG_FN bg_dd bg_besselk_log_of(double x)
{
    bg_dd l = bg_log_of(x), s = bg_fast_two_sum(-l.hi, bg_ln2().hi);
    return bg_fast_two_sum(s.hi, s.lo + (bg_ln2().lo - l.lo)); /* l.lo is no rounding error */
}

/* log: log(2/x). */
BG_FN bg_besselk_log bg_besselk_log_at(double mu, double x, bg_dd log)
{
    double z = mu * mu, v = bg_abs(mu), sign = mu < 0.0 ? -1.0 : 1.0;
    bg_besselk_log r;
    r.log = log;
    double l = r.log.hi;
    bg_besselk_pq w = bg_besselk_pq_at(mu, x);
    bg_besselk_hyper y = bg_besselk_hyperbolic(mu, r.log);
    bg_besselk_psi psi = bg_besselk_psi_at(z);
    bg_jet p = bg_jet_add(w.p0, w.p), q = bg_jet_add(w.q0, w.q);
    const bg_jet zero = bg_jet_of(0.0, 0.0, 0.0);

    /* -H and its share of f_nu, f_nunu: even in mu where that is near 0 */
    bg_jet h = bg_jet_mul_sub(y.c, q, p);
    double one_h = 1.0 / h.f, h1 = h.d * one_h;
    double g1 = 2.0 * mu * (psi.odd + 1.0 / (1.0 - z));
    bg_jet pv = bg_jet_of(w.p.f, sign * w.p.d, w.p.dd);
    bg_jet qv = bg_jet_of(w.q.f, sign * w.q.d, w.q.dd);
    bg_jet tail = bg_jet_mul_sub(y.tau, bg_jet_of(q.f, sign * q.d, q.dd), zero);
    bg_jet lower = bg_besselk_log_gamma(psi, v, bg_fma(-v, w.q0.f, w.p0.f),
                                        bg_besselk_rest(v, pv, qv, tail));
    double one_v = 1.0 / (1.0 + v);
    int near = v < 0.125;
    r.lower = lower.f;
    r.rest = near ? g1 + h1 : sign * bg_fma(v, one_v, lower.d);
    r.d = bg_fma(l, y.langevin, bg_fma(log.lo, y.langevin, r.rest));
    r.dd = bg_fma(l * l, y.slope, bg_fma(one_v, one_v, lower.dd));

    /* -x K'/K */
    double top = bg_fma(y.kappa, q.f, bg_fma(y.c.f, w.qx.f, -w.px.f));
    double kappa1 = -2.0 * l * y.kappa * y.langevin;
    double top1 = bg_fma(kappa1, q.f, y.kappa * q.d) +
                  bg_fma(y.c.d, w.qx.f, bg_fma(y.c.f, w.qx.d, -w.px.d));
    double part = -top * one_h;
    r.f = y.c.f + part;
    r.slope = y.c.d - bg_fma(part, h.d, top1) * one_h;

    /* U, and (1 + mu) U + 2 q e^-y l sinh(y)/y H of order mu + 2, without the factor 1 + mu */
    double k1 = l * (y.langevin - 1.0), c = 0.5 * x * x, o = 1.0 / (1.0 + mu);
    bg_jet cosh = bg_jet_of(0.5 + 0.5 * y.e2, -l * y.e2, 2.0 * l * l * y.e2);
    bg_jet sinh = bg_jet_of(y.m, y.m * k1, y.m * bg_fma(k1, k1, l * l * y.slope));
    bg_jet next = bg_jet_of(c * o, -c * o * o, 2.0 * c * o * o * o);
    bg_jet rest = bg_besselk_rest(mu, w.p, w.q, bg_jet_mul_sub(cosh, w.qx, zero));
    bg_jet rest0 = bg_jet_add(rest, bg_jet_mul_sub(sinh, bg_jet_neg(w.px), zero));
    bg_jet rest1 =
        bg_jet_add(rest, bg_jet_mul_sub(sinh, bg_jet_mul_sub(next, bg_jet_neg(h), w.px), zero));
    /* the same, away from mu = 0, where e^-2y times what is left is small */
    double mo = o * y.one_mu, slope = -(1.0 + 2.0 * mu) * mo;
    bg_jet one_mo = bg_jet_of(mo, slope * mo, 2.0 * mo * bg_fma(slope, slope, -mo));
    bg_jet e2 = bg_jet_of(y.e2, -2.0 * l * y.e2, 4.0 * l * l * y.e2);
    bg_jet bend = bg_besselk_rest(mu, w.pxx, w.qxx, zero);
    bend = bg_jet_mul_sub(e2, bg_besselk_rest(mu, w.pxx, bg_jet_neg(w.qxx), zero), bend);
    bend =
        bg_jet_mul_sub(bg_jet_of(-mu, -1.0, 0.0), bg_besselk_rest(mu, w.px, w.qx, zero), bend);
    bend = bg_jet_add(bg_jet_mul_sub(one_mo, bend, zero), bg_besselk_rest(mu, w.p, w.q, zero));
    int away = v > 0.25;
    rest1.f = away ? bend.f : rest1.f;
    rest1.d = away ? bend.d : rest1.d;
    rest1.dd = away ? bend.dd : rest1.dd;
    double rgamma = bg_fma(-mu, w.q0.f, w.p0.f);
    r.upper = bg_besselk_log_gamma(psi, mu, rgamma, rest0);
    r.above = bg_besselk_log_gamma(psi, mu, rgamma, rest1);
    r.ratio = (rgamma + rest0.f) * one_h / (-2.0 * y.m);
    r.ratio1 = (1.0 + mu) * (rgamma + rest1.f) / (rgamma + rest0.f);
    return r;
}

/* Domain  0 <= nu < 24.5, 0 < x < 1/8; f_nunu: x = 0 where nu >= 1/16, to the last digit. */
BG_FN double bg_besselk_deriv_log(bg_deriv_kind kind, double nu, double x)
{
    if (kind == BG_DNUNU)
        x = x > 0.0 ? x : 0x1p-1074;
    double n = bg_besselk_log_steps(nu), mu = nu - n, o = 1.0 + mu, one_o = 1.0 / o;
    double one_o_lo = one_o * (bg_fma(-one_o, o, 1.0) - one_o * (mu - (o - 1.0)));
    bg_besselk_log b = bg_besselk_log_at(mu, x, bg_besselk_log_of(x));

    double f0 = kind == BG_DNU ? b.d : kind == BG_DXNU ? -b.slope / x : b.dd;

    /* Upwards from mu + 1 or mu + 2: -1/(1+mu) and 1/(1+mu)^2 stand in the first alone. */
    int one = n < 2.0;
    double upper1 = bg_fma(mu, one_o, b.upper.d),
           upper2 = bg_fma(one_o, one_o, bg_fma(2.0 * one_o, one_o_lo, b.upper.dd));
    double first = one ? upper1 : 1.0 + b.above.d, second = one ? upper2 : b.above.dd;
    double d = first - (one ? b.d - b.log.hi : upper1);
    double e = bg_fma(d, d, second - (one ? b.dd : upper2));
    bg_besselk_quotient a = bg_besselk_quotient_of(one ? b.ratio : b.ratio1, d, e);
    bg_dd sum = bg_two_sum(b.log.hi, first);
    sum.lo += b.log.lo;
    double f1 = bg_besselk_up(kind, 2, n, mu, x, a, sum, second);
    return n == 0.0 ? f0 : f1;
}

#endif
