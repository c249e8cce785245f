#include "draws.h"

#include <burgi.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "python.h"

static const double kappa = 100.0;

struct array {
    size_t n, p, bytes;
    void *x;
};

/* Each way gives nanoseconds, NaN where it has none. */
typedef double way(const struct array *a);

static double plain_fill(const struct array *a)
{
    const double start = clock_ns();
    memset(a->x, (int)opaque_zero(), a->n * a->p * a->bytes);
    return clock_ns() - start;
}

static double own(const struct array *a)
{
    const double start = clock_ns();
    const burgi_status status =
        a->bytes == sizeof(float)
            ? burgi_vmf_sample_f32(a->p, NULL, kappa, 1, 0, a->n, a->x, a->p)
            : burgi_vmf_sample_f64(a->p, NULL, kappa, 1, 0, a->n, a->x, a->p);
    return status == BURGI_OK ? clock_ns() - start : (double)NAN;
}

static double scipy(const struct array *a)
{
    return python_draw("rvs", a->n, a->p, a->bytes, kappa);
}

static double numpy(const struct array *a)
{
    return python_draw("normal", a->n, a->p, a->bytes, kappa);
}

static int descending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* SciPy's rows are double, and its sampler has a p x p matrix. */
static bool takes_part(size_t k, const struct array *a, bool python)
{
    return k < 2 || (python && (k == 3 || (a->bytes == sizeof(double) && a->p <= 2048)));
}

static void run_array(struct report *r, const struct array *a, const struct options *o)
{
    const bool python = o->peers && python_absent() == NULL;
    const struct {
        way *run;
        const char *name, *version, *isa;
    } ways[] = { { plain_fill, "plain fill", r->host.compiler, "" },
                 { own, "burgi", burgi_version(), burgi_isa() },
                 { scipy, "scipy rvs", python_version(), "" },
                 { numpy, "numpy normals", python_version(), "" } };
    enum { WAYS = sizeof ways / sizeof *ways };
    const int repetitions = o->effort.repetitions;
    const double bytes = (double)(a->n * a->p * a->bytes);
    double speed[WAYS][MAX_REPETITIONS] = { { 0.0 } }, bound = 0.0;
    char inputs[64];
    snprintf(inputs, sizeof inputs, "%zu x %zu f%zu", a->n, a->p, a->bytes);

    for (int i = -1; i < repetitions; ++i) /* the first is not counted */
        for (size_t k = 0; k < WAYS; ++k)
            if (takes_part(k, a, python))
                speed[k][i < 0 ? 0 : i] = bytes / ways[k].run(a);
    for (size_t k = 0; k < WAYS; ++k) {
        if (!takes_part(k, a, python) || isnan(speed[k][0]))
            continue;
        qsort(speed[k], (size_t)repetitions, sizeof *speed[k], descending);
        bound = k == 0 ? speed[0][0] : bound;
        const struct row row = { .function = "vmf_sample",
                                 .group = "mix",
                                 .inputs = inputs,
                                 .implementation = ways[k].name,
                                 .version = ways[k].version,
                                 .isa = ways[k].isa,
                                 .kind = "bandwidth",
                                 .unit = "GB/s",
                                 .n = a->n,
                                 .repetitions = repetitions,
                                 .best = speed[k][0],
                                 .median = speed[k][repetitions / 2],
                                 .relative = speed[k][0] / bound,
                                 .yardstick = "plain fill" };
        report_row(r, &row);
    }
}

void draws_run(struct report *r, size_t size, const struct options *o)
{
    static const size_t p[] = { 3, 8, 64, 784, 2048, 100000 };
    for (size_t bytes = sizeof(float); bytes <= sizeof(double); bytes += sizeof(float))
        for (size_t k = 0; k < sizeof p / sizeof *p; ++k) {
            const size_t row = p[k] * bytes, n = size / row < 1 ? 1 : size / row;
            const struct array a = { n, p[k], bytes, malloc(n * row) };
            if (a.x == NULL) {
                fprintf(stderr, "bench: out of memory\n");
                exit(EXIT_FAILURE);
            }
            run_array(r, &a, o);
            free(a.x);
        }
}
