/* What the header of an array says, or the user, and its elements as numbers. */
#ifndef BURGI_IO_ARRAY_H
#define BURGI_IO_ARRAY_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "stream.h"

enum { BG_MAX_DIMS = 64 };

enum bg_kind { BG_SIGNED, BG_UNSIGNED, BG_FLOAT, BG_BFLOAT /* bfloat16 */, BG_BOOL };

struct bg_array {
    enum bg_kind kind;
    size_t size;   /* bytes of an element: 1, 2, 4 or 8 */
    bool swap;     /* not this machine's byte order */
    bool fortran;  /* the first index runs fastest */
    bool open;     /* the first dimension is whatever the file holds, which is not known */
    size_t lead;   /* bytes before each row: its number of columns, 32 bits, little-endian */
    bool followed; /* the file goes on after the last element */
    size_t dims, dim[BG_MAX_DIMS];
    uint64_t start; /* offset of the first element */
};

static inline bool bg_little_endian(void)
{
    const uint16_t one = 1;
    return *(const unsigned char *)&one == 1;
}

/* The type of this name ("f32"), into kind and size; false where there is none. */
bool bg_array_type(struct bg_array *a, const char *name);

/* "f64, f32, ...", for messages; and the name of this one. */
#define BG_TYPES "f64, f32, f16, bf16, i64, i32, i16, i8, u64, u32, u16, u8, bool"
const char *bg_array_type_name(const struct bg_array *a);

static inline bool bg_array_is_float(const struct bg_array *a)
{
    return a->kind == BG_FLOAT || a->kind == BG_BFLOAT;
}

/* Where only the size of the file tells the number of rows: sets the first of two dimensions, of
 * which the second is there, or open.  A fault where the file's end is not that of a row. */
bool bg_array_count_rows(struct bg_array *a, const struct bg_stream *s, struct bg_fault *fault);

/* Takes what stands before the first element. */
bool bg_array_go_to(const struct bg_array *a, struct bg_stream *s, struct bg_fault *fault);

static inline uint32_t bg_u32(const unsigned char *b)
{
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
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
