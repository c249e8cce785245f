#include "sparse.h"

#include <burgi/vmf.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bandwidth.h"
#include "clock.h"
#include "lib/points.h"
#include "lib/scan.h"

/* n rows with so many numbers in each, above 0, at places spread evenly over p columns. */
struct sparse {
    size_t n, p, each, bytes; /* bytes of a value */
    size_t *start;
    uint32_t *index;
    void *x;
};

static size_t size_of(const struct sparse *s)
{
    return s->n * s->each * (s->bytes + sizeof *s->index);
}

static struct sparse sparse_new(size_t size, size_t p, size_t each, size_t bytes)
{
    struct sparse s = {
        size / (each * (bytes + sizeof *s.index)), p, each, bytes, NULL, NULL, NULL
    };
    struct random r = { p };
    s.start = bandwidth_room((s.n + 1) * sizeof *s.start);
    s.index = bandwidth_room(s.n * each * sizeof *s.index);
    s.x = bandwidth_room(s.n * each * bytes);
    for (size_t i = 0; i <= s.n; ++i)
        s.start[i] = i * each;
    for (size_t i = 0; i < s.n * each; ++i) {
        const size_t slot = p / each;
        s.index[i] = (uint32_t)(i % each * slot + random_bits(&r) % slot);
        const double x = 0.5 + random_uniform(&r);
        if (bytes == sizeof(float))
            ((float *)s.x)[i] = (float)x;
        else
            ((double *)s.x)[i] = x;
    }
    return s;
}

static double at(const struct sparse *s, size_t i)
{
    return s->bytes == sizeof(float) ? (double)((float *)s->x)[i] : ((double *)s->x)[i];
}

/* 1 less the length of the mean, in long double. */
static double true_delta(const struct sparse *s)
{
    long double *sum = bandwidth_room(s->p * sizeof *sum), square = 0.0L;
    for (size_t j = 0; j < s->p; ++j)
        sum[j] = 0.0L;
    for (size_t i = 0; i < s->n; ++i) {
        long double norm = 0.0L;
        for (size_t k = s->start[i]; k < s->start[i + 1]; ++k)
            norm += (long double)at(s, k) * (long double)at(s, k);
        for (size_t k = s->start[i]; k < s->start[i + 1]; ++k)
            sum[s->index[k]] += (long double)at(s, k) / sqrtl(norm);
    }
    for (size_t j = 0; j < s->p; ++j)
        square += sum[j] * sum[j];
    free(sum);
    return (double)(1.0L - sqrtl(square) / (long double)s->n);
}

struct job {
    const struct sparse *rows;
    double kappa; /* as burgi has it */
};

/* Values and indices as 64-bit words, in as many registers as it takes to wait for memory alone. */
static double plain(const struct sparse *s)
{
    enum { LANES = 32 };
    const size_t words = s->n * s->each / 2 / LANES * LANES, value = s->bytes / sizeof(float);
    const uint64_t *const index = (const uint64_t *)(const void *)s->index, *const x = s->x;
    uint64_t sum[LANES] = { 0 };
    const double start = clock_ns();

    for (size_t i = 0; i < words; i += LANES)
#pragma omp simd
        for (size_t j = 0; j < LANES; ++j)
            sum[j] += index[i + j];
    for (size_t i = 0; i < words * value; i += LANES)
#pragma omp simd
        for (size_t j = 0; j < LANES; ++j)
            sum[j] += x[i + j];
    for (size_t j = 1; j < LANES; ++j)
        sum[0] += sum[j];
    const double ns = clock_ns() - start;
    return sum[0] == 1 ? 0.0 : ns; /* so that the sum is not for nothing */
}

static double own(struct job *job)
{
    const struct sparse *const s = job->rows;
    burgi_vmf_result result = { .struct_size = sizeof result };
    const double start = clock_ns();
    burgi_vmf_stats *stats = burgi_vmf_stats_new(s->p);
    const burgi_status status =
        stats == NULL ? BURGI_ENOMEM
        : s->bytes == sizeof(float)
            ? burgi_vmf_stats_add_sparse_f32(stats, s->n, s->start, s->index, s->x, NULL)
            : burgi_vmf_stats_add_sparse_f64(stats, s->n, s->start, s->index, s->x, NULL);
    const double ns = clock_ns() - start;
    job->kappa = (double)NAN;
    if (status == BURGI_OK && burgi_vmf_fit(stats, &result, NULL) == BURGI_OK)
        job->kappa = result.kappa;
    burgi_vmf_stats_free(stats);
    return ns;
}

enum { SUM, OWN, WAYS };

static double by(void *job, size_t way)
{
    return way == SUM ? plain(((struct job *)job)->rows) : own(job);
}

static void run_rows(struct report *r, const struct sparse *s, const struct options *o)
{
    struct bandwidth way[WAYS] = {
        [SUM] = { .name = "plain sum", .version = r->host.compiler, .isa = "" },
        [OWN] = { .name = "burgi", .version = burgi_version(), .isa = burgi_isa() },
    };
    struct job job = { .rows = s };
    char inputs[80];
    snprintf(inputs, sizeof inputs, "%zu x %zu f%zu, %zu a row", s->n, s->p, s->bytes, s->each);

    bandwidth_run(way, WAYS, o->effort.repetitions, (double)size_of(s), by, &job);
    const double kappa = burgi_vmf_kappa_compl((double)s->p, true_delta(s));
    for (size_t k = 0; k < WAYS; ++k) {
        struct row row = bandwidth_row(way, k, o->effort.repetitions);
        row.function = "data_pass_sparse";
        row.inputs = inputs;
        row.n = s->n;
        if (k == OWN) {
            row.measure = "relative";
            row.rows = 1;
            row.worst = error_rel(job.kappa, kappa, 0.0);
            row.failed = isfinite(row.worst) ? 0U : 1U;
        }
        report_row(r, &row);
    }
}

void sparse_run(struct report *r, size_t size, const struct options *o)
{
    static const size_t shape[][2] = { { 1000, 20 }, { 50000, 100 }, { 1000000, 100 } };
    for (size_t bytes = sizeof(float); bytes <= sizeof(double); bytes += sizeof(float))
        for (size_t k = 0; k < sizeof shape / sizeof *shape; ++k) {
            const struct sparse s = sparse_new(size, shape[k][0], shape[k][1], bytes);
            run_rows(r, &s, o);
            free(s.start);
            free(s.index);
            free(s.x);
        }
}
