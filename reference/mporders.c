/* K_{nu+1}/K_nu: by the ratio of K's integrals; and as a difference of logarithms by the
 * reflection formula (w < 94 or so) or, above, from the Wronskian as 1/(x I K) - r with all
 * three by the uniform expansion. */
#include "mporders.h"

#include <math.h>

#include "mpbessel.h"
#include "mpways.h"

enum { GUARD = 96, SMALL = 94 };

/* |a - b| <= 2^-MPB_RATIO_BITS |a| */
static bool agree(mpfr_srcptr a, mpfr_srcptr b)
{
    mpfr_t d;
    if (!mpfr_number_p(a) || !mpfr_number_p(b))
        return false;
    mpfr_init2(d, mpfr_get_prec(a));
    mpfr_sub(d, a, b, MPFR_RNDN);
    mpfr_mul_2ui(d, d, MPB_RATIO_BITS, MPFR_RNDN);
    const bool ok = mpfr_cmpabs(d, a) <= 0;
    mpfr_clear(d);
    return ok;
}

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
    if (w < SMALL)
        reflect_ratio(b, v, t);
    else
        wronskian_ratio(b, &p);
    const bool ok = agree(a, b);
    mpfr_set(q, a, MPFR_RNDN);
    mpb_point_clear(&p);
    mpfr_clears(a, b, v, t, (mpfr_ptr)0);
    return ok;
}
