/* Chooses the two ways for a point and compares them.
 *
 *              w up to about prec/3         above
 *   log I      power series                 integral on the contour through the saddle
 *              1/(x (K_{nu+1} + r K_nu))    uniform expansion
 *   log K      integral                     integral
 *              reflection formula           uniform expansion
 *   r          power series                 integral (w < 2^32), else e^(difference of log I)
 *              Gauss's continued fraction   uniform expansion, differentiated
 *
 * Below, 1 - r and dr/dx = 1 - r^2 - (2 nu + 1) r/x come from each r at a precision that makes
 * up for the cancellation; above, the expansion has them without, and must agree. */
#include "mpbessel.h"
#include "mpways.h"

enum { GUARD = 64, INTEGRAL_RATIO_BITS = 32 };

bool mpb_one_way;

/* Where the uniform expansion will do for that: its 60 terms are good to 2^-120 and more. */
static bool by_expansion(mpfr_srcptr plain)
{
    return mpb_one_way && mpfr_get_prec(plain) <= 200;
}

bool mpb_agree(mpfr_srcptr a, mpfr_srcptr b, int bits, mpfr_exp_t floor)
{
    mpfr_t d, m;
    if (!mpfr_number_p(a) || !mpfr_number_p(b))
        return false;
    mpfr_inits2(mpfr_get_prec(a), d, m, (mpfr_ptr)0);
    mpfr_sub(d, a, b, MPFR_RNDN);
    mpfr_set_ui_2exp(m, 1, floor, MPFR_RNDN);
    if (mpfr_cmpabs(a, m) > 0)
        mpfr_abs(m, a, MPFR_RNDN);
    mpfr_div_2ui(m, m, (unsigned long)bits, MPFR_RNDN);
    const bool ok = mpfr_cmpabs(d, m) <= 0;
    mpfr_clears(d, m, (mpfr_ptr)0);
    return ok;
}

/* The binary exponent of w, 0 if negative, and whether w is small for work at prec bits: where
 * it isn't, the integral of I leaves out e^{-2w} < 2^-(prec + GUARD). */
static mpfr_prec_t exponent_of_w(mpfr_srcptr nu, mpfr_srcptr x, mpfr_prec_t prec, bool *small)
{
    mpfr_t w;
    mpfr_init2(w, 64);
    mpfr_hypot(w, nu, x, MPFR_RNDU);
    const mpfr_exp_t e = mpfr_get_exp(w);
    *small = mpfr_cmp_d(w, 0.35 * (double)prec + 24) < 0;
    mpfr_clear(w);
    return e > 0 ? e : 0;
}

void mpb_point_init(struct mpb_point *p, mpfr_prec_t prec, mpfr_srcptr nu, mpfr_srcptr x)
{
    mpfr_inits2(prec, p->nu, p->x, p->w, p->t0, p->eta, p->eta_x, p->log_2piw, (mpfr_ptr)0);
    mpfr_set(p->nu, nu, MPFR_RNDN);
    mpfr_set(p->x, x, MPFR_RNDN);
    mpfr_hypot(p->w, nu, x, MPFR_RNDN);
    mpfr_div(p->t0, nu, x, MPFR_RNDN);
    mpfr_asinh(p->t0, p->t0, MPFR_RNDN);

    mpfr_mul(p->log_2piw, p->t0, nu, MPFR_RNDN);
    mpfr_sub(p->eta, p->w, p->log_2piw, MPFR_RNDN);
    mpfr_add(p->eta_x, p->w, x, MPFR_RNDN); /* w - x = nu^2/(w + x) */
    mpfr_div(p->eta_x, nu, p->eta_x, MPFR_RNDN);
    mpfr_mul(p->eta_x, p->eta_x, nu, MPFR_RNDN);
    mpfr_sub(p->eta_x, p->eta_x, p->log_2piw, MPFR_RNDN);

    mpfr_const_pi(p->log_2piw, MPFR_RNDN);
    mpfr_mul(p->log_2piw, p->log_2piw, p->w, MPFR_RNDN);
    mpfr_mul_2ui(p->log_2piw, p->log_2piw, 1, MPFR_RNDN);
    mpfr_log(p->log_2piw, p->log_2piw, MPFR_RNDN);
}

void mpb_point_clear(struct mpb_point *p)
{
    mpfr_clears(p->nu, p->x, p->w, p->t0, p->eta, p->eta_x, p->log_2piw, (mpfr_ptr)0);
}

/* eta = w + nu log(x/(nu + w)), and eta - x by subtraction. */
static bool eta_holds(const struct mpb_point *p)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(p->w));
    mpfr_add(t, p->nu, p->w, MPFR_RNDN);
    mpfr_div(t, p->x, t, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_fma(t, t, p->nu, p->w, MPFR_RNDN);
    bool ok = mpb_agree(p->eta, t, MPB_LOG_BITS, 0);
    mpfr_sub(t, t, p->x, MPFR_RNDN);
    ok = ok && mpb_agree(p->eta_x, t, MPB_LOG_BITS, 0);
    mpfr_clear(t);
    return ok;
}

