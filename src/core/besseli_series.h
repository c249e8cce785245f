/* I_nu(x) by its power series, for small w (and, scaled, for x < 24 at any order).
 *
 *   J = 0F1(; nu+1; q) = sum_k q^k / (k! (nu+1)_k),  q = x^2/4,  I = (x/2)^nu J / Gamma(nu+1)
 *
 * summed backwards without a division: with c_k = k (nu + k) and A = B = 1,
 *
 *   for k = M .. 1:  A = A q + c_k B,  B = c_k B;     J = A/B,  J - 1 = (A q)/B one step earlier.
 *
 * All terms are positive.  Rounding in step k reaches J weighted by the share of the terms from
 * k on, so the last steps, carried as hi + lo, leave it at the level of u (docs/bessel.md). */
#ifndef BURGI_CORE_BESSELI_SERIES_H
#define BURGI_CORE_BESSELI_SERIES_H

#include "gamma.h"

typedef struct bg_series {
    bg_dd p, q, diff; /* J = p/q, J - 1 = diff/q */
} bg_series;

/* R(regime, F(terms, ...)) for each length of the series, regimes counted from first. */
#define BG_EACH_SERIES(R, first, F, ...)                                                       \
    R(first, F(8, __VA_ARGS__))                                                                \
    R(first + 1, F(12, __VA_ARGS__))                                                           \
    R(first + 2, F(20, __VA_ARGS__))                                                           \
    R(first + 3, F(40, __VA_ARGS__))

/* Which of these lengths (0 .. 3) leaves less than 2^-59 of J - 1: x^2 <= a + b nu, and
 * x < 24 for the last.  reference/scan_series.c, docs/bessel_series.md. */
BG_FN double bg_besseli_series_tier(double nu, double x)
{
    double x2 = x * x;
    return (x2 > bg_fma(0.14, nu, 0.55) ? 1.0 : 0.0) +
           (x2 > bg_fma(0.84, nu, 5.0) ? 1.0 : 0.0) + (x2 > bg_fma(4.8, nu, 49.0) ? 1.0 : 0.0);
}

/* One step of the scheme.  scale is a power of two that keeps c_k in range at huge orders. */
BG_FN void bg_series_step(int k, double nu, double scale, bg_dd z, bg_series *j)
{
    double kk = (double)k * k, c = bg_fma(k, nu, kk), c_lo = bg_fma(k, nu, kk - c) * scale;
    c *= scale;
    bg_dd p = bg_two_prod(c, j->q.hi), t = bg_two_prod(z.hi, j->p.hi);

    p.lo += bg_fma(c, j->q.lo, c_lo * j->q.hi);
    t.lo += bg_fma(z.hi, j->p.lo, z.lo * j->p.hi);
    bg_dd s = bg_two_sum(t.hi, p.hi);
    s.lo += t.lo + p.lo;
    j->p = s;
    j->q = p;
    j->diff = t;
}

/* J by M = terms, the last 20 of them in hi + lo.  Domain  x^2 as bg_besseli_series_tier has it
 * for the terms; scale = 1, or 2^-k with 2^k >= nu. */
BG_FN bg_series bg_besseli_series(int terms, double nu, double x, double scale)
{
    enum { EXACT = 20 };
    bg_series j = { { 1.0, 0.0 }, { 1.0, 0.0 }, { 0.0, 0.0 } };
    bg_dd z = bg_dd_scale(bg_two_prod(0.5 * x, 0.5 * x), scale);

    BG_UNROLL
    for (int k = terms; k > EXACT; --k) {
        double c = bg_fma(k, nu, (double)k * k) * scale;
        j.q.hi *= c;
        j.p.hi = bg_fma(j.p.hi, z.hi, j.q.hi);
    }
    BG_UNROLL
    for (int k = terms < EXACT ? terms : EXACT; k > 0; --k)
        bg_series_step(k, nu, scale, z, &j);
    return j;
}

/* log J, relatively accurate as x -> 0. */
BG_FN bg_dd bg_log_series(bg_series j)
{
    bg_dd p = bg_fast_two_sum(j.p.hi, j.p.lo), q = bg_fast_two_sum(j.q.hi, j.q.lo);
    return bg_log_quotient(p, q, j.diff, bg_dd_add(p, q), 0.0);
}

/* log I, or log(e^-x I) where scaled, from the leading term's logarithm and log J. */
BG_FN double bg_besseli_series_sum(int scaled, bg_dd lead, bg_dd log_j, double x)
{
    bg_dd s = bg_dd_add(lead, log_j);
    s = scaled ? bg_dd_add_d(s, -x) : s;
    return s.hi + s.lo;
}

/* Orders below 1.  Domain 0 <= nu < 1, w < 24, x > 0.  Error < 1 u mixed; nu = 0: relative. */
BG_FN double bg_log_besseli_series0(int terms, int scaled, double nu, double x)
{
    bg_dd log_j = bg_log_series(bg_besseli_series(terms, nu, x, 1.0));
    bg_dd lead = bg_dd_mul_d(bg_log_any(x, -1.0), nu);

    lead = bg_dd_add_d(lead, -bg_lgamma1p(nu));
    lead.hi = nu == 0.0 ? 0.0 : lead.hi;
    lead.lo = nu == 0.0 ? 0.0 : lead.lo;
    return bg_besseli_series_sum(scaled, lead, log_j, x);
}

/* Orders from 1.  Domain 1 <= nu, w < 24, x >= 2^-900.  Error < 1 u mixed. */
BG_FN double bg_log_besseli_series1(int terms, int scaled, double nu, double x)
{
    bg_dd log_j = bg_log_series(bg_besseli_series(terms, nu, x, 1.0));
    return bg_besseli_series_sum(scaled, bg_log_power_over_gamma(nu, x), log_j, x);
}

#endif
