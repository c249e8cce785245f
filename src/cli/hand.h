/* One that gives out rows, tile by tile: a file is read by one hand, or by several, a chunk each. */
#ifndef BURGI_CLI_HAND_H
#define BURGI_CLI_HAND_H

#include "rows.h"
#include "sorter.h"

struct hand {
    struct rows *rows;
    const struct sources *from;
    take_part *take;
    void *to;

    const char *name;     /* of the file, for messages, */
    size_t base;          /* and the number of its first row among those of all files */
    double *usable;       /* of the rows of a tile, 1 or 0 */
    double *weight;       /* the user's */
    double *centred;      /* the rows of a tile less the centre */
    size_t room;          /* rows that these have room for */
    struct sorter sorter; /* where there are labels */
    void (*progress)(void *of, size_t rows); /* or NULL */
    void *of;
    size_t taken, left_out; /* rows */
    char first_bad[400];    /* which row was left out first, and why */
    char trouble[800];      /* why something failed */
};

/* Begins to give out rows of p columns. */
bool hand_begin(struct hand *h);
void hand_end(struct hand *h);

/* Gives out rows first .. first + n - 1 of the file, which the reader can give in any order.
 * False, and trouble, where that fails. */
bool hand_give_range(struct hand *h, struct bg_reader *reader, size_t first, size_t n);

/* The same for rows that come in their order: those up to first are passed over.  *end: the row after
 * the last that was seen. */
bool hand_give_stream(struct hand *h, struct bg_reader *reader, size_t first, size_t n,
                      size_t *end);

/* Writes trouble and returns false. */
bool hand_fails(struct hand *h, const char *format, ...)
#if defined __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

#endif
