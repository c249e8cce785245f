/* Sine, cosine, tangent and arc tangent.  Both of sine and cosine come out of one reduction, as
 * hi + lo with a few bits more than a double, so that a quotient of them is as good as they. */
#ifndef BURGI_CORE_ELEM_TRIG_H
#define BURGI_CORE_ELEM_TRIG_H

#include "const.h"
#include "elem.h"
#include "function.h"

typedef struct bg_sincos {
    bg_dd sin, cos;
} bg_sincos;

/* sin and cos of k pi/2 + r, k an integer below 2^51, |r.hi| <= 0.79: hi is the first term (of cos
 * 1 - r^2/2), lo all others, whose rounding is below 2^-56. */
BG_FN bg_sincos bg_sincos_of(double k, bg_dd r)
{
    static const double s[7] = {
#include "tables/sin.inc"
    };
    static const double c[6] = {
#include "tables/cos.inc"
    };
    double z = r.hi * r.hi, half = 0.5 * z, w = 1.0 - half;
    double sin_lo = bg_fma(r.hi * z, bg_poly(s, 6, z), bg_fma(-half, r.lo, r.lo));
    double cos_lo = bg_fma(z * z, bg_poly(c, 5, z), bg_fma(-r.hi, r.lo, (1.0 - w) - half));
    cos_lo = bg_fma(-0.5, bg_fma(r.hi, r.hi, -z), cos_lo);

    uint64_t quadrant = bg_bits(k + 0x1.8p52);
    int odd = (quadrant & 1) != 0;
    double sin_sign = (quadrant & 2) != 0 ? -1.0 : 1.0;
    double cos_sign = ((quadrant + 1) & 2) != 0 ? -1.0 : 1.0;
    bg_sincos y;
    y.sin = bg_fast_two_sum(sin_sign * (odd ? w : r.hi), sin_sign * (odd ? cos_lo : sin_lo));
    y.cos = bg_fast_two_sum(cos_sign * (odd ? r.hi : w), cos_sign * (odd ? sin_lo : cos_lo));
    return y;
}

/* sin and cos of x: x - k pi/2 with pi/2 in three parts.  The first difference is exact, being a
 * multiple of 2^-52 below 1 or of x's last bit; no double below 2^40 is nearer to a multiple of pi/2
 * than 2^-62, and what is left out is below 2^-118.
 *
 * Domain  |x| <= 2^40, else NaN. */
BG_FN bg_sincos bg_sincos_dd(double x)
{
    const bg_dd half_pi = bg_half_pi();
    double a = bg_abs(x) <= 0x1p40 ? x : BG_NAN, k = bg_round(a * bg_two_over_pi());
    double r = bg_fma(-k, half_pi.hi, a);
    bg_dd p = bg_two_prod(k, half_pi.lo), t = bg_two_sum(r, -p.hi);
    t.lo += bg_fma(-k, bg_half_pi_lolo(), -p.lo);
    return bg_sincos_of(k, bg_fast_two_sum(t.hi, t.lo));
}

/* sin(pi x) and cos(pi x): the reduction is exact.  Domain  |x| <= 2^50, else NaN. */
BG_FN bg_sincos bg_sincospi_dd(double x)
{
    const bg_dd pi = bg_pi();
    double a = bg_abs(x) <= 0x1p50 ? x : BG_NAN, k = bg_round(2.0 * a), f = bg_fma(-0.5, k, a);
    bg_dd p = bg_two_prod(f, pi.hi);
    return bg_sincos_of(k, bg_fast_two_sum(p.hi, bg_fma(f, pi.lo, p.lo)));
}

/* -0 and the smallest numbers are their own sine and tangent. */
BG_FN double bg_sin_of(double x)
{
    bg_sincos y = bg_sincos_dd(x);
    return bg_abs(x) < 0x1p-40 ? x : y.sin.hi;
}

