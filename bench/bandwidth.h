/* Ways to go over the same memory, in GB/s, one after the other in each repetition: what else the
 * machine does strikes all alike. */
#ifndef BURGI_BENCH_BANDWIDTH_H
#define BURGI_BENCH_BANDWIDTH_H

#include "report.h"
#include "timing.h"

struct bandwidth {
    const char *name, *version, *isa;
    bool absent;
    size_t bound; /* the way that this one's share is of */
    double speed[MAX_REPETITIONS];
};

/* ns(what, k) is way k once: nanoseconds, NaN where it cannot. */
void bandwidth_run(struct bandwidth *way, size_t ways, int repetitions, double bytes,
                   double (*ns)(void *what, size_t k), void *what);

/* Memory to go over; the bench ends where there is none. */
void *bandwidth_room(size_t size);

/* A row of way k, still without its function, inputs, elements and error. */
struct row bandwidth_row(const struct bandwidth *way, size_t k, int repetitions);

#endif
