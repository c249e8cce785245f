/* The header of a .npy file that is to be written. */
#ifndef BURGI_IO_NPY_WRITE_H
#define BURGI_IO_NPY_WRITE_H

#include <stddef.h>
#include <stdio.h>

#include "fault.h"

/* Version 1.0, C order, this machine's byte order: an array of rows x cols numbers of a type, "f8", "f4" or "i4",
 * is to follow; cols = 0: of one dimension.  A fault where that would be more bytes than a file can
 * have. */
bool bg_npy_write_header(FILE *to, size_t rows, size_t cols, const char *type,
                         struct bg_fault *fault);

#endif
