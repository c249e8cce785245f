#include "draws.h"

#include <burgi.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bandwidth.h"
#include "clock.h"
#include "python.h"

static const double kappa = 100.0;

struct array {
    size_t n, p, bytes;
    void *x;
};

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

enum { FILL, OWN, SCIPY, NUMPY, WAYS };

static double by(void *array, size_t way)
{
    static double (*const ways[WAYS])(const struct array *) = { plain_fill, own, scipy, numpy };
    return ways[way](array);
}

static void run_array(struct report *r, struct array *a, const struct options *o)
{
    const bool python = o->peers && python_absent() == NULL;
    struct bandwidth way[WAYS] = {
        [FILL] = { .name = "plain fill", .version = r->host.compiler, .isa = "" },
        [OWN] = { .name = "burgi", .version = burgi_version(), .isa = burgi_isa() },
        [SCIPY] = { .name = "scipy rvs", .version = python_version(), .isa = "" },
        [NUMPY] = { .name = "numpy normals", .version = python_version(), .isa = "" },
    };
    char inputs[64];
    snprintf(inputs, sizeof inputs, "%zu x %zu f%zu", a->n, a->p, a->bytes);

    way[NUMPY].absent = !python;
    /* SciPy's rows are double; its sampler has a p x p matrix, and takes minutes from p = 2048 on. */
    way[SCIPY].absent = !python || a->bytes != sizeof(double) || a->p > 784;
    bandwidth_run(way, WAYS, o->effort.repetitions, (double)(a->n * a->p * a->bytes), by, a);
    for (size_t k = 0; k < WAYS; ++k) {
        struct row row = bandwidth_row(way, k, o->effort.repetitions);
        row.function = "vmf_sample";
        row.inputs = inputs;
        row.n = a->n;
        if (!way[k].absent)
            report_row(r, &row);
    }
}

void draws_run(struct report *r, size_t size, const struct options *o)
{
    static const size_t p[] = { 3, 8, 64, 784, 2048, 100000 };
    for (size_t bytes = sizeof(float); bytes <= sizeof(double); bytes += sizeof(float))
        for (size_t k = 0; k < sizeof p / sizeof *p; ++k) {
            const size_t row = p[k] * bytes, n = size / row < 1 ? 1 : size / row;
            struct array a = { n, p[k], bytes, bandwidth_room(n * row) };
            run_array(r, &a, o);
            free(a.x);
        }
}
