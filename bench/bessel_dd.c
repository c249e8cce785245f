/* Speed of the functions that return hi + lo or an enclosure, one call after the other, on the
 * mixes of bench/bessel and on each way that core/bessel/bessel_dd.h goes.  Their errors: tests/bessel_dd
 * and docs/bessel_dd.md. */
#include <burgi.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "lib/points.h"
#include "options.h"
#include "report.h"

enum { N = 256, MOST = 31, SEED = 2024 };

static const struct {
    const char *name;
    double (*call)(double nu, double x, double *second);
} function[] = {
    { "log_besseli_dd", burgi_log_besseli_dd },
    { "log_besselk_dd", burgi_log_besselk_dd },
    { "log_besseli_bounds", burgi_log_besseli_bounds },
    { "log_besselk_bounds", burgi_log_besselk_bounds },
};

/* Uniform, or with log log-uniform, in nu and x. */
static const struct kind {
    const char *name, *group;
    bool log;
    double nu[2], x[2];
} kinds[] = {
    { "[0,150]^2", "mix", false, { 0, 150 }, { 0, 150 } },
    { "[150,1e4]^2", "mix", false, { 150, 1e4 }, { 150, 1e4 } },
    { "log-uniform", "mix", true, { 1e-3, 1e6 }, { 1e-6, 1e6 } },
    { "x < 1", "regime", true, { 1e-3, 60 }, { 1e-6, 1 } },
    { "w < 9", "regime", false, { 0, 6 }, { 1, 6 } },
    { "w < 64", "regime", false, { 6, 45 }, { 6, 45 } },
    { "26 terms", "regime", false, { 46, 48 }, { 46, 48 } },
    { "3 terms", "regime", true, { 2e7, 1e12 }, { 2e7, 1e12 } },
    { "eta alone", "regime", true, { 1e200, 1e202 }, { 1e200, 1e202 } },
};

static double between(struct random *r, const double end[2], bool log_)
{
    const double t = random_uniform(r);
    return log_ ? exp(log(end[0]) + (log(end[1]) - log(end[0])) * t)
                : end[0] + (end[1] - end[0]) * t;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void run(struct report *report, size_t f, const struct kind *kind, int repetitions)
{
    double nu[N], x[N], sample[MOST];
    struct random random = { SEED };
    volatile double keep = 0.0;
    for (int i = 0; i < N; ++i) {
        nu[i] = between(&random, kind->nu, kind->log);
        x[i] = between(&random, kind->x, kind->log);
    }
    for (int k = 0; k < repetitions; ++k) {
        const double start = clock_ns();
        for (int i = 0; i < N; ++i) {
            double second;
            keep = keep + function[f].call(nu[i], x[i], &second);
        }
        sample[k] = (clock_ns() - start) / N;
    }
    qsort(sample, (size_t)repetitions, sizeof *sample, by_size);
    const struct row row = { .function = function[f].name,
                             .inputs = kind->name,
                             .implementation = "burgi",
                             .version = burgi_version(),
                             .isa = burgi_isa(),
                             .group = kind->group,
                             .kind = "latency",
                             .unit = "ns",
                             .n = N,
                             .repetitions = repetitions,
                             .best = sample[0],
                             .median = sample[repetitions / 2] };
    report_row(report, &row);
}

int main(int argc, char **argv)
{
    const struct options o = options_read(argc, argv);
    struct report r = report_begin("bessel_dd", o.json);
    for (size_t f = 0; f < sizeof function / sizeof *function; ++f)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; ++k)
            if (o.function == NULL || strcmp(o.function, function[f].name) == 0)
                run(&r, f, &kinds[k], o.smoke ? 1 : MOST);
    return report_end(&r) ? EXIT_SUCCESS : EXIT_FAILURE;
}
