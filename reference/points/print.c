#include "print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int print_points(const char *header, int first, int count,
                 void (*at)(const void *what, int i, double *x), const void *what)
{
    int names = 1;
    for (const char *c = header; *c != '\0'; ++c)
        names += *c == '\t' ? 1 : 0;
    printf("%s\n", header);
    for (int i = first; i < first + count; ++i) {
        double x[4];
        at(what, i, x);
        for (int k = 0; k < names; ++k)
            printf("%a%c", x[k], k + 1 < names ? '\t' : '\n');
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static const struct named_region *region(const void *regions, size_t k, size_t size)
{
    return (const void *)((const char *)regions + k * size);
}

int print_region(const char *program, const void *regions, size_t n, size_t size, int argc,
                 char **argv, void (*at)(const void *region, int i, double *x))
{
    for (size_t k = 0; argc > 1 && k < n; ++k) {
        const struct named_region *const r = region(regions, k, size);
        if (strcmp(argv[1], r->name) == 0 && (argc == 4 || (argc == 2 && r->rows > 0)))
            return print_points(r->header, argc == 4 ? atoi(argv[2]) : 0,
                                argc == 4 ? atoi(argv[3]) : r->rows, at, r);
    }
    fprintf(stderr, "usage: %s REGION [FIRST COUNT]; regions:", program);
    for (size_t k = 0; k < n; ++k)
        fprintf(stderr, " %s", region(regions, k, size)->name);
    fprintf(stderr, "\n");
    return 2;
}
