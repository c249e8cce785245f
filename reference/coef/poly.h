/* Polynomials over the rationals, of bounded degree: enough for the expansions' coefficients. */
#ifndef BURGI_REFERENCE_COEF_POLY_H
#define BURGI_REFERENCE_COEF_POLY_H

#include <gmp.h>

enum { POLY_SIZE = 64 };
typedef mpq_t poly[POLY_SIZE]; /* coefficient of x^i */

void poly_init(mpq_t *a);
void poly_clear(mpq_t *a);

/* Each adds to c; a degree outside 0 .. POLY_SIZE - 1 ends the program. */
/* c += (num/den) x^shift a; shift may be negative where a's low coefficients are zero. */
void poly_add_shifted(mpq_t *c, long num, unsigned long den, int shift, mpq_t *a);
/* c += (num/den) x^shift a b */
void poly_add_product(mpq_t *c, long num, unsigned long den, int shift, mpq_t *a, mpq_t *b);
/* c += (num/den) x^(1+shift) da/dx */
void poly_add_derivative(mpq_t *c, long num, unsigned long den, int shift, mpq_t *a);

/* a /= 1 - sign x, which must divide it. */
void poly_divide(mpq_t *a, int sign);

#endif
