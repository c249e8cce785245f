/* Rows of features from a file, a tile at a time.
 *
 * .npy and IDX files are mapped, gzip and pipes are streamed, csv and tsv are parsed; the
 * caller sees tiles of rows of float or double.  Dimensions beyond two are flattened into the
 * row, the last index fastest.  The same numbers come in the same tiles whatever the file. */
#ifndef BURGI_IO_FEATURES_H
#define BURGI_IO_FEATURES_H

#include <stddef.h>

#include "fault.h"

struct bg_features;

/* Row i of the tile is x[i*ld] .. x[i*ld + cols - 1], where x is the one of f32 and f64 that
 * is not null. */
struct bg_tile {
    size_t rows, ld;
    const float *f32;
    const double *f64;
};

/* NULL, and a fault, for what is not an array of at least 2 columns and 1 row. */
struct bg_features *bg_features_open(const char *path, struct bg_fault *fault);
void bg_features_close(struct bg_features *f);

size_t bg_features_cols(const struct bg_features *f);

/* Something odd that the user should know, or "". */
const char *bg_features_note(const struct bg_features *f);

/* The next tile, which lives until the next call: 1, 0 at the end, -1 for a fault. */
int bg_features_next(struct bg_features *f, struct bg_tile *tile, struct bg_fault *fault);

#endif
