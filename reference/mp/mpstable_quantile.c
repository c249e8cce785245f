/* Quantiles for mpstable.h: its own tails, solved. */
#include <float.h>
#include <math.h>

#include "core/stable/stable.h"
#include "mpbessel.h"
#include "mpstable.h"

struct point {
    mpfr_srcptr x;
    double alpha, beta;
    bool s1;
};

/* log(tail/other) at asinh x = z, which has a zero slope nowhere; q's is subtracted. */
static bool excess(mpfr_ptr y, mpfr_ptr x, double z, const struct point *p, mpfr_srcptr logit,
                   bool upper)
{
    const unsigned both = 1u << MPS_LOGCDF | 1u << MPS_LOGSF;
    const bool draft = mpb_one_way;
    mpfr_t value[MPS_VALUES];
    for (int k = 0; k < MPS_VALUES; ++k)
        mpfr_init2(value[k], 200);
    mpfr_set_d(x, z, MPFR_RNDN);
    mpfr_sinh(x, x, MPFR_RNDN);
    struct point at = *p;
    at.x = x;
    mpb_one_way = true;
    const bool ok = mps_values(value, at.x, at.alpha, at.beta, at.s1, both);
    mpb_one_way = draft;
    mpfr_sub(y, value[upper ? MPS_LOGSF : MPS_LOGCDF], value[upper ? MPS_LOGCDF : MPS_LOGSF],
             MPFR_RNDN);
    mpfr_sub(y, y, logit, MPFR_RNDN);
    if (upper)
        mpfr_neg(y, y, MPFR_RNDN);
    for (int k = 0; k < MPS_VALUES; ++k)
        mpfr_clear(value[k]);
    return ok;
}

/* Brackets z and closes in by the Illinois rule; z to about 1e-6. */
static bool bracket(double *z, const struct point *p, mpfr_srcptr logit, bool upper)
{
    mpfr_t y, x;
    double a = -1.0, b = 1.0, fa, fb;
    mpfr_inits2(200, y, x, (mpfr_ptr)0);
    bool ok = excess(y, x, a, p, logit, upper);
    fa = mpfr_get_d(y, MPFR_RNDN);
    ok = ok && excess(y, x, b, p, logit, upper);
    fb = mpfr_get_d(y, MPFR_RNDN);
    while (ok && fa > 0.0 && a > -740.0) {
        b = a;
        fb = fa;
        a = a < -8.0 ? 1.5 * a : a - 2.0;
        ok = excess(y, x, a, p, logit, upper);
        fa = mpfr_get_d(y, MPFR_RNDN);
    }
    while (ok && fb < 0.0 && b < 740.0) {
        a = b;
        fa = fb;
        b = b > 8.0 ? 1.5 * b : b + 2.0;
        ok = excess(y, x, b, p, logit, upper);
        fb = mpfr_get_d(y, MPFR_RNDN);
    }
    for (int i = 0, side = 0; ok && i < 200 && b - a > 1e-6; ++i) {
        double c = isfinite(fa) && isfinite(fb) ? (a * fb - b * fa) / (fb - fa) : 0.5 * (a + b);
        c = c > a && c < b ? c : 0.5 * (a + b);
        ok = excess(y, x, c, p, logit, upper);
        const double fc = mpfr_get_d(y, MPFR_RNDN);
        *z = c;
        if (fabs(fc) < 1e-9)
            break;
        if (fc < 0.0) {
            a = c;
            fa = fc;
            fb *= side < 0 ? 0.5 : 1.0;
            side = -1;
        } else {
            b = c;
            fb = fc;
            fa *= side > 0 ? 0.5 : 1.0;
            side = 1;
        }
    }
    mpfr_clears(y, x, (mpfr_ptr)0);
    return ok;
}

/* Newton's method for log(tail/other), of which d = f/(F (1 - F)) dx, from x on: by one way while its
 * steps are large, and the last, which must be nothing, by two. */
