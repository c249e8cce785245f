/* The truth table tests/data/besseli_abs.tsv at the points that stdin names: log |I_nu(x)| and the
 * sign of I_nu(x) for any real nu, by mporders. */
#include "../mp/mporders.h"
#include "truth.h"

static bool eval(mpfr_t *value, const double *arg)
{
    int sign;
    const bool ok = mpb_log_abs_i(value[0], &sign, arg[0], arg[1]);
    mpfr_set_si(value[1], sign, MPFR_RNDN);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment = "by reference/truth/besseli, two ways that agree; a value is hi + lo",
        .args = 2,
        .values = 2,
        .arg = { "nu", "x" },
        .value = { "log_abs_besseli", "sign" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(argc, argv, &t);
}
