/* log I_nu(x) and log K_nu(x) by one uniform expansion for w = hypot(nu, x) >= 24.
 *
 * Debye's series (DLMF 10.41.3, 10.41.4) written in y = 1/w and s = (nu/w)^2 is a power series
 * in y whose coefficients are polynomials in s, regular down to nu = 0, where it is Hankel's.
 * Its logarithm, taken once and for all (reference/coef_debye.c), gives
 *
 *   log I =  eta - log(2 pi w)/2      + E + O      E = sum over even k of D_k(s) y^k
 *   log K = -eta + log(pi/(2 w))/2    + E - O      O = sum over odd  k of D_k(s) y^k
 *
 * with eta = w - nu asinh(nu/x).  What costs digits is eta: it vanishes on the line
 * x = z0 nu (the Laplace limit), and log I and log K vanish close to it.  The leading terms are
 * therefore formed from x - z0 nu, and carried as hi + lo. */
#ifndef BURGI_CORE_BESSEL_DEBYE_H
#define BURGI_CORE_BESSEL_DEBYE_H

#include "elem.h"

typedef struct bg_debye {
    bg_dd eta;   /* eta, or its scaled form eta - x */
    bg_dd log_w; /* log(w)/2 */
    double s, y; /* (nu/w)^2 and 1/w */
} bg_debye;

/* E and O to the given number of terms, each an even or odd series in y. */
BG_FN void bg_debye_sums(int terms, double s, double y, double *even, double *odd)
{
    static const double d[25][25] = {
#include "tables/debye_d.inc"
    };
    double sum[2] = { 0.0, 0.0 }, z = y * y;

    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum[k & 1] = bg_fma(sum[k & 1], z, bg_poly(d[k], k, s));
    *even = sum[0] * z;
    *odd = sum[1] * y;
}

/* eta = w - nu asinh(nu/x) without cancellation.  With s0 = sqrt(1+z0^2) = asinh(1/z0),
 *
 *   a   = w - s0 nu = (x - z0 nu)(x + z0 nu)/(w + s0 nu),
 *   eta = a + nu log(rho),   rho = x (1 + s0)/(z0 (nu + w)),
 *   tanh(log(rho)/2) = a/(z0 x + s0 w - nu),
 *
 * and the two terms of eta have one sign. */
BG_FN bg_dd bg_debye_eta(double nu, double x, bg_dd w)
{
    const bg_dd z0 = bg_dd_of(0x1.53531aff7ce6dp-1, 0x1.2ce0dafecc8fbp-57);   /* 0.66274 */
    const bg_dd s0 = bg_dd_of(0x1.331e23ad9de11p+0, 0x1.a9c55ef03c74ap-54);   /* 1.19968 */
    const bg_dd s01 = bg_dd_of(0x1.198f11d6cef09p+1, -0x1.2b1d5087e1c5bp-53); /* 1 + s0 */
    const double z0_lolo = -0x1.b91b9467a5484p-114;

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
BG_FN bg_dd bg_debye_eta_scaled(double nu, double x, bg_dd w)
{
    bg_dd den = bg_dd_add_d(w, x), num = bg_dd_of(nu, 0.0), t = bg_dd_div(num, den);
    bg_dd asinh = bg_log_quotient(bg_dd_add_d(w, nu), bg_dd_of(x, 0.0), num, den, 0.0);
    return bg_dd_mul_d(bg_dd_add(t, bg_dd_neg(asinh)), nu);
}

BG_FN bg_debye bg_debye_lead(int scaled, double nu, double x)
{
    bg_debye r;
    bg_dd w = bg_dd_hypot(nu, x, &r.y);
    double t = nu * r.y;

    r.s = t * t;
    r.eta = scaled ? bg_debye_eta_scaled(nu, x, w) : bg_debye_eta(nu, x, w);
    r.log_w = bg_dd_scale(bg_log_dd(w), 0.5);
    return r;
}

/* The three parts put together: eta - log(w)/2 + constant + rest. */
BG_FN double bg_debye_sum(bg_dd eta, bg_dd log_w, bg_dd constant, double rest)
{
    bg_dd s = bg_dd_add(eta, bg_dd_add(constant, bg_dd_neg(log_w)));
    return s.hi + (s.lo + rest);
}

/* log I, or log(e^-x I) where scaled.
 * Domain  24 <= w, max(nu, x) < 2^500, x >= 2^-900; terms as bg_bessel_regime has it.
 * Error   < 1 u mixed. */
BG_FN double bg_log_besseli_debye(int terms, int scaled, double nu, double x)
{
    const bg_dd c = bg_dd_of(-0x1.d67f1c864beb5p-1, 0x1.65b5a1b7ff5dfp-55); /* -log(2 pi)/2 */
    bg_debye l = bg_debye_lead(scaled, nu, x);
    double even, odd;

    bg_debye_sums(terms, l.s, l.y, &even, &odd);
    return bg_debye_sum(l.eta, l.log_w, c, even + odd);
}

/* log K, or log(e^x K) where scaled.  Domain and error as above. */
BG_FN double bg_log_besselk_debye(int terms, int scaled, double nu, double x)
{
    const bg_dd c = bg_dd_of(0x1.ce6bb25aa1316p-3, -0x1.dcd49c8e5aff6p-58); /* log(pi/2)/2 */
    bg_debye l = bg_debye_lead(scaled, nu, x);
    double even, odd;

    bg_debye_sums(terms, l.s, l.y, &even, &odd);
    return bg_debye_sum(bg_dd_neg(l.eta), l.log_w, c, even - odd);
}

/* The same where max(nu, x) >= 2^500: eta is homogeneous, E and O have no digit left.
 * Domain  max(nu, x) <= DBL_MAX, x >= 2^-120 nu. */
BG_FN double bg_log_bessel_huge(int k, int scaled, double nu, double x)
{
    const bg_dd half_log_scale =
        bg_dd_of(0x1.9fe3682cd3be4p+7, 0x1.4aa84b6b3b125p-47); /* 300 log 2 */
    const bg_dd c = bg_dd_of(k ? 0x1.ce6bb25aa1316p-3 : -0x1.d67f1c864beb5p-1,
                             k ? -0x1.dcd49c8e5aff6p-58 : 0x1.65b5a1b7ff5dfp-55);
    bg_debye l = bg_debye_lead(scaled, nu * 0x1p-600, x * 0x1p-600);
    bg_dd rest = bg_dd_add(c, bg_dd_neg(bg_dd_add(l.log_w, half_log_scale)));
    return bg_dd_sum_scaled(k ? bg_dd_neg(l.eta) : l.eta, 0x1p600, rest);
}

#endif
