/* One stable law from a table of polynomials.
 *
 * The line is cut into regions, each with a centre c, a direction and y = |x - c| + y0.  Octaves of y are
 * cells, cut evenly into 2^bits pieces, so that y's exponent tells the cell and the leading bits of its
 * mantissa the piece; what is left of the mantissa is the polynomial's variable, exactly.  Far out in a
 * heavy tail the same is done with tau = log(y/y0) in y's place, of log f + (1 + alpha) tau.
 *
 * Where the table has no value, its piece is of NaN: there, the library's functions are asked. */
#ifndef BURGI_CORE_STABLE_STABLE_TABLE_H
#define BURGI_CORE_STABLE_STABLE_TABLE_H

#include "stable_elem.h"

enum { BG_TABLE_TERMS = 16, BG_TABLE_REGIONS = 4, BG_TABLE_BLOCK = 256 };

/* log f, the logarithm of the tail on the median's other side, and log f's derivatives: y times that in
 * x, and those in alpha and beta. */
enum {
    BG_TABLE_LOGPDF,
    BG_TABLE_TAIL,
    BG_TABLE_DX,
    BG_TABLE_DALPHA,
    BG_TABLE_DBETA,
    BG_TABLE_ALL
};

typedef struct bg_table_cell {
    int32_t piece, bits;
} bg_table_cell;

/* Cells of the octaves 2^first, 2^(first + 1), ..: cell[at], .. */
typedef struct bg_table_cells {
    int32_t first, count, at;
} bg_table_cells;

typedef struct bg_table_region {
    double c_hi, c_lo, sign, y0, far; /* from y = far on by tau */
    double centre;                    /* c as x0, or 0 where it is x1 = 0 */
    int32_t by_x1, lower;             /* the latter; the tail is the lower one */
    bg_table_cells near, beyond;
    bg_table_cells inverse; /* of 1 - (log tail + least) per: tau */
    double least, per;
} bg_table_region;

typedef struct bg_table {
    double alpha, beta;
    double edge[BG_TABLE_REGIONS - 1]; /* region k reaches from edge[k - 1] to edge[k] */
    bg_table_region region[BG_TABLE_REGIONS];
    int32_t quantities, slot[BG_TABLE_ALL]; /* which of a piece's polynomials a quantity is */
    double below[BG_TABLE_REGIONS - 1],
        above[BG_TABLE_REGIONS - 1]; /* the tails at the edges */
    const double *inverse;           /* pieces of one polynomial */
    const bg_table_cell *cell;
    const double
        *piece; /* quantities * BG_TABLE_TERMS coefficients each; the first is of NaN */
} bg_table;

/* Where points lie in a table. */
typedef struct bg_table_places {
    BG_ALIGNED double v[BG_TABLE_BLOCK], y[BG_TABLE_BLOCK];
    BG_ALIGNED double tau_hi[BG_TABLE_BLOCK], tau_lo[BG_TABLE_BLOCK];
    int32_t piece[BG_TABLE_BLOCK], region[BG_TABLE_BLOCK];
} bg_table_places;

BG_FN int32_t bg_table_piece(const bg_table *t, bg_table_cells cells, double y, double *v)
{
    const uint64_t mask = UINT64_C(0xfffffffffffff), bits = bg_bits(y), m = bits & mask;
    const uint64_t octave = (bits >> 52) - (uint64_t)(1023 + cells.first);
    *v = 0.0;
    if (octave >= (uint64_t)cells.count)
        return 0;
    const bg_table_cell cell = t->cell[(uint64_t)cells.at + octave];
    *v = bg_from_bits(((m << cell.bits) & mask) | UINT64_C(0x3ff0000000000000)) - 1.5;
    return cell.piece == 0 ? 0 : cell.piece + (int32_t)(m >> (52 - cell.bits));
}

