#ifndef BURGI_PYTHON_SRC_UFUNCS_H
#define BURGI_PYTHON_SRC_UFUNCS_H

#include "common.h"

#include <stdbool.h>

#include "functions.h"

/* Adds a ufunc for every public scalar function to a module; -1 and an exception where that fails. */
int bg_py_add_ufuncs(PyObject *module);

#endif
