#include "mpmatern.h"

#include <math.h>

#include "mpbessel.h"

enum { GUARD = 128, DRAFT_GUARD = 32, SERIES_Z = 60, LARGE = 1000 };

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

void mpm_series(mpfr_ptr y, mpfr_srcptr order, mpfr_srcptr z, mpfr_prec_t small)
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

bool mpm_has_series(mpfr_srcptr nu, mpfr_srcptr z)
{
    mpfr_t t;
    mpfr_init2(t, 64);
    mpfr_sqr(t, z, MPFR_RNDN);
    const bool flat = mpfr_cmp(t, nu) < 0;
    mpfr_clear(t);
    return flat || mpfr_cmp_ui(z, SERIES_Z) < 0;
}

static mpfr_prec_t above(mpfr_exp_t e)
{
    return e > 0 ? e : 0;
}

mpfr_prec_t mpm_lost(mpfr_srcptr nu, mpfr_srcptr z)
{
    return 64 + above(2 - 2 * mpfr_get_exp(z) + above(mpfr_get_exp(nu)));
}

void mpm_of_log_k(mpfr_ptr f, mpfr_srcptr nu, mpfr_srcptr z)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(f));
    mpfr_div_2ui(t, z, 1, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_mul(t, t, nu, MPFR_RNDN);
    mpfr_add(f, f, t, MPFR_RNDN);
    mpfr_lngamma(t, nu, MPFR_RNDN);
    mpfr_sub(f, f, t, MPFR_RNDN);
    mpfr_const_log2(t, MPFR_RNDN);
    mpfr_add(f, f, t, MPFR_RNDN);
    mpfr_clear(t);
}

bool mpm_log(mpfr_ptr f, mpfr_ptr dz, mpfr_srcptr nu, mpfr_srcptr z)
{
    if (f == NULL && dz == NULL)
        return true;
    const mpfr_prec_t e = above(mpfr_get_exp(mpfr_cmp(nu, z) > 0 ? nu : z));
    const mpfr_prec_t guard =
        mpb_one_way ? DRAFT_GUARD + (f != NULL && e > 4 ? mpm_lost(nu, z) : 0) : GUARD;
    mpfr_t m, k, t, u;
    mpfr_inits2(mpfr_get_prec(f != NULL ? f : dz) + guard + 2 * e, k, t, u, (mpfr_ptr)0);
    mpfr_init2(m, 2200); /* |nu - 1|, exact */

    bool ok = mpb_log_k(k, t, nu, z);
    if (dz != NULL) {
        mpfr_sub_ui(m, nu, 1, MPFR_RNDN);
        mpfr_abs(m, m, MPFR_RNDN);
        ok = mpb_log_k(u, t, m, z) && ok;
        mpfr_sub(t, u, k, MPFR_RNDN);
        mpfr_exp(t, t, MPFR_RNDN);
        mpfr_neg(dz, t, MPFR_RNDN);
    }
    if (f != NULL) {
        mpm_of_log_k(k, nu, z);
        if (!mpb_one_way && mpm_has_series(nu, z)) {
            mpm_series(t, nu, z, mpm_lost(nu, z));
            ok = ok && mpb_agree(k, t, MPM_BITS, 0);
            mpfr_set(k, t, MPFR_RNDN);
        }
        mpfr_set(f, k, MPFR_RNDN);
    }
    mpfr_clears(m, k, t, u, (mpfr_ptr)0);
    return ok;
}
