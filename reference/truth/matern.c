/* The truth tables tests/data/matern*.tsv at the points that stdin names (reference/points/matern
 * prints them): f = log(2^{1-nu}/Gamma(nu) z^nu K_nu(z)) and its derivatives, two ways each:
 *
 *   f and d/dz as mpmatern.h has them;
 *   d/dnu from d/dnu log K (mpkorder.h), and where f has its series by their central differences,
 *   which are printed.  Else mpkorder's own two ways stand for the value.
 *
 * A draft is from log K, of f relative where w >= 24. */
#include "../mp/mpbessel.h"
#include "../mp/mpkorder.h"
#include "../mp/mpmatern.h"
#include "truth.h"

enum { GUARD = 128 };

static void series_dnu(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr z, mpfr_prec_t lost)
{
    const mpfr_prec_t prec = mpfr_get_prec(y) + 2 * MPK_STEP + GUARD +
                             (mpfr_get_exp(nu) < 0 ? -mpfr_get_exp(nu) : 0);
    mpfr_t h, v, f;
    mpfr_inits2(prec, h, v, f, (mpfr_ptr)0);
    mpfr_mul_2si(h, nu, -MPK_STEP - 8, MPFR_RNDN);
    mpfr_add(v, nu, h, MPFR_RNDN);
    mpm_series(f, v, z, lost);
    mpfr_sub(v, nu, h, MPFR_RNDN);
    mpm_series(v, v, z, lost);
    mpfr_sub(f, f, v, MPFR_RNDN);
    mpfr_div(f, f, h, MPFR_RNDN);
    mpfr_div_2ui(y, f, 1, MPFR_RNDN);
    mpfr_clears(h, v, f, (mpfr_ptr)0);
}

static bool dnu(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr z)
{
    const mpfr_exp_t e = mpfr_get_exp(mpfr_cmp(nu, z) > 0 ? nu : z);
    mpfr_t d, t;
    mpfr_inits2(mpfr_get_prec(y) + GUARD + (e > 0 ? 2 * e : 0), d, t, (mpfr_ptr)0);
    bool ok = mpk_dnu(d, nu, z);
    mpfr_div_2ui(t, z, 1, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_add(d, d, t, MPFR_RNDN);
    mpfr_digamma(t, nu, MPFR_RNDN);
    mpfr_sub(d, d, t, MPFR_RNDN);
    if (!mpb_one_way && mpm_has_series(nu, z)) {
        series_dnu(t, nu, z, 2 * mpm_lost(nu, z));
        ok = ok && mpb_agree(d, t, MPK_BITS - 5, 0);
        mpfr_set(d, t, MPFR_RNDN);
    }
    mpfr_set(y, d, MPFR_RNDN);
    mpfr_clears(d, t, (mpfr_ptr)0);
    return ok;
}

static bool eval(mpfr_t *value, const double *arg)
{
    mpfr_t nu, z;
    mpfr_inits2(53, nu, z, (mpfr_ptr)0);
    mpfr_set_d(nu, arg[0], MPFR_RNDN);
    mpfr_set_d(z, arg[1], MPFR_RNDN);
    bool ok =
        mpm_log(truth_wants(0) ? value[0] : NULL, truth_wants(1) ? value[1] : NULL, nu, z);
    ok = (!truth_wants(2) || dnu(value[2], nu, z)) && ok;
    mpfr_clears(nu, z, (mpfr_ptr)0);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment = "by reference/truth/matern, two ways that agree; a value is hi + lo",
        .args = 2,
        .values = 3,
        .arg = { "nu", "z" },
        .value = { "log_matern", "log_matern_dx", "log_matern_dnu" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(argc, argv, &t);
}
