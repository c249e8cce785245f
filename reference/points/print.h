/* What every program here ends with: printing its points. */
#ifndef BURGI_REFERENCE_POINTS_PRINT_H
#define BURGI_REFERENCE_POINTS_PRINT_H

/* Prints the header and the points first .. first + count - 1, as many numbers each as the header has
 * names; at puts point i into x, which depends on nothing but what and i: a table holds those from 0,
 * and any from further on are fresh.  The program's exit status. */
int print_points(const char *header, int first, int count,
                 void (*at)(const void *what, int i, double *x), const void *what);

#endif
