/* Quantiles of stable laws.
 *
 * The upper tail at x0 = 0 tells the side; the law is mirrored to it.  There x0 = sinh z solves G = log(-log
 * tail) - log(-log t) = 0, of which both kinds of tail make a mild function of z: Halley's method, since the
 * nodes that give tail and density give the density's slope too, with bisection where a step leaves what is known
 * of the place.  Near x1 = 0, where x0 has lost the digits of x1,
 * the place is x1 = e^z above it, or -e^-z below: at the end of a support and for low alpha from the start, and
 * for a quantile in S1 once x0 is found. */
#ifndef BURGI_CORE_STABLE_STABLE_SEARCH_H
#define BURGI_CORE_STABLE_STABLE_SEARCH_H

#include "stable_value.h"

enum { BG_STABLE_STEPS = 80 };
#define BG_STABLE_FAR 709.0 /* sinh of it is finite */

typedef struct bg_stable_search {
    bg_stable_law law; /* mirrored */
    double q, lower;   /* what is asked; 1 where it is the lower tail, */
    double
        flip; /* of the law of beta >= 0, which the one asked for is, or is with -1 the mirrored one of */
    double side;  /* 0 at first, then 1 or -1 */
    double near;  /* of x1: the sign of it, or 0 while x0 is sought; 2 for x1 = 0 itself */
    double by_x1; /* 1 where x1 is asked for and isn't x0 */
    double t;     /* log of the tail at the place */
    double z, low, high, x;
    double wide; /* high - low, some steps ago */
    bg_stable_given given;
    int step;
} bg_stable_search;

BG_FN void bg_stable_search_start(bg_stable_search *s, bg_stable_law l, double q, double lower,
                                  bg_stable_given given)
{
    int mirror = l.beta < 0.0 || (l.beta == 0.0 && lower != 0.0);
    s->law = l;
    s->law.beta = bg_abs(l.beta);
    s->q = q;
    s->lower = mirror ? 1.0 - lower : lower;
    s->flip = mirror ? -1.0 : 1.0;
    s->by_x1 = given == BG_STABLE_S1 && l.alpha != 1.0 ? 1.0 : 0.0;
    s->side = s->near = s->t = s->z = 0.0;
    s->low = s->high = s->x = 0.0;
    s->wide = BG_INF;
    s->given = BG_STABLE_S0;
    s->step = 0;
}

/* x at z: of S0, or of S1. */
BG_FN void bg_stable_search_place(bg_stable_search *s, double z)
{
    double e = bg_stable_expm1(z < BG_STABLE_FAR ? z : BG_STABLE_FAR);
    s->z = z;
    s->x = s->near == 0.0 ? 0.5 * (e + e / (1.0 + e)) : s->near * bg_stable_exp(s->near * z);
}

/* Of the upper tail at a place: its logarithm, f/tail and d log f/dx, which may be no numbers. */
typedef struct bg_stable_look {
    double log, fall, slope;
} bg_stable_look;

BG_FN bg_stable_look bg_stable_look_at(const bg_stable_eval *e)
{
    const double flip = e->point.mirrored != 0.0 ? -1.0 : 1.0, s = e->course.at.s;
    const double sum = bg_stable_tail_sum(e);
    double f = bg_stable_sum_pdf(&e->nodes, e->course.count);
    bg_stable_look r;
    r.log = bg_stable_tail(e, BG_STABLE_LOGSF, sum);
    r.slope = e->course.at_end ? BG_NAN
                               : -flip * s * (bg_stable_sum_dx(&e->nodes, e->course.count) / f);
    f *= e->course.at_end ? 1.0 : s;
    r.fall = flip > 0.0 ? f / sum : bg_stable_scaled(e, f) / bg_stable_exp(r.log);
    return r;
}

