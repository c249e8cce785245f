/* log H two ways: log1p(0F1 - 1) by the power series, where that is short enough, and log I with
 * log Gamma and log kappa, at a precision that makes up for their cancellation; where that
 * would take thousands of bits, the series at two precisions.  Roots by Newton's method, vouched
 * for by the sign of the equation on both sides. */
#include "mpvmf.h"

#include <math.h>

#include "mpbessel.h"

enum { GUARD = 96, SERIES_STEPS = 4000, MOST_EXTRA = 1200 };

/* log1p(0F1(; p/2; kappa^2/4) - 1) */
static void series_log_h(mpfr_ptr y, double p, double kappa)
{
    mpfr_t b, q;
    mpfr_inits2(mpfr_get_prec(y), b, q, (mpfr_ptr)0);
    mpfr_set_d(b, p, MPFR_RNDN);
    mpfr_div_2ui(b, b, 1, MPFR_RNDN);
    mpfr_set_d(q, kappa, MPFR_RNDN);
    mpfr_sqr(q, q, MPFR_RNDN);
    mpfr_div_2ui(q, q, 2, MPFR_RNDN);
    mpb_0f1_m1(y, b, q);
    mpfr_log1p(y, y, MPFR_RNDN);
    mpfr_clears(b, q, (mpfr_ptr)0);
}

/* The order nu = p/2 - 1 and kappa. */
static void set_point(mpfr_ptr nu, mpfr_ptr x, double p, double kappa)
{
    mpfr_set_d(nu, p, MPFR_RNDN);
    mpfr_div_2ui(nu, nu, 1, MPFR_RNDN);
    mpfr_sub_ui(nu, nu, 1, MPFR_RNDN);
    mpfr_set_d(x, kappa, MPFR_RNDN);
}

