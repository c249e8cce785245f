/* What the public functions of stable laws return, of one point. */
#ifndef BURGI_CORE_STABLE_STABLE_VALUE_H
#define BURGI_CORE_STABLE_STABLE_VALUE_H

#include "stable_sums.h"

typedef enum bg_stable_kind {
    BG_STABLE_PDF,
    BG_STABLE_LOGPDF,
    BG_STABLE_CDF,
    BG_STABLE_SF,
    BG_STABLE_LOGCDF,
    BG_STABLE_LOGSF,
    BG_STABLE_DX,
    BG_STABLE_DALPHA,
    BG_STABLE_DBETA,
    BG_STABLE_QUANTILE,
    BG_STABLE_ISF
} bg_stable_kind;

typedef enum bg_stable_given { BG_STABLE_S0, BG_STABLE_S1 } bg_stable_given;

/* A point with its nodes. */
typedef struct bg_stable_eval {
    bg_stable_law law;
    bg_stable_point point;
    bg_stable_course course;
    bg_stable_nodes nodes;
} bg_stable_eval;

/* Beyond the end of the support, in the frame: all mass is on the other side. */
BG_FN int bg_stable_outside(bg_stable_point p)
{
    return p.alpha < 1.0 && p.one_beta == 0.0 && p.x1 >= 0.0;
}

/* The nodes of a path. */
BG_FN void bg_stable_eval_nodes(bg_stable_eval *e)
{
    const int on = e->course.on, off = e->course.count - on;
    if (on == 0)
        bg_stable_saddle_node(&e->nodes, e->course.path);
    else if (off > 0)
        bg_stable_turn_nodes(&e->nodes, e->course.path, on, off);
    else if (e->law.alpha < BG_STABLE_STRAIGHT)
        bg_stable_axis_nodes(&e->nodes, e->course.path, on);
    else
        bg_stable_ray_nodes(&e->nodes, e->course.path, on);
}

/* sum/pi e^shift 2^-unit, or its logarithm; what is left of the shift's digits counts. */
BG_FN double bg_stable_scaled(const bg_stable_eval *e, double sum)
{
    const double least = -1460.0; /* below, even s times it is nothing */
    double shift = e->course.path.shift,
           lo = shift == e->course.at.re.hi && shift > least ? e->course.at.re.lo : 0.0;
    double y = shift > least ? shift : least, k = bg_round(y * bg_log2_e());
    double r = bg_fma(-k, bg_ln2_short().lo, bg_fma(-k, bg_ln2_short().hi, y)) + lo;
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    double v = sum * BG_ONE_PI * (1.0 + bg_fma(r * r, bg_poly(c, 10, r), r));
    k -= e->course.unit;
    double third = bg_exp2i(bg_round(k / 3.0)), rest = bg_exp2i(k - 2.0 * bg_round(k / 3.0));
    return e->course.nothing || !(v > 0.0) ? 0.0 : ((v * third) * third) * rest;
}

BG_FN double bg_stable_scaled_log(const bg_stable_eval *e, double sum)
{
    double shift = e->course.path.shift,
           lo = shift == e->course.at.re.hi ? e->course.at.re.lo : 0.0;
    double v = sum * BG_ONE_PI;
    bg_dd log = bg_log_of(v > 0.0 ? v : 1.0);
    double rest = (log.lo + lo) - e->course.unit * BG_LN2;
    return e->course.nothing || !(v > 0.0) || shift < -0x1p1000 ? -BG_INF
                                                                : shift + (log.hi + rest);
}

/* (1 - F) pi/e^shift of the frame. */
BG_FN double bg_stable_tail_sum(const bg_stable_eval *e)
{
    return bg_stable_sum_sf(&e->nodes, e->course.on, e->course.count) + e->course.path.angle;
}

