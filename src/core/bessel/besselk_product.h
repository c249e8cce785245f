/* x K_{o+1}(x)/K_o(x) for orders o >= -1/2, which is between 0 and o + 1 + sqrt(o^2 + x^2), as a
 * double: what the first derivatives of the functions in matern.h and gig.h are made of.
 *
 * w >= 24   w + o + (1 - s) [1/2 + w^2 T], as in besselk_ratio.h, from w = sqrt(o^2 + x^2) itself, so
 *           that x may be known by its square alone
 * below     2 M_{o+1}/M_o, by the base orders and recurrence of besselk_base.h */
#ifndef BURGI_CORE_BESSEL_BESSELK_PRODUCT_H
#define BURGI_CORE_BESSEL_BESSELK_PRODUCT_H

#include "../const.h"
#include "../function.h"
#include "bessel_slope.h"
#include "besselk_base.h"

/* The product is value times down, 1 or 2^-128. */
typedef struct bg_besselk_product {
    double value, down;
} bg_besselk_product;

/* The steps upwards of the two tiers below w = 24: to order 2.5, and to 24.5. */
enum { BG_K_FEW = 2, BG_K_MANY = 24 };

/* R(regime, F(base, steps, ...)) for w < 24, regimes counted from first, as bg_besselk_few_or_many
 * counts them. */
#define BG_EACH_FEW_OR_MANY(R, first, F, ...)                                                  \
    R(first, F(BG_K_TEMME, BG_K_FEW, __VA_ARGS__))                                             \
    R(first + 1, F(BG_K_TEMME, BG_K_MANY, __VA_ARGS__))                                        \
    R(first + 2, F(BG_K_POLY1, BG_K_FEW, __VA_ARGS__))                                         \
    R(first + 3, F(BG_K_POLY1, BG_K_MANY, __VA_ARGS__))                                        \
    R(first + 4, F(BG_K_POLY4, BG_K_FEW, __VA_ARGS__))                                         \
    R(first + 5, F(BG_K_POLY4, BG_K_MANY, __VA_ARGS__))
enum { BG_FEW_OR_MANY_TIERS = BG_EACH_FEW_OR_MANY(BG_ONE, 0, 0, 0) };

/* By the square of the argument and the order that the steps lead to. */
BG_FN double bg_besselk_few_or_many(double order, double x2)
{
    return (x2 >= 1.0 ? 2.0 : 0.0) + (x2 >= 16.0 ? 2.0 : 0.0) + (order > 2.5 ? 1.0 : 0.0);
}

/* log(times M_o/over) + more log 2, M_o = K_o (x/2)^o; log is that of x.
 * Domain  w < 24, x as the base has it, -1/2 < o < steps + 1/2. */
BG_FN bg_dd bg_besselk_log_m(int base, int steps, double o, double x, bg_dd log, double times,
                             bg_dd over, double more)
{
    const bg_dd half_log_pi4 = bg_dd_of(-0x1.eeb95b094c191p-4, -0x1.346863f58b075p-58);
    const bg_dd ln2 = bg_ln2();
    double n = bg_round(o), mu = o - n, mu1 = o - (n - 1.0);
    int temme = base == BG_K_TEMME;
    bg_besselk_pair m =
        temme ? bg_besselk_temme(mu, x, log) : bg_besselk_poly(base - BG_K_POLY1, mu, mu1, x);
    int how = temme ? BG_STEPS_RISING : BG_STEPS_EXACT;
    bg_dd p = bg_dd_mul_d(bg_besselk_upwards(how, steps, n, o, x, m), times);
    if (temme) /* whose factor is 2^mu (x/2)^mu sin(pi mu)/(pi mu) */
        return bg_dd_add(bg_log_short(p, bg_dd_mul(over, bg_sinc_pi(mu)), more),
                         bg_dd_mul_d(ln2, -mu));
    /* and that of the polynomials (x/2)^(1/2) e^x sqrt(4/pi) */
    bg_dd s = bg_dd_mul_d(bg_dd_add(log, bg_dd_neg(ln2)), mu - 0.5);
    s = bg_dd_add(bg_log_short(p, over, more), bg_dd_add_d(s, -x));
    return bg_dd_add(s, half_log_pi4);
}

BG_FN double bg_besselk_product_debye(int terms, double o, bg_dd w, double y)
{
    double t = o * y, s = t * t;
    double tail = bg_fma(w.hi * w.hi, bg_besseli_ratio_tail(terms, s, -y), 0.5);
    return (w.hi + o) + bg_fma(1.0 - s, tail, w.lo);
}

/* log: that of x.  At orders near -1/2 and x < 2^-1000, M_o passes the largest number of
 * bg_besselk_temme; there it is a power of x to the last digit, and 2^128 are taken off.
 * Domain  w < 24, x as the base has it, -1/2 <= o < steps + 1/2. */
BG_FN bg_besselk_product bg_besselk_product_small(int base, int steps, double o, double x,
                                                  bg_dd log)
{
    const bg_dd ln2_64 = bg_dd_of(0x1.62e42fefa39efp+5, 0x1.abc9e3b39803fp-50); /* 64 log 2 */
    double n = bg_round(o), mu = o - n, mu1 = o - (n - 1.0);
    int temme = base == BG_K_TEMME, far = 0;
    bg_besselk_pair m;

    if (temme) {
        far = mu * log.hi > 300.0;
        bg_dd less = bg_dd_div(ln2_64, bg_dd_of(far ? mu : 1.0, 0.0));
        bg_dd shorter = bg_dd_add(log, bg_dd_neg(less));
        log.hi = far ? shorter.hi : log.hi;
        log.lo = far ? shorter.lo : log.lo;
        m = bg_besselk_temme(mu, x, log);
    } else {
        m = bg_besselk_poly(base - BG_K_POLY1, mu, mu1, x);
    }
    m = bg_besselk_climb(temme ? BG_STEPS_RISING : BG_STEPS_EXACT, steps, n, n, o, x, m);
    bg_besselk_product r;
    r.value = 2.0 * bg_dd_div(m.m1, m.m0).hi;
    r.down = far && n == 0.0 ? 0x1p-128 : 1.0;
    return r;
}

#endif
