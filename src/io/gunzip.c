/* Unpacks a gzip file as it is read: one member or more, perhaps padded with zeros. */
#include <stdlib.h>
#define ZLIB_CONST /* what zlib reads is const */
#include <zlib.h>

#include "packed.h"
#include "packing.h"

struct gunzip {
    z_stream z;
    bool inside; /* a member has begun and not ended */
    struct bg_packed packed;
};

static void *begin(int fd, const void *head, size_t n, struct bg_fault *fault)
{
    struct gunzip *g = calloc(1, sizeof *g);
    if (g == NULL || inflateInit2(&g->z, 15 + 16) != Z_OK) {
        bg_fault_memory(fault);
        free(g);
        return NULL;
    }
    bg_packed_begin(&g->packed, fd, head, n);
    g->inside = true;
    return g;
}

static void end(void *unpacker)
{
    struct gunzip *g = unpacker;
    inflateEnd(&g->z);
    free(g);
}

/* Moves to the next member, if there is one. */
static bool next_member(struct gunzip *g, struct bg_fault *fault)
{
    struct bg_packed *const p = &g->packed;
    for (;; ++p->at, --p->left) {
        if (!bg_packed_refill(p, fault))
            return false;
        if (p->left == 0)
            return true;
        if (*p->at != 0)
            break;
    }
    inflateReset(&g->z);
    g->inside = true;
    return true;
}

/* One step of inflate. */
static bool unpack(struct gunzip *g, struct bg_fault *fault)
{
    struct bg_packed *const p = &g->packed;

    if (!bg_packed_refill(p, fault))
        return false;
    if (p->left == 0)
        return bg_fault(fault, "offset %llu of the gzip file: it ends; expected more data",
                        bg_packed_offset(p));
    g->z.next_in = p->at;
    g->z.avail_in = (uInt)p->left;
    const int is = inflate(&g->z, Z_NO_FLUSH);
    p->at = g->z.next_in;
    p->left = g->z.avail_in;
    if (is == Z_STREAM_END)
        g->inside = false;
    if (is == Z_STREAM_END || is == Z_OK)
        return true;
    if (is == Z_MEM_ERROR)
        return bg_fault_memory(fault);
    return bg_fault(fault, "offset %llu of the gzip file: %s; expected valid gzip data",
                    bg_packed_offset(p), g->z.msg != NULL ? g->z.msg : "corrupt");
}

static ptrdiff_t take(void *unpacker, void *to, size_t n, struct bg_fault *fault)
{
    struct gunzip *g = unpacker;
    const uInt room = n < BG_PACKED ? (uInt)n : BG_PACKED;

    g->z.next_out = to;
    g->z.avail_out = room;
    while (g->z.avail_out == room) {
        if (!g->inside && !next_member(g, fault))
            return -1;
        if (!g->inside)
            return 0;
        if (!unpack(g, fault))
            return -1;
    }
    return (ptrdiff_t)(room - g->z.avail_out);
}

/* Deflate packs at best 258 bytes into 2 bits. */
const struct bg_packing bg_gzip = { .name = "gzip",
                                    .suffix = ".gz",
                                    .magic = "\x1f\x8b",
                                    .length = 2,
                                    .best = 1032,
                                    .begin = begin,
                                    .read = take,
                                    .end = end };
