/* The truth tables tests/data/elem_*.tsv at the points that stdin names (reference/points/elem prints
 * them): elem trig|erf.  MPFR's own functions against
 *
 *   sin, cos   power series at a 2^-k-th of the argument, doubled k times by
 *              1 - cos 2t = 4 v - 2 v^2 in v = 1 - cos t, sin 2t = 2 sin t (1 - v)
 *   atan       power series after k times atan x = 2 atan(x/(1 + sqrt(1 + x^2)))
 *   erf        power series of positive terms, e^(-x^2) sum 2^n x^(2n+1)/(2n+1)!!, with as many
 *              bits more as 1 - erf loses
 *
 * at precisions that cover what is lost. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../mp/mpbessel.h"
#include "truth.h"

enum { BITS = 150, WIDE = 400, HALVINGS = 16 };

/* s = sin t and c = cos t by series, t of any size up to 2^40. */
static void series_sincos(mpfr_ptr s, mpfr_ptr c, mpfr_srcptr t)
{
    const int k = HALVINGS + (mpfr_zero_p(t) ? 0 : (int)fmax(0.0, (double)mpfr_get_exp(t)));
    mpfr_t x, z, term;
    mpfr_inits2(mpfr_get_prec(s), x, z, term, (mpfr_ptr)0);
    mpfr_div_2ui(x, t, (unsigned long)k, MPFR_RNDN);
    mpfr_sqr(z, x, MPFR_RNDN);
    mpfr_set(s, x, MPFR_RNDN);
    mpfr_set(term, x, MPFR_RNDN);
    for (unsigned long n = 1; n < 40; ++n) { /* x < 2^-15 */
        mpfr_mul(term, term, z, MPFR_RNDN);
        mpfr_div_ui(term, term, 2 * n * (2 * n + 1), MPFR_RNDN);
        (n % 2 ? mpfr_sub : mpfr_add)(s, s, term, MPFR_RNDN);
    }
    mpfr_div_2ui(c, z, 1, MPFR_RNDN); /* v */
    mpfr_set(term, c, MPFR_RNDN);
    for (unsigned long n = 2; n < 40; ++n) {
        mpfr_mul(term, term, z, MPFR_RNDN);
        mpfr_div_ui(term, term, 2 * n * (2 * n - 1), MPFR_RNDN);
        (n % 2 ? mpfr_add : mpfr_sub)(c, c, term, MPFR_RNDN);
    }
    for (int i = 0; i < k; ++i) {
        mpfr_ui_sub(term, 1, c, MPFR_RNDN);
        mpfr_mul(s, s, term, MPFR_RNDN);
        mpfr_mul_2ui(s, s, 1, MPFR_RNDN);
        mpfr_sqr(term, c, MPFR_RNDN);
        mpfr_mul_2ui(term, term, 1, MPFR_RNDN);
        mpfr_mul_2ui(c, c, 2, MPFR_RNDN);
        mpfr_sub(c, c, term, MPFR_RNDN);
    }
    mpfr_ui_sub(c, 1, c, MPFR_RNDN);
    mpfr_clears(x, z, term, (mpfr_ptr)0);
}

/* Both of t, which has WIDE bits and is no zero of either but 0. */
static bool sincos_of(mpfr_ptr sin, mpfr_ptr cos, mpfr_srcptr t)
{
    mpfr_t s, c;
    mpfr_inits2(WIDE, s, c, (mpfr_ptr)0);
    mpfr_sin(sin, t, MPFR_RNDN);
    mpfr_cos(cos, t, MPFR_RNDN);
    bool ok = true;
    if (!mpb_one_way) {
        series_sincos(s, c, t);
        ok = mpb_agree(sin, s, BITS, MPB_RELATIVE) && mpb_agree(cos, c, BITS, MPB_RELATIVE);
    }
    mpfr_clears(s, c, (mpfr_ptr)0);
    return ok;
}

/* sin(pi x) and cos(pi x): x less a multiple of 2 is exact, and zeros are 0 with the sign of x, +0. */
static bool sincospi_of(mpfr_ptr sin, mpfr_ptr cos, double x)
{
    const double f = remainder(x, 2.0);
    mpfr_t t;
    mpfr_init2(t, WIDE);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_mul_d(t, t, f, MPFR_RNDN);
    const bool ok = sincos_of(sin, cos, t);
    if (f == floor(f)) {
        mpfr_set_zero(sin, signbit(x) ? -1 : 1);
        mpfr_set_si(cos, f == 0.0 ? 1 : -1, MPFR_RNDN);
    } else if (fabs(f) == 0.5) {
        mpfr_set_zero(cos, 1);
        mpfr_set_si(sin, f > 0.0 ? 1 : -1, MPFR_RNDN);
    }
    mpfr_clear(t);
    return ok || f == floor(f) || fabs(f) == 0.5;
}

