/* The path of a point's nodes.
 *
 * Along the axis the integrand is e^M sin(s^alpha c), M = Re Phi.  It has a minimum at log s = -log1p(e)/eps,
 * e = (eps Q - X - alpha P)/(alpha (P + Q)), if eps (P + Q) > 0.  If M has fallen to nothing before it, and
 * before the sine has turned over, the axis is the path: the heavy tail.  Else, where M is of order 1 and so is
 * f's sum, it is a ray from 0 (stable_ray.h).  Else it follows the axis and turns (stable_nodes.h): at the
 * minimum, which is a saddle, where the light tail's part of f comes from; or where M is of order 1. */
#ifndef BURGI_CORE_STABLE_STABLE_PATH_H
#define BURGI_CORE_STABLE_STABLE_PATH_H

#include "stable_scout.h"

#define BG_STABLE_FALL     48.0    /* e^-48 is nothing */
#define BG_STABLE_DEEP     -0x1p58 /* where the saddle is all */
#define BG_STABLE_FURTHEST 705.0   /* of log s, which is to be a number */

/* log s at the minimum, or 1000 where there is none. */
BG_FN double bg_stable_minimum(bg_stable_point p)
{
    bg_dd all = bg_dd_add(p.p, p.q);
    bg_dd num = bg_dd_add(bg_dd_mul_d(p.q, p.eps),
                          bg_dd_neg(bg_dd_add(p.x, bg_dd_mul_d(p.p, p.alpha))));
    double e = bg_dd_div(num, bg_dd_mul_d(all, p.alpha)).hi;
    double power = (p.q.hi - p.x.hi) / (p.alpha * all.hi); /* 1 + e */
    int near = e > -0.5;
    int is = (power > 0x1p-1020) & (power < 0x1p1020) & (p.eps * all.hi > 0.0);
    double log_near = bg_stable_log1p(near ? e : 0.0), log = bg_stable_log(is ? power : 1.0);
    double log_s = -(near ? log_near : log) / p.eps;
    int inside = is & (e < BG_INF) & (bg_abs(log_s) < BG_STABLE_FURTHEST);
    return inside ? log_s : 1000.0;
}

/* About where lambda e^M is greatest, -dM/d(log lambda) = lambda x1 + alpha (P + Q) lambda^alpha = 1 for low alpha:
 * 1/alpha in log lambda from where M is -1; or M's minimum, which may come before it. */
BG_FN double bg_stable_peak(bg_stable_point p, double low)
{
    double by_power = -bg_stable_log(p.alpha * (p.p.hi + p.q.hi)) / p.alpha;
    double by_x = p.x1 > 0.0 ? -bg_stable_log(p.x1) : by_power;
    double first = by_x < by_power ? by_x : by_power;
    return first < low ? first : low;
}

/* The saddle at the end of a support, alpha < 1, where s would be no number: Phi there, whose logarithm is
 * known, is below -2^58, and is all. */
BG_FN bg_stable_at bg_stable_at_end(bg_stable_point x)
{
    bg_stable_at r;
    bg_dd log_x = bg_log_dd(bg_dd_add(x.q, bg_dd_neg(x.x))), eps = bg_dd_of(x.eps, x.eps_lo);
    bg_dd log_p = bg_log_dd(bg_dd_mul_d(bg_dd_add(x.p, x.q), x.alpha));
    bg_dd log_s = bg_dd_div(bg_dd_add(log_p, bg_dd_neg(log_x)), eps);
    bg_dd log_phi =
        bg_dd_add(bg_dd_add(log_s, log_x), bg_log_dd(bg_dd_div(eps, bg_dd_of(x.alpha, 0.0))));
    int is = log_phi.hi < 709.0;
    bg_dd root = bg_stable_exp_dd(bg_dd_scale(is ? log_phi : bg_dd_of(0.0, 0.0), 0.5));
    r.re = is ? bg_dd_neg(bg_dd_mul(root, root)) : bg_dd_of(-BG_INF, 0.0);
    r.s = log_s.hi < 709.0 ? bg_stable_exp(log_s.hi) : BG_INF;
    r.log_s = log_s.hi;
    r.im = r.d = 0.0;
    return r;
}

