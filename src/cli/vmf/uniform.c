/* With T = p n rbar^2, whose mean is p and whose variance 2p (n-1)/n under the uniform law,
 *
 *   Rayleigh       (1 - 1/(2n)) T + T^2/(2n (p+2)), Jupp's correction, by the chi-square law of p
 *                  degrees of freedom: the mean is p - p/(n^2 (p+2)), the law right to O(1/n^2);
 *   the same       (T - p)/sqrt(2p), by the normal law: right where p is large, however few the rows;
 *   likelihood     W = 2n (kappa rbar - log H) = T + T^2/(2n (p+2)) + ..., of mean p (1 + 1/(2n)), by
 *   ratio          the chi-square law, and W/(1 + 1/(2n)) likewise. */
#include "uniform.h"

#include <math.h>

#include "quantile.h"

static struct verdict by_chi_square(double x, double df)
{
    return (struct verdict){ x, isinf(x) ? 0.0 : bg_chi2_sf(x, df) };
}

struct uniform uniform_of(const burgi_vmf_result *r)
{
    const double n = r->n, p = r->p, t = p * n * r->rbar * r->rbar;
    const double z = (t - p) / sqrt(2.0 * p), w = 2.0 * r->log_likelihood_ratio;
    return (struct uniform){
        .df = p,
        .rayleigh = by_chi_square((1.0 - 0.5 / n) * t + t * t / (2.0 * n * (p + 2.0)), p),
        .rayleigh_normal = { z, 0.5 * erfc(z / sqrt(2.0)) },
        .ratio = by_chi_square(w, p),
        .ratio_corrected = by_chi_square(w / (1.0 + 0.5 / n), p),
    };
}
