/* How accurate every function is on the truth tables: a row for each claim of claims.c, with the
 * number of points that it speaks of, the largest error, the 99 % quantile, and where the largest is,
 * which is docs/measured/accuracy.md; -v gives a row for each table too, and --figures what
 * tools/check-figures wants.  Further arguments name tables to use instead of all of tests/data.
 * Errors are in u = 2^-53 times the claim's condition number, if it has one (subnormal results in
 * units of 2^-1074).  All instruction sets give the same bits; this runs the widest. */
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
    static const ptrdiff_t one[MAX_ARGS] = { 1, 1, 1, 1 };
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
        struct sample *const to = &s->at[s->n];
        for (int k = 0; k < f->args; ++k)
            to->arg[k] = arg[k][i];
        if (c->where != NULL && !c->where(to->arg))
            continue;
        to->error = c->error(got[i], hi[i], lo[i]);
        if (c->condition != NULL)
            to->error /= c->condition(to->arg, hi[i]);
        ++s->n;
    }
    free(got);
}

/* x as the headers have it: 5 digits, 1.2345e-7 and not 1.2345e-07. */
static void print_short(double x)
{
    char text[32];
    snprintf(text, sizeof text, "%.5g", x);
    const char *const e = strchr(text, 'e');
    if (e == NULL)
        printf("%s", text);
    else
        printf("%.*se%d", (int)(e - text), text, atoi(e + 1));
}

static const char *measure(const struct claim *c)
{
    return c->error == error_mixed ? "mixed"
           : c->condition != NULL  ? "relative by condition"
                                   : "relative";
}

/* A line of the table of FORM, for one table if it is named. */
enum form { ALL, EACH, FIGURES };

static void report(enum form form, const char *table, struct samples s, const struct claim *c,
                   const struct function *f)
{
    if (s.n == 0)
        return;
    qsort(s.at, s.n, sizeof *s.at, ascending);
    const struct sample *const worst = &s.at[s.n - 1];
    if (form == FIGURES)
        printf("%s\t%g\t%.2f\t", f->name, c->bound, worst->error);
    else
        printf("| %s | %g %s | %s%s%zu | %.2f | %.2f |", f->name, c->bound, measure(c), table,
               *table ? " | " : "", s.n, worst->error, s.at[(s.n - 1) * 99 / 100].error);
    for (int k = 0; k < f->args; ++k) {
        printf("%s%s = ", k > 0 ? ", " : form == FIGURES ? "" : " ", f->arg[k]);
        form == FIGURES ? print_short(worst->arg[k]) : (void)printf("%a", worst->arg[k]);
    }
    printf(form == FIGURES ? "\n" : " |\n");
}

static void print_header(enum form form)
{
    if (form == EACH)
        printf("| function | bound, u | table | points | max | 99 %% | worst |\n"
               "|---|---|---|---|---|---|---|\n");
    else if (form == ALL)
        printf(
            "# Errors on the truth tables\n\n"
            "Printed by `tests/accuracy` from tests/data/*.tsv, those of the worst cases that\n"
            "climbs found included; `tools/check-tables` prints it again, and\n"
            "`tools/check-figures` holds headers and README to it.  A row is a claim of\n"
            "tests/lib/claims.c, errors are in u = 2^-53 by the measures of\n"
            "[accuracy.md](../accuracy.md), divided by the condition number where there is "
            "one.\n"
            "A measured error is a lower bound of the true one.\n\n"
            "| function | bound, u | points | worst, u | 99 %% | at |\n"
            "|---|---|---|---|---|---|\n");
}

/* Whether a header and README speak of the function: the elementary ones are not public. */
static bool is_public(const struct function *f)
{
    return strcmp(f->family, "elem") != 0;
}

static const struct function *function_of(const struct claim *c)
{
    size_t i = 0;
    while (i < functions_count && strcmp(functions[i].name, c->function) != 0)
        ++i;
    return i < functions_count ? &functions[i] : NULL;
}

int main(int argc, char **argv)
{
    static char name[MAX_TABLES][TABLE_NAME];
    static struct table t[MAX_TABLES];
    const enum form form = argc > 1 && strcmp(argv[1], "-v") == 0          ? EACH
                           : argc > 1 && strcmp(argv[1], "--figures") == 0 ? FIGURES
                                                                           : ALL;
    const int first = form == ALL ? 1 : 2;
    const size_t chosen = (size_t)(argc - first), tables = chosen ? chosen : table_names(name);

    for (size_t j = 0; j < tables && j < MAX_TABLES; ++j)
        t[j] = table_read(chosen ? argv[first + (int)j] : name[j]);
    print_header(form);
    for (size_t i = 0; i < claims_count; ++i) {
        const struct claim *const c = &claims[i];
        const struct function *const f = function_of(c);
        struct samples all = { 0 };
        for (size_t j = 0; f != NULL && c->share <= 0.0 && j < tables; ++j) {
            struct samples one = { 0 };
            append(form == EACH ? &one : &all, &t[j], c, f);
            if (form == EACH)
                report(form, chosen ? argv[first + (int)j] : name[j], one, c, f);
            free(one.at);
        }
        if (f != NULL && (form != FIGURES || is_public(f)))
            report(form, "", all, c, f);
        free(all.at);
    }
    for (size_t j = 0; j < tables; ++j)
        table_free(&t[j]);
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
