/* The C library's functions as a table: for the ufuncs, and for XLA. */
#ifndef BURGI_PYTHON_SRC_FUNCTIONS_H
#define BURGI_PYTHON_SRC_FUNCTIONS_H

#include <stddef.h>

/* n elements; argument k of element i at arg[k] + i*inc[k], increments in elements, the value's last. */
typedef void bg_py_run(size_t n, char *const *arg, const ptrdiff_t *inc);

struct bg_py_function {
    const char *name, *doc;
    int args;
    bg_py_run *f64, *f32; /* f32 is NULL where the library has no float form */
};

enum { BG_PY_MAX_ARGS = 5 };

/* In the order of functions.def, which building/generate.py keeps too. */
__attribute__((visibility("default"))) extern const struct bg_py_function bg_py_functions[];
__attribute__((visibility("default"))) extern const size_t bg_py_functions_count;

#endif
