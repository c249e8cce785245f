/* How far a point's path reaches, and at what angle, by scouts along it: loops whose vectors go along the
 * scouts, for one point at a time. */
#ifndef BURGI_CORE_STABLE_STABLE_SCOUT_H
#define BURGI_CORE_STABLE_STABLE_SCOUT_H

#include "stable_ray.h"

#define BG_STABLE_OFFSET 0.75 /* of log q, to which nodes are nearest */
#define BG_STABLE_RAY    0.3  /* of alpha, of which rays are tried */
enum { BG_STABLE_SCOUTS = 24 };

/* M and its like in double; beyond e^707 as there. */
BG_FN double bg_stable_axis_at(bg_stable_point p, double log_s)
{
    double u = log_s < 707.0 ? log_s : 707.0, root = bg_stable_exp(0.5 * u);
    bg_stable_exps e = bg_stable_exps_of(-p.eps * u);
    return -root * bg_fma(root, p.x.hi, root * bg_fma(e.all, p.p.hi, e.less_1 * p.q.hi));
}

/* log of the reach of e^M, or of lambda e^M for low alpha, along the axis from log_c on: until it is below
 * e^least. */
BG_FN double bg_stable_fallen(bg_stable_point p, double log_c, double least, int by_u)
{
    double m[BG_STABLE_SCOUTS], reach = 1.5 + 4.4 / (p.alpha < 1.0 ? p.alpha : 1.0);
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

/* The angle of a ray along which the integrand falls fastest, by eight of them at |q| = 5. */
BG_FN double bg_stable_steepest(bg_stable_path p)
{
    enum { ANGLES = 8 };
    static const double cosine[ANGLES] = {
        0x1.f6297cff75cb0p-1,  0x1.a9b66290ea1a3p-1,  0x1.1c73b39ae68c9p-1,
        0x1.8f8b83c69a60dp-3,  -0x1.8f8b83c69a60dp-3, -0x1.1c73b39ae68c9p-1,
        -0x1.a9b66290ea1a3p-1, -0x1.f6297cff75cb0p-1
    }; /* of (2 k + 1) pi/16, */
    static const double angle[ANGLES] = { 0x1.921fb54442d18p-3, 0x1.2d97c7f3321d2p-1,
                                          0x1.f6a7a2955385ep-1, 0x1.5fdbbe9bba775p+0,
                                          0x1.c463abeccb2bbp+0, 0x1.1475cc9eedf00p+1,
                                          0x1.46b9c347764a4p+1, 0x1.78fdb9effea46p+1 };
    const double step = 0x1.921fb54442d18p-2, log_5 = 0x1.9c041f7ed8d33p+0;
    double m[ANGLES], e = bg_stable_ray_e(p, log_5);
    BG_SIMD
    for (int k = 0; k < ANGLES; ++k) {
        double c = cosine[k];
        bg_stable_ray r = bg_stable_ray_of(p, angle[k], c, sqrt(bg_fma(-c, c, 1.0)));
        m[k] = bg_fma(r.br, e, r.ar);
    }
    int best = 0;
    for (int k = 1; k < ANGLES; ++k)
        best = m[k] < m[best] ? k : best;
    int inside = best > 0 && best < ANGLES - 1;
    double less = m[inside ? best - 1 : 0], more = m[inside ? best + 1 : 1];
    double bend = less + more - 2.0 * m[best], by = 0.5 * (less - more) / bend;
    return step * (best + 0.5 + (inside && by > -0.5 && by < 0.5 ? by : 0.0));
}

/* How far log r must reach along a ray, or 1e3 where the integrand grows first. */
BG_FN double bg_stable_ray_reach(bg_stable_path p, double alpha)
{
    double grown[BG_STABLE_SCOUTS], far[BG_STABLE_SCOUTS],
        step = (1.5 + 4.4 / (alpha < 1.0 ? alpha : 1.0)) / BG_STABLE_SCOUTS, end = 1e3,
        most = 0.0;
    const bg_stable_ray ray = bg_stable_ray_of(p, p.angle, p.cos, p.sin);
    BG_SIMD
    for (int k = 0; k < BG_STABLE_SCOUTS; ++k) {
        double u = step * (k + 1);
        grown[k] = bg_stable_exp(u) * bg_fma(ray.br, bg_stable_ray_e(p, u), ray.ar);
        far[k] = grown[k] + p.by_u * u;
    }
    for (int k = BG_STABLE_SCOUTS - 1; k >= 0; --k) {
        end = far[k] < -42.0 ? step * (k + 1) : end;
        most = grown[k] > most && step * (k + 1) <= end ? grown[k] : most;
    }
    return most > 1.0 ? 1e3 : end;
}

/* A straight path's reach as first, last and grow of v. */
BG_FN void bg_stable_spread_straight(bg_stable_path *p, double end)
{
    double beyond = end > 1.5 ? end - BG_STABLE_OFFSET : 1.5 - BG_STABLE_OFFSET;
    p->grow = beyond / 4.1 > 0.5 ? beyond / 4.1 : 0.5;
    p->last = beyond / p->grow;
    p->offset += BG_STABLE_OFFSET;
}

/* Whether the path may be a ray; then it is one. */
BG_FN int bg_stable_try_ray(bg_stable_path *p, double m)
{
    if (p->alpha < BG_STABLE_RAY || !(m > -2.0))
        return 0;
    bg_stable_path r = *p;
    r.angle = bg_stable_steepest(r);
    bg_stable_pair t = bg_stable_cis(r.angle);
    r.cos = t.re;
    r.sin = t.im;
    r.shift = r.offset = 0.0;
    double end = bg_stable_ray_reach(r, r.alpha);
    if (end == 1e3)
        return 0;
    bg_stable_spread_straight(&r, end);
    *p = r;
    return 1;
}

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

/* How the path leaves the axis where M is m: of three angles that at which nodes may be densest. */
BG_FN void bg_stable_turn(bg_stable_path *p, double m, double log_width)
{
    int wide = p->alpha < 0.75;
    double lean = wide ? 20.0 / 29.0 : 0.352, rest = wide ? 21.0 / 29.0 : 0.936;
    const double cosine[3] = { 0.0, lean, -lean }, sine[3] = { 1.0, rest, rest };
    double reach = 1.5 + 4.4 / (p->alpha < 1.0 ? p->alpha : 1.0), best = 1e4;
    bg_stable_path r = *p;

    p->middle = bg_stable_log(1.0 - m);
    p->last = bg_stable_log(40.0 + p->middle);
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

#endif
