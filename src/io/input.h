/* What the user says about a file, beyond what the file says itself. */
#ifndef BURGI_IO_INPUT_H
#define BURGI_IO_INPUT_H

#include <stdbool.h>
#include <stddef.h>

struct bg_format;

/* Zero: nothing. */
struct bg_input {
    const struct bg_format *format; /* or NULL: told by the name or the content */
    const char *key;                /* of an array among several; or NULL */
    const char *dataset;            /* of HDF5, or NULL */
    size_t dim;                     /* columns; or 0 */
    const char *dtype;              /* of the elements, or NULL */
    size_t offset;                  /* of the first element */
    const char *skip_columns;       /* numbers from 1, ranges and names, with commas; or NULL */
    char decimal;                   /* ',': decimal commas in tables; else points */
    const char *label_column;       /* a name, or a number from 1; or NULL */
    bool single;                    /* one column is enough, and so is one dimension */
    const char *column; /* the only one that is read: a name, or a number from 1; or NULL */
    size_t threads;     /* that read text; 0: one */
};

/* The format of this name; NULL where there is none. */
const struct bg_format *bg_format_named(const char *name);

/* "npy, idx, csv", for messages. */
const char *bg_format_names(void);

#endif
