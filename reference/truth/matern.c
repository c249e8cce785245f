/* The truth tables tests/data/matern*.tsv at the points that stdin names (reference/points/matern
 * prints them): f = log(2^{1-nu}/Gamma(nu) z^nu K_nu(z)) and its derivatives, two ways:
 *
 *   from log K (mpbessel, which vouches for it), K_{nu-1}/K_nu and d/dnu log K (mpkorder),
 *   where z < 60 or z^2 < nu by the two power series of the reflection formula,
 *     f = log1p[(0F1(; 1-nu; q) - 1) - pi/(nu sin(pi nu) Gamma(nu)^2) q^nu 0F1(; 1+nu; q)],
 *   q = z^2/4, and its central differences.
 *
 * The series keep f relative where it is small, and are printed; else mpbessel's and mpkorder's own
 * two ways stand for the value.  A draft is of the former way, relative where w >= 24. */
#include <math.h>

#include "../mp/mpbessel.h"
#include "../mp/mpkorder.h"
#include "truth.h"

enum { GUARD = 128, DRAFT_GUARD = 32, BITS = 90, SERIES_Z = 60, LARGE = 1000 };

/* 0F1(; 1 - nu; q) - 1 for large nu and q < nu: its terms fall long before 1 - nu + k is near 0. */
static void falling(mpfr_ptr y, mpfr_srcptr b, mpfr_srcptr q)
{
    const mpfr_prec_t prec = mpfr_get_prec(y);
    mpfr_t term, den;
    mpfr_inits2(prec, term, den, (mpfr_ptr)0);
    mpfr_set_zero(y, 1);
    mpfr_set_ui(term, 1, MPFR_RNDN);
    for (unsigned long k = 1; k == 1 || mpfr_get_exp(term) > mpfr_get_exp(y) - prec - 2; ++k) {
        mpfr_add_ui(den, b, k - 1, MPFR_RNDN);
        mpfr_mul_ui(den, den, k, MPFR_RNDN);
        mpfr_div(term, term, den, MPFR_RNDN);
        mpfr_mul(term, term, q, MPFR_RNDN);
        mpfr_add(y, y, term, MPFR_RNDN);
    }
    mpfr_clears(term, den, (mpfr_ptr)0);
}

/* f by the series at the precision of y relative to f; near an integer nu is moved off it. */
static void series(mpfr_ptr y, mpfr_srcptr order, mpfr_srcptr z, mpfr_prec_t small)
{
    const mpfr_prec_t prec = mpfr_get_prec(y) + small, delta = prec;
    const mpfr_prec_t work =
        prec + delta + 6 * (mpfr_prec_t)fmin(mpfr_get_d(z, MPFR_RNDU), 60.0) +
        mpfr_get_prec(order) + 64 + (mpfr_get_exp(order) < 0 ? -mpfr_get_exp(order) : 0);
    const bool large =
        mpfr_cmp_ui(order, LARGE) > 0; /* then the second series is e^-7000 at most */
    mpfr_t nu, b, q, s, t, u;
    mpfr_inits2(work, nu, b, q, s, t, u, (mpfr_ptr)0);
    mpfr_round(b, order);
    mpfr_sub(t, order, b, MPFR_RNDN);
    mpfr_set(nu, order, MPFR_RNDN);
    if (mpfr_zero_p(t) || mpfr_get_exp(t) <= -delta) {
        mpfr_set_ui_2exp(t, 1, -delta, MPFR_RNDN);
        mpfr_add(nu, b, t, MPFR_RNDN);
    }
    if (mpfr_cmp_ui(order, 1) < 0 && mpfr_get_exp(order) <= -delta)
        mpfr_set(nu, order, MPFR_RNDN); /* 0 is no order */
    mpfr_sqr(q, z, MPFR_RNDN);
    mpfr_div_2ui(q, q, 2, MPFR_RNDN);
    mpfr_ui_sub(b, 1, nu, MPFR_RNDN);
    (large ? falling : mpb_0f1_m1)(s, b, q);

    mpfr_log(t, q, MPFR_RNDN);
    mpfr_mul(t, t, nu, MPFR_RNDN);
    mpfr_lngamma(u, nu, MPFR_RNDN);
    mpfr_mul_2ui(u, u, 1, MPFR_RNDN);
    mpfr_sub(t, t, u, MPFR_RNDN);
    mpfr_exp(t, t, MPFR_RNDN);
    if (!large) {
        mpfr_add_ui(b, nu, 1, MPFR_RNDN);
        mpb_0f1_m1(u, b, q);
        mpfr_add_ui(u, u, 1, MPFR_RNDN);
        mpfr_mul(t, t, u, MPFR_RNDN);
        mpfr_const_pi(u, MPFR_RNDN);
        mpfr_mul(t, t, u, MPFR_RNDN);
        mpfr_round(b, nu);
        const bool odd = mpfr_get_si(b, MPFR_RNDN) % 2 != 0;
        mpfr_sub(b, nu, b, MPFR_RNDN);
        mpfr_mul(u, u, b, MPFR_RNDN);
        mpfr_sin(u, u, MPFR_RNDN);
        mpfr_mul(u, u, nu, MPFR_RNDN);
        mpfr_div(t, t, u, MPFR_RNDN);
        (odd ? mpfr_add : mpfr_sub)(s, s, t, MPFR_RNDN);
    }
    mpfr_log1p(y, s, MPFR_RNDN);
    mpfr_clears(nu, b, q, s, t, u, (mpfr_ptr)0);
}

