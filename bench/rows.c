#include "rows.h"

#include <burgi/vmf.h>
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bandwidth.h"
#include "clock.h"
#include "core/vmf/vmf_rows.h"
#include "lib/points.h"
#include "lib/table.h"
#include "python.h"

/* The types of rows, with the fit's way to take them. */
static const struct type {
    const char *name;
    size_t bytes;
    int row; /* as in core/vmf/vmf_rows.h */
} types[] = { { "f4", 4, BG_F32 },    { "f8", 8, BG_F64 }, { "f2", 2, BG_F16 },
              { "bf16", 2, BG_BF16 }, { "u1", 1, BG_U8 },  { "i1", 1, BG_I8 } };

struct matrix {
    size_t n, p;
    const struct type *type;
    void *x;
};

static size_t size_of(const struct matrix *m)
{
    return m->n * m->p * m->type->bytes;
}

/* Rows about a common direction, rbar near 0.87: numbers in [0, 1), or below 128, and for the types of
 * 16 bits those from 1/2 to 1, which are near 0.98. */
static struct matrix matrix_new(size_t size, size_t p, const struct type *type)
{
    struct matrix m = { size / (p * type->bytes) / 8 * 8, p, type, NULL };
    struct random r = { p };
    m.x = bandwidth_room(size_of(&m));
    for (size_t i = 0; i < m.n * p; ++i) {
        const uint64_t bits = random_bits(&r);
        switch (type->row) {
        case BG_F32:
            ((float *)m.x)[i] = (float)random_uniform(&r);
            break;
        case BG_F64:
            ((double *)m.x)[i] = random_uniform(&r);
            break;
        case BG_F16:
            ((uint16_t *)m.x)[i] = (uint16_t)(0x3800 | (bits >> 40 & 0x3ff));
            break;
        case BG_BF16:
            ((uint16_t *)m.x)[i] = (uint16_t)(0x3f00 | (bits >> 40 & 0x7f));
            break;
        default:
            ((uint8_t *)m.x)[i] = (uint8_t)(bits >> 40 & 0x7f);
        }
    }
    return m;
}

