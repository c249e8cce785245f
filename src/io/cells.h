/* A line of text, taken apart into cells. */
#ifndef BURGI_IO_CELLS_H
#define BURGI_IO_CELLS_H

#include <stddef.h>

#include "stream.h"

struct bg_cells {
    char **cell; /* into the line */
    size_t n, room;
};

void bg_cells_free(struct bg_cells *c);

/* Takes the next line of s: 1, 0 at the end, -1 for a fault or for a line that is no text. */
int bg_text_line(struct bg_stream *s, char **line, struct bg_fault *fault);

bool bg_is_blank(const char *line);

/* Of tab, ';' and ',' the first that stands outside quotes; else a space, for any number of
 * them, so that "1,5;2,5" is not taken for three cells. */
char bg_delimiter(const char *line);

/* Takes the line apart, in place.  Quotes around a cell, doubled within it, are removed, and
 * so are spaces. */
bool bg_cells_split(struct bg_cells *c, char *line, char delimiter, const struct bg_stream *s,
                    struct bg_fault *fault);

/* The number at *at, which moves behind it; *end is a byte that no number has.  Those that take the longer
 * way of bg_is_number() are none here, nor are spaces. */
bool bg_take_number(const char **at, const char *end, double *x);

/* Whether all from at to end are n such numbers, with delimiters between them, and which. */
bool bg_take_numbers(const char *at, const char *end, char delimiter, size_t n, double *x);

/* Whether all of the text is a number, as C writes them: decimal, hexadecimal, inf or nan. */
bool bg_is_number(const char *text, double *value);

#endif
