/* The coefficients of Debye's expansion in logarithmic form (docs/bessel.md), exact. */
#ifndef BURGI_REFERENCE_COEF_DEBYE_Q_H
#define BURGI_REFERENCE_COEF_DEBYE_Q_H

#include <gmp.h>

/* d[k][j] = D_{k,j} for 0 <= k <= terms, 0 <= j <= k; rows are freed with coef_free_q. */
void debye_q(int terms, mpq_t *d[]);

/* c(a + h u) as a polynomial in u, in place: n coefficients, a = num/den, h = hnum/den. */
void debye_q_shift(int n, mpq_t *c, long num, long hnum, unsigned long den);

#endif
