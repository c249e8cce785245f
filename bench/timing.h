/* Interleaved timing: every contender runs once, then every one again, and so on, so that
 * what else the machine does strikes all alike.  Best and median are told. */
#ifndef BURGI_BENCH_TIMING_H
#define BURGI_BENCH_TIMING_H

#include "contender.h"
#include "logs.h"

enum { MAX_REPETITIONS = 64, MAX_INPUTS = 4096, MAX_TRIALS = 2 * CONTENDERS + LOG_WAYS };

/* The points that a group of contenders runs on. */
struct inputs {
    size_t n;
    double *arg[MAX_ARGS];
};

/* How long to try. */
struct effort {
    double slot_ns; /* one repetition of one contender, if the least number of inputs allows */
    size_t least;   /* inputs that even a slow one must see */
    int repetitions;
};
enum { FEW = 3 }; /* repetitions where one takes more than 20 slots */

struct trial {
    const struct contender *contender; /* throughput or latency of this, */
    bool latency;
    log_batch *log; /* or, where this is set, of a logarithm */
    size_t n, loops;
    int repetitions;
    double best, median; /* nanoseconds an input */
    double sample[MAX_REPETITIONS];
};

void time_interleaved(struct trial *t, size_t trials, const struct inputs *in,
                      const struct effort *effort);

#endif
