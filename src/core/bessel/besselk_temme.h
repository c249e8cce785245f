/* The base orders of K_nu(x) for x < 1, where K has its logarithm: DLMF 10.27.4 arranged for
 * mu -> 0, as Temme did (1975).  Derived in docs/bessel.md, section 4.
 *
 * With L = -log x, z = x^2/4, m = mu^2 <= 1/4, and e_k and -mu d_k the even and the odd part of
 * k! 2^-mu/Gamma(k+1+mu) as a function of mu,
 *
 *   sin(pi mu)/(pi mu) K_mu = D cosh(mu L) + E sinh(mu L)/mu,
 *   D = sum_k d_k z^k/k!^2,  E = sum_k e_k z^k/k!^2.
 *
 * Both terms are positive for x < 1, since 2^-mu has taken log 2 out of the logarithm.  With D. and
 * E. for x d/dx, K_{mu+1} = (mu/x) K_mu - K_mu' gives
 *
 *   sin(pi mu)/(pi mu) x K_{mu+1} = e^(mu L) (E + mu D) - D. cosh(mu L) - E. sinh(mu L)/mu.
 *
 * From e_9 and d_9 the others follow downwards; but d_0, d_1, d_2, e_0 and e_1, whose errors weigh, are
 * polynomials of their own:
 *
 *   d_{k-1} = d_k - e_k/k,  e_{k-1} = e_k - m d_k/k. */
#ifndef BURGI_CORE_BESSEL_BESSELK_TEMME_H
#define BURGI_CORE_BESSEL_BESSELK_TEMME_H

#include "../const.h"
#include "../log_short.h"

typedef struct bg_besselk_pair {
    bg_dd m0, m1; /* M_mu, M_{mu+1}, less a factor that each base states */
} bg_besselk_pair;

/* sin(pi mu)/(pi mu), |mu| <= 1/2, to 2^-57. */
BG_FN bg_dd bg_sinc_pi(double mu)
{
    static const double c[8] = {
#include "tables/temme_sinc.inc"
    };
    double m = mu * mu;
    bg_dd p = bg_two_prod(m, c[0]), q = bg_fast_two_sum(1.0, -p.hi);
    p.lo = bg_fma(bg_fma(mu, mu, -m), c[0], p.lo);
    return bg_fast_two_sum(q.hi, q.lo - bg_fma(m * m, bg_poly(c + 1, 6, m), p.lo));
}

/* The sums: D = z + d, E = 1 + z - p + e, D. = 2 z (1 + d1 + dx), E. = 2 z (1 + ex), where p is
 * most of 1 - e_0: what is left can be rounded. */
typedef struct bg_temme_sums {
    bg_dd p;
    double d, e, d1, dx, ex;
} bg_temme_sums;

BG_FN bg_temme_sums bg_temme_sums_at(double mu, double z)
{
    enum { E0, D0, E1, D1, D2, E9, D9, ROWS, DEGREE = 8 };
    static const double c[ROWS][DEGREE + 1] = {
#include "tables/temme.inc"
    };
    double m = mu * mu, row[ROWS];
    bg_temme_sums s;

    BG_UNROLL
    for (int j = 0; j < ROWS; ++j)
        row[j] = c[j][DEGREE];
    BG_UNROLL
    for (int i = DEGREE - 1; i >= 0; --i) {
        BG_UNROLL
        for (int j = i > 0 ? E0 : D0; j < ROWS; ++j)
            row[j] = i < DEGREE - 1 || j == D0 ? bg_fma(row[j], m, c[j][i]) : c[j][i];
    }
    s.p = bg_two_prod(m, c[E0][0]);
    s.p.lo = bg_fma(bg_fma(mu, mu, -m), c[E0][0], s.p.lo);

    /* e_10 and d_10 are about e_9 and d_9 */
    double e = row[E9], d = row[D9], next = z * (1.0 / 90.0);
    s.d = s.dx = bg_fma(next, d, d);
    s.e = s.ex = bg_fma(next, e, e);
    BG_UNROLL
    for (int k = 9; k > 2; --k) {
        double zk = z * (1.0 / (k * k)), zx = z * (1.0 / (k * (k - 1))), up = d;
        d = k > 3 ? bg_fma(-1.0 / k, e, d) : row[D2];
        e = bg_fma(-m * (1.0 / k), up, e);
        s.d = bg_fma(zk, s.d, d);
        s.e = bg_fma(zk, s.e, e);
        s.dx = bg_fma(zx, s.dx, d);
        s.ex = bg_fma(zx, s.ex, e);
    }
    s.d1 = row[D1];
    s.d = bg_fma(z, bg_fma(0.25 * z, s.d, row[D1]), row[D0]);
    s.e = bg_fma(-m * m, row[E0], z * bg_fma(0.25 * z, s.e, row[E1]));
    s.dx = 0.5 * z * s.dx;
    s.ex = bg_fma(0.5 * z, s.ex, row[E1]);
    return s;
}