/* The piece of y in a region, by tau = log(y/y0) where it is far out. */
BG_FN void bg_table_place(const bg_table *t, int k, double y, bg_dd tau, bg_table_places *p,
                          int i)
{
    const bg_table_region *r = &t->region[k];
    const int far = y >= r->far;
    p->piece[i] = far ? bg_table_piece(t, r->beyond, tau.hi + tau.lo, &p->v[i])
                      : bg_table_piece(t, r->near, y, &p->v[i]);
    p->region[i] = k;
    p->y[i] = y;
    p->tau_hi[i] = far ? tau.hi : 0.0;
    p->tau_lo[i] = far ? tau.lo : 0.0;
}

BG_FN void bg_table_find(const bg_table *t, int n, const double *z, bg_table_places *p)
{
    for (int i = 0; i < n; ++i) {
        int k = 0;
        BG_UNROLL
        for (int e = 0; e < BG_TABLE_REGIONS - 1; ++e)
            k += z[i] >= t->edge[e];
        const bg_table_region *r = &t->region[k];
        const double y = bg_fma(r->sign, (z[i] - r->c_hi) - r->c_lo, r->y0);
        bg_dd tau = bg_dd_of(0.0, 0.0);
        if (y >= r->far)
            tau = bg_log_of(y < 0x1p1000 * r->y0 ? y / r->y0 : 1.0);
        bg_table_place(t, k, y, tau, p, i);
    }
}

/* Polynomials, `step` apart, in four lanes of every fourth term each. */
BG_FN void bg_table_terms(const double *first, int64_t step, int n, const bg_table_places *p,
                          double *y)
{
    for (int i = 0; i < n; ++i) {
        const double *const c = first + p->piece[i] * step;
        const double v = p->v[i], v2 = v * v, v4 = v2 * v2;
        double lane[4];
        BG_SIMD
        for (int j = 0; j < 4; ++j)
            lane[j] = bg_fma(bg_fma(bg_fma(c[12 + j], v4, c[8 + j]), v4, c[4 + j]), v4, c[j]);
        y[i] = bg_fma(bg_fma(lane[3], v, lane[2]), v2, bg_fma(lane[1], v, lane[0]));
    }
}

BG_FN void bg_table_poly(const bg_table *t, int quantity, int n, const bg_table_places *p,
                         double *y)
{
    bg_table_terms(t->piece + (int64_t)t->slot[quantity] * BG_TABLE_TERMS,
                   (int64_t)t->quantities * BG_TABLE_TERMS, n, p, y);
}

/* Less slope tau, as hi + lo. */
BG_FN void bg_table_less(int n, const bg_table_places *p, double slope, double *hi, double *lo)
{
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        const double far = slope * p->tau_hi[i];
        const double rest = bg_fma(slope, p->tau_hi[i], -far) + slope * p->tau_lo[i];
        const bg_dd sum = bg_two_sum(hi[i], -far);
        hi[i] = sum.hi;
        lo[i] = sum.lo - rest;
    }
}

BG_FN void bg_table_logpdf(const bg_table *t, int n, const bg_table_places *p, double *hi,
                           double *lo)
{
    bg_table_poly(t, BG_TABLE_LOGPDF, n, p, hi);
    bg_table_less(n, p, 1.0 + t->alpha, hi, lo);
}

BG_FN void bg_table_tail(const bg_table *t, int n, const bg_table_places *p, double *hi,
                         double *lo)
{
    bg_table_poly(t, BG_TABLE_TAIL, n, p, hi);
    bg_table_less(n, p, t->alpha, hi, lo);
}

/* log f and, where they are not NULL, its derivatives in x, alpha and beta. */
BG_FN void bg_table_slopes(const bg_table *t, int n, const bg_table_places *p,
                           double *const *out)
{
    double lo[BG_TABLE_BLOCK];
    bg_table_logpdf(t, n, p, out[0], lo);
    BG_SIMD
    for (int i = 0; i < n; ++i)
        out[0][i] += lo[i];
    for (int k = 1; k < 4; ++k)
        if (out[k] != NULL)
            bg_table_poly(t, BG_TABLE_DX + k - 1, n, p, out[k]);
    if (out[1] != NULL)
        BG_SIMD
    for (int i = 0; i < n; ++i)
        out[1][i] /= p->y[i];
}

#endif
