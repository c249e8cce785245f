/* K_nu(x) for small w: two base orders mu, mu+1 with |mu| <= 1/2, then upwards.
 *
 * With nu = mu + n and M_o = K_o(x) (x/2)^o the recurrence (DLMF 10.29.1) is
 * M_{o+1} = o M_o + (x^2/4) M_{o-1}: no division, all terms positive.  The base comes from
 * besselk_temme.h for x < 1 and from polynomials in the order's square and x for 1 <= x <= 25, K
 * being even and entire in its order.  Base and recurrence are hi + lo: up to 24 steps would
 * cost more than the bound. */
#ifndef BURGI_CORE_BESSEL_BESSELK_BASE_H
#define BURGI_CORE_BESSEL_BESSELK_BASE_H

#include "../const.h"
#include "besselk_temme.h"

/* Where the base comes from. */
enum { BG_K_TEMME, BG_K_POLY1, BG_K_POLY4 }; /* x < 1, x < 4, x <= 25 */

/* e^x sqrt(2x/pi) K_o = 1 + (q - 1/4)/x [1/2 + (q - 9/4)/x H(q, x)], q = o^2: H from its rows
 * in x.  Exact at o = 1/2 and 3/2. */
BG_FN double bg_besselk_inner(const double *rows, int degree, double o, double u)
{
    double h = bg_poly(rows, degree, o * o);
    return bg_fma((o - 1.5) * (o + 1.5) * u, h, 0.5);
}

BG_FN bg_dd bg_besselk_of_order(const double *rows, int degree, double o, double u)
{
    double inner = bg_besselk_inner(rows, degree, o, u);
    return bg_fast_two_sum(1.0, (o - 0.5) * (o + 0.5) * u * inner);
}

/* The same for the order o + o_lo, most of its roundings carried. */
BG_FN bg_dd bg_besselk_of_order_fine(const double *rows, int degree, double o, double o_lo,
                                     double x, double u)
{
    double inner = bg_besselk_inner(rows, degree, o, u);
    double a = bg_fma(o, o, -0.25), v = a * u;
    double rest = bg_fma(2.0 * o, o_lo, bg_fma(-v, x, a));
    bg_dd t = bg_two_prod(v, inner), s = bg_fast_two_sum(1.0, t.hi);

    s.lo += bg_fma(rest * u, inner, t.lo);
    return s;
}

/* bg_poly of the first `length` coefficients.  As the number of turns is the same for all rows nvcc
 * unrolls it, and no table is left in memory. */
BG_FN double bg_poly_row(const double *c, int length, double x)
{
    double s = 0.0;
    BG_UNROLL
    for (int k = 15; k >= 0; --k)
        s = k < length - 1 ? bg_fma(s, x, c[k]) : k < length ? c[k] : s;
    return s;
}

/* K_mu and K_{mu+1} (x/2), both times e^x sqrt(2x/pi), for 1 <= x <= 25 by two polynomials.  fine:
 * the second, which has more of its roundings, to about one: a quotient's error is all relative. */
BG_FN bg_besselk_pair bg_besselk_poly_to(int fine, int piece, double mu, double mu1, double x)
{
    static const double c[2][10][16] = {
#include "tables/besselk_base.inc"
    };
    static const int length[2][10] = {
#include "tables/besselk_degree.inc"
    };
    static const double map[2][3] = {
#include "tables/besselk_map.inc"
    };
    const int degree = piece == 0 ? 9 : 7;
    double u = 1.0 / x, tau = map[piece][1] / (x + map[piece][0]) + map[piece][2], row[10];

    BG_UNROLL
    for (int j = 0; j <= degree; ++j)
        row[j] = bg_poly_row(c[piece][j], length[piece][j], tau);
    bg_besselk_pair m;
    m.m0 = bg_besselk_of_order(row, degree, mu, u);
    if (fine) {
        bg_dd k = bg_besselk_of_order_fine(row, degree, mu1, mu - (mu1 - 1.0), x, u);
        m.m1 = bg_two_prod(k.hi, 0.5 * x);
        m.m1.lo = bg_fma(k.lo, 0.5 * x, m.m1.lo);
    } else {
        m.m1 = bg_dd_scale(bg_besselk_of_order(row, degree, mu1, u), 0.5 * x);
    }
    return m;
}

BG_FN bg_besselk_pair bg_besselk_poly(int piece, double mu, double mu1, double x)
{
    return bg_besselk_poly_to(0, piece, mu, mu1, x);
}

/* How steps are rounded: hi alone; hi + lo; the same where o M_o >= (x/2)^2 M_{o-1}, which holds for
 * o >= 1/2, x < 1. */
enum { BG_STEPS_PLAIN, BG_STEPS_EXACT, BG_STEPS_RISING };

