/* .fvecs, .bvecs, .ivecs: rows, each of them the number of its columns, 32 bits, and its elements,
 * all little-endian. */
#include "format.h"

static bool header(struct bg_stream *s, const char *type, struct bg_array *a,
                   struct bg_fault *fault)
{
    const unsigned char *head;

    *a = (struct bg_array){ .swap = !bg_little_endian(), .lead = 4 };
    bg_array_type(a, type);
    const ptrdiff_t got = bg_stream_peek(s, a->lead, &head, fault);
    if (got < 0)
        return false;
    if ((size_t)got < a->lead)
        return bg_fault(
            fault, "offset %td: the file ends; expected the 4 bytes that count columns", got);
    a->dim[1] = bg_u32(head);
    if (a->dim[1] >= UINT32_C(1) << 31)
        return bg_fault(fault, "offset 0: row 1 counts %zu columns; expected fewer than 2^31",
                        a->dim[1]);
    return bg_array_count_rows(a, s, fault);
}

#define VECS(format, word, type)                                                               \
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

VECS(fvecs, "fvecs", "f32");
VECS(bvecs, "bvecs", "u8");
VECS(ivecs, "ivecs", "i32");
