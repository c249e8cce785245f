/* Random numbers of stable laws: the mathematics is in core/stable/stable_sample.h. */
#include <burgi/stable_sample.h>

#include <float.h>
#include <math.h>

#include "isa/table.h"

burgi_status burgi_stable_sample(double alpha, double beta, double gamma, double delta,
                                 burgi_stable_param param, uint64_t seed, uint64_t row,
                                 size_t n, double *x)
{
    if (n == 0)
        return BURGI_OK;
    if (!(alpha > 0.0 && alpha <= 2.0) || !(fabs(beta) <= 1.0) ||
        !(gamma > 0.0 && gamma < HUGE_VAL) || !isfinite(delta) || x == NULL ||
        (param != BURGI_STABLE_S0 && param != BURGI_STABLE_S1))
        return BURGI_EINVAL;
    const double two_over_pi = 0x1.45f306dc9c883p-1; /* 0.6366 */
    const int s1 = param == BURGI_STABLE_S1;
    const double more = s1 && alpha == 1.0 ? two_over_pi * beta * gamma * log(gamma) : 0.0;

    bg_isa_picked()->stable_draws(alpha, beta, s1, n, seed, row, x);
    for (size_t i = 0; i < n; ++i)
        x[i] = fmin(fmax(fma(gamma, x[i], delta + more), -DBL_MAX), DBL_MAX);
    return BURGI_OK;
}
