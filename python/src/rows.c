#include "common.h"

static int complain(const char *what, PyObject *got)
{
    PyErr_Format(PyExc_ValueError, "%s, not %.200s", what, Py_TYPE(got)->tp_name);
    return -1;
}

/* The distance of rows in numbers.  A row of one, or no row, may have any. */
static int measure(struct bg_py_rows *rows, PyArrayObject *a)
{
    const npy_intp size = PyArray_ITEMSIZE(a), across = PyArray_STRIDE(a, 1),
                   down = PyArray_STRIDE(a, 0);

    rows->n = (size_t)PyArray_DIM(a, 0);
    rows->p = (size_t)PyArray_DIM(a, 1);
    rows->ld = rows->p;
    if (rows->n == 0)
        return 0;
    if ((rows->p > 1 && across != size) || !PyArray_ISBEHAVED_RO(a))
        return -1;
    if (rows->n > 1) {
        if (down % size != 0 || down < (npy_intp)rows->p * size)
            return -1;
        rows->ld = (size_t)(down / size);
    }
    return 0;
}

int bg_py_rows_take(struct bg_py_rows *rows, PyObject *x, PyObject *weights)
{
    *rows = (struct bg_py_rows){ 0 };
    if (!PyArray_Check(x) || PyArray_NDIM((PyArrayObject *)x) != 2)
        return complain("rows: expected an array of two dimensions", x);
    if (measure(rows, (PyArrayObject *)x) != 0) {
        PyErr_SetString(PyExc_ValueError,
                        "rows: expected aligned native numbers, a row's one after the other");
        return -1;
    }
    if (weights != Py_None) {
        PyArrayObject *const w = (PyArrayObject *)weights;
        if (!PyArray_Check(weights) || PyArray_NDIM(w) != 1 || PyArray_TYPE(w) != NPY_DOUBLE ||
            !PyArray_IS_C_CONTIGUOUS(w) || !PyArray_ISBEHAVED_RO(w) ||
            (size_t)PyArray_DIM(w, 0) != rows->n)
            return complain(
                "weights: expected a contiguous float64 array, a number for each row", weights);
        Py_INCREF(w);
        rows->weights_ = w;
        rows->weights = PyArray_DATA(w);
    }
    Py_INCREF(x);
    rows->array = (PyArrayObject *)x;
    rows->data = PyArray_BYTES(rows->array);
    return 0;
}

void bg_py_rows_release(struct bg_py_rows *rows)
{
    Py_CLEAR(rows->array);
    Py_CLEAR(rows->weights_);
}

int bg_py_take_uint64(PyObject *object, void *to)
{
    PyObject *const index = PyNumber_Index(object);

    if (index == NULL)
        return 0;
    *(unsigned long long *)to = PyLong_AsUnsignedLongLong(index);
    Py_DECREF(index);
    if (!PyErr_Occurred())
        return 1;
    PyErr_Format(PyExc_ValueError, "expected an integer from 0 to 2^64 - 1, not %R", object);
    return 0;
}