/* e^y - 1 for |y| <= 700, relative error < 2^-54: half the operations of bg_expm1_dd. */
BG_FN bg_dd bg_expm1_short(bg_dd y)
{
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo;

    double k = bg_round(y.hi * bg_log2_e()), s = bg_exp2i(k);
    bg_dd r = bg_fast_two_sum(bg_fma(-k, ln2_hi, y.hi), bg_fma(-k, ln2_lo, y.lo));
    double rest = bg_fma(r.hi * r.hi, bg_poly(c, 10, r.hi), bg_fma(r.hi, r.lo, r.lo));
    bg_dd e = bg_fast_two_sum(r.hi, rest);
    bg_dd t = bg_fast_two_sum(s - 1.0, s * e.hi);
    return bg_dd_of(t.hi, bg_fma(s, e.lo, t.lo));
}

/* K_mu and K_{mu+1} (x/2), both times x^mu sin(pi mu)/(pi mu) (bg_sinc_pi), for |mu| <= 1/2, x < 1
 * and log x.  Relative error < 1 u of K_mu, < 3 u of K_{mu+1}, which at mu = -1/2, x = 1 is a third of
 * its terms. */
BG_FN bg_besselk_pair bg_besselk_temme(double mu, double x, bg_dd log)
{
    /* near 0 what mu makes of the logarithm is no longer seen */
    double two_mu = 2.0 * mu;
    two_mu = bg_abs(mu) < 0x1p-100 ? 0x1p-99 : two_mu;
    bg_dd y = bg_two_prod(two_mu, log.hi);
    y.lo = bg_fma(two_mu, log.lo, y.lo);
    /* mu < 0: e^y is only multiplied by x^2 then; beyond e^700 nothing is left of it */
    y.hi = y.hi > 700.0 ? 700.0 : y.hi;
    y.hi = y.hi < -700.0 ? -700.0 : y.hi;

    /* e^(-mu L) sinh(mu L)/mu, and half of 2 e^(-mu L) cosh(mu L) - 2 */
    bg_dd e1 = bg_expm1_short(y);
    double r = 1.0 / two_mu, sinh = -e1.hi * r, cosh1 = 0.5 * e1.hi;
    double sinh_lo = -(bg_fma(sinh, two_mu, e1.hi) + e1.lo) * r;

    bg_dd z = bg_two_prod(0.5 * x, 0.5 * x);
    bg_temme_sums s = bg_temme_sums_at(mu, z.hi);
    bg_dd one = bg_fast_two_sum(1.0, -s.p.hi), d = bg_fast_two_sum(z.hi, s.d);
    bg_dd plus = bg_fast_two_sum(one.hi, z.hi), e = bg_fast_two_sum(plus.hi, s.e);
    one.lo -= s.p.lo;
    e.lo += (plus.lo + one.lo) + z.lo;
    d.lo += z.lo;

    bg_dd es = bg_two_prod(e.hi, sinh), m0 = bg_two_sum(es.hi, d.hi);
    es.lo = bg_fma(e.hi, sinh_lo, bg_fma(e.lo, sinh, es.lo));
    m0.lo += es.lo + bg_fma(cosh1, d.hi, d.lo);

    double two_z = 2.0 * z.hi, dx = s.d1 + s.dx;
    double v = bg_fma(-two_z, s.d1, bg_fma(-two_z, s.dx, s.e));
    bg_dd md = bg_two_prod(mu, d.hi), steep = bg_two_prod(-two_z, bg_fma(sinh, s.ex, sinh));
    bg_dd minus = bg_fast_two_sum(one.hi, -z.hi), top = bg_fast_two_sum(minus.hi, v);
    bg_dd sum = bg_fast_two_sum(top.hi, md.hi), m1 = bg_fast_two_sum(sum.hi, steep.hi);
    double low = bg_fma(z.lo, mu - 1.0 - 2.0 * dx, bg_fma(-two_z, sinh_lo, md.lo + steep.lo));
    low = bg_fma(-two_z, bg_fma(cosh1, dx, cosh1), low + one.lo);
    m1.lo += ((minus.lo + top.lo) + sum.lo) + low;

    bg_besselk_pair m;
    m.m0 = bg_fast_two_sum(m0.hi, m0.lo);
    m.m1 = bg_dd_scale(bg_fast_two_sum(m1.hi, m1.lo), 0.5);
    return m;
}

#endif
