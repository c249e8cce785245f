/* The inverse of the mean resultant: kappa with A_p(kappa) = r = 1 - delta.
 *
 * In powers of 1/alpha, alpha = (p-1)/2, with u = r^2 and 1 - u = delta (1 + r), kappa is
 *
 *     (p-1) r/(1-u) + r/(1+u) + sum_{k>=1} r (1-u)^k N_k(u) / [(1+u)^(3k+1) alpha^k],
 *
 * closed and division-light (docs/measured/vmf_cutovers.md).  Eight terms are enough for p >= 107, and for
 * every p where kappa > 120 or r < 2^-35; elsewhere it starts Halley's iteration, which needs 3, 2
 * or 1 steps for p from 2, 4 and 16, and 1 for w = hypot(p/2 - 1, kappa) >= 32: the last with A to
 * full accuracy, those before with A to 2^-50 (docs/measured/vmf_kappa.md).
 *
 * Both r and delta are carried: one of them is given, the other exact or not needed.  A residual
 * in delta keeps its digits where r is near 1, one in r where delta is. */
#ifndef BURGI_CORE_VMF_VMF_KAPPA_H
#define BURGI_CORE_VMF_VMF_KAPPA_H

#include "../bessel/besseli_ratio.h"
#include "../function.h"

/* R(regime, F(...)), regimes counted from first: the closed form by its number of terms; w < 32 by
 * the number of steps; the rest by terms and residual (in A, in 1 - A). */
#define BG_EACH_KAPPA_CLOSED(R, first, F, ...)                                                 \
    R(first, F(8, __VA_ARGS__))                                                                \
    R(first + 1, F(6, __VA_ARGS__))                                                            \
    R(first + 2, F(4, __VA_ARGS__))                                                            \
    R(first + 3, F(3, __VA_ARGS__))
#define BG_EACH_KAPPA_SMALL(R, first, F, ...)                                                  \
    R(first, F(3, __VA_ARGS__))                                                                \
    R(first + 1, F(2, __VA_ARGS__))                                                            \
    R(first + 2, F(1, __VA_ARGS__))
#define BG_EACH_KAPPA_DEBYE(R, first, F, ...)                                                  \
    R(first, F(20, 0, __VA_ARGS__))                                                            \
    R(first + 1, F(20, 1, __VA_ARGS__))                                                        \
    R(first + 2, F(12, 0, __VA_ARGS__))                                                        \
    R(first + 3, F(12, 1, __VA_ARGS__))
enum {
    BG_KAPPA_SPECIAL,
    BG_KAPPA_CLOSED,
    BG_KAPPA_SMALL = BG_KAPPA_CLOSED + BG_EACH_KAPPA_CLOSED(BG_ONE, 0, 0, 0),
    BG_KAPPA_DEBYE = BG_KAPPA_SMALL + BG_EACH_KAPPA_SMALL(BG_ONE, 0, 0, 0),
    BG_KAPPA_REGIMES = BG_KAPPA_DEBYE + BG_EACH_KAPPA_DEBYE(BG_ONE, 0, 0, 0)
};

/* The closed form by the given number of terms.  Of its first part, (p-1) r/(1-u), numerator and
 * division are carried to first order, and 1-u is rounded once: by r alone, or by delta alone where
 * r is near 1.  Domain 0 < r < 1. */
BG_FN double bg_vmf_kappa_closed(int terms, double p, double r, double delta)
{
    static const double c[8][15] = {
#include "tables/vmf_kappa.inc"
    };
    int near = r >= 0.5;
    double u = r * r, q = 1.0 / (1.0 + u), p1 = p - 1.0, a = near ? delta : r, sum = 0.0;
    double twice = 2.0 * delta, down = bg_fma(-a, a, near ? twice : 1.0); /* 1 - u */
    double y = down * q * q * q / (0.5 * p1);

    BG_UNROLL
    for (int k = terms; k > 0; --k)
        sum = y * bg_fma(u, bg_poly(c[k - 1], 2 * k - 2, u), sum);

    double sign = near ? -p1 : p1, base = near ? p1 : 0.0, m = bg_fma(sign, a, base);
    double by = 1.0 / down, k = m * by;
    double rest = bg_fma(-k, down, m) + bg_fma(sign, a, base - m);
    double tail = bg_fma(r * q, sum, bg_fma(by, rest, r * q));
    double all = k + tail;
    return k < BG_INF ? all : k; /* where tail is no number */
}

/* A to 2^-50 or so, by Gauss's continued fraction from the order nu + 12, where the expansion
 * holds.  Domain kappa < 2^200. */
BG_FN double bg_vmf_mean_rough(double p, double kappa)
{
    enum { STEPS = 12 };
    double nu = 0.5 * p - 1.0, top = nu + STEPS, w = sqrt(bg_fma(top, top, kappa * kappa));
    double y = 1.0 / w, t = top * y;
    double a =
        kappa * (1.0 / (w + top) - bg_fma(0.5 * y, y, bg_besseli_ratio_tail(8, t * t, y)));

    BG_UNROLL
    for (int k = STEPS; k > 0; --k)
        a = kappa / bg_fma(kappa, a, 2.0 * (nu + k));
    return a;
}

/* One step of Halley's method from kappa, where A = a and A - r = f.  Its A' = 1 - A^2 -
 * (p-1) A/kappa cancels, but f is small and needs few digits of it. */
