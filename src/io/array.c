#include "array.h"

#include <stdio.h>
#include <string.h>

const char *bg_array_name(const struct bg_array *a, char *text, size_t room)
{
    static const char *const kind[] = { "int", "uint", "float", "bfloat", "bool" };
    if (a->size == 0) { /* a type that burgi does not know */
        snprintf(text, room, "(not read)");
        return text;
    }
    size_t n = a->kind == BG_BOOL
                   ? (size_t)snprintf(text, room, "bool (")
                   : (size_t)snprintf(text, room, "%s%zu (", kind[a->kind], 8 * a->size);

    for (size_t k = 0; k < a->dims && n < room; ++k)
        n += (size_t)snprintf(text + n, room - n, k > 0 ? ", %zu" : "%zu", a->dim[k]);
    if (n < room)
        snprintf(text + n, room - n, a->dims == 1 ? ",)" : ")");
    return text;
}

static bool goes_on(const struct bg_array *a, uint64_t end, struct bg_fault *fault)
{
    char name[200];
    return bg_fault(fault, "offset %llu: %s ends here; expected the file to end, too",
                    (unsigned long long)end, bg_array_name(a, name, sizeof name));
}

bool bg_array_shape(const struct bg_array *a, const struct bg_stream *s, size_t *rows,
                    size_t *cols, struct bg_fault *fault)
{
    char name[200];
    size_t count = 1, bytes, leads;

    *rows = a->dims > 0 && !a->open ? a->dim[0] : 1;
    *cols = 1;
    bool fits = true;
    for (size_t k = 1; k < a->dims; ++k)
        fits = !__builtin_mul_overflow(*cols, a->dim[k], cols) && fits;
    fits = !__builtin_mul_overflow(*rows, *cols, &count) && fits;
    fits = !__builtin_mul_overflow(count, a->size, &bytes) && fits;
    fits = !__builtin_mul_overflow(*rows, a->lead, &leads) && fits;
    fits = !__builtin_add_overflow(bytes, leads, &bytes) && fits;
    if (!fits)
        return bg_fault(
            fault, "offset %llu: the shape of %s overflows; expected one that fits in memory",
            (unsigned long long)a->start, bg_array_name(a, name, sizeof name));

    if (a->open) {
        *rows = SIZE_MAX;
        return true;
    }
    const uint64_t bound = bg_stream_bound(s), room = bound - a->start;
    uint64_t size;
    if (bound >= a->start && bytes > room)
        return bg_fault(fault,
                        "offset %llu: the header announces %s, expected %zu bytes from here; "
                        "the file has %s%llu",
                        (unsigned long long)a->start, bg_array_name(a, name, sizeof name),
                        bytes, bg_stream_plain(s, &size) >= 0 ? "" : "at most ",
                        (unsigned long long)room);
    if (bg_stream_plain(s, &size) >= 0 && bytes < room && !a->followed)
        return goes_on(a, a->start + bytes, fault);
    return true;
}

bool bg_array_end(const struct bg_array *a, struct bg_stream *s, struct bg_fault *fault)
{
    const unsigned char *more;
    const ptrdiff_t got = bg_stream_peek(s, 1, &more, fault);
    return got == 0 || (got > 0 && goes_on(a, bg_stream_offset(s), fault));
}

bool bg_array_is_wide(const struct bg_array *a)
{
    return a->size == 8 || (a->size == 4 && a->kind != BG_FLOAT);
}

/* IEEE binary16 has 5 exponent bits of bias 15 and 10 fraction bits. */
static float half(uint16_t h)
{
    const uint32_t sign = (uint32_t)(h & 0x8000) << 16, exponent = (h >> 10) & 31;
    uint32_t bits = sign | (uint32_t)(h & 0x3ff) << 13;
    float f;

    if (exponent == 31)
        bits |= 0x7f800000;
    else if (exponent > 0)
        bits += (exponent + 127 - 15) << 23;
    else {
        f = (float)(h & 0x3ff) * 0x1p-24f;
        return sign ? -f : f;
    }
    memcpy(&f, &bits, sizeof f);
    return f;
}

/* The upper half of a binary32. */
static float bfloat(uint16_t h)
{
    const uint32_t bits = (uint32_t)h << 16;
    float f;
    memcpy(&f, &bits, sizeof f);
    return f;
}

static void swap_bytes(unsigned char *x, size_t n, size_t size)
{
    for (unsigned char *end = x + n * size; x < end; x += size)
        for (size_t k = 0; k < size / 2; ++k) {
            const unsigned char t = x[k];
            x[k] = x[size - 1 - k];
            x[size - 1 - k] = t;
        }
}

/* to[i] = the i-th of n numbers of this type, which may lie at any address. */
#define EACH(number, type, value)                                                              \
    for (size_t i = 0; i < n; ++i) {                                                           \
        number v;                                                                              \
        memcpy(&v, from + i * sizeof v, sizeof v);                                             \
        ((type *)to)[i] = (type)(value);                                                       \
    }                                                                                          \
    break

static void convert_native(const struct bg_array *a, const unsigned char *from, size_t n,
                           void *to)
{
    switch (a->kind * 16 + a->size) {
    case BG_SIGNED * 16 + 1:
        EACH(int8_t, float, v);
    case BG_SIGNED * 16 + 2:
        EACH(int16_t, float, v);
    case BG_SIGNED * 16 + 4:
        EACH(int32_t, double, v);
    case BG_SIGNED * 16 + 8:
        EACH(int64_t, double, v);
    case BG_UNSIGNED * 16 + 1:
        EACH(uint8_t, float, v);
    case BG_UNSIGNED * 16 + 2:
        EACH(uint16_t, float, v);
    case BG_UNSIGNED * 16 + 4:
        EACH(uint32_t, double, v);
    case BG_UNSIGNED * 16 + 8:
        EACH(uint64_t, double, v);
    case BG_FLOAT * 16 + 2:
        EACH(uint16_t, float, half(v));
    case BG_BFLOAT * 16 + 2:
        EACH(uint16_t, float, bfloat(v));
    case BG_BOOL * 16 + 1:
        EACH(uint8_t, float, v != 0);
    default:
        memcpy(to, from, n * a->size);
    }
}

void bg_array_convert(const struct bg_array *a, const unsigned char *from, size_t n, void *to)
{
    enum { CHUNK = 512 };
    unsigned char chunk[CHUNK * 8];
    const size_t width = bg_array_is_wide(a) ? sizeof(double) : sizeof(float);

    if (!a->swap) {
        convert_native(a, from, n, to);
        return;
    }
    for (size_t i = 0; i < n; i += CHUNK) {
        const size_t k = n - i < CHUNK ? n - i : CHUNK;
        memcpy(chunk, from + i * a->size, k * a->size);
        swap_bytes(chunk, k, a->size);
        convert_native(a, chunk, k, (char *)to + i * width);
    }
}

bool bg_array_integer(const struct bg_array *a, const unsigned char *from, int64_t *value)
{
    uint64_t bits = 0;
    const bool little = bg_little_endian();

    for (size_t k = 0; k < a->size; ++k)
        bits = bits << 8 | from[little != a->swap ? a->size - 1 - k : k];
    if (a->kind == BG_SIGNED && a->size < 8) {
        const uint64_t sign = UINT64_C(1) << (8 * a->size - 1);
        bits = (bits ^ sign) - sign;
    }
    if (a->kind == BG_BOOL)
        bits = bits != 0;
    memcpy(value, &bits, sizeof bits);
    return a->kind == BG_SIGNED || bits <= INT64_MAX;
}
