#include "common.h"

PyObject *bg_py_raise(burgi_status status, const char *what)
{
    static PyObject **const kinds[] = {
        [BURGI_EINVAL] = &PyExc_ValueError,
        [BURGI_EDOM] = &PyExc_ValueError,
        [BURGI_ENOCONV] = &PyExc_ArithmeticError,
        [BURGI_ENOMEM] = &PyExc_MemoryError,
        [BURGI_EIO] = &PyExc_OSError,
        [BURGI_ENOSYS] = &PyExc_NotImplementedError,
    };
    const size_t known = sizeof kinds / sizeof *kinds;
    PyObject *const kind =
        status > 0 && (size_t)status < known ? *kinds[status] : PyExc_RuntimeError;

    PyErr_Format(kind, "%s: %s", what, burgi_strerror(status));
    return NULL;
}
