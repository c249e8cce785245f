/* .npy: "\x93NUMPY", version, length of the header, and the header, a Python dictionary:
 * {'descr': '<f4', 'fortran_order': False, 'shape': (1797, 64), } */
#include <string.h>

#include "format.h"

static const unsigned char magic[6] = { 0x93, 'N', 'U', 'M', 'P', 'Y' };
static const size_t LONGEST_HEADER = (size_t)1 << 20;

/* The header's text, and how far it has been read. */
struct cursor {
    const char *text;
    size_t at, n;
    uint64_t start; /* its offset in the file */
    struct bg_fault *fault;
};

static int claims(struct bg_stream *s, struct bg_fault *fault)
{
    return bg_begins_with(s, magic, sizeof magic, fault);
}

static bool expected(const struct cursor *c, const char *what)
{
    return bg_fault(c->fault, "offset %llu, in the .npy header: expected %s",
                    (unsigned long long)(c->start + c->at), what);
}

/* The next byte that is no space, not taken; 0 at the end. */
static char next(struct cursor *c)
{
    while (c->at < c->n && memchr(" \t\r\n", c->text[c->at], 4) != NULL)
        ++c->at;
    return c->at < c->n ? c->text[c->at] : '\0';
}

static bool take(struct cursor *c, char what)
{
    if (next(c) != what)
        return false;
    ++c->at;
    return true;
}

static bool take_word(struct cursor *c, const char *word)
{
    const size_t n = strlen(word);
    next(c);
    if (c->n - c->at < n || memcmp(c->text + c->at, word, n) != 0)
        return false;
    c->at += n;
    return true;
}

/* A string in quotes, which longer than the room for it is none that we know. */
static bool take_string(struct cursor *c, char *to, size_t room, const char *what)
{
    const char quote = next(c);
    if (quote != '\'' && quote != '"')
        return expected(c, what);
    const char *from = c->text + c->at + 1;
    const char *end = memchr(from, quote, c->n - c->at - 1);
    if (end == NULL || (size_t)(end - from) >= room)
        return expected(c, what);
    memcpy(to, from, (size_t)(end - from));
    to[end - from] = '\0';
    c->at = (size_t)(end + 1 - c->text);
    return true;
}

static const char *foreign_type(char kind)
{
    switch (kind) {
    case 'c':
        return " (complex)";
    case 'O':
        return " (Python objects)";
    case 'S':
    case 'U':
    case 'a':
        return " (text)";
    case 'm':
    case 'M':
        return " (times)";
    case 'V':
        return " (records or raw bytes)";
    default:
        return "";
    }
}

/* "<f4": byte order, kind, bytes. */
static bool read_type(struct cursor *c, struct bg_array *a)
{
    static const struct {
        char kind;
        enum bg_kind is;
        const char *sizes;
    } known[] = { { 'i', BG_SIGNED, "1248" },
                  { 'u', BG_UNSIGNED, "1248" },
                  { 'f', BG_FLOAT, "248" },
                  { 'V', BG_BFLOAT, "2" }, /* as ml_dtypes writes bfloat16 */
                  { 'b', BG_BOOL, "1" } };
    enum { KINDS = sizeof known / sizeof *known };
    const bool little = bg_little_endian();
    char descr[32];

    if (next(c) == '[')
        return expected(c, "a simple type such as '<f4', not a structured one");
    const size_t at = c->at;
    if (!take_string(c, descr, sizeof descr, "a type such as '<f4'"))
        return false;

    const char *d = descr;
    const char order = *d != '\0' && strchr("<>=|", *d) != NULL ? *d++ : '=';
    const char size = *d != '\0' ? d[1] : '\0';
    size_t k = 0;
    while (k < KINDS && (known[k].kind != *d || (*d == 'V' && order == '|')))
        ++k; /* '|V2' is two bytes of anything */
    if (k == KINDS || size == '\0' || strchr(known[k].sizes, size) == NULL || d[2] != '\0') {
        c->at = at;
        return bg_fault(c->fault,
                        "offset %llu: type '%s'%s; expected one of f2 f4 f8 i1 i2 i4 i8 u1 u2 "
                        "u4 u8 b1, or V2 (bfloat16)",
                        (unsigned long long)(c->start + c->at), descr, foreign_type(*d));
    }
    a->kind = known[k].is;
    a->size = (size_t)(size - '0');
    a->swap = a->size > 1 && ((order == '<' && !little) || (order == '>' && little));
    return true;
}

