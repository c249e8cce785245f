/* Saved statistics are words of 8 bytes, two of which are checksums (src/vmf/save.c). */
#ifndef BURGI_TESTS_STATS_WORDS_H
#define BURGI_TESTS_STATS_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* The words of the header, its checksum the last. */
enum {
    STATS_P = 2,
    STATS_FIRST,
    STATS_NEXT,
    STATS_COUNT,
    STATS_NODES = 8,
    STATS_PILE,
    STATS_FLAGS,
    STATS_HEADER = 12
};

/* Puts the checksums right, as a forger does. */
static inline void stats_put_sums(size_t n, uint64_t *word)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; ++i) {
        if (i == STATS_HEADER - 1 || i == n - 1)
            word[i] = sum;
        const uint64_t x = sum ^ word[i];
        sum = (x << 29 | x >> 35) * UINT64_C(0x100000001b3);
    }
}

#endif
