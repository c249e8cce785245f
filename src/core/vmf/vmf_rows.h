/* What the vMF statistics (src/vmf/) do to rows and to vectors of columns: the numbers of a row
 * whatever its type, sums in a fixed order, and the two steps of Chan's formula.
 *
 * Sums over columns run in BG_LANES fixed lanes, folded in a fixed order, so every vector width
 * gives the same bits.  The lanes start anew every BG_STRIP components: the rounding errors of a
 * row of a million components stay near those of a row of a thousand. */
#ifndef BURGI_CORE_VMF_VMF_ROWS_H
#define BURGI_CORE_VMF_VMF_ROWS_H

#include <stddef.h>

#include "../dd.h"
#include "../fn.h"

enum { BG_LANES = 16, BG_STRIP = 1024 };

enum { BG_F64, BG_F32, BG_F16, BG_BF16, BG_U8, BG_I8, BG_ROW_TYPES };

/* The bytes of a number. */
BG_FN size_t bg_row_size(int type)
{
    return type == BG_F64 ? 8 : type == BG_F32 ? 4 : type == BG_F16 || type == BG_BF16 ? 2 : 1;
}

BG_FN double bg_float_of_bits(uint32_t bits)
{
    float f;
    memcpy(&f, &bits, sizeof f);
    return (double)f;
}

/* IEEE binary16: 5 bits of exponent, 10 of fraction.  Their place in a float makes a number that
 * is too small by 2^112, whether normal or subnormal. */
BG_FN double bg_half(uint16_t h)
{
    const uint32_t sign = (uint32_t)(h & 0x8000u) << 16, rest = (uint32_t)(h & 0x7fffu) << 13;
    return (h & 0x7c00u) == 0x7c00u ? bg_float_of_bits(sign | 0x7f800000u | rest)
                                    : bg_float_of_bits(sign | rest) * 0x1p112;
}

/* Component j of a row, exactly. */
BG_FN double bg_row_at(int type, const void *x, size_t j)
{
    switch (type) {
    case BG_F64:
        return ((const double *)x)[j];
    case BG_F32:
        return (double)((const float *)x)[j];
    case BG_F16:
        return bg_half(((const uint16_t *)x)[j]);
    case BG_BF16:
        return bg_float_of_bits((uint32_t)((const uint16_t *)x)[j] << 16);
    case BG_U8:
        return (double)((const uint8_t *)x)[j];
    default:
        return (double)((const int8_t *)x)[j];
    }
}

BG_FN const void *bg_row_from(int type, const void *x, size_t j)
{
    return (const char *)x + j * bg_row_size(type);
}

/* The lanes' sum, halves onto halves. */
BG_FN double bg_lanes_sum(double *lane)
{
    for (int half = BG_LANES / 2; half > 0; half /= 2)
        for (int l = 0; l < half; ++l)
            lane[l] += lane[l + half];
    return lane[0];
}

/* A mean hi + lo of p components moves by a share f of the way d. */
BG_FN void bg_vmf_move(double d, double f, double *hi, double *lo)
{
    const bg_dd m = bg_two_sum(*hi, *lo + f * d);
    *hi = m.hi;
    *lo = m.lo;
}

/* What a pile's sums come to. */
struct bg_pile_sums {
    double own, way, square; /* |s/T|^2, |s/T - lo|^2, the sum of q */
};

/* One column of a pile of weight t, whose rows are summed as s = sum w y and q = sum w y^2 with y = x -
 * mean: the mean, hi + lo, moves by f, the pile's share of all weight, of the way s/t - lo. */
BG_FN struct bg_pile_sums bg_vmf_close_at(double t, double f, double s, double q, double *hi,
                                          double *lo)
{
    const double a = s / t, d = a - *lo;
    struct bg_pile_sums sum;
    sum.own = a * a;
    sum.way = d * d;
    sum.square = q;
    bg_vmf_move(d, f, hi, lo);
    return sum;
}

/* Closes a pile: n columns. */
BG_FN struct bg_pile_sums bg_vmf_close(size_t n, double t, double f, const double *s,
                                       const double *q, double *mean, double *lo)
{
    struct bg_pile_sums sum = { 0.0, 0.0, 0.0 };
    for (size_t from = 0; from < n; from += BG_STRIP) {
        const size_t end = n - from < BG_STRIP ? n : from + BG_STRIP;
        double own[BG_LANES] = { 0.0 }, way[BG_LANES] = { 0.0 }, square[BG_LANES] = { 0.0 };
        for (size_t j = from; j < end; j += BG_LANES) {
            const size_t lanes = end - j < BG_LANES ? end - j : (size_t)BG_LANES;
            BG_SIMD
            for (size_t l = 0; l < lanes; ++l) {
                const struct bg_pile_sums at =
                    bg_vmf_close_at(t, f, s[j + l], q[j + l], &mean[j + l], &lo[j + l]);
                own[l] += at.own;
                way[l] += at.way;
                square[l] += at.square;
            }
        }
        sum.own += bg_lanes_sum(own);
        sum.way += bg_lanes_sum(way);
        sum.square += bg_lanes_sum(square);
    }
    return sum;
}

/* Two parts become one, in one column: the heavier one's mean, hi + lo, moves by a share f <= 1/2 of the way
 * to the lighter one's.  Returns that way. */
BG_FN double bg_vmf_join_at(double light, double light_lo, double f, double *hi, double *lo)
{
    const double d = (light - *hi) + (light_lo - *lo);
    bg_vmf_move(d, f, hi, lo);
    return d;
}

/* The mean of two parts into to, which may be either: from the heavier one's a share f <= 1/2 of
 * the way to the lighter one's.  A mean is p numbers, and their low parts in the p that follow.
 * Returns the square of that way. */
BG_FN double bg_vmf_join(size_t p, const double *heavy, const double *light, double f,
                         double *to)
{
    double sum = 0.0;
    for (size_t from = 0; from < p; from += BG_STRIP) {
        const size_t end = p - from < BG_STRIP ? p : from + BG_STRIP;
        double way[BG_LANES] = { 0.0 };
        for (size_t j = from; j < end; j += BG_LANES) {
            const size_t lanes = end - j < BG_LANES ? end - j : (size_t)BG_LANES;
            BG_SIMD
            for (size_t l = 0; l < lanes; ++l) {
                const size_t i = j + l;
                double hi = heavy[i], lo = heavy[p + i];
                const double d = bg_vmf_join_at(light[i], light[p + i], f, &hi, &lo);
                way[l] += d * d;
                to[i] = hi;
                to[p + i] = lo;
            }
        }
        sum += bg_lanes_sum(way);
    }
    return sum;
}

#endif
