/* Where a fit begins: by quantiles (McCulloch, "Simple consistent estimators of stable distribution parameters",
 * 1986; his tables end at alpha = 1/2, and ours are the law's own quantiles), and by regression on the
 * characteristic function (Koutrouvelis, "Regression-type estimation of the parameters of stable laws", 1980;
 * Kogon and Williams, "Characteristic function based estimation of stable distribution parameters", 1998). */
#include "start.h"

#include <burgi/stable.h>
#include <math.h>
#include <stdbool.h>

enum { MARKS = 5, HALVINGS = 12, POINTS = 10 };
static const double mark[MARKS] = { 0.05, 0.25, 0.5, 0.75, 0.95 };

static double quantile(double at, const burgi_stable_estimate *e, burgi_stable_param param)
{
    return param == BURGI_STABLE_S1 ? burgi_stable_quantile_s1(at, e->alpha, e->beta)
                                    : burgi_stable_quantile(at, e->alpha, e->beta);
}

/* How wide the tails are to the middle half, which falls with alpha, and how skew, which grows with
 * beta: neither has a scale or location. */
static double width_of(const double q[MARKS])
{
    return (q[4] - q[0]) / (q[3] - q[1]);
}

static double skew_of(const double q[MARKS])
{
    return ((q[4] - q[2]) - (q[2] - q[0])) / (q[4] - q[0]);
}

static void law_quantiles(const burgi_stable_estimate *e, double q[MARKS])
{
    for (int k = 0; k < MARKS; ++k)
        q[k] = burgi_stable_quantile(mark[k], e->alpha, e->beta);
}

/* alpha or beta by halving. */
static void halve(burgi_stable_estimate *e, double *value, double low, double high,
                  double (*of)(const double *), double wanted, double sign)
{
    for (int i = 0; i < HALVINGS; ++i) {
        double q[MARKS];
        *value = 0.5 * (low + high);
        law_quantiles(e, q);
        if (sign * (of(q) - wanted) < 0.0)
            low = *value;
        else
            high = *value;
    }
}

static void by_quantiles(const double q[MARKS], burgi_stable_param param, unsigned fixed,
                         burgi_stable_estimate *e)
{
    if ((fixed & BURGI_STABLE_FIX_BETA) == 0)
        e->beta = 0.0;
    if ((fixed & BURGI_STABLE_FIX_ALPHA) == 0)
        halve(e, &e->alpha, BG_STABLE_FIT_LEAST, 1.98, width_of, width_of(q), -1.0);
    if ((fixed & BURGI_STABLE_FIX_BETA) == 0)
        halve(e, &e->beta, -0.98, 0.98, skew_of, skew_of(q), 1.0);
    if ((fixed & BURGI_STABLE_FIX_GAMMA) == 0)
        e->gamma = (q[3] - q[1]) / (quantile(0.75, e, param) - quantile(0.25, e, param));
    if ((fixed & BURGI_STABLE_FIX_DELTA) == 0)
        e->delta = q[2] - e->gamma * quantile(0.5, e, param);
}

/* Logarithm of the modulus, and the angle, of the characteristic function of (x - at)/scale at 0.1, 0.2 .. 1, by
 * powers of the first of them. */
static void characteristic(const struct bg_stable_data *d, double at, double scale,
                           double log_size[POINTS], double angle[POINTS])
{
    double re[POINTS] = { 0.0 }, im[POINTS] = { 0.0 };
    for (size_t i = 0; i < d->n; ++i) {
        const double t = 0.1 * ((d->x[i] - at) / scale), c = cos(t), s = sin(t);
        double a = d->w[i], b = 0.0;
        for (int k = 0; k < POINTS; ++k) {
            const double next = a * c - b * s;
            b = a * s + b * c;
            a = next;
            re[k] += a;
            im[k] += b;
        }
    }
    for (int k = 0; k < POINTS; ++k) {
        log_size[k] = log(sqrt(re[k] * re[k] + im[k] * im[k]) / d->weight);
        angle[k] = atan2(im[k], re[k]);
    }
}

/* y = a u + b v by least squares. */
static void regress(const double *u, const double *v, const double *y, double *a, double *b)
{
    double uu = 0.0, uv = 0.0, vv = 0.0, uy = 0.0, vy = 0.0;
    for (int k = 0; k < POINTS; ++k) {
        uu += u[k] * u[k];
        uv += u[k] * v[k];
        vv += v[k] * v[k];
        uy += u[k] * y[k];
        vy += v[k] * y[k];
    }
    const double det = uu * vv - uv * uv;
    *b = det > 1e-12 * uu * vv ? (uu * vy - uv * uy) / det : 0.0;
    *a = (uy - *b * uv) / uu;
}

/* In S0 the angle is delta u + beta h, h = tan(pi alpha/2) ((gamma u)^alpha - gamma u). */
static double skewed_angle(double alpha, double u)
{
    const double y = 1.57079632679489662 * (1.0 - alpha); /* tan(pi alpha/2) = 1/tan y */
    return fabs(y) > 1e-9 ? u * expm1((alpha - 1.0) * log(u)) / tan(y)
                          : -0.636619772367581343 * u * log(u);
}

