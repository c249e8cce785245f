/* XLA's foreign function: one for all of functions.def. */
#ifndef BURGI_PYTHON_SRC_XLA_CALL_H
#define BURGI_PYTHON_SRC_XLA_CALL_H

#include <stdbool.h> /* c_api.h wants it */

#include <xla/ffi/api/c_api.h>

XLA_FFI_Error *bg_py_xla_call(XLA_FFI_CallFrame *frame);

#endif
