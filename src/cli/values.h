/* Weighted numbers, and their histogram. */
#ifndef BURGI_CLI_VALUES_H
#define BURGI_CLI_VALUES_H

#include <stdbool.h>
#include <stddef.h>

struct value {
    double x, weight;
};

struct values {
    struct value *value;
    size_t n, room;
};

/* Appends n of them; false where the memory fails. */
bool values_add(struct values *to, const struct value *value, size_t n);
void values_free(struct values *values);

void values_sort(struct values *values);

/* What to show of sorted numbers, at least one: all, or, where the others are far from them, all but a
 * thousandth of them on either side. */
void values_range(const struct values *values, double *lo, double *hi);

/* So many bins as n numbers fill well, by Rice's rule, from 8 to 60; no histogram has more than VALUES_BINS. */
enum { VALUES_BINS = 120 };
size_t values_bins(size_t n);

/* The part of all weight that is in each of n bins, between the n + 1 edges, of sorted numbers. */
void values_histogram(const struct values *values, size_t n, const double *edge, double *part);

/* How many are below lo or above hi. */
size_t values_outside(const struct values *values, double lo, double hi);

#endif
