/* What the header of a .npy or IDX file says, and its elements as numbers. */
#ifndef BURGI_IO_ARRAY_H
#define BURGI_IO_ARRAY_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "stream.h"

enum { BG_MAX_DIMS = 64 };

enum bg_kind { BG_SIGNED, BG_UNSIGNED, BG_FLOAT };

struct bg_array {
    enum bg_kind kind;
    size_t size;  /* bytes of an element: 1, 2, 4 or 8 */
    bool swap;    /* not this machine's byte order */
    bool fortran; /* the first index runs fastest */
    size_t dims, dim[BG_MAX_DIMS];
    uint64_t start; /* offset of the first element */
};

static inline bool bg_little_endian(void)
{
    const uint16_t one = 1;
    return *(const unsigned char *)&one == 1;
}

/* *rows = the first dimension, *cols = the product of the others (1 if there are none).
 * A fault if the elements are more than size_t can count or than the file can hold, or fewer
 * than a file of known length holds. */
bool bg_array_shape(const struct bg_array *a, const struct bg_stream *s, size_t *rows,
                    size_t *cols, struct bg_fault *fault);

/* Whether the stream, of which all elements have been taken, ends; else a fault. */
bool bg_array_end(const struct bg_array *a, struct bg_stream *s, struct bg_fault *fault);

/* "uint8 (1797, 64)", for messages. */
const char *bg_array_name(const struct bg_array *a, char *text, size_t room);

/* Whether a float can't hold every element: then the elements are read as double. */
bool bg_array_is_wide(const struct bg_array *a);

/* n elements, one after the other, as float or, if they are wide, as double. */
void bg_array_convert(const struct bg_array *a, const unsigned char *from, size_t n, void *to);

/* One element of an array of integers; false if int64_t can't hold it. */
bool bg_array_integer(const struct bg_array *a, const unsigned char *from, int64_t *value);

#endif
