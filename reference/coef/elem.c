/* Coefficients of the elementary functions (src/core/elem.h), fitted at FIT_BITS bits:
 *
 *   coef/elem atanh   atanh(s) = s + s z/3 + s z^2 P(z), z = s^2, 0 <= s <= 3 - 2 sqrt(2)
 *   coef/elem atanh_half    2 atanh(t/2) = t + t z P(z), z = t^2, |t| <= 0.4
 *   coef/elem atanh_short   atanh(t) = t + t z P(z), z = t^2, |t| <= 0.2
 *   coef/elem atanh_f32     as atanh_half, in float
 *   coef/elem exp     e^r = 1 + r + r^2 P(r), |r| <= log(2)/2
 *   coef/elem exp_f32       the same in float
 *   coef/elem sinpi   sin(pi f) = pi f (1 + z P(z)), z = f^2, |f| <= 1/2
 *   coef/elem sin     sin(r) = r + r z P(z), z = r^2, |r| <= 0.79
 *   coef/elem cos     cos(r) = 1 - z/2 + z^2 P(z), z = r^2, |r| <= 0.79
 *   coef/elem atan    atan(t) = t + t z P(z), z = t^2, |t| <= tan(pi/8)
 *   coef/elem erf     erf(x) = x (2/sqrt(pi) + z P(z)), z = x^2, |x| <= 1
 *   coef/elem erfc    erfc(x) = e^(-x^2) P(t)/(x+1), t = (x-1)/(x+1), 1/2 <= x <= 28
 *
 * The interval is stretched by 1e-4, so that a reduction that misses its end by a few ulp stays
 * inside.  Each run measures the error and fails above the bound. */
#include "coef.h"
#include "fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void atanh_tail(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    mpfr_sqrt(weight, z, MPFR_RNDN);
    mpfr_atanh(f, weight, MPFR_RNDN);
    mpfr_div(f, f, weight, MPFR_RNDN);
    mpfr_sub_ui(f, f, 1, MPFR_RNDN);
    mpfr_div_ui(weight, z, 3, MPFR_RNDN);
    mpfr_sub(f, f, weight, MPFR_RNDN);
    mpfr_sqr(weight, z, MPFR_RNDN); /* error relative to s */
    mpfr_div(f, f, weight, MPFR_RNDN);
}

/* (atanh(t)/t - 1)/z with t = sqrt(z), and for 2 atanh(t/2). */
static void atanh_rest(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    mpfr_sqrt(weight, z, MPFR_RNDN);
    mpfr_atanh(f, weight, MPFR_RNDN);
    mpfr_div(f, f, weight, MPFR_RNDN);
    mpfr_sub_ui(f, f, 1, MPFR_RNDN);
    mpfr_set(weight, z, MPFR_RNDN); /* error relative to t */
    mpfr_div(f, f, weight, MPFR_RNDN);
}

static void atanh_half_rest(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    mpfr_t quarter;
    mpfr_init2(quarter, FIT_BITS);
    mpfr_div_ui(quarter, z, 4, MPFR_RNDN);
    atanh_rest(f, weight, quarter);
    mpfr_div_ui(f, f, 4, MPFR_RNDN);
    mpfr_set(weight, z, MPFR_RNDN);
    mpfr_clear(quarter);
}

static void exp_tail(mpfr_t f, mpfr_t weight, const mpfr_t r)
{
    mpfr_expm1(f, r, MPFR_RNDN);
    mpfr_sub(f, f, r, MPFR_RNDN);
    mpfr_sqr(weight, r, MPFR_RNDN);
    mpfr_div(f, f, weight, MPFR_RNDN);
    mpfr_t e;
    mpfr_init2(e, FIT_BITS);
    mpfr_exp(e, r, MPFR_RNDN); /* error relative to e^r */
    mpfr_div(weight, weight, e, MPFR_RNDN);
    mpfr_clear(e);
}

