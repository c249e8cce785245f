/* x K_{o+1}(x)/K_o(x) for orders o >= -1/2, which is between 0 and o + 1 + sqrt(o^2 + x^2), as a
 * double: what the first derivatives of the functions in matern.h and gig.h are made of.
 *
 * w >= 24   w + o + (1 - s) [1/2 + w^2 T], as in besselk_ratio.h, from w = sqrt(o^2 + x^2) itself, so
 *           that x may be known by its square alone
 * below     2 M_{o+1}/M_o, by the base orders and recurrence of besselk_base.h */
#ifndef BURGI_CORE_BESSELK_PRODUCT_H
#define BURGI_CORE_BESSELK_PRODUCT_H

#include "besseli_ratio.h"
#include "besselk_base.h"

/* The product is value times down, 1 or 2^-128. */
typedef struct bg_besselk_product {
    double value, down;
} bg_besselk_product;

/* The steps upwards of the two tiers below w = 24: to order 2.5, and to 24.5. */
enum { BG_K_FEW = 2, BG_K_MANY = 24 };

BG_FN double bg_besselk_product_debye(int terms, double o, bg_dd w, double y)
{
    double t = o * y, s = t * t;
    double tail = bg_fma(w.hi * w.hi, bg_besseli_ratio_tail(terms, s, -y), 0.5);
    return (w.hi + o) + bg_fma(1.0 - s, tail, w.lo);
}

/* l = log(2/x).  At orders near -1/2 and x < 2^-1000, M_o passes the largest number of
 * bg_besselk_temme; there it is a power of x to the last digit, and 2^128 are taken off.
 * Domain  w < 24, x as the base has it, -1/2 <= o < steps + 1/2. */
BG_FN bg_besselk_product bg_besselk_product_small(int base, int steps, double o, double x,
                                                  bg_dd l)
{
    const bg_dd ln2_64 = bg_dd_of(0x1.62e42fefa39efp+5, 0x1.abc9e3b39803fp-50); /* 64 log 2 */
    double n = (o + 0x1.8p52) - 0x1.8p52, mu = o - n, mu1 = o - (n - 1.0);
    int temme = base == BG_K_TEMME, far = 0;
    bg_besselk_pair m;

    if (temme) {
        far = mu * l.hi < -300.0;
        bg_dd shorter = bg_dd_add(l, bg_dd_div(ln2_64, bg_dd_of(far ? mu : 1.0, 0.0)));
        l.hi = far ? shorter.hi : l.hi;
        l.lo = far ? shorter.lo : l.lo;
        m = bg_besselk_temme(mu, x, l);
    } else {
        m = bg_besselk_poly(base - BG_K_POLY1, mu, mu1, x);
    }
    m = bg_besselk_climb(steps, n, n, o, x, m);
    bg_besselk_product r;
    r.value = 2.0 * bg_dd_div(m.m1, m.m0).hi;
    r.down = far && n == 0.0 ? 0x1p-128 : 1.0;
    return r;
}

#endif
