/* A monotonic clock, and what a chain of calls is made of. */
#ifndef BURGI_BENCH_CLOCK_H
#define BURGI_BENCH_CLOCK_H

#include <stdint.h>
#include <string.h>
#include <time.h>

static inline double clock_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* 0, but no compiler sees it. */
static inline uint64_t opaque_zero(void)
{
    static volatile uint64_t zero;
    return zero;
}

/* x, which the processor cannot know before it knows y. */
static inline double after(double x, double y, uint64_t zero)
{
    uint64_t xb, yb;
    memcpy(&xb, &x, sizeof xb);
    memcpy(&yb, &y, sizeof yb);
    xb |= yb & zero;
    memcpy(&x, &xb, sizeof x);
    return x;
}

#endif
