/* A group: one function on one kind of inputs, all contenders timed together, each row with
 * its errors on the truth of the same kind. */
#ifndef BURGI_BENCH_GROUP_H
#define BURGI_BENCH_GROUP_H

#include "options.h"
#include "report.h"
#include "truths.h"

struct field { /* the contenders of one function and their values of its truth */
    struct truths truths;
    size_t contenders;
    struct contender contender[CONTENDERS];
    double *value[CONTENDERS];
};

/* The truth is that of the tables with this in their names; NULL: of all. */
struct field field_enter(const struct function *f, const char *tables, const struct options *o);
void field_leave(struct field *field);

/* Rows for throughput and latency of every contender that is asked all of the inputs; of a
 * peer in a regime only where there is truth to judge it by.  Times stand beside a logarithm's, or
 * where the rows say so beside burgi's own with its widest instruction set.  Returns the number of
 * burgi's failures. */
size_t group_run(struct report *r, const struct field *field, const char *name,
                 const struct inputs *in, const struct rows *rows, const struct options *o);

/* Rows for the logarithms alone. */
void group_logs(struct report *r, const struct options *o);

/* Room for MAX_INPUTS points of up to MAX_ARGS arguments, the same on every call. */
struct inputs group_inputs(void);

#endif
