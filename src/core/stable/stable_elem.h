/* Elementary functions of nodes, each a double, good to two units in the last place of 1 or of itself:
 * the short forms of elem.h's and elem_trig.h's, of which the loops over nodes consist. */
#ifndef BURGI_CORE_STABLE_STABLE_ELEM_H
#define BURGI_CORE_STABLE_STABLE_ELEM_H

#include "../elem_trig.h"
#include "../log_short.h"

typedef struct bg_stable_pair {
    double re, im;
} bg_stable_pair;

/* e^x for x <= 700; below -708 as there, which is nothing beside what it is added to. */
BG_FN double bg_stable_exp(double x)
{
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    double y = x > -708.0 ? x : -708.0, k = bg_round(y * bg_log2_e());
    double r = bg_fma(-k, bg_ln2_short().lo, bg_fma(-k, bg_ln2_short().hi, y));
    return bg_exp2i(k) * (1.0 + bg_fma(r * r, bg_poly(c, 10, r), r));
}

/* e^x and e^x - 1 for |x| <= 700. */
typedef struct bg_stable_exps {
    double all, less_1;
} bg_stable_exps;

BG_FN bg_stable_exps bg_stable_exps_of(double x)
{
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    bg_stable_exps y;
    double k = bg_round(x * bg_log2_e()), scale = bg_exp2i(k);
    double r = bg_fma(-k, bg_ln2_short().lo, bg_fma(-k, bg_ln2_short().hi, x));
    double e = bg_fma(r * r, bg_poly(c, 10, r), r);
    y.all = bg_fma(scale, e, scale);
    y.less_1 = bg_fma(scale, e, scale - 1.0);
    return y;
}

BG_FN double bg_stable_expm1(double x)
{
    return bg_stable_exps_of(x).less_1;
}

/* log(1 + x), x > -1. */
BG_FN double bg_stable_log1p(double x)
{
    static const double c[8] = {
#include "../tables/atanh_half.inc"
    };
    double p = 1.0 + x, lost = x - (p - 1.0);
    uint64_t exponent = bg_quotient_exponent(p, 1.0);
    double k = bg_exponent_value(exponent);
    double scale = bg_from_bits((UINT64_C(2046) - exponent) << 52);
    double n = k == 0.0 ? x : bg_fma(p, scale, -1.0) + lost * scale, t = 2.0 * n / (2.0 + n),
           z = t * t;
    return bg_fma(k, bg_ln2_short().hi,
                  bg_fma(k, bg_ln2_short().lo, bg_fma(t * z, bg_poly(c, 7, z), t)));
}

/* log x, x > 0. */
BG_FN double bg_stable_log(double x)
{
    int large = x > 0x1p900;
    bg_dd y = bg_log_of(x * (large ? 0x1p-200 : 1.0));
    return (large ? 200.0 * BG_LN2 : 0.0) + (y.hi + y.lo);
}

/* cos x + i sin x to 2^-52 absolute, and the sine of |x| < 0.79 relative, for |x| <= 2^20; beyond it is
 * worth nothing, but finite. */
BG_FN bg_stable_pair bg_stable_cis(double x)
{
    static const double s[7] = {
#include "../tables/sin.inc"
    };
    static const double c[6] = {
#include "../tables/cos.inc"
    };
    const bg_dd half_pi = bg_half_pi();
    double a = bg_abs(x) <= 0x1p30 ? x : 0.0, k = bg_round(a * bg_two_over_pi());
    double r = bg_fma(-k, half_pi.lo, bg_fma(-k, half_pi.hi, a)), z = r * r;
    double sine = bg_fma(r * z, bg_poly(s, 6, z), r);
    double cosine = bg_fma(z * z, bg_poly(c, 5, z), bg_fma(-0.5, z, 1.0));
    uint64_t quadrant = bg_bits(k + 0x1.8p52);
    int odd = (quadrant & 1) != 0;
    bg_stable_pair y;
    y.im = bg_from_bits(bg_bits(odd ? cosine : sine) ^ (quadrant & 2) << 62);
    y.re = bg_from_bits(bg_bits(odd ? sine : cosine) ^ ((quadrant + 1) & 2) << 62);
    return y;
}

/* atan(y/x), 0 <= y <= 2.4 x. */
BG_FN double bg_stable_atan(double y, double x)
{
    static const double c[12] = {
#include "../tables/atan.inc"
    };
    const double tan_pi_8 = 0x1.a827999fcef32p-2, pi_4 = 0.5 * bg_half_pi().hi;
    int low = y < tan_pi_8 * x;
    double t = (low ? y : y - x) / (low ? x : y + x), z = t * t;
    return (low ? 0.0 : pi_4) + bg_fma(t * z, bg_poly(c, 11, z), t);
}

#endif
