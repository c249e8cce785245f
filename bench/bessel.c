/* Accuracy and speed of log I, log K, their scaled forms, ratios and derivatives, one by one and
 * several in one evaluation, beside the peers that this build and machine have: on four mixes, and on each
 * regime of the core's classifiers.  Errors are those on the truth tables' rows of the same
 * mix or regime; times those on seeded random points of the same law. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "besselik.h"
#include "gig.h"
#include "group.h"
#include "mixes.h"
#include "regimes.h"

static bool in_regime(const struct function *f, const double *arg, int regime)
{
    return regime_of(f, arg) == regime;
}

/* The scaled forms share their regimes with the plain ones, and so do the ratio's relatives:
 * they are for --long. */
static bool wants_regimes(const struct function *f, const struct options *o)
{
    static const char *const first[] = { "log_besseli",    "log_besselk",    "besseli_ratio",
                                         "besselk_ratio",  "log_besseli_dx", "log_besseli_dnu",
                                         "log_besselk_dx", "log_besselk_dnu" };
    bool wanted = o->every == 1 || o->function != NULL;
    for (size_t i = 0; i < sizeof first / sizeof *first; ++i)
        wanted = wanted || strcmp(first[i], f->name) == 0;
    return wanted && !o->smoke;
}

static size_t run_function(struct report *r, const struct function *f, const struct options *o)
{
    struct field field = field_enter(f, NULL, o);
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
    return strcmp(f->arg[0], "nu") == 0 && strcmp(f->name, "log_abs_besseli") != 0;
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
    functions_run += besselik_run(&r, &o) + gig_run(&r, &o);
    if (functions_run == 0) {
        fprintf(stderr, "%s: no function %s of nu and x\n", argv[0], o.function);
        return 2;
    }
    if (failures > 0)
        fprintf(stderr, "%s: burgi itself failed on %zu rows\n", argv[0], failures);
    return report_end(&r) && failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
