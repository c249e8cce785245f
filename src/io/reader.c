#include "reader.h"

#include <stdint.h>
#include <stdlib.h>

#include "format.h"

/* A tile is small enough for the cache, and long enough for a Fortran-order file, whose
 * columns are read a tile's rows at a time. */
enum { TILE_ELEMENTS = 1 << 18, FEWEST_ROWS = 8, MOST_ROWS = 4096, LONG_ROW = 1 << 22 };

void *bg_allocate(size_t n, size_t m, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, m, &bytes) || __builtin_mul_overflow(bytes, size, &bytes))
        return NULL;
    return malloc(bytes);
}

struct bg_tile bg_tile_at(const struct bg_reader *r, size_t rows, const void *x)
{
    return (struct bg_tile){
        .rows = rows, .ld = r->cols, .f32 = r->wide ? NULL : x, .f64 = r->wide ? x : NULL
    };
}

struct bg_tile bg_tile_part(const struct bg_tile *t, size_t i, size_t n)
{
    struct bg_tile part = *t;
    part.rows = n;
    part.f32 = t->f32 != NULL ? t->f32 + i * t->ld : NULL;
    part.f64 = t->f64 != NULL ? t->f64 + i * t->ld : NULL;
    part.start = t->start != NULL ? t->start + i : NULL;
    part.label = t->label != NULL ? t->label + i : NULL;
    return part;
}

static bool begin_tiles(struct bg_reader *r, struct bg_fault *fault)
{
    const size_t fewest = r->cols < LONG_ROW ? FEWEST_ROWS : 1; /* who lies costs little */
    size_t n = TILE_ELEMENTS / r->cols;
    n = r->sparse ? MOST_ROWS : n < fewest ? fewest : n > MOST_ROWS ? MOST_ROWS : n;
    r->tile_rows = n < r->rows ? n : r->rows;
    r->end = r->rows;
    if (r->sparse || r->own_tiles)
        return true;
    r->tile = bg_allocate(r->tile_rows, r->cols, r->wide ? sizeof(double) : sizeof(float));
    return r->tile != NULL || bg_fault_memory(fault);
}

/* Nothing that the user says is passed over in silence. */
static bool check_input(const struct bg_reader *r, struct bg_fault *fault)
{
    const struct bg_input *in = &r->in;
    const unsigned takes = r->format->takes;
    const char *const name = r->format->name;

    if (in->key != NULL && !(takes & BG_TAKES_KEY))
        return bg_fault(fault,
                        "row 1: --key: a file of format %s holds one array; expected --key "
                        "with .npz or .safetensors",
                        name);
    if (in->dataset != NULL && !(takes & BG_TAKES_DATASET))
        return bg_fault(fault,
                        "row 1: --dataset: the file is of format %s; expected --dataset with "
                        "HDF5",
                        name);
    if (in->label_column != NULL && !(takes & BG_TAKES_LABEL_COLUMN))
        return bg_fault(fault,
                        "row 1: --label-column: a file of format %s has no labels; expected "
                        "--labels FILE",
                        name);
    if ((in->skip_columns != NULL || in->decimal != '\0') && !(takes & BG_TAKES_COLUMNS))
        return bg_fault(fault,
                        "row 1: %s: a file of format %s is no table of text; expected csv",
                        in->skip_columns != NULL ? "--skip-columns" : "--decimal", name);
    if (in->dim > 0 && !(takes & BG_TAKES_DIM))
        return bg_fault(fault,
                        "row 1: --dim: a file of format %s says its columns itself; "
                        "expected --dim with raw or svmlight",
                        name);
    if ((in->dtype != NULL || in->offset > 0) && !(takes & BG_TAKES_TYPE))
        return bg_fault(fault,
                        "row 1: %s: a file of format %s says its type itself; expected "
                        "it with --format raw",
                        in->dtype != NULL ? "--dtype" : "--offset", name);
    return true;
}

static bool begin(struct bg_reader *r, struct bg_fault *fault)
{
    r->s = bg_stream_open(r->path, fault);
    if (r->s == NULL)
        return false;
    r->format = bg_format_of(r->s, r->path, &r->in, fault);
    r->about.packing = bg_stream_packing(r->s);
    return r->format != NULL && check_input(r, fault) &&
           bg_format_enter(r->format, &r->s, &r->in, fault) && r->format->begin(r, fault) &&
           begin_tiles(r, fault);
}

struct bg_reader *bg_reader_open(const char *path, const struct bg_input *in,
                                 struct bg_fault *fault)
{
    struct bg_reader *r = calloc(1, sizeof *r);
    if (r == NULL) {
        bg_fault_memory(fault);
        return NULL;
    }
    r->path = path;
    if (in != NULL)
        r->in = *in;
    if (begin(r, fault))
        return r;
    bg_reader_close(r);
    return NULL;
}

struct bg_reader *bg_reader_share(const struct bg_reader *r)
{
    struct bg_reader *other = malloc(sizeof *other);
    if (other == NULL)
        return NULL;
    *other = *r;
    other->s = NULL;
    other->own = NULL;
    other->tile = bg_allocate(r->tile_rows, r->cols, r->wide ? sizeof(double) : sizeof(float));
    if (other->tile != NULL && bg_array_share(r, other))
        return other;
    bg_reader_close(other);
    return NULL;
}

void bg_reader_close(struct bg_reader *r)
{
    if (r == NULL)
        return;
    if (r->format != NULL)
        r->format->end(r);
    bg_stream_close(r->s);
    free(r->tile);
    free(r);
}

size_t bg_reader_cols(const struct bg_reader *r)
{
    return r->cols;
}

bool bg_reader_is_sparse(const struct bg_reader *r)
{
    return r->sparse;
}

size_t bg_reader_rows(const struct bg_reader *r)
{
    return r->any_range ? r->rows : SIZE_MAX;
}

const char *bg_reader_note(const struct bg_reader *r)
{
    return r->note;
}

struct bg_about bg_reader_about(const struct bg_reader *r)
{
    struct bg_about about = r->about;
    about.format = r->format->name;
    if (about.dtype == NULL)
        about.dtype = "text";
    return about;
}

double bg_reader_progress(const struct bg_reader *r)
{
    return r->rows != SIZE_MAX ? (double)r->at / (double)r->rows : bg_stream_progress(r->s);
}

int bg_reader_next(struct bg_reader *r, struct bg_tile *tile, struct bg_fault *fault)
{
    const size_t left = r->end - r->at, n = left < r->tile_rows ? left : r->tile_rows;
    const int got = r->format->take(r, n, tile, fault);

    if (got == 1)
        r->at += tile->rows;
    return got;
}

bool bg_reader_range(struct bg_reader *r, size_t first, size_t n, struct bg_fault *fault)
{
    if (!r->any_range)
        return bg_fault(
            fault,
            "%zu rows from row %zu on: those of a %s file come in their order here; "
            "expected an array that is neither packed nor in a pipe",
            n, first + 1, r->format->name);
    if (first > r->rows || n > r->rows - first)
        return bg_fault(fault,
                        "%zu rows from row %zu on: the file has %zu; expected rows of it", n,
                        first + 1, r->rows);
    r->at = first;
    r->end = first + n;
    return true;
}
