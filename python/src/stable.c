#include "stable.h"

#include <stdbool.h>
#include <string.h>

#include <burgi/stable_fit.h>

const char bg_py_stable_sample_doc[] =
    "stable_sample(out, alpha, beta, scale, loc, param, seed, row)\n--\n\n"
    "Fills out, n doubles, with rows row .. of the sample that seed names; a parameter is one\n"
    "double or n of them.";
const char bg_py_stable_fit_doc[] =
    "stable_fit(x, weights, param, fixed, start)\n--\n\n"
    "The fit to n doubles, weighted unless weights is None, as a dict; start holds alpha,\n"
    "beta, scale and loc, which are read where the bits of fixed say so.";

enum { PARAMETERS = 4 };

/* The doubles of an array of one dimension; NULL and an exception for anything else. */
static double *doubles(PyObject *object, npy_intp *n)
{
    PyArrayObject *const a = (PyArrayObject *)object;

    if (!PyArray_Check(object) || PyArray_TYPE(a) != NPY_DOUBLE || PyArray_NDIM(a) != 1 ||
        !PyArray_IS_C_CONTIGUOUS(a) || !PyArray_ISBEHAVED_RO(a)) {
        PyErr_SetString(PyExc_ValueError,
                        "stable: expected contiguous float64 arrays of one dimension");
        return NULL;
    }
    *n = PyArray_DIM(a, 0);
    return PyArray_DATA(a);
}

/* Row by row where a parameter changes, else at once; the rows are the same. */
static burgi_status draw(npy_intp n, double *out, const double *const of[PARAMETERS],
                         const npy_intp inc[PARAMETERS], burgi_stable_param param,
                         uint64_t seed, uint64_t row)
{
    const bool one_law = (inc[0] | inc[1] | inc[2] | inc[3]) == 0;
    const npy_intp step = one_law ? n : 1;
    burgi_status status = BURGI_OK;

    for (npy_intp i = 0; i < n && status == BURGI_OK; i += step)
        status = burgi_stable_sample(of[0][i * inc[0]], of[1][i * inc[1]], of[2][i * inc[2]],
                                     of[3][i * inc[3]], param, seed, row + (uint64_t)i,
                                     (size_t)step, out + i);
    return status;
}

PyObject *bg_py_stable_sample(PyObject *self, PyObject *args)
{
    PyObject *array, *given[PARAMETERS];
    const double *of[PARAMETERS];
    npy_intp n, m, inc[PARAMETERS];
    int param;
    unsigned long long seed, row;
    burgi_status status;

    (void)self;
    if (!PyArg_ParseTuple(args, "OOOOOiO&O&", &array, &given[0], &given[1], &given[2],
                          &given[3], &param, bg_py_take_uint64, &seed, bg_py_take_uint64, &row))
        return NULL;
    double *const out = doubles(array, &n);
    if (out == NULL)
        return NULL;
    for (int k = 0; k < PARAMETERS; ++k) {
        of[k] = doubles(given[k], &m);
        if (of[k] == NULL)
            return NULL;
        if (m != 1 && m != n)
            return bg_py_raise(BURGI_EINVAL, "stable_sample: parameters: expected 1 or n");
        inc[k] = m != 1;
    }
    if (!PyArray_ISWRITEABLE((PyArrayObject *)array))
        return bg_py_raise(BURGI_EINVAL, "stable_sample: expected a writeable array");
    Py_BEGIN_ALLOW_THREADS;
    status = draw(n, out, of, inc, (burgi_stable_param)param, seed, row);
    Py_END_ALLOW_THREADS;
    if (status != BURGI_OK)
        return bg_py_raise(
            status,
            "stable.rvs: expected 0 < alpha <= 2, |beta| <= 1, a finite scale > 0 and loc");
    Py_RETURN_NONE;
}

static PyObject *dict_of(const burgi_stable_estimate *e)
{
    return Py_BuildValue("{sdsdsdsds(dddd)sdsisi}", "alpha", e->alpha, "beta", e->beta, "scale",
                         e->gamma, "loc", e->delta, "se", e->se[0], e->se[1], e->se[2],
                         e->se[3], "log_likelihood", e->log_likelihood, "iterations",
                         e->iterations, "end", (int)e->end);
}

PyObject *bg_py_stable_fit(PyObject *self, PyObject *args)
{
    burgi_stable_estimate e;
    PyObject *array, *weights;
    npy_intp n, m;
    int param, fixed;
    const double *w = NULL;
    burgi_status status;

    (void)self;
    memset(&e, 0, sizeof e);
    if (!PyArg_ParseTuple(args, "OOii(dddd)", &array, &weights, &param, &fixed, &e.alpha,
                          &e.beta, &e.gamma, &e.delta))
        return NULL;
    const double *const x = doubles(array, &n);
    if (x == NULL || (weights != Py_None && (w = doubles(weights, &m)) == NULL))
        return NULL;
    if (w != NULL && m != n)
        return bg_py_raise(BURGI_EINVAL, "stable_fit: weights: expected n");
    Py_BEGIN_ALLOW_THREADS;
    status = burgi_stable_fit((size_t)n, x, w, (burgi_stable_param)param, (unsigned)fixed, &e);
    Py_END_ALLOW_THREADS;
    if (status != BURGI_OK)
        return bg_py_raise(
            status, "stable.fit: expected the middle half of the numbers not all equal, none "
                    "beyond the support of what is known, a known alpha that can be fitted");
    return dict_of(&e);
}
