#include "vmf/interval.h"

#include <burgi/vmf.h>
#include <burgi/vmf_law.h>
#include <math.h>

#include "quantile.h"

/* The marginal log-likelihood of kappa given R = n r is log H(kappa R) - n log H(kappa).  Its
 * derivative by s = log kappa, kappa (R A(kappa R) - n A(kappa)), is what is integrated here:
 * differences of log H would cancel for large n.  Complements where A is near 1. */
static double marginal_slope(double s, const void *param)
{
    const struct bg_vmf_sample *v = param;
    const double k = exp(s), kr = k * v->n * v->r;
    const double a = burgi_vmf_mean_resultant(v->p, k);
    if (a < 0.5)
        return k * v->n * (v->r * burgi_vmf_mean_resultant(v->p, kr) - a);
    const double b = burgi_vmf_mean_resultant_compl(v->p, kr);
    return k * v->n *
           (burgi_vmf_mean_resultant_compl(v->p, k) - (v->delta + b * (1.0 - v->delta)));
}

/* The same of the log-likelihood with mu at its best, n (kappa r - log H(kappa)). */
static double profile_slope(double s, const void *param)
{
    const struct bg_vmf_sample *v = param;
    const double k = exp(s), a = burgi_vmf_mean_resultant(v->p, k);
    if (a < 0.5)
        return k * v->n * (v->r - a);
    return k * v->n * (burgi_vmf_mean_resultant_compl(v->p, k) - v->delta);
}

typedef double slope_function(double s, const void *param);

/* In log kappa the slope varies on a scale of 1, whatever p and n. */
static const double PANEL = 0.125;
enum { PANELS = 640 };

/* The log kappa, from s in the direction of PANEL's sign, at which the likelihood has dropped;
 * infinite, with that sign, where it has not after so many panels. */
static double where_dropped(slope_function *slope, const struct bg_vmf_sample *v, double s,
                            double panel, int panels, double drop)
{
    for (int i = 0; i < panels; ++i) {
        const double next = s + panel, fall = -bg_gauss5(slope, v, s, next);
        if (!(fall < drop)) { /* Newton from the far end, where the slope is steepest */
            double x = next;
            for (int j = 0; j < 40; ++j) {
                const double step = (-bg_gauss5(slope, v, s, x) - drop) / slope(x, v);
                x += step;
                if (fabs(step) < 1e-7 * fabs(x - s)) /* the next one would be its square */
                    break;
            }
            return x;
        }
        drop -= fall;
        s = next;
    }
    return copysign(HUGE_VAL, panel);
}

/* For kappa >> p, 2 n kappa delta follows the chi-square law with dof = (n-1)(p-1) and the
 * likelihood is a log kappa - n kappa delta, a = dof/2: so far has it dropped at a quantile. */
static double drop_at(double prob, double dof)
{
    const double e = bg_chi2_quantile(prob, dof) / dof - 1.0;
    return 0.5 * dof * (e - log1p(e));
}

static double dof_of(const struct bg_vmf_sample *v)
{
    return (v->n - 1.0) * (v->p - 1.0);
}

/* Whether the interval is known without its likelihood: 0 to infinity next to a single vector,
 * infinity where all point the same way. */
static bool is_known(const struct bg_vmf_sample *v, double *lo, double *hi)
{
    const bool single = !(dof_of(v) >= 1.0);
    *lo = !single && v->delta == 0.0 ? HUGE_VAL : 0.0;
    *hi = HUGE_VAL;
    return single || v->delta == 0.0;
}

void bg_vmf_interval(const struct bg_vmf_sample *v, double *lo, double *hi)
{
    const double dof = dof_of(v);
    if (is_known(v, lo, hi))
        return;
    /* Where the estimate is 0 the likelihood falls from there: start where it is still flat. */
    const bool none = bg_vmf_no_direction(v->k);
    const double start = none ? log(1e-6 * v->p / fmax(v->n * v->r, 1.0)) : log(v->k);
    if (!none)
        *lo = exp(
            where_dropped(marginal_slope, v, start, -PANEL, PANELS / 4, drop_at(0.025, dof)));
    *hi = exp(where_dropped(marginal_slope, v, start, PANEL, PANELS, drop_at(0.975, dof)));
}

/* Half the 95 % quantile of chi-square with one degree of freedom; the root of twice that. */
static const double half_chi2 = 1.9207294103470607, two_sided = 1.9599639845400545;

void bg_vmf_wald(const struct bg_vmf_sample *v, double kappa, double se, double *lo, double *hi)
{
    if (is_known(v, lo, hi))
        return;
    *lo = fmax(kappa - two_sided * se, 0.0);
    *hi = kappa + two_sided * se;
}

/* Next to kappa = 0 the likelihood drops by n kappa^2/(2p): it is still flat at 1e-6 of its width. */
void bg_vmf_profile(const struct bg_vmf_sample *v, double kappa, double *lo, double *hi)
{
    if (is_known(v, lo, hi))
        return;
    const double start = log(fmax(kappa, 1e-6 * sqrt(v->p / v->n)));
    *lo = exp(where_dropped(profile_slope, v, start, -PANEL, PANELS / 4, half_chi2));
    *hi = exp(where_dropped(profile_slope, v, start, PANEL, PANELS, half_chi2));
}

/* Given R, the mean direction follows the law with concentration kappa R.  With the estimate in
 * place of kappa its angle would come out too small, by what the estimate may be off: its
 * relative variance is 2/dof, with dof = (n-1)(p-1) for kappa >> p, where F in place of
 * chi-square is the exact remedy (for p = 3 in closed form: Fisher's cone). */
double bg_vmf_cone(const struct bg_vmf_sample *v, double lo)
{
    if (lo == 0.0)
        return acos(-1.0);
    if (v->delta == 0.0)
        return 0.0;
    if (v->p == 3.0) {
        const double versine = v->delta / v->r * expm1(log(20.0) / (v->n - 1.0));
        return 2.0 * asin(sqrt(fmin(0.5 * versine, 1.0)));
    }
    const double k = v->k, big_r = v->n * v->r;
    const double information = v->n * burgi_vmf_mean_resultant_deriv(v->p, k) -
                               big_r * big_r * burgi_vmf_mean_resultant_deriv(v->p, big_r * k);
    const double dof1 = v->p - 1.0, dof2 = fmax(2.0 * k * k * information, 1.0);
    const double wider = dof1 * bg_f_quantile(0.95, dof1, dof2) / bg_chi2_quantile(0.95, dof1);
    const double versine = burgi_vmf_isf_compl(v->p, k * big_r / wider, 0.95);
    return 2.0 * asin(sqrt(0.5 * versine));
}
