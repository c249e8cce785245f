#ifndef BURGI_PYTHON_SRC_SAMPLE_H
#define BURGI_PYTHON_SRC_SAMPLE_H

#include "common.h"

extern const char bg_py_sample_doc[];
PyObject *bg_py_sample(PyObject *self, PyObject *args);

#endif
