/* Every truth table on every instruction set of this machine, without Criterion.  Prints a
 * line for each broken claim, each table that is not whole and, at the end, the count; -v prints a line for every claim. */
#include <stdio.h>
#include <string.h>

#include "lib/manifest.h"
#include "lib/scan.h"

static void tell(const char *line)
{
    puts(line);
}

int main(int argc, char **argv)
{
    static char name[MAX_TABLES][TABLE_NAME];
    const size_t tables = table_names(name);
    const bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    unsigned passed = 0, failed = (unsigned)manifest_breaches(tell);

    for (size_t i = 0; i < tables; ++i) {
        struct table t = table_read(name[i]);
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
