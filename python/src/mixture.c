#include "mixture.h"

#include <string.h>

#include <burgi/vmf_mixture.h>

const char bg_py_mixture_fit_doc[] = "mixture_fit(x, weights=None, **options) -> dict";
const char bg_py_mixture_score_doc[] =
    "mixture_score(laws, x, weights, threads, wants_responsibilities)\n"
    "-> (log_density, responsibilities or None, best, delta, log_likelihood)";

static const double *doubles(PyObject *object, npy_intp rows, npy_intp columns)
{
    PyArrayObject *const a = (PyArrayObject *)object;

    if (!PyArray_Check(object) || PyArray_TYPE(a) != NPY_DOUBLE ||
        !PyArray_IS_C_CONTIGUOUS(a) || !PyArray_ISBEHAVED_RO(a) ||
        PyArray_NDIM(a) != (columns > 0 ? 2 : 1) || PyArray_DIM(a, 0) != rows ||
        (columns > 0 && PyArray_DIM(a, 1) != columns)) {
        PyErr_SetString(
            PyExc_ValueError,
            "mixture: expected contiguous float64 arrays, k weights and kappas and k x p mu");
        return NULL;
    }
    return PyArray_DATA(a);
}

static burgi_vmf_mixture *mixture_of(PyObject *laws, size_t p)
{
    PyObject *weights, *kappas, *means;
    double background;

    if (!PyArg_ParseTuple(laws, "OOOd", &weights, &kappas, &means, &background))
        return NULL;
    const npy_intp k = PyArray_Check(weights) && PyArray_NDIM((PyArrayObject *)weights) == 1
                           ? PyArray_DIM((PyArrayObject *)weights, 0)
                           : -1;
    const double *const w = doubles(weights, k, 0),
                        *const kappa = w == NULL ? NULL : doubles(kappas, k, 0),
                        *const mu = kappa == NULL ? NULL : doubles(means, k, (npy_intp)p);
    if (mu == NULL)
        return NULL;
    burgi_vmf_mixture *const mixture = burgi_vmf_mixture_new(p, (size_t)k);
    if (mixture == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (npy_intp i = 0; i < k; ++i) {
        mixture->component[i].weight = w[i];
        mixture->component[i].kappa = kappa[i];
    }
    memcpy(mixture->mu, mu, (size_t)k * p * sizeof *mu);
    mixture->background = background;
    return mixture;
}

/* The rows as libburgi_kernel takes them; -1 and an exception where they are of another type. */
static int rows_of(burgi_rows *rows, const struct bg_py_rows *x)
{
    const int type = PyArray_TYPE(x->array);

    *rows = (burgi_rows){ .n = x->n, .p = x->p, .ld = x->ld, .weights = x->weights };
    if (type == NPY_DOUBLE)
        rows->f64 = (const double *)(const void *)x->data;
    else if (type == NPY_FLOAT)
        rows->f32 = (const float *)(const void *)x->data;
    else
        PyErr_SetString(PyExc_ValueError, "mixture: expected rows of float64 or float32");
    return type == NPY_DOUBLE || type == NPY_FLOAT ? 0 : -1;
}

/* A member of every component, as an array. */
static PyObject *column(const burgi_vmf_mixture *m, size_t offset)
{
    const npy_intp k = (npy_intp)m->k;
    PyObject *const made = PyArray_SimpleNew(1, &k, NPY_DOUBLE);
    double *const to = made == NULL ? NULL : PyArray_DATA((PyArrayObject *)made);

    for (npy_intp i = 0; made != NULL && i < k; ++i)
        to[i] = *(const double *)(const void *)((const char *)&m->component[i] + offset);
    return made;
}

static PyObject *flags(const burgi_vmf_mixture *m)
{
    const npy_intp k = (npy_intp)m->k;
    PyObject *const made = PyArray_SimpleNew(1, &k, NPY_INT);

    for (npy_intp i = 0; made != NULL && i < k; ++i)
        ((int *)PyArray_DATA((PyArrayObject *)made))[i] = (int)m->component[i].flags;
    return made;
}

static PyObject *directions(const burgi_vmf_mixture *m)
{
    const npy_intp shape[] = { (npy_intp)m->k, (npy_intp)m->p };
    PyObject *const made = PyArray_SimpleNew(2, shape, NPY_DOUBLE);

    if (made != NULL)
        memcpy(PyArray_DATA((PyArrayObject *)made), m->mu, m->k * m->p * sizeof *m->mu);
    return made;
}

#define COLUMN(name) #name, column(m, offsetof(burgi_vmf_component, name))
static PyObject *described(const burgi_vmf_mixture *m)
{
    return Py_BuildValue("{sNsNsNsNsNsNsNsNsdsdsnsnsdsdsdsdsdsnsisn}", COLUMN(weight),
                         COLUMN(kappa), COLUMN(kappa_marginal), COLUMN(rbar), COLUMN(delta),
                         COLUMN(n_eff), "flags", flags(m), "mu", directions(m), "background",
                         m->background, "rows", m->rows, "skipped", (Py_ssize_t)m->skipped,
                         "first_skipped", (Py_ssize_t)m->first_skipped, "log_likelihood",
                         m->log_likelihood, "parameters", m->parameters, "bic", m->bic, "aic",
                         m->aic, "icl", m->icl, "iterations", (Py_ssize_t)m->iterations,
                         "converged", m->converged, "restart", (Py_ssize_t)m->restart);
}

PyObject *bg_py_mixture_fit(PyObject *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "x",
                             "weights",
                             "k",
                             "assign",
                             "kappa",
                             "kappa_value",
                             "estimate",
                             "background",
                             "init",
                             "restarts",
                             "seed",
                             "tolerance",
                             "max_iterations",
                             "threads",
                             NULL };
    burgi_mixture_options o = { .struct_size = sizeof o };
    PyObject *array, *weights = Py_None, *made = NULL;
    Py_ssize_t k, restarts = 0, max_iterations = 0;
    int assign = 0, kappa = 0, estimate = 0, init = 0;
    unsigned long long seed = 0;
    struct bg_py_rows x;
    burgi_rows rows;
    burgi_vmf_mixture *m = NULL;
    burgi_status status;

    (void)self;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "OOn|iidipinO&dni", names, &array,
                                     &weights, &k, &assign, &kappa, &o.kappa_value, &estimate,
                                     &o.background, &init, &restarts, bg_py_take_uint64, &seed,
                                     &o.tolerance, &max_iterations, &o.threads) ||
        bg_py_rows_take(&x, array, weights) != 0)
        return NULL;
    o.k = (size_t)k;
    o.assign = (burgi_mixture_assign)assign;
    o.kappa = (burgi_mixture_kappa)kappa;
    o.estimate = (burgi_mixture_estimate)estimate;
    o.init = (burgi_mixture_init)init;
    o.restarts = (size_t)restarts;
    o.seed = seed;
    o.max_iterations = (size_t)max_iterations;
    o.threads = bg_py_threads(o.threads);
    if (rows_of(&rows, &x) == 0) {
        Py_BEGIN_ALLOW_THREADS;
        status = burgi_vmf_mixture_fit(&rows, &o, &m);
        Py_END_ALLOW_THREADS;
        made = status == BURGI_OK
                   ? described(m)
                   : bg_py_raise(
                         status,
                         "mixture: expected 1 <= k <= usable rows, options in their range");
    }
    burgi_vmf_mixture_free(m);
    bg_py_rows_release(&x);
    return made;
}

