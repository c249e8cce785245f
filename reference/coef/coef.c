#include "coef.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void coef_require(int ok, const char *format, ...)
{
    if (ok)
        return;
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

static void print_numbers(const char *indent, int n, const double *c)
{
    for (int i = 0; i < n; ++i)
        printf("%s%a, /* %.17g */\n", indent, c[i], c[i]);
}

void coef_print_row(const char *label, int n, const double *c)
{
    printf("{ /* %s */\n", label);
    print_numbers("    ", n, c);
    printf("},\n");
}

void coef_print_flat(int n, const double *c)
{
    print_numbers("", n, c);
}

static double round_q(const mpq_t q, mpfr_prec_t bits)
{
    mpfr_t r;
    mpfr_init2(r, bits);
    mpfr_set_q(r, q, MPFR_RNDN);
    const double d = mpfr_get_d(r, MPFR_RNDN);
    mpfr_clear(r);
    return d;
}

double coef_round_q(const mpq_t q)
{
    return round_q(q, 53);
}

static void print_row_q(const char *label, int n, mpq_t *c, mpfr_prec_t bits)
{
    double *d = calloc((size_t)n, sizeof *d);
    coef_require(d != NULL, "out of memory");
    for (int i = 0; i < n; ++i)
        d[i] = round_q(c[i], bits);
    coef_print_row(label, n, d);
    free(d);
}

void coef_print_row_q(const char *label, int n, mpq_t *c)
{
    print_row_q(label, n, c, 53);
}

void coef_print_row_q_f32(const char *label, int n, mpq_t *c)
{
    print_row_q(label, n, c, 24);
}

mpq_t *coef_new_q(int n)
{
    mpq_t *c = calloc((size_t)n, sizeof *c);
    coef_require(c != NULL, "out of memory");
    for (int i = 0; i < n; ++i)
        mpq_init(c[i]);
    return c;
}

void coef_free_q(mpq_t *c, int n)
{
    for (int i = 0; i < n; ++i)
        mpq_clear(c[i]);
    free(c);
}

void coef_addmul(mpq_t c, long num, unsigned long den, const mpq_t a)
{
    mpq_t t;
    mpq_init(t);
    mpq_set_si(t, num, den);
    mpq_canonicalize(t);
    mpq_mul(t, t, a);
    mpq_add(c, c, t);
    mpq_clear(t);
}

void coef_eval_q(mpfr_t y, int n, mpq_t *c, const mpfr_t x)
{
    mpfr_set_zero(y, 1);
    for (int i = n; i-- > 0;) {
        mpfr_mul(y, y, x, MPFR_RNDN);
        mpfr_add_q(y, y, c[i], MPFR_RNDN);
    }
}

void coef_eval_d(mpfr_t y, int n, const double *c, const mpfr_t x)
{
    mpfr_set_zero(y, 1);
    for (int i = n; i-- > 0;) {
        mpfr_mul(y, y, x, MPFR_RNDN);
        mpfr_add_d(y, y, c[i], MPFR_RNDN);
    }
}

static double log2_of(mpfr_t d)
{
    mpfr_abs(d, d, MPFR_RNDN);
    mpfr_log2(d, d, MPFR_RNDN);
    return mpfr_get_d(d, MPFR_RNDN);
}

double coef_log2_abs(const mpfr_t a, const mpfr_t b)
{
    mpfr_t d;
    mpfr_init2(d, mpfr_get_prec(a));
    mpfr_sub(d, a, b, MPFR_RNDN);
    const double e = log2_of(d);
    mpfr_clear(d);
    return e;
}

double coef_log2_rel(const mpfr_t a, const mpfr_t b)
{
    mpfr_t d;
    mpfr_init2(d, mpfr_get_prec(a));
    mpfr_sub(d, a, b, MPFR_RNDN);
    mpfr_div(d, d, b, MPFR_RNDN);
    const double e = log2_of(d);
    mpfr_clear(d);
    return e;
}

void coef_0f1(mpfr_t y, const mpfr_t v, const mpfr_t x)
{
    const mpfr_prec_t bits = mpfr_get_prec(y);
    mpfr_t q, term, n;
    mpfr_inits2(bits, q, term, n, (mpfr_ptr)0);
    mpfr_sqr(q, x, MPFR_RNDN);
    mpfr_div_ui(q, q, 4, MPFR_RNDN);
    mpfr_set_ui(term, 1, MPFR_RNDN);
    mpfr_set_ui(y, 1, MPFR_RNDN);
    for (unsigned long k = 1; mpfr_get_exp(term) > mpfr_get_exp(y) - bits; ++k) {
        mpfr_add_ui(n, v, k, MPFR_RNDN);
        mpfr_mul_ui(n, n, k, MPFR_RNDN);
        mpfr_mul(term, term, q, MPFR_RNDN);
        mpfr_div(term, term, n, MPFR_RNDN);
        mpfr_add(y, y, term, MPFR_RNDN);
    }
    mpfr_clears(q, term, n, (mpfr_ptr)0);
}
