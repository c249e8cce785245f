/* A file of one value for each row of another: an array of one column, or one cell a line. */
#ifndef BURGI_IO_COLUMN_H
#define BURGI_IO_COLUMN_H

#include "array.h"
#include "fault.h"

/* Who takes the values, one after the other.  false after a fault ends the reading. */
struct bg_column {
    const char *noun;     /* "label", for messages */
    const char *expected; /* "an integer label": of an array that has none such */
    bool floats;          /* whether an array may be of floating-point numbers */
    void *to;
    bool (*element)(void *to, const struct bg_array *a, const unsigned char *element,
                    uint64_t offset, struct bg_fault *fault);
    bool (*cell)(void *to, const char *text, uint64_t line, struct bg_fault *fault);
};

/* *text tells whether the values came as cells. */
bool bg_column_read(const char *path, const struct bg_column *c, bool *text,
                    struct bg_fault *fault);

#endif
