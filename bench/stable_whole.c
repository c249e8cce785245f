#include "stable_whole.h"

#include <burgi.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bandwidth.h"
#include "python.h"

/* Processor time: these take long enough to be interrupted by whatever else the machine does. */
static double cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* A thing to time: its nanoseconds in a unit. */
struct whole {
    const char *function, *unit, *implementation, *version, *isa;
    double alpha, beta;
    size_t n;     /* numbers; the time is of one where `each` */
    double scale; /* nanoseconds in the unit */
    bool each;
    double *x;
    double (*ns)(const struct whole *w);
};

static double a_plan(const struct whole *w)
{
    const double start = cpu_ns();
    burgi_stable *const law = burgi_stable_new(w->alpha, w->beta, BURGI_STABLE_S0);
    const double ns = cpu_ns() - start;
    burgi_stable_free(law);
    return law == NULL ? (double)NAN : ns;
}

static double a_sample(const struct whole *w)
{
    const double start = cpu_ns();
    const burgi_status status =
        burgi_stable_sample(w->alpha, w->beta, 1.0, 0.0, BURGI_STABLE_S0, 1, 0, w->n, w->x);
    return status == BURGI_OK ? cpu_ns() - start : (double)NAN;
}

static double scipy_sample(const struct whole *w)
{
    return python_draw("stable", w->n, 1, sizeof(double), w->alpha);
}

static double a_fit(const struct whole *w)
{
    burgi_stable_estimate e;
    const double start = cpu_ns();
    const burgi_status status = burgi_stable_fit(w->n, w->x, NULL, BURGI_STABLE_S0, 0, &e);
    return status == BURGI_OK ? cpu_ns() - start : (double)NAN;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void run(struct report *r, const struct whole *w, int repetitions)
{
    double ns[MAX_REPETITIONS];
    char inputs[64];
    if (w->n == 0)
        snprintf(inputs, sizeof inputs, "(%.8g, %g)", w->alpha, w->beta);
    else
        snprintf(inputs, sizeof inputs, "(%g, %g), %zu numbers", w->alpha, w->beta, w->n);
    w->ns(w);
    for (int i = 0; i < repetitions; ++i)
        ns[i] = w->ns(w) / w->scale / (w->each ? (double)w->n : 1.0);
    qsort(ns, (size_t)repetitions, sizeof *ns, ascending);
    const struct row row = { .function = w->function,
                             .group = "mix",
                             .inputs = inputs,
                             .implementation = w->implementation,
                             .version = w->version,
                             .isa = w->isa,
                             .kind = "processor",
                             .unit = w->unit,
                             .n = w->n,
                             .repetitions = repetitions,
                             .best = ns[0],
                             .median = ns[repetitions / 2] };
    report_row(r, &row);
}

static bool wants(const struct options *o, const char *function)
{
    return o->function == NULL || strcmp(o->function, function) == 0;
}

static struct whole own(const char *function, const char *unit, double scale,
                        double (*ns)(const struct whole *w))
{
    return (struct whole){ .function = function,
                           .unit = unit,
                           .implementation = "burgi",
                           .version = burgi_version(),
                           .isa = burgi_isa(),
                           .scale = scale,
                           .ns = ns };
}

static void plans(struct report *r, const struct options *o)
{
    static const double law[][2] = { { 1.0, 0.0 },  { 1.0, 1.0 }, { 1.5, 0.0 },
                                     { 1.5, 0.5 },  { 1.5, 1.0 }, { 1.9, 0.3 },
                                     { 0.7, 0.2 },  { 0.5, 0.0 }, { 0.5, 1.0 },
                                     { 0.3, -0.6 }, { 0.1, 0.0 }, { 1.000001, 0.5 } };
    for (size_t i = 0; i < sizeof law / sizeof *law; ++i) {
        struct whole w = own("stable_new", "ms", 1e6, a_plan);
        w.alpha = law[i][0];
        w.beta = law[i][1];
        run(r, &w, o->effort.repetitions);
    }
}

static void samples(struct report *r, const struct options *o)
{
    static const double alpha[] = { 0.5, 1.0, 1.5, 1.9 };
    const size_t n = o->smoke ? 1000 : 100000;
    double *const x = bandwidth_room(n * sizeof *x);
    for (size_t i = 0; i < sizeof alpha / sizeof *alpha; ++i) {
        struct whole w = own("stable_sample", "ns", 1.0, a_sample);
        w.alpha = alpha[i];
        w.beta = 0.5;
        w.n = n;
        w.each = true;
        w.x = x;
        run(r, &w, o->effort.repetitions);
        if (!o->peers || python_absent() != NULL)
            continue;
        w.implementation = "scipy rvs";
        w.version = python_version();
        w.isa = "";
        w.ns = scipy_sample;
        run(r, &w, o->effort.repetitions);
    }
    free(x);
}

static void fits(struct report *r, const struct options *o)
{
    static const double law[][2] = { { 0.8, 0.3 }, { 1.5, 0.5 }, { 1.9, -0.5 } };
    const size_t n = o->smoke ? 1000 : 1000000;
    double *const x = bandwidth_room(n * sizeof *x);
    for (size_t i = 0; i < sizeof law / sizeof *law; ++i) {
        struct whole w = own("stable_fit", "s", 1e9, a_fit);
        w.alpha = law[i][0];
        w.beta = law[i][1];
        w.n = n;
        w.x = x;
        burgi_stable_sample(w.alpha, w.beta, 1.0, 0.0, BURGI_STABLE_S0, 1, 0, n, x);
        run(r, &w, o->smoke ? 1 : FEW);
    }
    free(x);
}

size_t stable_whole_run(struct report *r, const struct options *o)
{
    static const struct {
        const char *function;
        void (*run)(struct report *r, const struct options *o);
    } part[] = { { "stable_new", plans },
                 { "stable_sample", samples },
                 { "stable_fit", fits } };
    size_t count = 0;
    for (size_t i = 0; i < sizeof part / sizeof *part; ++i)
        if (wants(o, part[i].function)) {
            part[i].run(r, o);
            ++count;
        }
    return count;
}
