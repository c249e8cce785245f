/* One implementation of one function, ours or a peer's, as the benches see it. */
#ifndef BURGI_BENCH_CONTENDER_H
#define BURGI_BENCH_CONTENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/functions.h"

enum { CONTENDERS = 16 };

struct contender {
    const char *name, *version, *isa; /* isa: of its code, "" where we do not know */
    const struct function *function;

    double (*call2)(double a, double b); /* one value, by the number of arguments */
    double (*call3)(double a, double b, double c);
    double (*call4)(double a, double b, double c, double d);
    bg_batch *batch; /* NULL: many are a loop of calls */
    bool elsewhere;  /* SciPy, in another process (python.h) */

    /* Where a peer's time grows with the order (1e9: seconds for one value) it is not asked
     * beyond this; 0: asked everything. */
    double largest_order;

    size_t most; /* inputs, where one takes a second; 0: any number */
};

static inline bool contender_asked(const struct contender *c, double order)
{
    return c->largest_order == 0.0 || order <= c->largest_order;
}

/* All that this build and machine have for the function: burgi, widest instruction set first,
 * then the peers if they are wanted; their number. */
size_t contenders(const struct function *f, bool peers, struct contender c[CONTENDERS]);

/* For each peer that this build or machine lacks, the line that says why; their number. */
enum { ABSENT = 4 };
size_t contenders_absent(const char *line[ABSENT]);

/* n values in the way that is fastest for many.  Nanoseconds, loops of it all. */
double contender_throughput(const struct contender *c, size_t n, size_t loops,
                            const double *const *arg, double *y);

/* n values one after the other, each waiting for the one before it; false where it has no
 * call for one value. */
bool contender_has_call(const struct contender *c);
double contender_latency(const struct contender *c, size_t n, size_t loops,
                         const double *const *arg, double *y);

#endif
