/* Powers of ten in 128 bits, for src/io/number.c:
 *
 *   coef/ten
 *
 * Row k of -64 .. 64 has t, rounded towards zero, of 10^k = t 2^(e - 127), 2^127 <= t < 2^128, as its
 * upper and its lower 64 bits. */
#include <inttypes.h>
#include <stdio.h>

#include "coef.h"

enum { BITS = 400, MOST = 64 };

int main(void)
{
    mpfr_t ten, upper;
    mpfr_inits2(BITS, ten, upper, (mpfr_ptr)0);
    for (long k = -MOST; k <= MOST; ++k) {
        mpfr_set_ui(ten, 10, MPFR_RNDN);
        mpfr_pow_si(ten, ten, k, MPFR_RNDN);
        mpfr_set_exp(ten, 64); /* 2^63 <= ten < 2^64 */
        mpfr_trunc(upper, ten);
        mpfr_sub(ten, ten, upper, MPFR_RNDN);
        mpfr_mul_2ui(ten, ten, 64, MPFR_RNDN);
        printf("{ UINT64_C(0x%016" PRIx64 "), UINT64_C(0x%016" PRIx64 ") }, /* 10^%ld */\n",
               (uint64_t)mpfr_get_uj(upper, MPFR_RNDZ), (uint64_t)mpfr_get_uj(ten, MPFR_RNDZ),
               k);
    }
    mpfr_clears(ten, upper, (mpfr_ptr)0);
    mpfr_free_cache();
    return 0;
}
