/* Rows of a bench, as JSON lines or as a table.  A row says everything that it takes to read
 * it alone: machine, compiler, instruction set, version. */
#ifndef BURGI_BENCH_REPORT_H
#define BURGI_BENCH_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "host.h"

struct row {
    const char *function, *inputs, *implementation, *version, *isa;
    const char *group; /* what inputs is: "mix" or "regime" */
    const char
        *kind; /* "throughput", "latency", "bandwidth", "processor": its time, of long jobs */
    const char *unit; /* "ns" an element, "GB/s", or "ms" and "s" a job */
    size_t n;         /* elements timed */
    int repetitions;
    double best, median;
    double relative;       /* best in units of */
    const char *yardstick; /* this; NULL: there is none */

    const char *measure; /* of the error: "mixed", "relative"; NULL: not judged */
    size_t rows, failed;
    double worst; /* NaN: no finite value to judge */
};

struct report {
    bool json;
    struct host host;
    char last_function[64], last_inputs[64]; /* of the table's block */
};

struct report report_begin(const char *bench, bool json);
void report_row(struct report *r, const struct row *row);

/* A peer that is absent: one line. */
void report_absent(const struct report *r, const char *line);

/* Whether everything could be written. */
bool report_end(const struct report *r);

#endif
