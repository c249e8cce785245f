/* The path of a point's nodes (stable_nodes.h).
 *
 * Along the axis the integrand is e^M sin(s^alpha c), M = Re Phi.  It has a minimum at log s = -log1p(e)/eps,
 * e = (eps Q - X - alpha P)/(alpha (P + Q)), if eps (P + Q) > 0.  If M has fallen to nothing before it, and
 * before the sine has turned over, the axis is the path: the heavy tail.  Else the path turns: at the
 * minimum, which is a saddle, where the light tail's part of f comes from; or where M is of order 1. */
#ifndef BURGI_CORE_STABLE_STABLE_PATH_H
#define BURGI_CORE_STABLE_STABLE_PATH_H

#include "stable_nodes.h"

#define BG_STABLE_FALL     48.0    /* e^-48 is nothing */
#define BG_STABLE_DEEP     -0x1p58 /* where the saddle is all */
#define BG_STABLE_FURTHEST 705.0   /* of log s, which is to be a number */
enum { BG_STABLE_SCOUTS = 24 };

/* M and its like in double; beyond e^707 as there. */
BG_FN double bg_stable_axis_at(bg_stable_point p, double log_s)
{
    double u = log_s < 707.0 ? log_s : 707.0, y = -p.eps * u, root = bg_stable_exp(0.5 * u);
    double power = bg_stable_exp(y), e = bg_stable_expm1(y);
    return -root * bg_fma(root, p.x.hi, root * bg_fma(power, p.p.hi, e * p.q.hi));
}

/* log s at the minimum, or 1000 where there is none. */
BG_FN double bg_stable_minimum(bg_stable_point p)
{
    bg_dd all = bg_dd_add(p.p, p.q);
    bg_dd num = bg_dd_add(bg_dd_mul_d(p.q, p.eps),
                          bg_dd_neg(bg_dd_add(p.x, bg_dd_mul_d(p.p, p.alpha))));
    double e = bg_dd_div(num, bg_dd_mul_d(all, p.alpha)).hi;
    double power = (p.q.hi - p.x.hi) / (p.alpha * all.hi); /* 1 + e */
    int near = e > -0.5, is = power > 0x1p-1020 && power < 0x1p1020 && p.eps * all.hi > 0.0;
    double log_s =
        -(near ? bg_stable_log1p(e > -0.5 ? e : 0.0) : bg_stable_log(is ? power : 1.0)) / p.eps;
    return is && e < BG_INF && bg_abs(log_s) < BG_STABLE_FURTHEST ? log_s : 1000.0;
}

typedef struct bg_stable_course {
    bg_stable_path path;
    bg_stable_at at;
    int on, count; /* nodes on the axis, and all: more where the path turns */
    double unit;   /* log2 of what Phi's imaginary part is multiplied by, where it is tiny */
    int nothing;   /* f is 0 */
    int at_end;    /* as bg_stable_at_end */
} bg_stable_course;

/* How fast |q - 1| = width e^(grow v - e^-v) must spread along a line at this angle, or 1e3 where the
 * integrand grows there. */
BG_FN double bg_stable_spread(bg_stable_path p, double reach)
{
    double grown[BG_STABLE_SCOUTS], far[BG_STABLE_SCOUTS], step = reach / BG_STABLE_SCOUTS,
                                                           end = reach, most = 0.0;
    BG_SIMD
    for (int k = 0; k < BG_STABLE_SCOUTS; ++k) {
        bg_stable_q q = bg_stable_q_of(p.width * bg_stable_exp(step * (k + 1)), p.cos, p.sin);
        grown[k] = bg_stable_phi_at(p, q).re;
        far[k] = grown[k] + p.by_u * q.ur;
    }
    for (int k = BG_STABLE_SCOUTS - 1; k >= 0; --k) {
        end = far[k] < -44.0 ? step * (k + 1) : end;
        most = grown[k] > most && step * (k + 1) <= end ? grown[k] : most;
    }
    return most > 2.0 ? 1e3 : end / 4.1;
}

