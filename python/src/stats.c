/* burgi._core.Stats: the streaming statistics.  Every call of C runs without the GIL, and one at a time for
 * an object: its lock is taken where the GIL is not held. */
#include "stats.h"

#include <pythread.h>
#include <stdbool.h>
#include <stdlib.h>

#include <burgi/vmf.h>

#include "stats_file.h"
#include "stats_fit.h"

static PyTypeObject *stats_type;

static struct bg_py_stats *stats_of(PyObject *object)
{
    if (!PyObject_TypeCheck(object, stats_type)) {
        PyErr_Format(PyExc_TypeError, "expected Stats, not %.200s", Py_TYPE(object)->tp_name);
        return NULL;
    }
    return (struct bg_py_stats *)object;
}

/* Takes over stats, which is freed where that fails. */
static PyObject *wrap(PyTypeObject *type, burgi_vmf_stats *stats)
{
    struct bg_py_stats *const self =
        stats == NULL ? NULL : (struct bg_py_stats *)type->tp_alloc(type, 0);

    if (self == NULL || (self->lock = PyThread_allocate_lock()) == NULL) {
        Py_XDECREF(self);
        burgi_vmf_stats_free(stats);
        return PyErr_NoMemory();
    }
    self->stats = stats;
    return (PyObject *)self;
}

static PyObject *create(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "p", "first_row", NULL };
    Py_ssize_t p;
    unsigned long long first_row = 0;

    if (!PyArg_ParseTupleAndKeywords(args, keywords, "n|O&", names, &p, bg_py_take_uint64,
                                     &first_row))
        return NULL;
    if (p < 2)
        return PyErr_Format(PyExc_ValueError, "Stats: expected p >= 2, not %zd", p);
    return wrap(type, burgi_vmf_stats_new_at((size_t)p, first_row));
}

static void destroy(struct bg_py_stats *self)
{
    PyTypeObject *const type = Py_TYPE(self);

    burgi_vmf_stats_free(self->stats);
    if (self->lock != NULL)
        PyThread_free_lock(self->lock);
    type->tp_free(self);
    Py_DECREF(type);
}

static burgi_status add(burgi_vmf_stats *stats, const struct bg_py_rows *x, int type)
{
    const void *const data = x->data;

    switch (type) {
    case NPY_DOUBLE:
        return burgi_vmf_stats_add_f64(stats, x->n, data, x->ld, x->weights);
    case NPY_FLOAT:
        return burgi_vmf_stats_add_f32(stats, x->n, data, x->ld, x->weights);
    case NPY_HALF:
        return burgi_vmf_stats_add_f16(stats, x->n, data, x->ld, x->weights);
    case NPY_USHORT: /* _rows.py gives bfloat16 as its bits */
        return burgi_vmf_stats_add_bf16(stats, x->n, data, x->ld, x->weights);
    case NPY_UBYTE:
        return burgi_vmf_stats_add_u8(stats, x->n, data, x->ld, x->weights);
    case NPY_BYTE:
        return burgi_vmf_stats_add_i8(stats, x->n, data, x->ld, x->weights);
    default:
        return BURGI_ENOSYS;
    }
}

static PyObject *add_rows(struct bg_py_stats *self, PyObject *args)
{
    PyObject *array, *weights = Py_None;
    struct bg_py_rows x;
    burgi_status status;

    if (!PyArg_ParseTuple(args, "O|O", &array, &weights) ||
        bg_py_rows_take(&x, array, weights) != 0)
        return NULL;
    const size_t p = burgi_vmf_stats_dim(self->stats);
    if (x.p != p) {
        PyErr_Format(PyExc_ValueError, "Stats.add: rows of %zu components, expected %zu", x.p,
                     p);
        bg_py_rows_release(&x);
        return NULL;
    }
    const int type = PyArray_TYPE(x.array);
    BG_PY_LOCKED(self, status = add(self->stats, &x, type));
    bg_py_rows_release(&x);
    if (status != BURGI_OK)
        return bg_py_raise(
            status, status == BURGI_EDOM
                        ? "Stats.add: expected weights that are 0 or within 1e-100 .. 1e100"
                        : "Stats.add");
    Py_RETURN_NONE;
}

