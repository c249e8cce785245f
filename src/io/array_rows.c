/* The rows of an array: mapped, or streamed where the file is packed or a pipe. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "format.h"
#include "gather.h"

/* What the reader of an array keeps. */
struct elements {
    struct bg_array array;
    unsigned char *map; /* the whole file, or NULL: then raw holds a tile's bytes */
    bool shared;        /* another reader's map */
    size_t map_size;
    unsigned char *raw;
};

static bool check_shape(struct bg_reader *r, const struct bg_array *a, struct bg_fault *fault)
{
    char name[200];
    const unsigned long long at = (unsigned long long)a->start;
    const char *const what = "expected an array of at least 2 dimensions (rows, columns)";

    bg_array_name(a, name, sizeof name);
    if (a->dims < 2)
        return bg_fault(fault, "offset %llu: the header announces %s; %s", at, name, what);
    if (!bg_array_shape(a, r->s, &r->rows, &r->cols, fault))
        return false;
    if (r->cols < 2)
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
    r->any_range = fd >= 0;
    if (fd < 0 && e->array.fortran)
        return bg_fault(fault,
                        "offset %llu: Fortran order in gzip or a pipe; expected C order, or "
                        "the unpacked file",
                        (unsigned long long)e->array.start);
    return fd < 0 || map_file(e, fd, size, fault);
}

bool bg_array_share(const struct bg_reader *from, struct bg_reader *to)
{
    struct elements *e = to->own = malloc(sizeof *e);
    if (e == NULL)
        return false;
    *e = *(const struct elements *)from->own;
    e->raw = NULL;
    e->shared = true;
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
    return a->kind == BG_FLOAT && a->size >= 4 && !a->swap && (uintptr_t)x % a->size == 0;
}

static struct bg_tile mapped_tile(const struct bg_reader *r, const struct elements *e, size_t n)
{
    const struct bg_array *a = &e->array;
    const unsigned char *first = e->map + a->start;

    if (a->fortran) {
        bg_gather(a, first, r->rows, r->cols, r->at, n, r->tile);
        return bg_tile_at(r, n, r->tile);
    }
    first += r->at * r->cols * a->size;
    if (as_they_are(a, first))
        return bg_tile_at(r, n, first);
    bg_array_convert(a, first, n * r->cols, r->tile);
    return bg_tile_at(r, n, r->tile);
}

static bool streamed_tile(struct bg_reader *r, struct elements *e, size_t n,
                          struct bg_tile *tile, struct bg_fault *fault)
{
    const size_t row = r->cols * e->array.size, want = n * row;

    if (e->raw == NULL && (e->raw = bg_allocate(r->tile_rows, row, 1)) == NULL)
        return bg_fault_memory(fault);
    const ptrdiff_t got = bg_stream_read(r->s, e->raw, want, fault);
    if (got < 0)
        return false;
    if ((size_t)got < want)
        return bg_fault(fault, "offset %llu: the file ends within row %zu; expected %zu rows",
                        (unsigned long long)bg_stream_offset(r->s),
                        r->at + (size_t)got / row + 1, r->rows);
    bg_array_convert(&e->array, e->raw, n * r->cols, r->tile);
    *tile = bg_tile_at(r, n, r->tile);
    return true;
}

int bg_array_take(struct bg_reader *r, size_t n, struct bg_tile *tile, struct bg_fault *fault)
{
    struct elements *e = r->own;

    if (n == 0)
        return e->map != NULL || bg_array_end(&e->array, r->s, fault) ? 0 : -1;
    if (e->map != NULL)
        *tile = mapped_tile(r, e, n);
    else if (!streamed_tile(r, e, n, tile, fault))
        return -1;
    return 1;
}
