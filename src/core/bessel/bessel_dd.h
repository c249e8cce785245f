/* log I_nu(x) and log K_nu(x) as hi + lo to 2^-90, and enclosures made from them.  k selects:
 * 0 for log I, 1 for log K. */
#ifndef BURGI_CORE_BESSEL_BESSEL_DD_H
#define BURGI_CORE_BESSEL_BESSEL_DD_H

#include "bessel_dd_debye.h"
#include "bessel_dd_small.h"

/* x = 0, infinities, NaN and the outside. */
BG_FN double bg_log_bessel_dd_special(bg_bessel_of of, double nu, double x)
{
    double at_inf = nu == BG_INF ? BG_NAN : BG_INF;
    double r = x == 0.0 || nu == BG_INF ? -BG_INF : BG_NAN;

    r = x == BG_INF ? at_inf : r;
    r = nu == 0.0 && x == 0.0 && of == BG_OF_I ? 0.0 : of == BG_OF_K ? -r : r;
    return nu >= 0.0 && x >= 0.0 ? r : BG_NAN;
}

BG_FN int bg_is_finite_point(double nu, double x)
{
    return nu >= 0.0 && x > 0.0 && nu < BG_INF && x < BG_INF;
}

/* Error < 2^-90 max(|f|, 1), < 2^-90 |f| + 2^-1050 for log I_0: docs/bessel_dd.md. */
BG_FN bg_dd bg_log_bessel_dd(bg_bessel_of of, double nu, double x)
{
    nu = of == BG_OF_K ? bg_abs(nu) : nu; /* K is even */
    double larger = nu > x ? nu : x;

    if (!bg_is_finite_point(nu, x))
        return bg_dd_of(bg_log_bessel_dd_special(of, nu, x), 0.0);
    if (larger >= 0x1p500)
        return bg_log_bessel_dd_huge(of, nu, x);
    if (larger >= 64.0 || nu * nu + x * x >= 4096.0)
        return bg_log_bessel_dd_debye(of, nu, x);
    if (of == BG_OF_I)
        return bg_log_besseli_dd_small(nu, x);
    return x < 1.0 ? bg_log_besselk_dd_temme(nu, x) : bg_log_besselk_dd_integral(nu, x);
}

typedef struct bg_interval {
    double lo, hi;
} bg_interval;

/* The double after x, towards infinity; x finite. */
BG_FN double bg_next_up(double x)
{
    uint64_t b = bg_bits(x);
    return x == 0.0 ? 0x1p-1074 : bg_from_bits(x > 0.0 ? b + 1 : b - 1);
}

/* The smallest double that is at least hi + (lo + e). */
BG_FN double bg_dd_round_up(bg_dd a, double e)
{
    bg_dd s = bg_two_sum(a.hi, a.lo + e);
    return s.lo > 0.0 ? bg_next_up(s.hi) : s.hi;
}

/* lo <= f <= hi, by the error bound of bg_log_bessel_dd. */
BG_FN bg_interval bg_log_bessel_bounds(bg_bessel_of of, double nu, double x)
{
    const double largest = 0x1.fffffffffffffp1023;
    bg_dd f = bg_log_bessel_dd(of, nu, x);
    double size = bg_abs(f.hi), e = 0x1p-90 * (size > 1.0 ? size : 1.0);
    bg_interval r = { f.hi, f.hi };

    if (!bg_is_finite_point(of == BG_OF_K ? bg_abs(nu) : nu, x))
        return r;
    if (size == BG_INF) { /* overflow */
        r.lo = f.hi > 0.0 ? largest : f.hi;
        r.hi = f.hi > 0.0 ? f.hi : -largest;
        return r;
    }
    if (of == BG_OF_I && nu == 0.0)
        e = 0x1p-90 * size + 0x1p-1050;
    r.lo = -bg_dd_round_up(bg_dd_neg(f), e);
    r.hi = bg_dd_round_up(f, e);
    if (of == BG_OF_I && nu == 0.0 && r.lo < 0.0) /* 1 <= I_0 */
        r.lo = 0.0;
    return r;
}

#endif
