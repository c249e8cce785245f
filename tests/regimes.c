/* The Bessel functions' worst error in each regime, over all truth tables: docs/bessel_errors.md.
 * The rows are sorted by the core's own classifiers.  Every instruction set gives the same
 * bits, so one is enough here; tests/truth.c holds all of them to their bounds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/besseli.h"
#include "core/besseli_ratio.h"
#include "core/besselk.h"
#include "core/besselk_ratio.h"
#include "functions.h"
#include "scan.h"
#include "table.h"

enum { REGIMES = 32 };

/* What follows the first word of a table's head. */
#define HEAD " | points | worst, u | at nu | at x | above 2 u |\n|---|---|---|---|---|---|\n"

struct regime {
    size_t rows, above2; /* seen; with an error above 2 u */
    double worst, nu, x;
};

/* Regimes are named by the expressions that the core evaluates there. */
#define NAME(regime, value) [regime] = #value,
#define FUNCTION(f)                                                                            \
    {                                                                                          \
#f, bg_##f##_regime,                                                                   \
        {                                                                                      \
            BG_EACH_##f(NAME, nu, x)                                                           \
        }                                                                                      \
    }
static const struct {
    const char *name;
    int (*regime)(double nu, double x);
    const char *regime_name[REGIMES];
} bessel[] = {
    FUNCTION(log_besseli),        FUNCTION(log_besselk),   FUNCTION(log_besseli_scaled),
    FUNCTION(log_besselk_scaled), FUNCTION(besseli_ratio), FUNCTION(besseli_ratio_compl),
    FUNCTION(besseli_ratio_dx),   FUNCTION(besselk_ratio),
};
enum { FUNCTIONS = sizeof bessel / sizeof *bessel };
static struct regime regimes[FUNCTIONS][REGIMES];

static const struct function *function_named(const char *name)
{
    size_t i = 0;
    while (strcmp(functions[i].name, name) != 0)
        ++i;
    return &functions[i];
}

static bool is_log(size_t k)
{
    return strncmp(bessel[k].name, "log_", 4) == 0;
}

static void add_table(const struct table *t, size_t k)
{
    char lo_name[TABLE_NAME + 3];
    snprintf(lo_name, sizeof lo_name, "%s.lo", bessel[k].name);
    const double *nu = table_column(t, "nu"), *x = table_column(t, "x");
    const double *hi = table_column(t, bessel[k].name), *lo = table_column(t, lo_name);
    if (nu == NULL || x == NULL || hi == NULL || lo == NULL)
        return;

    const struct function *f = function_named(bessel[k].name);
    for (size_t i = 0; i < t->rows; ++i) {
        const double arg[] = { nu[i], x[i] }, got = f->scalar(bg_kernels(), arg);
        const double error =
            is_log(k) ? error_mixed(got, hi[i], lo[i]) : error_rel(got, hi[i], lo[i]);
        struct regime *r = &regimes[k][bessel[k].regime(nu[i], x[i])];
        ++r->rows;
        r->above2 += error > 2.0 ? 1 : 0;
        if (r->rows == 1 || error > r->worst) {
            r->worst = error;
            r->nu = nu[i];
            r->x = x[i];
        }
    }
}

static void print_row(const char *name, const struct regime *r)
{
    printf("| %s | %zu | %.2f | %.17g | %.17g | %zu |\n", name, r->rows, r->worst, r->nu, r->x,
           r->above2);
}

static void print_all_regimes(size_t k)
{
    struct regime all = { 0 };
    for (int i = 0; i < REGIMES; ++i) {
        const struct regime *r = &regimes[k][i];
        if (r->rows > 0 && !(r->worst < all.worst)) {
            all.worst = r->worst;
            all.nu = r->nu;
            all.x = r->x;
        }
        all.rows += r->rows;
        all.above2 += r->above2;
    }
    print_row(bessel[k].name, &all);
}

static void print_each_regime(size_t k)
{
    printf("\n## %s, %s\n\n| regime" HEAD, bessel[k].name, is_log(k) ? "mixed" : "relative");
    for (int i = 0; i < REGIMES; ++i) {
        char name[128];
        snprintf(name, sizeof name, "`%s`", bessel[k].regime_name[i]);
        if (regimes[k][i].rows > 0)
            print_row(name, &regimes[k][i]);
    }
}

int main(void)
{
    static char name[MAX_TABLES][TABLE_NAME];
    const size_t tables = table_names(name);

    for (size_t i = 0; i < tables; ++i) {
        if (strncmp(name[i], "bessel", 6) != 0)
            continue;
        struct table t = table_read(name[i]);
        for (size_t k = 0; k < FUNCTIONS; ++k)
            add_table(&t, k);
        table_free(&t);
    }
    printf("# Worst errors by regime\n\n"
           "Printed by `tests/regimes` from the truth tables tests/data/bessel*.tsv; "
           "`tools/check-tables`\nprints it again.\n\n"
           "Errors in u = 2^-53, by the measures of [accuracy.md](accuracy.md): mixed for the\n"
           "logarithms, else relative; results below 2^-1022 in units of 2^-1074.  A measured "
           "error\nis a lower bound of the true one.\n\n## All regimes\n\n| function" HEAD);
    for (size_t k = 0; k < FUNCTIONS; ++k)
        print_all_regimes(k);
    for (size_t k = 0; k < FUNCTIONS; ++k)
        print_each_regime(k);
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
