/* Rows that wait until there are many, to be given out by class. */
#ifndef BURGI_CLI_SORTER_H
#define BURGI_CLI_SORTER_H

#include <stdbool.h>

#include "io/reader.h"
#include "rows.h"

/* The rows of a class that wait: so many, and where the first is. */
struct waiting {
    size_t at, rows;
};

struct sorter {
    const struct rows *of;
    struct waiting *in; /* of each class */
    size_t *class;  /* those of which rows are to come or wait, in the order of their first, */
    size_t classes; /* how many, */
    size_t given;   /* how many of them have been given out, */
    size_t given_of_one; /* and how many rows of the next */

    size_t room;   /* rows that there is room for: */
    size_t *row;   /* their numbers among those of all files, */
    double *w;     /* and their weights, */
    bool weighted; /* where there are any */
    void *x; /* numbers, of dense rows side by side by class, of sparse ones as they came */
    size_t width;      /* the bytes of one, */
    size_t size;       /* room in bytes, */
    bool sparse;       /* and of sparse rows: */
    size_t *from;      /* the first number of each, */
    size_t *numbers;   /* how many it has, */
    uint32_t *index;   /* and the columns of all */
    size_t used, most; /* numbers: that wait, and that there is room for */
    double *value;     /* the sparse rows that are given out, one after the other, */
    uint32_t *column;
    size_t *start;
    size_t gathered; /* and numbers that there is room for */
};

/* For rows of rows->labels, which stay where they are. */
bool sorter_begin(struct sorter *s, const struct rows *rows);
void sorter_end(struct sorter *s);

/* How many rows are to wait, by their numbers those of a whole multiple of so many: a power of 2.
 * Sparse ones wait for the end of their chunk. */
size_t sorter_span(const struct rows *rows, bool sparse);

/* Takes the rows of a tile less those of weight 0, tiles of one type and in their order until all rows
 * have been given out.  False where the memory fails. */
bool sorter_take(struct sorter *s, const struct part *all);

/* The rows of a class in a chunk, in their order, with the number of the first of them: class
 * after class, chunk after chunk.  They live until the next call.  1; 0: no row waits; -1: out of
 * memory. */
int sorter_next(struct sorter *s, struct part *part);

#endif