/* What is known of a point before scouts look along the axis: numbers alone, of many points in one vector. */
typedef struct bg_stable_start {
    double low, log_c, log_im,
        tail;               /* log s at M's minimum, of the scale, of c; of the power tail */
    double log_s, log_turn; /* where M is -1, and where the path turns if it does */
    double least;           /* of M, where it has fallen to nothing */
    double damped;          /* M where the sine has turned over */
    double is_low, deep;    /* 1 or 0: low alpha; no saddle that counts */
} bg_stable_start;
#define BG_STABLE_EACH_START(F)                                                                \
    F(low) F(log_c) F(log_im) F(tail) F(log_s) F(log_turn) F(least) F(damped) F(is_low) F(deep)

BG_FN bg_stable_start bg_stable_start_of(bg_stable_point x)
{
    bg_stable_start r;
    int is_low = (x.alpha < BG_STABLE_LOW) | ((x.alpha < 0.7) & (x.p.hi + x.q.hi > 0.1));
    double low = bg_stable_minimum(x), log_1 = -bg_stable_log(1.0 + x.x0);
    double at_peak = bg_stable_peak(x, low), log_c = is_low ? at_peak : log_1;
    double log_im = bg_stable_log(x.im > 0.0 ? x.im : 1.0);
    log_im = x.im > 0.0 ? log_im : -BG_INF;
    double tail = log_im + x.alpha * log_c, fall = (tail < 0.0 ? tail : 0.0) - 40.0;
    double over = (0.9163 - log_im) / x.alpha; /* where the sine's argument is 2.5 */
    double m_c = bg_stable_axis_at(x, log_c), m = m_c, log_s = log_c;

    BG_UNROLL
    for (int k = 0; k < 3; ++k) {
        double by = -bg_stable_log(m < 0.0 ? -m : 1.0);
        by = m < 0.0 ? by : 1.0;
        by = by > 1.0 ? 1.0 : by < -1.0 ? -1.0 : by;
        log_s += is_low ? 0.0 : by;
        m = bg_stable_axis_at(x, log_s);
    }
    double peak = is_low ? log_c + m_c - low : 0.0, at_low = bg_stable_exp(low);
    /* there is none, or the power tail is not deeper than it */
    double none = low == 1000.0 ? 1.0 : 0.0;
    int below = at_low * x.x1 * (x.eps / x.alpha) < fall + peak;
    double counts_not = none + ((below & (x.im > 0.0)) ? 1.0 : 0.0);
    int deep = counts_not > 0.0;
    double floor = log_c - (is_low ? 3.0 : 1.2), first = low < over ? low : over;
    /* of low alpha the sine may turn over many times before, and its parts cancel */
    int stays = deep & !(is_low & (over < log_c));
    double log_turn = stays ? log_c : first;
    log_turn = log_turn > floor ? log_turn : floor;
    log_turn = bg_stable_axis_at(x, log_turn) > 1.0 ? log_c : log_turn;

    r.low = low;
    r.log_c = log_c;
    r.log_im = log_im;
    r.tail = tail;
    r.log_s = log_s;
    r.log_turn = log_turn;
    r.least = is_low ? m_c - 42.0 : -42.0;
    r.damped = bg_stable_axis_at(x, first);
    r.is_low = is_low ? 1.0 : 0.0;
    r.deep = deep ? 1.0 : 0.0;
    return r;
}

/* How far log q must reach along the axis, or 1e3 where it can't be the path. */
BG_FN double bg_stable_end_of(bg_stable_point x, bg_stable_start s)
{
    if (s.deep == 0.0)
        return 1e3;
    double end = bg_stable_fallen(x, s.log_s, s.least, s.is_low != 0.0);
    return s.low - s.log_s < end ? s.low - s.log_s : end;
}

/* Where the path has its scale, once the scouts are back; in the same way. */
typedef struct bg_stable_place {
    double s, log_s, im, d, re, re_lo; /* bg_stable_at */
    double axis;                       /* 1 where the path is the axis */
    double unit, shift, offset, first;
} bg_stable_place;
#define BG_STABLE_EACH_PLACE(F)                                                                \
    F(s) F(log_s) F(im) F(d) F(re) F(re_lo) F(axis) F(unit) F(shift) F(offset) F(first)

