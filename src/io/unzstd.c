/* Unpacks a zstd file as it is read: one frame or more, skippable ones among them.  A window of more
 * than 128 MB (zstd --long above 27) is refused: memory is bounded. */
#include <stdlib.h>

#include "packed.h"
#include "packing.h"

#if BG_WITH_ZSTD
#include <zstd.h>
#include <zstd_errors.h>

struct unzstd {
    ZSTD_DStream *z;
    bool inside; /* a frame has begun and not ended */
    struct bg_packed packed;
};

static void *begin(int fd, const void *head, size_t n, struct bg_fault *fault)
{
    struct unzstd *u = calloc(1, sizeof *u);
    if (u == NULL || (u->z = ZSTD_createDStream()) == NULL) {
        bg_fault_memory(fault);
        free(u);
        return NULL;
    }
    bg_packed_begin(&u->packed, fd, head, n);
    return u;
}

static void end(void *unpacker)
{
    struct unzstd *u = unpacker;
    ZSTD_freeDStream(u->z);
    free(u);
}

static ptrdiff_t take(void *unpacker, void *to, size_t n, struct bg_fault *fault)
{
    struct unzstd *u = unpacker;
    struct bg_packed *const p = &u->packed;
    ZSTD_outBuffer out = { to, n, 0 };

    while (out.pos == 0) {
        if (!bg_packed_refill(p, fault))
            return -1;
        if (p->left == 0 && !u->inside)
            return 0;
        ZSTD_inBuffer in = { p->at, p->left, 0 };
        const size_t is = ZSTD_decompressStream(u->z, &out, &in);
        p->at += in.pos;
        p->left -= in.pos;
        if (ZSTD_isError(is))
            return bg_fault(fault,
                            "offset %llu of the zstd file: %s; expected valid zstd data%s",
                            bg_packed_offset(p), ZSTD_getErrorName(is),
                            ZSTD_getErrorCode(is) == ZSTD_error_frameParameter_windowTooLarge
                                ? " (packed without --long, or by --long=27 at most)"
                                : "") -
                   1;
        u->inside = is != 0;
        if (in.pos == 0 && p->left == 0 && out.pos == 0 && u->inside)
            return bg_fault(fault, "offset %llu of the zstd file: it ends; expected more data",
                            bg_packed_offset(p)) -
                   1;
    }
    return (ptrdiff_t)out.pos;
}
#else
BG_PACKING_ABSENT("zstd", "zstd -d")
#endif

/* A block of 128 KB that repeats one byte takes 4. */
const struct bg_packing bg_zstd = { .name = "zstd",
                                    .suffix = ".zst",
                                    .magic = "\x28\xb5\x2f\xfd",
                                    .length = 4,
                                    .best = 1 << 15,
                                    .begin = begin,
                                    .read = take,
                                    .end = end };
