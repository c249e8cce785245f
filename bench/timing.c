#include "timing.h"

#include <stdlib.h>

#include "clock.h"
#include "lib/points.h"

static double logs_ns(log_batch *log, size_t n, size_t loops, const double *x, double *y)
{
    const double start = clock_ns();
    for (size_t k = 0; k < loops; ++k)
        log(n, x, y);
    return clock_ns() - start;
}

/* Always the same, x in (0, 150), whatever a group runs on: the unit must not vary. */
static const double *log_inputs(void)
{
    static double x[MAX_INPUTS];
    struct random r = { 1 };
    for (size_t i = 0; x[MAX_INPUTS - 1] == 0.0 && i < MAX_INPUTS; ++i)
        x[i] = 150.0 * (random_uniform(&r) + 0x1p-53);
    return x;
}

static double once(const struct trial *t, const struct inputs *in, double *y)
{
    const double *const arg[] = { in->arg[0], in->arg[1], in->arg[2], in->arg[3] };
    double ns;
    if (t->log != NULL)
        ns = logs_ns(t->log, t->n, t->loops, log_inputs(), y);
    else if (t->latency)
        ns = contender_latency(t->contender, t->n, t->loops, arg, y);
    else
        ns = contender_throughput(t->contender, t->n, t->loops, arg, y);
    return ns / (double)(t->n * t->loops);
}

/* All inputs, or, where that takes more than four slots, effort->least of them: of two numbers
 * and no others, since among few inputs one of a large order can outweigh the rest.  Then as
 * many loops over them as the slot holds. */
static void calibrate(struct trial *t, const struct inputs *in, const struct effort *effort,
                      double *y)
{
    const size_t most = t->contender != NULL ? t->contender->most : 0;
    t->n = effort->least < in->n ? effort->least : in->n;
    if (most > 0 && most < t->n)
        t->n = most;
    t->loops = 1;
    once(t, in, y); /* caches, lazy binding, tables filled on first use */
    const double each = once(t, in, y), room = effort->slot_ns / each;
    if (4.0 * room >= (double)in->n)
        t->n = in->n;
    if (room > 2.0 * (double)t->n)
        t->loops = (size_t)(room / (double)t->n);
    t->repetitions = effort->repetitions;
    if (20.0 * room < (double)t->n && t->repetitions > FEW)
        t->repetitions = FEW;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void time_interleaved(struct trial *t, size_t trials, const struct inputs *in,
                      const struct effort *effort)
{
    static double y[MAX_INPUTS];
    for (size_t k = 0; k < trials; ++k)
        calibrate(&t[k], in, effort, y);
    for (int i = 0; i < effort->repetitions; ++i)
        for (size_t k = 0; k < trials; ++k)
            if (i < t[k].repetitions)
                t[k].sample[i] = once(&t[k], in, y);
    for (size_t k = 0; k < trials; ++k) {
        qsort(t[k].sample, (size_t)t[k].repetitions, sizeof *t[k].sample, ascending);
        t[k].best = t[k].sample[0];
        t[k].median = t[k].sample[t[k].repetitions / 2];
    }
}