/* The same of the other side, whose upper tail is the lower one. */
BG_FN bg_stable_look bg_stable_look_across(bg_stable_look at)
{
    const double tail = bg_stable_exp(at.log);
    bg_stable_look r;
    r.log = bg_stable_log1p(-tail);
    r.fall = at.fall * (tail / (1.0 - tail));
    r.slope = -at.slope;
    return r;
}

/* From a place on, where pull = f/tail dx/dz and bend = d log(f dx/dz)/dz, the step in z by Halley's method; Newton's
 * where the two differ much. */
BG_FN double bg_stable_halley(double log, double t, double pull, double bend)
{
    double newton = bg_stable_log(log / t) * log / pull;
    double by = 1.0 + 0.5 * newton * (bend + pull + pull / log);
    return newton / (by > 0.25 && by < 4.0 ? by : 1.0);
}

/* The side, and a first place on it: by the step from 0, or, far from there, by the power tail. */
BG_FN void bg_stable_search_side(bg_stable_search *s, bg_stable_look at)
{
    double above = bg_stable_exp(at.log);
    int right = s->lower != 0.0 ? s->q > 1.0 - above : s->q <= above;
    int direct = right == (s->lower == 0.0);
    s->side = right ? 1.0 : -1.0;
    s->law.beta *= s->side;
    s->t = direct ? bg_stable_log(s->q) : bg_stable_log1p(-s->q);
    int ends = s->law.alpha < 1.0 && s->law.beta == -1.0 && s->law.cot.hi < 4.0;
    s->near = ends ? -1.0 : s->law.alpha < BG_STABLE_LOW ? 2.0 : 0.0;
    s->given = s->near != 0.0 ? BG_STABLE_S1 : BG_STABLE_S0;
    s->high = BG_INF;
    if (ends) {
        s->low = -bg_stable_log(s->law.cot.hi); /* x1 = -|A| */
        bg_stable_search_place(s, s->low + 1.0);
        return;
    }
    double c = (1.0 + s->law.beta) * s->law.cosine.hi * BG_ONE_PI / s->law.alpha;
    double z = c > 0.0 ? (bg_stable_log(c) - s->t) / s->law.alpha : 0.0;
    z = z < 700.0 ? z : 700.0;
    if (s->near != 0.0) {
        s->z = z;
        s->x = 0.0;
        return;
    }
    at = right ? at : bg_stable_look_across(at);
    double first = bg_stable_halley(at.log, s->t, at.fall, at.slope), far = z + BG_LN2;
    bg_stable_search_place(s, first < 1.0 ? first : far > 1.0 ? far : 1.0);
}

/* On from x0, which is found, to x1: whether it has digits that x0 has lost. */
BG_FN int bg_stable_search_closer(bg_stable_search *s)
{
    double a = s->law.cot.hi * s->law.beta;
    if (s->by_x1 == 0.0 || s->near != 0.0 || !(bg_abs(s->x + a) < 0.25 * bg_abs(a)))
        return 0;
    double near = bg_abs(s->x + a), least = 0x1p-53 * bg_abs(a);
    s->z = bg_stable_log(near > least ? near : least);
    s->near = 2.0;
    s->given = BG_STABLE_S1;
    s->x = 0.0;
    s->step = 0;
    return 1;
}

/* After an evaluation at x1 = 0: the side of it. */
BG_FN void bg_stable_search_near(bg_stable_search *s, double log)
{
    s->near = log > s->t ? 1.0 : -1.0;
    s->low = -745.0;
    s->high = BG_INF;
    bg_stable_search_place(s, s->near * s->z);
}

/* The next place after one from which the step in x is dx and in z `step`: that, or near x1 = 0,
 * where a factor e of x1 hardly changes the tail, the one in x1. */
