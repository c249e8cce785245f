/* .fbin, .u8bin, .i8bin: the numbers of rows and of columns, 32 bits each, and the elements, all
 * little-endian. */
#include "format.h"

static bool header(struct bg_stream *s, const char *type, struct bg_array *a,
                   struct bg_fault *fault)
{
    unsigned char head[8];

    *a = (struct bg_array){ .swap = !bg_little_endian(), .start = sizeof head, .dims = 2 };
    bg_array_type(a, type);
    const ptrdiff_t got = bg_stream_read(s, head, sizeof head, fault);
    if (got < 0)
        return false;
    if ((size_t)got < sizeof head)
        return bg_fault(
            fault,
            "offset %td: the file ends; expected the numbers of rows and of columns, "
            "4 bytes each",
            got);
    a->dim[0] = bg_u32(head);
    a->dim[1] = bg_u32(head + 4);
    return true;
}

#define BIN(format, word, type)                                                                \
    static bool format##_header(struct bg_stream *s, const struct bg_input *in,                \
                                struct bg_array *a, struct bg_fault *fault)                    \
    {                                                                                          \
        (void)in;                                                                              \
        return header(s, type, a, fault);                                                      \
    }                                                                                          \
    const struct bg_format bg_##format = { .name = word,                                       \
                                           .suffix = "." word,                                 \
                                           .header = format##_header,                          \
                                           .begin = bg_array_begin,                            \
                                           .take = bg_array_take,                              \
                                           .end = bg_array_close }

BIN(fbin, "fbin", "f32");
BIN(u8bin, "u8bin", "u8");
BIN(i8bin, "i8bin", "i8");
