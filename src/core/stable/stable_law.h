/* An alpha-stable law and a point of it, in the frame in which all is computed.
 *
 * With eps = 1 - alpha, y = pi eps/2, t = -i lambda and e = expm1(-eps log lambda), the
 * characteristic function's exponent less i x t is
 *
 *   Phi = -lambda [X + (1 + e) (P - i c) + e Q],   c = (1 + beta) cos y,
 *
 * where from S0's x0: X = x0 + beta cos y tan(y/2), P = sin y, Q = -beta cos y cot y; from S1's
 * x1 = x0 + beta cot y: X = x1, P = sin y - beta cos y cot y, Q = 0.  The first has no pole at
 * alpha = 1, where eps is taken for 2^-70; the second keeps the digits of x1 at the end of a
 * support.  The law is mirrored to x0 >= 0; for low alpha, where all but the
 * light tails is on the scale of x1, to x1 >= 0. */
#ifndef BURGI_CORE_STABLE_STABLE_LAW_H
#define BURGI_CORE_STABLE_STABLE_LAW_H

#include "../elem_trig_dd.h"
#include "../log_short.h"

/* Below, nodes do not reach as far as log|x| spreads, 1/alpha. */
#define BG_STABLE_LEAST 0.01
#define BG_STABLE_LOW   0.5

typedef struct bg_stable_law {
    double alpha, eps, eps_lo, beta; /* eps + eps_lo = 1 - alpha */
    bg_dd sine, cosine, cot;         /* of y */
} bg_stable_law;

BG_FN bg_stable_law bg_stable_law_of(double alpha, double beta)
{
    bg_stable_law l;
    bg_dd eps = bg_two_sum(1.0, -alpha);
    int low = alpha < 0.5; /* where eps is rounded, not alpha */
    l.alpha = alpha;
    l.beta = beta;
    l.eps = eps.hi == 0.0 ? 0x1p-70 : eps.hi;
    l.eps_lo = eps.lo;
    bg_sincos y = bg_sincospi_whole(low ? 0.5 * alpha : 0.5 * l.eps);
    l.sine.hi = low ? y.cos.hi : y.sin.hi;
    l.sine.lo = low ? y.cos.lo : y.sin.lo;
    l.cosine.hi = low ? y.sin.hi : y.cos.hi;
    l.cosine.lo = low ? y.sin.lo : y.cos.lo;
    l.cot = bg_dd_div(l.cosine, l.sine);
    return l;
}

typedef struct bg_stable_point {
    double alpha, eps, eps_lo, beta, one_beta; /* beta of the frame; 1 + beta */
    double mirrored;                           /* 1 or 0 */
    double by_x1;                              /* X is x1 */
    double x0, x1, im;                         /* im is c */
    bg_dd x, p, q;                             /* X, P, Q */
} bg_stable_point;

/* x in S1 where s1 is not 0; at alpha = 1 both are the same.  |x| below 2^-963 is 0, since 1/x has to
 * be a number. */
BG_FN bg_stable_point bg_stable_point_of(bg_stable_law l, double x, double s1)
{
    bg_stable_point r;
    bg_dd a = bg_dd_mul_d(l.cot, l.beta), given = bg_dd_of(bg_abs(x) < 0x1p-963 ? 0.0 : x, 0.0);
    int is_s1 = (s1 != 0.0) & (l.alpha != 1.0);
    bg_dd less = bg_dd_add_d(bg_dd_neg(a), given.hi), more = bg_dd_add_d(a, given.hi);
    bg_dd x0 = is_s1 ? less : given, x1 = is_s1 ? given : more;
    int by_sign = (l.alpha < BG_STABLE_LOW) & (bg_abs(l.beta) < 0.75);
    double flip_0 = x0.hi < 0.0 ? -1.0 : 1.0, flip_1 = x1.hi < 0.0 ? -1.0 : 1.0;
    double flip = by_sign ? flip_1 : flip_0;

    r.alpha = l.alpha;
    r.eps = l.eps;
    r.eps_lo = l.eps_lo;
    r.mirrored = flip < 0.0 ? 1.0 : 0.0;
    r.beta = flip * l.beta;
    r.one_beta = 1.0 + r.beta;
    r.x0 = flip * x0.hi;
    r.x1 = flip * x1.hi;
    double size = bg_abs(a.hi), near_end = bg_abs(x1.hi) <= 0.5 * size ? 1.0 : 0.0;
    int beside = (s1 == 0.0) | (l.alpha == 1.0);
    double far =
        (l.alpha < BG_STABLE_LOW) | (l.alpha > 1.5) | (beside & (size < 0.5)) ? 1.0 : 0.0;
    r.by_x1 = l.alpha == 1.0 ? 0.0 : far + near_end > 0.0 ? 1.0 : 0.0;

    bg_dd half = bg_dd_div(l.sine, bg_dd_add_d(l.cosine, 1.0)); /* tan(y/2) */
    bg_dd bc = bg_dd_mul_d(l.cosine, r.beta), pole = bg_dd_neg(bg_dd_mul(bc, l.cot));
    int by = r.by_x1 != 0.0;
    bg_dd s0 = bg_dd_add(bg_dd_mul(bc, half), bg_dd_scale(x0, flip));
    bg_dd all = bg_dd_add(l.sine, pole);
    r.im = r.one_beta * l.cosine.hi;
    r.x.hi = by ? flip * x1.hi : s0.hi;
    r.x.lo = by ? flip * x1.lo : s0.lo;
    r.p.hi = by ? all.hi : l.sine.hi;
    r.p.lo = by ? all.lo : l.sine.lo;
    r.q.hi = by ? 0.0 : pole.hi;
    r.q.lo = by ? 0.0 : pole.lo;
    return r;
}

/* e^y as hi + lo, |y.hi| <= 700. */
BG_FN bg_dd bg_stable_exp_dd(bg_dd y)
{
    double k;
    bg_dd e = bg_exp_parts(y, &k), one = bg_fast_two_sum(1.0, e.hi);
    one.lo += e.lo;
    return bg_dd_scale(one, bg_exp2i(k));
}

/* At a place s on the axis: log s, Phi = re + i im and s^alpha (P + Q); im is multiplied by 2^unit. */
typedef struct bg_stable_at {
    double s, log_s, im, d;
    bg_dd re;
} bg_stable_at;

BG_FN bg_stable_at bg_stable_at_of(bg_stable_point p, double s, double unit)
{
    bg_stable_at r;
    bg_dd log_s = bg_log_dd(bg_dd_of(s, 0.0)), e, power;
    bg_dd y = bg_dd_mul(log_s, bg_dd_of(-p.eps, -p.eps_lo));
    e = bg_expm1_dd(y);
    power = bg_stable_exp_dd(y);
    bg_dd sum = bg_dd_add(bg_dd_add(p.x, bg_dd_mul(power, p.p)), bg_dd_mul(e, p.q));
    r.s = s;
    r.log_s = log_s.hi;
    r.re = bg_dd_mul_d(sum, -s);
    int finite = bg_abs(r.re.hi) < BG_INF;
    r.re.hi = finite ? r.re.hi : -0x1p1023;
    r.re.lo = finite ? r.re.lo : 0.0;
    double half = bg_round(0.5 * unit);
    r.im = (s * bg_exp2i(half)) * (power.hi * bg_exp2i(unit - half)) * p.im;
    r.d = s * (power.hi * (p.p.hi + p.q.hi));
    return r;
}

#endif
