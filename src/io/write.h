/* Rows of numbers into a file of one of the formats that are written. */
#ifndef BURGI_IO_WRITE_H
#define BURGI_IO_WRITE_H

#include <stddef.h>
#include <stdio.h>

#include "fault.h"

enum bg_written { BG_WRITTEN_NPY, BG_WRITTEN_FBIN, BG_WRITTEN_FVECS, BG_WRITTEN_NONE };

/* By its name, "npy"; BG_WRITTEN_NONE where there is none. */
enum bg_written bg_written_named(const char *name);
const char *bg_written_name(enum bg_written format);

/* By how the path ends; .npy where nothing tells. */
enum bg_written bg_written_of(const char *path);

struct bg_writer {
    FILE *to;
    enum bg_written format;
    size_t cols;
    bool wide; /* double, else float, which is all that formats but .npy hold */
};

/* What precedes so many rows; a fault where the format cannot hold them. */
bool bg_write_header(const struct bg_writer *w, size_t rows, struct bg_fault *fault);

/* n rows, one after the other. */
bool bg_write_rows(const struct bg_writer *w, size_t n, const void *x, struct bg_fault *fault);

#endif
