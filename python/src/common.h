/* What the modules' sources share: Python first, NumPy's API table of one name in all of a module. */
#ifndef BURGI_PYTHON_SRC_COMMON_H
#define BURGI_PYTHON_SRC_COMMON_H

#include <Python.h>

#define PY_ARRAY_UNIQUE_SYMBOL bg_py_array_api
#define PY_UFUNC_UNIQUE_SYMBOL bg_py_ufunc_api
#if !defined BG_PY_MODULE
#define NO_IMPORT_ARRAY
#define NO_IMPORT_UFUNC
#endif
#include <numpy/arrayobject.h>
#include <numpy/ufuncobject.h>

#include <burgi/base.h>

/* Raises the exception that belongs to a status, with the C library's words; what says of which call.
 * NULL, to be returned. */
PyObject *bg_py_raise(burgi_status status, const char *what);

/* Rows in memory: item i j at data + i*stride + j*size. */
struct bg_py_rows {
    PyArrayObject *array; /* owned */
    const char *data;
    size_t n, p, ld;         /* ld: numbers from one row to the next */
    PyArrayObject *weights_; /* owned, or NULL */
    const double *weights;   /* n, or NULL */
};

/* Rows of an array of two dimensions whose rows are contiguous, and weights, None or n doubles; -1 and an
 * exception where they are not.  No number is copied. */
int bg_py_rows_take(struct bg_py_rows *rows, PyObject *x, PyObject *weights);
void bg_py_rows_release(struct bg_py_rows *rows);

/* An integer from 0 to 2^64 - 1, for O&; 0 and an exception for any other, which K would take modulo 2^64. */
int bg_py_take_uint64(PyObject *object, void *to);

#endif
