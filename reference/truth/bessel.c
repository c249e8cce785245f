/* The truth tables tests/data/bessel_*.tsv: the seven functions of bessel.h at the points that
 * stdin names (reference/points/bessel prints them), at 200 bits by mpbessel. */
#include "../mp/mpbessel.h"
#include "truth.h"

/* A search waits for one of the seven. */
static bool draft(mpfr_t *value, const double *arg)
{
    mpfr_t nu, x;
    mpfr_inits2(53, nu, x, (mpfr_ptr)0);
    mpfr_set_d(nu, arg[0], MPFR_RNDN);
    mpfr_set_d(x, arg[1], MPFR_RNDN);
    const bool ok = truth_wants(0) || truth_wants(2) ? mpb_log_i(value[0], value[2], nu, x)
                    : truth_wants(1) || truth_wants(3)
                        ? mpb_log_k(value[1], value[3], nu, x)
                        : mpb_ratio(value[4], value[5], value[6], nu, x);
    mpfr_clears(nu, x, (mpfr_ptr)0);
    return ok;
}

static bool eval(mpfr_t *value, const double *arg)
{
    return mpb_one_way ? draft(value, arg) : mpb_all(value, arg[0], arg[1]);
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment = "by reference/truth/bessel, two ways that agree; a value is hi + lo",
        .args = 2,
        .values = MPB_ALL,
        .arg = { "nu", "x" },
        .value = { "log_besseli", "log_besselk", "log_besseli_scaled", "log_besselk_scaled",
                   "besseli_ratio", "besseli_ratio_compl", "besseli_ratio_dx" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(argc, argv, &t);
}
