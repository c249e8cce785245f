/* log |I_-v|, v > 0 not an integer: as I_v + (2/pi) sin(pi v) K_v; and by the power series, (x/2)^-v
 * 0F1(; 1-v; x^2/4)/Gamma(1-v), where w is small enough for that.  Above, mpbessel's two ways for
 * each of I_v and K_v stand for it.
 *
 * K_{nu+1}/K_nu: by the ratio of K's integrals; and as a difference of logarithms by the
 * reflection formula (w < 94 or so) or, above, from the Wronskian as 1/(x I K) - r with all
 * three by the uniform expansion. */
#include "mporders.h"

#include <math.h>

#include "mpbessel.h"
#include "mpways.h"

enum { GUARD = 96, SMALL = 94 };

static void reflect_ratio(mpfr_ptr q, mpfr_srcptr nu, mpfr_srcptr x)
{
    const mpfr_prec_t prec = mpfr_get_prec(q);
    mpfr_t v, k;
    mpfr_inits2(prec, v, k, (mpfr_ptr)0);
    mpfr_set_prec(v, prec + mpfr_get_prec(nu) + 1100); /* nu + 1 is exact */
    mpfr_add_ui(v, nu, 1, MPFR_RNDN);
    mpb_reflect_log_k(q, v, x);
    mpb_reflect_log_k(k, nu, x);
    mpfr_sub(q, q, k, MPFR_RNDN);
    mpfr_exp(q, q, MPFR_RNDN);
    mpfr_clears(v, k, (mpfr_ptr)0);
}

/* I K = A B/(2w) */
static void wronskian_ratio(mpfr_ptr q, const struct mpb_point *p)
{
    mpfr_t a, b, t;
    mpfr_inits2(mpfr_get_prec(p->w), a, b, t, (mpfr_ptr)0);
    mpb_debye_log(a, b, p);
    mpfr_add(a, a, b, MPFR_RNDN);
    mpfr_neg(a, a, MPFR_RNDN);
    mpfr_exp(q, a, MPFR_RNDN);
    mpfr_mul(q, q, p->w, MPFR_RNDN);
    mpfr_mul_2ui(q, q, 1, MPFR_RNDN);
    mpfr_div(q, q, p->x, MPFR_RNDN);
    mpb_debye_ratio(a, b, t, p);
    mpfr_sub(q, q, a, MPFR_RNDN);
    mpfr_clears(a, b, t, (mpfr_ptr)0);
}

bool mpb_k_ratio(mpfr_ptr q, double nu, double x)
{
    const double w = hypot(nu, x);
    const mpfr_prec_t prec =
        mpfr_get_prec(q) + 2 * GUARD + (mpfr_prec_t)fmax(2.0 * log2(fmax(nu, x)) + 1.0, 0.0);
    struct mpb_point p;
    mpfr_t a, b, v, t;
    mpfr_inits2(prec, a, b, (mpfr_ptr)0);
    mpfr_inits2(53, v, t, (mpfr_ptr)0);
    mpfr_set_d(v, nu, MPFR_RNDN);
    mpfr_set_d(t, x, MPFR_RNDN);
    mpb_point_init(&p, prec, v, t);
    mpb_integral_k(b, a, &p);
    mpfr_sub(a, a, b, MPFR_RNDN);
    mpfr_exp(a, a, MPFR_RNDN);
    if (mpb_one_way)
        mpfr_set(b, a, MPFR_RNDN);
    else if (w < SMALL)
        reflect_ratio(b, v, t);
    else
        wronskian_ratio(b, &p);
    const bool ok = mpb_agree(a, b, MPB_RATIO_BITS, MPB_RELATIVE);
    mpfr_set(q, a, MPFR_RNDN);
    mpb_point_clear(&p);
    mpfr_clears(a, b, v, t, (mpfr_ptr)0);
    return ok;
}

/* sin(pi v), v >= 0 */
static void sinpi(mpfr_ptr s, double v)
{
    const double n = round(v);
    mpfr_const_pi(s, MPFR_RNDN);
    mpfr_mul_d(s, s, v - n, MPFR_RNDN);
    mpfr_sin(s, s, MPFR_RNDN);
    if (fmod(n, 2.0) != 0.0)
        mpfr_neg(s, s, MPFR_RNDN);
}

