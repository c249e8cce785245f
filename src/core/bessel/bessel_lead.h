/* The leading terms of log I and log K, in hi + lo where they cancel and in double elsewhere.
 *
 *   log I =  eta - log(2 pi w)/2    + O(1/w)     eta = w - nu asinh(nu/x),  w = hypot(nu, x),
 *   log K = -eta + log(pi/(2 w))/2  + O(1/w)
 *
 * and eta = a + g vanishes with both its parts on the line x = z0 nu (the Laplace limit):
 *
 *   a = w - s0 nu,   g = nu log(C x/(nu + w)),   s0 = sqrt(1+z0^2) = asinh(1/z0),  C = (1+s0)/z0.
 *
 * Near that line log I and log K are small differences of terms up to log(w)/2: there all must
 * be right to 2^-57 or so.  The logarithm's reduction is then exact (no power of two), the
 * subtractions are exact by Sterbenz, and what rounds is second order.  Away from it |log I| is
 * as large as its terms, and the lower parts only round.  For w < 2^40 the squares' and
 * products' low parts, 2^-104 of w, are below 2^-64: a and g need no other form than this one.
 * docs/bessel.md, section 2, has the error budget; beyond 2^40 see bessel_huge.h. */
#ifndef BURGI_CORE_BESSEL_BESSEL_LEAD_H
#define BURGI_CORE_BESSEL_BESSEL_LEAD_H

#include "../const.h"
#include "../log_short.h"
#include "bessel_of.h"

typedef struct bg_lead {
    bg_dd w;
    bg_dd a, g;  /* a, or 0 where scaled, and g, or eta - x */
    bg_dd log;   /* g = nu log */
    double k, h; /* log(w)/2 = k log(2)/2 - h */
    double s, y; /* (nu/w)^2 and 1/w */
} bg_lead;

/* hypot(nu, x) and its reciprocal.  Squares of w and of the longer leg are within a factor 2, so
 * their difference is exact, and the low part is that of a correctly rounded root. */
BG_FN bg_dd bg_lead_hypot(double nu, double x, double *y)
{
    double b = nu > x ? nu : x, c = nu > x ? x : nu;
    double p = b * b, s = bg_fma(c, c, p), w = sqrt(s);
    double rest = bg_fma(c, c, p - s) + bg_fma(b, b, -p) + bg_fma(-w, w, s);

    *y = 1.0 / w;
    return bg_dd_of(w, 0.5 * *y * rest);
}

/* Domain  24 <= w < 2^40, x >= 2^-120 nu. */
BG_FN bg_lead bg_bessel_lead(bg_scaling scaled, double nu, double x)
{
    const bg_dd s0 = bg_s0();                                               /* 1.19968 */
    const bg_dd c = bg_dd_of(0x1.a8d6a29358bf6p+1, -0x1.22a6d1861c775p-53); /* 3.31905 */
    bg_lead l;
    bg_dd w = bg_lead_hypot(nu, x, &l.y), wn = bg_fast_two_sum(w.hi, nu), d;

    wn.lo += w.lo;
    if (scaled) { /* eta - x = nu (t + b), t = nu/(w + x), b = log(x/(w + nu)) */
        double den = w.hi + x, r = 1.0 / den, t = nu * r;
        double t_lo = bg_fma(-t, ((w.hi - den) + x) + w.lo, bg_fma(-t, den, nu)) * r;
        bg_dd b = bg_log_fine(x, wn, 0.0);
        d = bg_fast_two_sum(b.hi, t);
        d.lo += t_lo + b.lo;
        l.a = bg_dd_of(0.0, 0.0);
    } else {
        double b = s0.hi * nu, p = c.hi * x;
        l.a = bg_fast_two_sum(w.hi, -b);
        l.a.lo += w.lo - bg_fma(s0.lo, nu, bg_fma(s0.hi, nu, -b));
        d = bg_log_short(bg_dd_of(p, bg_fma(c.lo, x, bg_fma(c.hi, x, -p))), wn, 0.0);
    }
    double g = nu * d.hi, t = nu * l.y;
    l.g = bg_dd_of(g, bg_fma(nu, d.lo, bg_fma(nu, d.hi, -g)));
    l.h = bg_half_log(w.hi, &l.k);
    l.s = t * t;
    l.w = w;
    l.log = d;
    return l;
}

/* The parts put together, rest being what the expansion adds: log I or log K. */
BG_FN double bg_lead_sum(bg_bessel_of of, bg_scaling scaled, bg_lead l, double rest)
{
    /* -log(2 pi)/2 or log(pi/2)/2: 42 bits after the point, as log(2)/2, and more */
    const double c_hi = of == BG_OF_K ? 0x1.ce6bb25aa2p-3 : -0x1.d67f1c864cp-1,
                 c_lo = of == BG_OF_K ? -0x1.9d47735272397p-44 : 0x1.4b596d686dffdp-45;
    const double ln2_hi = bg_half_ln2_short().hi,
                 ln2_lo = bg_half_ln2_short().lo; /* log(2)/2 */
    bg_dd a = of == BG_OF_K ? bg_dd_neg(l.a) : l.a, g = of == BG_OF_K ? bg_dd_neg(l.g) : l.g;

    bg_dd b = bg_dd_of(bg_fma(l.k, -ln2_hi, c_hi), 0.0); /* exact */
    double lo = bg_fma(l.k, -ln2_lo, c_lo) + l.h;
    if (!scaled) {
        b = bg_fast_two_sum(b.hi, a.hi);
        rest = (b.lo + a.lo) + rest;
    }
    bg_dd sum = bg_two_sum(b.hi, g.hi);
    return sum.hi + (sum.lo + ((g.lo + lo) + rest));
}

#endif
