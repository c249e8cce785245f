/* .safetensors: the length of the header, 64 bits, little-endian; the header, JSON; the tensors.
 *   {"name": {"dtype": "F32", "shape": [3, 4], "data_offsets": [0, 48]}, ..., "__metadata__": {}} */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "listing.h"

enum { BEFORE = 8 };
static const uint64_t LONGEST_HEADER = 100 * 1000 * 1000; /* as the format has it */

static uint64_t header_length(const unsigned char *head)
{
    return (uint64_t)bg_u32(head) | (uint64_t)bg_u32(head + 4) << 32;
}

static int claims(struct bg_stream *s, struct bg_fault *fault)
{
    const unsigned char *head;
    const ptrdiff_t got = bg_stream_peek(s, BEFORE + 1, &head, fault);
    if (got < BEFORE + 1)
        return got < 0 ? -1 : 0;
    return head[BEFORE] == '{' && header_length(head) <= LONGEST_HEADER;
}

/* A tensor of the header. */
struct tensor {
    const char *name;
    uint64_t begin, end; /* from the end of the header on */
    struct bg_array array;
    const char *dtype; /* as written; its array has no type where burgi does not read it */
};

static bool wrong(const struct tensor *t, const char *what, struct bg_fault *fault)
{
    return bg_fault(fault, "offset %d, in the header: tensor %.60s: expected %s", BEFORE,
                    t->name, what);
}

static bool take_size(const json_t *value, uint64_t *to)
{
    const json_int_t n = json_integer_value(value);
    *to = (uint64_t)n;
    return json_is_integer(value) && n >= 0;
}

static void take_type(struct tensor *t)
{
    static const char *const types[][2] = {
        { "F64", "f64" },  { "F32", "f32" }, { "F16", "f16" }, { "BF16", "bf16" },
        { "I8", "i8" },    { "U8", "u8" },   { "I64", "i64" }, { "I32", "i32" },
        { "I16", "i16" },  { "U64", "u64" }, { "U32", "u32" }, { "U16", "u16" },
        { "BOOL", "bool" }
    };
    for (size_t k = 0; k < sizeof types / sizeof *types; ++k)
        if (strcmp(t->dtype, types[k][0]) == 0)
            bg_array_type(&t->array, types[k][1]);
}

/* Shape and offsets, which must agree. */
static bool take_place(struct tensor *t, const json_t *shape, const json_t *offsets,
                       uint64_t room, struct bg_fault *fault)
{
    uint64_t bytes = t->array.size, d;

    if (!json_is_array(shape) || json_array_size(shape) > BG_MAX_DIMS)
        return wrong(t, "a shape of at most 64 dimensions", fault);
    for (size_t k = 0; k < json_array_size(shape); ++k) {
        if (!take_size(json_array_get(shape, k), &d) || d > SIZE_MAX ||
            __builtin_mul_overflow(bytes, d, &bytes))
            return wrong(t, "a shape that fits in memory", fault);
        t->array.dim[t->array.dims++] = (size_t)d;
    }
    if (json_array_size(offsets) != 2 || !take_size(json_array_get(offsets, 0), &t->begin) ||
        !take_size(json_array_get(offsets, 1), &t->end) || t->begin > t->end || t->end > room)
        return wrong(t, "data_offsets [BEGIN, END] within the file", fault);
    if (t->array.size > 0 && t->end - t->begin != bytes)
        return wrong(t, "data_offsets as far apart as its elements take bytes", fault);
    return true;
}

static bool take_tensor(struct tensor *t, const char *name, const json_t *value, uint64_t room,
                        struct bg_fault *fault)
{
    *t = (struct tensor){ .name = name, .array = { .swap = !bg_little_endian() } };
    t->dtype = json_string_value(json_object_get(value, "dtype"));
    if (t->dtype == NULL)
        return wrong(t, "a dtype such as \"F32\"", fault);
    take_type(t);
    return take_place(t, json_object_get(value, "shape"),
                      json_object_get(value, "data_offsets"), room, fault);
}

