/* What an instruction set brings to libburgi_kernel: loops over tiles, a table of them, picked by the
 * name of what runs in libburgi.
 *
 * A tile is BG_TILE rows or fewer.  Matrices of components by rows have a row's components BG_TILE
 * apart, so that loops run over rows, whole vectors of them. */
#ifndef BURGI_ISA_KERNEL_TILES_H
#define BURGI_ISA_KERNEL_TILES_H

#include <stddef.h>

enum { BG_TILE = 256 };

/* A law of a mixture in the E-step: the log density is at - kappa delta, delta = 1 - mu'x. */
struct bg_law {
    double at, kappa;
};

struct bg_tiles {
    const char *name;
    /* A row's sum of squares. */
    double (*square_f32)(size_t p, const float *x);
    double (*square_f64)(size_t p, const double *x);
    /* to = f x. */
    void (*scale_f32)(size_t p, const float *x, double f, double *to);
    void (*scale_f64)(size_t p, const double *x, double f, double *to);
    void (*scale_f32_f32)(size_t p, const float *x, double f, float *to);
    void (*scale_f64_f32)(size_t p, const double *x, double f, float *to);
    /* |x - y|^2/2. */
    double (*half_distance)(size_t p, const double *x, const double *y);
    double (*dot)(size_t p, const double *x, const double *y);
    /* to += x. */
    void (*add)(size_t p, const double *x, double *to);
    /* to += the sum of r[i] x_i over n rows at x + i p, i = index[0], .., index[n-1]. */
    void (*gather_f32)(size_t p, size_t n, const unsigned short *index, const double *r,
                       const float *x, double *to);
    void (*gather_f64)(size_t p, size_t n, const unsigned short *index, const double *r,
                       const double *x, double *to);
    /* From delta, k x BG_TILE, of n rows: their responsibilities and log densities. */
    void (*posterior)(size_t n, size_t k, const struct bg_law *law, const double *delta,
                      double *r, double *log_density);
};

extern const struct bg_tiles bg_tiles_base, bg_tiles_avx2, bg_tiles_avx512, bg_tiles_neon;

const struct bg_tiles *bg_tiles_picked(void);

#endif
