/* The loop of the stable laws' sampler, for one instruction set. */
#include "core/stable/stable_sample.h"

#include "isa.h"

/* Rows row .. row + n - 1 of the standard law. */
void ISA(stable_draws)(double alpha, double beta, int s1, size_t n, uint64_t seed, uint64_t row,
                       double *x)
{
    const bg_stable_law l = bg_stable_law_of(alpha, beta);
    BG_SIMD
    for (size_t i = 0; i < n; ++i)
        x[i] = bg_stable_draw(l, s1, seed, row + i);
}
