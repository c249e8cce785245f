/* The rows of all files of a command, a tile at a time, with their labels. */
#ifndef BURGI_CLI_ROWS_H
#define BURGI_CLI_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "io/labels.h"
#include "io/reader.h"
#include "io/weights.h"

/* What to read. */
struct sources {
    char **file;
    size_t files;
    const char *labels;    /* or NULL */
    const char *weights;   /* or NULL */
    const double *center;  /* what is subtracted from each row; or NULL */
    bool fail_on_bad_rows; /* rows that are zero or not finite */
};

struct rows {
    size_t p, n;               /* columns; rows of all files, those left out included */
    size_t left_out;           /* rows that are zero or not finite, */
    size_t *left_out_of;       /* and of each class */
    struct bg_labels labels;   /* no classes without a label file */
    struct bg_weights weights; /* no rows without a weight file */
    char **note;               /* what the user should know about the files, one line each */
    size_t notes;
};

/* Rows of a tile. */
struct part {
    size_t class;         /* theirs, or ALL_CLASSES: then they are the tile as it was read */
    struct bg_tile tile;  /* of rows->p columns */
    const double *weight; /* 0 for a row that is left out; NULL where all are 1 */
};
#define ALL_CLASSES SIZE_MAX

/* Gets each tile, and then, where there are labels, its rows by class, in their order and less
 * those that are left out.  False where the memory fails. */
typedef bool take_part(void *to, const struct rows *rows, const struct part *part);

/* False, after one line on stderr, where a file can't be read or does not fit the others.
 * rows_free() in either case. */
bool rows_read(struct rows *rows, const struct sources *from, take_part *take, void *to);
void rows_free(struct rows *rows);

#endif