/* log I from log K_nu, log K_{nu+1} (each less -eta) and r: the Wronskian I_nu K_{nu+1} +
 * I_{nu+1} K_nu = 1/x.  The result is less eta. */
static void wronskian_log_i(mpfr_ptr y, const struct mpb_point *p)
{
    mpfr_t k0, k1, r;
    mpfr_inits2(mpfr_get_prec(y), k0, k1, r, (mpfr_ptr)0);
    mpb_integral_k(k0, k1, p);
    mpb_fraction_ratio(r, p->nu, p->x);
    mpfr_sub(k0, k0, k1, MPFR_RNDN);
    mpfr_exp(k0, k0, MPFR_RNDN);
    mpfr_mul(k0, k0, r, MPFR_RNDN);
    mpfr_log1p(k0, k0, MPFR_RNDN);
    mpfr_add(y, k0, k1, MPFR_RNDN);
    mpfr_log(k0, p->x, MPFR_RNDN);
    mpfr_add(y, y, k0, MPFR_RNDN);
    mpfr_neg(y, y, MPFR_RNDN);
    mpfr_clears(k0, k1, r, (mpfr_ptr)0);
}

bool mpb_log_i(mpfr_ptr plain, mpfr_ptr scaled, mpfr_srcptr nu, mpfr_srcptr x)
{
    struct mpb_point p;
    mpfr_t a, b, t;
    bool small;
    const mpfr_prec_t prec =
        mpfr_get_prec(plain) + GUARD + exponent_of_w(nu, x, mpfr_get_prec(plain), &small);
    mpb_point_init(&p, prec, nu, x);
    mpfr_inits2(prec, a, b, t, (mpfr_ptr)0);
    bool ok = true;
    if (small) {
        mpb_series_log_i(a, p.nu, p.x);
        if (!mpb_one_way)
            wronskian_log_i(b, &p);
        mpfr_add(b, b, p.eta, MPFR_RNDN);
        mpfr_set(plain, a, MPFR_RNDN);
        mpfr_sub(scaled, a, p.x, MPFR_RNDN);
    } else {
        if (by_expansion(plain) || !mpb_one_way)
            mpb_debye_log(b, t, &p);
        if (by_expansion(plain))
            mpfr_set(a, b, MPFR_RNDN);
        else
            mpb_integral_i(a, NULL, &p);
        mpfr_div_2ui(t, p.log_2piw, 1, MPFR_RNDN);
        mpfr_sub(t, a, t, MPFR_RNDN);
        mpfr_add(plain, t, p.eta, MPFR_RNDN);
        mpfr_add(scaled, t, p.eta_x, MPFR_RNDN);
        ok = mpb_one_way || eta_holds(&p);
    }
    ok = ok && (mpb_one_way || mpb_agree(a, b, MPB_LOG_BITS, 0));
    mpfr_clears(a, b, t, (mpfr_ptr)0);
    mpb_point_clear(&p);
    return ok && mpfr_number_p(plain);
}

bool mpb_log_k(mpfr_ptr plain, mpfr_ptr scaled, mpfr_srcptr nu, mpfr_srcptr x)
{
    struct mpb_point p;
    mpfr_t a, b, t;
    bool small;
    const mpfr_prec_t prec =
        mpfr_get_prec(plain) + GUARD + exponent_of_w(nu, x, mpfr_get_prec(plain), &small);
    mpb_point_init(&p, prec, nu, x);
    mpfr_inits2(prec, a, b, t, (mpfr_ptr)0);
    bool ok = true;
    if (small || !by_expansion(plain))
        mpb_integral_k(a, NULL, &p);
    if (small && !mpb_one_way) {
        mpb_reflect_log_k(b, p.nu, p.x);
        mpfr_add(b, b, p.eta, MPFR_RNDN);
    } else if (!small &&
               (by_expansion(plain) || !mpb_one_way)) { /* K = pi/sqrt(2 pi w) e^-eta B */
        mpb_debye_log(t, b, &p);
        mpfr_div_2ui(t, p.log_2piw, 1, MPFR_RNDN);
        mpfr_sub(b, b, t, MPFR_RNDN);
        mpfr_const_pi(t, MPFR_RNDN);
        mpfr_log(t, t, MPFR_RNDN);
        mpfr_add(b, b, t, MPFR_RNDN);
        if (by_expansion(plain))
            mpfr_set(a, b, MPFR_RNDN);
        ok = mpb_one_way || eta_holds(&p);
    }
    mpfr_sub(plain, a, p.eta, MPFR_RNDN);
    mpfr_sub(scaled, a, p.eta_x, MPFR_RNDN);
    ok = ok && (mpb_one_way || mpb_agree(a, b, MPB_LOG_BITS, 0));
    mpfr_clears(a, b, t, (mpfr_ptr)0);
    mpb_point_clear(&p);
    return ok && mpfr_number_p(plain);
}

