/* The rows of a file as unit vectors, for tests that read them again and again, and the statistics of
 * all of them. */
#ifndef BURGI_CLI_VMF_KEPT_H
#define BURGI_CLI_VMF_KEPT_H

#include <burgi.h>

#include "cli/rows.h"

/* Rows n of p numbers, with their numbers among all rows. */
struct batch {
    size_t n, room, p;
    double *x;
    size_t *number;
};

/* Usable rows whose number, from 0, is a multiple of every are kept: all of them, unless they are more
 * than most, then of the least power of two that leaves no more. */
struct kept {
    struct rows rows;
    burgi_vmf_stats *stats;
    struct batch batch;
    size_t every, most;
};

/* How many rows of p numbers are kept. */
typedef size_t most_rows(size_t p);

/* False, after one line on stderr, where the file can't be read.  kept_free() in either case. */
bool kept_read(struct kept *kept, const struct sources *from, most_rows *most);
void kept_free(struct kept *kept);

#endif
