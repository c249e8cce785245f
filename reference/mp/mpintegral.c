/* The trapezoidal rule on the integrals of I and K through their saddle at t0 = asinh(nu/x):
 *
 *   I_nu = e^eta/(2 pi) int_-pi^pi e^{w (cos h - 1)} cos(nu (h - sin h)) dh + O(e^{-2w})
 *   K_nu = e^-eta/2     int_R      e^{-w (cosh h - 1) - nu (sinh h - h)} dh
 *
 * and with order nu + 1 for nu, e^{-t0} and cos(.. + h), e^{t0} and e^h .. come in.  Both
 * integrands are analytic in a strip and fall off, so each halving of the step squares the
 * error: a sum is done when it has changed by less than the square root of the precision. */
#include "mpways.h"

#include <math.h>
#include <stdbool.h>

/* Half a standard deviation of the bump where w is large; the strip's share where it is not. */
static double first_step(const struct mpb_point *p)
{
    return 0.5 / sqrt(mpfr_get_d(p->w, MPFR_RNDZ) + 24);
}

/* The exponents of the integrands, of size w, are good to this many bits after the point. */
static mpfr_prec_t accuracy(const struct mpb_point *p)
{
    const mpfr_exp_t e = mpfr_get_exp(p->w);
    return mpfr_get_prec(p->w) - (e > 0 ? e : 0);
}

static bool settled(mpfr_srcptr sum, mpfr_srcptr twice_old, mpfr_prec_t bits)
{
    mpfr_t t;
    mpfr_init2(t, 64);
    mpfr_sub(t, sum, twice_old, MPFR_RNDN);
    const bool done = mpfr_zero_p(t) || mpfr_get_exp(t) < mpfr_get_exp(sum) - bits / 2 - 4;
    mpfr_clear(t);
    return done;
}

/* Adds the nodes first + j step, j >= 0, of the two integrals of I to s[0] and s[1]. */
static void add_i(mpfr_t s[2], const struct mpb_point *p, double first, double step)
{
    const mpfr_prec_t prec = mpfr_get_prec(s[0]), bits = accuracy(p);
    mpfr_t h, c, sn, cd, sd, e, f, g;
    mpfr_inits2(prec, h, c, sn, cd, sd, e, f, g, (mpfr_ptr)0);
    mpfr_set_d(h, step, MPFR_RNDN);
    mpfr_sin_cos(sd, cd, h, MPFR_RNDN);
    mpfr_set_d(h, first, MPFR_RNDN);
    mpfr_sin_cos(sn, c, h, MPFR_RNDN);
    while (mpfr_cmp_d(h, 3.14) < 0) {
        mpfr_sub_ui(e, c, 1, MPFR_RNDN);
        mpfr_mul(e, e, p->w, MPFR_RNDN);
        mpfr_exp(e, e, MPFR_RNDN);
        if (!mpfr_zero_p(s[0]) && mpfr_get_exp(e) < mpfr_get_exp(s[0]) - bits)
            break;
        mpfr_sub(f, h, sn, MPFR_RNDN);
        mpfr_mul(f, f, p->nu, MPFR_RNDN);
        mpfr_cos(g, f, MPFR_RNDN);
        mpfr_fma(s[0], e, g, s[0], MPFR_RNDN);
        mpfr_add(f, f, h, MPFR_RNDN);
        mpfr_cos(g, f, MPFR_RNDN);
        mpfr_fma(s[1], e, g, s[1], MPFR_RNDN);

        mpfr_add_d(h, h, step, MPFR_RNDN); /* (c, sn) turns by step */
        mpfr_fmms(f, c, cd, sn, sd, MPFR_RNDN);
        mpfr_fmma(sn, sn, cd, c, sd, MPFR_RNDN);
        mpfr_swap(c, f);
    }
    mpfr_clears(h, c, sn, cd, sd, e, f, g, (mpfr_ptr)0);
}