/* r, 1 - r and r' = 1 - r^2 - (2 nu + 1) r/x, in place of r. */
static void derive(mpfr_t v[3], mpfr_srcptr nu, mpfr_srcptr x)
{
    mpfr_ui_sub(v[1], 1, v[0], MPFR_RNDN);
    mpfr_mul_2ui(v[2], nu, 1, MPFR_RNDN);
    mpfr_add_ui(v[2], v[2], 1, MPFR_RNDN);
    mpfr_div(v[2], v[2], x, MPFR_RNDN);
    mpfr_add(v[2], v[2], v[0], MPFR_RNDN);
    mpfr_mul(v[2], v[2], v[0], MPFR_RNDN);
    mpfr_ui_sub(v[2], 1, v[2], MPFR_RNDN);
}

/* r = I_{nu+1}/I_nu as e^(difference of logarithms), by the expansion; for very large w. */
static void difference_ratio(mpfr_ptr r, mpfr_prec_t prec, mpfr_srcptr nu, mpfr_srcptr x)
{
    struct mpb_point p[2];
    mpfr_t v, log_i[2], t;
    mpfr_inits2(prec, v, log_i[0], log_i[1], t, (mpfr_ptr)0);
    for (unsigned long k = 0; k < 2; ++k) {
        mpfr_add_ui(v, nu, k, MPFR_RNDN);
        mpb_point_init(&p[k], prec, v, x);
        mpb_debye_log(log_i[k], t, &p[k]);
        mpfr_div_2ui(t, p[k].log_2piw, 1, MPFR_RNDN);
        mpfr_sub(log_i[k], log_i[k], t, MPFR_RNDN);
        mpfr_add(log_i[k], log_i[k], p[k].eta, MPFR_RNDN);
        mpb_point_clear(&p[k]);
    }
    mpfr_sub(t, log_i[1], log_i[0], MPFR_RNDN);
    mpfr_exp(r, t, MPFR_RNDN);
    mpfr_clears(v, log_i[0], log_i[1], t, (mpfr_ptr)0);
}

bool mpb_ratio(mpfr_ptr r, mpfr_ptr compl, mpfr_ptr dx, mpfr_srcptr nu, mpfr_srcptr x)
{
    const mpfr_ptr out[3] = { r, compl, dx };
    bool small;
    mpfr_prec_t e = exponent_of_w(nu, x, mpfr_get_prec(r), &small);
    const mpfr_prec_t need = mpfr_get_prec(r) + 2 * e + GUARD;
    exponent_of_w(nu, x, need, &small);
    const mpfr_prec_t prec = need + (small ? 0 : e + GUARD);
    struct mpb_point p;
    mpfr_t a[3], b[3];
    for (int k = 0; k < 3; ++k)
        mpfr_inits2(prec, a[k], b[k], (mpfr_ptr)0);
    mpb_point_init(&p, prec, nu, x);
    if (small) {
        mpb_fraction_ratio(b[0], p.nu, p.x);
        derive(b, p.nu, p.x);
        if (!mpb_one_way)
            mpb_series_ratio(a[0], p.nu, p.x);
    } else {
        if (!mpb_one_way && e <= INTEGRAL_RATIO_BITS)
            mpb_integral_i(b[0], a[0], &p);
        else if (!mpb_one_way)
            difference_ratio(a[0], prec, nu, x);
        mpb_debye_ratio(b[0], b[1], b[2], &p);
    }
    if (!mpb_one_way)
        derive(a, p.nu, p.x);
    bool ok = true;
    for (int k = 0; k < 3; ++k) {
        ok = ok && (mpb_one_way || mpb_agree(a[k], b[k], MPB_RATIO_BITS, MPB_RELATIVE));
        mpfr_set(out[k], mpb_one_way ? b[k] : a[k], MPFR_RNDN);
        mpfr_clears(a[k], b[k], (mpfr_ptr)0);
    }
    mpb_point_clear(&p);
    return ok;
}

bool mpb_all(mpfr_t value[MPB_ALL], double nu, double x)
{
    mpfr_t v, t;
    mpfr_inits2(53, v, t, (mpfr_ptr)0);
    mpfr_set_d(v, nu, MPFR_RNDN);
    mpfr_set_d(t, x, MPFR_RNDN);
    bool ok = mpb_log_i(value[0], value[2], v, t);
    ok = mpb_log_k(value[1], value[3], v, t) && ok;
    ok = mpb_ratio(value[4], value[5], value[6], v, t) && ok;
    mpfr_clears(v, t, (mpfr_ptr)0);
    return ok;
}