/* log Gamma(nu+1) + nu log(2/kappa) + log I_nu(kappa) */
static bool bessel_log_h(mpfr_ptr y, double p, double kappa)
{
    mpfr_t nu, x, log_i, scaled, t;
    mpfr_inits2(mpfr_get_prec(y), nu, x, log_i, scaled, t, (mpfr_ptr)0);
    set_point(nu, x, p, kappa);
    const bool ok = mpb_log_i(log_i, scaled, nu, x);
    mpb_lgamma1p(y, nu);
    mpfr_ui_div(t, 2, x, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_mul(t, t, nu, MPFR_RNDN);
    mpfr_add(y, y, t, MPFR_RNDN);
    mpfr_add(y, y, log_i, MPFR_RNDN);
    mpfr_clears(nu, x, log_i, scaled, t, (mpfr_ptr)0);
    return ok;
}

static bool log_h(mpfr_ptr y, double p, double kappa)
{
    const double nu = 0.5 * p - 1.0, w = hypot(nu, kappa);
    const double size = fmin(2.0 * log2(kappa) - log2(p), log2(kappa)); /* log2 log H, about */
    const double terms = log2(nu + 2.0) + log2(3.0 + fabs(log2(nu + 2.0)) + fabs(log2(kappa)));
    const double extra = fmax(terms - size, 0.0);
    const bool series = kappa / (w + nu) * kappa < SERIES_STEPS; /* the largest term's place */
    const bool bessel = extra < MOST_EXTRA;
    const mpfr_prec_t prec = mpfr_get_prec(y) + GUARD;
    bool ok = series || bessel;
    mpfr_t a, b;
    mpfr_init2(a, prec);
    mpfr_init2(b, prec + (bessel ? (mpfr_prec_t)extra : GUARD));

    const bool first = series && !(mpb_one_way && bessel); /* a search takes the shorter */
    if (bessel) {
        ok = bessel_log_h(b, p, kappa);
    } else if (series && !mpb_one_way) {
        series_log_h(b, p, kappa);
    }
    if (first) {
        series_log_h(a, p, kappa);
        ok = ok && (mpb_one_way || mpb_agree(b, a, MPV_BITS, MPB_RELATIVE));
    }
    mpfr_set(y, first ? a : b, MPFR_RNDN);
    mpfr_clears(a, b, (mpfr_ptr)0);
    return ok;
}

/* log|S| = log 2 + p/2 log pi - log Gamma(p/2) */
static void log_area(mpfr_ptr y, double p)
{
    mpfr_t b, t;
    mpfr_inits2(mpfr_get_prec(y), b, t, (mpfr_ptr)0);
    mpfr_set_d(b, p, MPFR_RNDN);
    mpfr_div_2ui(b, b, 1, MPFR_RNDN);
    mpfr_const_pi(y, MPFR_RNDN);
    mpfr_log(y, y, MPFR_RNDN);
    mpfr_mul(y, y, b, MPFR_RNDN);
    mpfr_const_log2(t, MPFR_RNDN);
    mpfr_add(y, y, t, MPFR_RNDN);
    mpfr_lngamma(t, b, MPFR_RNDN);
    mpfr_sub(y, y, t, MPFR_RNDN);
    mpfr_clears(b, t, (mpfr_ptr)0);
}

bool mpv_values(mpfr_t value[MPV_VALUES], double p, double kappa)
{
    return mpv_some(value, p, kappa, true, true);
}

bool mpv_some(mpfr_t value[MPV_VALUES], double p, double kappa, bool logs, bool ratios)
{
    const double cancel = log2(p) + log2(2.0 + log2(p)) + fmax(log2(kappa), 0.0);
    const mpfr_prec_t prec = mpfr_get_prec(value[0]) + GUARD + (mpfr_prec_t)cancel;
    mpfr_t nu, x, h, area, a, compl, deriv;
    mpfr_inits2(prec, nu, x, h, area, a, compl, deriv, (mpfr_ptr)0);
    set_point(nu, x, p, kappa);
    bool ok = !logs || log_h(h, p, kappa);
    ok = (!ratios || mpb_ratio(a, compl, deriv, nu, x)) && ok;
    if (logs)
        log_area(area, p);

    mpfr_set(value[0], h, MPFR_RNDN);
    mpfr_add(h, h, area, MPFR_RNDN);
    mpfr_neg(value[1], h, MPFR_RNDN);
    mpfr_set(value[2], a, MPFR_RNDN);
    mpfr_set(value[3], compl, MPFR_RNDN);
    mpfr_set(value[4], deriv, MPFR_RNDN);
    mpfr_mul(a, a, x, MPFR_RNDN);
    mpfr_sub(value[5], h, a, MPFR_RNDN);
    mpfr_clears(nu, x, h, area, a, compl, deriv, (mpfr_ptr)0);
    return ok;
}

/* An equation f(k) = 0, f increasing at its root; df its derivative by k. */
struct equation {
    double p;
    bool compl ;  /* r is given by its complement */
    mpfr_t r, rn; /* the given number; n r, or 0 where there is no second term */
};

/* f = A(k) - r, or A(k) - r A(n r k), at k's precision.  With delta = 1 - r given, the same as
 * delta - [1 - A(k)], which holds its digits as delta goes to 0; the second term of both is
 * r - r A(n r k) = r [1 - A(n r k)] more. */
static bool evaluate(mpfr_ptr f, mpfr_ptr df, const struct equation *e, mpfr_srcptr k)
{
    const mpfr_prec_t prec = mpfr_get_prec(k);
    mpfr_t nu, x, a, c, d, r;
    mpfr_inits2(prec, nu, x, a, c, d, r, (mpfr_ptr)0);
    set_point(nu, x, e->p, 0.0);
    bool ok = mpb_ratio(a, c, df, nu, k);
    if (e->compl ) {
        mpfr_sub(f, e->r, c, MPFR_RNDN);
        mpfr_ui_sub(r, 1, e->r, MPFR_RNDN);
    } else {
        mpfr_sub(f, a, e->r, MPFR_RNDN);
        mpfr_set(r, e->r, MPFR_RNDN);
    }
    if (!mpfr_zero_p(e->rn)) {
        mpfr_mul(x, e->rn, k, MPFR_RNDN);
        ok = mpb_ratio(a, c, d, nu, x) && ok;
        mpfr_mul(c, c, r, MPFR_RNDN);
        mpfr_add(f, f, c, MPFR_RNDN);
        mpfr_mul(d, d, r, MPFR_RNDN);
        mpfr_mul(d, d, e->rn, MPFR_RNDN);
        mpfr_sub(df, df, d, MPFR_RNDN);
    }
    mpfr_clears(nu, x, a, c, d, r, (mpfr_ptr)0);
    return ok;
}

/* The marginal equation by order p/2 instead: with B(k) = k A_{p+2}(k), which is k/A(k) - p, it is
 * B(n r k) - n r^2 B(k) - p (n r^2 - 1) = 0, increasing too. */
static bool evaluate_above(mpfr_ptr f, const struct equation *e, mpfr_srcptr k)
{
    const mpfr_prec_t prec = mpfr_get_prec(k);
    mpfr_t nu, x, a, b, c, d, nr2;
    mpfr_inits2(prec, nu, x, a, b, c, d, nr2, (mpfr_ptr)0);
    set_point(nu, x, e->p, 0.0);
    mpfr_add_ui(nu, nu, 1, MPFR_RNDN);
    mpfr_set(nr2, e->r, MPFR_RNDN);
    if (e->compl )
        mpfr_ui_sub(nr2, 1, nr2, MPFR_RNDN);
    mpfr_mul(nr2, nr2, e->rn, MPFR_RNDN);
    mpfr_mul(x, e->rn, k, MPFR_RNDN);
    bool ok = mpb_ratio(a, c, d, nu, k);
    ok = mpb_ratio(b, c, d, nu, x) && ok;
    mpfr_mul(a, a, k, MPFR_RNDN);
    mpfr_mul(a, a, nr2, MPFR_RNDN);
    mpfr_fms(f, b, x, a, MPFR_RNDN);
    mpfr_sub_ui(nr2, nr2, 1, MPFR_RNDN);
    mpfr_mul_d(nr2, nr2, e->p, MPFR_RNDN);
    mpfr_sub(f, f, nr2, MPFR_RNDN);
    mpfr_clears(nu, x, a, b, c, d, nr2, (mpfr_ptr)0);
    return ok;
}

/* Whether f has this sign at k, by both ways that there are. */
static bool has_sign(const struct equation *e, mpfr_srcptr k, int sign)
{
    mpfr_t f, df;
    mpfr_inits2(mpfr_get_prec(k), f, df, (mpfr_ptr)0);
    bool ok = evaluate(f, df, e, k) && sign * mpfr_sgn(f) > 0;
    if (!mpfr_zero_p(e->rn))
        ok = ok && evaluate_above(f, e, k) && sign * mpfr_sgn(f) > 0;
    mpfr_clears(f, df, (mpfr_ptr)0);
    return ok;
}

/* Whether f changes its sign between k (1 - 2^-110) and k (1 + 2^-110). */
static bool brackets(const struct equation *e, mpfr_srcptr k)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(k));
    mpfr_div_2ui(t, k, 110, MPFR_RNDN);
    mpfr_sub(t, k, t, MPFR_RNDN);
    bool ok = has_sign(e, t, -1);
    mpfr_div_2ui(t, k, 110, MPFR_RNDN);
    mpfr_add(t, k, t, MPFR_RNDN);
    ok = ok && has_sign(e, t, 1);
    mpfr_clear(t);
    return ok;
}