static void series_dnu(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr z, mpfr_prec_t small)
{
    const mpfr_prec_t prec = mpfr_get_prec(y) + 2 * MPK_STEP + GUARD +
                             (mpfr_get_exp(nu) < 0 ? -mpfr_get_exp(nu) : 0);
    mpfr_t h, v, f;
    mpfr_inits2(prec, h, v, f, (mpfr_ptr)0);
    mpfr_mul_2si(h, nu, -MPK_STEP - 8, MPFR_RNDN);
    mpfr_add(v, nu, h, MPFR_RNDN);
    series(f, v, z, small);
    mpfr_sub(v, nu, h, MPFR_RNDN);
    series(v, v, z, small);
    mpfr_sub(f, f, v, MPFR_RNDN);
    mpfr_div(f, f, h, MPFR_RNDN);
    mpfr_div_2ui(y, f, 1, MPFR_RNDN);
    mpfr_clears(h, v, f, (mpfr_ptr)0);
}

static bool eval(mpfr_t *value, const double *arg)
{
    const double e = fmax(0.0, fmax(ilogb(arg[0]), ilogb(arg[1])));
    const double size = fmax(0.0, -2.0 * ilogb(arg[1]) + fmax(ilogb(arg[0]), 0.0));
    const bool small = mpb_one_way && truth_wants(0) && hypot(arg[0], arg[1]) >= 24.0;
    const mpfr_prec_t guard = mpb_one_way ? DRAFT_GUARD : GUARD;
    const mpfr_prec_t prec =
        mpfr_get_prec(value[0]) + guard + (mpfr_prec_t)(2.0 * e + (small ? size : 0.0));
    mpfr_t nu, z, m, k, t, u, d;
    mpfr_inits2(53, nu, z, (mpfr_ptr)0);
    mpfr_inits2(prec, k, t, u, d, (mpfr_ptr)0);
    mpfr_init2(m, 2200); /* |nu - 1|, exact */
    mpfr_set_d(nu, arg[0], MPFR_RNDN);
    mpfr_set_d(z, arg[1], MPFR_RNDN);

    bool ok = (!truth_wants(0) && !truth_wants(1)) || mpb_log_k(k, t, nu, z);
    mpfr_sub_ui(m, nu, 1, MPFR_RNDN);
    mpfr_abs(m, m, MPFR_RNDN);
    ok = (!truth_wants(1) || mpb_log_k(u, t, m, z)) && ok;
    mpfr_sub(t, u, k, MPFR_RNDN);
    mpfr_exp(t, t, MPFR_RNDN);
    mpfr_neg(value[1], t, MPFR_RNDN);

    mpfr_div_2ui(u, z, 1, MPFR_RNDN);
    mpfr_log(u, u, MPFR_RNDN); /* log(z/2) */
    ok = (!truth_wants(2) || mpk_dnu(d, nu, z)) && ok;
    mpfr_add(d, d, u, MPFR_RNDN);
    mpfr_digamma(t, nu, MPFR_RNDN);
    mpfr_sub(d, d, t, MPFR_RNDN);

    mpfr_mul(u, u, nu, MPFR_RNDN);
    mpfr_add(k, k, u, MPFR_RNDN);
    mpfr_lngamma(t, nu, MPFR_RNDN);
    mpfr_sub(k, k, t, MPFR_RNDN);
    mpfr_const_log2(t, MPFR_RNDN);
    mpfr_add(k, k, t, MPFR_RNDN);
    if (!mpb_one_way && (arg[1] < SERIES_Z || arg[1] / arg[0] * arg[1] < 1.0)) {
        const mpfr_prec_t lost = 64 + (mpfr_prec_t)size;
        series(t, nu, z, lost);
        ok = ok && mpb_agree(k, t, BITS, 0);
        mpfr_set(k, t, MPFR_RNDN);
        series_dnu(t, nu, z, 2 * lost);
        ok = ok && mpb_agree(d, t, MPK_BITS - 5, 0);
        mpfr_set(d, t, MPFR_RNDN);
    }
    mpfr_set(value[0], k, MPFR_RNDN);
    mpfr_set(value[2], d, MPFR_RNDN);
    mpfr_clears(nu, z, m, k, t, u, d, (mpfr_ptr)0);
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
