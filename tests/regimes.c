/* The worst error in each regime of the functions of some families, over all truth tables: regimes
 * FAMILY...  The rows are sorted by the core's own classifiers; an error is by the measure of the
 * function's first claim, condition number and all.  Every instruction set gives the same bits, so
 * one is enough here; tests/truth.c holds all of them to their bounds. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/classify.h"
#include "lib/functions.h"
#include "lib/points.h"
#include "lib/scan.h"
#include "lib/table.h"

struct regime {
    size_t rows, above2; /* seen; with an error above 2 u */
    double worst, arg[MAX_ARGS];
};

enum { MAX_FUNCTIONS = 128 };
static struct regime regimes[MAX_FUNCTIONS][REGIMES];

static bool starts(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

static const struct claim *claim_of(size_t k)
{
    size_t i = 0;
    while (strcmp(claims[i].function, functions[k].name) != 0)
        ++i;
    return &claims[i];
}

/* The regime; where the quick classifier claims to know it, it must. */
static int regime_at(size_t k, const double *arg)
{
    const int regime = classifiers[k].regime(arg), quick = classifiers[k].quick(arg);
    if (quick != 0 && quick != regime) {
        fprintf(stderr, "%s(%a, %a, %a): regime %d, and quickly %d\n", functions[k].name,
                arg[0], arg[1], arg[2], regime, quick);
        exit(EXIT_FAILURE);
    }
    return regime;
}

/* The two classifiers at points of every kind, of which many lie on cut-overs. */
static void compare_classifiers(size_t k)
{
    static double arg[POINT_ARGS][POINTS];
    struct random random = { 5 };
    for (int round = 0; round < 4; ++round) {
        const int args = functions[k].args;
        const size_t n = round == 0   ? points_special(args, arg)
                         : round == 1 ? points_mixed(&random, args, arg)
                                      : points_cluster(&random, args, arg);
        for (size_t i = 0; i < n; ++i)
            regime_at(k, (const double[]){ arg[0][i], arg[1][i], arg[2][i], arg[3][i] });
    }
}

static void add_row(size_t k, const struct claim *c, const double *arg, double hi, double lo)
{
    double error = c->error(functions[k].scalar(bg_isa_picked(), arg), hi, lo);
    if (c->condition != NULL)
        error /= c->condition(arg, hi);
    struct regime *r = &regimes[k][regime_at(k, arg)];
    ++r->rows;
    r->above2 += error > 2.0 ? 1 : 0;
    if (r->rows == 1 || error > r->worst) {
        r->worst = error;
        memcpy(r->arg, arg, sizeof r->arg);
    }
}

static void add_table(const struct table *t, size_t k)
{
    const struct function *f = &functions[k];
    char lo_name[TABLE_NAME + 3];
    snprintf(lo_name, sizeof lo_name, "%s.lo", f->name);
    const double *hi = table_column(t, f->name), *lo = table_column(t, lo_name);
    const double *column[MAX_ARGS];
    for (int i = 0; i < f->args; ++i)
        if ((column[i] = table_column(t, f->arg[i])) == NULL)
            return;
    if (hi == NULL || lo == NULL)
        return;

    for (size_t row = 0; row < t->rows; ++row) {
        double arg[MAX_ARGS] = { 0 };
        for (int i = 0; i < f->args; ++i)
            arg[i] = column[i][row];
        add_row(k, claim_of(k), arg, hi[row], lo[row]);
    }
}

static void print_row(size_t k, const char *name, const struct regime *r)
{
    printf("| %s | %zu | %.2f |", name, r->rows, r->worst);
    for (int i = 0; i < functions[k].args; ++i)
        printf("%s %.17g", i > 0 ? "," : "", r->arg[i]);
    printf(" | %zu |\n", r->above2);
}

static void print_all_regimes(size_t k)
{
    struct regime all = { 0 };
    for (int i = 0; i < REGIMES; ++i) {
        const struct regime *r = &regimes[k][i];
        if (r->rows > 0 && !(r->worst < all.worst)) {
            all.worst = r->worst;
            memcpy(all.arg, r->arg, sizeof all.arg);
        }
        all.rows += r->rows;
        all.above2 += r->above2;
    }
    print_row(k, functions[k].name, &all);
}

static void print_each_regime(size_t k)
{
    const struct claim *c = claim_of(k);
    printf("\n## %s, %s\n\n| regime | points | worst, u | at ", functions[k].name,
           c->error == error_mixed ? "mixed"
           : c->condition != NULL  ? "relative by condition"
                                   : "relative");
    for (int i = 0; i < functions[k].args; ++i)
        printf("%s%s", i > 0 ? ", " : "", functions[k].arg[i]);
    printf(" | above 2 u |\n|---|---|---|---|---|\n");
    for (int i = 0; i < REGIMES; ++i) {
        char name[160];
        snprintf(name, sizeof name, "`%s`", classifiers[k].name[i]);
        if (regimes[k][i].rows > 0)
            print_row(k, name, &regimes[k][i]);
    }
}

static bool is_wanted(size_t k, int families, char **family)
{
    for (int i = 0; i < families; ++i)
        if (strcmp(functions[k].family, family[i]) == 0)
            return true;
    return false;
}

static void print_page(int families, char **family)
{
    printf("# Worst errors by regime\n\nPrinted by `tests/regimes");
    for (int i = 0; i < families; ++i)
        printf(" %s", family[i]);
    printf("` from the truth tables tests/data/*.tsv;\n"
           "`tools/check-tables` prints it again.\n\n"
           "Errors in u = 2^-53, by the measures of [accuracy.md](../accuracy.md), which each\n"
           "section names.  Results below 2^-1022 are judged in units of 2^-1074.  A measured\n"
           "error is a lower bound of the true one.\n\n"
           "## All regimes\n\n| function | points | worst, u | at | above 2 u |\n"
           "|---|---|---|---|---|\n");
    for (int each = 0; each < 2; ++each)
        for (size_t k = 0; k < classifiers_count; ++k)
            if (is_wanted(k, families, family))
                (each ? print_each_regime : print_all_regimes)(k);
}

int main(int argc, char **argv)
{
    static char name[MAX_TABLES][TABLE_NAME];
    bool any = false;
    for (size_t k = 0; k < classifiers_count; ++k)
        any = any || is_wanted(k, argc - 1, argv + 1);
    if (!any) {
        fprintf(stderr, "usage: regimes FAMILY...\n");
        return 2;
    }
    const size_t tables = table_names(name);
    for (size_t k = 0; k < classifiers_count; ++k)
        compare_classifiers(k);
    for (size_t i = 0; i < tables; ++i) {
        struct table t = table_read(name[i]);
        for (size_t k = 0; k < classifiers_count; ++k)
            if (is_wanted(k, argc - 1, argv + 1) && !starts(name[i], "bessel_dd"))
                add_table(&t, k);
        table_free(&t);
    }
    print_page(argc - 1, argv + 1);
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
