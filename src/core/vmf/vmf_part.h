/* The vMF statistics' parts: what the CPU (src/vmf/) and a GPU (cuda/stats_*.h) decide in the same way so that their bits
 * are equal: which rows count, at what scale, when a pile ends, and how parts become one. */
#ifndef BURGI_CORE_VMF_VMF_PART_H
#define BURGI_CORE_VMF_VMF_PART_H

#include "vmf_rows.h"

/* Rows of a chunk, whose statistics depend on its own rows and on nothing else; and the most of a
 * pile. */
enum { BG_CHUNK = 4096, BG_PILE = 512 };

/* Of the rows of x/|x| with their weights w. */
struct bg_part {
    bg_dd weight, m2; /* W = sum w, and sum w |x - mean|^2 */
    double weight2;   /* sum w^2 */
    double *mean;     /* p numbers, and their low parts in the p that follow; NULL: no rows */
};

/* sum += x, which is much smaller or of the same sign. */
BG_FN void bg_add_to(bg_dd *sum, double x)
{
    const bg_dd s = bg_two_sum(sum->hi, x);
    *sum = bg_two_sum(s.hi, s.lo + sum->lo);
}

/* A row of weight w, its mean still to be set. */
BG_FN struct bg_part bg_part_of(double w, double *mean)
{
    struct bg_part part;
    part.weight = bg_dd_of(w, 0.0);
    part.m2 = bg_dd_of(0.0, 0.0);
    part.weight2 = w * w;
    part.mean = mean;
    return part;
}

/* Two parts, the rows of left before those of right, less what the way between their means adds to m2.  No
 * mean. */
BG_FN struct bg_part bg_part_both(const struct bg_part *left, const struct bg_part *right)
{
    struct bg_part sum = *left;
    sum.weight2 = left->weight2 + right->weight2;
    sum.mean = NULL;
    bg_add_to(&sum.weight, right->weight.hi);
    bg_add_to(&sum.weight, right->weight.lo);
    bg_add_to(&sum.m2, right->m2.hi);
    bg_add_to(&sum.m2, right->m2.lo);
    return sum;
}

/* way is the square of the way between the means of parts of weights a and b, which together are *sum. */
BG_FN void bg_part_spread(struct bg_part *sum, double a, double b, double way)
{
    bg_add_to(&sum->m2, a * (b / sum->weight.hi) * way);
}

/* A part of weight `before` has become *part by a pile of weight t, of one row or several: m2. */
BG_FN void bg_part_pile(struct bg_part *part, double before, double t, int several,
                        struct bg_pile_sums sum)
{
    if (several) {
        const double m2 = sum.square - t * sum.own;
        bg_add_to(&part->m2, m2 > 0.0 ? m2 : 0.0);
    }
    bg_part_spread(part, before, t, sum.way);
}

/* Whether a pile of weight t has no room for a row of weight w, so that it is closed first: it must not
 * outweigh the part that it stands on, of weight `open`. */
BG_FN int bg_pile_ends(size_t rows, double t, double w, double open)
{
    return rows == BG_PILE || t + w > open;
}

/* Whether a weight is 0 or can be summed, and its square, without a care. */
BG_FN int bg_vmf_weight_ok(double w)
{
    return w == 0.0 || (w >= 1e-100 && w <= 1e100);
}

/* Whether a sum of squares lost nothing to underflow or overflow. */
BG_FN int bg_vmf_square_ok(double q)
{
    return q >= 0x1p-900 && q <= 0x1p900;
}

/* most 2^-shift is in [1/2, 1) where most is finite and above 0; else 0. */
BG_FN int bg_row_shift(double most)
{
    const int subnormal = most < 0x1p-1022;
    const uint64_t field = bg_bits(subnormal ? most * 0x1p54 : most) >> 52;
    return most > 0.0 ? (int)field - 1022 - (subnormal ? 54 : 0) : 0;
}

/* 2^-shift in two factors, of which the first rounds nothing that the second leaves above 0: x first second
 * is x 2^-shift rounded once. */
struct bg_scale {
    double first, second;
};

BG_FN struct bg_scale bg_scale_of(int shift)
{
    const int e = -shift, second = e < -1022 ? -1022 : e > 1023 ? 1023 : e;
    struct bg_scale s;
    s.first = bg_from_bits((uint64_t)(e - second + 1023) << 52);
    s.second = bg_from_bits((uint64_t)(second + 1023) << 52);
    return s;
}

#endif
