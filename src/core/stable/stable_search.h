/* Quantiles of stable laws.
 *
 * The upper tail at x0 = 0 tells the side; the law is mirrored to it.  There x0 = sinh z solves G = log(-log
 * tail) - log(-log t) = 0, of which both kinds of tail make a mild function of z: Newton's method, with
 * bisection where a step leaves what is known of the place.  Near x1 = 0, where x0 has lost the digits of x1,
 * the place is x1 = e^z above it, or -e^-z below: at the end of a support and for low alpha from the start, and
 * for a quantile in S1 once x0 is found. */
#ifndef BURGI_CORE_STABLE_STABLE_SEARCH_H
#define BURGI_CORE_STABLE_STABLE_SEARCH_H

#include "stable_value.h"

enum { BG_STABLE_STEPS = 80 };
#define BG_STABLE_FAR 709.0 /* sinh of it is finite */

typedef struct bg_stable_search {
    bg_stable_law law; /* mirrored */
    double q, lower;   /* what is asked; 1 where it is the lower tail */
    double side;       /* 0 at first, then 1 or -1 */
    double near;       /* of x1: the sign of it, or 0 while x0 is sought; 2 for x1 = 0 itself */
    double by_x1;      /* 1 where x1 is asked for and isn't x0 */
    double t;          /* log of the tail at the place */
    double z, low, high, x;
    double wide; /* high - low, some steps ago */
    bg_stable_given given;
    int step;
} bg_stable_search;

BG_FN void bg_stable_search_start(bg_stable_search *s, bg_stable_law l, double q, double lower,
                                  bg_stable_given given)
{
    s->law = l;
    s->q = q;
    s->lower = lower;
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

/* The side, and a first place on it by the power tail. */
BG_FN void bg_stable_search_side(bg_stable_search *s, double above)
{
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
    z += BG_LN2;
    bg_stable_search_place(s, z > 1.0 ? z : 1.0);
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

/* The next place after one from which Newton's step in x is dx and G's in z is `step`: that, or near x1 = 0,
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
    double log = bg_stable_tail(e, BG_STABLE_LOGSF);
    if (s->side == 0.0) {
        bg_stable_search_side(s, bg_stable_exp(log));
        return 1;
    }
    if (s->near == 2.0) {
        bg_stable_search_near(s, log);
        return 1;
    }
    double x = bg_abs(s->x),
           per = s->near != 0.0 || x > 0x1p60 ? x : sqrt(bg_fma(x, x, 1.0)); /* dx/dz */
    double f = bg_stable_of(e, BG_STABLE_LOGPDF, s->given);
    double pull = bg_stable_exp(f - log + bg_stable_log(per)); /* -d log tail/dz */
    int finite = log > -BG_INF && pull > 0x1p-1000 && pull < BG_INF;
    int above = !(log > s->t);
    s->high = above ? s->z : s->high;
    s->low = above ? s->low : s->z;
    double g = bg_stable_log(finite ? log / s->t : 1.0), step = g * log / pull;
    double dx = per * ((log - s->t) / pull);
    ++s->step;
    int beyond = s->low >= BG_STABLE_FAR && s->near >= 0.0;
    int there =
        finite && bg_abs(step) < 0x1p-27 && bg_abs(step * pull) < 0x1p-27 * (1.0 - s->t);
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

/* The place, of the law l as it was given. */
BG_FN double bg_stable_search_found(const bg_stable_search *s, bg_stable_law l,
                                    bg_stable_given given)
{
    bg_dd a = bg_dd_mul_d(l.cot, l.beta);
    int s1 = given == BG_STABLE_S1 && l.alpha != 1.0;
    double x = s->side * s->x;
    if (s->q == 0.0 || s->q == 1.0)
        return bg_stable_end(l, (s->q == 0.0) == (s->lower != 0.0) ? -1.0 : 1.0, given);
    if (s->near != 0.0 && bg_abs(x) < BG_INF)
        return s1 ? x : bg_dd_add_d(bg_dd_neg(a), x).hi;
    return s1 && bg_abs(x) < BG_INF ? bg_dd_add_d(a, x).hi : x;
}

#endif
