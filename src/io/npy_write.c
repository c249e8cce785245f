#include "npy_write.h"

#include <stdint.h>
#include <string.h>

enum { ALIGNED = 64, BEFORE = 10 /* magic, version, length */ };

static bool is_little(void)
{
    const uint16_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return first == 1;
}

bool bg_npy_write_header(FILE *to, size_t rows, size_t cols, const char *type,
                         struct bg_fault *fault)
{
    char text[4 * ALIGNED], columns[24] = "";
    const size_t size = (size_t)(type[1] - '0');
    size_t bytes;

    if (__builtin_mul_overflow(rows, cols > 0 ? cols : 1, &bytes) ||
        bytes > (SIZE_MAX / 4 - sizeof text) / size)
        return bg_fault(fault, "%zu rows of %zu numbers; expected fewer than 2^62 bytes", rows,
                        cols);
    if (cols > 0)
        snprintf(columns, sizeof columns, " %zu", cols);
    const int n = snprintf(text, sizeof text,
                           "{'descr': '%c%s', 'fortran_order': False, 'shape': (%zu,%s), }",
                           is_little() ? '<' : '>', type, rows, columns);
    const size_t whole = (BEFORE + (size_t)n + 1 + ALIGNED - 1) / ALIGNED * ALIGNED - BEFORE;
    memset(text + n, ' ', whole - (size_t)n - 1);
    text[whole - 1] = '\n';
    fwrite("\x93NUMPY\x01\x00", 1, 8, to);
    fputc((int)(whole & 255), to);
    fputc((int)(whole >> 8), to);
    fwrite(text, 1, whole, to);
    return true;
}
