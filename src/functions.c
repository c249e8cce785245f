/* The public scalar functions and their batches: each a call through the kernel table. */
#include <burgi/bessel.h>
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
