#include "print.h"

#include <stdio.h>
#include <stdlib.h>

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