/* Newton's method by f for k = start, at so many bits more than the result as r and 1 - r
 * differ by, or the equation's two sides near its root. */
static bool solve(mpfr_ptr result, const struct equation *e, double start, double cancels)
{
    mpfr_t k, f, df;
    const mpfr_prec_t guard = mpb_one_way ? GUARD / 2 : 2 * GUARD;
    mpfr_inits2(mpfr_get_prec(result) + guard + (mpfr_prec_t)cancels, k, f, df, (mpfr_ptr)0);
    mpfr_set_d(k, start, MPFR_RNDN);
    const mpfr_exp_t near = mpb_one_way ? 45 : 90; /* the next step doubles it */
    bool ok = true;
    for (int i = 0; i < 60 && ok; ++i) {
        ok = evaluate(f, df, e, k);
        mpfr_div(f, f, df, MPFR_RNDN);
        mpfr_sub(k, k, f, MPFR_RNDN);
        if (mpfr_sgn(k) <= 0) { /* too long a step from the right */
            mpfr_add(k, k, f, MPFR_RNDN);
            mpfr_div_2ui(k, k, 1, MPFR_RNDN);
        } else if (mpfr_zero_p(f) || mpfr_get_exp(f) < mpfr_get_exp(k) - near) {
            break;
        }
    }
    ok = ok && evaluate(f, df, e, k); /* once more: 2^-180 */
    mpfr_div(f, f, df, MPFR_RNDN);
    mpfr_sub(k, k, f, MPFR_RNDN);
    ok = ok && (mpb_one_way ? mpfr_number_p(k) : brackets(e, k));
    mpfr_set(result, k, MPFR_RNDN);
    mpfr_clears(k, f, df, (mpfr_ptr)0);
    return ok;
}

