/* One line for each instruction set and function: a hash of its bits over points of every kind.
 * Two machines, or two compilers, agree where their lines do. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "functions.h"
#include "points.h"

enum { ROUNDS = 4 };

static uint64_t hash(uint64_t h, double x)
{
    uint64_t bits;
    if (isnan(x))
        x = nan("");
    memcpy(&bits, &x, sizeof bits);
    return (h ^ bits) * UINT64_C(0x100000001b3); /* FNV-1a, a word at a time */
}

static uint64_t digest(const struct function *f, const struct bg_kernels *k)
{
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1 };
    static double arg[POINT_ARGS][POINTS], y[POINTS];
    const double *const at[MAX_ARGS] = { arg[0], arg[1], arg[2] };
    struct random random = { 20260802 };
    uint64_t h = UINT64_C(0xcbf29ce484222325);

    for (int round = 0; round < ROUNDS; ++round) {
        const size_t n = round == 0       ? points_special(f->args, arg)
                         : round % 2 == 1 ? points_mixed(&random, f->args, arg)
                                          : points_cluster(&random, f->args, arg);
        f->batch(k)(n, at, one, y, 1);
        for (size_t i = 0; i < n; ++i)
            h = hash(h, y[i]);
    }
    return h;
}

int main(void)
{
    const struct bg_kernels *k;
    for (size_t isa = 0; (k = bg_kernels_here(isa)) != NULL; ++isa)
        for (size_t i = 0; i < functions_count; ++i)
            printf("%016" PRIx64 " %s %s\n", digest(&functions[i], k), functions[i].name,
                   k->isa);
    return 0;
}
