#include "features.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "array.h"
#include "csv.h"
#include "format.h"
#include "gather.h"

/* A tile is small enough for the cache, and long enough for a Fortran-order file, whose
 * columns are read a tile's rows at a time. */
enum { TILE_ELEMENTS = 1 << 18, FEWEST_ROWS = 8, MOST_ROWS = 4096 };

struct bg_features {
    struct bg_stream *s;
    bool text;
    struct bg_csv csv;
    struct bg_array array;

    size_t rows, cols; /* rows: SIZE_MAX until the end of a text */
    size_t taken, tile_rows;
    bool wide;  /* a tile is double, not float */
    void *tile; /* converted rows; unused where the file holds them as they are */

    unsigned char *map; /* the whole file, or NULL: then raw holds a tile's bytes */
    size_t map_size;
    unsigned char *raw;
};

static void *allocate(size_t n, size_t m, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, m, &bytes) || __builtin_mul_overflow(bytes, size, &bytes))
        return NULL;
    return malloc(bytes);
}

static bool check_shape(struct bg_features *f, struct bg_fault *fault)
{
    char name[200];
    const unsigned long long at = (unsigned long long)f->array.start;
    const char *const what = "expected an array of at least 2 dimensions (rows, columns)";

    bg_array_name(&f->array, name, sizeof name);
    if (f->array.dims < 2)
        return bg_fault(fault, "offset %llu: the header announces %s; %s", at, name, what);
    if (!bg_array_shape(&f->array, f->s, &f->rows, &f->cols, fault))
        return false;
    if (f->cols < 2)
        return bg_fault(fault,
                        "offset %llu: the header announces %s; expected rows of at least "
                        "2 numbers",
                        at, name);
    if (f->rows == 0)
        return bg_fault(fault, "offset %llu: the header announces %s; expected at least 1 row",
                        at, name);
    return true;
}

static bool begin_array(struct bg_features *f, struct bg_fault *fault)
{
    uint64_t size;
    const int fd = bg_stream_plain(f->s, &size);

    if (!check_shape(f, fault))
        return false;
    f->wide = bg_array_is_wide(&f->array);
    if (fd < 0) {
        if (f->array.fortran)
            return bg_fault(
                fault,
                "offset %llu: Fortran order in gzip or a pipe; expected C order, or "
                "the unpacked file",
                (unsigned long long)f->array.start);
        return true;
    }
    void *map =
        size <= SIZE_MAX ? mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    if (map == MAP_FAILED)
        return bg_fault(fault, "cannot map %llu bytes: %s", (unsigned long long)size,
                        strerror(errno));
    f->map = map;
    f->map_size = (size_t)size;
    return true;
}

static bool begin_text(struct bg_features *f, struct bg_fault *fault)
{
    f->text = f->wide = true;
    if (!bg_csv_begin(&f->csv, f->s, fault))
        return false;
    f->rows = SIZE_MAX;
    f->cols = f->csv.cols;
    if (f->cols < 2)
        return bg_fault(fault,
                        "line %llu: a single cell; expected at least 2, with tabs, ';', ',' "
                        "or spaces between them",
                        (unsigned long long)bg_stream_line_number(f->s));
    return true;
}

static bool begin_tiles(struct bg_features *f, struct bg_fault *fault)
{
    size_t n = TILE_ELEMENTS / f->cols;
    n = n < FEWEST_ROWS ? FEWEST_ROWS : n > MOST_ROWS ? MOST_ROWS : n;
    f->tile_rows = n < f->rows ? n : f->rows;

    f->tile = allocate(f->tile_rows, f->cols, f->wide ? sizeof(double) : sizeof(float));
    if (f->tile == NULL)
        return bg_fault_memory(fault);
    if (!f->text && f->map == NULL) {
        f->raw = allocate(f->tile_rows, f->cols, f->array.size);
        if (f->raw == NULL)
            return bg_fault_memory(fault);
    }
    return true;
}