/* The pair taken upwards by `last` of `steps` steps.  A step that is not taken exchanges the two,
 * 0 M_o + 1 M_{o-1}, which costs fewer selects than to leave them: the pair comes out exchanged
 * where an odd number is not taken.  hi takes two roundings; lo has both exactly, and the earlier
 * ones to first order. */
BG_FN bg_besselk_pair bg_besselk_steps(int how, int steps, double last, double mu, double x,
                                       bg_besselk_pair m)
{
    bg_dd z = bg_two_prod(0.5 * x, 0.5 * x);
    double order = mu;

    BG_UNROLL
    for (int j = 1; j <= steps; ++j) {
        int go = j <= last;
        order += 1.0; /* exact */
        double o = go ? order : 0.0, zh = go ? z.hi : 1.0, zl = go ? z.lo : 0.0;
        double p = o * m.m1.hi, next = bg_fma(zh, m.m0.hi, p), lo = 0.0;
        if (how != BG_STEPS_PLAIN) {
            double d = next - p, e = bg_fma(o, m.m1.hi, -p) + bg_fma(zh, m.m0.hi, -d);
            e = how == BG_STEPS_EXACT ? e - ((next - d) - p) : e;
            lo = bg_fma(o, m.m1.lo, bg_fma(zh, m.m0.lo, bg_fma(zl, m.m0.hi, e)));
        }
        m.m0 = m.m1;
        m.m1 = bg_dd_of(next, lo);
    }
    return m;
}

BG_FN int bg_is_odd(double n)
{
    double half = 0.5 * n;
    return bg_round(half) != half;
}

/* The pair taken upwards until its first member is M_{nu-n+last}; last <= steps. */
BG_FN bg_besselk_pair bg_besselk_climb(int how, int steps, double last, double n, double nu,
                                       double x, bg_besselk_pair m)
{
    bg_besselk_pair r;
    int swap = bg_is_odd(steps - last);

    m = bg_besselk_steps(how, steps, last, nu - n, x, m);
    r.m0 = bg_dd_of(swap ? m.m1.hi : m.m0.hi, swap ? m.m1.lo : m.m0.lo);
    r.m1 = bg_dd_of(swap ? m.m0.hi : m.m1.hi, swap ? m.m0.lo : m.m1.lo);
    return r;
}

/* M_nu from the base by n - 1 steps upwards, n <= steps. */
BG_FN bg_dd bg_besselk_upwards(int how, int steps, double n, double nu, double x,
                               bg_besselk_pair m)
{
    if (steps == 0)
        return m.m0;
    int swap = bg_is_odd(steps - n); /* for n = 0 too, which wants the first of the two */

    m = bg_besselk_steps(how, steps - 1, n - 1.0, nu - n, x, m);
    return bg_dd_of(swap ? m.m0.hi : m.m1.hi, swap ? m.m0.lo : m.m1.lo);
}

/* log K, or log(e^x K) where scaled.
 * Domain  w < 24, x as the base has it, nu < steps + 1/2.  Error < 3 u mixed. */
BG_FN double bg_log_besselk_small(int base, int steps, int scaled, double nu, double x)
{
    const bg_dd half_log_pi2 = bg_half_log_half_pi();
    double n = bg_round(nu), mu = nu - n, mu1 = nu - (n - 1.0);
    int temme = base == BG_K_TEMME;
    bg_dd log = temme ? bg_log_of(x) : bg_log_fine_of(x);
    bg_besselk_pair m =
        temme ? bg_besselk_temme(mu, x, log) : bg_besselk_poly(base - BG_K_POLY1, mu, mu1, x);
    bg_dd factor = temme ? bg_sinc_pi(mu) : bg_dd_of(1.0, 0.0);
    /* nu > 8, x < 1: log K is above 14, and as many u may be lost */
    int how = !temme ? BG_STEPS_EXACT : steps == 24 ? BG_STEPS_PLAIN : BG_STEPS_RISING;

    /* 2^-n x^nu is left to divide by; of the polynomials 2^-n x^n e^x sqrt(2x/pi) */
    bg_dd log_m = bg_log_short(bg_besselk_upwards(how, steps, n, nu, x, m), factor, n);
    double power = temme ? -nu : -n - 0.5, shift = temme ? x : -x;
    bg_dd p = bg_two_prod(log.hi, power), s = bg_two_sum(log_m.hi, p.hi);
    double lo = s.lo + (log_m.lo + bg_fma(log.lo, power, p.lo));
    if (!temme) {
        s = bg_two_sum(s.hi, half_log_pi2.hi);
        lo += s.lo + half_log_pi2.lo;
    }
    if (scaled == temme) {
        s = bg_two_sum(s.hi, shift);
        lo += s.lo;
    }
    return s.hi + lo;
}

#endif
