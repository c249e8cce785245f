/* Rows of numbers from a feature file of any format, a tile at a time.
 *
 * Arrays in plain files are mapped, gzip and pipes are streamed, text is parsed; the caller
 * sees tiles of rows of float or double.  Dimensions beyond two are flattened into the row, the
 * last index fastest.  The same numbers come in the same tiles whatever the file. */
#ifndef BURGI_IO_READER_H
#define BURGI_IO_READER_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "input.h"

struct bg_reader;

/* Row i of the tile is x[i*ld] .. x[i*ld + cols - 1], where x is the one of f32 and f64 that
 * is not null.  Where neither is, the tile is sparse: row i has value[k] in column index[k], from 0,
 * start[i] <= k < start[i+1], and 0 elsewhere. */
struct bg_tile {
    size_t rows, ld;
    const float *f32;
    const double *f64;
    const size_t *start;
    const uint32_t *index;
    const double *value;
    const char *const *label; /* of each row, where they were asked for; else NULL */
};

/* n rows of the tile from row i on. */
struct bg_tile bg_tile_part(const struct bg_tile *t, size_t i, size_t n);

/* NULL, and a fault, for what is not an array of at least 2 columns and 1 row.  in: what the user
 * says about the file, or NULL; what it points to and the path live as long as the reader. */
struct bg_reader *bg_reader_open(const char *path, const struct bg_input *in,
                                 struct bg_fault *fault);
void bg_reader_close(struct bg_reader *r);

size_t bg_reader_cols(const struct bg_reader *r);

/* Whether its tiles are sparse. */
bool bg_reader_is_sparse(const struct bg_reader *r);

/* How many rows there are, where bg_reader_range() can give any of them; else SIZE_MAX. */
size_t bg_reader_rows(const struct bg_reader *r);

/* Another reader of the same rows, where bg_reader_range() can give any of them; to be closed
 * before the first.  NULL: out of memory. */
struct bg_reader *bg_reader_share(const struct bg_reader *r);

/* What the file is, for people: format "npz", packing "gzip" or NULL, type of its numbers "f32" or
 * "text", and "60000 x 28 x 28" where an array was flattened, or "". */
struct bg_about {
    const char *format, *packing, *dtype;
    char shape[100];
};
struct bg_about bg_reader_about(const struct bg_reader *r);

/* How far it has come, from 0 to 1; NaN where nobody can tell. */
double bg_reader_progress(const struct bg_reader *r);

/* Something odd that the user should know, or "". */
const char *bg_reader_note(const struct bg_reader *r);

/* The next tile, which lives until the next call: 1, 0 at the end, -1 for a fault. */
int bg_reader_next(struct bg_reader *r, struct bg_tile *tile, struct bg_fault *fault);

/* The tiles from here on are those of n rows, first being the first, counted from 0.  A fault
 * where the file has fewer rows, or where they can be had in their order only. */
bool bg_reader_range(struct bg_reader *r, size_t first, size_t n, struct bg_fault *fault);

#endif
