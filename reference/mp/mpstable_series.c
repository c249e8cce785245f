#include <math.h>

#include "mpstable.h"

/* In Phi = -x lambda - C lambda^alpha, C = r e^(-i chi), one of the exponentials is a series:
 *
 *   alpha > 1: f = (1/(pi alpha)) sum_k (-x)^k/k! Gamma((k+1)/alpha) r^(-(k+1)/alpha)
 *                  sin((k+1) chi/alpha),
 *   alpha < 1, x > 0: f = (1/pi) sum_k (-1)^(k+1) r^k/k! Gamma(alpha k + 1) x^(-alpha k - 1)
 *                  sin(k chi),
 *
 * and 1 - F by integrating: from x = 0, where it is chi/(pi alpha), or to infinity. */
enum { MOST_TERMS = 300 };

struct series {
    mpfr_t alpha, log_r, chi, x, log_x, pi;
};

static void series_init(struct series *s, mpfr_srcptr x1, double alpha, double beta,
                        mpfr_prec_t prec)
{
    mpfr_t u, sine, cosine, a;
    mpfr_inits2(prec, s->alpha, s->log_r, s->chi, s->x, s->log_x, s->pi, u, sine, cosine, a,
                (mpfr_ptr)0);
    mpfr_set_d(s->alpha, alpha, MPFR_RNDN);
    mpfr_const_pi(s->pi, MPFR_RNDN);
    mpfr_mul(u, s->pi, s->alpha, MPFR_RNDN);
    mpfr_div_2ui(u, u, 1, MPFR_RNDN);
    mpfr_tan(a, u, MPFR_RNDN);
    mpfr_mul_d(a, a, alpha == 2.0 ? 0.0 : beta, MPFR_RNDN);
    mpfr_atan(s->chi, a, MPFR_RNDN);
    mpfr_add(s->chi, s->chi, u, MPFR_RNDN);
    mpfr_sqr(a, a, MPFR_RNDN);
    mpfr_log1p(s->log_r, a, MPFR_RNDN);
    mpfr_div_2ui(s->log_r, s->log_r, 1, MPFR_RNDN);
    mpfr_set(s->x, x1, MPFR_RNDN);
    if (mpfr_sgn(x1) < 0) { /* the mirrored law: chi = pi alpha - chi */
        mpfr_neg(s->x, s->x, MPFR_RNDN);
        mpfr_mul_2ui(u, u, 1, MPFR_RNDN);
        mpfr_sub(s->chi, u, s->chi, MPFR_RNDN);
    }
    mpfr_log(s->log_x, s->x, MPFR_RNDN);
    mpfr_clears(u, sine, cosine, a, (mpfr_ptr)0);
}

static void series_clear(struct series *s)
{
    mpfr_clears(s->alpha, s->log_r, s->chi, s->x, s->log_x, s->pi, (mpfr_ptr)0);
}

/* exp(lngamma(a) - lngamma(b + 1) + c log_r + d log_x) sin(e chi) into t. */
static void term(mpfr_ptr t, const struct series *s, mpfr_srcptr a, int k, mpfr_srcptr c,
                 mpfr_srcptr log_power, mpfr_srcptr e)
{
    mpfr_t u;
    mpfr_init2(u, mpfr_get_prec(t));
    mpfr_lngamma(t, a, MPFR_RNDN);
    mpfr_set_ui(u, (unsigned long)k + 1, MPFR_RNDN);
    mpfr_lngamma(u, u, MPFR_RNDN);
    mpfr_sub(t, t, u, MPFR_RNDN);
    mpfr_fma(t, c, s->log_r, t, MPFR_RNDN);
    mpfr_add(t, t, log_power, MPFR_RNDN);
    mpfr_exp(t, t, MPFR_RNDN);
    mpfr_mul(u, e, s->chi, MPFR_RNDN);
    mpfr_sin(u, u, MPFR_RNDN);
    mpfr_mul(t, t, u, MPFR_RNDN);
    mpfr_clear(u);
}

/* Adds terms until they have fallen by the precision; the greatest one's exponent, or more than
 * any where there are too many. */
