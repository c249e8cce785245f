/* libFuzzer: any bits as the arguments of the von Mises-Fisher functions.  Scalar, batch and
 * every instruction set agree bit for bit; values are in their range; NaN within the domain
 * never; the mean resultant and its complement add up. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/functions.h"
#include "lib/points.h"

enum { MOST = 300 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds, const char *what, const char *isa, const double *arg)
{
    if (holds)
        return;
    fprintf(stderr, "%s (%s) at %a, %a, %a, %a\n", what, isa, arg[0], arg[1], arg[2], arg[3]);
    abort();
}

/* The batch of every instruction set against the scalar function of the widest. */
static void same(const struct function *f, size_t n, double arg[MAX_ARGS][MOST])
{
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1, 1 };
    static double y[MOST];
    const double *const at[MAX_ARGS] = { arg[0], arg[1], arg[2], arg[3] };
    const struct bg_isa *k, *widest = bg_isa_here(0);

    for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa) {
        f->batch(k)(n, at, one, y, 1);
        for (size_t i = 0; i < n; ++i) {
            const double a[MAX_ARGS] = { arg[0][i], arg[1][i], arg[2][i], arg[3][i] };
            must(same_bits(y[i], f->scalar(widest, a)), f->name, k->name, a);
        }
    }
}

/* Finite p and kappa within the domain, so that nothing may be NaN. */
static void ranges(const double *a)
{
    const struct bg_isa *k = bg_isa_here(0);
    const double p = 2.0 + fabs(a[0]), kappa = fabs(a[1]);
    if (!isfinite(p) || !isfinite(kappa))
        return;

    const double mean = k->vmf_mean_resultant(p, kappa);
    const double compl = k->vmf_mean_resultant_compl(p, kappa);
    const double deriv = k->vmf_mean_resultant_deriv(p, kappa);
    must(mean >= 0.0 && mean <= 1.0, "range of A", k->name, a);
    must(compl >= 0.0 && compl <= 1.0, "range of 1 - A", k->name, a);
    must(fabs(mean + compl -1.0) <= 0x1p-49, "A + (1 - A)", k->name, a);
    must(deriv >= 0.0 && deriv <= 0.5, "range of A'", k->name, a);
    must(k->vmf_log_h(p, kappa) >= 0.0, "range of log H", k->name, a);
    must(!isnan(k->vmf_log_norm(p, kappa)), "log C is NaN", k->name, a);
    must(!isnan(k->vmf_entropy(p, kappa)), "entropy is NaN", k->name, a);
    must(k->vmf_kappa(p, mean) >= 0.0, "range of kappa", k->name, a);
    must(k->vmf_kappa_compl(p, compl ) >= 0.0, "range of kappa from 1 - A", k->name, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static double arg[MAX_ARGS][MOST];
    size_t n = size / (MAX_ARGS * sizeof(double));
    n = n > MOST ? MOST : n;
    for (size_t i = 0; i < n; ++i)
        for (size_t a = 0; a < MAX_ARGS; ++a)
            memcpy(&arg[a][i], data + (MAX_ARGS * i + a) * sizeof(double), sizeof(double));

    for (size_t f = 0; n > 0 && f < functions_count; ++f)
        if (strncmp(functions[f].name, "vmf_", 4) == 0)
            same(&functions[f], n, arg);
    for (size_t i = 0; i < n; ++i) {
        const double a[MAX_ARGS] = { arg[0][i], arg[1][i], arg[2][i], arg[3][i] };
        ranges(a);
    }
    return 0;
}
