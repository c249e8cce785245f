/* The law of t in lanes: what the node sums of law_tail.h need between their loops. */
#ifndef BURGI_CORE_VMF_LAW_LAWS_H
#define BURGI_CORE_VMF_LAW_LAWS_H

#include "law_tail.h"

/* bg_law, a lane a column. */
typedef struct bg_laws {
    double a[BG_WIDTH], kappa[BG_WIDTH], t0[BG_WIDTH], beyond[BG_WIDTH];
    double w[2][BG_WIDTH], d0[2][BG_WIDTH], e0[2][BG_WIDTH], width[2][BG_WIDTH];
    double log_g[2][BG_WIDTH];
} bg_laws;

BG_FN void bg_laws_put(bg_laws *s, int j, bg_law l)
{
    s->a[j] = l.a;
    s->kappa[j] = l.kappa;
    s->t0[j] = l.t0;
    s->beyond[j] = l.beyond;
    s->w[0][j] = l.w.hi;
    s->w[1][j] = l.w.lo;
    s->d0[0][j] = l.d0.hi;
    s->d0[1][j] = l.d0.lo;
    s->e0[0][j] = l.e0.hi;
    s->e0[1][j] = l.e0.lo;
    s->width[0][j] = l.width.hi;
    s->width[1][j] = l.width.lo;
    s->log_g[0][j] = l.log_g.hi;
    s->log_g[1][j] = l.log_g.lo;
}

BG_FN bg_law bg_laws_get(const bg_laws *s, int j)
{
    bg_law l;
    l.a = s->a[j];
    l.kappa = s->kappa[j];
    l.t0 = s->t0[j];
    l.beyond = s->beyond[j];
    l.w = bg_dd_of(s->w[0][j], s->w[1][j]);
    l.d0 = bg_dd_of(s->d0[0][j], s->d0[1][j]);
    l.e0 = bg_dd_of(s->e0[0][j], s->e0[1][j]);
    l.width = bg_dd_of(s->width[0][j], s->width[1][j]);
    l.log_g = bg_dd_of(s->log_g[0][j], s->log_g[1][j]);
    return l;
}

BG_FN void bg_laws_of(int regime, const double *p, const double *kappa, bg_laws *s)
{
    if (regime == BG_LAW_SERIES) {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            bg_law l = bg_law_of(p[j], kappa[j]);
            l.log_g = bg_law_norm_series(l);
            bg_laws_put(s, j, l);
        }
    } else if (regime == BG_LAW_LOW) {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            bg_law l = bg_law_of(p[j], kappa[j]);
            l.log_g = bg_law_norm_debye(24, l);
            bg_laws_put(s, j, l);
        }
    } else {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            bg_law l = bg_law_of(p[j], kappa[j]);
            l.log_g = bg_law_norm_debye(12, l);
            bg_laws_put(s, j, l);
        }
    }
}

/* f e^y for y <= 700, to the subnormal numbers and 0. */
BG_FN double bg_law_exp(bg_dd y, double f)
{
    static const double c[11] = {
#include "../tables/exp.inc"
    };
    const double ln2_hi = bg_ln2_short().hi, ln2_lo = bg_ln2_short().lo;

    y.lo = y.hi < -1400.0 ? 0.0 : y.lo; /* y may be -1e60 */
    y.hi = y.hi < -1400.0 ? -1400.0 : y.hi;
    double k = bg_round(y.hi * bg_log2_e()), h = bg_round(0.5 * k);
    double r = bg_fma(-k, ln2_hi, y.hi) + bg_fma(-k, ln2_lo, y.lo);
    double e = f * (1.0 + bg_fma(r * r, bg_poly(c, 10, r), r));
    return (e * bg_exp2i(h)) * bg_exp2i(k - h);
}

/* log(1 - q) for 0 <= q < 1. */
BG_FN bg_dd bg_law_log_rest(double q)
{
    bg_dd one = bg_dd_of(1.0, 0.0);
    return bg_log_quotient(bg_two_sum(1.0, -q), one, bg_dd_of(-q, 0.0), bg_two_sum(2.0, -q),
                           0.0);
}

#endif
