/* Rows in tiles, tiles in groups, groups given to threads.
 *
 * A group's sums are of its own rows, in their order, and the groups' are added in theirs: what comes out
 * depends on the number of rows, not on threads. */
#ifndef BURGI_KERNEL_GROUP_H
#define BURGI_KERNEL_GROUP_H

#include <stddef.h>

/* A loop over groups, by so many threads. */
#if defined _OPENMP
#define BG_PRAGMA(...) _Pragma(#__VA_ARGS__)
#define BG_PARALLEL_FOR(threads) BG_PRAGMA(omp parallel for schedule(dynamic, 1) num_threads(threads))
#define BG_ATOMIC_WRITE BG_PRAGMA(omp atomic write)
#else
#define BG_PARALLEL_FOR(threads)
#define BG_ATOMIC_WRITE
#endif

struct bg_groups {
    size_t rows, tiles, n;
};

/* As many groups as keep sums of so many bytes each within bounds, 64 at most. */
struct bg_groups bg_groups_of(size_t rows, size_t bytes);

/* The first row of a group, a multiple of BG_TILE; of the one after the last, the number of rows. */
size_t bg_group_first(const struct bg_groups *g, size_t group);

/* How many threads a user's number means. */
int bg_threads(int threads);

/* The thread of a region that calls, from 0. */
int bg_thread(void);

/* While it is held, OpenBLAS multiplies by the thread that calls.  Both are called outside regions. */
int bg_blas_hold(void);
void bg_blas_release(int held);

#endif
