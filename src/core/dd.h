/* Arithmetic on hi + lo: unevaluated sums of two doubles, for the few places where a term
 * must carry more than 53 bits.  Error-free transformations after Dekker and Knuth; the
 * bounds are those of Joldes, Muller and Popescu, "Tight and rigorous error bounds for basic
 * building blocks of double-word arithmetic" (2017). */
#ifndef BURGI_CORE_DD_H
#define BURGI_CORE_DD_H

#include "fn.h"

typedef struct bg_dd {
    double hi, lo;
} bg_dd;

BG_FN bg_dd bg_dd_of(double hi, double lo)
{
    bg_dd r;
    r.hi = hi;
    r.lo = lo;
    return r;
}

/* a + b exactly; needs |a| >= |b| or a = 0. */
BG_FN bg_dd bg_fast_two_sum(double a, double b)
{
    double s = a + b;
    return bg_dd_of(s, b - (s - a));
}

/* a + b exactly. */
BG_FN bg_dd bg_two_sum(double a, double b)
{
    double s = a + b, t = s - a;
    return bg_dd_of(s, (a - (s - t)) + (b - t));
}

/* a b exactly, unless its low part underflows. */
BG_FN bg_dd bg_two_prod(double a, double b)
{
    double p = a * b;
    return bg_dd_of(p, bg_fma(a, b, -p));
}

BG_FN bg_dd bg_dd_neg(bg_dd a)
{
    return bg_dd_of(-a.hi, -a.lo);
}

/* a 2^k for a power of two s. */
BG_FN bg_dd bg_dd_scale(bg_dd a, double s)
{
    return bg_dd_of(a.hi * s, a.lo * s);
}

/* a + b, error <= 2^-104 (|a| + |b|). */
BG_FN bg_dd bg_dd_add(bg_dd a, bg_dd b)
{
    bg_dd s = bg_two_sum(a.hi, b.hi);
    return bg_fast_two_sum(s.hi, s.lo + (a.lo + b.lo));
}

BG_FN bg_dd bg_dd_add_d(bg_dd a, double b)
{
    bg_dd s = bg_two_sum(a.hi, b);
    return bg_fast_two_sum(s.hi, s.lo + a.lo);
}

/* a b, relative error <= 2^-102. */
BG_FN bg_dd bg_dd_mul(bg_dd a, bg_dd b)
{
    bg_dd p = bg_two_prod(a.hi, b.hi);
    return bg_fast_two_sum(p.hi, p.lo + bg_fma(a.hi, b.lo, a.lo * b.hi));
}

BG_FN bg_dd bg_dd_mul_d(bg_dd a, double b)
{
    bg_dd p = bg_two_prod(a.hi, b);
    return bg_fast_two_sum(p.hi, bg_fma(a.lo, b, p.lo));
}

/* a / b by one division, relative error <= 2^-100. */
BG_FN bg_dd bg_dd_div(bg_dd a, bg_dd b)
{
    double r = 1.0 / b.hi, q = a.hi * r;
    double rest = bg_fma(-q, b.hi, a.hi) + bg_fma(-q, b.lo, a.lo);
    return bg_fast_two_sum(q, rest * r);
}

/* a s + rest rounded to double, where a s may overflow to infinity. */
BG_FN double bg_dd_sum_scaled(bg_dd a, double s, bg_dd rest)
{
    double big = a.hi * s;
    bg_dd sum = bg_two_sum(big, rest.hi);
    double small = sum.lo + bg_fma(a.lo, s, rest.lo);
    return bg_abs(big) < BG_INF ? sum.hi + small : big;
}

/* sqrt(p + q) with its reciprocal for free: needs 2^-1000 < p.hi + q.hi < 2^1000. */
BG_FN bg_dd bg_dd_root_of_sum(bg_dd p, bg_dd q, double *reciprocal)
{
    bg_dd s = bg_two_sum(p.hi, q.hi);
    double w = sqrt(s.hi), y = 1.0 / w;
    double rest = bg_fma(-w, w, s.hi) + (s.lo + (p.lo + q.lo));

    *reciprocal = y;
    return bg_fast_two_sum(w, 0.5 * y * rest);
}

/* hypot(a, b): needs 2^-500 < max(|a|, |b|) < 2^500. */
BG_FN bg_dd bg_dd_hypot(double a, double b, double *reciprocal)
{
    return bg_dd_root_of_sum(bg_two_prod(a, a), bg_two_prod(b, b), reciprocal);
}

#endif
