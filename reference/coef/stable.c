/* e^-z (1 + z) - 1 = z^2 sum_k c_k z^k (core/stable/stable_sums.h): c_k = (-1)^(k+1) (k+1)/(k+2)!,
 * exact and rounded; coef/stable h.  For |z| < 1/2 what is left out is below 2^-60 of the first. */
#include <stdio.h>
#include <string.h>

#include "coef.h"

enum { TERMS = 15 };

int main(int argc, char **argv)
{
    if (argc != 2 || strcmp(argv[1], "h") != 0) {
        fprintf(stderr, "usage: stable h\n");
        return 2;
    }
    mpq_t *const c = coef_new_q(TERMS);
    double flat[TERMS];
    mpz_t factorial;
    mpz_init_set_ui(factorial, 1);
    for (unsigned long k = 0; k < TERMS; ++k) {
        mpz_mul_ui(factorial, factorial, k + 2);
        mpq_set_ui(c[k], k + 1, 1);
        mpz_set(mpq_denref(c[k]), factorial);
        mpq_canonicalize(c[k]);
        if (k % 2 == 0)
            mpq_neg(c[k], c[k]);
        flat[k] = coef_round_q(c[k]);
    }
    printf("/* Printed by reference/coef/stable h.\n"
           " * For c[%d]: e^-z (1 + z) - 1 = z^2 (c[0] + c[1] z + ..), |z| < 1/2. */\n",
           TERMS);
    coef_print_flat(TERMS, flat);
    mpz_clear(factorial);
    coef_free_q(c, TERMS);
    return 0;
}
