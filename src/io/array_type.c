/* Types of elements by their names, and rows that a file's size counts. */
#include <string.h>

#include "array.h"

static const struct {
    const char *name;
    enum bg_kind kind;
    size_t size;
} type[] = { { "f64", BG_FLOAT, 8 },    { "f32", BG_FLOAT, 4 },    { "f16", BG_FLOAT, 2 },
             { "bf16", BG_BFLOAT, 2 },  { "i64", BG_SIGNED, 8 },   { "i32", BG_SIGNED, 4 },
             { "i16", BG_SIGNED, 2 },   { "i8", BG_SIGNED, 1 },    { "u64", BG_UNSIGNED, 8 },
             { "u32", BG_UNSIGNED, 4 }, { "u16", BG_UNSIGNED, 2 }, { "u8", BG_UNSIGNED, 1 },
             { "bool", BG_BOOL, 1 } };
enum { TYPES = sizeof type / sizeof *type };

bool bg_array_type(struct bg_array *a, const char *name)
{
    for (size_t k = 0; k < TYPES; ++k)
        if (strcmp(type[k].name, name) == 0) {
            a->kind = type[k].kind;
            a->size = type[k].size;
            return true;
        }
    return false;
}

const char *bg_array_type_name(const struct bg_array *a)
{
    size_t k = 0;
    while (k + 1 < TYPES && (type[k].kind != a->kind || type[k].size != a->size))
        ++k;
    return type[k].name;
}

bool bg_array_count_rows(struct bg_array *a, const struct bg_stream *s, struct bg_fault *fault)
{
    uint64_t size;
    size_t row;

    a->dims = 2;
    if (__builtin_mul_overflow(a->dim[1], a->size, &row) ||
        __builtin_add_overflow(row, a->lead, &row))
        return bg_fault(fault, "offset %llu: rows of %zu numbers; expected fewer",
                        (unsigned long long)a->start, a->dim[1]);
    if (bg_stream_plain(s, &size) < 0) {
        const uint64_t most = bg_stream_bound(s);
        a->open = true;
        return row <= most ||
               bg_fault(fault,
                        "offset %llu: the file ends within row 1; expected rows of %zu bytes, "
                        "and there are at most %llu",
                        (unsigned long long)a->start, row, (unsigned long long)most);
    }
    if (size < a->start)
        return bg_fault(fault, "offset %llu: the file ends; expected rows from offset %llu on",
                        (unsigned long long)size, (unsigned long long)a->start);
    size -= a->start;
    a->dim[0] = (size_t)(size / row);
    if (size % row == 0)
        return true;
    return bg_fault(fault,
                    "offset %llu: the file ends within row %zu; expected whole rows of %zu "
                    "bytes (%s%zu of %s)",
                    (unsigned long long)(a->start + size), a->dim[0] + 1, row,
                    a->lead > 0 ? "the number of columns, and " : "", a->dim[1],
                    bg_array_type_name(a));
}

bool bg_array_go_to(const struct bg_array *a, struct bg_stream *s, struct bg_fault *fault)
{
    unsigned char some[4096];
    for (uint64_t left; (left = a->start - bg_stream_offset(s)) > 0;) {
        const ptrdiff_t got =
            bg_stream_read(s, some, left < sizeof some ? (size_t)left : sizeof some, fault);
        if (got < 0)
            return false;
        if (got == 0)
            return bg_fault(fault,
                            "offset %llu: the file ends; expected elements from offset "
                            "%llu on",
                            (unsigned long long)bg_stream_offset(s),
                            (unsigned long long)a->start);
    }
    return true;
}
