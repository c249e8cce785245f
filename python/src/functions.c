/* A call of the batch for every row of functions.def. */
#include "functions.h"

#include <burgi.h>

#include "core/function.h"
#include "docstrings.h"

/* For BG_MAP: argument k, then its increment. */
#define DOUBLES(k, a) (const double *)(const void *)arg[k], inc[k]
#define FLOATS(k, a)  (const float *)(const void *)arg[k], inc[k]

#define NO_F32(name, ...)
#define F32(name, ...)                                                                         \
    static void name##_f32(size_t n, char *const *arg, const ptrdiff_t *inc)                   \
    {                                                                                          \
        enum { OUT = BG_COUNT(__VA_ARGS__) };                                                  \
        burgi_##name##_n_f32(n, BG_MAP(FLOATS, __VA_ARGS__), (float *)(void *)arg[OUT],        \
                             inc[OUT]);                                                        \
    }
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    static void name##_f64(size_t n, char *const *arg, const ptrdiff_t *inc)                   \
    {                                                                                          \
        enum { OUT = BG_COUNT(__VA_ARGS__) };                                                  \
        burgi_##name##_n(n, BG_MAP(DOUBLES, __VA_ARGS__), (double *)(void *)arg[OUT],          \
                         inc[OUT]);                                                            \
    }                                                                                          \
    f32(name, __VA_ARGS__)
#include "functions.def"

#define F32_OF(name)    name##_f32
#define NO_F32_OF(name) NULL

const struct bg_py_function bg_py_functions[] = {
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    { #name, DOC_##name, BG_COUNT(__VA_ARGS__), name##_f64, f32##_OF(name) },
#include "functions.def"
};
const size_t bg_py_functions_count = sizeof bg_py_functions / sizeof *bg_py_functions;
