/* What the coefficient programs share: printing a table, polynomials over the rationals, and
 * a way to fail.
 *
 * A table goes to stdout as one row or rows of C99 hex floats, one to a line, the decimal in
 * a comment; a comment before it says what it is.  It is meant for
 *     static const double t[R][C] = {
 *     #include "tables/NAME.inc"
 *     };
 * (or t[C] where there is one row): what a row leaves out at its end is zero. */
#ifndef BURGI_REFERENCE_COEF_COEF_H
#define BURGI_REFERENCE_COEF_COEF_H

#include <gmp.h>
#include <mpfr.h>

/* The program stops with status 1 and the message on stderr unless ok. */
void coef_require(int ok, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A row { ... }, labelled by a comment, and the bare numbers of a one-row table. */
void coef_print_row(const char *label, int n, const double *c);
void coef_print_flat(int n, const double *c);
void coef_print_row_q(const char *label, int n, mpq_t *c);
void coef_print_row_q_f32(const char *label, int n, mpq_t *c); /* rounded to float */

double coef_round_q(const mpq_t q); /* nearest double, ties to even */

/* n rationals, all zero; arrays from here are freed with coef_free_q. */
mpq_t *coef_new_q(int n);
void coef_free_q(mpq_t *c, int n);

/* c += (num/den) a */
void coef_addmul(mpq_t c, long num, unsigned long den, const mpq_t a);

/* y = c[0] + c[1] x + ... + c[n-1] x^(n-1), at y's precision. */
void coef_eval_q(mpfr_t y, int n, mpq_t *c, const mpfr_t x);
void coef_eval_d(mpfr_t y, int n, const double *c, const mpfr_t x);

/* log2 |a - b|, or log2 |a/b - 1|; -infinity where they are equal. */
double coef_log2_abs(const mpfr_t a, const mpfr_t b);
double coef_log2_rel(const mpfr_t a, const mpfr_t b);

/* 0F1(; v+1; x^2/4) by its series, at y's precision. */
void coef_0f1(mpfr_t y, const mpfr_t v, const mpfr_t x);

#endif
