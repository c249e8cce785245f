/* functions.def, isa/elem.def and log_abs_besseli as data: every scalar function, callable through any
 * instruction set's table. */
#ifndef BURGI_TESTS_LIB_FUNCTIONS_H
#define BURGI_TESTS_LIB_FUNCTIONS_H

#include "isa/table.h"

enum { MAX_ARGS = 4 };

struct function {
    const char *name, *family;
    int args;
    const char *arg[MAX_ARGS];
    double (*scalar)(const struct bg_isa *k, const double *arg);
    bg_batch *(*batch)(const struct bg_isa *k);
};

extern const struct function functions[];
extern const size_t functions_count;

#endif
