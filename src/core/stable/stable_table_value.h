/* What the functions of burgi/stable_plan.h say, from tables: NaN where there is none. */
#ifndef BURGI_CORE_STABLE_STABLE_TABLE_VALUE_H
#define BURGI_CORE_STABLE_STABLE_TABLE_VALUE_H

#include "stable_table.h"
#include "stable_value.h"

/* e^(hi + lo), subnormal numbers included, 0 below them. */
BG_FN double bg_table_exp(double hi, double lo)
{
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    double y = hi > -1400.0 ? hi : -1400.0, k = bg_round(y * bg_log2_e());
    double r = bg_fma(-k, bg_ln2_short().lo, bg_fma(-k, bg_ln2_short().hi, y)) + lo;
    double v = 1.0 + bg_fma(r * r, bg_poly(c, 10, r), r), h = bg_round(0.5 * k);
    double e = (v * bg_exp2i(h)) * bg_exp2i(k - h);
    return hi == hi ? e : hi;
}

/* z = (x - delta)/gamma, where gamma is a power of 2 by a product, which is the same. */
BG_FN void bg_table_standard(double gamma, double delta, int n, const double *x, double *z)
{
    const int exact = (bg_bits(gamma) & UINT64_C(0xfffffffffffff)) == 0 && gamma > 0x1p-1000 &&
                      gamma < 0x1p1000;
    const double per = exact ? 1.0 / gamma : 1.0;
    if (exact)
        BG_SIMD
    for (int i = 0; i < n; ++i)
        z[i] = (x[i] - delta) * per;
    if (!exact)
        BG_SIMD
    for (int i = 0; i < n; ++i)
        z[i] = (x[i] - delta) / gamma;
}

/* The tail that is asked for, from the one that a region has, as hi + lo its logarithm; tail is it. */
BG_FN void bg_table_tails(bg_table_four r, const bg_table_places *p, double lower, int is_log,
                          int n, const double *hi, const double *lo, const double *tail,
                          double *y)
{
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        int direct = BG_TABLE_OF(r, p->region[i], lower) == lower;
        double v = tail[i], log = hi[i] + lo[i];
        double rest = is_log ? bg_stable_log1p(v < 0.75 ? -v : -0.75) : 1.0 - v;
        y[i] = v != v ? v : direct ? (is_log ? log : v) : rest;
    }
}

/* n values of x[i] = gamma z + delta; r is the table's regions. */
BG_FN void bg_table_value(const bg_table *t, bg_table_four r, bg_stable_kind kind, double gamma,
                          double delta, int n, const double *x, double *y)
{
    const int log_f = kind == BG_STABLE_LOGPDF, f = kind == BG_STABLE_PDF;
    const int is_log = kind == BG_STABLE_LOGCDF || kind == BG_STABLE_LOGSF;
    const double lower = kind == BG_STABLE_CDF || kind == BG_STABLE_LOGCDF ? 1.0 : 0.0;
    const double up = gamma < 0x1p-1000 ? 0x1p100 : 1.0; /* 1/gamma may be no number */
    const double per = f ? 1.0 / (gamma * up) : 1.0, more = f ? up : 1.0;
    const double less = bg_stable_log(gamma);
    BG_ALIGNED double z[BG_TABLE_BLOCK], lo[BG_TABLE_BLOCK], e[BG_TABLE_BLOCK];
    bg_table_places p;
    bg_table_standard(gamma, delta, n, x, z);
    bg_table_find(t, r, n, z, &p);
    if (f || log_f)
        bg_table_logpdf(t, n, &p, z, lo);
    else
        bg_table_tail(t, n, &p, z, lo);
    if (log_f)
        BG_SIMD
    for (int i = 0; i < n; ++i)
        y[i] = z[i] + (lo[i] - less);
    if (log_f)
        return;
    BG_SIMD
    for (int i = 0; i < n; ++i)
        e[i] = bg_table_exp(z[i], lo[i]) * per * more;
    if (f)
        for (int i = 0; i < n; ++i)
            y[i] = e[i];
    else
        bg_table_tails(r, &p, lower, is_log, n, z, lo, e, y);
}

/* Of each probability its region and the logarithm of the tail that this one has; p says where
 * it lies among the cells of tau. */
