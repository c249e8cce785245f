/* The command line that the benches share. */
#ifndef BURGI_BENCH_OPTIONS_H
#define BURGI_BENCH_OPTIONS_H

#include <stdbool.h>

#include "timing.h"

struct options {
    bool json, peers, smoke;
    const char *function; /* only this one; NULL: all */
    size_t every;         /* of each truth table every so many-th row */
    struct effort effort;
};

/* Prints usage and ends the program where the command line is not understood.  Sets srcdir,
 * under which tables and the Python helper lie, unless the environment does. */
struct options options_read(int argc, char **argv);
#endif
