/* Polynomials with double or float coefficients, fitted by weighted least squares at FIT_BITS bits.
 *
 * At Chebyshev points least squares is within a small factor of minimax.  The normal equations
 * are factored once, and the back substitution rounds each coefficient to double as it is
 * found: each is chosen with those before it already rounded, so the later ones make up for
 * their rounding as far as they can (Babai's nearest plane). */
#ifndef BURGI_REFERENCE_COEF_FIT_H
#define BURGI_REFERENCE_COEF_FIT_H

#include <mpfr.h>

enum { FIT_BITS = 512 };

/* Any linear fit: make, add rows weight (f - sum_i c_i b_i), solve, free. */
struct fit;
struct fit *fit_new(int n);
void fit_free(struct fit *fit);
void fit_add(struct fit *fit, mpfr_t *basis, const mpfr_t f, const mpfr_t weight);

/* c[0], rounded first, is the coefficient of basis[0].  The first lo_count coefficients get a
 * low part in lo[] as well (c + lo is within 2^-106 of the best); lo may be NULL with 0. */
void fit_solve(struct fit *fit, double *c, double *lo, int lo_count);
/* The same with coefficients rounded to float. */
void fit_solve_f32(struct fit *fit, double *c);

/* f and weight at x, to about FIT_BITS bits. */
typedef void fit_fn(mpfr_t f, mpfr_t weight, const mpfr_t x);

/* The polynomial in x - centre on [a, b], n coefficients, for which weight (f - p) is small. */
struct fit_poly {
    fit_fn *fn;
    double a, b, centre;
    int n, lo_count;
    double *c, *lo;
    int f32; /* coefficients are floats; lo_count is 0 then */
};
void fit_poly(struct fit_poly *p);

/* log2 of the largest |weight (f - p)| at 4001 points dense towards both ends of [a, b]; the
 * polynomial is evaluated exactly, so this is the fit's and its rounding's error alone. */
double fit_poly_error(const struct fit_poly *p);

/* x = the i-th of m Chebyshev points of [a, b], ascending. */
void fit_node(mpfr_t x, int i, int m, const mpfr_t a, const mpfr_t b);

#endif
