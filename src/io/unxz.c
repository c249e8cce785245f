/* Unpacks an xz file as it is read: one stream or more.  Memory is bounded: xz -9 needs 65 MB, what
 * needs more than LIMIT is refused. */
#include <stdlib.h>

#include "packed.h"
#include "packing.h"

#if BG_WITH_LZMA
#include <lzma.h>

static const uint64_t LIMIT = UINT64_C(1) << 28;

struct unxz {
    lzma_stream z;
    bool ended;
    struct bg_packed packed;
};

static void *begin(int fd, const void *head, size_t n, struct bg_fault *fault)
{
    struct unxz *u = calloc(1, sizeof *u);
    if (u == NULL || lzma_stream_decoder(&u->z, LIMIT, LZMA_CONCATENATED) != LZMA_OK) {
        bg_fault_memory(fault);
        free(u);
        return NULL;
    }
    bg_packed_begin(&u->packed, fd, head, n);
    return u;
}

static void end(void *unpacker)
{
    struct unxz *u = unpacker;
    lzma_end(&u->z);
    free(u);
}

static const char *trouble(lzma_ret is)
{
    switch (is) {
    case LZMA_BUF_ERROR:
        return "it ends; expected more data";
    case LZMA_MEMLIMIT_ERROR:
        return "unpacking takes more than 256 MB; expected a file of xz -9 or less";
    case LZMA_OPTIONS_ERROR:
        return "a filter that liblzma does not know; expected xz's own";
    default:
        return "corrupt; expected valid xz data";
    }
}

static ptrdiff_t take(void *unpacker, void *to, size_t n, struct bg_fault *fault)
{
    struct unxz *u = unpacker;
    struct bg_packed *const p = &u->packed;

    u->z.next_out = to;
    u->z.avail_out = n;
    while (!u->ended && u->z.avail_out == n) {
        if (!bg_packed_refill(p, fault))
            return -1;
        const bool last = p->left == 0;
        u->z.next_in = p->at;
        u->z.avail_in = p->left;
        const lzma_ret is = lzma_code(&u->z, last ? LZMA_FINISH : LZMA_RUN);
        p->at = u->z.next_in;
        p->left = u->z.avail_in;
        u->ended = is == LZMA_STREAM_END;
        if (is == LZMA_MEM_ERROR)
            return bg_fault_memory(fault) - 1;
        if (is != LZMA_OK && is != LZMA_STREAM_END)
            return bg_fault(fault, "offset %llu of the xz file: %s", bg_packed_offset(p),
                            trouble(is)) -
                   1;
    }
    return (ptrdiff_t)(n - u->z.avail_out);
}
#else
BG_PACKING_ABSENT("xz", "xz -d")
#endif

/* A chunk of 2 MB takes 11 bytes at least. */
const struct bg_packing bg_xz = { .name = "xz",
                                  .suffix = ".xz",
                                  .magic = "\xfd"
                                           "7zXZ",
                                  .length = 5,
                                  .best = 1 << 18,
                                  .begin = begin,
                                  .read = take,
                                  .end = end };
