/* A line of text, taken apart into cells. */
#ifndef BURGI_IO_CELLS_H
#define BURGI_IO_CELLS_H

#include <stddef.h>

#include "stream.h"

struct bg_cells {
    char **cell; /* into the line */
    size_t n, room;
};

struct bg_word {
    const char *at; /* into the line */
    size_t n;
};

void bg_cells_free(struct bg_cells *c);

/* Takes the next line of s: 1, 0 at the end, -1 for a fault or for a line that is no text. */
int bg_text_line(struct bg_stream *s, char **line, struct bg_fault *fault);

/* Whether the n bytes of a line are text: no control characters but tabs; then a fault. */
bool bg_is_text(const char *line, size_t n);
bool bg_check_text(const char *line, size_t n, uint64_t number, struct bg_fault *fault);

bool bg_is_blank(const char *line);

/* Of tab, ';' and ',' the first that stands outside quotes; else a space, for any number of
 * them, so that "1,5;2,5" is not taken for three cells. */
char bg_delimiter(const char *line);

/* Takes the line apart, in place.  Quotes around a cell, doubled within it, are removed, and
 * so are spaces.  number: the line's. */
bool bg_cells_split(struct bg_cells *c, char *line, char delimiter, uint64_t number,
                    struct bg_fault *fault);

/* Whether the cell of a line has no quotes around it; then the word, less spaces. */
bool bg_take_word(const char *from, const char *to, char delimiter, struct bg_word *word);

/* The number at *at, which moves behind it; *end is a byte that no number has.  Those that take the longer
 * way of bg_is_number() are none here, nor are spaces. */
bool bg_take_number(const char **at, const char *end, double *x);

/* How lines look whose cells are plain: n of them, without quotes. */
struct bg_plain {
    char delimiter, point; /* ' ': any number of spaces */
    size_t n;
    const bool *skip; /* those that are no numbers, or NULL; */
    size_t label;     /* one of these is the label */
};

/* Whether the line up to end is such a line: then its numbers and its label.  All other lines are for
 * bg_cells_split(), and some that it would take.  BG_BEHIND bytes behind end are read. */
bool bg_take_line(const struct bg_plain *p, const char *line, const char *end, double *x,
                  struct bg_word *label);

/* Whether all of the text is a number, as C writes them: decimal, hexadecimal, inf or nan. */
bool bg_is_number(const char *text, double *value);

#endif
