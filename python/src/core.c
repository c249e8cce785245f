/* burgi._core: the ufuncs, statistics, fits and samplers of libburgi, of which this module holds the only copy. */
#define BG_PY_MODULE
#include "common.h"

#include "sample.h"
#include "stable.h"
#include "stats.h"
#include "ufuncs.h"

static PyObject *isa(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    return PyUnicode_FromString(burgi_isa());
}

static PyMethodDef methods[] = {
    { "isa", isa, METH_NOARGS,
      "isa()\n--\n\nThe instruction set that runs: 'base', 'avx2', 'avx512' or 'neon'; results "
      "do "
      "not depend on it." },
    { "sample", (PyCFunction)(void (*)(void))bg_py_sample, METH_VARARGS, bg_py_sample_doc },
    { "stable_sample", bg_py_stable_sample, METH_VARARGS, bg_py_stable_sample_doc },
    { "stable_fit", bg_py_stable_fit, METH_VARARGS, bg_py_stable_fit_doc },
    { NULL, NULL, 0, NULL },
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    "burgi._core",
    "What burgi's Python package calls of libburgi.",
    -1,
    methods,
    NULL,
    NULL,
    NULL,
    NULL,
};

PyMODINIT_FUNC PyInit__core(void)
{
    import_array();
    import_umath();
    PyObject *const module = PyModule_Create(&definition);

    if (module == NULL)
        return NULL;
    if (bg_py_add_ufuncs(module) != 0 || bg_py_add_stats(module) != 0 ||
        PyModule_AddStringConstant(module, "version", burgi_version()) != 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
