/* The truth tables tests/data/matern_dist*.tsv at the points that stdin names (reference/points/matern
 * dist prints them): f = log M_nu(z), z = sqrt(2 nu) s, and d/ds, d/dnu of it at fixed nu and s.
 *
 * f and d/ds as mpmatern.h has them, from z to as many digits as it takes; d/dnu by central
 * differences of f at fixed s, two ways: from the integral for log K; and from the series where they
 * hold, else from the other way of mpkorder.h.  The step is a small part of nu, so that both are
 * relative to d/dnu's parts, s^2/nu^2 for large nu, as it goes to 0. */
#include "../mp/mpbessel.h"
#include "../mp/mpkorder.h"
#include "../mp/mpmatern.h"
#include "truth.h"

enum { GUARD = 160, STEP = 100, DRAFT_GUARD = 40, DRAFT_STEP = 50, BITS = 75 };

static void z_of(mpfr_ptr z, mpfr_srcptr nu, mpfr_srcptr s)
{
    mpfr_mul_2ui(z, nu, 1, MPFR_RNDN);
    mpfr_sqrt(z, z, MPFR_RNDN);
    mpfr_mul(z, z, s, MPFR_RNDN);
}

/* Two ways of f less constants; of a draft the first. */
static void ways(mpfr_ptr a, mpfr_ptr b, mpfr_srcptr nu, mpfr_srcptr s)
{
    mpfr_t z;
    mpfr_init2(z, mpfr_get_prec(a));
    z_of(z, nu, s);
    mpk_ways(a, mpb_one_way ? NULL : b, nu, z);
    mpm_of_log_k(a, nu, z);
    if (mpb_one_way)
        mpfr_set(b, a, MPFR_RNDN);
    else if (mpm_has_series(nu, z))
        mpm_series(b, nu, z, 2 * mpm_lost(nu, z));
    else
        mpm_of_log_k(b, nu, z);
    mpfr_clear(z);
}

/* The exponent of what d/dnu is to be known by: s^2/nu^2, at most 1. */
static mpfr_exp_t size(mpfr_srcptr nu, mpfr_srcptr s)
{
    const mpfr_exp_t e = 2 * (mpfr_get_exp(s) - mpfr_get_exp(nu));
    return e < 0 && mpfr_get_exp(nu) > 0 ? e : 0;
}

static bool dnu(mpfr_ptr d, mpfr_srcptr nu, mpfr_srcptr s, mpfr_srcptr z)
{
    const mpfr_exp_t v = mpfr_get_exp(nu), x = mpfr_get_exp(z), least = size(nu, s);
    const mpfr_prec_t large = 2 * ((v > 0 ? v : 0) + (x > 0 ? x : 0));
    const int step = mpb_one_way ? DRAFT_STEP : STEP;
    const mpfr_prec_t guard = 2 * step + (mpb_one_way ? DRAFT_GUARD : GUARD);
    const mpfr_prec_t prec = mpfr_get_prec(d) + guard + large - least + (v < 0 ? -v : 0);
    mpfr_t h, t, plus[2], minus[2];
    mpfr_inits2(prec, h, t, plus[0], plus[1], minus[0], minus[1], (mpfr_ptr)0);
    mpfr_mul_2si(h, nu, -step, MPFR_RNDN);
    mpfr_add(t, nu, h, MPFR_RNDN);
    ways(plus[0], plus[1], t, s);
    mpfr_sub(t, nu, h, MPFR_RNDN);
    ways(minus[0], minus[1], t, s);
    for (int i = 0; i < 2; ++i) {
        mpfr_sub(plus[i], plus[i], minus[i], MPFR_RNDN);
        mpfr_div(plus[i], plus[i], h, MPFR_RNDN);
        mpfr_div_2ui(plus[i], plus[i], 1, MPFR_RNDN);
    }
    const bool ok = mpb_agree(plus[0], plus[1], BITS, least);
    mpfr_set(d, plus[1], MPFR_RNDN);
    mpfr_clears(h, t, plus[0], plus[1], minus[0], minus[1], (mpfr_ptr)0);
    return ok;
}

static bool eval(mpfr_t *value, const double *arg)
{
    mpfr_t nu, s, z, root;
    mpfr_inits2(53, nu, s, (mpfr_ptr)0);
    mpfr_set_d(nu, arg[0], MPFR_RNDN);
    mpfr_set_d(s, arg[1], MPFR_RNDN);
    const mpfr_exp_t e = mpfr_get_exp(nu);
    mpfr_inits2(mpfr_get_prec(value[0]) + GUARD + 2 * (e > 0 ? e : -e), z, root, (mpfr_ptr)0);
    z_of(z, nu, s);

    bool ok =
        mpm_log(truth_wants(0) ? value[0] : NULL, truth_wants(1) ? value[1] : NULL, nu, z);
    mpfr_mul_2ui(root, nu, 1, MPFR_RNDN);
    mpfr_sqrt(root, root, MPFR_RNDN);
    mpfr_mul(value[1], value[1], root, MPFR_RNDN);
    ok = (!truth_wants(2) || dnu(value[2], nu, s, z)) && ok;
    mpfr_clears(nu, s, z, root, (mpfr_ptr)0);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment = "by reference/truth/matern_dist, two ways that agree; a value is hi + lo",
        .args = 2,
        .values = 3,
        .arg = { "nu", "s" },
        .value = { "log_matern_dist", "log_matern_dist_ds", "log_matern_dist_dnu" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(argc, argv, &t);
}
