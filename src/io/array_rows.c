/* The rows of an array: mapped, or streamed where the file is packed or a pipe. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "format.h"
#include "gather.h"

/* What the reader of an array keeps. */
struct elements {
    struct bg_array array;
    unsigned char *map; /* the whole file, or NULL: then raw holds a tile's bytes */
    bool shared;        /* another reader's map */
    size_t map_size;
    unsigned char *raw;
    size_t given, given_end; /* what of the map the last tile was made of */
};

/* Files below this may stay in memory. */
static const size_t LARGE = (size_t)1 << 28;

static bool check_shape(struct bg_reader *r, const struct bg_array *a, struct bg_fault *fault)
{
    char name[200];
    const unsigned long long at = (unsigned long long)a->start;
    const char *const what = r->in.single ? "an array of at least 1 dimension"
                                          : "an array of at least 2 dimensions (rows, columns)";

    bg_array_name(a, name, sizeof name);
    if (a->dims < (r->in.single ? 1 : 2))
        return bg_fault(fault, "offset %llu: the header announces %s; expected %s", at, name,
                        what);
    if (!bg_array_shape(a, r->s, &r->rows, &r->cols, fault))
        return false;
    if (r->cols < (r->in.single ? 1 : 2))
        return bg_fault(fault,
                        "offset %llu: the header announces %s; expected rows of at least "
                        "2 numbers",
                        at, name);
    if (r->rows == 0)
        return bg_fault(fault, "offset %llu: the header announces %s; expected at least 1 row",
                        at, name);
    return true;
}

static bool map_file(struct elements *e, int fd, uint64_t size, struct bg_fault *fault)
{
    void *map =
        size <= SIZE_MAX ? mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    if (map == MAP_FAILED)
        return bg_fault(fault, "cannot map %llu bytes: %s", (unsigned long long)size,
                        strerror(errno));
    e->map = map;
    e->map_size = (size_t)size;
    return true;
}

static size_t row_bytes(const struct bg_reader *r, const struct bg_array *a)
{
    return a->lead + r->cols * a->size;
}

static bool ends_within(const struct bg_reader *r, const struct bg_array *a, size_t n,
                        struct bg_fault *fault)
{
    const unsigned long long at = (unsigned long long)bg_stream_offset(r->s);
    const size_t row = r->at + n + 1;
    return a->open
               ? bg_fault(fault,
                          "offset %llu: the file ends within row %zu; expected whole rows "
                          "of %zu bytes",
                          at, row, row_bytes(r, a))
               : bg_fault(fault, "offset %llu: the file ends within row %zu; expected %zu rows",
                          at, row, r->rows);
}

/* All of what an archive holds in Fortran order, as if it were mapped: a row is spread over it. */
static bool load(struct bg_reader *r, struct elements *e, struct bg_fault *fault)
{
    const size_t bytes = r->rows * r->cols * e->array.size;
    void *const map =
        mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        return bg_fault_memory(fault);
    e->map = map;
    e->map_size = bytes;
    const ptrdiff_t got = bg_stream_read(r->s, map, bytes, fault);
    if (got >= 0 && (size_t)got < bytes)
        return ends_within(r, &e->array, 0, fault);
    e->array.start = 0;
    return got >= 0 && bg_array_end(&e->array, r->s, fault);
}

void bg_array_about(const struct bg_array *a, struct bg_about *about)
{
    size_t n = 0;
    about->dtype = bg_array_type_name(a);
    for (size_t k = 0; a->dims > 2 && k < a->dims && n < sizeof about->shape; ++k)
        n += (size_t)snprintf(about->shape + n, sizeof about->shape - n,
                              k > 0 ? " x %zu" : "%zu", a->dim[k]);
}

bool bg_array_begin(struct bg_reader *r, struct bg_fault *fault)
{
    uint64_t size;
    const int fd = bg_stream_plain(r->s, &size);
    struct elements *e = r->own = calloc(1, sizeof *e);

    if (e == NULL)
        return bg_fault_memory(fault);
    if (!r->format->header(r->s, &r->in, &e->array, fault) || !check_shape(r, &e->array, fault))
        return false;
    r->wide = bg_array_is_wide(&e->array);
    bg_array_about(&e->array, &r->about);
    r->any_range = fd >= 0;
    if (fd >= 0)
        return map_file(e, fd, size, fault);
    if (!e->array.fortran)
        return true;
    return bg_stream_is_member(r->s)
               ? load(r, e, fault)
               : bg_fault(fault,
                          "offset %llu: Fortran order in a packed file or a pipe; expected C "
                          "order, or the unpacked file",
                          (unsigned long long)e->array.start);
}

