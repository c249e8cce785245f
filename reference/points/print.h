/* What every program here ends with: printing its points. */
#ifndef BURGI_REFERENCE_POINTS_PRINT_H
#define BURGI_REFERENCE_POINTS_PRINT_H

#include <stddef.h>

/* Prints the header and the points first .. first + count - 1, as many numbers each as the header has
 * names; at puts point i into x, which depends on nothing but what and i: a table holds those from 0,
 * and any from further on are fresh.  The program's exit status. */
int print_points(const char *header, int first, int count,
                 void (*at)(const void *what, int i, double *x), const void *what);

/* How a program's own regions begin: their name, what their points are called, and how many a table
 * holds (0: as many as are asked for). */
struct named_region {
    const char *name, *header;
    int rows;
};

/* The whole of such a program: NAME [FIRST COUNT], of n regions of so many bytes each; at is given
 * the one of that name.  The program's exit status, 2 after a line of usage. */
int print_region(const char *program, const void *regions, size_t n, size_t size, int argc,
                 char **argv, void (*at)(const void *region, int i, double *x));

#endif
