/* The mean of the rows as they are, which --center subtracts. */
#ifndef BURGI_CLI_CENTER_H
#define BURGI_CLI_CENTER_H

#include <stdbool.h>

#include "core/dd.h"
#include "rows.h"

/* Sums of columns as hi + lo: how rows are cut into tiles does not show. */
struct center {
    size_t p;
    bg_dd weight, *column;
};

/* Adds the finite rows, those of length zero too, by their weights.  False where the memory fails. */
bool center_add(struct center *c, const struct rows *rows, const struct part *part);

/* The mean, p numbers for free(); NULL, after one line on stderr, where it can't be had. */
double *center_mean(const struct center *c, const struct sources *from);
void center_free(struct center *c);

#endif
