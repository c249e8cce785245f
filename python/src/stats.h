/* The statistics' object. */
#ifndef BURGI_PYTHON_SRC_STATS_H
#define BURGI_PYTHON_SRC_STATS_H

#include "common.h"

#include <burgi/vmf.h>

struct bg_py_stats {
    PyObject_HEAD burgi_vmf_stats *stats;
    PyThread_type_lock lock;
};

/* Runs what calls C on self's statistics, without the GIL and with its lock. */
#define BG_PY_LOCKED(self, statement)                                                          \
    do {                                                                                       \
        Py_BEGIN_ALLOW_THREADS;                                                                \
        PyThread_acquire_lock((self)->lock, WAIT_LOCK);                                        \
        statement;                                                                             \
        PyThread_release_lock((self)->lock);                                                   \
        Py_END_ALLOW_THREADS;                                                                  \
    } while (0)

/* Adds the type Stats to a module. */
int bg_py_add_stats(PyObject *module);

#endif