BG_FN bg_stable_place bg_stable_place_of(bg_stable_point x, bg_stable_start s, double end)
{
    bg_stable_place r;
    double phase = s.log_im + x.alpha * (s.log_s + end); /* the sine's argument at the end */
    int axis = (x.im > 0.0) & (end < 1e3) & (s.damped < -0.5) & (phase < 3.5);
    double log_s = axis ? s.log_s : s.log_turn;
    double place = log_s > -707.5 ? log_s : -707.5; /* s is a normal number */
    double unit = bg_round((-70.0 - s.tail) * bg_log2_e());
    unit = (axis & (s.tail < -100.0)) ? unit : 0.0;
    unit = unit < 2040.0 ? unit : 2040.0;
    bg_stable_at at = bg_stable_at_of(x, bg_stable_exp(place), unit);
    double m = at.re.hi < 0.0 ? at.re.hi : 0.0;
    r.s = at.s;
    r.log_s = at.log_s;
    r.im = at.im;
    r.d = at.d;
    r.re = at.re.hi;
    r.re_lo = at.re.lo;
    r.axis = axis ? 1.0 : 0.0;
    r.unit = unit;
    double larger = m > s.tail ? m : s.tail;
    r.shift = axis ? s.tail + unit * BG_LN2 : larger;
    r.offset = log_s - place;
    r.first = -bg_stable_log(40.0 / (x.alpha < 1.0 ? x.alpha : 1.0));
    return r;
}

typedef struct bg_stable_course {
    bg_stable_path path;
    bg_stable_at at;
    int on,
        count; /* nodes on a straight path, or on the axis; and all: more where the path turns */
    double unit; /* log2 of what Phi's imaginary part is multiplied by, where it is tiny */
    int nothing; /* f is 0 */
    int at_end;  /* as bg_stable_at_end */
} bg_stable_course;

BG_FN bg_stable_path bg_stable_path_of(bg_stable_point x, bg_stable_start s, bg_stable_place at)
{
    const int apart = x.alpha < BG_STABLE_LOW;
    bg_stable_path r;
    r.alpha = x.alpha;
    r.eps = x.eps;
    r.phi_r = at.re;
    r.phi_i = r.di = at.im;
    r.dr = at.d;
    r.less = apart ? 0.0 : 1.0;
    r.base_r = apart ? -at.s * x.x.hi : at.re;
    r.base_i = apart ? 0.0 : at.im;
    r.shift = at.shift;
    r.rest = at.re - at.shift;
    r.by_u = s.is_low;
    r.offset = at.offset;
    r.first = at.first;
    r.last = r.middle = r.angle = r.sin = r.width = 0.0;
    r.cos = r.grow = 1.0;
    return r;
}

/* The path itself. */
BG_FN bg_stable_course bg_stable_course_of(bg_stable_point x, bg_stable_start s,
                                           bg_stable_place at, double end)
{
    const int axis = at.axis != 0.0, none = x.im == 0.0 && s.low == 1000.0;
    bg_stable_course r;
    r.path = bg_stable_path_of(x, s, at);
    r.at.s = at.s;
    r.at.log_s = at.log_s;
    r.at.im = at.im;
    r.at.d = at.d;
    r.at.re = bg_dd_of(at.re, at.re_lo);
    r.unit = at.unit;
    r.at_end = none && x.alpha < 1.0 && x.x1 < 0.0;
    r.nothing = none && x.x0 > 1.0 && !r.at_end;
    r.on = 0;
    r.count = BG_STABLE_LANES;
    if (r.at_end) {
        r.at = bg_stable_at_end(x);
        r.path.shift = r.at.re.hi;
    } else if (axis) {
        bg_stable_spread_straight(&r.path, end);
        r.on = r.count = bg_stable_straight(x.alpha, 0);
    } else if (at.re >= BG_STABLE_DEEP && bg_stable_try_ray(&r.path, at.re)) {
        r.on = r.count = bg_stable_straight(x.alpha, 1);
    } else if (at.re >= BG_STABLE_DEEP) {
        double m = at.re < 0.0 ? at.re : 0.0, bend = x.eps * x.alpha * at.d;
        double wide = s.log_turn == s.low && bend > 1.0 ? -0.5 * bg_stable_log(bend)
                                                        : s.log_c - s.log_turn;
        bg_stable_turn(&r.path, m, wide);
        r.on = bg_stable_on_axis(x.alpha);
        r.count = r.on + bg_stable_off_axis(x.alpha);
    }
    return r;
}

#endif
