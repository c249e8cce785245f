/* Attribute "function" is a row of bg_py_functions; arguments and result are arrays of one shape and type,
 * float64 or float32.  XLA runs this without the GIL. */
#include "xla_call.h"

#include <string.h>

#include "functions.h"

static XLA_FFI_Error *fail(const XLA_FFI_CallFrame *frame, const char *message)
{
    XLA_FFI_Error_Create_Args args = { .struct_size = sizeof args,
                                       .message = message,
                                       .errc = XLA_FFI_Error_Code_INVALID_ARGUMENT };
    return frame->api->XLA_FFI_Error_Create(&args);
}

/* XLA asks first which version a handler was compiled against. */
static bool answer(XLA_FFI_CallFrame *frame)
{
    XLA_FFI_Extension_Base *const asked = frame->extension_start;

    if (asked == NULL || asked->type != XLA_FFI_Extension_Metadata)
        return false;
    XLA_FFI_Metadata *const metadata = ((XLA_FFI_Metadata_Extension *)(void *)asked)->metadata;
    metadata->api_version.major_version = XLA_FFI_API_MAJOR;
    metadata->api_version.minor_version = XLA_FFI_API_MINOR;
    return true;
}

static const struct bg_py_function *function_of(const XLA_FFI_Attrs *attrs)
{
    for (int64_t i = 0; i < attrs->size; ++i) {
        const XLA_FFI_Scalar *const scalar = attrs->attrs[i];
        if (attrs->types[i] != XLA_FFI_AttrType_SCALAR ||
            scalar->dtype != XLA_FFI_DataType_S32 || attrs->names[i]->len != 8 ||
            memcmp(attrs->names[i]->ptr, "function", 8) != 0)
            continue;
        const int32_t row = *(const int32_t *)scalar->value;
        return row >= 0 && (size_t)row < bg_py_functions_count ? &bg_py_functions[row] : NULL;
    }
    return NULL;
}

/* What the library has no float form for: widened, and rounded once more, block by block. */
static void run_wide(const struct bg_py_function *f, size_t n, float *const *arg)
{
    enum { BLOCK = 256 };
    double wide[BG_PY_MAX_ARGS + 1][BLOCK];
    char *at[BG_PY_MAX_ARGS + 1];
    ptrdiff_t one[BG_PY_MAX_ARGS + 1];

    for (int k = 0; k <= f->args; ++k) {
        at[k] = (char *)wide[k];
        one[k] = 1;
    }
    for (size_t i = 0; i < n; i += BLOCK) {
        const size_t m = n - i < BLOCK ? n - i : BLOCK;
        for (int k = 0; k < f->args; ++k)
            for (size_t j = 0; j < m; ++j)
                wide[k][j] = (double)arg[k][i + j];
        f->f64(m, at, one);
        for (size_t j = 0; j < m; ++j)
            arg[f->args][i + j] = (float)wide[f->args][j];
    }
}

static size_t count(const XLA_FFI_Buffer *buffer)
{
    size_t n = 1;

    for (int64_t i = 0; i < buffer->rank; ++i)
        n *= (size_t)buffer->dims[i];
    return n;
}

XLA_FFI_Error *bg_py_xla_call(XLA_FFI_CallFrame *frame)
{
    if (answer(frame))
        return NULL;
    const struct bg_py_function *const f = function_of(&frame->attrs);
    if (f == NULL || frame->args.size != f->args || frame->rets.size != 1)
        return fail(frame, "burgi: expected a function's number and its arguments");
    const XLA_FFI_Buffer *const to = frame->rets.rets[0];
    const size_t n = count(to);
    char *arg[BG_PY_MAX_ARGS + 1];
    ptrdiff_t one[BG_PY_MAX_ARGS + 1];
    for (int k = 0; k <= f->args; ++k) {
        const XLA_FFI_Buffer *const buffer = k < f->args ? frame->args.args[k] : to;
        if (buffer->dtype != to->dtype || count(buffer) != n)
            return fail(frame, "burgi: expected arrays of one shape and type");
        arg[k] = buffer->data;
        one[k] = 1;
    }
    if (to->dtype == XLA_FFI_DataType_F64)
        f->f64(n, arg, one);
    else if (to->dtype != XLA_FFI_DataType_F32)
        return fail(frame, "burgi: expected float64 or float32");
    else if (f->f32 != NULL)
        f->f32(n, arg, one);
    else
        run_wide(f, n, (float *const *)(void *)arg);
    return NULL;
}
