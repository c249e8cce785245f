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

/* n values of x[i] = gamma z + delta. */
BG_FN void bg_table_value(const bg_table *t, bg_stable_kind kind, double gamma, double delta,
                          int n, const double *x, double *y)
{
    const int log_f = kind == BG_STABLE_LOGPDF, f = kind == BG_STABLE_PDF;
    const int lower = kind == BG_STABLE_CDF || kind == BG_STABLE_LOGCDF;
    const int is_log = kind == BG_STABLE_LOGCDF || kind == BG_STABLE_LOGSF;
    const double up = gamma < 0x1p-1000 ? 0x1p100 : 1.0; /* 1/gamma may be no number */
    const double per = f ? 1.0 / (gamma * up) : 1.0, more = f ? up : 1.0;
    const double less = bg_stable_log(gamma);
    BG_ALIGNED double z[BG_TABLE_BLOCK], lo[BG_TABLE_BLOCK];
    bg_table_places p;
    BG_SIMD
    for (int i = 0; i < n; ++i)
        z[i] = (x[i] - delta) / gamma;
    bg_table_find(t, n, z, &p);
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
        y[i] = bg_table_exp(z[i], lo[i]) * per * more;
    if (f)
        return;
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        int direct = t->region[p.region[i]].lower == lower;
        double tail = y[i], log = z[i] + lo[i];
        double rest = is_log ? bg_stable_log1p(tail < 0.75 ? -tail : -0.75) : 1.0 - tail;
        y[i] = tail != tail ? tail : direct ? (is_log ? log : tail) : rest;
    }
}

/* Of each probability its region and the logarithm of the tail that this one has; p says where
 * it lies among the cells of tau. */
BG_FN void bg_table_seek(const bg_table *t, int lower, int n, const double *q,
                         bg_table_places *p, double *hi, double *lo)
{
    for (int i = 0; i < n; ++i) {
        int k = 0;
        BG_UNROLL
        for (int e = 0; e < BG_TABLE_REGIONS - 1; ++e)
            k += lower ? q[i] >= t->below[e] : q[i] <= t->above[e];
        p->region[i] = k;
        p->tau_hi[i] = t->region[k].lower == lower ? 1.0 : 0.0;
    }
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        int inside = q[i] > 0.0 && q[i] < 1.0, direct = p->tau_hi[i] != 0.0;
        double at = inside ? q[i] : 0.5;
        bg_dd apart = bg_log_of(at), log = bg_two_sum(apart.hi, apart.lo);
        hi[i] = direct ? log.hi : bg_stable_log1p(-at);
        hi[i] = inside ? hi[i] : BG_NAN;
        lo[i] = direct ? log.lo : 0.0;
    }
    for (int i = 0; i < n; ++i) {
        const bg_table_region *r = &t->region[p->region[i]];
        const double s = bg_fma(-r->per, hi[i] + r->least, 1.0);
        p->piece[i] = bg_table_piece(t, r->inverse, s < 1.0 ? 1.0 : s, &p->v[i]);
    }
}

/* n quantiles, gamma z + delta: tau by its own polynomials to about 1e-8, then a step of Newton's. */
BG_FN void bg_table_quantile(const bg_table *t, int lower, double gamma, double delta, int n,
                             const double *q, double *x)
{
    BG_ALIGNED double want[BG_TABLE_BLOCK], want_lo[BG_TABLE_BLOCK], tail[BG_TABLE_BLOCK],
        tail_lo[BG_TABLE_BLOCK], f[BG_TABLE_BLOCK], f_lo[BG_TABLE_BLOCK], tau[BG_TABLE_BLOCK];
    bg_table_places p;
    bg_table_seek(t, lower, n, q, &p, want, want_lo);
    bg_table_terms(t->inverse, BG_TABLE_TERMS, n, &p, tau);
    BG_SIMD
    for (int i = 0; i < n; ++i)
        f[i] = bg_stable_exp(tau[i] < 709.0 ? tau[i] : 709.0);
    for (int i = 0; i < n; ++i) {
        const int k = p.region[i];
        const double scale = t->region[k].y0;
        bg_table_place(t, k, scale > 0.0 ? scale * f[i] : f[i], bg_dd_of(tau[i], 0.0), &p, i);
    }
    bg_table_tail(t, n, &p, tail, tail_lo);
    bg_table_logpdf(t, n, &p, f, f_lo);
    BG_SIMD
    for (int i = 0; i < n; ++i) {
        const bg_table_region *r = &t->region[p.region[i]];
        double up = r->lower != 0 ? r->sign : -r->sign;
        double pull = up * p.y[i] * bg_stable_exp(f[i] - tail[i]); /* d log tail/d tau */
        double d = ((tail[i] - want[i]) + (tail_lo[i] - want_lo[i])) / pull;
        double y = bg_fma(p.y[i] * d, bg_fma(0.5, d, -1.0), p.y[i]);
        double z = r->c_hi + (r->c_lo + r->sign * (y - r->y0));
        int good = tau[i] < 709.0 && bg_abs(d) < 0x1p-20;
        x[i] = good ? bg_fma(gamma, z, delta) : BG_NAN;
    }
}

#endif
