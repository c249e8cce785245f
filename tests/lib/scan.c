#include "scan.h"

#include <dirent.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct function *function_named(const char *name)
{
    for (size_t i = 0; i < functions_count; ++i)
        if (strcmp(functions[i].name, name) == 0)
            return &functions[i];
    fprintf(stderr, "claims.c: no function %s in functions.def\n", name);
    exit(EXIT_FAILURE);
}

/* The columns of the function's arguments and value; false where one is missing. */
static bool columns(const struct table *t, const struct function *f,
                    const double *arg[MAX_ARGS], const double **hi, const double **lo)
{
    char name[TABLE_NAME];
    snprintf(name, sizeof name, "%s.lo", f->name);
    *hi = table_column(t, f->name);
    *lo = table_column(t, name);
    bool all = *hi != NULL && *lo != NULL;
    for (int k = 0; k < f->args; ++k) {
        arg[k] = table_column(t, f->arg[k]);
        all = all && arg[k] != NULL;
    }
    return all;
}

static bool is_tiny(const struct claim *c, double hi)
{
    return c->error == error_rel && fabs(hi) < DBL_MIN;
}

double allowed(const struct claim *c, const double *arg, double hi)
{
    if (is_tiny(c, hi))
        return 4.0;
    return c->condition != NULL ? c->bound * c->condition(arg, hi) : c->bound;
}

/* The same, but -1 where the condition number leaves the claim nothing to say: a row for which the table
 * is to blame. */
static double allowed_of_table(const struct claim *c, const double *arg, double hi)
{
    const double most = c->most > 0.0 ? c->most : MOST_CONDITION, bound = allowed(c, arg, hi);
    return c->condition == NULL || is_tiny(c, hi) || bound <= most * c->bound ? bound : -1.0;
}

static void judge(struct worst *w, const struct claim *c, size_t row, const double *arg,
                  double got, double hi, double lo)
{
    const double error = c->error(got, hi, lo);
    const double bound = allowed_of_table(c, arg, hi);
    const double share = bound < 0.0 ? HUGE_VAL : error == 0.0 ? 0.0 : error / bound;

    ++w->rows;
    w->over += error <= bound ? 0 : 1;
    if (w->rows == 1 || !(share <= w->share)) {
        w->row = row;
        w->share = share;
        w->error = error;
        memcpy(w->arg, arg, sizeof w->arg);
        w->got = got;
        w->hi = hi;
        w->lo = lo;
    }
}

bool concerns(const struct claim *c, const char *table)
{
    if (c->share > 0.0 && strstr(table, "worst") != NULL)
        return false; /* a share is of random points, not of the worst that were found */
    return c->only == NULL || strstr(table, c->only) != NULL;
}

struct worst scan(const struct table *t, const struct bg_isa *k, const struct claim *c)
{
    const struct function *f = function_named(c->function);
    const double *arg[MAX_ARGS], *hi, *lo;
    struct worst w = { 0 };
    if (!columns(t, f, arg, &hi, &lo))
        return w;

    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1, 1 };
    double *got = malloc(t->rows * sizeof *got);
    if (got == NULL) {
        fprintf(stderr, "scan: out of memory\n");
        exit(EXIT_FAILURE);
    }
    f->batch(k)(t->rows, arg, one, got, 1);
    for (size_t i = 0; i < t->rows; ++i) {
        double a[MAX_ARGS] = { 0 };
        for (int j = 0; j < f->args; ++j)
            a[j] = arg[j][i];
        if (c->where == NULL || c->where(a))
            judge(&w, c, i, a, got[i], hi[i], lo[i]);
    }
    free(got);
    return w;
}

bool holds(const struct claim *c, const struct worst *w)
{
    const double share = c->share > 0.0 ? c->share : 1.0;
    return (double)(w->rows - w->over) >= share * (double)w->rows;
}

void describe(char *line, size_t size, const struct claim *c, const struct worst *w,
              const char *table, const char *isa)
{
    const struct function *f = function_named(c->function);
    int n = snprintf(line, size,
                     "%s %s, %s, bound %g%s: %zu of %zu rows over, worst %.3g u, %.2g of what "
                     "is allowed, at",
                     isa, table, c->function, c->bound, c->error == error_mixed ? " mixed" : "",
                     w->over, w->rows, w->error, w->share);
    for (int k = 0; k < f->args && n > 0 && (size_t)n < size; ++k)
        n += snprintf(line + n, size - (size_t)n, " %s=%a", f->arg[k], w->arg[k]);
    if (n > 0 && (size_t)n < size)
        snprintf(line + n, size - (size_t)n, ": got %a, wanted %a%+a", w->got, w->hi, w->lo);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

size_t table_names(char name[MAX_TABLES][TABLE_NAME])
{
    const char *srcdir = getenv("srcdir");
    char path[4096];
    snprintf(path, sizeof path, "%s/tests/data", srcdir ? srcdir : ".");
    DIR *dir = opendir(path);
    if (dir == NULL) {
        fprintf(stderr, "%s: cannot be opened\n", path);
        exit(EXIT_FAILURE);
    }
    size_t n = 0;
    for (const struct dirent *e; (e = readdir(dir)) != NULL;) {
        const size_t length = strlen(e->d_name);
        if (length < 5 || strcmp(e->d_name + length - 4, ".tsv") != 0)
            continue;
        if (n == MAX_TABLES || length >= TABLE_NAME) {
            fprintf(stderr, "%s: too many tables, or too long a name: %s\n", path, e->d_name);
            exit(EXIT_FAILURE);
        }
        strcpy(name[n++], e->d_name);
    }
    closedir(dir);
    qsort(name, n, sizeof *name, by_name);
    return n;
}
