/* Every truth table holds every function to its claims, on every instruction set. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "lib/manifest.h"
#include "lib/scan.h"

enum { MAX_ISAS = 4, MAX_CLAIMS = 128 };

struct run { /* arrays, not pointers: a case runs in another process */
    int isa;
    char table[TABLE_NAME];
};

ParameterizedTestParameters(truth, claims_hold)
{
    static struct run runs[MAX_TABLES * MAX_ISAS];
    static char name[MAX_TABLES][TABLE_NAME];
    const size_t tables = table_names(name);
    size_t n = 0;
    for (size_t i = 0; i < tables; ++i)
        for (int isa = 0; isa < MAX_ISAS && bg_isa_here((size_t)isa) != NULL; ++isa) {
            runs[n].isa = isa;
            strcpy(runs[n++].table, name[i]);
        }
    return cr_make_param_array(struct run, runs, n);
}

/* A table that no claim speaks of is a mistake: a column misnamed, or a claim forgotten. */
ParameterizedTest(struct run *run, truth, claims_hold)
{
    const struct bg_isa *k = bg_isa_here((size_t)run->isa);
    struct table t = table_read(run->table);
    size_t rows = 0;

    for (size_t i = 0; i < claims_count; ++i) {
        if (!concerns(&claims[i], run->table))
            continue;
        const struct worst w = scan(&t, k, &claims[i]);
        char line[512];
        describe(line, sizeof line, &claims[i], &w, run->table, k->name);
        cr_expect(holds(&claims[i], &w), "%s", line);
        rows += w.rows;
    }
    cr_expect(rows > 0, "%s: no claim about any of its columns", run->table);
    table_free(&t);
}

/* Every public function is claimed for, and every claim is put to the test by some table. */
Test(truth, nothing_goes_untested)
{
    static char name[MAX_TABLES][TABLE_NAME];
    static size_t rows[MAX_CLAIMS];
    const struct bg_isa *k = bg_isa_here(0);
    const size_t tables = table_names(name);

    cr_assert(claims_count <= MAX_CLAIMS);
    for (size_t i = 0; i < tables; ++i) {
        struct table t = table_read(name[i]);
        for (size_t j = 0; j < claims_count; ++j)
            if (concerns(&claims[j], name[i]))
                rows[j] += scan(&t, k, &claims[j]).rows;
        table_free(&t);
    }
    for (size_t j = 0; j < claims_count; ++j)
        cr_expect(rows[j] > 0, "no table tests %s, bound %g", claims[j].function,
                  claims[j].bound);
    for (size_t i = 0; i < functions_count; ++i) {
        size_t j = 0;
        while (j < claims_count && strcmp(claims[j].function, functions[i].name) != 0)
            ++j;
        cr_expect(j < claims_count, "claims.c says nothing of %s", functions[i].name);
    }
}

static void tell(const char *line)
{
    cr_log_error("%s", line);
}

Test(truth, tables_are_all_there_and_whole)
{
    cr_expect(manifest_breaches(tell) == 0);
}
