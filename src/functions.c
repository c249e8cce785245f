/* The public scalar functions and their batches: each a call through the
 * instruction set's table. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>
#include <burgi/besselik.h>
#include <burgi/gig.h>
#include <burgi/matern.h>
#include <burgi/stable.h>
#include <burgi/vmf.h>
#include <burgi/vmf_divergence.h>
#include <burgi/vmf_law.h>

#include "isa/table.h"

static burgi_status batch(bg_batch *run, int args, size_t n, const double *const *arg,
                          const ptrdiff_t *inc, double *y, ptrdiff_t inc_y)
{
    if (n == 0)
        return BURGI_OK;
    if (y == NULL || (inc_y == 0 && n > 1))
        return BURGI_EINVAL;
    for (int k = 0; k < args; ++k)
        if (arg[k] == NULL)
            return BURGI_EINVAL;
    run(n, arg, inc, y, inc_y);
    return BURGI_OK;
}

/* For BG_MAP.  The element count cannot be called n, as a sample size is. */
#define ARRAY(k, a)     const double *a, ptrdiff_t inc_##a
#define INCREMENT(k, a) inc_##a

#define BURGI_FUNCTION(name, f32, ...)                                                         \
    double burgi_##name(BG_MAP(BG_DOUBLE, __VA_ARGS__))                                        \
    {                                                                                          \
        return bg_isa_picked()->name(__VA_ARGS__);                                             \
    }                                                                                          \
    burgi_status burgi_##name##_n(size_t count, BG_MAP(ARRAY, __VA_ARGS__), double *y,         \
                                  ptrdiff_t inc_y)                                             \
    {                                                                                          \
        const double *const arg[] = { __VA_ARGS__ };                                           \
        const ptrdiff_t inc[] = { BG_MAP(INCREMENT, __VA_ARGS__) };                            \
        return batch(bg_isa_picked()->name##_n, BG_COUNT(__VA_ARGS__), count, arg, inc, y,     \
                     inc_y);                                                                   \
    }
#include "functions.def"

double burgi_log_abs_besseli(double nu, double x, int *sign)
{
    return bg_isa_picked()->log_abs_besseli(nu, x, sign);
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
    bg_isa_picked()->log_abs_besseli_signed_n(n, arg, inc, y, inc_y, sign, inc_sign);
    return BURGI_OK;
}

/* The members in the table's order: that of the structures. */
void burgi_log_besselik(double nu, double x, burgi_besselik *out)
{
    double v[BG_IK_VALUES];

    bg_isa_picked()->log_besselik(nu, x, v);
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
    bg_isa_picked()->log_besselik_n(n, arg, inc, to, out->inc);
    return BURGI_OK;
}
