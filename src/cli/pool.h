/* The rows of all files of a fit, pooled into statistics. */
#ifndef BURGI_CLI_POOL_H
#define BURGI_CLI_POOL_H

#include <burgi/vmf.h>
#include <stdbool.h>

#include "io/labels.h"

struct pool {
    size_t p, rows; /* rows: all, left out ones included */
    burgi_vmf_stats *all;
    struct bg_labels labels;    /* no classes without a label file */
    burgi_vmf_stats **of_class; /* NULL for a class of which no row has come */
    char **note;                /* what the user should know about the files, one line each */
    size_t notes;
    char first_bad[400]; /* which row was left out first, and why */
};

/* What to read. */
struct sources {
    char **file;
    size_t files;
    const char *labels;    /* or NULL */
    bool fail_on_bad_rows; /* rows that are zero or not finite */
};

/* False, after one line on stderr, where a file can't be read or does not fit the others. */
bool pool_read(struct pool *pool, const struct sources *from);
void pool_free(struct pool *pool);

#endif
