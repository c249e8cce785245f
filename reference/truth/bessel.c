/* The truth tables tests/data/bessel_*.tsv: the seven functions of bessel.h at the points that
 * stdin names (reference/points/bessel prints them), at 200 bits by mpbessel. */
#include "../mp/mpbessel.h"
#include "truth.h"

static bool eval(mpfr_t *value, const double *arg)
{
    return mpb_all(value, arg[0], arg[1]);
}

int main(void)
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
    return truth_main(&t);
}
