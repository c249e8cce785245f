/* The base of log K for x < 1 (src/core/bessel/besselk_temme.h), fitted at FIT_BITS bits in m = mu^2 <= 1/4:
 *
 *   coef/temme sums   e_k and -mu d_k, the even and the odd part of k! 2^-mu/Gamma(k+1+mu), for those k
 *                     from which the core makes the others
 *   coef/temme sums_f32, sinc_f32   the same in float, where fewer k suffice
 *   coef/temme sinc   sin(pi mu)/(pi mu) = 1 - m S(m)
 *
 * Each run measures the errors and fails above what K can bear; what the sums over k leave is
 * measured by scan/series. */
#include "coef.h"
#include "fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 7, COLUMNS = 9 };

/* Double and float: the last k, and log2 of the largest error. */
static const struct precision {
    const char *suffix;
    unsigned long last;
    double bound;
    int columns, f32;
} precisions[] = { { "", 9, -57, COLUMNS, 0 }, { "_f32", 5, -28, 5, 1 } };
static const struct precision *to = precisions;

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
    part(f, to->last, 0, m);
    mpfr_set_d(weight, 0x1p-4, MPFR_RNDN);
}

static void d_last(mpfr_t f, mpfr_t weight, const mpfr_t m)
{
    part(f, to->last, 1, m);
    mpfr_set_d(weight, 0x1p-4, MPFR_RNDN);
}

/* The row's coefficients; its error, times the weight, must be below the bound. */
static double fit_row(const char *name, fit_fn *fn, int n, double *c)
{
    struct fit_poly p = { fn, 0, 0.25, 0, n, 0, c, NULL, to->f32 };
    fit_poly(&p);
    const double error = fit_poly_error(&p);
    coef_require(error < to->bound, "coef/temme: %s off by 2^%.2f", name, error);
    return error;
}

static void print_sums(void)
{
    static const struct {
        const char *name;
        fit_fn *fn;
        int n[2];
    } row[ROWS] = { { "(1 - e_0)/m", e_0, { 8, 5 } }, { "d_0", d_0, { 9, 5 } },
                    { "e_1 - 1", e_1, { 8, 5 } },     { "d_1 - 1", d_1, { 8, 5 } },
                    { "d_2", d_2, { 8, 5 } },         { "e", e_last, { 8, 5 } },
                    { "d", d_last, { 8, 5 } } };
    double c[ROWS][COLUMNS], worst = -HUGE_VAL;
    for (int i = 0; i < ROWS; ++i)
        worst = fmax(worst, fit_row(row[i].name, row[i].fn, row[i].n[to->f32], c[i]));
    printf("/* Printed by reference/coef/temme sums%s.\n", to->suffix);
    printf(" * e_k and -mu d_k, the even and the odd part of k! 2^-mu/Gamma(k+1+mu), as "
           "polynomials\n");
    printf(
        " * in m = mu^2 <= 1/4.  Error < 2^%.1f where they enter the sums (besselk_temme.h).\n",
        ceil(worst * 10) / 10);
    printf(" * For t[%d][%d], constant first. */\n", ROWS, to->columns);
    for (int i = 0; i < ROWS; ++i) {
        char label[16];
        snprintf(label, sizeof label, i < 5 ? "%s" : "%s_%lu", row[i].name, to->last);
        coef_print_row(label, row[i].n[to->f32], c[i]);
    }
}

static void print_sinc(void)
{
    double c[8];
    const int n = to->f32 ? 5 : 8;
    const double error = fit_row("sinc", sinc, n, c);
    printf("/* Printed by reference/coef/temme sinc%s.\n", to->suffix);
    printf(" * sin(pi mu)/(pi mu) = 1 - m S(m), m = mu^2 <= 1/4, error < 2^%.1f.\n",
           ceil(error * 10) / 10);
    printf(" * For c[%d]: S's coefficients, constant first. */\n", n);
    coef_print_flat(n, c);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } table[] = { { "sums", print_sums }, { "sinc", print_sinc } };
    int i = 0;
    while (i < 2 && (argc != 2 || strncmp(argv[1], table[i].name, 4) != 0))
        ++i;
    coef_require(i < 2 && (argv[1][4] == 0 || strcmp(argv[1] + 4, "_f32") == 0),
                 "usage: coef/temme sums|sinc|sums_f32|sinc_f32");
    to = &precisions[argv[1][4] != 0];
    table[i].print();
    mpfr_free_cache();
    return 0;
}
