#include "vmf/estimates.h"

#include <burgi/vmf.h>
#include <math.h>

#include "core/dd.h"

double bg_vmf_kappa_of(double p, struct bg_vmf_resultant at)
{
    return at.r < 0.5 ? burgi_vmf_kappa(p, at.r) : burgi_vmf_kappa_compl(p, at.delta);
}

/* With c = 1 - r^2 = delta (1 + r) nothing cancels where r is near 1: 1 - (n r^2 - 1)/(n - 1) is
 * c n/(n - 1).  Elsewhere n r^2 - 1 is what R^2 exceeds n by, and takes twice double's digits. */
double bg_vmf_kappa_pairwise(double p, double n, struct bg_vmf_resultant at)
{
    if (at.delta == 0.0)
        return n > 1.0 ? HUGE_VAL : 0.0;
    const bg_dd square = bg_dd_mul_d(bg_two_prod(at.r, at.r), n);
    const double excess = (square.hi - 1.0) + square.lo;
    if (!(excess > 0.0))
        return 0.0;
    const double r = sqrt(fmin(excess / (n - 1.0), 1.0));
    const double c = at.delta * (1.0 + at.r) * (n / (n - 1.0));
    return bg_vmf_kappa_of(p, (struct bg_vmf_resultant){ r, c / (1.0 + r) });
}

double bg_vmf_kappa_best_fisher(double p, double n, double kappa)
{
    if (p != 2.0)
        return nan("");
    if (kappa < 2.0)
        return fmax(kappa - 2.0 / (n * kappa), 0.0);
    const double less = 1.0 - 1.0 / n;
    return less * less * less / (1.0 + 1.0 / (n * n)) * kappa;
}
