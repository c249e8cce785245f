#include "write.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "array.h"
#include "npy_write.h"

static const char *const names[] = { "npy", "fbin", "fvecs" };

enum bg_written bg_written_named(const char *name)
{
    int k = 0;
    while (k < BG_WRITTEN_NONE && strcmp(name, names[k]) != 0)
        ++k;
    return (enum bg_written)k;
}

const char *bg_written_name(enum bg_written format)
{
    return names[format];
}

enum bg_written bg_written_of(const char *path)
{
    const char *const dot = strrchr(path, '.');
    for (int k = 0; dot != NULL && k < BG_WRITTEN_NONE; ++k)
        if (strcasecmp(dot + 1, names[k]) == 0)
            return (enum bg_written)k;
    return BG_WRITTEN_NPY;
}

static void put_u32(FILE *to, uint32_t x)
{
    for (int k = 0; k < 4; ++k)
        putc((int)(x >> 8 * k & 255), to);
}

bool bg_write_header(const struct bg_writer *w, size_t rows, struct bg_fault *fault)
{
    if (w->format == BG_WRITTEN_NPY)
        return bg_npy_write_header(w->to, rows, w->cols, w->wide ? "f8" : "f4", fault);
    if (w->cols > INT32_MAX || (w->format == BG_WRITTEN_FBIN && rows > UINT32_MAX))
        return bg_fault(
            fault, "%zu rows of %zu numbers; expected fewer than 2^31 numbers%s", rows, w->cols,
            w->format == BG_WRITTEN_FBIN ? " and 2^32 rows, in .fbin" : ", in .fvecs");
    if (w->format == BG_WRITTEN_FBIN) {
        put_u32(w->to, (uint32_t)rows);
        put_u32(w->to, (uint32_t)w->cols);
    }
    return true;
}

/* Little-endian, whatever this machine is. */
static bool put_floats(FILE *to, const float *x, size_t n)
{
    if (bg_little_endian())
        return fwrite(x, sizeof *x, n, to) == n;
    for (size_t i = 0; i < n; ++i) {
        uint32_t bits;
        memcpy(&bits, &x[i], sizeof bits);
        put_u32(to, bits);
    }
    return !ferror(to);
}

bool bg_write_rows(const struct bg_writer *w, size_t n, const void *x, struct bg_fault *fault)
{
    const size_t size = w->wide ? sizeof(double) : sizeof(float), p = w->cols;
    bool ok = true;

    if (w->format == BG_WRITTEN_NPY)
        ok = fwrite(x, size, n * p, w->to) == n * p;
    else if (w->format == BG_WRITTEN_FBIN)
        ok = put_floats(w->to, x, n * p);
    else
        for (size_t i = 0; ok && i < n; ++i) {
            put_u32(w->to, (uint32_t)p);
            ok = put_floats(w->to, (const float *)x + i * p, p);
        }
    return ok || bg_fault(fault, "cannot write: %s", strerror(errno));
}