BG_FN void bg_stable_search_step(bg_stable_search *s, double dx, double pull, double step)
{
    double x = s->x + dx, end = s->high, z = s->z + step;
    int flat = s->near != 0.0 && pull < 0.5 && s->near * x > 0.0 && bg_abs(x) < BG_INF;
    z = flat ? s->near * bg_stable_log(bg_abs(x)) : z;
    double middle = end < BG_INF ? 0.5 * (s->low + end) : 2.0 * bg_abs(s->z) + 1.0;
    int stuck = s->step % 3 == 0 && end - s->low > 0.5 * s->wide;
    s->wide = s->step % 3 == 0 ? end - s->low : s->wide;
    z = z >= s->low && z <= end && !stuck ? z : middle; /* a step of NaN, too */
    bg_stable_search_place(s, s->near < 0.0 || z < BG_STABLE_FAR ? z : BG_STABLE_FAR);
}

/* After an evaluation at x; whether there is to be another. */
BG_FN int bg_stable_search_next(bg_stable_search *s, const bg_stable_eval *e)
{
    const bg_stable_look at = bg_stable_look_at(e);
    if (s->side == 0.0) {
        bg_stable_search_side(s, at);
        return 1;
    }
    if (s->near == 2.0) {
        bg_stable_search_near(s, at.log);
        return 1;
    }
    const double x = bg_abs(s->x);
    const int power = s->near != 0.0 || x > 0x1p60;
    double per = power ? x : sqrt(bg_fma(x, x, 1.0)); /* dx/dz, and d log of it/dz */
    double per_log = power ? (s->near < 0.0 ? -1.0 : 1.0) : x / per;
    double pull = at.fall * per; /* -d log tail/dz */
    int finite = at.log > -BG_INF && pull > 0x1p-1000 && pull < BG_INF;
    int above = !(at.log > s->t);
    s->high = above ? s->z : s->high;
    s->low = above ? s->low : s->z;
    double step =
        bg_stable_halley(finite ? at.log : s->t, s->t, pull, bg_fma(at.slope, per, per_log));
    double dx = (at.log - s->t) / at.fall, by = 1.0 + 0.5 * dx * (at.slope + at.fall);
    dx /= by > 0.25 && by < 4.0 ? by : 1.0;
    ++s->step;
    int beyond = s->low >= BG_STABLE_FAR && s->near >= 0.0;
    int there =
        finite && bg_abs(step) < 0x1p-16 && bg_abs(step * pull) < 0x1p-16 * (1.0 - s->t);
    if (there || beyond || s->step >= BG_STABLE_STEPS) {
        s->x = beyond ? BG_INF : finite ? s->x + dx : s->x;
        return bg_stable_search_closer(s);
    }
    bg_stable_search_step(s, dx, pull, finite ? step : BG_NAN);
    return 1;
}

/* The end of a support, or infinity: the lower one for a sign of -1. */
BG_FN double bg_stable_end(bg_stable_law l, double sign, bg_stable_given given)
{
    double a = l.cot.hi * l.beta;
    int ends = l.alpha < 1.0 && l.beta == -sign;
    return ends ? (given == BG_STABLE_S1 ? 0.0 : -a) : sign * BG_INF;
}

/* The place, of the law that was given. */
BG_FN double bg_stable_search_found(const bg_stable_search *s, bg_stable_given given)
{
    bg_stable_law l = s->law;
    l.beta *= s->side == 0.0 ? s->flip : s->flip * s->side;
    bg_dd a = bg_dd_mul_d(l.cot, l.beta);
    int s1 = given == BG_STABLE_S1 && l.alpha != 1.0;
    double x = s->flip * s->side * s->x;
    if (s->q == 0.0 || s->q == 1.0)
        return bg_stable_end(l, (s->q == 0.0) == (s->lower != 0.0) ? -s->flip : s->flip, given);
    if (s->near != 0.0 && bg_abs(x) < BG_INF)
        return s1 ? x : bg_dd_add_d(bg_dd_neg(a), x).hi;
    return s1 && bg_abs(x) < BG_INF ? bg_dd_add_d(a, x).hi : x;
}

#endif
