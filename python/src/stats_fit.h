/* The fit of statistics, as Python's objects. */
#ifndef BURGI_PYTHON_SRC_STATS_FIT_H
#define BURGI_PYTHON_SRC_STATS_FIT_H

#include "stats.h"

/* (a dict of the members of burgi_vmf_result, mu) */
PyObject *bg_py_fit(struct bg_py_stats *self);

/* (kappa, mu) of (weight, rbar, mu0): burgi_vmf_fit_map. */
PyObject *bg_py_fit_map(struct bg_py_stats *self, PyObject *args);

#endif