/* One of CSR's arrays, checked: the C library gets a contiguous one of that type. */
static void *flat(PyObject *object, int type, Py_ssize_t n)
{
    PyArrayObject *const a = (PyArrayObject *)object;

    if (!PyArray_Check(object) || PyArray_NDIM(a) != 1 || PyArray_TYPE(a) != type ||
        !PyArray_IS_C_CONTIGUOUS(a) || !PyArray_ISBEHAVED_RO(a) ||
        (n >= 0 && PyArray_DIM(a, 0) != n)) {
        PyErr_SetString(PyExc_ValueError,
                        "Stats.add: expected contiguous CSR arrays of one length");
        return NULL;
    }
    return PyArray_DATA(a);
}

/* Whether rows begin one after the other, and the last ends with the numbers at most. */
static bool in_order(const size_t *start, Py_ssize_t n, size_t numbers)
{
    for (Py_ssize_t i = 0; i < n; ++i)
        if (start[i] > start[i + 1])
            return false;
    return n >= 0 && start[n] <= numbers;
}

static PyObject *add_sparse(struct bg_py_stats *self, PyObject *args)
{
    PyObject *starts, *indices, *numbers, *weights = Py_None;
    burgi_status status;

    if (!PyArg_ParseTuple(args, "OOO|O", &starts, &indices, &numbers, &weights))
        return NULL;
    const size_t *const start = flat(starts, NPY_UINTP, -1);
    const uint32_t *const index = start == NULL ? NULL : flat(indices, NPY_UINT32, -1);
    if (index == NULL || !PyArray_Check(numbers))
        return index == NULL ? NULL
                             : PyErr_Format(PyExc_TypeError, "Stats.add: expected an array");
    const int type = PyArray_TYPE((PyArrayObject *)numbers);
    const Py_ssize_t n = PyArray_DIM((PyArrayObject *)starts, 0) - 1,
                     numbers_n = PyArray_DIM((PyArrayObject *)indices, 0);
    const void *const x = flat(numbers, type == NPY_FLOAT ? NPY_FLOAT : NPY_DOUBLE, numbers_n);
    const double *const w = weights == Py_None ? NULL : flat(weights, NPY_DOUBLE, n);
    if (x == NULL || (w == NULL && weights != Py_None))
        return NULL;
    if (!in_order(start, n, (size_t)numbers_n))
        return PyErr_Format(
            PyExc_ValueError,
            "Stats.add: expected indptr to increase, up to the number of indices");
    BG_PY_LOCKED(self, status = type == NPY_FLOAT
                                    ? burgi_vmf_stats_add_sparse_f32(self->stats, (size_t)n,
                                                                     start, index, x, w)
                                    : burgi_vmf_stats_add_sparse_f64(self->stats, (size_t)n,
                                                                     start, index, x, w));
    if (status != BURGI_OK)
        return bg_py_raise(
            status, "Stats.add: expected increasing columns below p, and weights that are 0 or "
                    "within 1e-100 .. 1e100");
    Py_RETURN_NONE;
}

static PyObject *skip(struct bg_py_stats *self, PyObject *count)
{
    const unsigned long long n = PyLong_AsUnsignedLongLong(count);
    burgi_status status;

    if (PyErr_Occurred())
        return NULL;
    BG_PY_LOCKED(self, status = burgi_vmf_stats_skip(self->stats, n));
    if (status != BURGI_OK)
        return bg_py_raise(status, "Stats.skip");
    Py_RETURN_NONE;
}

/* Of a copy of the other, so that never two locks are held. */
static PyObject *merge(struct bg_py_stats *self, PyObject *object)
{
    struct bg_py_stats *const other = stats_of(object);
    burgi_vmf_stats *copy = NULL;
    burgi_status status;

    if (other == NULL)
        return NULL;
    const size_t p = burgi_vmf_stats_dim(self->stats), q = burgi_vmf_stats_dim(other->stats);
    if (p != q)
        return PyErr_Format(PyExc_ValueError,
                            "Stats.merge: rows of %zu components, expected %zu", q, p);
    BG_PY_LOCKED(other, status = bg_py_copy(&copy, other->stats));
    if (status == BURGI_OK)
        BG_PY_LOCKED(self, status = burgi_vmf_stats_merge(self->stats, copy));
    burgi_vmf_stats_free(copy);
    if (status != BURGI_OK)
        return bg_py_raise(status, "Stats.merge");
    Py_RETURN_NONE;
}