static long sum_terms(mpfr_ptr f, mpfr_ptr sf, const struct series *s, bool small)
{
    const mpfr_prec_t prec = mpfr_get_prec(f);
    long most = -(1L << 40), last = 0;
    mpfr_t a, c, e, lp, t, u;
    mpfr_inits2(prec, a, c, e, lp, t, u, (mpfr_ptr)0);
    mpfr_set_zero(f, 1);
    mpfr_set_zero(sf, 1);
    int k = small ? 0 : 1, quiet = 0;
    for (; k < MOST_TERMS && quiet < 4; ++k) {
        if (small) { /* a = e = (k+1)/alpha, c = -a, x^k */
            mpfr_ui_div(a, (unsigned long)k + 1, s->alpha, MPFR_RNDN);
            mpfr_neg(c, a, MPFR_RNDN);
            mpfr_set(e, a, MPFR_RNDN);
            mpfr_mul_si(lp, s->log_x, k, MPFR_RNDN);
        } else {
            mpfr_mul_si(a, s->alpha, k, MPFR_RNDN);
            mpfr_add_ui(a, a, 1, MPFR_RNDN);
            mpfr_set_si(c, k, MPFR_RNDN);
            mpfr_set_si(e, k, MPFR_RNDN);
            mpfr_mul(lp, a, s->log_x, MPFR_RNDN);
            mpfr_neg(lp, lp, MPFR_RNDN);
        }
        term(t, s, a, k, c, lp, e);
        if (small ? k % 2 == 1 : k % 2 == 0)
            mpfr_neg(t, t, MPFR_RNDN);
        mpfr_add(f, f, t, MPFR_RNDN);
        mpfr_mul(u, t, s->x, MPFR_RNDN);
        if (small) {
            mpfr_div_si(u, u, k + 1, MPFR_RNDN);
            mpfr_sub(sf, sf, u, MPFR_RNDN);
        } else {
            mpfr_sub_ui(a, a, 1, MPFR_RNDN);
            mpfr_div(u, u, a, MPFR_RNDN);
            mpfr_add(sf, sf, u, MPFR_RNDN);
        }
        last = mpfr_regular_p(t) ? mpfr_get_exp(t) : -(1L << 40);
        most = last > most ? last : most;
        quiet = last < most - (long)prec ? quiet + 1 : 0;
    }
    mpfr_clears(a, c, e, lp, t, u, (mpfr_ptr)0);
    return quiet < 4 ? 1L << 40 : most;
}

bool mps_series(mpfr_ptr f, mpfr_ptr sf, mpfr_srcptr x1, double alpha, double beta)
{
    if (fabs(1.0 - alpha) < 0.02 || mpfr_zero_p(x1))
        return false;
    const bool small = alpha > 1.0;
    bool ok = false;
    for (mpfr_prec_t prec = 250; prec <= 2000 && !ok; prec *= 2) {
        struct series s;
        mpfr_t u, v;
        series_init(&s, x1, alpha, beta, prec);
        mpfr_inits2(prec, u, v, (mpfr_ptr)0);
        const long most = sum_terms(u, v, &s, small);
        const bool summed = most < 1L << 40 && mpfr_regular_p(u);
        const long scale = mpfr_get_exp(s.x) > 0 ? mpfr_get_exp(s.x) : 0;
        ok = summed && most - mpfr_get_exp(u) + MPS_SERIES_BITS + 20 < (long)prec;
        if (small) {
            mpfr_div(u, u, s.alpha, MPFR_RNDN);
            mpfr_div(v, v, s.alpha, MPFR_RNDN);
            mpfr_div(s.chi, s.chi, s.alpha, MPFR_RNDN);
            mpfr_add(v, v, s.chi, MPFR_RNDN);
            ok = ok && mpfr_regular_p(v) &&
                 most + scale - mpfr_get_exp(v) + MPS_SERIES_BITS + 20 < (long)prec;
        }
        mpfr_div(f, u, s.pi, MPFR_RNDN);
        mpfr_div(v, v, s.pi, MPFR_RNDN);
        if (mpfr_sgn(x1) < 0)
            mpfr_ui_sub(v, 1, v, MPFR_RNDN);
        mpfr_set(sf, v, MPFR_RNDN);
        mpfr_clears(u, v, (mpfr_ptr)0);
        series_clear(&s);
        if (!summed)
            break;
    }
    return ok;
}
