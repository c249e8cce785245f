/* The functions in single precision: the double functions' values, rounded
 * once. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/matern.h>

#include "isa/table.h"

enum { BLOCK = 512, MAX_ARGS = 5 };

static void load(int n, const float *x, ptrdiff_t inc, double *to)
{
    for (int i = 0; i < n; ++i)
        to[i] = (double)x[i * inc];
}

static burgi_status batch(bg_batch *run, int args, size_t n, const float *const *arg,
                          const ptrdiff_t *inc, float *y, ptrdiff_t inc_y)
{
    static const ptrdiff_t one[] = { 1, 1, 1, 1, 1 };
    double wide[MAX_ARGS][BLOCK], value[BLOCK];
    const double *const in[MAX_ARGS] = { wide[0], wide[1], wide[2], wide[3], wide[4] };

    if (n == 0)
        return BURGI_OK;
    if (y == NULL || (inc_y == 0 && n > 1))
        return BURGI_EINVAL;
    for (int k = 0; k < args; ++k)
        if (arg[k] == NULL)
            return BURGI_EINVAL;
    for (size_t i = 0; i < n; i += BLOCK) {
        const ptrdiff_t at = (ptrdiff_t)i;
        const int m = n - i < BLOCK ? (int)(n - i) : BLOCK;
        for (int k = 0; k < args; ++k)
            load(m, arg[k] + at * inc[k], inc[k], wide[k]);
        run((size_t)m, in, one, value, 1);
        for (int j = 0; j < m; ++j)
            y[(at + j) * inc_y] = (float)value[j];
    }
    return BURGI_OK;
}

/* For BG_MAP. */
#define FLOAT(k, a)     float a
#define WIDE(k, a)      (double)a
#define ARRAY(k, a)     const float *a, ptrdiff_t inc_##a
#define INCREMENT(k, a) inc_##a

#define NO_F32(name, ...)
#define F32(name, ...)                                                                         \
    float burgi_##name##_f32(BG_MAP(FLOAT, __VA_ARGS__))                                       \
    {                                                                                          \
        return (float)bg_isa_picked()->name(BG_MAP(WIDE, __VA_ARGS__));                        \
    }                                                                                          \
    burgi_status burgi_##name##_n_f32(size_t count, BG_MAP(ARRAY, __VA_ARGS__), float *y,      \
                                      ptrdiff_t inc_y)                                         \
    {                                                                                          \
        const float *const arg[] = { __VA_ARGS__ };                                            \
        const ptrdiff_t inc[] = { BG_MAP(INCREMENT, __VA_ARGS__) };                            \
        return batch(bg_isa_picked()->name##_n, BG_COUNT(__VA_ARGS__), count, arg, inc, y,     \
                     inc_y);                                                                   \
    }
#define BURGI_FUNCTION(name, f32, ...) f32(name, __VA_ARGS__)
#include "functions.def"

float burgi_log_abs_besseli_f32(float nu, float x, int *sign)
{
    return (float)bg_isa_picked()->log_abs_besseli((double)nu, (double)x, sign);
}

burgi_status burgi_log_abs_besseli_n_f32(size_t n, const float *nu, ptrdiff_t inc_nu,
                                         const float *x, ptrdiff_t inc_x, float *y,
                                         ptrdiff_t inc_y, int *sign, ptrdiff_t inc_sign)
{
    static const ptrdiff_t one[] = { 1, 1 };
    double v[BLOCK], t[BLOCK], value[BLOCK];
    const double *const in[] = { v, t };

    if (n == 0)
        return BURGI_OK;
    if (nu == NULL || x == NULL || y == NULL || (inc_y == 0 && n > 1) ||
        (sign != NULL && inc_sign == 0 && n > 1))
        return BURGI_EINVAL;
    for (size_t i = 0; i < n; i += BLOCK) {
        const ptrdiff_t at = (ptrdiff_t)i;
        const int m = n - i < BLOCK ? (int)(n - i) : BLOCK;
        load(m, nu + at * inc_nu, inc_nu, v);
        load(m, x + at * inc_x, inc_x, t);
        bg_isa_picked()->log_abs_besseli_signed_n(
            (size_t)m, in, one, value, 1, sign == NULL ? NULL : sign + at * inc_sign, inc_sign);
        for (int j = 0; j < m; ++j)
            y[(at + j) * inc_y] = (float)value[j];
    }
    return BURGI_OK;
}
