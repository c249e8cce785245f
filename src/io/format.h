/* The formats of feature files, each a row of one list (format.c) in a file of its own. */
#ifndef BURGI_IO_FORMAT_H
#define BURGI_IO_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "array.h"
#include "input.h"
#include "reader.h"
#include "stream.h"

enum {
    BG_TAKES_KEY = 1,
    BG_TAKES_DATASET = 2,
    BG_TAKES_DIM = 4,
    BG_TAKES_TYPE = 8,
    BG_TAKES_LABEL_COLUMN = 16,
    BG_TAKES_COLUMNS = 32
};

struct bg_format {
    const char *name; /* one word: --format takes it */

    unsigned takes; /* which of the user's words make sense for it: BG_TAKES_... */

    /* Of what has no mark: what names of such files end with (".fvecs"); else NULL. */
    const char *suffix;

    /* Whether the stream, of which nothing has been taken, claims to be one: 1, 0, -1 for a fault.
     * NULL: only by name or where the user says so. */
    int (*claims)(struct bg_stream *s, struct bg_fault *fault);

    /* Of an archive: the stream of the file in it that is read; NULL and a fault where there is none.
     * What follows is of that stream. */
    struct bg_stream *(*inside)(struct bg_stream *s, const struct bg_input *in,
                                struct bg_fault *fault);

    /* Of one array: takes its header, so that the next byte of the stream is the first
     * element's.  NULL where the file is no array. */
    bool (*header)(struct bg_stream *s, const struct bg_input *in, struct bg_array *a,
                   struct bg_fault *fault);

    /* Reads up to the first row and fills in what the format owes the reader. */
    bool (*begin)(struct bg_reader *r, struct bg_fault *fault);

    /* The n rows from r->at on, or fewer at the end of text: 1, 0 where there are none, -1 for
     * a fault.  n = 0: all rows have been taken; whether the file ends, too. */
    int (*take)(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault);

    void (*end)(struct bg_reader *r); /* after a begin that failed, too */
};

struct bg_reader {
    const char *path;
    struct bg_input in;
    const struct bg_format *format;
    struct bg_stream *s;

    /* What the format owes: */
    size_t rows, cols;     /* rows: SIZE_MAX where only the end of the file tells */
    bool wide;             /* a tile is double, not float */
    bool sparse;           /* a tile is sparse, and of at most 4096 rows */
    bool own_tiles;        /* the format has room for them, as it has for sparse ones */
    bool any_range;        /* rows can be taken in any order, and again */
    char note[300];        /* what is odd about the file, or "" */
    struct bg_about about; /* its type, NULL where numbers are text, and its shape */
    void *own;             /* what it keeps for itself */

    /* What the reader keeps: */
    size_t at, end; /* the row that the next tile begins with; the row after the last */
    size_t tile_rows;
    void *tile; /* room for tile_rows rows, for the format to fill */
};

extern const struct bg_format bg_npy, bg_idx, bg_fbin, bg_u8bin, bg_i8bin, bg_fvecs, bg_bvecs,
    bg_ivecs, bg_npz, bg_safetensors, bg_hdf5, bg_word2vec_bin, bg_word2vec, bg_glove,
    bg_svmlight, bg_raw, bg_csv;

/* What kind of file this is: as the user says, by its name where the format has no mark, by its
 * content, or text, which is what nothing else claims.  NULL, and a fault, for what is known to be
 * something else. */
const struct bg_format *bg_format_of(struct bg_stream *s, const char *path,
                                     const struct bg_input *in, struct bg_fault *fault);

/* What a file that begins so is, where it is known and not read, with the cure; else NULL. */
const char *bg_foreign(const unsigned char *first, size_t n);

/* The stream that a format reads, which takes the place of *s: of an archive, a file in it. */
bool bg_format_enter(const struct bg_format *format, struct bg_stream **s,
                     const struct bg_input *in, struct bg_fault *fault);

/* Whether the stream begins with these bytes, or with as many as it has of them: 1, 0, -1 for a
 * fault. */
int bg_begins_with(struct bg_stream *s, const void *magic, size_t n, struct bg_fault *fault);

/* The tile of so many rows at x, one after the other. */
struct bg_tile bg_tile_at(const struct bg_reader *r, size_t rows, const void *x);

/* malloc(n * m * size), NULL if that overflows. */
void *bg_allocate(size_t n, size_t m, size_t size);

/* begin, take and end of the formats that have a header. */
bool bg_array_begin(struct bg_reader *r, struct bg_fault *fault);
int bg_array_take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault);
void bg_array_close(struct bg_reader *r);

/* The type and the shape. */
void bg_array_about(const struct bg_array *a, struct bg_about *about);

/* Gives to what from keeps for itself; false: out of memory. */
bool bg_array_share(const struct bg_reader *from, struct bg_reader *to);

#endif
