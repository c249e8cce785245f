/* The truth tables tests/data/gig*.tsv at the points that stdin names (reference/points/gig prints
 * them): f = log[(a/b)^{p/2}/(2 K_p(omega))], omega = sqrt(a b), and its derivatives
 *
 *   d/da = sqrt(b/a) K_{p+1}/K_p /2,   d/db = sqrt(a/b) K_{p-1}/K_p /2,
 *   d/dp = log(a/b)/2 - d/dp log K_p,
 *
 * from log K (mpbessel) and its derivative in the order (mpkorder), which compare two ways each at
 * omega in full precision.  Where a or b is 0, from the laws of Gamma distributions. */
#include <math.h>

#include "../mp/mpbessel.h"
#include "../mp/mpkorder.h"
#include "truth.h"

enum { GUARD = 160, DRAFT_GUARD = 32 };

/* log(a/b)/2 */
static void half_log(mpfr_ptr y, mpfr_srcptr a, mpfr_srcptr b)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(y));
    mpfr_log(t, b, MPFR_RNDN);
    mpfr_log(y, a, MPFR_RNDN);
    mpfr_sub(y, y, t, MPFR_RNDN);
    mpfr_div_2ui(y, y, 1, MPFR_RNDN);
    mpfr_clear(t);
}

/* b = 0 and p > 0, where x is Gamma distributed and E[1/x] = a/(2 (p-1)), at most infinite. */
static void gamma_law(mpfr_t *value, double p, double a)
{
    mpfr_t q, t, u;
    mpfr_init2(q, 53);
    mpfr_inits2(mpfr_get_prec(value[0]) + GUARD + 1100, t, u, (mpfr_ptr)0);
    mpfr_set_d(q, p, MPFR_RNDN);
    mpfr_set_d(t, a, MPFR_RNDN);
    mpfr_div_2ui(t, t, 1, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_digamma(u, q, MPFR_RNDN);
    mpfr_sub(value[3], t, u, MPFR_RNDN);
    mpfr_mul(t, t, q, MPFR_RNDN);
    mpfr_lngamma(u, q, MPFR_RNDN);
    mpfr_sub(value[0], t, u, MPFR_RNDN);
    mpfr_div_d(value[1], q, a, MPFR_RNDN);
    mpfr_sub_ui(u, q, 1, MPFR_RNDN);
    mpfr_mul_2ui(u, u, 2, MPFR_RNDN);
    mpfr_d_div(value[2], a, u, MPFR_RNDN);
    if (p <= 1.0)
        mpfr_set_inf(value[2], 1);
    mpfr_clears(q, t, u, (mpfr_ptr)0);
}

static bool inside(mpfr_t *value, double dp, double da, double db)
{
    const double e = fmax(0.0, fmax(ilogb(dp), 0.5 * (ilogb(da) + ilogb(db)) + 1.0));
    const mpfr_prec_t guard = mpb_one_way ? DRAFT_GUARD : GUARD;
    const mpfr_prec_t prec = mpfr_get_prec(value[0]) + guard + 2 * (mpfr_prec_t)e;
    mpfr_t p, q, a, b, omega, k, t, u, h;
    mpfr_inits2(53, p, a, b, (mpfr_ptr)0);
    mpfr_inits2(prec, omega, k, t, u, h, (mpfr_ptr)0);
    mpfr_init2(q, 2200); /* |p| +- 1, exact */
    mpfr_set_d(p, fabs(dp), MPFR_RNDN);
    mpfr_set_d(a, da, MPFR_RNDN);
    mpfr_set_d(b, db, MPFR_RNDN);
    mpfr_mul(omega, a, b, MPFR_RNDN);
    mpfr_sqrt(omega, omega, MPFR_RNDN);
    half_log(h, a, b);

    bool ok = truth_wants(3) && mpb_one_way ? true : mpb_log_k(k, t, p, omega);
    for (int i = 1; i <= 2; ++i) { /* K_{p+1}, K_{p-1} */
        if (!truth_wants(i))
            continue;
        mpfr_set_d(q, dp, MPFR_RNDN);
        (i == 1 ? mpfr_add_ui : mpfr_sub_ui)(q, q, 1, MPFR_RNDN);
        mpfr_abs(q, q, MPFR_RNDN);
        ok = mpb_log_k(u, t, q, omega) && ok;
        mpfr_sub(u, u, k, MPFR_RNDN);
        (i == 1 ? mpfr_sub : mpfr_add)(u, u, h, MPFR_RNDN);
        mpfr_exp(u, u, MPFR_RNDN);
        mpfr_div_2ui(value[i], u, 1, MPFR_RNDN);
    }
    ok = (!truth_wants(3) || mpk_dnu(t, p, omega)) && ok;
    (dp < 0.0 ? mpfr_add : mpfr_sub)(value[3], h, t, MPFR_RNDN);
    mpfr_mul_d(t, h, dp, MPFR_RNDN);
    mpfr_sub(t, t, k, MPFR_RNDN);
    mpfr_const_log2(u, MPFR_RNDN);
    mpfr_sub(value[0], t, u, MPFR_RNDN);
    mpfr_clears(p, q, a, b, omega, k, t, u, h, (mpfr_ptr)0);
    return ok;
}

static bool eval(mpfr_t *value, const double *arg)
{
    const double p = arg[0], a = arg[1], b = arg[2];
    if (a > 0.0 && b > 0.0)
        return inside(value, p, a, b);
    if (!(p > 0.0 ? a > 0.0 && b == 0.0 : p < 0.0 && b > 0.0 && a == 0.0))
        return false;
    gamma_law(value, fabs(p), p > 0.0 ? a : b);
    if (p < 0.0) {
        mpfr_swap(value[1], value[2]);
        mpfr_neg(value[3], value[3], MPFR_RNDN);
    }
    return true;
}

int main(int argc, char **argv)
{
    static const struct truth t = {
        .comment = "by reference/truth/gig, two ways that agree; a value is hi + lo",
        .args = 3,
        .values = 4,
        .arg = { "p", "a", "b" },
        .value = { "log_gig_norm", "log_gig_norm_da", "log_gig_norm_db", "log_gig_norm_dp" },
        .precision = 200,
        .eval = eval,
    };
    return truth_main(argc, argv, &t);
}
