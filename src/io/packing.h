/* What a file can be packed by, each in a file of its own and a row of the list in packing.c. */
#ifndef BURGI_IO_PACKING_H
#define BURGI_IO_PACKING_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"

struct bg_packing {
    const char *name, *suffix; /* "gzip", ".gz" */
    const char *magic;         /* what such a file begins with, */
    size_t length;             /* so many bytes */
    uint64_t best;             /* a byte can stand for so many at most */

    /* head: the file's first bytes, read from fd already, at most 64 KiB.  NULL and a fault where
     * that fails. */
    void *(*begin)(int fd, const void *head, size_t n, struct bg_fault *fault);

    /* Up to n unpacked bytes; 0 at the end, -1 for a fault. */
    ptrdiff_t (*read)(void *unpacker, void *to, size_t n, struct bg_fault *fault);
    void (*end)(void *unpacker);
};

extern const struct bg_packing bg_gzip, bg_zstd, bg_xz;

/* *packing: by what the stream is packed, of which nothing has been taken; NULL where it is not.  False
 * for a fault. */
struct bg_stream;
bool bg_packing_of(struct bg_stream *s, const struct bg_packing **packing,
                   struct bg_fault *fault);

/* Where in the name the suffix of a packed file begins (".gz"), or the end of the name. */
const char *bg_packing_suffix(const char *path);

/* begin, read and end where configure has not found the library. */
#define BG_PACKING_ABSENT(name, command)                                                       \
    static void *begin(int fd, const void *head, size_t n, struct bg_fault *fault)             \
    {                                                                                          \
        (void)fd, (void)head, (void)n;                                                         \
        bg_fault(fault, "offset 0: " name ", and this burgi is built without " name            \
                        "; expected the file unpacked by " command);                           \
        return NULL;                                                                           \
    }                                                                                          \
    static ptrdiff_t take(void *unpacker, void *to, size_t n, struct bg_fault *fault)          \
    {                                                                                          \
        (void)unpacker, (void)to, (void)n, (void)fault;                                        \
        return -1;                                                                             \
    }                                                                                          \
    static void end(void *unpacker)                                                            \
    {                                                                                          \
        (void)unpacker;                                                                        \
    }

#endif