static bool newton(mpfr_ptr x, const struct point *law, mpfr_srcptr logit, bool upper)
{
    enum { STEPS = 12, SMALL = 40, NOTHING = 70 };
    const int tail = upper ? MPS_LOGSF : MPS_LOGCDF, other = upper ? MPS_LOGCDF : MPS_LOGSF;
    const unsigned wanted = 1u << MPS_LOGPDF | 1u << MPS_LOGCDF | 1u << MPS_LOGSF;
    const bool draft = mpb_one_way;
    mpfr_t step, slope, value[MPS_VALUES];
    bool ok = mpfr_number_p(x), last = false, done = false;
    mpfr_inits2(300, step, slope, (mpfr_ptr)0);
    for (int k = 0; k < MPS_VALUES; ++k)
        mpfr_init2(value[k], 300);
    for (int i = 0; ok && !done && i < STEPS; ++i) {
        mpb_one_way = draft || !last;
        ok = mps_values(value, x, law->alpha, law->beta, law->s1, wanted);
        mpb_one_way = draft;
        mpfr_sub(step, value[tail], value[other], MPFR_RNDN);
        mpfr_sub(step, step, logit, MPFR_RNDN);
        mpfr_add(slope, value[tail], value[other], MPFR_RNDN);
        mpfr_sub(slope, slope, value[MPS_LOGPDF], MPFR_RNDN);
        mpfr_exp(slope, slope, MPFR_RNDN);
        mpfr_mul(step, step, slope, MPFR_RNDN);
        ok = ok && mpfr_number_p(step);
        (upper ? mpfr_add : mpfr_sub)(x, x, step, MPFR_RNDN);
        const bool zero = mpfr_zero_p(step) || mpfr_zero_p(x);
        const long fall = zero ? NOTHING + 1 : (long)(mpfr_get_exp(x) - mpfr_get_exp(step));
        done = last && fall > NOTHING;
        last = fall > SMALL;
    }
    for (int k = 0; k < MPS_VALUES; ++k)
        mpfr_clear(value[k]);
    mpfr_clears(step, slope, (mpfr_ptr)0);
    return ok && done;
}

/* Whether the quantile is beyond all doubles on the side of edge, the largest of them there. */
static bool beyond(double edge, const struct point *p, mpfr_srcptr logit, bool upper)
{
    mpfr_t y, x;
    mpfr_inits2(200, y, x, (mpfr_ptr)0);
    const bool ok = excess(y, x, asinh(edge), p, logit, upper);
    const bool out = ok && (edge < 0.0 ? mpfr_sgn(y) > 0 : mpfr_sgn(y) < 0);
    mpfr_clears(y, x, (mpfr_ptr)0);
    return out;
}

/* The start is the library's own quantile, which need not be right; else the place is bracketed. */
bool mps_quantile(mpfr_ptr x, double q, double alpha, double beta, bool s1, bool upper)
{
    const struct point p = { x, alpha, beta, s1 };
    mpfr_t logit, rest, at;
    mpfr_inits2(300, logit, rest, at, (mpfr_ptr)0);
    mpfr_set_d(rest, -q, MPFR_RNDN);
    mpfr_log1p(rest, rest, MPFR_RNDN);
    mpfr_set_d(logit, q, MPFR_RNDN);
    mpfr_log(logit, logit, MPFR_RNDN);
    mpfr_sub(logit, logit, rest, MPFR_RNDN);
    const double start =
        bg_stable_one(upper ? BG_STABLE_ISF : BG_STABLE_QUANTILE,
                      s1 ? BG_STABLE_S1 : BG_STABLE_S0, BG_STABLE_INSIDE, q, alpha, beta);
    mpfr_set_d(at, start, MPFR_RNDN);
    const bool out = isinf(start) && beyond(copysign(DBL_MAX, start), &p, logit, upper);
    bool ok = out || newton(at, &p, logit, upper);
    if (!ok) {
        double z = 0.0;
        ok = bracket(&z, &p, logit, upper);
        mpfr_set_d(at, z, MPFR_RNDN);
        mpfr_sinh(at, at, MPFR_RNDN);
        ok = ok && newton(at, &p, logit, upper);
    }
    mpfr_set(x, at, MPFR_RNDN);
    mpfr_clears(logit, rest, at, (mpfr_ptr)0);
    return ok;
}
