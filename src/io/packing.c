#include "packing.h"

#include <string.h>
#include <strings.h>

#include "stream.h"

static const struct bg_packing *const packings[] = { &bg_gzip, &bg_zstd, &bg_xz };
enum { PACKINGS = sizeof packings / sizeof *packings };

/* Whether the stream begins so: 1, 0, -1 for a fault.  It asks for a byte only where those before it
 * agree: who answers a question by a line of his own is not kept waiting for more. */
static int begins(struct bg_stream *s, const char *magic, size_t n, struct bg_fault *fault)
{
    for (size_t i = 0; i < n; ++i) {
        const unsigned char *first;
        const ptrdiff_t got = bg_stream_peek(s, i + 1, &first, fault);
        if (got < 0)
            return -1;
        if ((size_t)got <= i || first[i] != (unsigned char)magic[i])
            return 0;
    }
    return 1;
}

bool bg_packing_of(struct bg_stream *s, const struct bg_packing **packing,
                   struct bg_fault *fault)
{
    *packing = NULL;
    for (size_t k = 0; k < PACKINGS && *packing == NULL; ++k) {
        const int is = begins(s, packings[k]->magic, packings[k]->length, fault);
        if (is < 0)
            return false;
        if (is > 0)
            *packing = packings[k];
    }
    return true;
}

const char *bg_packing_suffix(const char *path)
{
    const size_t n = strlen(path);
    for (size_t k = 0; k < PACKINGS; ++k) {
        const size_t m = strlen(packings[k]->suffix);
        if (n > m && strcasecmp(path + n - m, packings[k]->suffix) == 0)
            return path + n - m;
    }
    return path + n;
}
