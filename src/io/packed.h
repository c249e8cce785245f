/* Packed bytes of a file, some of them at hand: what all unpackers take from. */
#ifndef BURGI_IO_PACKED_H
#define BURGI_IO_PACKED_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"

enum { BG_PACKED = 1 << 16 };

struct bg_packed {
    int fd;
    const unsigned char *at;
    size_t left;     /* at hand, from at on */
    uint64_t offset; /* in the file, of what follows them */
    unsigned char bytes[BG_PACKED];
};

/* n bytes, at most BG_PACKED, have been read from fd already. */
void bg_packed_begin(struct bg_packed *p, int fd, const void *head, size_t n);

/* Where none are at hand, gets some: left is 0 at the end of the file.  False for a fault. */
bool bg_packed_refill(struct bg_packed *p, struct bg_fault *fault);

/* The place of the next byte in the packed file, for messages. */
unsigned long long bg_packed_offset(const struct bg_packed *p);

/* Up to n bytes of a file as it is; 0 at the end, -1 for a fault. */
ptrdiff_t bg_read(int fd, void *to, size_t n, struct bg_fault *fault);

#endif