static void sinpi_rest(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    mpfr_t t;
    mpfr_init2(t, FIT_BITS);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_sqrt(f, z, MPFR_RNDN);
    mpfr_mul(t, t, f, MPFR_RNDN);
    mpfr_sin(f, t, MPFR_RNDN);
    mpfr_div(f, f, t, MPFR_RNDN);
    mpfr_sub_ui(f, f, 1, MPFR_RNDN);
    mpfr_div(f, f, z, MPFR_RNDN);
    mpfr_set(weight, z, MPFR_RNDN); /* error relative to pi f */
    mpfr_clear(t);
}

/* (g(t)/t - 1)/z with t = sqrt(z); g is mpfr_sin or so. */
static void odd_rest(mpfr_t f, mpfr_t weight, const mpfr_t z,
                     int (*g)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t))
{
    mpfr_sqrt(weight, z, MPFR_RNDN);
    g(f, weight, MPFR_RNDN);
    mpfr_div(f, f, weight, MPFR_RNDN);
    mpfr_sub_ui(f, f, 1, MPFR_RNDN);
    mpfr_set(weight, z, MPFR_RNDN); /* error relative to t */
    mpfr_div(f, f, weight, MPFR_RNDN);
}

static void sin_rest(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    odd_rest(f, weight, z, mpfr_sin);
}

static void atan_rest(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    odd_rest(f, weight, z, mpfr_atan);
}

/* (cos(r) - 1 + z/2)/z^2 with r = sqrt(z). */
static void cos_rest(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    mpfr_sqrt(f, z, MPFR_RNDN);
    mpfr_cos(f, f, MPFR_RNDN);
    mpfr_sub_ui(f, f, 1, MPFR_RNDN);
    mpfr_div_2ui(weight, z, 1, MPFR_RNDN);
    mpfr_add(f, f, weight, MPFR_RNDN);
    mpfr_sqr(weight, z, MPFR_RNDN); /* error relative to 1, at most 1.42 cos(r) */
    mpfr_div(f, f, weight, MPFR_RNDN);
}

/* (erf(x)/x - 2/sqrt(pi))/z with x = sqrt(z). */
static void erf_rest(mpfr_t f, mpfr_t weight, const mpfr_t z)
{
    mpfr_const_pi(weight, MPFR_RNDN);
    mpfr_rec_sqrt(weight, weight, MPFR_RNDN);
    mpfr_mul_2ui(weight, weight, 1, MPFR_RNDN);
    mpfr_neg(weight, weight, MPFR_RNDN);
    mpfr_t x;
    mpfr_init2(x, FIT_BITS);
    mpfr_sqrt(x, z, MPFR_RNDN);
    mpfr_erf(f, x, MPFR_RNDN);
    mpfr_div(f, f, x, MPFR_RNDN);
    mpfr_add(f, f, weight, MPFR_RNDN);
    mpfr_div(f, f, z, MPFR_RNDN);
    mpfr_set(weight, z, MPFR_RNDN); /* error relative to x */
    mpfr_clear(x);
}

/* (x+1) e^(x^2) erfc(x) with x = (1+t)/(1-t). */
static void erfc_scaled(mpfr_t f, mpfr_t weight, const mpfr_t t)
{
    mpfr_t x;
    mpfr_init2(x, FIT_BITS);
    mpfr_add_ui(x, t, 1, MPFR_RNDN);
    mpfr_ui_sub(weight, 1, t, MPFR_RNDN);
    mpfr_div(x, x, weight, MPFR_RNDN);
    mpfr_erfc(f, x, MPFR_RNDN);
    mpfr_sqr(weight, x, MPFR_RNDN);
    mpfr_exp(weight, weight, MPFR_RNDN);
    mpfr_mul(f, f, weight, MPFR_RNDN);
    mpfr_add_ui(x, x, 1, MPFR_RNDN);
    mpfr_mul(f, f, x, MPFR_RNDN);
    mpfr_ui_div(weight, 1, f, MPFR_RNDN); /* relative error */
    mpfr_clear(x);
}

