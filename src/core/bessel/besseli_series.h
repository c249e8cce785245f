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
#ifndef BURGI_CORE_BESSEL_BESSELI_SERIES_H
#define BURGI_CORE_BESSEL_BESSELI_SERIES_H

#include "../const.h"
#include "../function.h"
#include "../gamma.h"
#include "../log_short.h"
#include "bessel_of.h"

typedef struct bg_series {
    bg_dd p, q, diff; /* J = p/q, J - 1 = diff/q */
} bg_series;

/* R(regime, F(terms, ...)) for each length of the series, regimes counted from first. */
#define BG_EACH_SERIES(R, first, F, ...)                                                       \
    R(first, F(8, __VA_ARGS__))                                                                \
    R(first + 1, F(12, __VA_ARGS__))                                                           \
    R(first + 2, F(20, __VA_ARGS__))                                                           \
    R(first + 3, F(40, __VA_ARGS__))
enum { BG_SERIES_TIERS = BG_EACH_SERIES(BG_ONE, 0, 0, 0) };

/* Which of these lengths (0 .. 3) leaves less than 2^-59 of J - 1: x^2 <= a + b nu, and
 * x < 24 for the last.  reference/scan/series.c, docs/measured/bessel_series.md. */
BG_FN double bg_besseli_series_tier(double nu, double x)
{
    double x2 = x * x;
    return (x2 > bg_fma(0.14, nu, 0.55) ? 1.0 : 0.0) +
           (x2 > bg_fma(0.84, nu, 5.0) ? 1.0 : 0.0) + (x2 > bg_fma(4.8, nu, 49.0) ? 1.0 : 0.0);
}

/* One step of the scheme, c_k = k nu + kk.  scale is a power of two that keeps c_k in range at
 * huge orders. */
BG_FN void bg_series_step(int k, double nu, double kk, double scale, bg_dd z, bg_series *j)
{
    double c = bg_fma(k, nu, kk), c_lo = bg_fma(k, nu, kk - c) * scale;
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

/* J by M = terms, the last `exact` of them in hi + lo.  Domain  x^2 as bg_besseli_series_tier has
 * it for the terms; scale = 1, or 2^-k with 2^k >= nu. */
BG_FN bg_series bg_besseli_series(int terms, int exact, double nu, double x, double scale)
{
    bg_series j = { { 1.0, 0.0 }, { 1.0, 0.0 }, { 0.0, 0.0 } };
    bg_dd z = bg_dd_scale(bg_two_prod(0.5 * x, 0.5 * x), scale);

    BG_UNROLL
    for (int k = terms; k > exact; --k) {
        double c = bg_fma(k, nu, (double)k * k) * scale;
        j.q.hi *= c;
        j.p.hi = bg_fma(j.p.hi, z.hi, j.q.hi);
    }
    BG_UNROLL
    for (int k = terms < exact ? terms : exact; k > 0; --k)
        bg_series_step(k, nu, (double)k * k, scale, z, &j);
    return j;
}

/* log J, relatively accurate as x -> 0. */
BG_FN bg_dd bg_log_series(bg_series j)
{
    bg_dd p = bg_fast_two_sum(j.p.hi, j.p.lo), q = bg_fast_two_sum(j.q.hi, j.q.lo);
    return bg_log_short_near(p, q, j.diff);
}

/* How many steps are hi + lo: log I is near 0 only where J is of order 1, log(e^-x I) anywhere. */
BG_FN int bg_series_exact(bg_scaling scaled)
{
    return scaled ? 12 : 4;
}

/* log I, or log(e^-x I) where scaled, with v = nu + 1:
 *
 *   log I = nu [1 + log(x/(2v))] - log(v)/2 + [1 - log(2 pi)/2 - delta(v)] + log J,
 *
 * delta being Stirling's remainder for Gamma(v).  Where 1 + nu rounds, just above nu = 2^k - 1, it does
 * by up to u: v is a pair in both logarithms.  At nu = 0 all but log J is zero, and dropped.
 * Domain 0 <= nu, w < 24, x > 0, x >= 2^-900 if nu >= 1.  Error < 3 u mixed; nu = 0: relative. */
BG_FN double bg_log_besseli_series(int terms, bg_scaling scaled, double nu, double x)
{
    /* log(2)/2 and 1 - log(2 pi)/2, the first parts with 42 bits after the point */
    const double ln2_hi = bg_half_ln2_short().hi, ln2_lo = bg_half_ln2_short().lo,
                 c_hi = 0x1.4c071bcda0000p-4, c_lo = 0x1.4b596d686dffdp-45;
    bg_dd log_j = bg_log_series(bg_besseli_series(terms, bg_series_exact(scaled), nu, x, 1.0));
    double v0 = nu + 1.0;
    bg_dd v = bg_dd_of(v0, nu - (v0 - 1.0)); /* exact */
    double e = x < 0x1p-1000 ? 100.0 : 0.0, k, h = bg_half_log(v.hi, &k);
    bg_dd l = bg_log_fine(x * bg_exp2i(e), v, -1.0 - e);
    double t = bg_stirling_variable(v.hi); /* about 1/v, for what log(v)/2 lacks */
    bg_dd l1 = bg_two_sum(1.0, l.hi);
    bg_dd g = bg_two_prod(nu, l1.hi), b = bg_two_sum(g.hi, bg_fma(k, -ln2_hi, c_hi));
    double lo = bg_fma(nu, l1.lo + l.lo, g.lo) + bg_fma(k, -ln2_lo, c_lo) +
                (bg_fma(-0.5 * v.lo, t, h) - bg_stirling_at(t));
    lo += b.lo;
    b.hi = nu == 0.0 ? 0.0 : b.hi;
    lo = nu == 0.0 ? 0.0 : lo;

    bg_dd s = scaled ? bg_two_sum(log_j.hi, -x) : log_j, f = bg_two_sum(b.hi, s.hi);
    return f.hi + (f.lo + (lo + (scaled ? s.lo + log_j.lo : s.lo)));
}

#endif
