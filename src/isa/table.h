/* What each instruction set brings: a table of functions, filled by table.c, picked by
 * dispatch.c. */
#ifndef BURGI_ISA_TABLE_H
#define BURGI_ISA_TABLE_H

#include <stddef.h>

#include "core/function.h"
#include "core/vmf/vmf_rows.h"

/* n elements; argument k of element i is arg[k][i * inc[k]], its value y[i * inc_y]. */
typedef void bg_batch(size_t n, const double *const *arg, const ptrdiff_t *inc, double *y,
                      ptrdiff_t inc_y);

/* Rows that a sweep takes at once. */
enum { BG_ROWS = 8 };

/* Rows x[0], x[1], .. of n components times f, less centre, of weights w: see isa/vmf_rows.c. */
typedef void bg_sweep(size_t n, const void *const *x, const double *f, const double *w,
                      const double *centre, double *s, double *q);

/* The vMF statistics' passes over rows of one type: the sum of a row's squares, a row as a mean, a
 * sweep over one row, over BG_ROWS of weight 1, and over as many of any weight. */
struct bg_row_loops {
    double (*square)(size_t n, const void *x);
    void (*start)(size_t n, const void *x, double f, double *mean, double *lo);
    bg_sweep *sweep1, *sweep8, *sweep8w;
};

/* A sparse row's n numbers in columns index[0] < index[1] < ..; there sums the weight of those that have
 * one. */
typedef void bg_scatter(size_t n, const uint32_t *index, const void *x, double f, double w,
                        const double *centre, double *s, double *q, double *there);

/* The vMF sampler's x = a mu + b g, n components of one type. */
typedef void bg_turn(size_t n, double a, const double *mu, double b, const double *g, void *x);

struct bg_vmf_law;
struct bg_table;

enum { BG_IK_VALUES = 8 };

struct bg_isa {
    const char *name;
    struct bg_row_loops vmf_rows[BG_ROW_TYPES];
    bg_scatter *vmf_scatter[2]; /* BG_F64, BG_F32 */
    void (*vmf_fill)(size_t n, double t, const double *there, const double *mean,
                     const double *s, const double *q, double *filled);
    struct bg_pile_sums (*vmf_close)(size_t n, double t, double f, const double *s,
                                     const double *q, double *mean, double *lo);
    double (*vmf_join)(size_t p, const double *heavy, const double *light, double f,
                       double *to);
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    double (*name)(BG_MAP(BG_DOUBLE, __VA_ARGS__));                                            \
    bg_batch *name##_n;
#include "functions.def"
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    double (*name)(BG_MAP(BG_DOUBLE, __VA_ARGS__));                                            \
    bg_batch *name##_n;
#include "elem.def"
    /* The vMF sampler (isa/vmf_sample.c). */
    void (*random_normals)(size_t n, uint64_t seed, const uint64_t *row, const uint64_t *block,
                           double *z);
    void (*vmf_radii)(const struct bg_vmf_law *law, size_t n, uint64_t seed,
                      const uint64_t *row, uint64_t at, double *delta, double *taken);
    void (*vmf_dots)(size_t n, const double *g, const double *mu, double *sum);
    void (*vmf_place_few)(size_t p, size_t rows, const double *mu, const double *delta,
                          const double *z, double *x);
    bg_turn *vmf_turn_f64, *vmf_turn_f32;
    /* Stable laws (isa/stable_plan.c): of each of n points the values of these kinds; and log f with its
     * derivatives, or one kind's values, by a table, at most BG_TABLE_BLOCK at once. */
    void (*stable_several)(double alpha, double beta, int s1, int kinds, const int *kind, int n,
                           const double *x, double *y);
    void (*stable_table_value)(const struct bg_table *t, int kind, double gamma, double delta,
                               int n, const double *x, double *y);
    void (*stable_table_slopes)(const struct bg_table *t, int n, const double *z,
                                double *const *out);
    /* Their sampler (isa/stable_sample.c). */
    void (*stable_draws)(double alpha, double beta, int s1, size_t n, uint64_t seed,
                         uint64_t row, double *x);
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
    /* hi, and lo beside it; the lower bound, and the upper beside it. */
    double (*log_besseli_dd)(double nu, double x, double *lo);
    double (*log_besselk_dd)(double nu, double x, double *lo);
    double (*log_besseli_bounds)(double nu, double x, double *hi);
    double (*log_besselk_bounds)(double nu, double x, double *hi);
};

/* Which of these a build has, configure says (BURGI_AVX2, ...) and dispatch.c knows. */
extern const struct bg_isa bg_isa_base, bg_isa_avx2, bg_isa_avx512, bg_isa_neon;

/* The i-th widest that this processor runs, base the last; NULL past it. */
const struct bg_isa *bg_isa_here(size_t i);

/* The one that this process uses. */
const struct bg_isa *bg_isa_picked(void);

#endif
