/* log I and log K as hi + lo for hypot(nu, x) < 64: I by its power series, K by Temme's series
 * for x < 1 and from there by the trapezoidal rule on its integral. */
#ifndef BURGI_CORE_BESSEL_BESSEL_DD_SMALL_H
#define BURGI_CORE_BESSEL_BESSEL_DD_SMALL_H

#include "../elem_dd.h"

/* 1/Gamma(1+z) = 1 + even + z odd and 1/Gamma(1-z) = 1 + even - z odd, |z| <= 1/2. */
typedef struct bg_dd_rgamma {
    bg_dd odd, even;
} bg_dd_rgamma;

BG_FN bg_dd_rgamma bg_dd_rgamma_of(double z)
{
    static const double c[68] = {
#include "tables/dd_rgamma.inc"
    };
    bg_dd z2 = bg_two_prod(z, z), odd = bg_dd_of(0.0, 0.0), even = odd;

    for (int k = 33; k > 0; k -= 2) { /* c_k and c_{k-1} */
        odd = bg_dd_add(bg_dd_of(c[2 * k], c[2 * k + 1]), bg_dd_mul(odd, z2));
        if (k > 1)
            even = bg_dd_add(bg_dd_of(c[2 * k - 2], c[2 * k - 1]), bg_dd_mul(even, z2));
    }
    bg_dd_rgamma r;
    r.odd = odd;
    r.even = bg_dd_mul(even, z2);
    return r;
}

/* J = 0F1(; nu+1; q) = p/q, J - 1 = diff/q. */
typedef struct bg_dd_series {
    bg_dd p, q, diff;
} bg_dd_series;

/* How many terms J - 1 needs: the next is below 2^-112 of it, and each after at most half its
 * predecessor. */
BG_FN int bg_dd_series_terms(double nu, double q)
{
    double term = 1.0, sum = 0.0, ratio;
    int k = 0;
    do {
        ++k;
        ratio = q / (k * (nu + k));
        term *= ratio;
        sum += term;
    } while (!(term <= 0x1p-112 * sum && ratio <= 0.5));
    return k;
}

/* The scheme of bg_besseli_series, every step in hi + lo: with c_k = k (nu + k), A = B = 1,
 *   for k = M .. 1:  A = A q + c_k B,  B = c_k B,
 * both times 2^-10 at each step, which keeps them in range for M <= 128, w < 65. */
BG_FN bg_dd_series bg_dd_besseli_series(double nu, double x)
{
    bg_dd z = bg_two_prod(0.5 * x, 0.5 * x), one = bg_dd_of(1.0, 0.0);
    bg_dd_series j = { one, one, bg_dd_of(0.0, 0.0) };
    int terms = bg_dd_series_terms(nu, z.hi);

    z = bg_dd_scale(z, 0x1p-10);
    for (int k = terms; k > 0; --k) {
        bg_dd c = bg_dd_mul_d(bg_two_sum(k, nu), k * 0x1p-10);
        j.q = bg_dd_mul(c, j.q);
        j.diff = bg_dd_mul(z, j.p);
        j.p = bg_dd_add(j.diff, j.q);
    }
    return j;
}

/* log I, 0 <= nu, 0 < x, w < 65.  Error < 2^-92 max(|f|, 1); nu = 0: relative. */
BG_FN bg_dd bg_log_besseli_dd_small(double nu, double x)
{
    bg_dd_series j = bg_dd_besseli_series(nu, x);
    bg_dd log_j = bg_dd_log_quotient(j.p, j.q, j.diff, bg_dd_add(j.p, j.q), 0.0);
    double n = bg_round(nu), mu = nu - n;

    if (nu == 0.0)
        return log_j;
    bg_dd_rgamma g = bg_dd_rgamma_of(mu);
    bg_dd m1 = bg_dd_add(g.even, bg_dd_mul_d(g.odd, mu)); /* 1/Gamma(1+mu) - 1 */
    bg_dd p = bg_dd_add_d(m1, 1.0), q = bg_dd_of(1.0, 0.0);
    for (int k = 1; k <= n; ++k)
        q = bg_dd_mul(q, bg_two_sum(k, mu));
    bg_dd num = n == 0.0 ? m1 : bg_dd_add(p, bg_dd_neg(q));
    bg_dd log_gamma = bg_dd_log_quotient(p, q, num, bg_dd_add(p, q), 0.0); /* 1/Gamma(1+nu) */
    bg_dd lead = bg_dd_add(bg_dd_mul_d(bg_dd_log_any(x, -1.0), nu), log_gamma);
    return bg_dd_add(lead, log_j);
}

/* K_mu and K_{mu+1} (x/2), both times (x/2)^mu, by Temme's series: besselk_base.h has the
 * formulas.  Domain  |mu| <= 1/2, x < 1, l = log(2/x). */
