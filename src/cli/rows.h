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
    char **file; /* no directories */
    size_t files;
    struct bg_input in;     /* what they are */
    const char *labels;     /* or NULL */
    const char *weights;    /* or NULL */
    const double *center;   /* what is subtracted from each row; or NULL */
    bool unlabelled;        /* labels are not wanted */
    const char *dense;      /* why sparse rows are refused, and what is expected; or NULL */
    size_t columns;         /* that are expected, or 0, */
    const char *columns_of; /* by what */
    bool fail_on_bad_rows;  /* rows that are zero or not finite */
    bool unusable;          /* it is no fault if all rows are left out */
    bool some;              /* only rows begin .. end - 1 of all files */
    size_t begin, end;
    unsigned pass, passes; /* of reading, from 0; 0 passes are one */
};

/* A file that was read. */
struct rows_file {
    const char *name; /* for messages */
    struct bg_about about;
    size_t rows; /* that were given */
};

struct rows {
    struct rows_file *file;
    size_t files;
    size_t p, n;               /* columns; rows that were given, those left out included */
    size_t left_out;           /* rows that are zero or not finite, */
    size_t *left_out_of;       /* and of each class */
    struct bg_labels labels;   /* no classes without a label file */
    struct bg_weights weights; /* no rows without a weight file */
    char **note;               /* what the user should know about the files, one line each */
    size_t notes;
};

/* Rows of a tile, all of one chunk of CHUNK_ROWS rows of all files. */
struct part {
    size_t class; /* theirs, or ALL_CLASSES: then they are the tile as it was read */
    size_t row;   /* the number of the tile's first row among those of all files, from 0 */
    struct bg_tile tile;  /* of rows->p columns */
    const double *weight; /* 0 for a row that is left out; NULL where all are 1 */
    size_t bad;           /* to be set: how many rows are zero or not finite */
};
#define ALL_CLASSES SIZE_MAX
enum { CHUNK_ROWS = 4096 };

/* Gets each tile, and then, where there are labels, its rows by class, in their order and less
 * those of weight 0.  False where the memory fails. */
typedef bool take_part(void *to, const struct rows *rows, struct part *part);

/* How rows are taken.  Whole chunks can go to a place of their own, by any thread; then places are
 * joined in the order of their rows, each to what came before. */
struct taker {
    take_part *take;
    void *to;
    void *(*place)(void *to, const struct rows *rows, size_t row); /* NULL: no threads */
    bool (*join)(void *to, const struct rows *rows, void *place);  /* and frees the place, */
    void (*drop)(const struct rows *rows, void *place);            /* as this does */
};

/* False, after one line on stderr, where a file can't be read or does not fit the others.
 * rows_free() in either case. */
bool rows_read(struct rows *rows, const struct sources *from, const struct taker *taker);
void rows_free(struct rows *rows);

/* Adds a note; false, after one line on stderr, where the memory fails. */
bool rows_note(struct rows *rows, const char *format, ...)
#if defined __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

#endif
