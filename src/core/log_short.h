/* Logarithms as hi + lo with a few bits more than a double: a third of the operations of
 * bg_log_quotient, for sums whose terms cancel to a small part of themselves only. */
#ifndef BURGI_CORE_LOG_SHORT_H
#define BURGI_CORE_LOG_SHORT_H

#include "const.h"
#include "elem.h"

/* The integer k for which p/q is about 2^k, plus 1023; p 2^-k/q is between 2/3 and 3/2.  A
 * difference of bits is a logarithm, piecewise linear. */
BG_FN uint64_t bg_quotient_exponent(double p, double q)
{
    return (bg_bits(p) - bg_bits(q) + UINT64_C(0x3ff8000000000000)) >> 52;
}

/* The same less 1023, as a double. */
BG_FN double bg_exponent_value(uint64_t e)
{
    return bg_from_bits(e | UINT64_C(0x4330000000000000)) - (0x1p52 + 1023.0);
}

/* k log 2 + 2 atanh(s/2), s = t + rest r. */
BG_FN bg_dd bg_log_of_tanh(double k, double t, double rest, double r)
{
    static const double c[8] = {
#include "tables/atanh_half.inc"
    };
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo;
    double z = t * t, hi = bg_fma(k, ln2_hi, t);
    double lo = bg_fma(k, ln2_lo, bg_fma(k, ln2_hi, -hi) + t);
    return bg_dd_of(hi, bg_fma(t * z, bg_poly(c, 7, z), bg_fma(rest, r, lo)));
}

/* k log 2 + log((2q + n)/(2q - n)) or so: log of p/q, whose difference is n, by t = 2n/(2q + n)
 * and its odd powers.  p + q is taken as 2q + n, since the sum's own rounding would show. */
BG_FN bg_dd bg_log_of_difference(double k, bg_dd n, double sum, bg_dd q)
{
    double r = 2.0 / sum, t = n.hi * r;
    double rest = bg_fma(-0.5, t * n.hi, bg_fma(-t, q.hi, n.hi)) +
                  bg_fma(-t, bg_fma(0.5, n.lo, q.lo), n.lo);
    return bg_log_of_tanh(k, t, rest, r);
}

/* log(p/q) + more log 2, more an integer.  The reduction's difference is exact, so that an error
 * of p or q is all that a small logarithm suffers from; else 2^-55 absolute (seen: 2^-55.8).
 * Domain  2^-1000 < p/q < 2^1000, p and q normal. */
BG_FN bg_dd bg_log_short(bg_dd p, bg_dd q, double more)
{
    uint64_t e = bg_quotient_exponent(p.hi, q.hi);
    double scale = bg_from_bits((UINT64_C(2046) - e) << 52), m = p.hi * scale;
    bg_dd n = bg_dd_of(m - q.hi, bg_fma(p.lo, scale, -q.lo));
    return bg_log_of_difference(bg_exponent_value(e) + more, n, m + q.hi, q);
}

/* The same to 2^-58 for a double p, where an order of 15 and more multiplies the logarithm: with h =
 * t/2 the remainder n - h (p + q) is exact, and weighed by the logarithm's slope. */
BG_FN bg_dd bg_log_fine(double p, bg_dd q, double more)
{
    uint64_t e = bg_quotient_exponent(p, q.hi);
    double m = p * bg_from_bits((UINT64_C(2046) - e) << 52), n = m - q.hi; /* less q.lo */
    double sum = m + q.hi, lost = n - bg_fma(-2.0, q.hi, sum);
    double r = 2.0 / sum, t = n * r, h = 0.5 * t;
    double rest = bg_fma(-h, sum, n) - bg_fma(h, q.lo + lost, q.lo);
    return bg_log_of_tanh(bg_exponent_value(e) + more, t, rest, bg_fma(h * h, r, r));
}

/* log x in the same way, for a normal x: n - t is exact. */
BG_FN bg_dd bg_log_fine_of(double x)
{
    uint64_t e = bg_quotient_exponent(x, 1.0);
    double n = x * bg_from_bits((UINT64_C(2046) - e) << 52) - 1.0, r = 2.0 / (2.0 + n);
    double t = n * r, h = 0.5 * t, rest = bg_fma(-h, n, n - t);
    return bg_log_of_tanh(bg_exponent_value(e), t, rest, bg_fma(h * h, r, r));
}

/* bg_log_short where p - q = n is known better than p and q tell, relatively accurate near 0. */
BG_FN bg_dd bg_log_short_near(bg_dd p, bg_dd q, bg_dd n)
{
    uint64_t e = bg_quotient_exponent(p.hi, q.hi);
    double k = bg_exponent_value(e), scale = bg_from_bits((UINT64_C(2046) - e) << 52);
    double m = p.hi * scale;
    bg_dd d = bg_dd_of(m - q.hi, bg_fma(p.lo, scale, -q.lo));

    d.hi = k == 0.0 ? n.hi : d.hi;
    d.lo = k == 0.0 ? n.lo : d.lo;
    return bg_log_of_difference(k, d, m + q.hi, q);
}

/* log x for any 0 < x < 2^1000, subnormal numbers included. */
BG_FN bg_dd bg_log_of(double x)
{
    int small = x < 0x1p-1000;
    double p = x * (small ? 0x1p100 : 1.0);
    uint64_t e = bg_quotient_exponent(p, 1.0);
    double n = p * bg_from_bits((UINT64_C(2046) - e) << 52) - 1.0, r = 2.0 / (2.0 + n),
           t = n * r;
    double k = bg_exponent_value(e) - (small ? 100.0 : 0.0);
    return bg_log_of_tanh(k, t, bg_fma(-0.5, t * n, n - t), r);
}

/* log(w)/2 = k log(2)/2 - h, with h to 2^-55: returns h.  Domain  w normal. */
BG_FN double bg_half_log(double w, double *k)
{
    static const double c[8] = {
        1.0,
#include "tables/atanh_short.inc"
    };
    uint64_t e = bg_quotient_exponent(w, 1.0);
    double m = w * bg_from_bits((UINT64_C(2046) - e) << 52), t = (1.0 - m) / (1.0 + m);

    *k = bg_exponent_value(e);
    return t * bg_poly(c, 7, t * t);
}

#endif
