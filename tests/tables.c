/* Every truth table on every instruction set of this machine, without Criterion.  Prints a
 * line for each broken claim, each table that is not whole and, at the end, the count; -v prints a
 * line for every claim, --every N looks at every Nth row alone of tables of more than 1000. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/manifest.h"
#include "lib/scan.h"

static void tell(const char *line)
{
    puts(line);
}

/* Keeps every Nth row of a long table. */
static void thin(struct table *t, size_t every)
{
    enum { LONG = 1000 };
    const size_t rows = t->rows > LONG ? (t->rows + every - 1) / every : t->rows;
    if (rows == t->rows)
        return;
    for (size_t c = 0; c < t->columns; ++c)
        for (size_t i = 0; i < rows; ++i)
            t->cell[c * rows + i] = t->cell[c * t->rows + i * every];
    t->rows = rows;
}

int main(int argc, char **argv)
{
    static char name[MAX_TABLES][TABLE_NAME];
    const size_t tables = table_names(name);
    const bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    const long every = argc > 2 && strcmp(argv[1], "--every") == 0 ? atol(argv[2]) : 1;
    unsigned passed = 0, failed = (unsigned)manifest_breaches(tell);

    for (size_t i = 0; i < tables; ++i) {
        struct table t = table_read(name[i]);
        thin(&t, every > 1 ? (size_t)every : 1);
        const struct bg_isa *k;
        for (size_t isa = 0; (k = bg_isa_here(isa)) != NULL; ++isa)
            for (size_t j = 0; j < claims_count; ++j) {
                const struct claim *c = &claims[j];
                if (!concerns(c, name[i]))
                    continue;
                const struct worst w = scan(&t, k, c);
                if (w.rows == 0)
                    continue;
                const bool ok = holds(c, &w);
                if (ok)
                    ++passed;
                else
                    ++failed;
                if (verbose || !ok) {
                    char line[512];
                    describe(line, sizeof line, c, &w, name[i], k->name);
                    puts(line);
                }
            }
        table_free(&t);
    }
    printf("%u passed, %u failed, 0 skipped\n", passed, failed);
    return failed != 0 || passed == 0;
}