void mpb_integral_i(mpfr_ptr log_a, mpfr_ptr r, const struct mpb_point *p)
{
    mpfr_t s[2], old[2], t;
    const mpfr_prec_t prec = mpfr_get_prec(p->w), bits = accuracy(p);
    mpfr_inits2(prec, s[0], s[1], old[0], old[1], t, (mpfr_ptr)0);
    mpfr_set_ui_2exp(s[0], 1, -1, MPFR_RNDN); /* the node 0, halved like the rest */
    mpfr_set(s[1], s[0], MPFR_RNDN);
    double step = first_step(p);
    add_i(s, p, step, step);
    for (bool done = false; !done; step /= 2) {
        for (int k = 0; k < 2; ++k)
            mpfr_mul_2ui(old[k], s[k], 1, MPFR_RNDN);
        add_i(s, p, step / 2, step);
        done = settled(s[0], old[0], bits) && settled(s[1], old[1], bits);
    }
    if (r != NULL) {
        mpfr_div(t, s[1], s[0], MPFR_RNDN);
        mpfr_neg(s[1], p->t0, MPFR_RNDN);
        mpfr_exp(s[1], s[1], MPFR_RNDN);
        mpfr_mul(r, t, s[1], MPFR_RNDN);
    }
    mpfr_mul_d(s[0], s[0], 2 * step, MPFR_RNDN); /* both halves */
    mpfr_log(s[0], s[0], MPFR_RNDN);
    mpfr_const_pi(t, MPFR_RNDN); /* A = sqrt(2 pi w) / (2 pi) times the integral */
    mpfr_mul_2ui(t, t, 1, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_sub(s[0], s[0], t, MPFR_RNDN);
    mpfr_div_2ui(t, p->log_2piw, 1, MPFR_RNDN);
    mpfr_add(log_a, s[0], t, MPFR_RNDN);
    mpfr_clears(s[0], s[1], old[0], old[1], t, (mpfr_ptr)0);
}

/* For K, over h = sign (first + j step): e = e^|h|, x cosh(t0 + h) = a e + b/e with a, b =
 * (w +- nu)/2 for h > 0.  For small w, e^{nu h} and e^{-x cosh(t0 + h)} stay in range, the one
 * is got by multiplication and the other is 1 for most nodes; for large w the exponents are
 * added first. */
struct walk {
    mpfr_t a, b;
    bool small;
};

/* Adds the nodes of K_nu to s[0] and of K_{nu+1} to s[1]. */
static void add_k(mpfr_t s[2], const struct mpb_point *p, const struct walk *k, double first,
                  double step, int sign)
{
    const mpfr_prec_t prec = mpfr_get_prec(s[0]), bits = accuracy(p);
    const mpfr_srcptr a = sign > 0 ? k->a : k->b, b = sign > 0 ? k->b : k->a;
    mpfr_t e, e_step, g, g_step, t, u;
    mpfr_inits2(prec, e, e_step, g, g_step, t, u, (mpfr_ptr)0);
    mpfr_set_d(e, first, MPFR_RNDN);
    mpfr_set_d(e_step, step, MPFR_RNDN);
    mpfr_mul_d(g, p->nu, sign * first, MPFR_RNDN);
    mpfr_mul_d(g_step, p->nu, sign * step, MPFR_RNDN);
    mpfr_exp(e, e, MPFR_RNDN);
    mpfr_exp(e_step, e_step, MPFR_RNDN);
    if (k->small) {
        mpfr_exp(g, g, MPFR_RNDN);
        mpfr_exp(g_step, g_step, MPFR_RNDN);
    }
    for (;;) {
        mpfr_div(t, b, e, MPFR_RNDN);
        mpfr_fma(t, a, e, t, MPFR_RNDN);
        if (k->small) {
            mpfr_neg(t, t, MPFR_RNDN);
            mpfr_exp(t, t, MPFR_RNDN);
            mpfr_mul(t, t, g, MPFR_RNDN);
            mpfr_mul(g, g, g_step, MPFR_RNDN);
        } else {
            mpfr_sub(t, p->w, t, MPFR_RNDN);
            mpfr_add(t, t, g, MPFR_RNDN);
            mpfr_exp(t, t, MPFR_RNDN);
            mpfr_add(g, g, g_step, MPFR_RNDN);
        }
        (sign > 0 ? mpfr_mul : mpfr_div)(u, t, e, MPFR_RNDN);
        mpfr_add(s[0], s[0], t, MPFR_RNDN);
        mpfr_add(s[1], s[1], u, MPFR_RNDN);
        if (mpfr_zero_p(t) || (mpfr_get_exp(t) < mpfr_get_exp(s[0]) - bits &&
                               mpfr_get_exp(u) < mpfr_get_exp(s[1]) - bits))
            break;
        mpfr_mul(e, e, e_step, MPFR_RNDN);
    }
    mpfr_clears(e, e_step, g, g_step, t, u, (mpfr_ptr)0);
}

void mpb_integral_k(mpfr_ptr log_m, mpfr_ptr log_m1, const struct mpb_point *p)
{
    const mpfr_prec_t prec = mpfr_get_prec(p->w), bits = accuracy(p);
    struct walk k = { .small = mpfr_cmp_ui(p->w, 64) < 0 };
    mpfr_t s[2], old[2], t;
    mpfr_inits2(prec, s[0], s[1], old[0], old[1], k.a, k.b, t, (mpfr_ptr)0);
    mpfr_add(k.a, p->w, p->nu, MPFR_RNDN); /* w - nu = x^2/(w + nu) */
    mpfr_sqr(k.b, p->x, MPFR_RNDN);
    mpfr_div(k.b, k.b, k.a, MPFR_RNDN);
    mpfr_div_2ui(k.a, k.a, 1, MPFR_RNDN);
    mpfr_div_2ui(k.b, k.b, 1, MPFR_RNDN);

    mpfr_set_zero(t, 1); /* the exponent that the terms lack */
    if (k.small)
        mpfr_set(t, p->w, MPFR_RNDN);
    mpfr_neg(s[0], t, MPFR_RNDN); /* the node 0 */
    mpfr_exp(s[0], s[0], MPFR_RNDN);
    mpfr_set(s[1], s[0], MPFR_RNDN);
    double step = first_step(p);
    add_k(s, p, &k, step, step, +1);
    add_k(s, p, &k, step, step, -1);
    for (bool done = false; !done; step /= 2) {
        for (int i = 0; i < 2; ++i)
            mpfr_mul_2ui(old[i], s[i], 1, MPFR_RNDN);
        add_k(s, p, &k, step / 2, step, +1);
        add_k(s, p, &k, step / 2, step, -1);
        done = settled(s[0], old[0], bits) && settled(s[1], old[1], bits);
    }
    for (int i = 0; i < 2; ++i) {
        mpfr_mul_d(s[i], s[i], step / 2, MPFR_RNDN);
        mpfr_log(s[i], s[i], MPFR_RNDN);
        mpfr_add(s[i], s[i], t, MPFR_RNDN);
    }
    mpfr_set(log_m, s[0], MPFR_RNDN);
    if (log_m1 != NULL)
        mpfr_add(log_m1, s[1], p->t0, MPFR_RNDN);
    mpfr_clears(s[0], s[1], old[0], old[1], k.a, k.b, t, (mpfr_ptr)0);
}
