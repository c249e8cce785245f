/* log Gamma where the Bessel functions need it, and the leading term of their power series. */
#ifndef BURGI_CORE_GAMMA_H
#define BURGI_CORE_GAMMA_H

#include "const.h"
#include "elem.h"

/* log Gamma(1 + v) for 0 <= v <= 1.  Error < 0.3 u absolute; exact zeros at 0 and 1. */
BG_FN double bg_lgamma1p(double v)
{
    static const double g[22] = {
#include "tables/lgamma1p.inc"
    };
    return -v * (1.0 - v) * bg_poly(g, 20, v - 0.5);
}

/* The variable of Stirling's remainder, and the remainder from it. */
BG_FN double bg_stirling_variable(double v)
{
    return 1.0 / (v + 0.625);
}

BG_FN double bg_stirling_at(double t)
{
    static const double d[19] = {
#include "tables/stirling.inc"
    };
    return t * bg_poly(d, 18, t);
}

/* Stirling's remainder, log Gamma(v+1) - [v log v - v + log(2 pi v)/2], for v >= 1. */
BG_FN double bg_stirling(double v)
{
    return bg_stirling_at(bg_stirling_variable(v));
}

/* log((x/2)^v / Gamma(v+1)) = scale * power - half_log_v - log(2 pi)/2 - stirling, v >= 1. */
typedef struct bg_power {
    bg_dd power;      /* v (1 + log(x/(2 v))) / scale */
    bg_dd half_log_v; /* log(v)/2 */
    double scale, stirling;
} bg_power;

/* Domain v >= 1, x > 0, any magnitudes: scale is 1, or 2^200 where v is huge. */
BG_FN bg_power bg_power_over_gamma(double v, double x)
{
    int big = v > 0x1p900, small = x < 0x1p-900;
    double up = small ? 0x1p200 : 1.0, down = big ? 0x1p-200 : 1.0, vs = v * down;
    double k = -1.0 - (big ? 200.0 : 0.0) - (small ? 200.0 : 0.0);
    bg_dd p = bg_dd_of(x * up, 0.0), q = bg_dd_of(vs, 0.0);
    bg_dd log = bg_log_quotient(p, q, bg_two_sum(p.hi, -vs), bg_two_sum(p.hi, vs), k);
    bg_power r;

    r.power = bg_dd_mul_d(bg_dd_add_d(log, 1.0), vs);
    r.half_log_v = bg_dd_scale(bg_log_any(v, 0.0), 0.5);
    r.scale = big ? 0x1p200 : 1.0;
    r.stirling = bg_stirling(v);
    return r;
}

/* log((x/2)^v / Gamma(v+1)) as hi + lo for 1 <= v < 2^900, x >= 2^-900. */
BG_FN bg_dd bg_log_power_over_gamma(double v, double x)
{
    const bg_dd c = bg_half_log_2pi(); /* log(2 pi)/2 */
    bg_power g = bg_power_over_gamma(v, x);
    bg_dd rest = bg_dd_add_d(bg_dd_add(g.half_log_v, c), g.stirling);
    return bg_dd_add(g.power, bg_dd_neg(rest));
}

#endif