/* log|e^a + s e^b| at the precision of y */
static int log_abs_sum(mpfr_ptr y, mpfr_srcptr a, mpfr_srcptr s, mpfr_srcptr b)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(y));
    mpfr_sub(t, b, a, MPFR_RNDN);
    mpfr_exp(t, t, MPFR_RNDN);
    mpfr_mul(t, t, s, MPFR_RNDN);
    mpfr_add_ui(t, t, 1, MPFR_RNDN);
    const int sign = mpfr_sgn(t);
    mpfr_abs(t, t, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_add(y, a, t, MPFR_RNDN);
    mpfr_clear(t);
    return sign;
}

static bool by_reflection(mpfr_ptr y, int *sign, double v, double x)
{
    const mpfr_prec_t prec = mpfr_get_prec(y);
    mpfr_t a, b, s, t, nu;
    mpfr_inits2(prec, a, b, s, t, (mpfr_ptr)0);
    mpfr_init2(nu, 53);
    mpfr_set_d(nu, v, MPFR_RNDN);
    mpfr_set_d(s, x, MPFR_RNDN);
    bool ok = mpb_log_i(a, t, nu, s);
    ok = mpb_log_k(b, t, nu, s) && ok;
    sinpi(s, v);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_div(s, s, t, MPFR_RNDN);
    mpfr_mul_2ui(s, s, 1, MPFR_RNDN);
    *sign = log_abs_sum(y, a, s, b);
    mpfr_clears(a, b, s, t, nu, (mpfr_ptr)0);
    return ok;
}

/* Terms alternate for v > 1 and are e^2w times as large as their sum at most. */
static void by_series(mpfr_ptr y, int *sign, double v, double x)
{
    const mpfr_prec_t prec = mpfr_get_prec(y) + 6 * (mpfr_prec_t)(v + x) + 64;
    mpfr_t b, q, f;
    int sign_gamma;
    mpfr_inits2(prec, q, f, (mpfr_ptr)0);
    mpfr_init2(b, prec + 1100); /* 1 - v is exact */
    mpfr_set_d(b, v, MPFR_RNDN);
    mpfr_ui_sub(b, 1, b, MPFR_RNDN);
    mpfr_set_d(q, x, MPFR_RNDN);
    mpfr_div_2ui(q, q, 1, MPFR_RNDN);
    mpfr_log(y, q, MPFR_RNDN);
    mpfr_mul_d(y, y, -v, MPFR_RNDN);
    mpfr_sqr(q, q, MPFR_RNDN);
    mpb_0f1_m1(f, b, q);
    mpfr_add_ui(f, f, 1, MPFR_RNDN);
    *sign = mpfr_sgn(f);
    mpfr_abs(f, f, MPFR_RNDN);
    mpfr_log(f, f, MPFR_RNDN);
    mpfr_add(y, y, f, MPFR_RNDN);
    mpfr_lgamma(f, &sign_gamma, b, MPFR_RNDN);
    *sign *= sign_gamma;
    mpfr_sub(y, y, f, MPFR_RNDN);
    mpfr_clears(b, q, f, (mpfr_ptr)0);
}

/* Near a zero of I_-v the difference of its terms loses bits: 2 GUARD of them may go. */
static bool log_abs_below(mpfr_ptr y, int *sign, double v, double x)
{
    const bool small = !mpb_one_way && v < 300.0 && x < 300.0;
    mpfr_t a, b;
    int other = 0;
    mpfr_inits2(mpfr_get_prec(y) + 2 * GUARD, a, b, (mpfr_ptr)0);
    bool ok = by_reflection(a, sign, v, x);
    if (small) {
        by_series(b, &other, v, x);
        mpfr_sub(b, b, a, MPFR_RNDN);
        ok = ok && other == *sign &&
             (mpfr_zero_p(b) ||
              mpfr_get_exp(b) < -MPB_RATIO_BITS + (mpfr_get_exp(a) > 0 ? mpfr_get_exp(a) : 0));
    }
    mpfr_set(y, a, MPFR_RNDN);
    mpfr_clears(a, b, (mpfr_ptr)0);
    return ok;
}

bool mpb_log_abs_i(mpfr_ptr y, int *sign, double nu, double x)
{
    mpfr_t v, t, scaled;
    if (nu < 0.0 && nu != floor(nu))
        return log_abs_below(y, sign, -nu, x);
    mpfr_inits2(53, v, t, (mpfr_ptr)0);
    mpfr_init2(scaled, mpfr_get_prec(y));
    mpfr_set_d(v, fabs(nu), MPFR_RNDN);
    mpfr_set_d(t, fabs(x), MPFR_RNDN);
    *sign = x < 0.0 && fmod(nu, 2.0) != 0.0 ? -1 : 1;
    const bool ok = mpb_log_i(y, scaled, v, t);
    mpfr_clears(v, t, scaled, (mpfr_ptr)0);
    return ok;
}