BG_FN void bg_dd_besselk_temme(double mu, double x, bg_dd l, bg_dd *m0, bg_dd *m1)
{
    enum { TERMS = 15 };
    const bg_dd one = bg_dd_of(1.0, 0.0);
    bg_dd y = bg_dd_mul_d(l, 2 * mu);
    bg_dd_rgamma g = bg_dd_rgamma_of(mu);
    bg_dd gamma1 = bg_dd_neg(g.odd), gamma2 = bg_dd_add_d(g.even, 1.0);

    /* e^-y only to e^+-700: mu > 0 adds it to 1, mu < 0 multiplies it by x^2. */
    bg_dd far = bg_dd_of(y.hi > 0.0 ? 700.0 : -700.0, 0.0);
    bg_dd odd = bg_dd_mul_d(gamma1, mu),
          e1 = bg_dd_expm1(bg_dd_neg(bg_abs(y.hi) < 700.0 ? y : far));
    bg_dd gm = bg_dd_add(gamma2, odd), gp = bg_dd_add(gamma2, bg_dd_neg(odd));
    bg_dd r = bg_dd_div(one, bg_dd_mul(gm, gp)), mean = bg_dd_add_d(bg_dd_scale(e1, 0.5), 1.0);
    bg_dd slope = bg_abs(y.hi) < 0x1p-200 ? l : bg_dd_mul(bg_dd_div(bg_dd_neg(e1), y), l);
    bg_dd f = bg_dd_mul(bg_dd_add(bg_dd_mul(gamma1, mean), bg_dd_mul(gamma2, slope)), r);
    bg_dd p = bg_dd_scale(bg_dd_mul(r, gm), 0.5);
    bg_dd q = bg_dd_scale(bg_dd_mul(bg_dd_mul(r, gp), bg_dd_add_d(e1, 1.0)), 0.5);
    bg_dd z = bg_two_prod(0.5 * x, 0.5 * x);

    *m0 = f;
    *m1 = p;
    for (int k = 1; k <= TERMS; ++k) {
        bg_dd minus = bg_two_sum(k, -mu), plus = bg_two_sum(k, mu);
        bg_dd c = bg_dd_div(z, bg_dd_mul_d(bg_dd_mul(minus, plus), k));
        f = bg_dd_mul(c, bg_dd_add(bg_dd_mul_d(f, k), bg_dd_add(p, q)));
        p = bg_dd_mul(bg_dd_mul(c, plus), p);
        q = bg_dd_mul(bg_dd_mul(c, minus), q);
        *m0 = bg_dd_add(*m0, f);
        *m1 = bg_dd_add(*m1, bg_dd_add(p, bg_dd_mul_d(f, -k)));
    }
}

/* log K for x < 1, nu < 65: M_o = K_o (x/2)^o from |mu| <= 1/2 upwards by
 * M_{o+1} = o M_o + (x^2/4) M_{o-1}.  Error < 2^-92 max(|f|, 1). */
BG_FN bg_dd bg_log_besselk_dd_temme(double nu, double x)
{
    double n = bg_round(nu), mu = nu - n;
    bg_dd l = bg_dd_neg(bg_dd_log_any(x, -1.0)), z = bg_two_prod(0.5 * x, 0.5 * x), m0, m1;

    bg_dd_besselk_temme(mu, x, l, &m0, &m1);
    for (int k = 1; k < n; ++k) {
        bg_dd next = bg_dd_add(bg_dd_mul(bg_two_sum(k, mu), m1), bg_dd_mul(z, m0));
        m0 = m1;
        m1 = next;
    }
    bg_dd log_m = bg_dd_log_ratio(n == 0.0 ? m0 : m1, bg_dd_of(1.0, 0.0), 0.0);
    return bg_dd_add(log_m, bg_dd_mul_d(l, nu));
}

/* log K for 1 <= x, w < 65 by the trapezoidal rule with step h on
 *
 *   e^x K = int_0^oo e^(-x (cosh t - 1)) cosh(nu t) dt,
 *
 * over all nodes that count, eight at a time.  The integrand is analytic for |Im t| < pi/2: with
 * h = 3/64, or 3/32 for w < 9, the rule's error is below 2^-107 K.
 * Error < 2^-92 max(|f|, 1). */
BG_FN bg_dd bg_log_besselk_dd_integral(double nu, double x)
{
    static const double c[304] = {
#include "tables/dd_cosh.inc"
    };
    enum { BLOCK = 8, NODES = 136 };
    const bg_dd log_h = bg_dd_of(-0x1.87b6f4120d562p+1, 0x1.edfd186af89dbp-53); /* log(3/64) */
    const bg_dd half = bg_dd_of(0.5, 0.0);
    int stride = nu * nu + x * x < 81.0 ? 2 : 1, go = 1;
    bg_dd step = bg_dd_exp(bg_two_prod(nu, stride * 3.0 / 64)), g = half;   /* e^(nu t)/2 */
    bg_dd back = bg_dd_div(bg_dd_of(1.0, 0.0), step), d = half, sum = half; /* e^(-nu t)/2 */

    for (int j = stride; go && j < NODES; j += BLOCK * stride) {
        double hi[BLOCK], lo[BLOCK];
        for (int v = 0; v < BLOCK; v += BG_WIDTH)
            BG_SIMD
        for (int i = v; i < v + BG_WIDTH; ++i) {
            const double *node = c + 2 * (j + i * stride);
            bg_dd e = bg_dd_exp(bg_dd_mul_d(bg_dd_of(node[0], node[1]), -x));
            hi[i] = e.hi;
            lo[i] = e.lo;
        }
        for (int i = 0; i < BLOCK; ++i) {
            g = bg_dd_mul(g, step);
            d = bg_dd_mul(d, back);
            bg_dd term = bg_dd_mul(bg_dd_of(hi[i], lo[i]), bg_dd_add(g, d));
            sum = bg_dd_add(sum, term);
            go = !(term.hi < 0x1p-112 * sum.hi);
        }
    }
    bg_dd log = bg_dd_log_ratio(sum, bg_dd_of(1.0, 0.0), stride - 1);
    return bg_dd_add_d(bg_dd_add(log, log_h), -x);
}

#endif
