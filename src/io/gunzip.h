/* Unpacks a gzip file as it is read. */
#ifndef BURGI_IO_GUNZIP_H
#define BURGI_IO_GUNZIP_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"

/* Deflate packs at best 258 bytes into 2 bits: 1032 to 1. */
enum { BG_BEST_PACKING = 1032 };

struct bg_gunzip;

/* head: the file's first bytes, read from fd already, at most 64 KiB. */
struct bg_gunzip *bg_gunzip_new(int fd, const void *head, size_t n, struct bg_fault *fault);
void bg_gunzip_free(struct bg_gunzip *g);

/* Up to n unpacked bytes; 0 at the end, -1 for a fault. */
ptrdiff_t bg_gunzip_read(struct bg_gunzip *g, void *to, size_t n, struct bg_fault *fault);

/* Up to n bytes of a file as it is, likewise. */
ptrdiff_t bg_read(int fd, void *to, size_t n, struct bg_fault *fault);

#endif
