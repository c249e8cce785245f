/* Lines of a stream as rows of numbers, of which several threads take apart the plain ones.
 *
 * Lines come in their order, with what bg_stream_line() says of each.  Those of the next tiles are read
 * ahead, by the one who calls, as long as he need not wait for them: what a pipe has not brought yet is
 * read when its turn has come.  Whatever the threads do shows in no row, number of a line or fault. */
#ifndef BURGI_IO_LINES_H
#define BURGI_IO_LINES_H

#include "cells.h"

struct bg_line {
    char *at; /* until the next line */
    size_t n;
    uint64_t number;
    bool plain;           /* its numbers are in its row, */
    struct bg_word label; /* and its label is this, into the line */
};

/* Whether the line is plain: then its numbers, and its label.  It is left as it is; called by any thread,
 * for several lines at once. */
typedef bool bg_take_plain(const void *how, const char *line, size_t n, double *row,
                           struct bg_word *label);

struct bg_lines;

/* From the next line of s on, in tiles of so many rows; the first rows of the first tile are the caller's.
 * s and how live as long.  NULL: out of memory. */
struct bg_lines *bg_lines_begin(struct bg_stream *s, size_t threads, bg_take_plain *take,
                                const void *how, size_t rows, size_t cols, size_t first);
void bg_lines_end(struct bg_lines *l);

/* The first tile, for the rows that are the caller's: nothing has been read yet. */
double *bg_lines_first(struct bg_lines *l);

/* Goes on to the next tile, and returns it: NULL, and a fault, where the memory fails. */
double *bg_lines_tile(struct bg_lines *l, struct bg_fault *fault);

/* The next line, which is to be row i of the tile: 1, 0 at the end, -1 for a fault.  A line after one that
 * is no row is still row i. */
int bg_lines_next(struct bg_lines *l, size_t i, struct bg_line *line, struct bg_fault *fault);

#endif
