/* A monotonic clock. */
#ifndef BURGI_BENCH_CLOCK_H
#define BURGI_BENCH_CLOCK_H

#include <time.h>

static inline double clock_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

#endif
