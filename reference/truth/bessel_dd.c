/* The truth tables tests/data/bessel_dd_*.tsv: log I and log K at the points that stdin names,
 * to 2^-130, by mpbessel's two ways. */
#include "../mp/mpbessel.h"
#include "truth.h"

static bool eval(mpfr_t *value, const double *arg)
{
    mpfr_t nu, x, scaled;
    mpfr_inits2(53, nu, x, (mpfr_ptr)0);
    mpfr_init2(scaled, mpfr_get_prec(value[0]));
    mpfr_set_d(nu, arg[0], MPFR_RNDN);
    mpfr_set_d(x, arg[1], MPFR_RNDN);
    bool ok = !truth_wants(0) || mpb_log_i(value[0], scaled, nu, x);
    ok = (!truth_wants(1) || mpb_log_k(value[1], scaled, nu, x)) && ok;
    mpfr_clears(nu, x, scaled, (mpfr_ptr)0);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment =
            "by reference/truth/bessel_dd, two ways that agree; a value is hi + lo + lolo",
        .args = 2,
        .values = 2,
        .arg = { "nu", "x" },
        .value = { "log_besseli", "log_besselk" },
        .precision = 260,
        .eval = eval,
    };
    return truth_main_wide(argc, argv, &t);
}
