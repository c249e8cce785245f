#include "gunzip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { PACKED = 1 << 16 };

/* A gzip file is one member or more, perhaps padded with zeros. */
struct bg_gunzip {
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

struct bg_gunzip *bg_gunzip_new(int fd, const void *head, size_t n, struct bg_fault *fault)
{
    struct bg_gunzip *g = calloc(1, sizeof *g);
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

void bg_gunzip_free(struct bg_gunzip *g)
{
    if (g == NULL)
        return;
    inflateEnd(&g->z);
    free(g);
}

/* Puts packed bytes at z.next_in; none at the end of the file. */
static bool refill(struct bg_gunzip *g, struct bg_fault *fault)
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
static bool next_member(struct bg_gunzip *g, struct bg_fault *fault)
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
static bool unpack(struct bg_gunzip *g, struct bg_fault *fault)
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

ptrdiff_t bg_gunzip_read(struct bg_gunzip *g, void *to, size_t n, struct bg_fault *fault)
{
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
