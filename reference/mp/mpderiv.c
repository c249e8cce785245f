/* The derivatives by central differences of log I and log K, and the comparison with those by
 * averages.
 *
 * Nine points, steps of 2^-STEP relative to the scales on which f varies: truncation is about
 * 2^-(2 STEP), and rounding, amplified by 2^(2 STEP), is what the extra precision is for.  Where
 * w is large, f comes from 60 terms of the uniform expansion: what it leaves out is as smooth as
 * f, so its differences are as small as it is. */
#include "mpderiv.h"
#include "mpbessel.h"
#include "mpways.h"

#include <math.h>

enum { STEP = 80, GUARD = 64, SMALL_W = 94 };

/* log I and log K at one point. */
static void both(mpfr_t f[2], mpfr_srcptr nu, mpfr_srcptr x, bool small)
{
    struct mpb_point p;
    if (small) {
        mpb_series_log_i(f[0], nu, x);
        mpb_reflect_log_k(f[1], nu, x);
        return;
    }
    mpb_point_init(&p, mpfr_get_prec(f[0]), nu, x);
    mpb_debye_log(f[0], f[1], &p);
    mpfr_add(f[0], f[0], p.eta, MPFR_RNDN);
    mpfr_sub(f[1], f[1], p.eta, MPFR_RNDN);
    mpfr_div_2ui(p.eta, p.log_2piw, 1, MPFR_RNDN); /* constants do not matter */
    mpfr_sub(f[0], f[0], p.eta, MPFR_RNDN);
    mpfr_sub(f[1], f[1], p.eta, MPFR_RNDN);
    mpb_point_clear(&p);
}

/* d = (b - a)/h */
static void quotient(mpfr_t d, mpfr_srcptr b, mpfr_srcptr a, mpfr_srcptr h)
{
    mpfr_sub(d, b, a, MPFR_RNDN);
    mpfr_div(d, d, h, MPFR_RNDN);
}

/* From f at nu + (j-1) hn, x + (i-1) hx, the five of one function. */
static void stencil(mpfr_t *v, mpfr_t f[3][3][2], int k, mpfr_srcptr hn, mpfr_srcptr hx)
{
    mpfr_t a, b;
    mpfr_inits2(mpfr_get_prec(hn), a, b, (mpfr_ptr)0);
    quotient(a, f[2][1][k], f[1][1][k], hx);
    quotient(b, f[1][1][k], f[0][1][k], hx);
    quotient(v[MPD_DXX], a, b, hx);
    mpfr_add(a, a, b, MPFR_RNDN);
    mpfr_div_2ui(v[MPD_DX], a, 1, MPFR_RNDN);
    quotient(a, f[1][2][k], f[1][1][k], hn);
    quotient(b, f[1][1][k], f[1][0][k], hn);
    quotient(v[MPD_DNUNU], a, b, hn);
    mpfr_add(a, a, b, MPFR_RNDN);
    mpfr_div_2ui(v[MPD_DNU], a, 1, MPFR_RNDN);
    quotient(a, f[2][2][k], f[2][0][k], hn);
    quotient(b, f[0][2][k], f[0][0][k], hn);
    quotient(v[MPD_DXNU], a, b, hx);
    mpfr_div_2ui(v[MPD_DXNU], v[MPD_DXNU], 2, MPFR_RNDN);
    mpfr_clears(a, b, (mpfr_ptr)0);
}

static mpfr_exp_t exponent_of_w(double nu, double x)
{
    int e;
    frexp(fmax(nu, x), &e);
    return e > 0 ? e + 1 : 0;
}

void mpd_differences(mpfr_t value[MPD_ALL], double nu, double x)
{
    const mpfr_exp_t e = exponent_of_w(nu, x);
    const bool small = hypot(nu, x) < SMALL_W;
    const mpfr_prec_t prec = mpfr_get_prec(value[0]) + 2 * STEP + GUARD + e;
    mpfr_t f[3][3][2], hn, hx, a, b, fine[MPD_ALL];
    mpfr_inits2(prec, hn, hx, a, b, (mpfr_ptr)0);
    for (int i = 0; i < MPD_ALL; ++i)
        mpfr_init2(fine[i], prec);
    mpfr_set_ui_2exp(hn, 1, e - STEP, MPFR_RNDN);
    mpfr_set_d(hx, x, MPFR_RNDN);
    mpfr_div_2ui(hx, hx, STEP, MPFR_RNDN);
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) {
            mpfr_mul_si(a, hn, j - 1, MPFR_RNDN);
            mpfr_add_d(a, a, nu, MPFR_RNDN);
            mpfr_mul_si(b, hx, i - 1, MPFR_RNDN);
            mpfr_add_d(b, b, x, MPFR_RNDN);
            for (int k = 0; k < 2; ++k)
                mpfr_init2(f[i][j][k], prec);
            both(f[i][j], a, b, small);
        }
    for (int k = 0; k < 2; ++k)
        stencil(fine + k * MPD_EACH, f, k, hn, hx);
    for (int i = 0; i < MPD_ALL; ++i) {
        mpfr_set(value[i], fine[i], MPFR_RNDN);
        mpfr_clear(fine[i]);
    }
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            for (int k = 0; k < 2; ++k)
                mpfr_clear(f[i][j][k]);
    mpfr_clears(hn, hx, a, b, (mpfr_ptr)0);
}

bool mpd_all(mpfr_t value[MPD_ALL], double nu, double x)
{
    mpfr_t other[MPD_ALL];
    bool ok = true;
    for (int i = 0; i < MPD_ALL; ++i)
        mpfr_init2(other[i], mpfr_get_prec(value[0]));
    mpd_averages(value, nu, x);
    mpd_differences(other, nu, x);
    for (int i = 0; i < MPD_ALL; ++i) {
        const int which = i % MPD_EACH;
        const mpfr_exp_t floor = which <= MPD_DNU ? 0 : -exponent_of_w(nu, x);
        ok = ok && mpb_agree(value[i], other[i], MPD_BITS,
                             which == MPD_DXNU && x < 1.0 ? -ilogb(x) : floor);
        mpfr_clear(other[i]);
    }
    return ok;
}
