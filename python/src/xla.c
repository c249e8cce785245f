/* burgi._xla: the handler in a capsule, as jax.ffi.register_ffi_target takes it. */
#include <Python.h>

#include "functions.h"
#include "xla_call.h"

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    "burgi._xla",
    "burgi's functions as XLA's foreign function.",
    -1,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};

/* The order of the rows, by which Python says which it means. */
static PyObject *names(void)
{
    PyObject *const list = PyTuple_New((Py_ssize_t)bg_py_functions_count);

    for (size_t i = 0; list != NULL && i < bg_py_functions_count; ++i) {
        PyObject *const name = PyUnicode_FromString(bg_py_functions[i].name);
        if (name == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyTuple_SET_ITEM(list, (Py_ssize_t)i, name);
    }
    return list;
}

static int put(PyObject *module, const char *name, PyObject *object)
{
    const int status = object == NULL ? -1 : PyModule_AddObjectRef(module, name, object);

    Py_XDECREF(object);
    return status;
}

PyMODINIT_FUNC PyInit__xla(void)
{
    PyObject *const module = PyModule_Create(&definition);
    union {
        XLA_FFI_Handler *function;
        void *object;
    } handler = { bg_py_xla_call };

    if (module == NULL)
        return NULL;
    if (put(module, "names", names()) != 0 ||
        put(module, "handler",
            PyCapsule_New(handler.object, "xla._CUSTOM_CALL_TARGET", NULL)) != 0 ||
        PyModule_AddIntConstant(module, "api_major", XLA_FFI_API_MAJOR) != 0 ||
        PyModule_AddIntConstant(module, "api_minor", XLA_FFI_API_MINOR) != 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
