/* The two passes over a row that the vMF statistics make (src/vmf_stats.c).
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

/* BG_VMF_ROWS(suffix, type) defines, for a row x of n components of the type,
 *
 *   bg_vmf_square_SUFFIX(n, x)                   the sum of its squares
 *   bg_vmf_shift_SUFFIX(n, x, f, w, centre, s)   with y = f x - centre: s += w y; returns
 *                                                the sum of the squares of y
 *
 * f x - centre is rounded once: where rows lie close together, y keeps its digits. */
#define BG_VMF_ROWS(suffix, type)                                                              \
    BG_FN double bg_vmf_square_chunk_##suffix(size_t n, const type *x)                         \
    {                                                                                          \
        double lane[BG_LANES] = { 0.0 };                                                       \
        size_t j = 0;                                                                          \
        for (; j + BG_LANES <= n; j += BG_LANES)                                               \
            BG_SIMD                                                                            \
        for (size_t l = 0; l < BG_LANES; ++l)                                                  \
            lane[l] += (double)x[j + l] * (double)x[j + l];                                    \
        for (size_t l = 0; j + l < n; ++l)                                                     \
            lane[l] += (double)x[j + l] * (double)x[j + l];                                    \
        return bg_lanes_sum(lane);                                                             \
    }                                                                                          \
    BG_FN double bg_vmf_square_##suffix(size_t n, const type *x)                               \
    {                                                                                          \
        double sum = 0.0;                                                                      \
        for (; n > BG_CHUNK; n -= BG_CHUNK, x += BG_CHUNK)                                     \
            sum += bg_vmf_square_chunk_##suffix(BG_CHUNK, x);                                  \
        return sum + bg_vmf_square_chunk_##suffix(n, x);                                       \
    }                                                                                          \
    BG_FN double bg_vmf_shift_chunk_##suffix(size_t n, const type *x, double f, double w,      \
                                             const double *centre, double *s)                  \
    {                                                                                          \
        double lane[BG_LANES] = { 0.0 };                                                       \
        size_t j = 0;                                                                          \
        for (; j + BG_LANES <= n; j += BG_LANES)                                               \
            BG_SIMD                                                                            \
        for (size_t l = 0; l < BG_LANES; ++l) {                                                \
            const double y = bg_fma((double)x[j + l], f, -centre[j + l]);                      \
            s[j + l] += w * y;                                                                 \
            lane[l] += y * y;                                                                  \
        }                                                                                      \
        for (size_t l = 0; j + l < n; ++l) {                                                   \
            const double y = bg_fma((double)x[j + l], f, -centre[j + l]);                      \
            s[j + l] += w * y;                                                                 \
            lane[l] += y * y;                                                                  \
        }                                                                                      \
        return bg_lanes_sum(lane);                                                             \
    }                                                                                          \
    BG_FN double bg_vmf_shift_##suffix(size_t n, const type *x, double f, double w,            \
                                       const double *centre, double *s)                        \
    {                                                                                          \
        double sum = 0.0;                                                                      \
        for (; n > BG_CHUNK; n -= BG_CHUNK, x += BG_CHUNK, centre += BG_CHUNK, s += BG_CHUNK)  \
            sum += bg_vmf_shift_chunk_##suffix(BG_CHUNK, x, f, w, centre, s);                  \
        return sum + bg_vmf_shift_chunk_##suffix(n, x, f, w, centre, s);                       \
    }
BG_VMF_ROWS(f64, double)
BG_VMF_ROWS(f32, float)

#endif