BG_FN double bg_cos_of(double x)
{
    return bg_sincos_dd(x).cos.hi;
}

BG_FN double bg_tan_of(double x)
{
    bg_sincos y = bg_sincos_dd(x);
    return bg_abs(x) < 0x1p-40 ? x : bg_quotient(y.sin, y.cos);
}

/* Zeros are exact: of the sine with the sign of x, of the cosine +0. */
BG_FN double bg_sinpi_of(double x)
{
    double y = bg_sincospi_dd(x).sin.hi;
    return y == 0.0 ? bg_with_sign(0.0, x) : y;
}

BG_FN double bg_cospi_of(double x)
{
    double y = bg_sincospi_dd(x).cos.hi;
    return y == 0.0 ? 0.0 : y;
}

/* atan x = atan t + a multiple m of pi/4, with t = x, (x-1)/(x+1) or -1/x as |x| lies below, about or
 * above 1, so that |t| <= tan(pi/8).  Beyond 2^60 it is pi/2. */
BG_FN double bg_atan_of(double x)
{
    static const double c[12] = {
#include "tables/atan.inc"
    };
    const double tan_pi_8 = 0x1.a827999fcef32p-2, cot_pi_8 = 0x1.3504f333f9de6p+1;
    const bg_dd half_pi = bg_half_pi();
    double a = bg_abs(x), b = a > 0x1p60 ? 0x1p60 : a;
    int low = b<tan_pi_8, high = b> cot_pi_8;
    bg_dd less = bg_two_sum(b, -1.0), more = bg_two_sum(b, 1.0);
    double num = low ? b : high ? -1.0 : less.hi, den = low ? 1.0 : high ? b : more.hi;
    double m = low ? 0.0 : high ? 1.0 : 0.5;
    double num_lo = m == 0.5 ? less.lo : 0.0, den_lo = m == 0.5 ? more.lo : 0.0;

    double r = 1.0 / den, t = num * r, z = t * t;
    double lo = r * (bg_fma(-t, den, num) + bg_fma(-t, den_lo, num_lo));
    bg_dd y = bg_fast_two_sum(m * half_pi.hi, t);
    y.lo += bg_fma(t * z, bg_poly(c, 11, z), bg_fma(m, half_pi.lo, bg_fma(-z, lo, lo)));
    return bg_with_sign(y.hi + y.lo, x);
}

/* Each is one regime in its domain, and NaN outside. */
enum { BG_ELEM_OUTSIDE, BG_ELEM_INSIDE };
BG_FN int bg_within(double x, double most)
{
    return bg_abs(x) <= most ? BG_ELEM_INSIDE : BG_ELEM_OUTSIDE;
}

#define BG_EACH_sin(R, x)   R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_sin_of(x))
#define BG_EACH_cos(R, x)   R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_cos_of(x))
#define BG_EACH_tan(R, x)   R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_tan_of(x))
#define BG_EACH_sinpi(R, x) R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_sinpi_of(x))
#define BG_EACH_cospi(R, x) R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_cospi_of(x))
#define BG_EACH_atan(R, x)  R(BG_ELEM_OUTSIDE, BG_NAN) R(BG_ELEM_INSIDE, bg_atan_of(x))
BG_FUNCTION(sin, (x), 2, bg_within(x, 0x1p40), bg_within(x, 0x1p40))
BG_FUNCTION(cos, (x), 2, bg_within(x, 0x1p40), bg_within(x, 0x1p40))
BG_FUNCTION(tan, (x), 2, bg_within(x, 0x1p40), bg_within(x, 0x1p40))
BG_FUNCTION(sinpi, (x), 2, bg_within(x, 0x1p50), bg_within(x, 0x1p50))
BG_FUNCTION(cospi, (x), 2, bg_within(x, 0x1p50), bg_within(x, 0x1p50))
BG_FUNCTION(atan, (x), 2, bg_within(x, BG_INF), bg_within(x, BG_INF))

#endif