int main(int argc, char **argv)
{
    double c[32];
    const double s = 3 - 2 * sqrt(2), half_log2 = 0.34657359027997264;
    struct {
        const char *name, *form, *error;
        double bound; /* log2 */
        struct fit_poly p;
    } table[] = {
        { "atanh",
          "atanh(s) = s + s z/3 + s z^2 P(z), z = s^2, |s| <= 3 - 2 sqrt(2)",
          "relative to s",
          -64,
          { atanh_tail, 0, s * s * 1.0001, 0, 7, 0, c, NULL, 0 } },
        { "atanh_half",
          "2 atanh(t/2) = t + t z P(z), z = t^2, |t| <= 0.4",
          "relative to t",
          -62,
          { atanh_half_rest, 0, 0.16 * 1.0001, 0, 8, 0, c, NULL, 0 } },
        { "atanh_f32",
          "2 atanh(t/2) = t + t z P(z), z = t^2, |t| <= 0.4",
          "relative to t",
          -31,
          { atanh_half_rest, 0, 0.16 * 1.0001, 0, 4, 0, c, NULL, 1 } },
        { "atanh_short",
          "atanh(t) = t + t z P(z), z = t^2, |t| <= 0.2",
          "relative to t",
          -55,
          { atanh_rest, 0, 0.04 * 1.0001, 0, 7, 0, c, NULL, 0 } },
        { "exp",
          "e^r = 1 + r + r^2 P(r), |r| <= log(2)/2",
          "relative to e^r",
          -58,
          { exp_tail, -half_log2 * 1.0001, half_log2 * 1.0001, 0, 11, 0, c, NULL, 0 } },
        { "exp_f32",
          "e^r = 1 + r + r^2 P(r), |r| <= log(2)/2",
          "relative to e^r",
          -29,
          { exp_tail, -half_log2 * 1.0001, half_log2 * 1.0001, 0, 6, 0, c, NULL, 1 } },
        { "sinpi",
          "sin(pi f) = pi f (1 + z P(z)), z = f^2, |f| <= 1/2",
          "relative to pi f",
          -58,
          { sinpi_rest, 0, 0.25 * 1.0001, 0, 8, 0, c, NULL, 0 } },
        { "sin",
          "sin(r) = r + r z P(z), z = r^2, |r| <= 0.79",
          "relative to r",
          -62,
          { sin_rest, 0, 0.79 * 0.79, 0, 7, 0, c, NULL, 0 } },
        { "cos",
          "cos(r) = 1 - z/2 + z^2 P(z), z = r^2, |r| <= 0.79",
          "relative to 1",
          -63,
          { cos_rest, 0, 0.79 * 0.79, 0, 6, 0, c, NULL, 0 } },
        { "atan",
          "atan(t) = t + t z P(z), z = t^2, |t| <= tan(pi/8)",
          "relative to t",
          -63,
          { atan_rest, 0, (3 - 2 * sqrt(2)) * 1.0001, 0, 12, 0, c, NULL, 0 } },
        { "erf",
          "erf(x) = x (2/sqrt(pi) + z P(z)), z = x^2, |x| <= 1",
          "relative to x",
          -60,
          { erf_rest, 0, 1.0001, 0, 12, 0, c, NULL, 0 } },
        { "erfc",
          "erfc(x) = e^(-x^2) P(t)/(x+1), t = (x-1)/(x+1), 1/2 <= x <= 28",
          "relative",
          -56,
          { erfc_scaled, -1.0 / 3 * 1.0001, 27.0 / 29, 0, 29, 0, c, NULL, 0 } },
    };
    const int tables = sizeof table / sizeof *table;
    int i = 0;
    while (i < tables && (argc != 2 || strcmp(argv[1], table[i].name) != 0))
        ++i;
    coef_require(i < tables, "usage: coef/elem atanh|atanh_half|atanh_f32|atanh_short|exp|"
                             "exp_f32|sinpi|sin|cos|atan|erf|erfc");

    struct fit_poly *p = &table[i].p;
    fit_poly(p);
    const double error = fit_poly_error(p);
    coef_require(error < table[i].bound, "coef/elem: %s off by 2^%.2f", argv[1], error);
    printf("/* Printed by reference/coef/elem %s.\n", argv[1]);
    printf(" * %s.\n", table[i].form);
    printf(" * Error < 2^%.1f %s.  For c[%d]: P's coefficients, constant first. */\n",
           ceil(error * 10) / 10, table[i].error, p->n);
    coef_print_flat(p->n, c);
    mpfr_free_cache();
    return 0;
}