static bool read_dimension(struct cursor *c, size_t *dim)
{
    const char first = next(c);
    if (first < '0' || first > '9')
        return expected(c, "a dimension >= 0");
    *dim = 0;
    for (; c->at < c->n && c->text[c->at] >= '0' && c->text[c->at] <= '9'; ++c->at)
        if (__builtin_mul_overflow(*dim, (size_t)10, dim) ||
            __builtin_add_overflow(*dim, (size_t)(c->text[c->at] - '0'), dim))
            return expected(c, "a dimension that fits in memory");
    take(c, 'L'); /* Python 2's long */
    return true;
}

static bool read_shape(struct cursor *c, struct bg_array *a)
{
    if (!take(c, '('))
        return expected(c, "a shape such as (1797, 64)");
    for (a->dims = 0; !take(c, ')'); ++a->dims) {
        if (a->dims == BG_MAX_DIMS)
            return expected(c, "fewer dimensions");
        if (!read_dimension(c, &a->dim[a->dims]))
            return false;
        if (!take(c, ',') && next(c) != ')')
            return expected(c, "',' or ')'");
    }
    return true;
}

static bool read_order(struct cursor *c, struct bg_array *a)
{
    a->fortran = take_word(c, "True");
    return a->fortran || take_word(c, "False") || expected(c, "True or False");
}

static bool read_header(struct cursor *c, struct bg_array *a)
{
    static const struct {
        const char *key;
        bool (*read)(struct cursor *c, struct bg_array *a);
    } entry[] = { { "descr", read_type },
                  { "fortran_order", read_order },
                  { "shape", read_shape } };
    bool seen[3] = { false, false, false };

    if (!take(c, '{'))
        return expected(c, "'{'");
    while (!take(c, '}')) {
        static const char what[] = "'descr', 'fortran_order' or 'shape', each once";
        char key[16];
        size_t k = 0;
        next(c);
        const size_t at = c->at;
        if (!take_string(c, key, sizeof key, what))
            return false;
        while (k < 3 && (seen[k] || strcmp(key, entry[k].key) != 0))
            ++k;
        if (k == 3) {
            c->at = at;
            return expected(c, what);
        }
        if (!take(c, ':'))
            return expected(c, "':'");
        if (!entry[k].read(c, a))
            return false;
        seen[k] = true;
        if (!take(c, ',') && next(c) != '}')
            return expected(c, "',' or '}'");
    }
    for (size_t k = 0; k < 3; ++k)
        if (!seen[k])
            return bg_fault(c->fault, "offset %llu: the .npy header ends; expected '%s'",
                            (unsigned long long)(c->start + c->at), entry[k].key);
    next(c);
    return c->at == c->n || expected(c, "spaces up to its end");
}

static bool header(struct bg_stream *s, const struct bg_input *in, struct bg_array *a,
                   struct bg_fault *fault)
{
    (void)in;
    unsigned char head[12];

    *a = (struct bg_array){ .size = 0 };
    ptrdiff_t got = bg_stream_read(s, head, 8, fault);
    if (got < 0)
        return false;
    if (got < 8)
        return bg_fault(fault,
                        "offset %td: the file ends; expected the 8 bytes that begin .npy", got);
    if (memcmp(head, magic, sizeof magic) != 0)
        return bg_fault(fault, "offset 0: no .npy magic; expected " BG_READABLE);
    if (head[6] < 1 || head[6] > 3 || head[7] != 0)
        return bg_fault(fault, "offset 6: .npy version %d.%d; expected 1.0, 2.0 or 3.0",
                        head[6], head[7]);
    const ptrdiff_t width = head[6] == 1 ? 2 : 4;
    got = bg_stream_read(s, head + 8, (size_t)width, fault);
    if (got < 0)
        return false;
    if (got < width)
        return bg_fault(fault, "offset %td: the file ends; expected the length of its header",
                        8 + got);
    size_t n = (size_t)head[8] | (size_t)head[9] << 8;
    if (width == 4)
        n |= (size_t)head[10] << 16 | (size_t)head[11] << 24;
    if (n > LONGEST_HEADER)
        return bg_fault(fault, "offset 8: a .npy header of %zu bytes; expected at most %zu", n,
                        LONGEST_HEADER);

    struct cursor c = { NULL, 0, n, bg_stream_offset(s), fault };
    const unsigned char *text;
    got = bg_stream_peek(s, n, &text, fault);
    if (got < 0)
        return false;
    if ((size_t)got < n)
        return bg_fault(fault,
                        "offset %llu: the file ends; expected a .npy header of %zu bytes",
                        (unsigned long long)c.start + (unsigned long long)got, n);
    c.text = (const char *)text;
    if (!read_header(&c, a))
        return false;
    a->start = c.start + n;
    bg_stream_skip(s, n);
    return true;
}

const struct bg_format bg_npy = { .name = "npy",
                                  .claims = claims,
                                  .header = header,
                                  .begin = bg_array_begin,
                                  .take = bg_array_take,
                                  .end = bg_array_close };
