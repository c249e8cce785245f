/* libFuzzer: any bits as the arguments of every function.  Scalar, batch and every instruction
 * set agree bit for bit; within the domain nothing is NaN; r and 1 - r add up. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "functions.h"
#include "points.h"

enum { MOST = 300 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds, const char *what, const char *isa, const double *arg)
{
    if (holds)
        return;
    fprintf(stderr, "%s (%s) at %a, %a, %a\n", what, isa, arg[0], arg[1], arg[2]);
    abort();
}

/* The batch against the scalar function, row by row. */
static void same(const struct function *f, const struct bg_kernels *k, size_t n,
                 double arg[MAX_ARGS][MOST], double y[MOST])
{
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1 };
    const double *const at[MAX_ARGS] = { arg[0], arg[1], arg[2] };

    f->batch(k)(n, at, one, y, 1);
    for (size_t i = 0; i < n; ++i) {
        const double a[MAX_ARGS] = { arg[0][i], arg[1][i], arg[2][i] };
        must(same_bits(y[i], f->scalar(k, a)), f->name, k->isa, a);
    }
}

static void identities(const struct bg_kernels *k, const double *a)
{
    const double nu = a[0], x = a[1];
    const int inside = nu >= 0.0 && x >= 0.0 && !(isinf(nu) && isinf(x));
    const double r = k->besseli_ratio(nu, x), c = k->besseli_ratio_compl(nu, x);

    must(isnan(k->log_besseli(nu, x)) == !inside, "log I is NaN, or is not", k->isa, a);
    must(isnan(k->log_besselk(nu, x)) == !inside, "log K is NaN, or is not", k->isa, a);
    must(isnan(r) == !inside && isnan(c) == !inside, "r is NaN, or is not", k->isa, a);
    if (inside) {
        must(r >= 0.0 && r <= 1.0 && c >= 0.0 && c <= 1.0, "0 <= r, 1-r <= 1", k->isa, a);
        must(fabs(r + c - 1.0) <= 0x1p-48, "r and 1-r add up", k->isa, a);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static double arg[MAX_ARGS][MOST], y[MOST], wide[MOST];
    size_t n = size / (MAX_ARGS * sizeof(double));
    n = n > MOST ? MOST : n;
    for (size_t i = 0; i < n; ++i)
        for (size_t a = 0; a < MAX_ARGS; ++a)
            memcpy(&arg[a][i], data + (MAX_ARGS * i + a) * sizeof(double), sizeof(double));
    if (n == 0)
        return 0;

    for (size_t f = 0; f < functions_count; ++f) {
        const struct bg_kernels *k;
        for (size_t isa = 0; (k = bg_kernels_here(isa)) != NULL; ++isa) {
            same(&functions[f], k, n, arg, isa == 0 ? wide : y);
            for (size_t i = 0; isa > 0 && i < n; ++i) {
                const double a[MAX_ARGS] = { arg[0][i], arg[1][i], arg[2][i] };
                must(same_bits(y[i], wide[i]), functions[f].name, k->isa, a);
            }
        }
    }
    for (size_t i = 0; i < n; ++i) {
        const double a[MAX_ARGS] = { arg[0][i], arg[1][i], arg[2][i] };
        identities(bg_kernels_here(0), a);
    }
    return 0;
}
