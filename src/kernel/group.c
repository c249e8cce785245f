#include "group.h"

#if defined BG_OPENBLAS
#include <cblas.h>
#include <pthread.h>
#endif
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

int bg_thread(void)
{
#if defined _OPENMP
    return omp_get_thread_num();
#else
    return 0;
#endif
}

/* Within a region, an OpenBLAS built for OpenMP takes one thread; outside, it asks for the number of threads of a
 * region that names none, which is the calling thread's own variable.  One with threads of its own takes one
 * only if told so, for all who use it: it is told while any call of ours runs, since threads of both are ten
 * times slower. */
#if defined BG_OPENBLAS
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int holders, before;

enum { OWN_THREADS = 1 };

static void hold_openblas(void)
{
    if (openblas_get_parallel() != OWN_THREADS)
        return;
    pthread_mutex_lock(&lock);
    if (holders++ == 0) {
        before = openblas_get_num_threads();
        openblas_set_num_threads(1);
    }
    pthread_mutex_unlock(&lock);
}

static void release_openblas(void)
{
    if (openblas_get_parallel() != OWN_THREADS)
        return;
    pthread_mutex_lock(&lock);
    if (--holders == 0)
        openblas_set_num_threads(before);
    pthread_mutex_unlock(&lock);
}
#else
static void hold_openblas(void)
{
}

static void release_openblas(void)
{
}
#endif

int bg_blas_hold(void)
{
    hold_openblas();
#if defined _OPENMP
    const int threads = omp_get_max_threads();
    omp_set_num_threads(1);
    return threads;
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
    release_openblas();
}
