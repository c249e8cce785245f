/* The von Mises-Fisher side: the data pass against its bandwidth bound and NumPy, sparse rows, sampling, then speed
 * and accuracy of the functions of (p, kappa) and of the solves for kappa, below p = 128, where
 * kappa takes Halley steps, and from there on, where it is a closed form. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draws.h"
#include "group.h"
#include "lib/points.h"
#include "python.h"
#include "rows.h"
#include "sparse.h"

enum { CUT = 128, SEED = 2024 };

static double log_between(struct random *r, double a, double b)
{
    return exp(log(a) + (log(b) - log(a)) * random_uniform(r));
}

/* A value of the argument of this name. */
static double argument(struct random *r, const char *name, bool low)
{
    if (strcmp(name, "p") == 0)
        return low ? floor(log_between(r, 2.0, CUT)) : floor(log_between(r, CUT, 1e6));
    if (strncmp(name, "kappa", 5) == 0)
        return log_between(r, 1e-2, 1e7);
    if (strcmp(name, "delta") == 0)
        return log_between(r, 1e-6, 1.0);
    if (strcmp(name, "cosine") == 0)
        return 2.0 * random_uniform(r) - 1.0;
    if (strcmp(name, "rbar") == 0 || strcmp(name, "q") == 0)
        return random_uniform(r);
    if (strcmp(name, "t") == 0)
        return 2.0 * random_uniform(r) - 1.0;
    return floor(log_between(r, 2.0, 1e6)); /* n */
}

static bool below_cut(const struct function *f, const double *arg, int low)
{
    (void)f;
    return (arg[0] < CUT) == (low != 0);
}

static size_t run_function(struct report *r, const struct function *f, const struct options *o)
{
    static const char *const name[] = { "128 <= p <= 1e6", "2 <= p < 128" };
    struct field field = field_enter(f, NULL, o);
    size_t failures = 0;

    for (int low = 1; low >= 0; --low) {
        struct inputs in = group_inputs();
        struct random random = { SEED };
        const struct rows rows = { .holds = below_cut, .which = low };
        for (size_t i = 0; i < in.n; ++i)
            for (int k = 0; k < f->args; ++k)
                in.arg[k][i] = argument(&random, f->arg[k], low != 0);
        failures += group_run(r, &field, name[low], &in, &rows, o);
    }
    field_leave(&field);
    return failures;
}

int main(int argc, char **argv)
{
    const struct options o = options_read(argc, argv);
    struct report r = report_begin("vmf", o.json);
    size_t failures = 0;

    if (o.peers && python_absent() != NULL)
        report_absent(&r, python_absent());
    if (o.function == NULL || strcmp(o.function, "data_pass") == 0)
        rows_run(&r, (size_t)(o.smoke ? 1 : o.every == 1 ? 256 : 96) << 20, &o);
    if (o.function == NULL || strcmp(o.function, "data_pass_sparse") == 0)
        sparse_run(&r, (size_t)(o.smoke ? 1 : o.every == 1 ? 128 : 48) << 20, &o);
    if (o.function == NULL || strcmp(o.function, "vmf_sample") == 0)
        draws_run(&r, (size_t)(o.smoke ? 1 : o.every == 1 ? 64 : 16) << 20, &o);
    group_logs(&r, &o);
    for (size_t i = 0; i < functions_count; ++i) {
        const struct function *f = &functions[i];
        if (strncmp(f->name, "vmf_", 4) == 0 &&
            (o.function == NULL || strcmp(o.function, f->name) == 0))
            failures += run_function(&r, f, &o);
    }
    if (failures > 0)
        fprintf(stderr, "%s: burgi itself failed on %zu rows\n", argv[0], failures);
    return report_end(&r) && failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
