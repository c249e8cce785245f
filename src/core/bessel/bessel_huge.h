/* The leading terms of log I and log K for nu and x of any magnitude, to some 100 bits.
 *
 * eta = w - nu asinh(nu/x) vanishes on the line x = z0 nu (the Laplace limit), and log I and log K
 * are near 0 where eta is about log(w)/2: a part in w of its own terms.  So the only difference
 * here is x - z0 nu, formed exactly.  bessel_lead.h is for w < 2^40, where less will do. */
#ifndef BURGI_CORE_BESSEL_BESSEL_HUGE_H
#define BURGI_CORE_BESSEL_BESSEL_HUGE_H

#include "../const.h"
#include "../elem.h"
#include "bessel_of.h"

typedef struct bg_huge {
    bg_dd eta;   /* eta, or its scaled form eta - x */
    bg_dd log_w; /* log(w)/2 */
    double s, y; /* (nu/w)^2 and 1/w */
} bg_huge;

/* eta = w - nu asinh(nu/x) without cancellation.  With s0 = sqrt(1+z0^2) = asinh(1/z0),
 *
 *   a   = w - s0 nu = (x - z0 nu)(x + z0 nu)/(w + s0 nu),
 *   eta = a + nu log(rho),   rho = x (1 + s0)/(z0 (nu + w)),
 *   tanh(log(rho)/2) = a/(z0 x + s0 w - nu),
 *
 * and the two terms of eta have one sign. */
BG_FN bg_dd bg_huge_eta(double nu, double x, bg_dd w)
{
    const bg_dd z0 = bg_z0();         /* 0.66274 */
    const bg_dd s0 = bg_s0();         /* 1.19968 */
    const bg_dd s01 = bg_s0_plus_1(); /* 1 + s0 */
    const double z0_lolo = bg_z0_lolo();

    /* x - z0 nu, exact to 2^-150 nu where it cancels */
    bg_dd p = bg_two_prod(z0.hi, nu), q = bg_two_prod(z0.lo, nu);
    bg_dd d = bg_two_sum(x, -p.hi), e = bg_two_sum(-p.lo, -q.hi), f = bg_two_sum(d.hi, e.hi);
    bg_dd minus = bg_fast_two_sum(f.hi, f.lo + (d.lo + (e.lo - bg_fma(z0_lolo, nu, q.lo))));
    bg_dd plus = bg_dd_add_d(bg_dd_of(p.hi, p.lo + q.hi), x);

    bg_dd s0nu = bg_dd_mul_d(s0, nu);
    bg_dd a = bg_dd_div(bg_dd_mul(minus, plus), bg_dd_add(w, s0nu));
    bg_dd den = bg_dd_add(bg_dd_mul_d(z0, x), bg_dd_add_d(bg_dd_mul(s0, w), -nu));
    bg_dd log_rho =
        bg_log_quotient(bg_dd_mul_d(s01, x), bg_dd_mul(z0, bg_dd_add_d(w, nu)), a, den, 0.0);
    return bg_dd_add(a, bg_dd_mul_d(log_rho, nu));
}

/* eta - x = nu [t - asinh(nu/x)] with t = nu/(w + x) = tanh(asinh(nu/x)/2). */
BG_FN bg_dd bg_huge_eta_scaled(double nu, double x, bg_dd w)
{
    bg_dd den = bg_dd_add_d(w, x), num = bg_dd_of(nu, 0.0), t = bg_dd_div(num, den);
    bg_dd asinh = bg_log_quotient(bg_dd_add_d(w, nu), bg_dd_of(x, 0.0), num, den, 0.0);
    return bg_dd_mul_d(bg_dd_add(t, bg_dd_neg(asinh)), nu);
}

/* Domain  2^-500 < max(nu, x) < 2^500. */
BG_FN bg_huge bg_huge_lead(bg_scaling scaled, double nu, double x)
{
    bg_huge r;
    bg_dd w = bg_dd_hypot(nu, x, &r.y);
    double t = nu * r.y;

    r.s = t * t;
    r.eta = scaled ? bg_huge_eta_scaled(nu, x, w) : bg_huge_eta(nu, x, w);
    r.log_w = bg_dd_scale(bg_log_dd(w), 0.5);
    return r;
}

/* log I, or log K, where max(nu, x) >= 2^40.  eta is homogeneous, so both arguments are
 * scaled to where squares neither over- nor underflow; of the expansion D_1 y is left.
 * Domain  2^40 <= max(nu, x) <= DBL_MAX, x >= 2^-120 nu.  Error < 1 u mixed. */
BG_FN double bg_log_bessel_huge(bg_bessel_of of, bg_scaling scaled, double nu, double x)
{
    const double scale = 0x1p-520; /* squares of 2^40 and of DBL_MAX stay in range */
    const bg_dd half_log_scale =
        bg_dd_of(0x1.686fc0af622d7p+7, -0x1.b61bd2f6666ffp-50); /* 260 log 2 */
    const bg_dd c = of == BG_OF_K ? bg_half_log_half_pi() : bg_dd_neg(bg_half_log_2pi());
    bg_huge l = bg_huge_lead(scaled, nu * scale, x * scale);
    double d1 = bg_fma(-0x1.aaaaaaaaaaaabp-3, l.s, 0.125) * (l.y * scale); /* 1/8 - 5 s/24 */
    bg_dd rest = bg_dd_add(c, bg_dd_neg(bg_dd_add(l.log_w, half_log_scale)));

    rest.lo += of == BG_OF_K ? -d1 : d1;
    return bg_dd_sum_scaled(of == BG_OF_K ? bg_dd_neg(l.eta) : l.eta, 1.0 / scale, rest);
}

#endif
