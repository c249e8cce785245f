/* The base of log K for x < 1 (src/core/bessel/besselk_temme.h), fitted at FIT_BITS bits in m = mu^2 <= 1/4:
 *
 *   coef/temme sums   e_k and -mu d_k, the even and the odd part of k! 2^-mu/Gamma(k+1+mu), for those k
 *                     from which the core makes the others
 *   coef/temme sinc   sin(pi mu)/(pi mu) = 1 - m S(m)
 *
 * Each run measures the errors and fails above what K can bear; what the sums over k leave is
 * measured by scan/series. */
#include "coef.h"
#include "fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LAST = 9, ROWS = 7, COLUMNS = 9 };

/* k! 2^-mu/Gamma(k+1+mu) */
static void a_of(mpfr_t f, unsigned long k, const mpfr_t mu)
{
    mpfr_t t;
    mpfr_init2(t, FIT_BITS);
    mpfr_add_ui(t, mu, k + 1, MPFR_RNDN);
    mpfr_gamma(t, t, MPFR_RNDN);
    mpfr_exp2(f, mu, MPFR_RNDN);
    mpfr_mul(t, t, f, MPFR_RNDN);
    mpfr_fac_ui(f, k, MPFR_RNDN);
    mpfr_div(f, f, t, MPFR_RNDN);
    mpfr_clear(t);
}

/* Its even part, or its odd part over -mu, at mu^2 = m > 0. */
static void part(mpfr_t f, unsigned long k, int odd, const mpfr_t m)
{
    mpfr_t mu, t;
    mpfr_inits2(FIT_BITS, mu, t, (mpfr_ptr)0);
    mpfr_sqrt(mu, m, MPFR_RNDN);
    a_of(f, k, mu);
    mpfr_neg(t, mu, MPFR_RNDN);
    a_of(t, k, t);
    if (odd) {
        mpfr_sub(f, t, f, MPFR_RNDN);
        mpfr_div(f, f, mu, MPFR_RNDN);
    } else {
        mpfr_add(f, t, f, MPFR_RNDN);
    }
    mpfr_div_ui(f, f, 2, MPFR_RNDN);
    mpfr_clears(mu, t, (mpfr_ptr)0);
}

/* (1 - f)/m, whose error is multiplied by m */
static void below_1(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    mpfr_ui_sub(f, 1, f, MPFR_RNDN);
    mpfr_div(f, f, m, MPFR_RNDN);
    mpfr_set(weight, m, MPFR_RNDN);
}

static void sinc(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    mpfr_t pi;
    mpfr_init2(pi, FIT_BITS);
    mpfr_const_pi(pi, MPFR_RNDN);
    mpfr_sqrt(f, m, MPFR_RNDN);
    mpfr_mul(pi, pi, f, MPFR_RNDN);
    mpfr_sin(f, pi, MPFR_RNDN);
    mpfr_div(f, f, pi, MPFR_RNDN);
    below_1(f, weight, m);
    mpfr_clear(pi);
}

static void e_0(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, 0, 0, m);
    below_1(f, weight, m);
}

static void d_0(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, 0, 1, m);
    mpfr_set_ui(weight, 1, MPFR_RNDN);
}

/* The others are multiplied by z = x^2/4 <= 1/4, d_1 by 2 z, or by z^2 with all that is made of
 * them. */
static void e_1(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, 1, 0, m);
    mpfr_sub_ui(f, f, 1, MPFR_RNDN);
    mpfr_set_d(weight, 0x1p-2, MPFR_RNDN);
}

static void d_1(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, 1, 1, m);
    mpfr_sub_ui(f, f, 1, MPFR_RNDN);
    mpfr_set_d(weight, 0x1p-1, MPFR_RNDN);
}

static void d_2(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, 2, 1, m);
    mpfr_set_d(weight, 0x1p-4, MPFR_RNDN);
}

static void e_last(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, LAST, 0, m);
    mpfr_set_d(weight, 0x1p-4, MPFR_RNDN);
}

static void d_last(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, LAST, 1, m);
    mpfr_set_d(weight, 0x1p-4, MPFR_RNDN);
}

/* The row's coefficients; its error, times the weight, must be below 2^-57. */
static double fit_row(const char *name, fit_fn *fn, int n, double *c)
{
    struct fit_poly p = { fn, 0, 0.25, 0, n, 0, c, NULL };
    fit_poly(&p);
    const double error = fit_poly_error(&p);
    coef_require(error < -57, "coef/temme: %s off by 2^%.2f", name, error);
    return error;
}

static void print_sums(void)
{
    static const struct {
        const char *name;
        fit_fn *fn;
        int n;
    } row[ROWS] = { { "(1 - e_0)/m", e_0, 8 }, { "d_0", d_0, 9 }, { "e_1 - 1", e_1, 8 },
                    { "d_1 - 1", d_1, 8 },     { "d_2", d_2, 8 }, { "e_9", e_last, 8 },
                    { "d_9", d_last, 8 } };
    double c[ROWS][COLUMNS], worst = -HUGE_VAL;
    for (int i = 0; i < ROWS; ++i)
        worst = fmax(worst, fit_row(row[i].name, row[i].fn, row[i].n, c[i]));
    printf("/* Printed by reference/coef/temme sums.\n");
    printf(" * e_k and -mu d_k, the even and the odd part of k! 2^-mu/Gamma(k+1+mu), as "
           "polynomials\n");
    printf(
        " * in m = mu^2 <= 1/4.  Error < 2^%.1f where they enter the sums (besselk_temme.h).\n",
        ceil(worst * 10) / 10);
    printf(" * For t[%d][%d], constant first. */\n", ROWS, COLUMNS);
    for (int i = 0; i < ROWS; ++i)
        coef_print_row(row[i].name, row[i].n, c[i]);
}

static void print_sinc(void)
{
    enum { N = 8 };
    double c[N];
    const double error = fit_row("sinc", sinc, N, c);
    printf("/* Printed by reference/coef/temme sinc.\n");
    printf(" * sin(pi mu)/(pi mu) = 1 - m S(m), m = mu^2 <= 1/4, error < 2^%.1f.\n",
           ceil(error * 10) / 10);
    printf(" * For c[%d]: S's coefficients, constant first. */\n", N);
    coef_print_flat(N, c);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } table[] = { { "sums", print_sums }, { "sinc", print_sinc } };
    int i = 0;
    while (i < 2 && (argc != 2 || strcmp(argv[1], table[i].name) != 0))
        ++i;
    coef_require(i < 2, "usage: coef/temme sums|sinc");
    table[i].print();
    mpfr_free_cache();
    return 0;
}
