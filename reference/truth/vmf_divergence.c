/* The truth tables tests/data/vmf_divergence*.tsv at the points that stdin names
 * (reference/points/vmf_divergence prints them), by mpdivergence. */
#include "../mp/mpdivergence.h"
#include "truth.h"

static bool eval(mpfr_t *value, const double *x)
{
    bool ok = !truth_wants(0) || mpv_kl(value[0], x[0], x[1], x[2], x[3]);
    if (truth_wants(1) || truth_wants(2))
        ok = mpv_bhattacharyya(value[1], x[0], x[1], x[2], x[3]) && ok;
    mpfr_neg(value[2], value[1], MPFR_RNDN);
    mpfr_expm1(value[2], value[2], MPFR_RNDN);
    mpfr_neg(value[2], value[2], MPFR_RNDN);
    mpfr_sqrt(value[2], value[2], MPFR_RNDN);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment = "by reference/truth/vmf_divergence at the points of "
                   "reference/points/vmf_divergence, a value as hi + lo",
        .args = 4,
        .values = 3,
        .arg = { "p", "kappa1", "kappa2", "cosine" },
        .value = { "vmf_kl", "vmf_bhattacharyya", "vmf_hellinger" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(argc, argv, &t);
}