static bool atan_of(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_t t, z, term;
    mpfr_inits2(WIDE, t, z, term, (mpfr_ptr)0);
    mpfr_set(t, x, MPFR_RNDN);
    for (int i = 0; i < HALVINGS; ++i) {
        mpfr_sqr(z, t, MPFR_RNDN);
        mpfr_add_ui(z, z, 1, MPFR_RNDN);
        mpfr_sqrt(z, z, MPFR_RNDN);
        mpfr_add_ui(z, z, 1, MPFR_RNDN);
        mpfr_div(t, t, z, MPFR_RNDN);
    }
    mpfr_sqr(z, t, MPFR_RNDN);
    mpfr_set_zero(y, 1);
    for (unsigned long n = 1; n < 30; n += 2) { /* t < 2^-15 */
        mpfr_div_ui(term, t, n, MPFR_RNDN);
        (n % 4 == 1 ? mpfr_add : mpfr_sub)(y, y, term, MPFR_RNDN);
        mpfr_mul(t, t, z, MPFR_RNDN);
    }
    mpfr_mul_2ui(term, y, HALVINGS, MPFR_RNDN);
    mpfr_atan(y, x, MPFR_RNDN);
    const bool ok = mpb_one_way || mpb_agree(y, term, BITS, MPB_RELATIVE);
    mpfr_clears(t, z, term, (mpfr_ptr)0);
    return ok;
}

static bool trig(mpfr_t *value, const double *arg)
{
    if (!(fabs(arg[0]) <= 0x1p40))
        return false;
    mpfr_t x, s, c;
    mpfr_init2(x, 53);
    mpfr_inits2(WIDE, s, c, (mpfr_ptr)0);
    mpfr_set_d(x, arg[0], MPFR_RNDN);
    bool ok = sincos_of(s, c, x);
    mpfr_set(value[0], s, MPFR_RNDN);
    mpfr_set(value[1], c, MPFR_RNDN);
    mpfr_div(value[2], s, c, MPFR_RNDN);
    ok = sincospi_of(s, c, arg[0]) && ok;
    mpfr_set(value[3], s, MPFR_RNDN);
    mpfr_set(value[4], c, MPFR_RNDN);
    ok = atan_of(s, x) && ok;
    mpfr_set(value[5], s, MPFR_RNDN);
    mpfr_clears(x, s, c, (mpfr_ptr)0);
    return ok;
}

/* erf x to the precision of y. */
static void series_erf(mpfr_ptr y, mpfr_srcptr x)
{
    mpfr_t z, term;
    mpfr_inits2(mpfr_get_prec(y), z, term, (mpfr_ptr)0);
    mpfr_sqr(z, x, MPFR_RNDN);
    mpfr_mul_2ui(z, z, 1, MPFR_RNDN);
    mpfr_set(term, x, MPFR_RNDN);
    mpfr_set(y, x, MPFR_RNDN);
    for (unsigned long n = 3;
         !mpfr_zero_p(term) && mpfr_get_exp(term) > mpfr_get_exp(y) - mpfr_get_prec(y);
         n += 2) {
        mpfr_mul(term, term, z, MPFR_RNDN);
        mpfr_div_ui(term, term, n, MPFR_RNDN);
        mpfr_add(y, y, term, MPFR_RNDN);
    }
    mpfr_sqr(z, x, MPFR_RNDN);
    mpfr_neg(z, z, MPFR_RNDN);
    mpfr_exp(z, z, MPFR_RNDN);
    mpfr_mul(y, y, z, MPFR_RNDN);
    mpfr_const_pi(z, MPFR_RNDN);
    mpfr_rec_sqrt(z, z, MPFR_RNDN);
    mpfr_mul(y, y, z, MPFR_RNDN);
    mpfr_mul_2ui(y, y, 1, MPFR_RNDN);
    mpfr_clears(z, term, (mpfr_ptr)0);
}

static bool erfs(mpfr_t *value, const double *arg)
{
    const double x = arg[0];
    if (!(fabs(x) <= 28.0))
        return false;
    mpfr_t a, y, compl ;
    mpfr_init2(a, 53);
    mpfr_set_d(a, x, MPFR_RNDN);
    mpfr_erf(value[0], a, MPFR_RNDN);
    mpfr_erfc(value[1], a, MPFR_RNDN);
    bool ok = true;
    if (!mpb_one_way) {
        mpfr_inits2(WIDE + (mpfr_prec_t)(2.0 * x * x), y, compl, (mpfr_ptr)0);
        series_erf(y, a);
        mpfr_ui_sub(compl, 1, y, MPFR_RNDN);
        ok = mpb_agree(value[0], y, BITS, MPB_RELATIVE) &&
             mpb_agree(value[1], compl, BITS, MPB_RELATIVE);
        mpfr_clears(y, compl, (mpfr_ptr)0);
    }
    mpfr_clear(a);
    return ok;
}

int main(int argc, char **argv)
{
    static const char comment[] =
        "by reference/truth/elem at the points of reference/points/elem, a value as hi + lo";
    static const struct truth of_trig = {
        comment, 1, 6, { "x" }, { "sin", "cos", "tan", "sinpi", "cospi", "atan" }, 200, trig
    };
    static const struct truth of_erf = { comment, 1, 2, { "x" }, { "erf", "erfc" }, 200, erfs };
    const bool is_erf = argc > 1 && strcmp(argv[1], "erf") == 0;
    if (!is_erf && (argc < 2 || strcmp(argv[1], "trig") != 0)) {
        fprintf(stderr, "usage: elem trig|erf\n");
        return EXIT_FAILURE;
    }
    return truth_main(argc - 1, argv + 1, is_erf ? &of_erf : &of_trig);
}
