#include "group.h"

#if defined _OPENMP
#include <omp.h>
#endif

#include "isa/kernel/tiles.h"

enum { MOST_GROUPS = 64, LEAST_GROUPS = 16 };

/* Of all groups' sums together, unless there are few. */
static const size_t bytes_max = (size_t)256 << 20;

struct bg_groups bg_groups_of(size_t rows, size_t bytes)
{
    const size_t tiles = (rows + BG_TILE - 1) / BG_TILE;
    size_t n = bytes == 0 ? MOST_GROUPS : bytes_max / bytes;

    n = n > MOST_GROUPS ? MOST_GROUPS : n < LEAST_GROUPS ? LEAST_GROUPS : n;
    return (struct bg_groups){ rows, tiles, n < tiles ? n : tiles };
}

size_t bg_group_first(const struct bg_groups *g, size_t group)
{
    const size_t each = g->tiles / g->n, more = g->tiles % g->n,
                 tile = group * each + (group < more ? group : more);

    return tile * BG_TILE < g->rows ? tile * BG_TILE : g->rows;
}

int bg_threads(int threads)
{
#if defined _OPENMP
    return threads > 0 ? threads : omp_get_num_procs();
#else
    return threads > 0 ? threads : 1;
#endif
}

/* The number of threads of a region without a number is the calling thread's own variable; OpenBLAS
 * asks for it outside regions, and within one takes one thread. */
int bg_blas_hold(void)
{
#if defined _OPENMP
    const int before = omp_get_max_threads();
    omp_set_num_threads(1);
    return before;
#else
    return 1;
#endif
}

void bg_blas_release(int held)
{
#if defined _OPENMP
    omp_set_num_threads(held);
#else
    (void)held;
#endif
}
