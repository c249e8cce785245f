/* The truth table tests/data/hyp0f1.tsv at the points that stdin names (reference/points/hyp0f1
 * prints them): log 0F1(; b; z) two ways, as log1p(0F1 - 1) by the power series where that is short
 * enough, and with kappa = 2 sqrt(z) from the Bessel functions,
 *
 *   b >= 1   log Gamma(b) + (1 - b) log(kappa/2) + log I_{b-1}(kappa),
 *   b < 1    log 0F1(; b+1; z) + log(1 + sqrt(z)/b I_{b+1}/I_b),
 *
 * the latter from 0F1(; b) = 0F1(; b+1) + z/(b (b+1)) 0F1(; b+2).  mpbessel vouches for each of
 * its own values, so that they stand alone where the series is too long, and the series stands at
 * two precisions where the cancellation is of too many bits. */
#include <math.h>

#include "../mp/mpbessel.h"
#include "truth.h"

enum { GUARD = 96, SERIES_STEPS = 4000, MOST_EXTRA = 1200, BITS = 90 };

static void series(mpfr_ptr y, double b, double z)
{
    mpfr_t c, q;
    mpfr_inits2(53, c, q, (mpfr_ptr)0);
    mpfr_set_d(c, b, MPFR_RNDN);
    mpfr_set_d(q, z, MPFR_RNDN);
    mpb_0f1_m1(y, c, q);
    mpfr_log1p(y, y, MPFR_RNDN);
    mpfr_clears(c, q, (mpfr_ptr)0);
}

static bool bessel(mpfr_ptr y, double b, double z)
{
    const mpfr_prec_t prec = mpfr_get_prec(y) + GUARD;
    mpfr_t nu, x, h, t, u, v;
    mpfr_inits2(prec, x, h, t, u, v, (mpfr_ptr)0);
    mpfr_init2(nu, prec + 1100); /* b - 1 is exact */
    mpfr_set_d(nu, b, MPFR_RNDN);
    if (b >= 1.0)
        mpfr_sub_ui(nu, nu, 1, MPFR_RNDN);
    mpfr_set_d(h, z, MPFR_RNDN);
    mpfr_sqrt(h, h, MPFR_RNDN);
    mpfr_mul_2ui(x, h, 1, MPFR_RNDN);

    bool ok = mpb_log_i(y, t, nu, x); /* log 0F1(; nu+1; z) */
    mpb_lgamma1p(t, nu);
    mpfr_add(y, y, t, MPFR_RNDN);
    mpfr_log(t, h, MPFR_RNDN);
    mpfr_mul(t, t, nu, MPFR_RNDN);
    mpfr_sub(y, y, t, MPFR_RNDN);
    if (b < 1.0) {
        ok = mpb_ratio(t, u, v, nu, x) && ok;
        mpfr_mul(t, t, h, MPFR_RNDN);
        mpfr_div(t, t, nu, MPFR_RNDN);
        mpfr_log1p(t, t, MPFR_RNDN);
        mpfr_add(y, y, t, MPFR_RNDN);
    }
    mpfr_clears(nu, x, h, t, u, v, (mpfr_ptr)0);
    return ok;
}

static bool eval(mpfr_t *value, const double *arg)
{
    const double b = arg[0], z = arg[1], nu = b < 1.0 ? b : b - 1.0, h = sqrt(z);
    const double size = fmin(log2(z) - log2(b), log2(h) + 1.0); /* log2 of the result, about */
    const double terms = log2(nu + 2.0) + log2(3.0 + log2(nu + 2.0) + fabs(log2(h)));
    const double extra = fmax(terms - size, 0.0);
    const bool short_series = h / (nu + hypot(nu, h)) * h < SERIES_STEPS;
    const bool by_bessel = extra < MOST_EXTRA;
    const mpfr_prec_t prec = mpfr_get_prec(value[0]) + GUARD;
    bool ok = short_series || by_bessel;
    const bool both = !(mpb_one_way && by_bessel); /* a search takes the shorter way */
    mpfr_t s, t;
    mpfr_init2(s, prec);
    mpfr_init2(t, prec + (by_bessel ? (mpfr_prec_t)extra : GUARD));
    if (by_bessel)
        ok = bessel(t, b, z);
    else if (short_series && !mpb_one_way)
        series(t, b, z);
    if (short_series && both) {
        series(s, b, z);
        ok = ok && (mpb_one_way || mpb_agree(t, s, BITS, MPB_RELATIVE));
    }
    mpfr_set(value[0], short_series && both ? s : t, MPFR_RNDN);
    mpfr_clears(s, t, (mpfr_ptr)0);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment = "by reference/truth/hyp0f1, two ways that agree; a value is hi + lo",
        .args = 2,
        .values = 1,
        .arg = { "b", "z" },
        .value = { "log_hyp0f1" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(argc, argv, &t);
}
