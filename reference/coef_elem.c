/* Coefficients of the elementary functions (src/core/elem.h), fitted at FIT_BITS bits:
 *
 *   coef_elem atanh   atanh(s) = s + s z/3 + s z^2 P(z), z = s^2, 0 <= s <= 3 - 2 sqrt(2)
 *   coef_elem exp     e^r = 1 + r + r^2 P(r), |r| <= log(2)/2
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

int main(int argc, char **argv)
{
    double c[16];
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
          { atanh_tail, 0, s * s * 1.0001, 0, 7, 0, c, NULL } },
        { "exp",
          "e^r = 1 + r + r^2 P(r), |r| <= log(2)/2",
          "relative to e^r",
          -58,
          { exp_tail, -half_log2 * 1.0001, half_log2 * 1.0001, 0, 11, 0, c, NULL } },
    };
    int i = 0;
    while (i < 2 && (argc != 2 || strcmp(argv[1], table[i].name) != 0))
        ++i;
    coef_require(i < 2, "usage: coef_elem atanh|exp");

    struct fit_poly *p = &table[i].p;
    fit_poly(p);
    const double error = fit_poly_error(p);
    coef_require(error < table[i].bound, "coef_elem: %s off by 2^%.2f", argv[1], error);
    printf("/* Printed by reference/coef_elem %s.\n", argv[1]);
    printf(" * %s.\n", table[i].form);
    printf(" * Error < 2^%.1f %s.  For c[%d]: P's coefficients, constant first. */\n",
           ceil(error * 10) / 10, table[i].error, p->n);
    coef_print_flat(p->n, c);
    mpfr_free_cache();
    return 0;
}
