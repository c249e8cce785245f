/* One table of kernels per instruction set, filled by kernels.c, picked by dispatch.c. */
#ifndef BURGI_SRC_KERNELS_H
#define BURGI_SRC_KERNELS_H

#include <stddef.h>

/* n elements; argument k of element i is arg[k][i * inc[k]], its value y[i * inc_y]. */
typedef void bg_batch(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,
                      ptrdiff_t inc_y);

/* The vMF statistics' two passes over a row of one type (core/vmf/vmf_rows.h). */
struct bg_row_kernels {
    double (*square)(size_t n, const void *x);
    double (*shift)(size_t n, const void *x, double f, double w, const double *centre,
                    double *s);
};

enum { BG_IK_VALUES = 8 };

struct bg_kernels {
    const char *isa;
    struct bg_row_kernels vmf_f64, vmf_f32;
#define BURGI_2(name, a, b)                                                                    \
    double (*name)(double a, double b);                                                        \
    bg_batch *name##_n;
#define BURGI_3(name, a, b, c)                                                                 \
    double (*name)(double a, double b, double c);                                              \
    bg_batch *name##_n;
#include "functions.def"
    /* Not of functions.def's form: log |I|, the sign of I where sign is not null. */
    double (*log_abs_besseli)(double nu, double x, int *sign);
    bg_batch *log_abs_besseli_n;
    void (*log_abs_besseli_signed_n)(size_t n, const double *const *arg, const ptrdiff_t *inc,
                                     double *y, ptrdiff_t inc_y, int *sign, ptrdiff_t inc_sign);
    /* burgi_besselik's values in the order of its members; of the batch, those whose array is not
     * null. */
    void (*log_besselik)(double nu, double x, double *out);
    void (*log_besselik_n)(size_t n, const double *const *arg, const ptrdiff_t *inc,
                           double *const *out, ptrdiff_t inc_out);
};

/* Which of these a build has, configure says (BURGI_AVX2, ...) and dispatch.c knows. */
extern const struct bg_kernels bg_kernels_base, bg_kernels_avx2, bg_kernels_avx512,
    bg_kernels_neon;

/* The i-th widest kernels that this processor runs, base the last; NULL past it. */
const struct bg_kernels *bg_kernels_here(size_t i);

/* The kernels that this process uses. */
const struct bg_kernels *bg_kernels(void);

#endif
