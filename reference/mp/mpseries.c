/* The ways for small w: power series, Gauss's continued fraction, the reflection formula. */
#include "mpbessel.h"
#include "mpways.h"

#include <math.h>

void mpb_0f1_m1(mpfr_ptr y, mpfr_srcptr b, mpfr_srcptr q)
{
    const mpfr_prec_t prec = mpfr_get_prec(y);
    mpfr_t term, den;
    mpfr_inits2(prec, term, den, (mpfr_ptr)0);
    mpfr_set_zero(y, 1);
    mpfr_set_ui(term, 1, MPFR_RNDN);
    for (unsigned long k = 1;; ++k) {
        mpfr_add_ui(den, b, k - 1, MPFR_RNDN);
        mpfr_mul_ui(den, den, k, MPFR_RNDN);
        const bool falling = mpfr_sgn(den) > 0 && mpfr_cmp(q, den) < 0;
        mpfr_div(term, term, den, MPFR_RNDN);
        mpfr_mul(term, term, q, MPFR_RNDN);
        mpfr_add(y, y, term, MPFR_RNDN);
        if (falling && mpfr_get_exp(term) < mpfr_get_exp(y) - prec - 2)
            break;
    }
    mpfr_clears(term, den, (mpfr_ptr)0);
}

/* Near 0, -gamma nu + sum_{k>=2} zeta(k) (-nu)^k / k, as 1 + nu would lose nu's digits. */
void mpb_lgamma1p(mpfr_ptr y, mpfr_srcptr nu)
{
    const mpfr_prec_t prec = mpfr_get_prec(y);
    mpfr_t t, power;
    if (mpfr_zero_p(nu)) {
        mpfr_set_zero(y, 1);
        return;
    }
    mpfr_inits2(prec + 32, t, power, (mpfr_ptr)0);
    if (mpfr_get_exp(nu) > -30) {
        mpfr_set_prec(t, prec + mpfr_get_prec(nu) + 64); /* 1 + nu is exact */
        mpfr_add_ui(t, nu, 1, MPFR_RNDN);
        mpfr_lngamma(y, t, MPFR_RNDN);
    } else {
        mpfr_const_euler(t, MPFR_RNDN);
        mpfr_neg(power, nu, MPFR_RNDN);
        mpfr_mul(y, t, power, MPFR_RNDN);
        for (unsigned long k = 2; - mpfr_get_exp(nu) * (long)(k - 1) < prec + 8; ++k) {
            mpfr_mul(power, power, nu, MPFR_RNDN);
            mpfr_neg(power, power, MPFR_RNDN);
            mpfr_zeta_ui(t, k, MPFR_RNDN);
            mpfr_mul(t, t, power, MPFR_RNDN);
            mpfr_div_ui(t, t, k, MPFR_RNDN);
            mpfr_add(y, y, t, MPFR_RNDN);
        }
    }
    mpfr_clears(t, power, (mpfr_ptr)0);
}

static void quarter_square(mpfr_ptr q, mpfr_srcptr x)
{
    mpfr_sqr(q, x, MPFR_RNDN);
    mpfr_div_2ui(q, q, 2, MPFR_RNDN);
}

/* nu log(x/2) - log Gamma(1+nu) + log 0F1(; nu+1; x^2/4) */
void mpb_series_log_i(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr x)
{
    const mpfr_prec_t prec = mpfr_get_prec(y);
    mpfr_t t, q;
    mpfr_inits2(prec, t, q, (mpfr_ptr)0);
    quarter_square(q, x);
    mpfr_add_ui(t, nu, 1, MPFR_RNDN);
    mpb_0f1_m1(y, t, q);
    mpfr_log1p(y, y, MPFR_RNDN);
    if (!mpfr_zero_p(nu)) {
        mpb_lgamma1p(t, nu);
        mpfr_sub(y, y, t, MPFR_RNDN);
        mpfr_div_2ui(q, x, 1, MPFR_RNDN);
        mpfr_log(t, q, MPFR_RNDN);
        mpfr_fma(y, t, nu, y, MPFR_RNDN);
    }
    mpfr_clears(t, q, (mpfr_ptr)0);
}

void mpb_series_ratio(mpfr_ptr r, mpfr_srcptr nu, mpfr_srcptr x)
{
    mpfr_t b, q, t;
    mpfr_inits2(mpfr_get_prec(r), b, q, t, (mpfr_ptr)0);
    quarter_square(q, x);
    mpfr_add_ui(b, nu, 1, MPFR_RNDN);
    mpb_0f1_m1(t, b, q);
    mpfr_add_ui(t, t, 1, MPFR_RNDN);
    mpfr_mul(t, t, b, MPFR_RNDN);
    mpfr_add_ui(b, b, 1, MPFR_RNDN);
    mpb_0f1_m1(r, b, q);
    mpfr_add_ui(r, r, 1, MPFR_RNDN);
    mpfr_div(r, r, t, MPFR_RNDN);
    mpfr_mul(r, r, x, MPFR_RNDN);
    mpfr_div_2ui(r, r, 1, MPFR_RNDN);
    mpfr_clears(b, q, t, (mpfr_ptr)0);
}

