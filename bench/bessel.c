/* Accuracy and speed of log I, log K, their scaled forms, the ratio, its complement and
 * derivative, beside the peers that this build and machine have: on four mixes, and on each
 * regime of the core's classifiers.  Errors are those on the truth tables' rows of the same
 * mix or regime; times those on seeded random points of the same law. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "group.h"
#include "regimes.h"

static double between(struct random *r, double a, double b)
{
    return a + (b - a) * random_uniform(r);
}

static double log_between(struct random *r, double a, double b)
{
    return exp(between(r, log(a), log(b)));
}

static void square150(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    *nu = between(r, 0.0, 150.0);
    *x = between(r, 0.0, 150.0);
}

static void square1e4(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    *nu = between(r, 150.0, 1e4);
    *x = between(r, 150.0, 1e4);
}

static void log_uniform(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    *nu = log_between(r, 1e-3, 1e6);
    *x = log_between(r, 1e-6, 1e6);
}

static void vmf(struct random *r, size_t i, double *nu, double *x)
{
    static const double p[] = { 2, 3, 10, 64, 512, 2048, 8192, 32768, 1e6 };
    *nu = 0.5 * p[i % (sizeof p / sizeof *p)] - 1.0;
    *x = log_between(r, 1e-2, 1e7);
}

/* The laws of reference/bessel_points, and the tables of their truth. */
static const struct mix {
    const char *name, *table;
    void (*point)(struct random *r, size_t i, double *nu, double *x);
} mixes[] = {
    { "[0,150]^2", "bessel_square150", square150 },
    { "[150,1e4]^2", "bessel_square1e4", square1e4 },
    { "log-uniform", "bessel_loguniform", log_uniform },
    { "vMF orders", "bessel_vmf", vmf },
};
enum { MIXES = sizeof mixes / sizeof *mixes, SEED = 2024 };

static struct inputs mix_inputs(const struct mix *m)
{
    struct inputs in = group_inputs();
    struct random r = { SEED };
    for (size_t i = 0; i < in.n; ++i)
        m->point(&r, i, &in.arg[0][i], &in.arg[1][i]);
    return in;
}

static bool in_regime(const struct function *f, const double *arg, int regime)
{
    return regime_of(f, arg) == regime;
}

/* The scaled forms share their regimes with the plain ones, and so do the ratio's relatives:
 * they are for --long. */
static bool wants_regimes(const struct function *f, const struct options *o)
{
    static const char *const first[] = { "log_besseli", "log_besselk", "besseli_ratio" };
    bool wanted = o->every == 1 || o->function != NULL;
    for (size_t i = 0; i < sizeof first / sizeof *first; ++i)
        wanted = wanted || strcmp(first[i], f->name) == 0;
    return wanted && !o->smoke;
}

static size_t run_function(struct report *r, const struct function *f, const struct options *o)
{
    struct field field = field_enter(f, o);
    size_t failures = 0;

    for (size_t i = 0; i < MIXES; ++i) {
        const struct inputs in = mix_inputs(&mixes[i]);
        const struct rows rows = { .table = mixes[i].table };
        failures += group_run(r, &field, mixes[i].name, &in, &rows, o);
    }
    for (int regime = 0; regime < regimes_count(f) && wants_regimes(f, o); ++regime) {
        struct inputs in = group_inputs();
        const struct rows rows = { .holds = in_regime, .which = regime, .regime = true };
        char name[REGIME_NAME];
        regime_name(f, regime, name);
        if (points_of_regime(f, regime, MAX_INPUTS / 4, &in) > 0)
            failures += group_run(r, &field, name, &in, &rows, o);
    }
    field_leave(&field);
    return failures;
}

/* The functions of (nu, x) that a contender can be (contender.h). */
static bool is_bench_of(const struct function *f)
{
    return strcmp(f->arg[0], "nu") == 0 && strcmp(f->arg[1], "x") == 0 &&
           strcmp(f->name, "log_abs_besseli") != 0;
}

int main(int argc, char **argv)
{
    const struct options o = options_read(argc, argv);
    struct report r = report_begin("bessel", o.json);
    size_t failures = 0, functions_run = 0;

    const char *absent[ABSENT];
    const size_t lines = o.peers ? contenders_absent(absent) : 0;
    for (size_t i = 0; i < lines; ++i)
        report_absent(&r, absent[i]);

    group_logs(&r, &o);
    for (size_t i = 0; i < functions_count; ++i) {
        const struct function *f = &functions[i];
        if (!is_bench_of(f) || (o.function != NULL && strcmp(o.function, f->name) != 0))
            continue;
        failures += run_function(&r, f, &o);
        ++functions_run;
    }
    if (functions_run == 0) {
        fprintf(stderr, "%s: no function %s of nu and x\n", argv[0], o.function);
        return 2;
    }
    if (failures > 0)
        fprintf(stderr, "%s: burgi itself failed on %zu rows\n", argv[0], failures);
    return report_end(&r) && failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
