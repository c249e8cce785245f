/* The mode of the posterior under the conjugate prior.
 *
 * The prior, C(kappa)^w exp(kappa w b nu'mu), weighs as much as w vectors of mean resultant length
 * b about nu.  With n vectors of mean m the posterior is of the same form, with n + w vectors of mean
 * s m + t b nu, s = n/(n + w), t = w/(n + w), so that
 *
 *     1 - |s m + t b nu|^2 = s (1 - |m|^2) + t (1 - b^2) + s t |m - b nu|^2,
 *
 * three terms of one sign: nothing cancels where rows and prior point the same way. */
#include <burgi/vmf.h>

#include <math.h>
#include <stdlib.h>

#include "vmf/estimates.h"
#include "vmf/stats.h"

/* The length of the prior's direction; 0 where it is no direction. */
static double length(size_t p, const double *x)
{
    double most = 0.0, square = 0.0;
    for (size_t j = 0; j < p; ++j) {
        if (!isfinite(x[j]))
            return 0.0;
        most = fmax(most, fabs(x[j]));
    }
    for (size_t j = 0; most > 0.0 && j < p; ++j)
        square += x[j] / most * (x[j] / most);
    return most * sqrt(square);
}

burgi_status burgi_vmf_fit_map(const burgi_vmf_stats *stats, double weight, double rbar,
                               const double *mu0, double *kappa, double *mu)
{
    burgi_vmf_result fit = { .struct_size = sizeof fit };
    if (stats == NULL || kappa == NULL)
        return BURGI_EINVAL;
    const double about = rbar != 0.0 && mu0 != NULL ? length(stats->p, mu0) : 0.0;
    if (!(weight >= 0.0 && weight <= 0x1p500 && rbar >= 0.0 && rbar < 1.0) ||
        (rbar > 0.0 && !(about > 0.0 && isfinite(about))))
        return BURGI_EDOM;
    const burgi_status status = burgi_vmf_fit(stats, &fit, NULL);
    if (status != BURGI_OK)
        return status;

    struct bg_part all;
    if (!bg_vmf_total(stats, &all))
        return BURGI_ENOMEM;
    const double *const mean = all.mean, *const mean_lo = mean + stats->p;

    const double s = fit.n_eff / (fit.n_eff + weight), t = weight / (fit.n_eff + weight);
    double apart = 0.0, square = 0.0; /* |m - b nu|^2, |s m + t b nu|^2 */
    for (size_t j = 0; j < stats->p; ++j) {
        const double b = rbar > 0.0 ? rbar * (mu0[j] / about) : 0.0;
        const double d = (mean[j] - b) + mean_lo[j];
        const double sum = s * mean[j] + t * b;
        apart += d * d;
        square += sum * sum;
    }
    const double c =
        s * fit.delta * (1.0 + fit.rbar) + t * (1.0 - rbar) * (1.0 + rbar) + s * t * apart;
    const double r = fmin(sqrt(square), 1.0);
    *kappa = bg_vmf_kappa_of(fit.p, (struct bg_vmf_resultant){ r, c / (1.0 + r) });
    for (size_t j = 0; mu != NULL && j < stats->p; ++j) {
        const double b = rbar > 0.0 ? rbar * (mu0[j] / about) : 0.0;
        mu[j] = (s * mean[j] + t * b) / sqrt(square); /* NaN where the sum is zero */
    }
    free(all.mean);
    return BURGI_OK;
}