/* r_k = 1/(2 (nu+k+1)/x + r_{k+1}) backwards.  An error in r_{k+1} comes out r_k^2 times as
 * large, so the fraction starts where the product of those is 2^-prec. */
void mpb_fraction_ratio(mpfr_ptr r, mpfr_srcptr nu, mpfr_srcptr x)
{
    const mpfr_prec_t prec = mpfr_get_prec(r);
    mpfr_t a, b;
    mpfr_inits2(prec, a, b, (mpfr_ptr)0);

    long k = 0;
    for (double bits = 0; bits < (double)prec + 4; ++k) { /* 1/r_k > t + sqrt(1 + t^2) */
        mpfr_add_d(a, nu, (double)k + 0.5, MPFR_RNDN);
        mpfr_div(a, a, x, MPFR_RNDN);
        mpfr_sqr(b, a, MPFR_RNDN);
        mpfr_add_ui(b, b, 1, MPFR_RNDN);
        mpfr_sqrt(b, b, MPFR_RNDN);
        mpfr_add(a, a, b, MPFR_RNDN);
        long e;
        const double m = mpfr_get_d_2exp(&e, a, MPFR_RNDN);
        bits += 2 * ((double)e + log2(m));
    }
    mpfr_set_zero(r, 1);
    for (; k >= 0; --k) {
        mpfr_add_ui(a, nu, (unsigned long)k + 1, MPFR_RNDN);
        mpfr_mul_2ui(a, a, 1, MPFR_RNDN);
        mpfr_div(a, a, x, MPFR_RNDN);
        mpfr_add(a, a, r, MPFR_RNDN);
        mpfr_ui_div(r, 1, a, MPFR_RNDN);
    }
    mpfr_clears(a, b, (mpfr_ptr)0);
}

/* Gamma(nu) (x/2)^-nu 0F1(; 1-nu; x^2/4) */
static void reflect_term(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr x, mpfr_ptr t)
{
    mpfr_sqr(t, x, MPFR_RNDN);
    mpfr_div_2ui(t, t, 2, MPFR_RNDN);
    mpfr_t b;
    mpfr_init2(b, mpfr_get_prec(y));
    mpfr_ui_sub(b, 1, nu, MPFR_RNDN);
    mpb_0f1_m1(y, b, t);
    mpfr_add_ui(y, y, 1, MPFR_RNDN);
    mpfr_gamma(t, nu, MPFR_RNDN);
    mpfr_mul(y, y, t, MPFR_RNDN);
    mpfr_div_2ui(t, x, 1, MPFR_RNDN);
    mpfr_neg(b, nu, MPFR_RNDN);
    mpfr_pow(t, t, b, MPFR_RNDN);
    mpfr_mul(y, y, t, MPFR_RNDN);
    mpfr_clear(b);
}

/* An order within delta of an integer is moved delta off it, which changes log K by less than
 * delta 2^11 for x >= 2^-1074; the two terms then cancel log2(1/delta) bits, and 3 x more
 * where K < I. */
void mpb_reflect_log_k(mpfr_ptr y, mpfr_srcptr nu, mpfr_srcptr x)
{
    const mpfr_prec_t prec = mpfr_get_prec(y), delta = prec + 16;
    const mpfr_prec_t work = prec + delta + 3 * mpfr_get_si(x, MPFR_RNDU) + 64;
    mpfr_t v, n, sum, t;
    mpfr_inits2(work, v, n, sum, t, (mpfr_ptr)0);

    mpfr_round(n, nu);
    mpfr_sub(v, nu, n, MPFR_RNDN);
    if (mpfr_zero_p(v) || mpfr_get_exp(v) <= -delta) {
        mpfr_set_ui_2exp(v, 1, -delta, MPFR_RNDN);
        mpfr_add(v, v, n, MPFR_RNDN);
    } else {
        mpfr_set(v, nu, MPFR_RNDN);
    }
    reflect_term(sum, v, x, t);
    mpfr_neg(v, v, MPFR_RNDN);
    reflect_term(n, v, x, t);
    mpfr_add(sum, sum, n, MPFR_RNDN);
    mpfr_div_2ui(sum, sum, 1, MPFR_RNDN);
    mpfr_log(y, sum, MPFR_RNDN);
    mpfr_clears(v, n, sum, t, (mpfr_ptr)0);
}