static void by_characteristic(const struct bg_stable_data *d, const double q[MARKS],
                              unsigned fixed, burgi_stable_estimate *e)
{
    double size[POINTS], angle[POINTS], u[POINTS], v[POINTS], y[POINTS], slope, level;
    const double scale = e->gamma;

    characteristic(d, q[2], scale, size, angle);
    for (int k = 0; k < POINTS; ++k) {
        u[k] = log(0.1 * (k + 1));
        v[k] = 1.0;
        y[k] = log(fmax(-size[k], 1e-9));
    }
    regress(u, v, y, &slope, &level);
    if ((fixed & BURGI_STABLE_FIX_ALPHA) == 0)
        e->alpha = fmin(fmax(slope, BG_STABLE_FIT_LEAST), 1.99);
    if ((fixed & BURGI_STABLE_FIX_GAMMA) == 0)
        e->gamma = scale * exp(level / fmax(slope, BG_STABLE_FIT_LEAST));
    for (int k = 0; k < POINTS; ++k) {
        u[k] = 0.1 * (k + 1);
        v[k] = skewed_angle(e->alpha, u[k] * (e->gamma / scale));
    }
    double location, beta;
    regress(u, v, angle, &location, &beta);
    if ((fixed & BURGI_STABLE_FIX_BETA) == 0)
        e->beta = fmin(fmax(beta, -0.98), 0.98);
    if ((fixed & BURGI_STABLE_FIX_DELTA) == 0)
        e->delta = q[2] + scale * location;
}

/* Moves a start until its support has all numbers; false where it never has. */
static bool widen(const struct bg_stable_data *d, burgi_stable_param param, unsigned fixed,
                  burgi_stable_estimate *e, double *likelihood)
{
    enum { MOST = 60 };
    const double side = e->beta < 0.0 ? 1.0 : -1.0;
    double step = e->gamma;

    *likelihood = bg_stable_likelihood(d, param, e).likelihood;
    if (*likelihood == -HUGE_VAL && (fixed & BURGI_STABLE_FIX_ALPHA) == 0 && e->alpha < 1.0) {
        e->alpha = 1.1;
        *likelihood = bg_stable_likelihood(d, param, e).likelihood;
    }
    for (int i = 0;
         i < MOST && *likelihood == -HUGE_VAL && (fixed & BURGI_STABLE_FIX_DELTA) == 0;
         ++i, step *= 2.0) {
        e->delta += side * step;
        *likelihood = bg_stable_likelihood(d, param, e).likelihood;
    }
    return *likelihood > -HUGE_VAL && *likelihood < HUGE_VAL;
}

/* With delta known in S1 the location of the numbers tells alpha, most of all next to 1, where it runs off: the
 * likeliest of many alphas, gamma by the middle half's width or by the median.  Of data of a few hundred. */
static void by_location(const struct bg_stable_data *d, const double q[MARKS],
                        burgi_stable_estimate *e, double *likelihood)
{
    enum { ALPHAS = 40 };
    burgi_stable_estimate r = *e;
    for (int k = 0; k < ALPHAS; ++k) {
        const double off = 0.9 * pow(0.75, k / 2);
        r.alpha = k % 2 == 0 ? 1.0 - off : 1.0 + off;
        const double width = burgi_stable_quantile_s1(0.75, r.alpha, r.beta) -
                             burgi_stable_quantile_s1(0.25, r.alpha, r.beta);
        const double gamma[2] = { (q[3] - q[1]) / width,
                                  (q[2] - r.delta) /
                                      burgi_stable_quantile_s1(0.5, r.alpha, r.beta) };
        for (int j = 0; j < 2; ++j) {
            r.gamma = gamma[j];
            if (!(r.gamma > 0.0 && r.gamma < HUGE_VAL))
                continue;
            const double l = bg_stable_likelihood(d, BURGI_STABLE_S1, &r).likelihood;
            if (l > *likelihood) {
                *likelihood = l;
                *e = r;
            }
        }
    }
}

burgi_status bg_stable_start(const struct bg_stable_data *d, burgi_stable_param param,
                             unsigned fixed, burgi_stable_estimate *e)
{
    double q[MARKS], by_first, by_other;
    for (int k = 0; k < MARKS; ++k)
        q[k] = bg_stable_data_quantile(d, mark[k]);
    if (!(q[3] > q[1]) || !(d->x[d->n - 1] - d->x[0] < HUGE_VAL))
        return BURGI_EDOM;
    by_quantiles(q, param, fixed, e);
    burgi_stable_estimate other = *e;
    by_characteristic(d, q, fixed, &other);
    const bool first = widen(d, param, fixed, e, &by_first),
               second = widen(d, param, fixed, &other, &by_other);
    bool found = first || second;
    if (second && (!first || by_other > by_first)) {
        *e = other;
        by_first = by_other;
    }
    if (param == BURGI_STABLE_S1 &&
        (fixed & (BURGI_STABLE_FIX_ALPHA | BURGI_STABLE_FIX_GAMMA)) == 0) {
        struct bg_stable_data few;
        burgi_stable_estimate there = *e;
        double likelihood = -HUGE_VAL;
        const burgi_status status = bg_stable_data_thin(&few, d, 100, 400);
        if (status == BURGI_OK)
            by_location(&few, q, &there, &likelihood);
        bg_stable_data_free(&few);
        if (status != BURGI_OK)
            return status;
        if (bg_stable_likelihood(d, param, &there).likelihood >
            (found ? by_first : -HUGE_VAL)) {
            *e = there;
            found = true;
        }
    }
    return found ? BURGI_OK : BURGI_EDOM;
}