/* How the path leaves the axis: of three angles that at which nodes may be densest. */
BG_FN void bg_stable_turn(bg_stable_path *p, bg_stable_point x, double log_width)
{
    int wide = x.alpha < 0.75;
    double lean = wide ? 20.0 / 29.0 : 0.352, rest = wide ? 21.0 / 29.0 : 0.936;
    const double cosine[3] = { 0.0, lean, -lean }, sine[3] = { 1.0, rest, rest };
    double reach = 1.5 + 4.4 / (x.alpha < 1.0 ? x.alpha : 1.0), best = 1e4;
    bg_stable_path r = *p;

    r.width = bg_stable_exp(log_width);
    r.width = wide && r.width > 0.4 ? 0.4 : r.width;
    for (int k = 0; k < 3; ++k) {
        bg_stable_path c = r;
        c.cos = cosine[k];
        c.sin = sine[k];
        double grow = bg_stable_spread(c, reach);
        if (grow < best - 0.02) {
            best = grow;
            p->cos = c.cos;
            p->sin = c.sin;
        }
    }
    p->width = r.width;
    best = best > 0.5 ? best : 0.5;
    p->grow = best < 80.0 ? best : 80.0; /* |q|^2 is finite */
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

/* log of the reach of e^M, or of lambda e^M for low alpha, along the axis from log_c on: until it is below
 * e^fall. */
BG_FN double bg_stable_fallen(bg_stable_point p, double log_c, double fall, int by_u)
{
    double least = by_u ? fall + bg_stable_axis_at(p, log_c) : fall, m[BG_STABLE_SCOUTS],
           reach = 1.5 + 4.4 / (p.alpha < 1.0 ? p.alpha : 1.0);
    double step = reach / BG_STABLE_SCOUTS, end = reach;
    BG_SIMD
    for (int k = 0; k < BG_STABLE_SCOUTS; ++k) {
        double u = step * (k + 1);
        m[k] = bg_stable_axis_at(p, log_c + u) + (by_u ? u : 0.0);
    }
    for (int k = BG_STABLE_SCOUTS - 1; k >= 0; --k)
        end = m[k] < least ? step * (k + 1) : end;
    return end;
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

BG_FN bg_stable_course bg_stable_course_of(bg_stable_point x)
{
    bg_stable_course r;
    int is_low = x.alpha < BG_STABLE_LOW || (x.alpha < 0.7 && x.p.hi + x.q.hi > 0.1);
    double low = bg_stable_minimum(x);
    double log_c = is_low ? bg_stable_peak(x, low) : -bg_stable_log(1.0 + x.x0);
    double least = x.alpha < 1.0 ? x.alpha : 1.0;
    double log_im = x.im > 0.0 ? bg_stable_log(x.im) : -BG_INF;
    double tail = log_im + x.alpha * log_c, fall = (tail < 0.0 ? tail : 0.0) - 40.0;
    double over = (0.9163 - log_im) / x.alpha; /* where the sine's argument is 2.5 */
    double log_s = log_c;

    /* where M is -1 */
    for (int k = is_low ? 3 : 0; k < 3; ++k) {
        double m = bg_stable_axis_at(x, log_s), by = m < 0.0 ? -bg_stable_log(-m) : 1.0;
        log_s += by > 1.0 ? 1.0 : by < -1.0 ? -1.0 : by;
    }
    double peak = is_low ? log_c + bg_stable_axis_at(x, log_c) - low : 0.0;
    int deep = low == 1000.0 || /* no power tail is deeper than the saddle */
               (x.im > 0.0 && bg_stable_exp(low) * x.x1 * (x.eps / x.alpha) < fall + peak);
    double end = deep ? bg_stable_fallen(x, log_s, -42.0, is_low) : 1e3;
    end = deep && low - log_s < end ? low - log_s : end;
    double phase = log_im + x.alpha * (log_s + end); /* the sine's argument there */
    double damped = bg_stable_axis_at(x, over < low ? over : low);
    int axis = x.im > 0.0 && end < 1e3 && damped < -0.5 && phase < 3.5;
    double floor = log_c - (is_low ? 3.0 : 1.2), log_turn = low < over ? low : over;
    /* of low alpha the sine may turn over many times before, and its parts cancel */
    log_turn = deep && !(is_low && over < log_c) ? log_c : log_turn;
    log_turn = log_turn > floor ? log_turn : floor;
    log_turn = bg_stable_axis_at(x, log_turn) > 1.0 ? log_c : log_turn;
    log_s = axis ? log_s : log_turn;
    double place = log_s > -707.5 ? log_s : -707.5; /* s is a normal number */

    r.on = bg_stable_on_axis(x.alpha, !axis);
    r.count = axis ? r.on : r.on + bg_stable_off_axis(x.alpha);
    r.at_end = x.im == 0.0 && low == 1000.0 && x.alpha < 1.0 && x.x1 < 0.0;
    r.nothing = x.im == 0.0 && low == 1000.0 && x.x0 > 1.0 && !r.at_end;
    double unit = axis && tail < -100.0 ? bg_round((-70.0 - tail) * bg_log2_e()) : 0.0;
    r.unit = unit < 2040.0 ? unit : 2040.0;
    r.at = bg_stable_at_of(x, bg_stable_exp(place), r.unit);
    r.path.offset = log_s - place;
    r.path.alpha = x.alpha;
    r.path.by_u = is_low ? 1.0 : 0.0;
    r.path.eps = x.eps;
    r.path.phi_r = r.at.re.hi;
    r.path.phi_i = r.at.im;
    r.path.dr = r.at.d;
    r.path.di = r.at.im;
    int apart = x.alpha < BG_STABLE_LOW;
    r.path.less = apart ? 0.0 : 1.0;
    r.path.base_r = apart ? -r.at.s * x.x.hi : r.path.phi_r;
    r.path.base_i = apart ? 0.0 : r.path.phi_i;
    double m = r.at.re.hi < 0.0 ? r.at.re.hi : 0.0;
    r.path.shift = axis ? tail + r.unit * BG_LN2 : m > tail ? m : tail;
    r.path.rest = r.path.phi_r - r.path.shift;
    r.path.middle = bg_stable_log(1.0 - m);
    r.path.first = -bg_stable_log(40.0 / least);
    r.path.last = bg_stable_log(40.0 + r.path.middle);
    r.path.cos = r.path.width = 0.0;
    r.path.sin = 1.0;
    r.path.grow = end / 4.1 > 1.0 ? end / 4.1 : 1.0;
    if (r.at_end) {
        r.at = bg_stable_at_end(x);
        r.path.shift = r.at.re.hi;
        r.on = 0;
        r.count = BG_STABLE_LANES;
    } else if (!axis && m < BG_STABLE_DEEP) {
        r.on = 0;
        r.count = BG_STABLE_LANES;
    } else if (!axis) {
        double bend = x.eps * x.alpha * r.at.d;
        double wide = log_s == low && bend > 1.0 ? -0.5 * bg_stable_log(bend) : log_c - log_s;
        bg_stable_turn(&r.path, x, wide);
    }
    return r;
}

#endif
