/* burgi._kernel: what stands on libburgi_kernel.  libburgi itself is in _core, which this module is linked to. */
#define BG_PY_MODULE
#include "common.h"

#include <pthread.h>
#include <stdatomic.h>

#include "mixture.h"

static atomic_int forked;

static void in_child(void)
{
    atomic_store(&forked, 1);
}

int bg_py_threads(int threads)
{
    return atomic_load(&forked) ? 1 : threads;
}

static PyMethodDef methods[] = {
    { "mixture_fit", (PyCFunction)(void (*)(void))bg_py_mixture_fit,
      METH_VARARGS | METH_KEYWORDS, bg_py_mixture_fit_doc },
    { "mixture_score", bg_py_mixture_score, METH_VARARGS, bg_py_mixture_score_doc },
    { NULL, NULL, 0, NULL },
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    "burgi._kernel",
    "What burgi's Python package calls of libburgi_kernel.",
    -1,
    methods,
    NULL,
    NULL,
    NULL,
    NULL,
};

PyMODINIT_FUNC PyInit__kernel(void)
{
    import_array();
    if (pthread_atfork(NULL, NULL, in_child) != 0)
        return PyErr_NoMemory();
    return PyModule_Create(&definition);
}
