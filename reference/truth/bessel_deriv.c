/* The truth tables tests/data/bessel_deriv_*.tsv: first and second derivatives of log I and
 * log K at the points that stdin names (reference/points/bessel prints them), at 200 bits by
 * mpderiv. */
#include "../mp/mpbessel.h"
#include "../mp/mpderiv.h"
#include "truth.h"

/* A search waits for one of the ten, whose function's others cost nothing more. */
static bool draft(mpfr_t *value, const double *arg)
{
    mpfr_t nu, x;
    bool of_k = false;
    for (int i = 0; i < MPD_EACH; ++i)
        of_k = of_k || truth_wants(MPD_EACH + i);
    mpfr_inits2(53, nu, x, (mpfr_ptr)0);
    mpfr_set_d(nu, arg[0], MPFR_RNDN);
    mpfr_set_d(x, arg[1], MPFR_RNDN);
    mpd_averages_of(of_k, value + of_k * MPD_EACH, nu, x);
    mpfr_clears(nu, x, (mpfr_ptr)0);
    return mpfr_number_p(value[of_k * MPD_EACH]);
}

static bool eval(mpfr_t *value, const double *arg)
{
    return mpb_one_way ? draft(value, arg) : mpd_all(value, arg[0], arg[1]);
}

int main(int argc, char **argv)
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
    return truth_main(argc, argv, &t);
}