BG_FN double bg_vmf_halley(double p, double kappa, double a, double f)
{
    double q = (p - 1.0) / kappa, d = 1.0 - a * (a + q),
           dd = -2.0 * a * d - q * (d - a / kappa);
    return kappa - f * d / bg_fma(d, d, -0.5 * f * dd);
}

/* Domain p < 107, w < 32. */
BG_FN double bg_vmf_kappa_small(int steps, double p, double r, double delta)
{
    double kappa = bg_vmf_kappa_closed(steps == 3 ? 3 : 6, p, r, delta);

    BG_UNROLL
    for (int i = 1; i < steps; ++i) {
        double a = bg_vmf_mean_rough(p, kappa);
        kappa = bg_vmf_halley(p, kappa, a, a - r);
    }
    bg_dd half = bg_besseli_ratio_down(0.5 * p - 1.0, kappa); /* 2 A/kappa */
    bg_dd a = bg_dd_mul_d(bg_dd_scale(half, 0.5), kappa);
    bg_dd exact = bg_two_sum(1.0, -delta);
    bg_dd target = bg_dd_of(r < 0.5 ? r : exact.hi, r < 0.5 ? 0.0 : exact.lo);
    return bg_vmf_halley(p, kappa, a.hi, bg_dd_add(a, bg_dd_neg(target)).hi);
}

/* near: the residual is in 1 - A.  Domain p < 107, w >= 32. */
BG_FN double bg_vmf_kappa_debye(int terms, int near, double p, double r, double delta)
{
    double kappa = bg_vmf_kappa_closed(6, p, r, delta);
    double a =
        bg_besseli_ratio_debye(terms, near ? BG_RATIO_COMPL : BG_RATIO, 0.5 * p - 1.0, kappa);
    return bg_vmf_halley(p, kappa, near ? 1.0 - a : a, near ? delta - a : a - r);
}

/* The smallest p of each length of the closed form: docs/measured/vmf_cutovers.md.  Its first two terms, in
 * one fraction, tell where kappa is. */
BG_FN int bg_vmf_kappa_pair_regime(double p, double r, double delta)
{
    double nu = 0.5 * p - 1.0, up = 1.0 + r * r, down = delta * (1.0 + r);
    double start = r * bg_fma(p - 1.0, up, down) / (down * up);
    double w2 = bg_fma(nu, nu, start * start);
    double closed = BG_KAPPA_CLOSED + (p >= 215.0 ? 1.0 : 0.0) + (p >= 1024.0 ? 1.0 : 0.0) +
                    (p >= 2896.0 ? 1.0 : 0.0);
    double small = BG_KAPPA_SMALL + (p >= 4.0 ? 1.0 : 0.0) + (p >= 16.0 ? 1.0 : 0.0);
    double debye = BG_KAPPA_DEBYE + (w2 >= 66.0 * 66.0 ? 2.0 : 0.0) + (r >= 0.5 ? 1.0 : 0.0);
    int inside = p >= 2.0 && p <= 0x1.fffffffffffffp1023 && r > 0.0 && delta > 0.0;

    double k = w2 < 32.0 * 32.0 ? small : debye;
    k = start > 120.0 || r < 0x1p-35 ? (double)BG_KAPPA_CLOSED : k;
    k = p >= 107.0 ? closed : k;
    return (int)(inside ? k : (double)BG_KAPPA_SPECIAL);
}

/* p, r or delta at the end of its range, outside, or NaN. */
BG_FN double bg_vmf_kappa_special(double p, double r, double delta)
{
    double inside = r > 0.0 ? BG_INF : 0.0; /* delta = 0, or p infinite */
    return p >= 2.0 && r >= 0.0 && delta >= 0.0 ? inside : BG_NAN;
}

/* The regimes and what is evaluated there. */
#define BG_EACH_VMF_KAPPA(R, p, r, delta)                                                      \
    R(BG_KAPPA_SPECIAL, bg_vmf_kappa_special(p, r, delta))                                     \
    BG_EACH_KAPPA_CLOSED(R, BG_KAPPA_CLOSED, bg_vmf_kappa_closed, p, r, delta)                 \
    BG_EACH_KAPPA_SMALL(R, BG_KAPPA_SMALL, bg_vmf_kappa_small, p, r, delta)                    \
    BG_EACH_KAPPA_DEBYE(R, BG_KAPPA_DEBYE, bg_vmf_kappa_debye, p, r, delta)

/* From r: delta = 1 - r is exact from r = 0.5 on.  From delta: r = 1 - delta up to 0.5. */
#define BG_EACH_vmf_kappa(R, p, r)           BG_EACH_VMF_KAPPA(R, p, r, 1.0 - (r))
#define BG_EACH_vmf_kappa_compl(R, p, delta) BG_EACH_VMF_KAPPA(R, p, 1.0 - (delta), delta)

#define BG_KAPPA_FUNCTION(name, given, r, delta)                                               \
    BG_FUNCTION(name, (p, given), BG_KAPPA_REGIMES, bg_vmf_kappa_pair_regime(p, r, delta),     \
                bg_vmf_kappa_pair_regime(p, r, delta))
BG_KAPPA_FUNCTION(vmf_kappa, rbar, rbar, 1.0 - rbar)
BG_KAPPA_FUNCTION(vmf_kappa_compl, delta, 1.0 - delta, delta)
#undef BG_KAPPA_FUNCTION

#endif
