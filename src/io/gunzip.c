/* Unpacks a gzip file as it is read. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "packing.h"

enum { PACKED = 1 << 16 };

/* A gzip file is one member or more, perhaps padded with zeros. */
struct gunzip {
    int fd;
    z_stream z;      /* z.next_in points into packed */
    bool inside;     /* a member has begun and not ended */
    uint64_t offset; /* in the file, of the end of packed */
    unsigned char packed[PACKED];
};

ptrdiff_t bg_read(int fd, void *to, size_t n, struct bg_fault *fault)
{
    ssize_t got;
    do
        got = read(fd, to, n);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        bg_fault(fault, "cannot read: %s", strerror(errno));
    return got;
}

static void *begin(int fd, const void *head, size_t n, struct bg_fault *fault)
{
    struct gunzip *g = calloc(1, sizeof *g);
    if (g == NULL || inflateInit2(&g->z, 15 + 16) != Z_OK) {
        bg_fault_memory(fault);
        free(g);
        return NULL;
    }
    g->fd = fd;
    g->inside = true;
    memcpy(g->packed, head, n);
    g->z.next_in = g->packed;
    g->z.avail_in = (uInt)n;
    g->offset = n;
    return g;
}

static void end(void *unpacker)
{
    struct gunzip *g = unpacker;
    inflateEnd(&g->z);
    free(g);
}

/* Puts packed bytes at z.next_in; none at the end of the file. */
static bool refill(struct gunzip *g, struct bg_fault *fault)
{
    if (g->z.avail_in > 0)
        return true;
    const ptrdiff_t got = bg_read(g->fd, g->packed, PACKED, fault);
    if (got < 0)
        return false;
    g->z.next_in = g->packed;
    g->z.avail_in = (uInt)got;
    g->offset += (uint64_t)got;
    return true;
}

/* Moves to the next member, if there is one. */
static bool next_member(struct gunzip *g, struct bg_fault *fault)
{
    for (;;) {
        if (!refill(g, fault))
            return false;
        if (g->z.avail_in == 0)
            return true;
        if (*g->z.next_in != 0)
            break;
        ++g->z.next_in, --g->z.avail_in;
    }
    inflateReset(&g->z);
    g->inside = true;
    return true;
}

/* One step of inflate. */
static bool unpack(struct gunzip *g, struct bg_fault *fault)
{
    if (!refill(g, fault))
        return false;
    const unsigned long long at = (unsigned long long)(g->offset - g->z.avail_in);
    if (g->z.avail_in == 0)
        return bg_fault(fault, "offset %llu of the gzip file: it ends; expected more data", at);
    switch (inflate(&g->z, Z_NO_FLUSH)) {
    case Z_STREAM_END:
        g->inside = false;
        return true;
    case Z_OK:
        return true;
    case Z_MEM_ERROR:
        return bg_fault_memory(fault);
    default:
        return bg_fault(fault, "offset %llu of the gzip file: %s; expected valid gzip data",
                        (unsigned long long)(g->offset - g->z.avail_in),
                        g->z.msg != NULL ? g->z.msg : "corrupt");
    }
}

static ptrdiff_t take(void *unpacker, void *to, size_t n, struct bg_fault *fault)
{
    struct gunzip *g = unpacker;
    const uInt room = n < PACKED ? (uInt)n : PACKED;

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
