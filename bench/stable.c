/* Alpha-stable laws: the functions of burgi/stable.h, where each value has a law of its own and where all have one, beside
 * libstable and SciPy; plans beside Boost.Math's four fixed laws; making a plan, sampling and fits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "group.h"
#include "lib/points.h"
#include "python.h"
#include "stable_laws.h"
#include "stable_whole.h"

enum { SEED = 2024 };

static double log_between(struct random *r, double a, double b)
{
    return a * exp(log(b / a) * random_uniform(r));
}

static double either_sign(struct random *r, double x)
{
    return random_bits(r) % 2 ? x : -x;
}

/* The general points of reference/points/stable: half of the x where laws have their mass, the others
 * nearer to 0 and further out. */
static double some_x(struct random *r)
{
    const double kind = random_uniform(r);
    return either_sign(r, kind < 0.25  ? log_between(r, 1e-12, 1.0)
                          : kind < 0.5 ? log_between(r, 1.0, 1e12)
                                       : log_between(r, 0.05, 60.0));
}

static double some_q(struct random *r)
{
    return random_uniform(r) < 1.0 / 3.0 ? log_between(r, 1e-300, 0.5)
                                         : 1e-6 + (1.0 - 2e-6) * random_uniform(r);
}

static struct inputs points(const struct function *f, bool one_law)
{
    struct inputs in = group_inputs();
    struct random r = { SEED };
    for (size_t i = 0; i < in.n; ++i) {
        in.arg[0][i] = strcmp(f->arg[0], "q") == 0 ? some_q(&r) : some_x(&r);
        in.arg[1][i] = one_law ? 1.5 : 0.2 + 1.8 * random_uniform(&r);
        in.arg[2][i] = one_law ? 0.5 : 2.0 * random_uniform(&r) - 1.0;
    }
    return in;
}

/* SciPy takes milliseconds a value, of quantiles seconds: fewer rows of the truth than others, and no quantiles where
 * all that matters is whether it works. */
static struct options patient(const struct function *f, const struct options *o)
{
    struct options less = *o;
    less.every *= 4;
    less.peers = o->peers && !(o->smoke && strcmp(f->name, "stable_quantile") == 0);
    return less;
}

/* The truth is that of the general corner; of every kind of law: tests/accuracy. */
static size_t run_function(struct report *r, const struct function *f,
                           const struct options *all)
{
    const struct options less = patient(f, all), *const o = &less;
    static const char *const name[] = { "a law for each value", "one law, (1.5, 0.5)" };
    struct field field = field_enter(f, "stable_general", o);
    struct field quantiles = field_enter(f, "stable_q_general", o);
    const struct field *const judged = quantiles.truths.rows > 0 ? &quantiles : &field;
    size_t failures = 0;
    for (int one = 0; one < 2; ++one) {
        const struct inputs in = points(f, one != 0);
        const struct rows rows = { .table = one ? "no table" : NULL, .beside_own = true };
        failures += group_run(r, judged, name[one], &in, &rows, o);
    }
    field_leave(&quantiles);
    field_leave(&field);
    return failures;
}

/* A derivative for all three; S1's and the others are for --function. */
static bool is_wanted(const struct function *f, const struct options *o)
{
    static const char *const first[] = { "stable_pdf",      "stable_logpdf",
                                         "stable_cdf",      "stable_logsf",
                                         "stable_quantile", "stable_logpdf_dalpha" };
    if (o->function != NULL)
        return strcmp(o->function, f->name) == 0 && strncmp(f->name, "stable_", 7) == 0;
    for (size_t i = 0; i < sizeof first / sizeof *first; ++i)
        if (strcmp(first[i], f->name) == 0)
            return true;
    return false;
}

static void say_absent(const struct report *r)
{
#if !defined BENCH_BOOST_LAWS
    report_absent(
        r, "boost's stable laws: not found by configure (1.87 or later, --with-boost=DIR)");
#endif
#if !defined BENCH_LIBSTABLE
    report_absent(r, "libstable: not asked of configure (--with-libstable=DIR)");
#endif
    if (python_absent() != NULL)
        report_absent(r, python_absent());
}

int main(int argc, char **argv)
{
    const struct options o = options_read(argc, argv);
    struct report r = report_begin("stable", o.json);
    size_t failures = 0, run = 0;

    if (o.peers)
        say_absent(&r);
    group_logs(&r, &o);
    for (size_t i = 0; i < functions_count; ++i)
        if (is_wanted(&functions[i], &o)) {
            failures += run_function(&r, &functions[i], &o);
            ++run;
        }
    run += stable_laws_run(&r, &o, &failures) + stable_whole_run(&r, &o);
    if (run == 0) {
        fprintf(stderr, "%s: no function %s of stable laws\n", argv[0], o.function);
        return 2;
    }
    if (failures > 0)
        fprintf(stderr, "%s: burgi itself failed on %zu rows\n", argv[0], failures);
    return report_end(&r) && failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