/* The upper tail of the frame, or the lower one by it. */
BG_FN double bg_stable_tail(const bg_stable_eval *e, bg_stable_kind kind, double sum)
{
    int lower = kind == BG_STABLE_CDF || kind == BG_STABLE_LOGCDF;
    int is_log = kind == BG_STABLE_LOGCDF || kind == BG_STABLE_LOGSF;
    int direct = lower == (e->point.mirrored != 0.0);
    if (bg_stable_outside(e->point))
        return direct ? (is_log ? -BG_INF : 0.0) : (is_log ? 0.0 : 1.0);
    if (direct && is_log)
        return bg_stable_scaled_log(e, sum);
    double v = bg_stable_scaled(e, sum);
    if (direct)
        return v;
    return is_log ? bg_stable_log1p(-v) : 1.0 - v;
}

/* A derivative where the density is less than the smallest number: there the power tail that a change of
 * alpha or beta brings is all, or the saddle. */
BG_FN double bg_stable_derivative_of_nothing(const bg_stable_eval *e, bg_stable_kind kind)
{
    double normal = e->point.alpha == 2.0 ? 1.0 : 0.0;
    if (kind == BG_STABLE_DX)
        return normal != 0.0 ? -0.5 * e->point.x0 : -BG_INF;
    return kind == BG_STABLE_DALPHA ? -BG_INF : normal != 0.0 ? 0.0 : BG_INF;
}

/* d log(-Phi)/d alpha at fixed x1 where bg_stable_at_end is all: log(-Phi) = log(eps/alpha) + log|x1| + log s,
 * eps log s = log(alpha P/|x1|), P = 1/cos(pi alpha/2). */
BG_FN double bg_stable_end_slope(bg_stable_law l, bg_stable_point p, bg_stable_at at)
{
    double tangent = 0x1.921fb54442d18p+0 * l.cot.hi; /* y = pi eps/2 */
    return (at.log_s + (1.0 / p.alpha + tangent)) / p.eps - (1.0 / p.eps + 1.0 / p.alpha);
}

BG_FN double bg_stable_derivative(const bg_stable_eval *e, bg_stable_kind kind,
                                  bg_stable_given given)
{
    const double flip = e->point.mirrored != 0.0 ? -1.0 : 1.0, s = e->course.at.s;
    const double unit = bg_exp2i(e->course.unit),
                 f = bg_stable_sum_pdf(&e->nodes, e->course.count);
    const int s1 = given == BG_STABLE_S1 && e->point.alpha != 1.0;
    const int tiny = e->course.path.shift < -690.0, normal = e->point.alpha == 2.0;
    if (bg_stable_outside(e->point))
        return BG_NAN;
    const int brings = kind == BG_STABLE_DALPHA
                           ? normal
                           : kind == BG_STABLE_DBETA && (normal || e->point.one_beta == 0.0);
    if (e->course.nothing || (tiny && brings))
        return (kind == BG_STABLE_DALPHA ? 1.0 : flip) *
               bg_stable_derivative_of_nothing(e, kind);
    if (e->course.at_end && kind == BG_STABLE_DALPHA)
        return e->course.at.re.hi * bg_stable_end_slope(e->law, e->point, e->course.at);
    if (kind == BG_STABLE_DX)
        return -flip * s * (bg_stable_sum_dx(&e->nodes, e->course.count) / f);
    bg_stable_slope g = kind == BG_STABLE_DALPHA
                            ? bg_stable_slope_alpha(e->law, e->point, e->course.at, unit, s1)
                            : bg_stable_slope_beta(e->law, e->course.at, unit, s1);
    double y = s / g.scale * (bg_stable_sum_slope(&e->nodes, e->course.count, g) / f);
    return kind == BG_STABLE_DALPHA ? y : flip * y;
}

BG_FN double bg_stable_of(const bg_stable_eval *e, bg_stable_kind kind, bg_stable_given given)
{
    if (kind >= BG_STABLE_DX)
        return bg_stable_derivative(e, kind, given);
    if (kind >= BG_STABLE_CDF)
        return bg_stable_tail(e, kind, bg_stable_tail_sum(e));
    double f =
        bg_stable_outside(e->point) ? 0.0 : bg_stable_sum_pdf(&e->nodes, e->course.count);
    f *= e->course.at_end ? 1.0 : e->course.at.s;
    return kind == BG_STABLE_PDF ? bg_stable_scaled(e, f) : bg_stable_scaled_log(e, f);
}

#endif
