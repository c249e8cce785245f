/* IDX: two zero bytes, a type, the number of dimensions, each dimension as a big-endian
 * 32-bit number, then the elements, big-endian, the last index fastest. */
#include "format.h"

static int claims(struct bg_stream *s, struct bg_fault *fault)
{
    const unsigned char *first;
    const ptrdiff_t got = bg_stream_peek(s, 2, &first, fault);
    return got < 2 ? (got < 0 ? -1 : 0) : first[0] == 0 && first[1] == 0;
}

static bool set_type(struct bg_array *a, unsigned char type)
{
    static const struct {
        unsigned char type;
        enum bg_kind kind;
        size_t size;
    } known[] = { { 0x08, BG_UNSIGNED, 1 }, { 0x09, BG_SIGNED, 1 }, { 0x0b, BG_SIGNED, 2 },
                  { 0x0c, BG_SIGNED, 4 },   { 0x0d, BG_FLOAT, 4 },  { 0x0e, BG_FLOAT, 8 } };

    for (size_t k = 0; k < sizeof known / sizeof *known; ++k)
        if (known[k].type == type) {
            a->kind = known[k].kind;
            a->size = known[k].size;
            return true;
        }
    return false;
}

static bool header(struct bg_stream *s, const struct bg_input *in, struct bg_array *a,
                   struct bg_fault *fault)
{
    (void)in;
    unsigned char head[4];

    *a = (struct bg_array){ .swap = bg_little_endian() };
    ptrdiff_t got = bg_stream_read(s, head, 4, fault);
    if (got < 0)
        return false;
    if (got < 4)
        return bg_fault(fault, "offset %td: the file ends; expected the 4 bytes that begin IDX",
                        got);
    if (!set_type(a, head[2]))
        return bg_fault(fault,
                        "offset 2: IDX type 0x%02x; expected 0x08, 0x09, 0x0b, 0x0c, 0x0d or "
                        "0x0e (or, if this is no IDX file, " BG_READABLE ")",
                        head[2]);
    if (head[3] > BG_MAX_DIMS)
        return bg_fault(fault, "offset 3: IDX of %d dimensions; expected at most %d", head[3],
                        BG_MAX_DIMS);
    a->dims = head[3];
    for (size_t k = 0; k < a->dims; ++k) {
        unsigned char d[4];
        got = bg_stream_read(s, d, 4, fault);
        if (got < 0)
            return false;
        if (got < 4)
            return bg_fault(fault,
                            "offset %llu: the file ends; expected IDX dimension %zu of %zu",
                            (unsigned long long)bg_stream_offset(s), k + 1, a->dims);
        a->dim[k] = (size_t)d[0] << 24 | (size_t)d[1] << 16 | (size_t)d[2] << 8 | d[3];
    }
    a->start = bg_stream_offset(s);
    return true;
}

const struct bg_format bg_idx = { .name = "idx",
                                  .claims = claims,
                                  .header = header,
                                  .begin = bg_array_begin,
                                  .take = bg_array_take,
                                  .end = bg_array_close };
