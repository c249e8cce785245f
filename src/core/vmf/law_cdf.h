/* The distribution function of t = mu'x, its complement, and their logarithms.  The tail that
 * does not hold the mode is summed (law_tail.h), which makes it less than 0.7; the other is its
 * complement. */
#ifndef BURGI_CORE_VMF_LAW_CDF_H
#define BURGI_CORE_VMF_LAW_CDF_H

#include "law_laws.h"

typedef enum bg_law_kind {
    BG_LAW_LOGPDF,
    BG_LAW_CDF,
    BG_LAW_SF,
    BG_LAW_LOGCDF,
    BG_LAW_LOGSF,
    BG_LAW_QUANTILE,
    BG_LAW_ISF
} bg_law_kind;

BG_FN int bg_law_is_log(bg_law_kind kind)
{
    return kind == BG_LAW_LOGCDF || kind == BG_LAW_LOGSF;
}

BG_FN double bg_law_lower(bg_law_kind kind)
{
    int lower = kind == BG_LAW_CDF || kind == BG_LAW_LOGCDF || kind == BG_LAW_QUANTILE;
    return lower ? 1.0 : 0.0;
}

/* The tails beyond the points x. */
typedef struct bg_law_beyond {
    bg_law_tails tails;
    double log[2][BG_WIDTH], inside[BG_WIDTH]; /* log of the density of s; I */
} bg_law_beyond;

BG_FN void bg_law_beyond_set(bg_law_beyond *b, int j, bg_law l, bg_law_point x, int up)
{
    bg_dd log = bg_dd_add(l.log_g, bg_law_shape_of(l, x).log_s);
    b->log[0][j] = log.hi;
    b->log[1][j] = log.lo;
    bg_law_tails_set(&b->tails, j, bg_law_tail_of(l, x, up));
}

/* 1 - t and 1 + t in lanes, t or delta = 1 - t being x. */
typedef struct bg_law_ends {
    double d[2][BG_WIDTH], e[2][BG_WIDTH];
} bg_law_ends;

BG_FN void bg_law_ends_of(bg_law_given given, const double *x, bg_law_ends *s)
{
    if (given == BG_LAW_T) {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            bg_dd d = bg_two_sum(1.0, -x[j]), e = bg_two_sum(1.0, x[j]);
            s->d[0][j] = d.hi;
            s->d[1][j] = d.lo;
            s->e[0][j] = e.hi;
            s->e[1][j] = e.lo;
        }
    } else {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            bg_dd e = bg_two_sum(2.0, -x[j]);
            s->d[0][j] = x[j];
            s->d[1][j] = 0.0;
            s->e[0][j] = e.hi;
            s->e[1][j] = e.lo;
        }
    }
}

BG_FN bg_law_point bg_law_ends_get(const bg_law_ends *s, bg_law l, int j)
{
    return bg_law_point_of(l, bg_dd_of(s->d[0][j], s->d[1][j]),
                           bg_dd_of(s->e[0][j], s->e[1][j]));
}

BG_FN void bg_law_cdfs(bg_law_kind kind, bg_law_given given, const bg_laws *s, const double *x,
                       double *y)
{
    const double lower = bg_law_lower(kind);
    bg_law_beyond b;
    bg_law_ends ends;
    double up[BG_WIDTH];

    bg_law_ends_of(given, x, &ends);
    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        bg_law l = bg_laws_get(s, j);
        bg_law_point at = bg_law_ends_get(&ends, l, j);
        up[j] = at.tau.hi >= 0.0 ? 1.0 : 0.0;
        bg_law_beyond_set(&b, j, l, at, at.tau.hi >= 0.0);
    }
    bg_law_integrate(&b.tails, b.inside);
    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j)
        y[j] = bg_law_exp(bg_dd_of(b.log[0][j], b.log[1][j]), b.inside[j]);
    if (bg_law_is_log(kind)) {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j) {
            double log = b.log[0][j] + (b.log[1][j] + bg_law_log_dd(b.inside[j]).hi);
            double rest = bg_law_log_rest(y[j]).hi;
            y[j] = up[j] == lower ? rest : log;
        }
    } else {
        BG_SIMD
        for (int j = 0; j < BG_WIDTH; ++j)
            y[j] = up[j] == lower ? 1.0 - y[j] : y[j];
    }
}

BG_FN void bg_law_densities(bg_law_given given, const bg_laws *s, const double *x, double *y)
{
    bg_law_ends ends;

    bg_law_ends_of(given, x, &ends);
    BG_SIMD
    for (int j = 0; j < BG_WIDTH; ++j) {
        bg_law l = bg_laws_get(s, j);
        y[j] = bg_law_logpdf(l, bg_law_ends_get(&ends, l, j));
    }
}

#endif
