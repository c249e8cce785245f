/* Samples and fits of alpha-stable laws, as Python's objects. */
#ifndef BURGI_PYTHON_SRC_STABLE_H
#define BURGI_PYTHON_SRC_STABLE_H

#include "common.h"

extern const char bg_py_stable_sample_doc[], bg_py_stable_fit_doc[];
PyObject *bg_py_stable_sample(PyObject *self, PyObject *args);
PyObject *bg_py_stable_fit(PyObject *self, PyObject *args);

#endif