static int by_begin(const void *x, const void *y)
{
    const struct tensor *const a = x, *const b = y;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* All of them, in the order of their bytes, none of which two of them share. */
static bool take_all(const json_t *header, uint64_t room, struct tensor *all, size_t *n,
                     struct bg_fault *fault)
{
    const char *name;
    json_t *value;

    *n = 0;
    json_object_foreach((json_t *)(uintptr_t)header, name, value)
    {
        if (strcmp(name, "__metadata__") == 0)
            continue;
        if (!take_tensor(&all[(*n)++], name, value, room, fault))
            return false;
    }
    qsort(all, *n, sizeof *all, by_begin);
    for (size_t k = 1; k < *n; ++k)
        if (all[k].begin < all[k - 1].end)
            return wrong(&all[k], "bytes of its own, not those of another tensor", fault);
    return true;
}

static bool choose(const struct tensor *all, size_t n, const char *key, uint64_t room,
                   struct bg_array *a, struct bg_fault *fault)
{
    struct bg_listing l = { .n = 0 };
    const struct tensor *is = n == 1 && key == NULL ? all : NULL;

    for (size_t k = 0; k < n; ++k) {
        bg_listing_add(&l, all[k].name, &all[k].array);
        if (key != NULL && strcmp(all[k].name, key) == 0)
            is = &all[k];
    }
    if (is == NULL)
        return bg_listing_fault(&l, "tensor", "--key", key, fault);
    if (is->array.size == 0)
        return bg_fault(
            fault,
            "offset %d, in the header: tensor %.60s of dtype %.20s; expected F64, F32, "
            "F16, BF16, I8 or U8 (or I16 to U64, BOOL)",
            BEFORE, is->name, is->dtype);
    const uint64_t start = a->start;
    *a = is->array;
    a->start = start + is->begin;
    a->followed = is->end < room;
    return true;
}

static bool read_header(const unsigned char *text, size_t n, const char *key, uint64_t room,
                        struct bg_array *a, struct bg_fault *fault)
{
    json_error_t error;
    json_t *const header = json_loadb((const char *)text, n, JSON_REJECT_DUPLICATES, &error);

    if (!json_is_object(header)) {
        json_decref(header);
        return bg_fault(fault,
                        "offset %llu, in the header: %.100s; expected the JSON of "
                        ".safetensors",
                        (unsigned long long)BEFORE + (header == NULL && error.position > 0
                                                          ? (unsigned)error.position
                                                          : 0),
                        header == NULL ? error.text : "no object");
    }
    struct tensor *const all = calloc(json_object_size(header) + 1, sizeof *all);
    size_t count;
    const bool ok = all != NULL ? take_all(header, room, all, &count, fault) &&
                                      choose(all, count, key, room, a, fault)
                                : bg_fault_memory(fault);
    free(all);
    json_decref(header);
    return ok;
}

static bool header(struct bg_stream *s, const struct bg_input *in, struct bg_array *a,
                   struct bg_fault *fault)
{
    unsigned char head[BEFORE];
    const unsigned char *text;

    ptrdiff_t got = bg_stream_read(s, head, BEFORE, fault);
    if (got < 0)
        return false;
    if (got < BEFORE)
        return bg_fault(fault, "offset %td: the file ends; expected the length of the header",
                        got);
    const uint64_t n = header_length(head), bound = bg_stream_bound(s);
    if (n > LONGEST_HEADER || n > bound - BEFORE)
        return bg_fault(
            fault, "offset 0: a header of %llu bytes; expected at most %llu",
            (unsigned long long)n,
            (unsigned long long)(n > LONGEST_HEADER ? LONGEST_HEADER : bound - BEFORE));
    got = bg_stream_peek(s, (size_t)n, &text, fault);
    if (got < 0)
        return false;
    if ((uint64_t)got < n)
        return bg_fault(fault, "offset %llu: the file ends; expected a header of %llu bytes",
                        (unsigned long long)(BEFORE + got), (unsigned long long)n);
    *a = (struct bg_array){ .start = BEFORE + n };
    if (!read_header(text, (size_t)n, in->key, bound == UINT64_MAX ? bound : bound - a->start,
                     a, fault))
        return false;
    bg_stream_skip(s, (size_t)n);
    return bg_array_go_to(a, s, fault);
}

const struct bg_format bg_safetensors = { .name = "safetensors",
                                          .takes = BG_TAKES_KEY,
                                          .claims = claims,
                                          .header = header,
                                          .begin = bg_array_begin,
                                          .take = bg_array_take,
                                          .end = bg_array_close };
