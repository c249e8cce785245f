/* The functions of (nu, x) and (nu, z) in single precision: the double functions' values, rounded
 * once. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/matern.h>

#include "kernels.h"

enum { BLOCK = 512 };

static void load(int n, const float *x, ptrdiff_t inc, double *to)
{
    for (int i = 0; i < n; ++i)
        to[i] = (double)x[i * inc];
}

static burgi_status batch(bg_batch *kernel, size_t n, const float *const *arg,
                          const ptrdiff_t *inc, float *y, ptrdiff_t inc_y)
{
    static const ptrdiff_t one[] = { 1, 1 };
    double nu[BLOCK], x[BLOCK], value[BLOCK];
    const double *const in[] = { nu, x };

    if (n == 0)
        return BURGI_OK;
    if (arg[0] == NULL || arg[1] == NULL || y == NULL || (inc_y == 0 && n > 1))
        return BURGI_EINVAL;
    for (size_t i = 0; i < n; i += BLOCK) {
        const ptrdiff_t at = (ptrdiff_t)i;
        const int m = n - i < BLOCK ? (int)(n - i) : BLOCK;
        load(m, arg[0] + at * inc[0], inc[0], nu);
        load(m, arg[1] + at * inc[1], inc[1], x);
        kernel((size_t)m, in, one, value, 1);
        for (int j = 0; j < m; ++j)
            y[(at + j) * inc_y] = (float)value[j];
    }
    return BURGI_OK;
}

/* functions.def names the arguments: those of nu and x, or z, are meant. */
#define F32(name, x)                                                                           \
    float burgi_##name##_f32(float nu, float x)                                                \
    {                                                                                          \
        return (float)bg_kernels()->name((double)nu, (double)x);                               \
    }                                                                                          \
    burgi_status burgi_##name##_n_f32(size_t n, const float *nu, ptrdiff_t inc_nu,             \
                                      const float *x, ptrdiff_t inc_##x, float *y,             \
                                      ptrdiff_t inc_y)                                         \
    {                                                                                          \
        const float *const arg[] = { nu, x };                                                  \
        const ptrdiff_t inc[] = { inc_nu, inc_##x };                                           \
        return batch(bg_kernels()->name##_n, n, arg, inc, y, inc_y);                           \
    }
#define F32_nu_x(name) F32(name, x)
#define F32_nu_z(name) F32(name, z)
#define F32_b_z(name)
#define F32_p_kappa(name)
#define F32_p_rbar(name)
#define F32_p_delta(name)
#define BURGI_2(name, a, b) F32_##a##_##b(name)
#define BURGI_3(name, a, b, c)
#include "functions.def"

float burgi_log_abs_besseli_f32(float nu, float x, int *sign)
{
    return (float)bg_kernels()->log_abs_besseli((double)nu, (double)x, sign);
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
        bg_kernels()->log_abs_besseli_signed_n(
            (size_t)m, in, one, value, 1, sign == NULL ? NULL : sign + at * inc_sign, inc_sign);
        for (int j = 0; j < m; ++j)
            y[(at + j) * inc_y] = (float)value[j];
    }
    return BURGI_OK;
}
