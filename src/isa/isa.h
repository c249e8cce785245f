/* The names of one instruction set's functions.  The build compiles each file of this folder once
 * for each (base, avx2, avx512, neon), with that set's flags and BG_ISA its name; ISA(name) is
 * bg_SET_name. */
#ifndef BURGI_ISA_ISA_H
#define BURGI_ISA_ISA_H

#include "table.h"

#define ISA(name) BG_PASTE(BG_PASTE(BG_PASTE(bg_, BG_ISA), _), name)

#define BURGI_FUNCTION(name, f32, ...)                                                         \
    double ISA(name)(BG_MAP(BG_DOUBLE, __VA_ARGS__));                                          \
    bg_batch ISA(name##_n);
#include "functions.def"
#define BURGI_FUNCTION(name, f32, ...)                                                         \
    double ISA(name)(BG_MAP(BG_DOUBLE, __VA_ARGS__));                                          \
    bg_batch ISA(name##_n);
#include "elem.def"

double ISA(log_abs_besseli)(double nu, double x, int *sign);
bg_batch ISA(log_abs_besseli_n);
void ISA(log_abs_besseli_signed_n)(size_t n, const double *const *arg, const ptrdiff_t *inc,
                                   double *y, ptrdiff_t inc_y, int *sign, ptrdiff_t inc_sign);
void ISA(log_besselik)(double nu, double x, double *out);
void ISA(log_besselik_n)(size_t n, const double *const *arg, const ptrdiff_t *inc,
                         double *const *out, ptrdiff_t inc_out);
double ISA(log_besseli_dd)(double nu, double x, double *lo);
double ISA(log_besselk_dd)(double nu, double x, double *lo);
double ISA(log_besseli_bounds)(double nu, double x, double *hi);
double ISA(log_besselk_bounds)(double nu, double x, double *hi);
void ISA(random_normals)(size_t n, uint64_t seed, const uint64_t *row, const uint64_t *block,
                         double *z);
void ISA(vmf_radii)(const struct bg_vmf_law *law, size_t n, uint64_t seed, const uint64_t *row,
                    uint64_t at, double *delta, double *taken);
void ISA(stable_several)(double alpha, double beta, int s1, int kinds, const int *kind, int n,
                         const double *x, double *y);
void ISA(stable_table_value)(const struct bg_table *t, int kind, double gamma, double delta,
                             int n, const double *x, double *y);
void ISA(stable_table_slopes)(const struct bg_table *t, int n, const double *z,
                              double *const *out);
void ISA(vmf_dots)(size_t n, const double *g, const double *mu, double *sum);
void ISA(vmf_place_few)(size_t p, size_t rows, const double *mu, const double *delta,
                        const double *z, double *x);
bg_turn ISA(vmf_turn_f64), ISA(vmf_turn_f32);
void ISA(stable_draws)(double alpha, double beta, int s1, size_t n, uint64_t seed, uint64_t row,
                       double *x);
#define BG_ROW_TYPE(suffix)                                                                    \
    double ISA(vmf_square_##suffix)(size_t n, const void *x);                                  \
    void ISA(vmf_start_##suffix)(size_t n, const void *x, double f, double *mean, double *lo); \
    bg_sweep ISA(vmf_sweep1_##suffix), ISA(vmf_sweep8_##suffix), ISA(vmf_sweep8w_##suffix);
BG_ROW_TYPE(f64)
BG_ROW_TYPE(f32)
BG_ROW_TYPE(f16)
BG_ROW_TYPE(bf16)
BG_ROW_TYPE(u8)
BG_ROW_TYPE(i8)
#undef BG_ROW_TYPE
bg_scatter ISA(vmf_scatter_f64), ISA(vmf_scatter_f32);
void ISA(vmf_fill)(size_t n, double t, const double *there, const double *mean, const double *s,
                   const double *q, double *filled);
struct bg_pile_sums ISA(vmf_close)(size_t n, double t, double f, const double *s,
                                   const double *q, double *mean, double *lo);
double ISA(vmf_join)(size_t p, const double *heavy, const double *light, double f, double *to);

#endif
