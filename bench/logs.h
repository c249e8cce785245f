/* What a logarithm costs here: glibc's scalar one and its vector ones.  Times in vector logs
 * travel better from machine to machine than nanoseconds. */
#ifndef BURGI_BENCH_LOGS_H
#define BURGI_BENCH_LOGS_H

#include <stddef.h>

typedef void log_batch(size_t n, const double *x, double *y); /* n a multiple of 8 */

struct log_way {
    const char *name, *isa, *kind;
    log_batch *batch;
};

/* Those that this machine has; their number.  First glibc's as a chain of calls, the unit of
 * latency; the unit of "vector logs" is libmvec's of LOG_UNIT_ISA. */
enum { LOG_WAYS = 4 };
size_t log_ways(struct log_way w[LOG_WAYS]);
#define LOG_UNIT_ISA "avx2"

#endif
