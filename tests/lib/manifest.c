#include "manifest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan.h"

struct entry {
    char name[TABLE_NAME];
    size_t rows;
    bool there;
};

/* Lines "ROWS NAME"; their number. */
static size_t read_list(struct entry list[MAX_TABLES])
{
    const char *srcdir = getenv("srcdir");
    char path[4096], line[256];
    snprintf(path, sizeof path, "%s/tests/data/rows.list", srcdir ? srcdir : ".");
    FILE *f = fopen(path, "r");
    size_t n = 0, number = 0;
    while (f != NULL && fgets(line, sizeof line, f) != NULL) {
        char *name;
        ++number;
        if (line[0] == '#')
            continue;
        const size_t rows = strtoul(line, &name, 10);
        name += strspn(name, " ");
        name[strcspn(name, "\n")] = '\0';
        if (name == line || *name == '\0' || strlen(name) >= TABLE_NAME || n == MAX_TABLES) {
            fprintf(stderr, "%s:%zu: expected ROWS NAME\n", path, number);
            exit(EXIT_FAILURE);
        }
        list[n] = (struct entry){ .rows = rows };
        strcpy(list[n++].name, name);
    }
    if (n == 0) {
        fprintf(stderr, "%s: cannot be read, or lists no table\n", path);
        exit(EXIT_FAILURE);
    }
    fclose(f);
    return n;
}

size_t manifest_breaches(void (*tell)(const char *line))
{
    static struct entry list[MAX_TABLES];
    static char name[MAX_TABLES][TABLE_NAME];
    const size_t listed = read_list(list), tables = table_names(name);
    char line[TABLE_NAME + 80];
    size_t breaches = 0;

    for (size_t i = 0; i < tables; ++i) {
        struct table t = table_read(name[i]);
        size_t k = 0;
        while (k < listed && strcmp(list[k].name, name[i]) != 0)
            ++k;
        if (k < listed)
            list[k].there = true;
        if (k == listed || list[k].rows != t.rows) {
            snprintf(line, sizeof line, "%.47s: %zu rows; expected %zu, as rows.list has it",
                     name[i], t.rows, k < listed ? list[k].rows : 0);
            tell(line);
            ++breaches;
        }
        table_free(&t);
    }
    for (size_t k = 0; k < listed; ++k)
        if (!list[k].there) {
            snprintf(line, sizeof line, "%.47s: is not there; expected %zu rows", list[k].name,
                     list[k].rows);
            tell(line);
            ++breaches;
        }
    return breaches;
}
