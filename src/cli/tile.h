/* What is done to a tile of rows before a command gets it. */
#ifndef BURGI_CLI_TILE_H
#define BURGI_CLI_TILE_H

#include <stdbool.h>

#include "io/reader.h"
#include "rows.h"

/* usable[i] = 0 where row i of p columns is zero or not finite, else 1, as where weight, unless it is
 * NULL, is 0.  Returns how many are 0; *first is the first of them. */
size_t tile_judge(const struct bg_tile *t, size_t p, const double *weight, double *usable,
                  size_t *first);

/* The rows of t less the centre, of p numbers, in x: the tile *centred. */
void tile_subtract(const struct bg_tile *t, size_t p, const double *center, double *x,
                   struct bg_tile *centred);

/* What is wrong with row i: "zero", "NaN in column 3". */
void tile_name_ill(const struct bg_tile *t, size_t i, size_t p, char *text, size_t room);

/* Sorts the rows of tiles by class. */
struct sorter {
    size_t p, classes;
    size_t *first;   /* the first row of each class that is not given out yet, or NONE */
    size_t *next;    /* the one after row i in its class, or NONE */
    size_t rows;     /* room of next */
    void *x;         /* the rows of a class, one after the other, */
    double *w;       /* and their weights */
    size_t bytes;    /* room of x */
    size_t *start;   /* of sparse rows, whose values are in x, */
    uint32_t *index; /* and their columns */
};

bool sorter_begin(struct sorter *s, size_t p, size_t classes);
void sorter_end(struct sorter *s);

/* Takes the rows of a tile less those of weight 0.  False where the memory fails. */
bool sorter_sort(struct sorter *s, const struct part *all, const size_t *class_of);

/* The rows of part->class, if row i is the first of them; else none.  They live until the next
 * call. */
bool sorter_class_at(struct sorter *s, const struct part *all, size_t i, struct part *part);

#endif
