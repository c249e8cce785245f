/* Numbers of one kind from a file: an array of one column, or one a line. */
#ifndef BURGI_IO_NUMBERS_H
#define BURGI_IO_NUMBERS_H

#include <stddef.h>

#include "fault.h"

struct bg_numbers {
    size_t n;
    double *x;
};

/* What they are and may be, for messages too. */
struct bg_numbers_kind {
    const char *noun;           /* "weight" */
    const char *a;              /* "a weight" */
    bool (*is_allowed)(double); /* else a fault, */
    const char *allowed;        /* "0 or ..." */
};

/* A fault for what is not a number or is not allowed, and where there is none. */
bool bg_numbers_read(const char *path, const struct bg_numbers_kind *kind, struct bg_numbers *v,
                     struct bg_fault *fault);
void bg_numbers_free(struct bg_numbers *v);

#endif
