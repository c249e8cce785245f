#include "format.h"

#include <string.h>

static const struct bg_format *const known[] = { &bg_npy, &bg_idx, &bg_csv };
enum { KNOWN = sizeof known / sizeof *known };

/* What begins so is no text. */
static const struct {
    const char *magic, *name;
} foreign[] = { { "PK\3\4", "a zip archive (.npz is one: unpack it)" },
                { "\x89HDF", "HDF5" },
                { "PAR1", "Parquet" },
                { "\x1f\x8b", "gzip within gzip" },
                { "BZh", "bzip2" },
                { "\xfd"
                  "7zXZ",
                  "xz" },
                { "\x28\xb5\x2f\xfd", "zstd" },
                { "\x80\x02", "a Python pickle" },
                { "\x80\x03", "a Python pickle" },
                { "\x80\x04", "a Python pickle" },
                { "\x80\x05", "a Python pickle" },
                { "\xff\xfe", "UTF-16 text" },
                { "\xfe\xff", "UTF-16 text" } };

static const char *foreign_name(const unsigned char *first, size_t n)
{
    for (size_t k = 0; k < sizeof foreign / sizeof *foreign; ++k) {
        const size_t m = strlen(foreign[k].magic);
        if (n >= m && memcmp(first, foreign[k].magic, m) == 0)
            return foreign[k].name;
    }
    return NULL;
}

const struct bg_format *bg_format_of(struct bg_stream *s, struct bg_fault *fault)
{
    const unsigned char *first;
    const ptrdiff_t n = bg_stream_peek(s, 8, &first, fault);

    if (n < 0)
        return NULL;
    if (n == 0) {
        bg_fault(fault, "offset 0: the unpacked file is empty; expected " BG_READABLE);
        return NULL;
    }
    const char *other = foreign_name(first, (size_t)n);
    for (size_t k = 0; k < KNOWN; ++k)
        if (known[k]->claims != NULL ? known[k]->claims(first, (size_t)n) : other == NULL)
            return known[k];
    bg_fault(fault, "offset 0: this is %s; expected " BG_READABLE, other);
    return NULL;
}