/* The length of the mean in long double. */
static long double true_length(const struct matrix *m)
{
    long double *sum = bandwidth_room(m->p * sizeof *sum), square = 0.0L;
    for (size_t j = 0; j < m->p; ++j)
        sum[j] = 0.0L;
    for (size_t i = 0; i < m->n; ++i) {
        long double norm = 0.0L;
        for (int pass = 0; pass < 2; ++pass) {
            for (size_t j = 0; j < m->p; ++j) {
                const size_t at = i * m->p + j;
                const long double x = (long double)bg_row_at(m->type->row, m->x, at);
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

/* Each way gives nanoseconds, and the mean's length and kappa where it has them. */
struct found {
    double length, kappa;
};

static const struct found nothing = { (double)NAN, (double)NAN };

/* A part of the rows, and what a thread makes of it. */
struct share {
    struct matrix rows;
    size_t first;
    uint64_t sum;
    burgi_vmf_stats *stats;
};

/* Reads everything once: 64-bit sums in as many registers as it takes to wait for nothing but
 * memory. */
static void *sum_share(void *share)
{
    enum { LANES = 32 };
    struct share *const s = share;
    const uint64_t *const x = s->rows.x;
    const size_t words = size_of(&s->rows) / sizeof *x / LANES * LANES;
    uint64_t sum[LANES] = { 0 };

    for (size_t i = 0; i < words; i += LANES)
#pragma omp simd
        for (size_t j = 0; j < LANES; ++j)
            sum[j] += x[i + j];
    for (size_t j = 0; j < LANES; ++j)
        s->sum += sum[j];
    return NULL;
}

static burgi_status add(burgi_vmf_stats *s, const struct matrix *m)
{
    switch (m->type->row) {
    case BG_F32:
        return burgi_vmf_stats_add_f32(s, m->n, m->x, m->p, NULL);
    case BG_F64:
        return burgi_vmf_stats_add_f64(s, m->n, m->x, m->p, NULL);
    case BG_F16:
        return burgi_vmf_stats_add_f16(s, m->n, m->x, m->p, NULL);
    case BG_BF16:
        return burgi_vmf_stats_add_bf16(s, m->n, m->x, m->p, NULL);
    case BG_U8:
        return burgi_vmf_stats_add_u8(s, m->n, m->x, m->p, NULL);
    default:
        return burgi_vmf_stats_add_i8(s, m->n, m->x, m->p, NULL);
    }
}

static void *add_share(void *share)
{
    struct share *const s = share;
    s->stats = burgi_vmf_stats_new_at(s->rows.p, s->first);
    if (s->stats != NULL && add(s->stats, &s->rows) != BURGI_OK) {
        burgi_vmf_stats_free(s->stats);
        s->stats = NULL;
    }
    return NULL;
}

/* Halves that meet at a chunk, each by a thread; or all by this one.  Nanoseconds. */
static double by_threads(const struct matrix *m, int threads, void *(*run)(void *),
                         struct share *part)
{
    const size_t half = threads == 1 ? m->n : (m->n / 2 + 4095) / 4096 * 4096;
    pthread_t other;

    part[0] = part[1] = (struct share){ .rows = *m };
    part[0].rows.n = half < m->n ? half : m->n;
    part[1].first = part[0].rows.n;
    part[1].rows.n -= part[1].first;
    part[1].rows.x = (char *)m->x + size_of(&part[0].rows);
    const double start = clock_ns();
    const int shared = threads == 2 && pthread_create(&other, NULL, run, &part[1]) == 0;
    run(&part[0]);
    if (shared)
        pthread_join(other, NULL);
    return clock_ns() - start;
}

static double plain(const struct matrix *m, int threads, struct found *found)
{
    struct share part[2];
    const double ns = by_threads(m, threads, sum_share, part);
    *found = nothing;
    if (part[0].sum + part[1].sum == 1) /* so that the sum is not for nothing */
        found->length = 0.0;
    return ns;
}

static double own(const struct matrix *m, int threads, struct found *found)
{
    struct share part[2];
    burgi_vmf_result result = { .struct_size = sizeof result };
    const double ns = by_threads(m, threads, add_share, part);

    *found = nothing;
    if (part[0].stats != NULL &&
        (part[1].stats == NULL ||
         burgi_vmf_stats_merge(part[0].stats, part[1].stats) == BURGI_OK) &&
        burgi_vmf_fit(part[0].stats, &result, NULL) == BURGI_OK)
        *found = (struct found){ result.rbar, result.kappa };
    burgi_vmf_stats_free(part[0].stats);
    burgi_vmf_stats_free(part[1].stats);
    return ns;
}

static double numpy(const struct matrix *m, struct found *found)
{
    const double ns = python_mean_length(&found->length);
    found->kappa = burgi_vmf_kappa((double)m->p, found->length);
    return ns;
}

enum { SUM_1, SUM_2, OWN_1, OWN_2, NUMPY, WAYS };

struct job {
    const struct matrix *matrix;
    struct found found[WAYS];
};

static double by(void *job, size_t way)
{
    struct job *const j = job;
    struct found *const found = &j->found[way];
    return way == NUMPY  ? numpy(j->matrix, found)
           : way < OWN_1 ? plain(j->matrix, way == SUM_1 ? 1 : 2, found)
                         : own(j->matrix, way == OWN_1 ? 1 : 2, found);
}

static void run_matrix(struct report *r, const struct matrix *m, const struct options *o)
{
    struct bandwidth way[WAYS] = {
        [SUM_1] = { "plain sum", r->host.compiler, "", .bound = SUM_1 },
        [SUM_2] = { "plain sum, 2 threads", r->host.compiler, "", .bound = SUM_2 },
        [OWN_1] = { "burgi", burgi_version(), burgi_isa(), .bound = SUM_1 },
        [OWN_2] = { "burgi, 2 threads", burgi_version(), burgi_isa(), .bound = SUM_2 },
        [NUMPY] = { "numpy", python_version(), "", .bound = SUM_1 },
    };
    struct job job = { .matrix = m };
    char inputs[64];
    snprintf(inputs, sizeof inputs, "%zu x %zu %s", m->n, m->p, m->type->name);

    way[NUMPY].absent = !o->peers || python_absent() != NULL || m->type->bytes < 4;
    if (!way[NUMPY].absent)
        python_rows(m->n, m->p, m->type->bytes, m->x);
    bandwidth_run(way, WAYS, o->effort.repetitions, (double)size_of(m), by, &job);

    const double kappa = burgi_vmf_kappa_compl((double)m->p, (double)(1.0L - true_length(m)));
    for (size_t k = 0; k < WAYS; ++k) {
        struct row row = bandwidth_row(way, k, o->effort.repetitions);
        const double error = error_rel(job.found[k].kappa, kappa, 0.0);
        row.function = "data_pass";
        row.inputs = inputs;
        row.n = m->n;
        if (k >= OWN_1) {
            row.measure = "relative";
            row.rows = 1;
            row.failed = isfinite(error) ? 0U : 1U;
            row.worst = error;
        }
        if (!way[k].absent)
            report_row(r, &row);
    }
}

void rows_run(struct report *r, size_t size, const struct options *o)
{
    static const size_t p[] = { 64, 784, 2048 };
    for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
        for (size_t k = 0; k < sizeof p / sizeof *p; ++k) {
            const struct matrix m = matrix_new(size, p[k], &types[i]);
            run_matrix(r, &m, o);
            free(m.x);
        }
}
