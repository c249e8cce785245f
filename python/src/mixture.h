/* Mixtures, for Python: laws are a tuple (weights, kappa, mu, background) of arrays and a number. */
#ifndef BURGI_PYTHON_SRC_MIXTURE_H
#define BURGI_PYTHON_SRC_MIXTURE_H

#include "common.h"

extern const char bg_py_mixture_fit_doc[], bg_py_mixture_score_doc[];
PyObject *bg_py_mixture_fit(PyObject *self, PyObject *args, PyObject *keywords);
PyObject *bg_py_mixture_score(PyObject *self, PyObject *args);

/* What a process that was forked may take: libgomp's threads stayed in its parent. */
int bg_py_threads(int threads);

#endif
