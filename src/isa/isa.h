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
void ISA(vmf_dots)(size_t n, const double *g, const double *mu, double *sum);
bg_turn ISA(vmf_turn_f64), ISA(vmf_turn_f32);
double ISA(vmf_square_f64)(size_t n, const void *x);
double ISA(vmf_square_f32)(size_t n, const void *x);
double ISA(vmf_shift_f64)(size_t n, const void *x, double f, double w, const double *centre,
                          double *s);
double ISA(vmf_shift_f32)(size_t n, const void *x, double f, double w, const double *centre,
                          double *s);

#endif
