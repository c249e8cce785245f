/* What vmf info keeps of each row: its length, and a hash by which equal rows are found. */
#ifndef BURGI_CLI_MARKS_H
#define BURGI_CLI_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mark {
    uint64_t hash[2];
    double length; /* 0: a row of zeros; NaN: one that is not finite, which has no hash */
};

/* Of a row of p numbers, in which -0 is 0.  Different rows have the same hash by chance only, for which its
 * 128 bits leave 2^-120 or so. */
struct mark mark_of(const double *x, size_t p);

/* The same of a row that has x[k] in column index[k], k < n, and 0 elsewhere. */
struct mark mark_of_sparse(const double *x, const uint32_t *index, size_t n);

struct marks {
    struct mark *mark;
    size_t n, room;
};

/* Appends n of them; false where the memory fails. */
bool marks_add(struct marks *to, const struct mark *mark, size_t n);
void marks_free(struct marks *marks);

/* How many equal an earlier one.  Changes their order. */
size_t marks_repeated(struct marks *marks);

/* Lengths of at least one: the least, the median (the mean of the two in the middle where there are
 * two), and the most. */
void marks_lengths(const struct marks *marks, double *least, double *median, double *most);

#endif
