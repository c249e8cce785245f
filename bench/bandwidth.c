#include "bandwidth.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int descending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

void bandwidth_run(struct bandwidth *way, size_t ways, int repetitions, double bytes,
                   double (*ns)(void *what, size_t k), void *what)
{
    for (int i = -1; i < repetitions; ++i) /* the first is not counted */
        for (size_t k = 0; k < ways; ++k)
            if (!way[k].absent)
                way[k].speed[i < 0 ? 0 : i] = bytes / ns(what, k);
    for (size_t k = 0; k < ways; ++k) {
        way[k].absent |= isnan(way[k].speed[0]);
        qsort(way[k].speed, (size_t)repetitions, sizeof *way[k].speed, descending);
    }
}

struct row bandwidth_row(const struct bandwidth *way, size_t k, int repetitions)
{
    const struct bandwidth *const w = &way[k], *const bound = &way[w->bound];
    return (struct row){ .group = "mix",
                         .implementation = w->name,
                         .version = w->version,
                         .isa = w->isa,
                         .kind = "bandwidth",
                         .unit = "GB/s",
                         .repetitions = repetitions,
                         .best = w->speed[0],
                         .median = w->speed[repetitions / 2],
                         .relative = w->speed[0] / bound->speed[0],
                         .yardstick = bound->name };
}

void *bandwidth_room(size_t size)
{
    void *const memory = malloc(size);
    if (memory == NULL) {
        fprintf(stderr, "bench: no memory for %zu bytes\n", size);
        exit(EXIT_FAILURE);
    }
    return memory;
}
