#include "debye_q.h"

#include <stdlib.h>

#include "coef.h"

/* u_k of DLMF 10.41.9, u_k(t) = sum_j p[k][j] t^(k+2j); hence u_k(t)/v^k = y^k sum_j p[k][j] s^j. */
static void make_p(int terms, mpq_t *p[])
{
    p[0] = coef_new_q(1);
    mpq_set_ui(p[0][0], 1, 1);
    for (int k = 0; k < terms; ++k) {
        p[k + 1] = coef_new_q(k + 2);
        for (int j = 0; j <= k; ++j) {
            const long n = k + 2 * j; /* t^2 (1-t^2) u'/2 + (1/8) int_0^t (1 - 5 t^2) u */
            coef_addmul(p[k + 1][j], n, 2, p[k][j]);
            coef_addmul(p[k + 1][j + 1], -n, 2, p[k][j]);
            coef_addmul(p[k + 1][j], 1, 8 * (unsigned long)(n + 1), p[k][j]);
            coef_addmul(p[k + 1][j + 1], -5, 8 * (unsigned long)(n + 3), p[k][j]);
        }
    }
}

/* The logarithm of the series: k p_k = sum_{i=1..k} i D_i p_{k-i}. */
void debye_q(int terms, mpq_t *d[])
{
    mpq_t **p = calloc((size_t)terms + 1, sizeof *p), t;
    coef_require(p != NULL, "out of memory");
    mpq_init(t);
    make_p(terms, p);
    d[0] = coef_new_q(1);
    for (int k = 1; k <= terms; ++k) {
        d[k] = coef_new_q(k + 1);
        for (int j = 0; j <= k; ++j)
            mpq_set(d[k][j], p[k][j]);
        for (int i = 1; i < k; ++i)
            for (int a = 0; a <= i; ++a)
                for (int b = 0; b <= k - i; ++b) {
                    mpq_mul(t, d[i][a], p[k - i][b]);
                    coef_addmul(d[k][a + b], -i, (unsigned long)k, t);
                }
    }
    for (int k = 0; k <= terms; ++k)
        coef_free_q(p[k], k + 1);
    free(p);
    mpq_clear(t);
}

void debye_q_shift(int n, mpq_t *c, long num, long hnum, unsigned long den)
{
    mpq_t power, h;
    mpq_inits(power, h, (mpq_ptr)0);
    for (int i = 0; i < n; ++i)
        for (int j = n - 2; j >= i; --j)
            coef_addmul(c[j], num, den, c[j + 1]);
    mpq_set_ui(power, 1, 1);
    mpq_set_si(h, hnum, den);
    mpq_canonicalize(h);
    for (int j = 0; j < n; ++j) {
        mpq_mul(c[j], c[j], power);
        mpq_mul(power, power, h);
    }
    mpq_clears(power, h, (mpq_ptr)0);
}
