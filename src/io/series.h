/* The numbers of one column of a file of any format. */
#ifndef BURGI_IO_SERIES_H
#define BURGI_IO_SERIES_H

#include "reader.h"

struct bg_series {
    struct bg_reader *reader;
    size_t column; /* of its tiles */
    double *x;     /* of the last one */
    size_t room;
};

/* in says which column, where there are several; it lives as long as the series.  False after a fault. */
bool bg_series_open(struct bg_series *s, const char *path, const struct bg_input *in,
                    struct bg_fault *fault);
void bg_series_close(struct bg_series *s);

/* The numbers of the next rows, which live until the next call: how many, 0 at the end, -1 for a
 * fault. */
ptrdiff_t bg_series_next(struct bg_series *s, const double **x, struct bg_fault *fault);

#endif
