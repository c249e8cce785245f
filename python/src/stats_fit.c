#include "stats_fit.h"

#include <burgi/vmf_fit.h>

static PyArrayObject *doubles(npy_intp n)
{
    return (PyArrayObject *)PyArray_SimpleNew(1, &n, NPY_DOUBLE);
}

#define MEMBER(name)                                                                           \
    {                                                                                          \
#name, offsetof(burgi_vmf_result, name)                                                \
    }
static const struct {
    const char *name;
    size_t offset;
} members[] = {
    MEMBER(p),
    MEMBER(n),
    MEMBER(weight),
    MEMBER(n_eff),
    MEMBER(rbar),
    MEMBER(delta),
    MEMBER(kappa),
    MEMBER(kappa_se),
    MEMBER(kappa_lo),
    MEMBER(kappa_hi),
    MEMBER(kappa_marginal),
    MEMBER(log_likelihood),
    MEMBER(log_likelihood_ratio),
    MEMBER(entropy),
    MEMBER(mu_cone),
    MEMBER(kappa_pairwise),
    MEMBER(kappa_best_fisher),
    MEMBER(kappa_map),
    MEMBER(wald_lo),
    MEMBER(wald_hi),
    MEMBER(profile_lo),
    MEMBER(profile_hi),
};

static PyObject *dict_of(const burgi_vmf_result *result)
{
    PyObject *const dict = PyDict_New();

    for (size_t i = 0; dict != NULL && i < sizeof members / sizeof *members; ++i) {
        PyObject *const value = PyFloat_FromDouble(
            *(const double *)(const void *)((const char *)result + members[i].offset));
        if (value == NULL || PyDict_SetItemString(dict, members[i].name, value) != 0) {
            Py_XDECREF(value);
            Py_DECREF(dict);
            return NULL;
        }
        Py_DECREF(value);
    }
    return dict;
}

PyObject *bg_py_fit(struct bg_py_stats *self)
{
    burgi_vmf_result result = { .struct_size = sizeof result };
    PyArrayObject *const mu = doubles((npy_intp)burgi_vmf_stats_dim(self->stats));
    burgi_status status;

    if (mu == NULL)
        return NULL;
    double *const to = PyArray_DATA(mu);
    BG_PY_LOCKED(self, status = burgi_vmf_fit(self->stats, &result, to));
    if (status != BURGI_OK) {
        Py_DECREF(mu);
        return bg_py_raise(status, status == BURGI_EDOM ? "fit: no usable row" : "fit");
    }
    return Py_BuildValue("NN", dict_of(&result), mu);
}

PyObject *bg_py_fit_map(struct bg_py_stats *self, PyObject *args)
{
    double weight, rbar, kappa;
    PyObject *prior;
    burgi_status status;

    if (!PyArg_ParseTuple(args, "ddO", &weight, &rbar, &prior))
        return NULL;
    const npy_intp p = (npy_intp)burgi_vmf_stats_dim(self->stats);
    PyArrayObject *const mu0 =
        prior == Py_None
            ? NULL
            : (PyArrayObject *)PyArray_FROMANY(prior, NPY_DOUBLE, 1, 1, NPY_ARRAY_CARRAY_RO);
    if (mu0 == NULL && PyErr_Occurred())
        return NULL;
    PyArrayObject *const mu = doubles(p);
    if (mu == NULL || (mu0 != NULL && PyArray_DIM(mu0, 0) != p)) {
        Py_XDECREF(mu0);
        Py_XDECREF(mu);
        return PyErr_Occurred()
                   ? NULL
                   : bg_py_raise(BURGI_EINVAL, "fit_map: mu0 has another p than the rows");
    }
    const double *const from = mu0 == NULL ? NULL : PyArray_DATA(mu0);
    double *const to = PyArray_DATA(mu);
    BG_PY_LOCKED(self, status = burgi_vmf_fit_map(self->stats, weight, rbar, from, &kappa, to));
    Py_XDECREF(mu0);
    if (status != BURGI_OK) {
        Py_DECREF(mu);
        return bg_py_raise(
            status,
            "fit_map: expected a usable row, 0 <= weight <= 2^500, 0 <= rbar < 1, mu0 not 0");
    }
    return Py_BuildValue("dN", kappa, mu);
}
