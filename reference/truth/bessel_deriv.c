/* The truth tables tests/data/bessel_deriv_*.tsv: first and second derivatives of log I and
 * log K at the points that stdin names (reference/points/bessel prints them), at 200 bits by
 * mpderiv. */
#include "../mp/mpderiv.h"
#include "truth.h"

static bool eval(mpfr_t *value, const double *arg)
{
    return mpd_all(value, arg[0], arg[1]);
}

int main(void)
{
    static const struct truth t = {
        .comment = "by reference/truth/bessel_deriv, two ways that agree; a value is hi + lo",
        .args = 2,
        .values = MPD_ALL,
        .arg = { "nu", "x" },
        .value = { "log_besseli_dx", "log_besseli_dnu", "log_besseli_dxx", "log_besseli_dxnu",
                   "log_besseli_dnunu", "log_besselk_dx", "log_besselk_dnu", "log_besselk_dxx",
                   "log_besselk_dxnu", "log_besselk_dnunu" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(&t);
}
