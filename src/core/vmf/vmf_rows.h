/* The two passes over a row that the vMF statistics make (src/vmf/stats.c).
 *
 * Sums run in BG_LANES fixed lanes, folded in a fixed order, so every vector width gives
 * the same bits.  The lanes start anew every BG_CHUNK components: the rounding errors of a
 * row of a million components stay near those of a row of a thousand. */
#ifndef BURGI_CORE_VMF_VMF_ROWS_H
#define BURGI_CORE_VMF_VMF_ROWS_H

#include <stddef.h>

#include "../fn.h"

enum { BG_LANES = 16, BG_CHUNK = 1024 };

/* The lanes' sum, halves onto halves. */
BG_FN double bg_lanes_sum(double *lane)
{
    for (int half = BG_LANES / 2; half > 0; half /= 2)
        for (int l = 0; l < half; ++l)
            lane[l] += lane[l + half];
    return lane[0];
}

/* Component j of a row of floats or doubles.  is_float is a constant where this is inlined, so that
 * the loops below are compiled for one type. */
BG_FN double bg_row_at(int is_float, const void *x, size_t j)
{
    return is_float ? (double)((const float *)x)[j] : ((const double *)x)[j];
}

BG_FN const void *bg_row_from(int is_float, const void *x, size_t j)
{
    return (const char *)x + j * (is_float ? sizeof(float) : sizeof(double));
}

/* Adds to lane l component j + l's part of a sum. */
BG_FN void bg_vmf_square_step(int is_float, const void *x, size_t j, size_t l, double *lane)
{
    const double y = bg_row_at(is_float, x, j + l);
    lane[l] += y * y;
}

BG_FN double bg_vmf_square_chunk(int is_float, size_t n, const void *x)
{
    double lane[BG_LANES] = { 0.0 };
    size_t j = 0;
    for (; j + BG_LANES <= n; j += BG_LANES)
        BG_SIMD
    for (size_t l = 0; l < BG_LANES; ++l)
        bg_vmf_square_step(is_float, x, j, l, lane);
    for (size_t l = 0; j + l < n; ++l)
        bg_vmf_square_step(is_float, x, j, l, lane);
    return bg_lanes_sum(lane);
}

/* The sum of the squares of a row x of n components. */
BG_FN double bg_vmf_square(int is_float, size_t n, const void *x)
{
    double sum = 0.0;
    for (; n > BG_CHUNK; n -= BG_CHUNK, x = bg_row_from(is_float, x, BG_CHUNK))
        sum += bg_vmf_square_chunk(is_float, BG_CHUNK, x);
    return sum + bg_vmf_square_chunk(is_float, n, x);
}

BG_FN void bg_vmf_shift_step(int is_float, const void *x, double f, double w,
                             const double *centre, double *s, size_t j, size_t l, double *lane)
{
    const double y = bg_fma(bg_row_at(is_float, x, j + l), f, -centre[j + l]);
    s[j + l] += w * y;
    lane[l] += y * y;
}

BG_FN double bg_vmf_shift_chunk(int is_float, size_t n, const void *x, double f, double w,
                                const double *centre, double *s)
{
    double lane[BG_LANES] = { 0.0 };
    size_t j = 0;
    for (; j + BG_LANES <= n; j += BG_LANES)
        BG_SIMD
    for (size_t l = 0; l < BG_LANES; ++l)
        bg_vmf_shift_step(is_float, x, f, w, centre, s, j, l, lane);
    for (size_t l = 0; j + l < n; ++l)
        bg_vmf_shift_step(is_float, x, f, w, centre, s, j, l, lane);
    return bg_lanes_sum(lane);
}

/* With y = f x - centre: s += w y; returns the sum of the squares of y.  f x - centre is rounded
 * once: where rows lie close together, y keeps its digits. */
BG_FN double bg_vmf_shift(int is_float, size_t n, const void *x, double f, double w,
                          const double *centre, double *s)
{
    double sum = 0.0;
    for (; n > BG_CHUNK; n -= BG_CHUNK, centre += BG_CHUNK, s += BG_CHUNK) {
        sum += bg_vmf_shift_chunk(is_float, BG_CHUNK, x, f, w, centre, s);
        x = bg_row_from(is_float, x, BG_CHUNK);
    }
    return sum + bg_vmf_shift_chunk(is_float, n, x, f, w, centre, s);
}

#endif