PyObject *bg_py_mixture_score(PyObject *self, PyObject *args)
{
    PyObject *laws, *array, *weights, *density = NULL, *shares = NULL, *best = NULL,
                                      *delta = NULL, *made = NULL;
    int threads, wants;
    struct bg_py_rows x;
    burgi_rows rows;
    double log_likelihood;
    burgi_status status;

    (void)self;
    if (!PyArg_ParseTuple(args, "O!OOip", &PyTuple_Type, &laws, &array, &weights, &threads,
                          &wants) ||
        bg_py_rows_take(&x, array, weights) != 0)
        return NULL;
    burgi_vmf_mixture *const m = mixture_of(laws, x.p);
    if (m != NULL && rows_of(&rows, &x) == 0) {
        const npy_intp n = (npy_intp)x.n,
                       shape[] = { n, (npy_intp)m->k + (m->background > 0.0) };
        density = PyArray_SimpleNew(1, &n, NPY_DOUBLE);
        delta = PyArray_SimpleNew(1, &n, NPY_DOUBLE);
        best = PyArray_SimpleNew(1, &n, NPY_INT32);
        shares = wants ? PyArray_SimpleNew(2, shape, NPY_DOUBLE) : Py_NewRef(Py_None);
    }
    if (density != NULL && delta != NULL && best != NULL && shares != NULL) {
        double *const f = PyArray_DATA((PyArrayObject *)density),
                      *const d = PyArray_DATA((PyArrayObject *)delta),
                      *const r = wants ? PyArray_DATA((PyArrayObject *)shares) : NULL;
        int32_t *const b = PyArray_DATA((PyArrayObject *)best);
        Py_BEGIN_ALLOW_THREADS;
        status = burgi_vmf_mixture_score(m, &rows, bg_py_threads(threads), f, r, b, d,
                                         &log_likelihood);
        Py_END_ALLOW_THREADS;
        made =
            status == BURGI_OK
                ? Py_BuildValue("OOOOd", density, shares, best, delta, log_likelihood)
                : bg_py_raise(
                      status,
                      "mixture: expected mu of unit length, weights that sum to 1, kappa >= 0");
    }
    Py_XDECREF(density);
    Py_XDECREF(shares);
    Py_XDECREF(best);
    Py_XDECREF(delta);
    burgi_vmf_mixture_free(m);
    bg_py_rows_release(&x);
    return made;
}
