/* The vMF statistics as words of 8 bytes: what a file of them (src/vmf/save.c) and what a GPU leaves in memory
 * (cuda/stats_image.h) have in common.
 *
 *     "burgivmf"  format  p  first  next  count  skipped  first_skipped  nodes  pile rows  flags
 *     each node: first  level  part;    the open chunk's part, if any
 *     the pile, if any: weight  2 p sums
 *
 * A part is W and M2, each high and low, sum w^2, and the 2 p numbers of its mean; a double is its bits.  A file
 * has checksums besides, and piles of sparse rows. */
#ifndef BURGI_CORE_VMF_VMF_IMAGE_H
#define BURGI_CORE_VMF_VMF_IMAGE_H

#include "../fn.h"

/* "burgivmf", the lowest byte first. */
#define BG_STATS_MAGIC UINT64_C(0x666d766967727562)

enum { BG_STATS_FILE = 1, BG_STATS_IMAGE = 0x100 }; /* formats */
enum { BG_HAS_OPEN = 1, BG_IS_SPARSE = 2, BG_BAD_WEIGHT = 4 };
enum { BG_STATS_HEAD = 2, BG_STATS_NUMBERS = 9, BG_NODE_PLACE = 2, BG_PART_SUMS = 5 };

#endif
