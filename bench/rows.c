#include "rows.h"

#include <burgi/vmf.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "lib/points.h"
#include "lib/table.h"
#include "python.h"

struct matrix {
    size_t n, p, bytes; /* bytes of a number: 4 or 8 */
    void *x;
};

static void *room(size_t size)
{
    void *memory = malloc(size);
    if (memory == NULL) {
        fprintf(stderr, "bench: no memory for %zu bytes\n", size);
        exit(EXIT_FAILURE);
    }
    return memory;
}

/* Rows about a common direction, rbar near 0.87. */
static struct matrix matrix_new(size_t size, size_t p, size_t bytes)
{
    struct matrix m = { size / (p * bytes), p, bytes, NULL };
    struct random r = { p };
    m.x = room(m.n * p * bytes);
    for (size_t i = 0; i < m.n * p; ++i)
        if (bytes == sizeof(float))
            ((float *)m.x)[i] = (float)random_uniform(&r);
        else
            ((double *)m.x)[i] = random_uniform(&r);
    return m;
}

/* The length of the mean in long double. */
static long double true_length(const struct matrix *m)
{
    long double *sum = room(m->p * sizeof *sum), square = 0.0L;
    for (size_t j = 0; j < m->p; ++j)
        sum[j] = 0.0L;
    for (size_t i = 0; i < m->n; ++i) {
        long double norm = 0.0L;
        for (int pass = 0; pass < 2; ++pass) {
            for (size_t j = 0; j < m->p; ++j) {
                const size_t at = i * m->p + j;
                const long double x = m->bytes == 4 ? (long double)((const float *)m->x)[at]
                                                    : (long double)((const double *)m->x)[at];
                if (pass == 0)
                    norm += x * x;
                else
                    sum[j] += x * norm;
            }
            norm = 1.0L / sqrtl(norm);
        }
    }
    for (size_t j = 0; j < m->p; ++j)
        square += sum[j] * sum[j];
    free(sum);
    return sqrtl(square) / (long double)m->n;
}

/* Each way gives nanoseconds, and the mean's length where it has one. */
typedef double way(const struct matrix *m, double *length);

/* Reads everything once: 64-bit sums in as many registers as it takes to wait for nothing but
 * memory. */
static double plain_sum(const struct matrix *m, double *length)
{
    enum { LANES = 32 };
    const uint64_t *const x = m->x;
    const size_t words = m->n * m->p * m->bytes / sizeof *x / LANES * LANES;
    uint64_t sum[LANES] = { 0 }, total = 0;

    const double start = clock_ns();
    for (size_t i = 0; i < words; i += LANES)
#pragma omp simd
        for (size_t j = 0; j < LANES; ++j)
            sum[j] += x[i + j];
    for (size_t j = 0; j < LANES; ++j)
        total += sum[j];
    *length = total == 0 ? 0.0 : (double)NAN; /* so that the sum is not for nothing */
    return clock_ns() - start;
}

static double own(const struct matrix *m, double *length)
{
    burgi_vmf_stats *s = burgi_vmf_stats_new(m->p);
    burgi_vmf_result result = { .struct_size = sizeof result };

    const double start = clock_ns();
    const burgi_status status = m->bytes == 4
                                    ? burgi_vmf_stats_add_f32(s, m->n, m->x, m->p, NULL)
                                    : burgi_vmf_stats_add_f64(s, m->n, m->x, m->p, NULL);
    const double ns = clock_ns() - start;
    *length = (double)NAN;
    if (status == BURGI_OK && burgi_vmf_fit(s, &result, NULL) == BURGI_OK)
        *length = result.rbar;
    burgi_vmf_stats_free(s);
    return ns;
}

static double numpy(const struct matrix *m, double *length)
{
    (void)m;
    return python_mean_length(length);
}

static int descending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

static void run_matrix(struct report *r, const struct matrix *m, const struct options *o)
{
    const bool python = o->peers && python_absent() == NULL;
    const struct {
        way *run;
        const char *name, *version, *isa;
    } ways[] = { { plain_sum, "plain sum", r->host.compiler, "" },
                 { own, "burgi", burgi_version(), burgi_isa() },
                 { numpy, "numpy", python_version(), "" } };
    const size_t count = python ? 3 : 2;
    const int repetitions = o->effort.repetitions;
    const double bytes = (double)(m->n * m->p * m->bytes);
    double speed[3][MAX_REPETITIONS], length[3];
    char inputs[64];
    snprintf(inputs, sizeof inputs, "%zu x %zu f%zu", m->n, m->p, m->bytes);

    if (python)
        python_rows(m->n, m->p, m->bytes, m->x);
    for (int i = -1; i < repetitions; ++i) /* the first is not counted */
        for (size_t k = 0; k < count; ++k)
            speed[k][i < 0 ? 0 : i] = bytes / ways[k].run(m, &length[k]);

    const long double truth = true_length(m);
    const double hi = (double)truth, lo = (double)(truth - (long double)hi);
    double bound = 0.0;
    for (size_t k = 0; k < count; ++k) {
        qsort(speed[k], (size_t)repetitions, sizeof *speed[k], descending);
        if (k == 0)
            bound = speed[0][0];
        const double error = error_rel(length[k], hi, lo);
        const struct row row = { .function = "data_pass",
                                 .group = "mix",
                                 .inputs = inputs,
                                 .implementation = ways[k].name,
                                 .version = ways[k].version,
                                 .isa = ways[k].isa,
                                 .kind = "bandwidth",
                                 .unit = "GB/s",
                                 .n = m->n,
                                 .repetitions = repetitions,
                                 .best = speed[k][0],
                                 .median = speed[k][repetitions / 2],
                                 .relative = speed[k][0] / bound,
                                 .yardstick = "plain sum",
                                 .measure = k == 0 ? NULL : "relative",
                                 .rows = 1,
                                 .failed = isfinite(error) ? 0U : 1U,
                                 .worst = error };
        report_row(r, &row);
    }
}

void rows_run(struct report *r, size_t size, const struct options *o)
{
    static const size_t p[] = { 64, 784, 2048 }, bytes[] = { sizeof(float), sizeof(double) };
    for (size_t i = 0; i < 2; ++i)
        for (size_t k = 0; k < sizeof p / sizeof *p; ++k) {
            const struct matrix m = matrix_new(size, p[k], bytes[i]);
            run_matrix(r, &m, o);
            free(m.x);
        }
}
