#include "functions.h"

#include <burgi.h>
#include <string.h>

#include "core/function.h"

/* For BG_MAP. */
#define VALUE(k, a) x[k]
#define ARRAY(k, a) x[k], 1
#define NAME(k, a)  #a
#define TYPE(k, a)  const double *, ptrdiff_t
#define PART(k, a)  &x[k * ld], 1

struct CUstream_st;

#define BURGI_FUNCTION(name, f32, ...)                                                         \
    static void name##_scalar(const double *x, double *y)                                      \
    {                                                                                          \
        *y = burgi_##name(BG_MAP(VALUE, __VA_ARGS__));                                         \
    }                                                                                          \
    static burgi_status name##_batch(size_t n, double(*x)[ROWS], double(*y)[ROWS])             \
    {                                                                                          \
        return burgi_##name##_n(n, BG_MAP(ARRAY, __VA_ARGS__), y[0], 1);                       \
    }                                                                                          \
    static burgi_status name##_cuda(void (*call)(void), size_t n, const double *x, size_t ld,  \
                                    double *y)                                                 \
    {                                                                                          \
        typedef burgi_status on_device(size_t, BG_MAP(TYPE, __VA_ARGS__), double *, ptrdiff_t, \
                                       struct CUstream_st *);                                  \
        return ((on_device *)call)(n, BG_MAP(PART, __VA_ARGS__), y, 1, NULL);                  \
    }
#include "functions.def"

#define PAIR(name)                                                                             \
    static void name##_scalar(const double *x, double *y)                                      \
    {                                                                                          \
        y[0] = burgi_##name(x[0], x[1], &y[1]);                                                \
    }
PAIR(log_besseli_dd)
PAIR(log_besselk_dd)
PAIR(log_besseli_bounds)
PAIR(log_besselk_bounds)

static void log_abs_besseli_scalar(const double *x, double *y)
{
    int sign;
    y[0] = burgi_log_abs_besseli(x[0], x[1], &sign);
    y[1] = sign;
}

static burgi_status log_abs_besseli_batch(size_t n, double (*x)[ROWS], double (*y)[ROWS])
{
    static int sign[ROWS];
    const burgi_status status = burgi_log_abs_besseli_n(n, x[0], 1, x[1], 1, y[0], 1, sign, 1);
    for (size_t i = 0; i < n; ++i)
        y[1][i] = sign[i];
    return status;
}

static void log_besselik_scalar(const double *x, double *y)
{
    burgi_besselik b;
    burgi_log_besselik(x[0], x[1], &b);
    const double value[] = { b.log_i,    b.log_k,    b.ratio_i,   b.ratio_k,
                             b.log_i_dx, b.log_k_dx, b.log_i_dnu, b.log_k_dnu };
    memcpy(y, value, sizeof value);
}

static burgi_status log_besselik_batch(size_t n, double (*x)[ROWS], double (*y)[ROWS])
{
    const burgi_besselik_arrays to = { y[0], y[1], y[2], y[3], y[4], y[5], y[6], y[7], 1 };
    return burgi_log_besselik_n(n, x[0], 1, x[1], 1, &to);
}

static const struct function functions[] = {
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    { #name,                                                                                   \
      { BG_MAP(NAME, __VA_ARGS__) },                                                           \
      BG_COUNT(__VA_ARGS__),                                                                   \
      1,                                                                                       \
      name##_scalar,                                                                           \
      name##_batch,                                                                            \
      name##_cuda },
#include "functions.def"
    { "log_besseli_dd", { "nu", "x" }, 2, 2, log_besseli_dd_scalar, NULL, NULL },
    { "log_besselk_dd", { "nu", "x" }, 2, 2, log_besselk_dd_scalar, NULL, NULL },
    { "log_besseli_bounds", { "nu", "x" }, 2, 2, log_besseli_bounds_scalar, NULL, NULL },
    { "log_besselk_bounds", { "nu", "x" }, 2, 2, log_besselk_bounds_scalar, NULL, NULL },
    { "log_abs_besseli",
      { "nu", "x" },
      2,
      2,
      log_abs_besseli_scalar,
      log_abs_besseli_batch,
      NULL },
    { "log_besselik", { "nu", "x" }, 2, 8, log_besselik_scalar, log_besselik_batch, NULL },
};

const struct function *function_at(size_t i)
{
    return i < sizeof functions / sizeof *functions ? &functions[i] : NULL;
}

const struct function *function_named(const char *name)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; ++i)
        if (strcmp(functions[i].name, name) == 0)
            return &functions[i];
    return NULL;
}