bool bg_array_share(const struct bg_reader *from, struct bg_reader *to)
{
    struct elements *e = to->own = malloc(sizeof *e);
    if (e == NULL)
        return false;
    *e = *(const struct elements *)from->own;
    e->raw = NULL;
    e->shared = true;
    e->given = e->given_end = 0;
    return true;
}

void bg_array_close(struct bg_reader *r)
{
    struct elements *e = r->own;
    if (e == NULL)
        return;
    if (e->map != NULL && !e->shared)
        munmap(e->map, e->map_size);
    free(e->raw);
    free(e);
}

/* Whether the mapped elements at x can be used where they are. */
static bool as_they_are(const struct bg_array *a, const unsigned char *x)
{
    return a->kind == BG_FLOAT && a->size >= 4 && !a->swap && (uintptr_t)x % a->size == 0 &&
           a->lead % a->size == 0;
}

/* Whether each of n rows counts as many columns as the first of the file. */
static bool check_leads(const struct bg_reader *r, const struct bg_array *a,
                        const unsigned char *first, size_t n, struct bg_fault *fault)
{
    for (size_t i = 0; a->lead > 0 && i < n; ++i) {
        const uint32_t cols = bg_u32(first + i * row_bytes(r, a));
        if (cols != r->cols)
            return bg_fault(fault, "row %zu: counts %lu columns; expected %zu, as row 1",
                            r->at + i + 1, (unsigned long)cols, r->cols);
    }
    return true;
}

/* n rows, one after the other in memory, as a tile. */
static void convert(struct bg_reader *r, const struct bg_array *a, const unsigned char *first,
                    size_t n, struct bg_tile *tile)
{
    const size_t width = r->wide ? sizeof(double) : sizeof(float);
    if (a->lead == 0)
        bg_array_convert(a, first, n * r->cols, r->tile);
    else
        for (size_t i = 0; i < n; ++i)
            bg_array_convert(a, first + i * row_bytes(r, a) + a->lead, r->cols,
                             (char *)r->tile + i * r->cols * width);
    *tile = bg_tile_at(r, n, r->tile);
}

/* Pages of a large file that have been read are given back: what is resident does not grow with the
 * file.  A page that two tiles share is read again. */
static void give_back(const struct bg_reader *r, struct elements *e, size_t n)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), row = row_bytes(r, &e->array);

    if (e->map_size < LARGE || e->array.fortran)
        return;
    e->given = e->given / page * page;
    if (e->given_end > e->given)
        madvise(e->map + e->given, e->given_end - e->given, MADV_DONTNEED);
    e->given = (size_t)e->array.start + r->at * row;
    e->given_end = e->given + n * row;
}

static bool mapped_tile(struct bg_reader *r, struct elements *e, size_t n, struct bg_tile *tile,
                        struct bg_fault *fault)
{
    const struct bg_array *a = &e->array;
    const unsigned char *first = e->map + a->start;

    if (a->fortran) {
        bg_gather(a, first, r->rows, r->cols, r->at, n, r->tile);
        *tile = bg_tile_at(r, n, r->tile);
        return true;
    }
    give_back(r, e, n);
    first += r->at * row_bytes(r, a);
    if (!check_leads(r, a, first, n, fault))
        return false;
    if (as_they_are(a, first + a->lead)) {
        *tile = bg_tile_at(r, n, first + a->lead);
        tile->ld = row_bytes(r, a) / a->size;
    } else
        convert(r, a, first, n, tile);
    return true;
}

static bool streamed_tile(struct bg_reader *r, struct elements *e, size_t n,
                          struct bg_tile *tile, struct bg_fault *fault)
{
    const size_t row = row_bytes(r, &e->array), want = n * row;

    if (e->raw == NULL && (e->raw = bg_allocate(r->tile_rows, row, 1)) == NULL)
        return bg_fault_memory(fault);
    const ptrdiff_t got = bg_stream_read(r->s, e->raw, want, fault);
    if (got < 0)
        return false;
    if ((size_t)got < want && (!e->array.open || (size_t)got % row > 0))
        return ends_within(r, &e->array, (size_t)got / row, fault);
    n = (size_t)got / row;
    if (!check_leads(r, &e->array, e->raw, n, fault))
        return false;
    convert(r, &e->array, e->raw, n, tile);
    return true;
}

int bg_array_take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct elements *e = r->own;

    if (n == 0)
        return e->map != NULL || bg_array_end(&e->array, r->s, fault) ? 0 : -1;
    if (!(e->map != NULL ? mapped_tile(r, e, n, tile, fault)
                         : streamed_tile(r, e, n, tile, fault)))
        return -1;
    if (tile->rows > 0 || r->at > 0)
        return tile->rows > 0;
    return bg_fault(fault, "offset %llu: the file ends; expected a row",
                    (unsigned long long)bg_stream_offset(r->s)) -
           1;
}
