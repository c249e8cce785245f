/* mpaverage.c's sums, and its means over the terms of the power series of I. */
#include "mpaverage.h"

#include "mpderiv.h"

#include <stdbool.h>

void mpa_init(mpfr_t s[SUMS], mpfr_prec_t prec)
{
    for (int i = 0; i < SUMS; ++i) {
        mpfr_init2(s[i], prec);
        mpfr_set_zero(s[i], 1);
    }
}

void mpa_clear(mpfr_t s[SUMS])
{
    for (int i = 0; i < SUMS; ++i)
        mpfr_clear(s[i]);
}

void mpa_add(mpfr_t s, mpfr_srcptr w, mpfr_srcptr m)
{
    mpfr_fma(s, w, m, s, MPFR_RNDN);
}

void mpa_centre(mpfr_t s[SUMS])
{
    for (int i = T; i < SUMS; ++i)
        mpfr_div(s[i], s[i], s[ONE], MPFR_RNDN);
    mpfr_fms(s[TT], s[T], s[T], s[TT], MPFR_RNDN);
    mpfr_fms(s[TC], s[T], s[C], s[TC], MPFR_RNDN);
    mpfr_fms(s[CC], s[C], s[C], s[CC], MPFR_RNDN);
    for (int i = TT; i < SUMS; ++i)
        mpfr_neg(s[i], s[i], MPFR_RNDN);
}

/* psi'(z) by shifting z beyond 100 and Stirling's series there. */
static void trigamma(mpfr_t y, mpfr_srcptr z)
{
    const mpfr_prec_t prec = mpfr_get_prec(y);
    mpfr_t v, t, power, pi2;
    mpfr_inits2(prec, v, t, power, pi2, (mpfr_ptr)0);
    mpfr_set(v, z, MPFR_RNDN);
    mpfr_set_zero(y, 1);
    for (; mpfr_cmp_ui(v, 100) < 0; mpfr_add_ui(v, v, 1, MPFR_RNDN)) {
        mpfr_sqr(t, v, MPFR_RNDN);
        mpfr_ui_div(t, 1, t, MPFR_RNDN);
        mpfr_add(y, y, t, MPFR_RNDN);
    }
    mpfr_ui_div(v, 1, v, MPFR_RNDN); /* 1/v + 1/(2 v^2) + sum B_2k v^-(2k+1) */
    mpfr_add(y, y, v, MPFR_RNDN);
    mpfr_sqr(t, v, MPFR_RNDN);
    mpfr_div_2ui(power, t, 1, MPFR_RNDN);
    mpfr_add(y, y, power, MPFR_RNDN);
    mpfr_const_pi(pi2, MPFR_RNDN); /* B_2k = +-2 (2k)! zeta(2k)/(2 pi)^2k */
    mpfr_mul_2ui(pi2, pi2, 1, MPFR_RNDN);
    mpfr_div(pi2, v, pi2, MPFR_RNDN);
    mpfr_sqr(pi2, pi2, MPFR_RNDN);
    mpfr_mul_2ui(power, v, 1, MPFR_RNDN);
    for (unsigned long k = 1; k <= 300; ++k) {
        mpfr_mul(power, power, pi2, MPFR_RNDN);
        mpfr_mul_ui(power, power, (2 * k - 1) * (2 * k), MPFR_RNDN);
        mpfr_zeta_ui(t, 2 * k, MPFR_RNDN);
        mpfr_mul(t, t, power, MPFR_RNDN);
        (k % 2 ? mpfr_add : mpfr_sub)(y, y, t, MPFR_RNDN);
        if (mpfr_get_exp(t) < mpfr_get_exp(y) - prec)
            break;
    }
    mpfr_clears(v, t, power, pi2, (mpfr_ptr)0);
}

void mpa_series_i(mpfr_t *f, mpfr_srcptr nu, mpfr_srcptr x)
{
    const mpfr_prec_t prec = mpfr_get_prec(nu);
    mpfr_t s[SUMS], term, q, n, psi, psi1, mean1, t;
    mpa_init(s, prec); /* T is k, C is psi_k */
    mpfr_inits2(prec, term, q, n, psi, psi1, mean1, t, (mpfr_ptr)0);
    mpfr_sqr(q, x, MPFR_RNDN);
    mpfr_div_2ui(q, q, 2, MPFR_RNDN);
    mpfr_add_ui(n, nu, 1, MPFR_RNDN);
    mpfr_digamma(psi, n, MPFR_RNDN);
    trigamma(psi1, n);
    mpfr_set_ui(term, 1, MPFR_RNDN);
    mpfr_set_zero(mean1, 1);
    for (unsigned long k = 0;; ++k) {
        mpfr_add(s[ONE], s[ONE], term, MPFR_RNDN);
        mpfr_mul_ui(t, term, k, MPFR_RNDN);
        mpfr_add(s[T], s[T], t, MPFR_RNDN);
        mpa_add(s[TC], t, psi);
        mpfr_mul_ui(t, t, k, MPFR_RNDN);
        mpfr_add(s[TT], s[TT], t, MPFR_RNDN);
        mpfr_mul(t, term, psi, MPFR_RNDN);
        mpfr_add(s[C], s[C], t, MPFR_RNDN);
        mpa_add(s[CC], t, psi);
        mpa_add(mean1, term, psi1);

        mpfr_add_ui(n, nu, k + 1, MPFR_RNDN);
        mpfr_ui_div(t, 1, n, MPFR_RNDN);
        mpfr_add(psi, psi, t, MPFR_RNDN);
        mpfr_sqr(t, t, MPFR_RNDN);
        mpfr_sub(psi1, psi1, t, MPFR_RNDN);
        mpfr_mul_ui(n, n, k + 1, MPFR_RNDN);
        const bool falling = mpfr_cmp(q, n) < 0;
        mpfr_div(term, term, n, MPFR_RNDN);
        mpfr_mul(term, term, q, MPFR_RNDN);
        if (falling && k > 0 && mpfr_get_exp(term) < mpfr_get_exp(s[T]) - prec)
            break;
    }
    mpa_centre(s);
    mpfr_div(mean1, mean1, s[ONE], MPFR_RNDN);
    mpfr_mul_2ui(t, s[T], 1, MPFR_RNDN);
    mpfr_add(t, t, nu, MPFR_RNDN);
    mpfr_div(f[MPD_DX], t, x, MPFR_RNDN);
    mpfr_mul_2ui(s[TT], s[TT], 2, MPFR_RNDN);
    mpfr_sub(t, s[TT], t, MPFR_RNDN);
    mpfr_div(t, t, x, MPFR_RNDN);
    mpfr_div(f[MPD_DXX], t, x, MPFR_RNDN);
    mpfr_div_2ui(t, x, 1, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_sub(f[MPD_DNU], t, s[C], MPFR_RNDN);
    mpfr_mul_2ui(t, s[TC], 1, MPFR_RNDN);
    mpfr_ui_sub(t, 1, t, MPFR_RNDN);
    mpfr_div(f[MPD_DXNU], t, x, MPFR_RNDN);
    mpfr_sub(f[MPD_DNUNU], s[CC], mean1, MPFR_RNDN);
    mpfr_clears(term, q, n, psi, psi1, mean1, t, (mpfr_ptr)0);
    mpa_clear(s);
}
