#include "truths.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/claims.h"
#include "lib/scan.h"

static void *need(void *memory)
{
    if (memory == NULL) {
        fprintf(stderr, "bench: out of memory\n");
        exit(EXIT_FAILURE);
    }
    return memory;
}

static double *grown(double *x, size_t rows, const double *more, size_t n, size_t every)
{
    x = need(realloc(x, (rows + n) * sizeof *x));
    for (size_t i = 0; i < n; ++i)
        x[rows + i] = more[i * every];
    return x;
}

static void append(struct truths *t, const struct table *from, const char *name, size_t every)
{
    const struct function *f = t->function;
    char lo_name[TABLE_NAME];
    snprintf(lo_name, sizeof lo_name, "%s.lo", f->name);
    const double *hi = table_column(from, f->name), *lo = table_column(from, lo_name);
    const double *arg[MAX_ARGS];
    for (int k = 0; k < f->args; ++k)
        if ((arg[k] = table_column(from, f->arg[k])) == NULL)
            return;
    if (hi == NULL || lo == NULL)
        return;

    const size_t n = (from->rows + every - 1) / every;
    for (int k = 0; k < f->args; ++k)
        t->arg[k] = grown(t->arg[k], t->rows, arg[k], n, every);
    t->hi = grown(t->hi, t->rows, hi, n, every);
    t->lo = grown(t->lo, t->rows, lo, n, every);
    t->table = need(realloc(t->table, (t->rows + n) * sizeof *t->table));
    for (size_t i = 0; i < n; ++i)
        strcpy(t->table[t->rows++], name);
}

struct truths truths_read(const struct function *f, const char *only, size_t every)
{
    static char name[MAX_TABLES][TABLE_NAME];
    static struct table table[MAX_TABLES]; /* read once, for all functions */
    static size_t tables;
    struct truths t = { .function = f };

    if (tables == 0) {
        tables = table_names(name);
        for (size_t i = 0; i < tables; ++i)
            table[i] = table_read(name[i]);
    }
    for (size_t i = 0; i < tables; ++i)
        if (only == NULL || strstr(name[i], only) != NULL)
            append(&t, &table[i], name[i], every);
    return t;
}

void truths_free(struct truths *t)
{
    for (int k = 0; k < MAX_ARGS; ++k)
        free(t->arg[k]);
    free(t->hi);
    free(t->lo);
    free(t->table);
    *t = (struct truths){ 0 };
}

static const struct claim *claim_of(const struct function *f)
{
    for (size_t i = 0; i < claims_count; ++i)
        if (strcmp(claims[i].function, f->name) == 0)
            return &claims[i];
    return NULL;
}

/* By the function's first claim: its measure, in units of its condition number if it has one;
 * relative where there is no claim. */
static double error_of(const struct claim *c, const double *arg, double got, double hi,
                       double lo)
{
    if (c == NULL)
        return error_rel(got, hi, lo);
    const double error = c->error(got, hi, lo);
    return c->condition == NULL ? error : error / c->condition(arg, hi);
}

const char *measure_name(const struct function *f)
{
    const struct claim *c = claim_of(f);
    if (c != NULL && c->error == error_mixed)
        return "mixed";
    return c != NULL && c->condition != NULL ? "relative by condition" : "relative";
}

double *truths_values(const struct truths *t, const struct contender *c)
{
    double *value = need(malloc((t->rows + 1) * sizeof *value));
    double *arg[MAX_ARGS], *got = need(malloc((t->rows + 1) * sizeof *got));
    size_t n = 0;
    for (int k = 0; k < MAX_ARGS; ++k)
        arg[k] = need(malloc((t->rows + 1) * sizeof *arg[k]));

    for (size_t i = 0; i < t->rows; ++i) {
        if (!contender_asked(c, t->arg[0][i]))
            continue;
        for (int k = 0; k < t->function->args; ++k)
            arg[k][n] = t->arg[k][i];
        ++n;
    }
    contender_throughput(c, n, 1, (const double *const *)arg, got);
    n = 0;
    for (size_t i = 0; i < t->rows; ++i)
        value[i] = contender_asked(c, t->arg[0][i]) ? got[n++] : (double)NAN;
    for (int k = 0; k < MAX_ARGS; ++k)
        free(arg[k]);
    free(got);
    return value;
}

struct verdict truths_judge(const struct truths *t, const struct contender *c,
                            const double *value, const struct rows *rows)
{
    const struct claim *const claim = claim_of(t->function);
    struct verdict v = { .worst = (double)NAN };

    for (size_t i = 0; i < t->rows; ++i) {
        double arg[MAX_ARGS] = { 0 };
        for (int k = 0; k < t->function->args; ++k)
            arg[k] = t->arg[k][i];
        if (!contender_asked(c, arg[0]) ||
            (rows->table != NULL && strstr(t->table[i], rows->table) == NULL) ||
            (rows->holds != NULL && !rows->holds(t->function, arg, rows->which)))
            continue;
        const double error = error_of(claim, arg, value[i], t->hi[i], t->lo[i]);
        ++v.rows;
        if (!(error <= FAILED_BEYOND))
            ++v.failed;
        if (isfinite(value[i]) && isfinite(error))
            v.worst = fmax(v.worst, error);
    }
    return v;
}
