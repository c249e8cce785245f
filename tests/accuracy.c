/* How accurate every function is on the truth tables (make accuracy): a row for each function,
 * with the number of points, the largest error, the 99 % quantile, and where the largest is;
 * -v gives a row for each table too.  Further arguments name tables to use instead of all of
 * tests/data.  The error is that of the function's first claim in claims.c, in u = 2^-53
 * times the claim's condition number, if it has one (subnormal results in units of 2^-1074).
 * All instruction sets give the same bits; this runs the widest. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/scan.h"

struct sample {
    double error, arg[MAX_ARGS];
};

struct samples {
    size_t n;
    struct sample *at;
};

static int ascending(const void *a, const void *b)
{
    const double x = ((const struct sample *)a)->error, y = ((const struct sample *)b)->error;
    return (x > y) - (x < y);
}

/* Appends the function's errors on the table's rows, if it has columns for them. */
static void append(struct samples *s, const struct table *t, const struct claim *c,
                   const struct function *f)
{
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1 };
    char name[TABLE_NAME];
    snprintf(name, sizeof name, "%s.lo", f->name);
    const double *hi = table_column(t, f->name), *lo = table_column(t, name);
    const double *arg[MAX_ARGS];
    for (int k = 0; k < f->args; ++k) {
        arg[k] = table_column(t, f->arg[k]);
        if (arg[k] == NULL)
            return;
    }
    if (hi == NULL || lo == NULL || t->rows == 0)
        return;
    double *got = malloc(t->rows * sizeof *got);
    s->at = realloc(s->at, (s->n + t->rows) * sizeof *s->at);
    if (got == NULL || s->at == NULL)
        exit(EXIT_FAILURE);
    f->batch(bg_isa_here(0))(t->rows, arg, one, got, 1);
    for (size_t i = 0; i < t->rows; ++i) {
        struct sample *const to = &s->at[s->n++];
        to->error = c->error(got[i], hi[i], lo[i]);
        for (int k = 0; k < f->args; ++k)
            to->arg[k] = arg[k][i];
        if (c->condition != NULL)
            to->error /= c->condition(to->arg, hi[i]);
    }
    free(got);
}

static void report(const char *table, struct samples s, const struct function *f)
{
    if (s.n == 0)
        return;
    qsort(s.at, s.n, sizeof *s.at, ascending);
    const struct sample *const worst = &s.at[s.n - 1];
    printf("| %s | %s%s%zu | %.2f | %.2f |", f->name, table, *table ? " | " : "", s.n,
           worst->error, s.at[(s.n - 1) * 99 / 100].error);
    for (int k = 0; k < f->args; ++k)
        printf(" %s=%a", f->arg[k], worst->arg[k]);
    printf(" |\n");
}

/* The first claim about the function. */
static const struct claim *claim_of(const struct function *f)
{
    for (size_t i = 0; i < claims_count; ++i)
        if (strcmp(claims[i].function, f->name) == 0)
            return &claims[i];
    return NULL;
}

int main(int argc, char **argv)
{
    static char name[MAX_TABLES][TABLE_NAME];
    const bool each = argc > 1 && strcmp(argv[1], "-v") == 0;
    char **const named = argv + 1 + each;
    const size_t chosen = (size_t)argc - 1 - each, tables = chosen ? chosen : table_names(name);

    printf(
        each
            ? "| function | table | points | max | 99 %% | worst |\n|---|---|---|---|---|---|\n"
            : "| function | points | max | 99 %% | worst |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < functions_count; ++i) {
        const struct function *f = &functions[i];
        const struct claim *c = claim_of(f);
        struct samples all = { 0 };
        for (size_t j = 0; c != NULL && j < tables; ++j) {
            const char *const table = chosen ? named[j] : name[j];
            struct table t = table_read(table);
            struct samples one = { 0 };
            append(each ? &one : &all, &t, c, f);
            report(table, one, f);
            free(one.at);
            table_free(&t);
        }
        report("", all, f);
        free(all.at);
    }
    return EXIT_SUCCESS;
}
