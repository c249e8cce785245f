/* Coefficients for the gamma function (src/core/gamma.h), fitted at FIT_BITS bits:
 *
 *   coef/gamma lgamma1p   log Gamma(1+v) = -v (1-v) G(v - 1/2), 0 <= v <= 1
 *   coef/gamma stirling   log Gamma(1+v) = v log v - v + log(2 pi v)/2 + t D(t), t = 1/(v + SHIFT),
 *                         v >= 1
 *   coef/gamma stirling_f32   the same in float
 *
 * Each run measures the error and fails above the bound. */
#include "coef.h"
#include "fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Stirling's variable: of 3/8, 1/2, 5/8, 3/4, 7/8, 1 the one needing fewest coefficients. */
static const double SHIFT = 0.625;

static void lgamma1p_factor(mpfr_t f, mpfr_t weight, const mpfr_t v)
{
    mpfr_add_ui(f, v, 1, MPFR_RNDN);
    mpfr_lngamma(f, f, MPFR_RNDN);
    mpfr_ui_sub(weight, 1, v, MPFR_RNDN);
    mpfr_mul(weight, weight, v, MPFR_RNDN);
    mpfr_div(f, f, weight, MPFR_RNDN);
    mpfr_neg(f, f, MPFR_RNDN);
}

/* delta(v)/t at v = 1/t - SHIFT.  delta is what v log v cancels down to: twice the bits. */
static void stirling_delta(mpfr_t f, mpfr_t weight, const mpfr_t t)
{
    mpfr_t v, a, b;
    mpfr_inits2(2 * FIT_BITS, v, a, b, (mpfr_ptr)0);
    mpfr_ui_div(v, 1, t, MPFR_RNDN);
    mpfr_sub_d(v, v, SHIFT, MPFR_RNDN);
    mpfr_add_ui(a, v, 1, MPFR_RNDN);
    mpfr_lngamma(a, a, MPFR_RNDN);
    mpfr_log(b, v, MPFR_RNDN);
    mpfr_sub_ui(b, b, 1, MPFR_RNDN);
    mpfr_mul(b, b, v, MPFR_RNDN);
    mpfr_sub(a, a, b, MPFR_RNDN);
    mpfr_const_pi(b, MPFR_RNDN);
    mpfr_mul(b, b, v, MPFR_RNDN);
    mpfr_mul_ui(b, b, 2, MPFR_RNDN);
    mpfr_log(b, b, MPFR_RNDN);
    mpfr_div_ui(b, b, 2, MPFR_RNDN);
    mpfr_sub(a, a, b, MPFR_RNDN);
    mpfr_div(f, a, t, MPFR_RNDN);
    mpfr_ui_div(weight, 1, f, MPFR_RNDN);
    mpfr_clears(v, a, b, (mpfr_ptr)0);
}

/* The same, the error being delta's own. */
static void stirling_delta_abs(mpfr_t f, mpfr_t weight, const mpfr_t t)
{
    stirling_delta(f, weight, t);
    mpfr_set(weight, t, MPFR_RNDN);
}

/* Fits p (its n - 1 coefficients and, in the last place, the low part of the first where the
 * table has one), and returns the error, which must be below 2^bound. */
static double fit_below(struct fit_poly *p, const char *name, double bound)
{
    fit_poly(p);
    const double error = fit_poly_error(p);
    coef_require(error < bound, "coef/gamma: %s off by 2^%.2f", name, error);
    return ceil(error * 10) / 10;
}

static void print_lgamma1p(void)
{
    enum { N = 21 };
    double c[N + 1];
    struct fit_poly p = { lgamma1p_factor, 0, 1, 0.5, N, 1, c, c + N, 0 };
    const double error = fit_below(&p, "lgamma1p", -60);
    printf("/* Printed by reference/coef/gamma lgamma1p.\n");
    printf(" * log Gamma(1+v) = -v (1-v) G(v - 1/2), 0 <= v <= 1, error < 2^%.1f absolute.\n",
           error);
    printf(
        " * For c[%d]: G's coefficients, constant first; c[%d] is the low part of c[0]. */\n",
        N + 1, N);
    coef_print_flat(N + 1, c);
}

/* n coefficients; the bounds of delta's relative and absolute error, as log2. */
static void print_stirling_to(const char *name, int n, int f32, double bound, double bound_abs)
{
    double c[19];
    struct fit_poly p = { stirling_delta, 0, 1 / (1 + SHIFT), 0, n, 0, c, NULL, f32 };
    const double error = fit_below(&p, name, bound);
    p.fn = stirling_delta_abs;
    const double error_abs = fit_poly_error(&p);
    coef_require(error_abs < bound_abs, "coef/gamma: %s off by 2^%.2f", name, error_abs);
    printf("/* Printed by reference/coef/gamma %s.\n", name);
    printf(
        " * log Gamma(1+v) = v log v - v + log(2 pi v)/2 + t D(t), t = 1/(v + %g), v >= 1,\n",
        SHIFT);
    printf(" * error < 2^%.1f absolute and 2^%.1f relative to t D(t) ~ 1/(12 v).\n",
           ceil(error_abs * 10) / 10, error);
    printf(" * For c[%d]: D's coefficients, constant first. */\n", n);
    coef_print_flat(n, c);
}

static void print_stirling(void)
{
    print_stirling_to("stirling", 19, 0, -53.8, -58);
}

static void print_stirling_f32(void)
{
    print_stirling_to("stirling_f32", 8, 1, -24, -27);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } table[] = { { "lgamma1p", print_lgamma1p },
                  { "stirling", print_stirling },
                  { "stirling_f32", print_stirling_f32 } };
    int i = 0;
    while (i < 3 && (argc != 2 || strcmp(argv[1], table[i].name) != 0))
        ++i;
    coef_require(i < 3, "usage: coef/gamma lgamma1p|stirling|stirling_f32");
    table[i].print();
    mpfr_free_cache();
    return 0;
}
