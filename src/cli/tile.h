/* What is done to a tile of rows before a command gets it. */
#ifndef BURGI_CLI_TILE_H
#define BURGI_CLI_TILE_H

#include <stdbool.h>

#include "io/reader.h"
#include "rows.h"

/* usable[i] = 0 where row i of p columns is zero or not finite, else 1, as where weight, unless it is
 * NULL, is 0.  Returns how many are 0; *first is the first of them. */
size_t tile_judge(const struct bg_tile *t, size_t p, const double *weight, double *usable,
                  size_t *first);

/* The rows of t less the centre, of p numbers, in x: the tile *centred. */
void tile_subtract(const struct bg_tile *t, size_t p, const double *center, double *x,
                   struct bg_tile *centred);

/* The numbers of row i that are there, in their order; how many: p of them where t is not sparse. */
size_t tile_row(const struct bg_tile *t, size_t i, size_t p, double *x);

/* Divides n numbers by their length; false where they have no direction. */
bool make_unit(size_t n, double *x);

/* What is wrong with row i: "zero", "NaN in column 3". */
void tile_name_ill(const struct bg_tile *t, size_t i, size_t p, char *text, size_t room);

#endif
