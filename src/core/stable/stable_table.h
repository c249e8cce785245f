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

/* The first piece 2^8 + bits. */
typedef uint64_t bg_table_cell;

/* Cells of the octaves 2^first, 2^(first + 1), ..: cell[at], ..; cell[0] is that of nothing. */
typedef struct bg_table_cells {
    int64_t first, count, at;
} bg_table_cells;

typedef struct bg_table_region {
    double c_hi, c_lo, sign, y0, far; /* from y = far on by tau */
    double centre;                    /* c as x0, or 0 where it is x1 = 0 */
    double lower,
        up;    /* 1 where the tail is the lower one, else 0; 1 where it grows with y, else -1 */
    int by_x1; /* the latter */
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

/* Where points lie in a table; of those far out, far[j], log(y/y0) is tau_hi[j] + tau_lo[j]. */
typedef struct bg_table_places {
    BG_ALIGNED double v[BG_TABLE_BLOCK], y[BG_TABLE_BLOCK], region[BG_TABLE_BLOCK];
    BG_ALIGNED double tau_hi[BG_TABLE_BLOCK], tau_lo[BG_TABLE_BLOCK];
    BG_ALIGNED uint64_t cell[BG_TABLE_BLOCK], piece[BG_TABLE_BLOCK];
    int far[BG_TABLE_BLOCK], far_count;
} bg_table_places;

/* The regions, copied: a member of region k is a choice of four values then, not a lookup, so that the
 * loops over points are full vectors. */
typedef struct bg_table_four {
    bg_table_region a, b, c, d;
} bg_table_four;

#define BG_TABLE_OF(r, k, member)                                                              \
    ((k) < 1.5 ? ((k) < 0.5 ? (r).a.member : (r).b.member)                                     \
               : ((k) < 2.5 ? (r).c.member : (r).d.member))

BG_FN bg_table_four bg_table_four_of(const bg_table *t)
{
    bg_table_four r;
    r.a = t->region[0];
    r.b = t->region[1];
    r.c = t->region[2];
    r.d = t->region[3];
    return r;
}

BG_FN double bg_table_region_of(const double *edge, double sign, double x)
{
    return x >= sign * edge[1]   ? x >= sign * edge[2] ? 3.0 : 2.0
           : x >= sign * edge[0] ? 1.0
                                 : 0.0;
}

BG_FN uint64_t bg_table_cell_at(int64_t first, int64_t count, int64_t at, double y)
{
    const int64_t octave = (int64_t)(bg_bits(y) >> 52) - (1023 + first);
    return (uint64_t)(((octave >= 0) & (octave < count)) ? at + octave : 0);
}

/* The piece of y in a cell, and its polynomial's variable there. */
BG_FN uint64_t bg_table_piece_at(bg_table_cell cell, double y, double *v)
{
    const uint64_t mask = UINT64_C(0xfffffffffffff), m = bg_bits(y) & mask, bits = cell & 255;
    *v = bg_from_bits(((m << bits) & mask) | UINT64_C(0x3ff0000000000000)) - 1.5;
    return (cell >> 8) + (m >> (52 - bits));
}

/* A point of region k; all of them get their pieces after it. */
BG_FN void bg_table_place(bg_table_four r, double k, double y, bg_table_places *p, int i)
{
    p->region[i] = k;
    p->y[i] = y;
    p->cell[i] = bg_table_cell_at(BG_TABLE_OF(r, k, near.first), BG_TABLE_OF(r, k, near.count),
                                  BG_TABLE_OF(r, k, near.at), y);
}

/* The places by tau of points that are far out; tau is told, or NULL. */
BG_FN void bg_table_far(const bg_table *t, int n, const double *tau, bg_table_places *p)
{
    int count = 0;
    for (int i = 0; i < n; ++i) {
        p->far[count] = i;
        count += p->cell[i] == 0;
    }
    p->far_count = 0;
    for (int j = 0; j < count; ++j) {
        const int i = p->far[j];
        const bg_table_region *r = &t->region[(int)p->region[i]];
        const double y = p->y[i], y0 = r->y0;
        if (!(y >= r->far))
            continue;
        p->tau_hi[p->far_count] = tau != NULL ? tau[i] : y < 0x1p1000 * y0 ? y / y0 : 1.0;
        p->tau_lo[p->far_count] = 0.0;
        p->far[p->far_count++] = i;
    }
    if (tau == NULL)
        BG_SIMD
    for (int j = 0; j < p->far_count; ++j) {
        const bg_dd log = bg_log_of(p->tau_hi[j]);
        p->tau_hi[j] = log.hi;
        p->tau_lo[j] = log.lo;
    }
    for (int j = 0; j < p->far_count; ++j) {
        const int i = p->far[j];
        const bg_table_cells c = t->region[(int)p->region[i]].beyond;
        const double at = p->tau_hi[j] + p->tau_lo[j];
        const uint64_t cell = bg_table_cell_at(c.first, c.count, c.at, at);
        p->piece[i] = bg_table_piece_at(t->cell[cell], at, &p->v[i]);
    }
}

/* The pieces of points whose cells are known. */
BG_FN void bg_table_pieces(const bg_table *t, int n, bg_table_places *p)
{
    BG_ALIGNED uint64_t cell[BG_TABLE_BLOCK];
    for (int i = 0; i < n; ++i)
        cell[i] = t->cell[p->cell[i]];
    BG_SIMD
    for (int i = 0; i < n; ++i)
        p->piece[i] = bg_table_piece_at(cell[i], p->y[i], &p->v[i]);
}

BG_FN void bg_table_find(const bg_table *t, bg_table_four r, int n, const double *z,
                         bg_table_places *p)
{
    const double edge[] = { t->edge[0], t->edge[1], t->edge[2] };
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        const double k = bg_table_region_of(edge, 1.0, z[i]);
        const double d = (z[i] - BG_TABLE_OF(r, k, c_hi)) - BG_TABLE_OF(r, k, c_lo);
        bg_table_place(r, k, bg_fma(BG_TABLE_OF(r, k, sign), d, BG_TABLE_OF(r, k, y0)), p, i);
    }
    bg_table_pieces(t, n, p);
    bg_table_far(t, n, NULL, p);
}

/* Polynomials, `step` apart, in four lanes of every fourth term each. */
BG_FN void bg_table_terms(const double *first, int64_t step, int n, const bg_table_places *p,
                          double *y)
{
    for (int i = 0; i < n; ++i) {
        const double *const c = first + (int64_t)p->piece[i] * step;
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
    for (int i = 0; i < n; ++i)
        lo[i] = 0.0;
    for (int j = 0; j < p->far_count; ++j) {
        const double far = slope * p->tau_hi[j];
        const double rest = bg_fma(slope, p->tau_hi[j], -far) + slope * p->tau_lo[j];
        const bg_dd sum = bg_two_sum(hi[p->far[j]], -far);
        hi[p->far[j]] = sum.hi;
        lo[p->far[j]] = sum.lo - rest;
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
