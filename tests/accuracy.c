/* How accurate every function is on every truth table (make accuracy): the largest error, the
 * 99 % quantile, and where the largest is.  The error is that of the function's first claim in
 * claims.c, in u = 2^-53 (subnormal results in units of 2^-1074).  All instruction sets give
 * the same bits; this runs the widest.  Arguments name tables to use instead of tests/data. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan.h"

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The errors of the claim's function on all rows; NULL where the table is not about it. */
static double *errors(const struct table *t, const struct claim *c, const struct function *f,
                      const double *arg[MAX_ARGS])
{
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1 };
    char name[TABLE_NAME];
    snprintf(name, sizeof name, "%s.lo", f->name);
    const double *hi = table_column(t, f->name), *lo = table_column(t, name);
    for (int k = 0; k < f->args; ++k) {
        arg[k] = table_column(t, f->arg[k]);
        if (arg[k] == NULL)
            return NULL;
    }
    if (hi == NULL || lo == NULL || t->rows == 0)
        return NULL;
    double *e = malloc(t->rows * sizeof *e);
    if (e == NULL)
        exit(EXIT_FAILURE);
    f->batch(bg_kernels_here(0))(t->rows, arg, one, e, 1);
    for (size_t i = 0; i < t->rows; ++i)
        e[i] = c->error(e[i], hi[i], lo[i]);
    return e;
}

static void report(const struct table *t, const char *table, const struct claim *c,
                   const struct function *f)
{
    const double *arg[MAX_ARGS];
    double *e = errors(t, c, f, arg);
    if (e == NULL)
        return;
    size_t worst = 0;
    for (size_t i = 1; i < t->rows; ++i)
        if (e[i] > e[worst])
            worst = i;
    printf("%-26s %-28s %7zu %8.3g", f->name, table, t->rows, e[worst]);
    const size_t at = worst;
    qsort(e, t->rows, sizeof *e, ascending);
    printf(" %8.3g ", e[(t->rows - 1) * 99 / 100]);
    for (int k = 0; k < f->args; ++k)
        printf(" %s=%a", f->arg[k], arg[k][at]);
    putchar('\n');
    free(e);
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
    const size_t tables = argc > 1 ? (size_t)argc - 1 : table_names(name);

    printf("%-26s %-28s %7s %8s %8s  %s\n", "function", "table", "rows", "max", "99 %",
           "worst");
    for (size_t i = 0; i < functions_count; ++i) {
        const struct claim *c = claim_of(&functions[i]);
        for (size_t j = 0; c != NULL && j < tables; ++j) {
            const char *table = argc > 1 ? argv[j + 1] : name[j];
            struct table t = table_read(table);
            report(&t, table, c, &functions[i]);
            table_free(&t);
        }
    }
    return EXIT_SUCCESS;
}
