/* Each law here has, in a suitable variable s, a density that is analytic on the whole line,
 * log-concave, greatest at a known place, and falls at least as e^-|s|/2.  So one method
 * serves: the window in which the logarithm of the density is within DROP of its maximum is cut
 * into panels, each is summed by Gauss's rule, and in the panel where the probability is
 * reached Newton's method finds the place.  Panels are as wide as leaves the
 * quantile off by 4e-12 at most: half the standard deviation, where the law is near the normal
 * one. */
#include "quantile.h"

#include <math.h>

enum { MOST_PANELS = 288 };
static const double DROP = 42.0;                    /* e^-42 = 6e-19 */
static const double WIDEST = 0.34, OF_SPREAD = 0.5; /* panels */

typedef double function(double s, const void *param);

double bg_gauss5(function *f, const void *param, double a, double b)
{
    static const double x[] = { 0x1.13b23fd99b705p-1, 0x1.cff6ce0533a69p-1 }; /* 0.54, 0.91 */
    static const double w[] = { 0x1.23456789abcdfp-1, 0x1.ea1da25ae415bp-2,
                                0x1.e539ec36e038cp-3 }; /* 128/225, 0.48, 0.24 */
    const double m = 0.5 * (a + b), h = 0.5 * (b - a);
    return h * (w[0] * f(m, param) + w[1] * (f(m - h * x[0], param) + f(m + h * x[0], param)) +
                w[2] * (f(m - h * x[1], param) + f(m + h * x[1], param)));
}

/* A density by its logarithm, 0 at the mode, and what would be its standard deviation by the
 * curvature there; level is that logarithm where the density counts as 1. */
struct law {
    function *log_density;
    double mode, spread, a, b, level;
};

static double density(double s, const void *param)
{
    const struct law *law = param;
    return exp(law->log_density(s, law) - law->level);
}

/* How far from s, in the direction of sign, which leads away from the mode, the density has dropped by
 * DROP. */
static double reach(const struct law *law, double s, double sign)
{
    const double end = law->log_density(s, law) - DROP;
    double near = 0.0, far = 1.0;
    while (law->log_density(s + sign * far, law) > end) {
        near = far;
        far *= 2.0;
    }
    for (int i = 0; i < 60 && far - near > 1e-3 * far; ++i) {
        const double mid = 0.5 * (near + far);
        if (law->log_density(s + sign * mid, law) > end)
            near = mid;
        else
            far = mid;
    }
    return far;
}

/* The s in [a, b] at which the integral from a reaches mass. */
static double place(const struct law *law, double a, double b, double mass)
{
    double s = 0.5 * (a + b);
    for (int i = 0; i < 8; ++i) {
        const double step = (bg_gauss5(density, law, a, s) - mass) / density(s, law);
        s = fmin(fmax(s - step, a), b);
        if (fabs(step) < 1e-8 * (b - a)) /* the next one would be its square */
            break;
    }
    return s;
}

static double quantile(const struct law *law, double prob)
{
    const double start = law->mode - reach(law, law->mode, -1.0),
                 end = law->mode + reach(law, law->mode, 1.0);
    const double widest = fmin(WIDEST, OF_SPREAD * law->spread);
    const int panels = (int)fmin(ceil((end - start) / widest), MOST_PANELS);
    const double width = (end - start) / panels;
    double panel[MOST_PANELS], total = 0.0;
    for (int i = 0; i < panels; ++i)
        total += panel[i] = bg_gauss5(density, law, start + i * width, start + (i + 1) * width);

    double mass = prob * total;
    int i = 0;
    while (i < panels - 1 && panel[i] < mass)
        mass -= panel[i++];
    return place(law, start + i * width, start + (i + 1) * width, mass);
}

/* x = dof e^s, density x^(dof/2) e^(-x/2): with a = dof/2, log-density a (s - expm1(s)). */
static double chi2_log_density(double s, const void *param)
{
    const struct law *law = param;
    return law->a * (s - expm1(s));
}

double bg_chi2_quantile(double prob, double dof)
{
    const double a = 0.5 * dof;
    const struct law law = { chi2_log_density, .mode = 0.0, .spread = 1.0 / sqrt(a), .a = a };
    return dof * exp(quantile(&law, prob));
}

/* The integral of the density from s on in the direction of sign, where it is 1 at s: it falls the faster
 * the further s is from the mode. */
static double tail(struct law law, double s, double sign)
{
    enum { PANELS = 256 };
    const double width = reach(&law, s, sign) / PANELS;
    double sum = 0.0;
    law.level = law.log_density(s, &law);
    for (int i = PANELS; i-- > 0;) { /* the small ones first */
        const double near = s + sign * i * width, far = s + sign * (i + 1) * width;
        sum += bg_gauss5(density, &law, fmin(near, far), fmax(near, far));
    }
    return sum;
}

double bg_chi2_sf(double x, double dof)
{
    const double a = 0.5 * dof, s = log(x / dof);
    const struct law law = { chi2_log_density, .mode = 0.0, .spread = 1.0 / sqrt(a), .a = a };
    if (!(x > 0.0))
        return 1.0;
    const double total = tail(law, 0.0, -1.0) + tail(law, 0.0, 1.0),
                 part =
                     exp(law.log_density(s, &law)) * tail(law, s, s > 0.0 ? 1.0 : -1.0) / total;
    return s > 0.0 ? part : 1.0 - part;
}

/* F = e^s, a = dof1/2, b = dof2/2: density F^a (1 + F a/b)^-(a+b). */
static double f_log_density(double s, const void *param)
{
    const struct law *law = param;
    const double a = law->a, b = law->b;
    return a * s - (a + b) * log1p(a / (a + b) * expm1(s));
}

double bg_f_quantile(double prob, double dof1, double dof2)
{
    const double a = 0.5 * dof1, b = 0.5 * dof2, spread = sqrt(1.0 / a + 1.0 / b);
    const struct law law = { f_log_density, .mode = 0.0, .spread = spread, .a = a, .b = b };
    return exp(quantile(&law, prob));
}
