/* NumPy ufuncs of the batch functions.  NumPy has released the GIL where the type is no object, and gives
 * aligned arrays of the right type with their strides, which go to C as increments. */
#include "ufuncs.h"

#include <fenv.h>

#include <burgi/bessel.h>
#include <burgi/besselik.h>

#include "docstrings.h"

/* reduce and accumulate write what they read next: the batch would read it too early. */
static bool one_by_one(int args, char *const *arg, const npy_intp *steps)
{
    for (int k = 0; k < args; ++k)
        if (arg[k] == arg[args] ? steps[k] != steps[args]
                                : steps[k] == steps[args] && arg[k] + steps[k] == arg[args])
            return true;
    return steps[args] == 0;
}

/* The library leaves floating-point flags unspecified; NumPy would make warnings of them. */
static void forget_flags(void)
{
    if (fetestexcept(FE_ALL_EXCEPT) != 0)
        feclearexcept(FE_ALL_EXCEPT);
}

static void loop(const struct bg_py_function *f, bg_py_run *run, ptrdiff_t size, char **args,
                 npy_intp n, const npy_intp *steps)
{
    char *arg[BG_PY_MAX_ARGS + 1];
    ptrdiff_t inc[BG_PY_MAX_ARGS + 1];

    for (int k = 0; k <= f->args; ++k) {
        arg[k] = args[k];
        inc[k] = steps[k] / size;
    }
    if (n == 1 || !one_by_one(f->args, args, steps))
        run((size_t)n, arg, inc);
    else
        for (npy_intp i = 0; i < n; ++i) {
            run(1, arg, inc);
            for (int k = 0; k <= f->args; ++k)
                arg[k] += steps[k];
        }
    forget_flags();
}

static void loop_f64(char **args, const npy_intp *n, const npy_intp *steps, void *function)
{
    const struct bg_py_function *const f = function;
    loop(f, f->f64, sizeof(double), args, *n, steps);
}

static void loop_f32(char **args, const npy_intp *n, const npy_intp *steps, void *function)
{
    const struct bg_py_function *const f = function;
    loop(f, f->f32, sizeof(float), args, *n, steps);
}

/* log |I| with its sign, an int. */
#define LOOP_LOG_ABS(type, suffix)                                                             \
    static void log_abs_##type(char **args, const npy_intp *n, const npy_intp *steps,          \
                               void *unused)                                                   \
    {                                                                                          \
        enum { SIZE = sizeof(type), SIGN = sizeof(int) };                                      \
        (void)unused;                                                                          \
        burgi_log_abs_besseli_n##suffix(                                                       \
            (size_t)*n, (const type *)(void *)args[0], steps[0] / SIZE,                        \
            (const type *)(void *)args[1], steps[1] / SIZE, (type *)(void *)args[2],           \
            steps[2] / SIZE, (int *)(void *)args[3], steps[3] / SIGN);                         \
        forget_flags();                                                                        \
    }
LOOP_LOG_ABS(double, )
LOOP_LOG_ABS(float, _f32)

static burgi_besselik_arrays arrays(char **args, npy_intp step)
{
    double *to[8];

    for (int k = 0; k < 8; ++k)
        to[k] = (double *)(void *)args[2 + k];
    return (burgi_besselik_arrays){ to[0], to[1], to[2],
                                    to[3], to[4], to[5],
                                    to[6], to[7], step / (npy_intp)sizeof(double) };
}

/* The C library has one increment for all of its values; arrays that a caller gives may have others. */
static void log_besselik(char **args, const npy_intp *n, const npy_intp *steps, void *unused)
{
    char *arg[10];
    bool same = true;

    (void)unused;
    for (int k = 0; k < 10; ++k) {
        arg[k] = args[k];
        same = same && (k < 2 || steps[k] == steps[2]);
    }
    const size_t at_once = same ? (size_t)*n : 1;
    for (npy_intp i = 0; i < *n; i += (npy_intp)at_once) {
        const burgi_besselik_arrays to = arrays(arg, steps[2]);
        burgi_log_besselik_n(
            at_once, (const double *)(void *)arg[0], steps[0] / (npy_intp)sizeof(double),
            (const double *)(void *)arg[1], steps[1] / (npy_intp)sizeof(double), &to);
        for (int k = 0; k < 10; ++k)
            arg[k] += steps[k];
    }
    forget_flags();
}

/* What NumPy keeps of a ufunc, without a copy. */
struct kept {
    PyUFuncGenericFunction loops[2];
    void *data[2];
    char types[2 * (BG_PY_MAX_ARGS + 1)];
};

/* Float first: NumPy takes the first loop that its arguments can be cast to safely. */
static PyObject *make(const struct bg_py_function *f, struct kept *kept)
{
    const int forms = f->f32 != NULL ? 2 : 1, each = f->args + 1;

    for (int form = 0; form < forms; ++form) {
        const bool wide = form == forms - 1;
        kept->loops[form] = wide ? loop_f64 : loop_f32;
        kept->data[form] = (void *)(uintptr_t)f;
        for (int k = 0; k < each; ++k)
            kept->types[form * each + k] = wide ? NPY_DOUBLE : NPY_FLOAT;
    }
    return PyUFunc_FromFuncAndData(kept->loops, kept->data, kept->types, forms, f->args, 1,
                                   PyUFunc_None, f->name, f->doc, 0);
}

static int put(PyObject *module, const char *name, PyObject *ufunc)
{
    const int status = ufunc == NULL ? -1 : PyModule_AddObjectRef(module, name, ufunc);

    Py_XDECREF(ufunc);
    return status;
}

/* Those of several values, which functions.def has no form for. */
static int add_others(PyObject *module)
{
    static PyUFuncGenericFunction log_abs_loops[] = { log_abs_float, log_abs_double };
    static PyUFuncGenericFunction log_besselik_loops[] = { log_besselik };
    static void *nothing[] = { NULL, NULL };
    static char log_abs_types[] = { NPY_FLOAT,  NPY_FLOAT,  NPY_FLOAT,  NPY_INT,
                                    NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE, NPY_INT };
    static char doubles[] = { NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE,
                              NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE, NPY_DOUBLE };

    return put(module, "log_abs_besseli",
               PyUFunc_FromFuncAndData(log_abs_loops, nothing, log_abs_types, 2, 2, 2,
                                       PyUFunc_None, "log_abs_besseli", DOC_log_abs_besseli,
                                       0)) != 0 ||
                   put(module, "log_besselik",
                       PyUFunc_FromFuncAndData(log_besselik_loops, nothing, doubles, 1, 2, 8,
                                               PyUFunc_None, "log_besselik", DOC_log_besselik,
                                               0)) != 0
               ? -1
               : 0;
}

int bg_py_add_ufuncs(PyObject *module)
{
    struct kept *const kept = PyMem_Calloc(bg_py_functions_count, sizeof *kept);

    if (kept == NULL)
        return PyErr_NoMemory() == NULL ? -1 : 0;
    for (size_t i = 0; i < bg_py_functions_count; ++i)
        if (put(module, bg_py_functions[i].name, make(&bg_py_functions[i], &kept[i])) != 0)
            return -1;
    return add_others(module);
}