/* The first two terms of the expansion in 1/p: within 10 %. */
static double start_of(double p, double r, double compl )
{
    return (p - 1.0) * r / (compl *(1.0 + r)) + r / (1.0 + r * r);
}

bool mpv_kappa(mpfr_ptr kappa, double p, double r, bool compl )
{
    struct equation e = { .p = p, .compl = compl };
    mpfr_init2(e.r, 53);
    mpfr_init2(e.rn, 53);
    mpfr_set_d(e.r, r, MPFR_RNDN);
    mpfr_set_zero(e.rn, 1);
    const double start = compl ? start_of(p, 1.0 - r, r) : start_of(p, r, 1.0 - r);
    const bool ok = solve(kappa, &e, start, 0.0);
    mpfr_clears(e.r, e.rn, (mpfr_ptr)0);
    return ok;
}

bool mpv_marginal(mpfr_ptr k, double p, double n, double given, bool compl )
{
    struct equation e = { .p = p, .compl = compl };
    mpfr_t r, t;
    mpfr_init2(e.r, 53);
    mpfr_inits2(2400, e.rn, r, t, (mpfr_ptr)0); /* n r exactly */
    mpfr_set_d(e.r, given, MPFR_RNDN);
    mpfr_set_d(r, given, MPFR_RNDN);
    if (compl )
        mpfr_ui_sub(r, 1, r, MPFR_RNDN);
    mpfr_mul_d(e.rn, r, n, MPFR_RNDN);

    /* the root for large p: A(k) = rho, rho^2 = (n r^2 - 1)/(n - 1) */
    mpfr_mul(t, e.rn, r, MPFR_RNDN);
    mpfr_sub_ui(t, t, 1, MPFR_RNDN);
    const double excess = mpfr_get_d(t, MPFR_RNDN), rho2 = excess / (n - 1.0), rho = sqrt(rho2);
    const double rd = mpfr_get_d(r, MPFR_RNDN), delta = compl ? given : 1.0 - given;
    const double rho_compl = delta * (1.0 + rd) * n / (n - 1.0) / (1.0 + rho);
    const double start =
        start_of(p, rho, rho_compl) * sqrt(1.0 + 2.0 * (1.0 - rho2 / (rd * rd)) / p);
    const bool ok = rho2 > 0.0 && solve(k, &e, start, fmax(-2.0 * log2(excess), 0.0));
    mpfr_clears(e.r, e.rn, r, t, (mpfr_ptr)0);
    return ok;
}
