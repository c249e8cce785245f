#include "sample.h"

#include <burgi/vmf_sample.h>

const char bg_py_sample_doc[] = "sample(out, mu, kappa, seed, first_row)\n--\n\n"
                                "Fills out, a float64 or float32 array of n rows, with rows "
                                "first_row .. of the sample that seed, mu "
                                "(p doubles, or None) and kappa name.";

static burgi_status draw(struct bg_py_rows *to, int type, const double *mu, double kappa,
                         uint64_t seed, uint64_t first)
{
    char *const x = (char *)(uintptr_t)to->data;

    return type == NPY_DOUBLE ? burgi_vmf_sample_f64(to->p, mu, kappa, seed, first, to->n,
                                                     (double *)(void *)x, to->ld)
                              : burgi_vmf_sample_f32(to->p, mu, kappa, seed, first, to->n,
                                                     (float *)(void *)x, to->ld);
}

PyObject *bg_py_sample(PyObject *self, PyObject *args)
{
    PyObject *out, *mu;
    double kappa;
    unsigned long long seed, first;
    struct bg_py_rows to;

    (void)self;
    if (!PyArg_ParseTuple(args, "OOdO&O&", &out, &mu, &kappa, bg_py_take_uint64, &seed,
                          bg_py_take_uint64, &first) ||
        bg_py_rows_take(&to, out, Py_None) != 0)
        return NULL;
    const int type = PyArray_TYPE(to.array);
    if ((type != NPY_DOUBLE && type != NPY_FLOAT) || !PyArray_ISWRITEABLE(to.array)) {
        bg_py_rows_release(&to);
        PyErr_SetString(PyExc_ValueError,
                        "sample: expected a writeable array of float64 or float32");
        return NULL;
    }
    PyArrayObject *direction = NULL;
    if (mu != Py_None) {
        direction = (PyArrayObject *)PyArray_FROMANY(mu, NPY_DOUBLE, 1, 1, NPY_ARRAY_CARRAY_RO);
        if (direction == NULL || (size_t)PyArray_DIM(direction, 0) != to.p) {
            bg_py_rows_release(&to);
            Py_XDECREF(direction);
            return PyErr_Occurred()
                       ? NULL
                       : bg_py_raise(BURGI_EINVAL, "sample: mu has another p than out");
        }
    }
    burgi_status status;
    Py_BEGIN_ALLOW_THREADS;
    status =
        draw(&to, type, direction == NULL ? NULL : PyArray_DATA(direction), kappa, seed, first);
    Py_END_ALLOW_THREADS;
    bg_py_rows_release(&to);
    Py_XDECREF(direction);
    if (status != BURGI_OK)
        return bg_py_raise(status, "sample: expected kappa >= 0 and a finite mu that is not 0");
    Py_RETURN_NONE;
}
