/* The batch driver on functions of one to five arguments with a parameter, which functions.def has
 * none of yet: every element gets its own regime's value, in any mixture and layout. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <math.h>

#include "lib/points.h"

#define BG_ISA base
#include "isa/block.h"

enum { MOST = 2000, REGIMES = BG_MAX_REGIMES };

/* Regime 0 is what quick does not know; the regime is the first argument's whole part. */
static int regime_of(double first)
{
    return 1 + (int)first % (REGIMES - 1);
}

static double value_of(double factor, int regime, int args, const double *x)
{
    double sum = factor * regime;
    for (int k = 0; k < args; ++k)
        sum += (k + 1) * x[k];
    return sum;
}

static void classify(const void *param, int n, const double *const *arg, int *regime)
{
    (void)param;
    for (int i = 0; i < n; ++i)
        regime[i] = regime_of(arg[0][i]);
}

static void quick(const void *param, int n, const double *const *arg, int *regime)
{
    classify(param, n, arg, regime);
    for (int i = 0; i < n; ++i)
        regime[i] = regime[i] < 4 ? regime[i] : 0;
}

struct law {
    int args;
    double factor;
};

static void run(const void *param, int regime, int n, const double *const *arg, double *value)
{
    const struct law *law = param;
    for (int i = 0; i < n; ++i) {
        double x[BG_MAX_ARGS] = { 0.0 };
        for (int k = 0; k < law->args; ++k)
            x[k] = arg[k][i];
        value[i] = value_of(law->factor, regime, law->args, x);
    }
}

static double pool[BG_MAX_ARGS][2 * MOST], y[2 * MOST];

/* n elements, of which one in `mixed` has a regime at random and the others share one. */
static void fill(struct random *r, size_t n, int args, unsigned mixed)
{
    const double common = 64.0 * random_uniform(r);
    for (size_t i = 0; i < 2 * n; ++i)
        for (int k = 0; k < args; ++k)
            pool[k][i] =
                k > 0 || random_bits(r) % mixed == 0 ? 64.0 * random_uniform(r) : common;
}

static void check(const struct law *law, size_t n, ptrdiff_t in, ptrdiff_t out, bool in_place)
{
    const struct bg_block_fn f = { law->args, REGIMES, quick, classify, run };
    static double copy[BG_MAX_ARGS][2 * MOST];
    const double *arg[BG_MAX_ARGS] = { NULL };
    const ptrdiff_t inc[] = { in, in, in, in, in };

    memcpy(copy, pool, sizeof copy);
    for (int k = 0; k < law->args; ++k)
        arg[k] = pool[k];
    double *const to = in_place ? pool[law->args - 1] : y;
    ISA(blocks)(&f, law, n, arg, inc, to, out);
    for (size_t i = 0; i < n; ++i) {
        double x[BG_MAX_ARGS] = { 0.0 };
        for (int k = 0; k < law->args; ++k)
            x[k] = copy[k][(ptrdiff_t)i * in];
        const double want = value_of(law->factor, regime_of(x[0]), law->args, x);
        cr_assert(to[(ptrdiff_t)i * out] == want, "%d arguments, element %zu of %zu", law->args,
                  i, n);
    }
}

ParameterizedTestParameters(block, every_element_gets_its_regimes_value)
{
    static int args[] = { 1, 2, 3, 4, 5 };
    return cr_make_param_array(int, args, sizeof args / sizeof *args);
}

ParameterizedTest(int *args, block, every_element_gets_its_regimes_value)
{
    static const size_t counts[] = { 0, 1, 7, 255, 256, 257, 1000, MOST };
    struct random r = { 7 };

    for (size_t c = 0; c < sizeof counts / sizeof *counts; ++c)
        for (unsigned mixed = 1; mixed <= 1000; mixed *= 10) {
            const struct law law = { *args, 1e3 * random_uniform(&r) };
            fill(&r, counts[c], *args, mixed);
            check(&law, counts[c], 1, 1, false);
            check(&law, counts[c], 2, 1, false);
            check(&law, counts[c], 1, 2, false);
            check(&law, counts[c], 0, 1, false);
            check(&law, counts[c], 1, 1, true);
        }
}
