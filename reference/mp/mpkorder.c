/* The two ways are mpways.h's for log K: the trapezoidal rule on its integral; the reflection
 * formula or, for w > 94, the uniform expansion.  Truncation of a central difference is about
 * 2^-(2 STEP), and rounding, amplified by 2^STEP, is what the extra precision is for. */
#include "mpkorder.h"

#include "mpbessel.h"
#include "mpderiv.h"
#include "mpways.h"

enum { GUARD = 96, SMALL_W = 94 };

static mpfr_exp_t exponent_of_w(mpfr_srcptr nu, mpfr_srcptr x)
{
    mpfr_t w;
    mpfr_init2(w, 64);
    mpfr_hypot(w, nu, x, MPFR_RNDU);
    const mpfr_exp_t e = mpfr_get_exp(w);
    mpfr_clear(w);
    return e > 0 ? e : 0;
}

void mpk_step(mpfr_ptr h, mpfr_srcptr nu, mpfr_srcptr x)
{
    mpfr_set_ui_2exp(h, 1, exponent_of_w(nu, x) - MPK_STEP, MPFR_RNDN);
}

void mpk_ways(mpfr_ptr a, mpfr_ptr b, mpfr_srcptr nu, mpfr_srcptr x)
{
    struct mpb_point p;
    mpb_point_init(&p, mpfr_get_prec(a), nu, x);
    mpb_integral_k(a, NULL, &p);
    mpfr_sub(a, a, p.eta, MPFR_RNDN);
    if (b == NULL) {
        /* one way is enough */
    } else if (mpfr_cmp_ui(p.w, SMALL_W) < 0) {
        mpb_reflect_log_k(b, p.nu, p.x);
    } else {
        mpb_debye_log(p.t0, b, &p);
        mpfr_div_2ui(p.t0, p.log_2piw, 1, MPFR_RNDN);
        mpfr_sub(b, b, p.t0, MPFR_RNDN);
        mpfr_sub(b, b, p.eta, MPFR_RNDN);
    }
    mpb_point_clear(&p);
}

/* A search takes the mean over K's integral (mpderiv.h), which needs no differences. */
static void average(mpfr_ptr d, mpfr_srcptr nu, mpfr_srcptr x)
{
    mpfr_t value[MPD_EACH];
    for (int i = 0; i < MPD_EACH; ++i)
        mpfr_init2(value[i], mpfr_get_prec(d));
    mpd_averages_of(1, value, nu, x);
    mpfr_set(d, value[MPD_DNU], MPFR_RNDN);
    for (int i = 0; i < MPD_EACH; ++i)
        mpfr_clear(value[i]);
}

bool mpk_dnu(mpfr_ptr d, mpfr_srcptr nu, mpfr_srcptr x)
{
    if (mpb_one_way) {
        average(d, nu, x);
        return mpfr_number_p(d);
    }
    const mpfr_exp_t e = exponent_of_w(nu, x);
    const mpfr_prec_t prec = mpfr_get_prec(d) + 2 * MPK_STEP + GUARD + e;
    mpfr_t h, v, plus[2], minus[2];
    mpfr_inits2(prec, h, v, plus[0], plus[1], minus[0], minus[1], (mpfr_ptr)0);
    mpk_step(h, nu, x);
    mpfr_add(v, nu, h, MPFR_RNDN);
    mpk_ways(plus[0], plus[1], v, x);
    mpfr_sub(v, nu, h, MPFR_RNDN);
    mpfr_abs(v, v, MPFR_RNDN); /* K is even */
    mpk_ways(minus[0], minus[1], v, x);
    for (int i = 0; i < 2; ++i) {
        mpfr_sub(plus[i], plus[i], minus[i], MPFR_RNDN);
        mpfr_div(plus[i], plus[i], h, MPFR_RNDN);
        mpfr_div_2ui(plus[i], plus[i], 1, MPFR_RNDN);
    }
    const bool ok = mpb_agree(plus[0], plus[1], MPK_BITS, 0);
    mpfr_set(d, plus[0], MPFR_RNDN);
    mpfr_clears(h, v, plus[0], plus[1], minus[0], minus[1], (mpfr_ptr)0);
    return ok;
}
