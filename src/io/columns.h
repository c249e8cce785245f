/* Which columns of a table are features, and which holds labels. */
#ifndef BURGI_IO_COLUMNS_H
#define BURGI_IO_COLUMNS_H

#include "fault.h"
#include "input.h"

struct bg_columns {
    size_t n, kept; /* columns of the table; features among them */
    bool *skip;     /* of each */
    size_t label;   /* the one of the labels, which is skipped, or SIZE_MAX */
};

/* Whether the user names columns, which only a header can tell: else he counts them. */
bool bg_columns_named(const struct bg_input *in);

/* Of a table of n columns, whose header, or NULL, is these names. */
bool bg_columns_choose(struct bg_columns *c, const struct bg_input *in, size_t n,
                       char *const *header, struct bg_fault *fault);
void bg_columns_free(struct bg_columns *c);

#endif