static bool begin(struct bg_features *f, struct bg_fault *fault)
{
    bool ok = false;
    switch (bg_format(f->s, fault)) {
    case BG_NPY:
        ok = bg_npy_header(f->s, &f->array, fault) && begin_array(f, fault);
        break;
    case BG_IDX:
        ok = bg_idx_header(f->s, &f->array, fault) && begin_array(f, fault);
        break;
    case BG_TEXT:
        ok = begin_text(f, fault);
        break;
    case BG_UNKNOWN:
        break;
    }
    return ok && begin_tiles(f, fault);
}

struct bg_features *bg_features_open(const char *path, struct bg_fault *fault)
{
    struct bg_features *f = calloc(1, sizeof *f);
    if (f == NULL) {
        bg_fault_memory(fault);
        return NULL;
    }
    f->s = bg_stream_open(path, fault);
    if (f->s != NULL && begin(f, fault))
        return f;
    bg_features_close(f);
    return NULL;
}

void bg_features_close(struct bg_features *f)
{
    if (f == NULL)
        return;
    if (f->map != NULL)
        munmap(f->map, f->map_size);
    if (f->text)
        bg_csv_end(&f->csv);
    bg_stream_close(f->s);
    free(f->tile);
    free(f->raw);
    free(f);
}

size_t bg_features_cols(const struct bg_features *f)
{
    return f->cols;
}

const char *bg_features_note(const struct bg_features *f)
{
    return f->text ? f->csv.note : "";
}

static struct bg_tile tile_of(const struct bg_features *f, size_t rows, const void *x)
{
    return (struct bg_tile){ rows, f->cols, f->wide ? NULL : x, f->wide ? x : NULL };
}

static int next_text(struct bg_features *f, struct bg_tile *tile, struct bg_fault *fault)
{
    double *x = f->tile;
    size_t n = 0;
    int got = 1;

    while (n < f->tile_rows && (got = bg_csv_row(&f->csv, x + n * f->cols, fault)) == 1)
        ++n;
    if (got < 0)
        return -1;
    if (n == 0 && f->taken == 0)
        return bg_fault(fault, "line %llu: the file ends after its header; expected a row",
                        (unsigned long long)bg_stream_line_number(f->s) + 1),
               -1;
    f->taken += n;
    *tile = tile_of(f, n, x);
    return n > 0;
}

/* Whether the mapped elements at x can be used where they are. */
static bool as_they_are(const struct bg_features *f, const unsigned char *x)
{
    const struct bg_array *a = &f->array;
    return a->kind == BG_FLOAT && a->size >= 4 && !a->swap && (uintptr_t)x % a->size == 0;
}

static struct bg_tile mapped_tile(struct bg_features *f, size_t n)
{
    const struct bg_array *a = &f->array;
    const unsigned char *first = f->map + a->start;

    if (a->fortran) {
        bg_gather(a, first, f->rows, f->cols, f->taken, n, f->tile);
        return tile_of(f, n, f->tile);
    }
    first += f->taken * f->cols * a->size;
    if (as_they_are(f, first))
        return tile_of(f, n, first);
    bg_array_convert(a, first, n * f->cols, f->tile);
    return tile_of(f, n, f->tile);
}

static bool streamed_tile(struct bg_features *f, size_t n, struct bg_tile *tile,
                          struct bg_fault *fault)
{
    const size_t row = f->cols * f->array.size, want = n * row;
    const ptrdiff_t got = bg_stream_read(f->s, f->raw, want, fault);

    if (got < 0)
        return false;
    if ((size_t)got < want)
        return bg_fault(fault, "offset %llu: the file ends within row %zu; expected %zu rows",
                        (unsigned long long)bg_stream_offset(f->s),
                        f->taken + (size_t)got / row + 1, f->rows);
    bg_array_convert(&f->array, f->raw, n * f->cols, f->tile);
    *tile = tile_of(f, n, f->tile);
    return true;
}

int bg_features_next(struct bg_features *f, struct bg_tile *tile, struct bg_fault *fault)
{
    if (f->text)
        return next_text(f, tile, fault);
    const size_t left = f->rows - f->taken, n = left < f->tile_rows ? left : f->tile_rows;
    if (n == 0)
        return f->map != NULL || bg_array_end(&f->array, f->s, fault) ? 0 : -1;
    if (f->map != NULL)
        *tile = mapped_tile(f, n);
    else if (!streamed_tile(f, n, tile, fault))
        return -1;
    f->taken += n;
    return 1;
}
