/* The public scalar functions and their batches: each a call through the kernel table. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/besselik.h>
#include <burgi/gig.h>
#include <burgi/matern.h>
#include <burgi/vmf.h>

#include "kernels.h"

static burgi_status batch(bg_batch *kernel, int args, size_t n, const double *const *arg,
                          const ptrdiff_t *inc, double *y, ptrdiff_t inc_y)
{
    if (n == 0)
        return BURGI_OK;
    if (y == NULL || (inc_y == 0 && n > 1))
        return BURGI_EINVAL;
    for (int k = 0; k < args; ++k)
        if (arg[k] == NULL)
            return BURGI_EINVAL;
    kernel(n, arg, inc, y, inc_y);
    return BURGI_OK;
}

#define BURGI_2(name, a, b)                                                                    \
    double burgi_##name(double a, double b)                                                    \
    {                                                                                          \
        return bg_kernels()->name(a, b);                                                       \
    }                                                                                          \
    burgi_status burgi_##name##_n(size_t n, const double *a, ptrdiff_t inc_##a,                \
                                  const double *b, ptrdiff_t inc_##b, double *y,               \
                                  ptrdiff_t inc_y)                                             \
    {                                                                                          \
        const double *const arg[] = { a, b };                                                  \
        const ptrdiff_t inc[] = { inc_##a, inc_##b };                                          \
        return batch(bg_kernels()->name##_n, 2, n, arg, inc, y, inc_y);                        \
    }
/* The element count of a three-argument function cannot be called n, as the sample size is. */
#define BURGI_3(name, a, b, c)                                                                 \
    double burgi_##name(double a, double b, double c)                                          \
    {                                                                                          \
        return bg_kernels()->name(a, b, c);                                                    \
    }                                                                                          \
    burgi_status burgi_##name##_n(size_t count, const double *a, ptrdiff_t inc_##a,            \
                                  const double *b, ptrdiff_t inc_##b, const double *c,         \
                                  ptrdiff_t inc_##c, double *y, ptrdiff_t inc_y)               \
    {                                                                                          \
        const double *const arg[] = { a, b, c };                                               \
        const ptrdiff_t inc[] = { inc_##a, inc_##b, inc_##c };                                 \
        return batch(bg_kernels()->name##_n, 3, count, arg, inc, y, inc_y);                    \
    }
#include "functions.def"

double burgi_log_abs_besseli(double nu, double x, int *sign)
{
    return bg_kernels()->log_abs_besseli(nu, x, sign);
}

burgi_status burgi_log_abs_besseli_n(size_t n, const double *nu, ptrdiff_t inc_nu,
                                     const double *x, ptrdiff_t inc_x, double *y,
                                     ptrdiff_t inc_y, int *sign, ptrdiff_t inc_sign)
{
    const double *const arg[] = { nu, x };
    const ptrdiff_t inc[] = { inc_nu, inc_x };

    if (n == 0)
        return BURGI_OK;
    if (nu == NULL || x == NULL || y == NULL || (inc_y == 0 && n > 1) ||
        (sign != NULL && inc_sign == 0 && n > 1))
        return BURGI_EINVAL;
    bg_kernels()->log_abs_besseli_signed_n(n, arg, inc, y, inc_y, sign, inc_sign);
    return BURGI_OK;
}

/* The members in the kernels' order: that of the structures. */
void burgi_log_besselik(double nu, double x, burgi_besselik *out)
{
    double v[BG_IK_VALUES];

    bg_kernels()->log_besselik(nu, x, v);
    *out = (burgi_besselik){ v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7] };
}

burgi_status burgi_log_besselik_n(size_t n, const double *nu, ptrdiff_t inc_nu, const double *x,
                                  ptrdiff_t inc_x, const burgi_besselik_arrays *out)
{
    const double *const arg[] = { nu, x };
    const ptrdiff_t inc[] = { inc_nu, inc_x };

    if (n == 0)
        return BURGI_OK;
    if (nu == NULL || x == NULL || out == NULL || (out->inc == 0 && n > 1))
        return BURGI_EINVAL;
    double *const to[BG_IK_VALUES] = {
        out->log_i,    out->log_k,    out->ratio_i,   out->ratio_k,
        out->log_i_dx, out->log_k_dx, out->log_i_dnu, out->log_k_dnu,
    };
    bg_kernels()->log_besselik_n(n, arg, inc, to, out->inc);
    return BURGI_OK;
}