BG_FN void bg_table_seek(const bg_table *t, bg_table_four r, double lower, int n,
                         const double *q, bg_table_places *p, double *hi, double *lo)
{
    /* below an edge there is less of the lower tail, and more of the upper one */
    const double *const at = lower != 0.0 ? t->below : t->above;
    const double sign = lower != 0.0 ? 1.0 : -1.0, edge[] = { at[0], at[1], at[2] };
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        p->region[i] = bg_table_region_of(edge, sign, sign * q[i]);
        lo[i] = BG_TABLE_OF(r, p->region[i], lower);
    }
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        const double k = p->region[i];
        int inside = (q[i] > 0.0) & (q[i] < 1.0), direct = lo[i] == lower;
        double some = inside ? q[i] : 0.5;
        bg_dd apart = bg_log_of(some), log = bg_two_sum(apart.hi, apart.lo);
        double from = direct ? log.hi : bg_stable_log1p(-some);
        double s = bg_fma(-BG_TABLE_OF(r, k, per), from + BG_TABLE_OF(r, k, least), 1.0);
        hi[i] = inside ? from : BG_NAN;
        lo[i] = direct ? log.lo : 0.0;
        p->y[i] = s < 1.0 ? 1.0 : s;
        p->cell[i] =
            bg_table_cell_at(BG_TABLE_OF(r, k, inverse.first), BG_TABLE_OF(r, k, inverse.count),
                             BG_TABLE_OF(r, k, inverse.at), p->y[i]);
    }
    bg_table_pieces(t, n, p);
}

/* n quantiles, gamma z + delta: tau by its own polynomials to about 1e-8, then a step of Newton's. */
BG_FN void bg_table_quantile(const bg_table *t, bg_table_four r, int lower, double gamma,
                             double delta, int n, const double *q, double *x)
{
    BG_ALIGNED double want[BG_TABLE_BLOCK], want_lo[BG_TABLE_BLOCK], tail[BG_TABLE_BLOCK],
        tail_lo[BG_TABLE_BLOCK], f[BG_TABLE_BLOCK], f_lo[BG_TABLE_BLOCK], tau[BG_TABLE_BLOCK];
    bg_table_places p;
    bg_table_seek(t, r, lower ? 1.0 : 0.0, n, q, &p, want, want_lo);
    bg_table_terms(t->inverse, BG_TABLE_TERMS, n, &p, tau);
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        const double k = p.region[i], scale = BG_TABLE_OF(r, k, y0);
        const double e = bg_stable_exp(tau[i] < 709.0 ? tau[i] : 709.0);
        bg_table_place(r, k, scale > 0.0 ? scale * e : e, &p, i);
    }
    bg_table_pieces(t, n, &p);
    bg_table_far(t, n, tau, &p);
    bg_table_tail(t, n, &p, tail, tail_lo);
    bg_table_logpdf(t, n, &p, f, f_lo);
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        const double k = p.region[i], sign = BG_TABLE_OF(r, k, sign);
        double pull = BG_TABLE_OF(r, k, up) * p.y[i] *
                      bg_stable_exp(f[i] - tail[i]); /* d log tail/d tau */
        double d = ((tail[i] - want[i]) + (tail_lo[i] - want_lo[i])) / pull;
        double y = bg_fma(p.y[i] * d, bg_fma(0.5, d, -1.0), p.y[i]);
        double z = BG_TABLE_OF(r, k, c_hi) +
                   (BG_TABLE_OF(r, k, c_lo) + sign * (y - BG_TABLE_OF(r, k, y0)));
        int good = (tau[i] < 709.0) & (bg_abs(d) < 0x1p-20);
        x[i] = good ? bg_fma(gamma, z, delta) : BG_NAN;
    }
}

BG_FN void bg_table_ask(const bg_table *t, bg_table_four r, int kind, double gamma,
                        double delta, int n, const double *x, double *y)
{
    if (kind == BG_STABLE_QUANTILE || kind == BG_STABLE_ISF)
        bg_table_quantile(t, r, kind == BG_STABLE_QUANTILE, gamma, delta, n, x, y);
    else
        bg_table_value(t, r, (bg_stable_kind)kind, gamma, delta, n, x, y);
}

#endif