/* What is pickled: the bytes of save. */
static PyObject *to_bytes(struct bg_py_stats *self, PyObject *unused)
{
    char *bytes = NULL;
    size_t size = 0;
    burgi_status status;

    (void)unused;
    BG_PY_LOCKED(self, status = bg_py_to_bytes(self->stats, &bytes, &size));
    PyObject *const made = status == BURGI_OK
                               ? PyBytes_FromStringAndSize(bytes, (Py_ssize_t)size)
                               : bg_py_raise(status, "Stats.tobytes");
    free(bytes);
    return made;
}

static PyObject *from_bytes(PyTypeObject *type, PyObject *object)
{
    burgi_vmf_stats *stats = NULL;
    char *bytes;
    Py_ssize_t size;

    if (PyBytes_AsStringAndSize(object, &bytes, &size) != 0)
        return NULL;
    const burgi_status status = bg_py_from_bytes(&stats, bytes, (size_t)size);
    return status == BURGI_OK
               ? wrap(type, stats)
               : bg_py_raise(
                     status,
                     "Stats.frombytes: expected what tobytes gave, whole and unchanged");
}

static PyObject *fit(struct bg_py_stats *self, PyObject *unused)
{
    (void)unused;
    return bg_py_fit(self);
}

static PyObject *fit_map(struct bg_py_stats *self, PyObject *args)
{
    return bg_py_fit_map(self, args);
}

#define GET(name, function)                                                                    \
    static PyObject *get_##name(struct bg_py_stats *self, void *unused)                        \
    {                                                                                          \
        (void)unused;                                                                          \
        return PyLong_FromUnsignedLongLong(function(self->stats));                             \
    }
GET(p, burgi_vmf_stats_dim)
GET(count, burgi_vmf_stats_count)
GET(skipped, burgi_vmf_stats_skipped)
GET(first_skipped, burgi_vmf_stats_first_skipped)
GET(first_row, burgi_vmf_stats_first_row)
GET(next_row, burgi_vmf_stats_next_row)

#define GETTER(name, doc)                                                                      \
    {                                                                                          \
#name, (getter)(void (*)(void))get_##name, NULL, doc, NULL                             \
    }
static PyGetSetDef getters[] = {
    GETTER(p, "int: components of a row"),
    GETTER(count, "int: usable rows so far"),
    GETTER(skipped, "int: rows left out, zero or not finite"),
    GETTER(first_skipped, "int: the first of them, counted from 1; 0 where there is none"),
    GETTER(first_row, "int: the number of the first row"),
    GETTER(next_row, "int: the number of the row that would come next"),
    { NULL, NULL, NULL, NULL, NULL },
};

#define METHOD(name, function, flags, doc)                                                     \
    {                                                                                          \
        name, (PyCFunction)(void (*)(void))function, flags, doc                                \
    }
static PyMethodDef methods[] = {
    METHOD("add_rows", add_rows, METH_VARARGS, "add_rows(x, weights=None)"),
    METHOD("add_sparse", add_sparse, METH_VARARGS,
           "add_sparse(indptr, indices, data, weights=None)"),
    METHOD("skip", skip, METH_O, "skip(n)\n--\n\nPasses over n rows that belong elsewhere."),
    METHOD("merge", merge, METH_O,
           "merge(other)\n--\n\nAdds all rows of other, Stats of the same p."),
    METHOD("tobytes", to_bytes, METH_NOARGS,
           "tobytes()\n--\n\nThe statistics as bytes, the same on any machine; frombytes goes "
           "on with them."),
    METHOD("frombytes", from_bytes, METH_O | METH_CLASS,
           "frombytes(bytes)\n--\n\nThe statistics that tobytes gave."),
    METHOD("fit_values", fit, METH_NOARGS, "fit_values() -> (dict, mu)"),
    METHOD("fit_map_values", fit_map, METH_VARARGS,
           "fit_map_values(weight, rbar, mu0) -> (kappa, mu)"),
    { NULL, NULL, 0, NULL },
};

static PyType_Slot slots[] = {
    { Py_tp_doc, "Stats(p, first_row=0)\n--\n\nStreaming statistics of directions." },
    { Py_tp_new, create },
    { Py_tp_dealloc, destroy },
    { Py_tp_methods, methods },
    { Py_tp_getset, getters },
    { 0, NULL },
};
static PyType_Spec spec = { "burgi._core.Stats", sizeof(struct bg_py_stats), 0,
                            Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots };

int bg_py_add_stats(PyObject *module)
{
    stats_type = (PyTypeObject *)PyType_FromSpec(&spec);
    return stats_type == NULL ? -1
                              : PyModule_AddObjectRef(module, "Stats", (PyObject *)stats_type);
}
