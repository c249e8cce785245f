/* Rows out of a Fortran-order array. */
#ifndef BURGI_IO_GATHER_H
#define BURGI_IO_GATHER_H

#include "array.h"

/* Writes n rows from row at on, as float or, if the elements are wide, as double, one row
 * after the other; first is the array of rows x cols in memory. */
void bg_gather(const struct bg_array *a, const unsigned char *first, size_t rows, size_t cols,
               size_t at, size_t n, void *to);

#endif
