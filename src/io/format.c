#include "format.h"

#include <string.h>

#include "array.h"

enum bg_format bg_format(struct bg_stream *s, struct bg_fault *fault)
{
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
    const unsigned char *first;
    const ptrdiff_t n = bg_stream_peek(s, 8, &first, fault);

    if (n < 0)
        return BG_UNKNOWN;
    if (n == 0) {
        bg_fault(fault, "offset 0: the unpacked file is empty; expected " BG_READABLE);
        return BG_UNKNOWN;
    }
    if (bg_is_npy(first, (size_t)n))
        return BG_NPY;
    if (bg_is_idx(first, (size_t)n))
        return BG_IDX;
    for (size_t k = 0; k < sizeof foreign / sizeof *foreign; ++k) {
        const size_t m = strlen(foreign[k].magic);
        if ((size_t)n >= m && memcmp(first, foreign[k].magic, m) == 0) {
            bg_fault(fault, "offset 0: this is %s; expected " BG_READABLE, foreign[k].name);
            return BG_UNKNOWN;
        }
    }
    return BG_TEXT;
}
