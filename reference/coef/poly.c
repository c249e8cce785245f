#include "poly.h"

#include "coef.h"

void poly_init(mpq_t *a)
{
    for (int i = 0; i < POLY_SIZE; ++i)
        mpq_init(a[i]);
}

void poly_clear(mpq_t *a)
{
    for (int i = 0; i < POLY_SIZE; ++i)
        mpq_clear(a[i]);
}

void poly_add_shifted(mpq_t *c, long num, unsigned long den, int shift, mpq_t *a)
{
    for (int i = 0; i < POLY_SIZE; ++i)
        if (mpq_sgn(a[i]) != 0) {
            coef_require(i + shift >= 0 && i + shift < POLY_SIZE, "poly: degree out of range");
            coef_addmul(c[i + shift], num, den, a[i]);
        }
}

void poly_add_product(mpq_t *c, long num, unsigned long den, int shift, mpq_t *a, mpq_t *b)
{
    poly ab;
    mpq_t t;
    poly_init(ab);
    mpq_init(t);
    for (int i = 0; i < POLY_SIZE; ++i)
        for (int j = 0; j < POLY_SIZE && mpq_sgn(a[i]) != 0; ++j)
            if (mpq_sgn(b[j]) != 0) {
                coef_require(i + j < POLY_SIZE, "poly: degree out of range");
                mpq_mul(t, a[i], b[j]);
                mpq_add(ab[i + j], ab[i + j], t);
            }
    poly_add_shifted(c, num, den, shift, ab);
    mpq_clear(t);
    poly_clear(ab);
}

void poly_add_derivative(mpq_t *c, long num, unsigned long den, int shift, mpq_t *a)
{
    for (int i = 1; i < POLY_SIZE; ++i)
        if (mpq_sgn(a[i]) != 0) {
            coef_require(i + shift >= 0 && i + shift < POLY_SIZE, "poly: degree out of range");
            coef_addmul(c[i + shift], num * i, den, a[i]);
        }
}

void poly_divide(mpq_t *a, int sign)
{
    for (int i = 1; i < POLY_SIZE; ++i)
        coef_addmul(a[i], sign, 1, a[i - 1]);
    coef_require(mpq_sgn(a[POLY_SIZE - 1]) == 0, "poly: a division leaves a remainder");
}
