/* tau = log(y/y0) by the logarithm of a region's tail, from the tables of that: to 1e-8, as a start for one
 * step of Newton's method. */
#include <math.h>
#include <string.h>

#include "plan_tables.h"

enum { TERMS = BG_TABLE_TERMS, POINTS = BG_TABLE_POINTS, MOST_BITS = 5, STEPS = 100 };
static const double FARTHEST = 709.0, DEEPEST = 746.0, ENOUGH = 1e-9;

struct side {
    const bg_table *table;
    int region;
    double low, high; /* of tau */
};

static double scale_of(const bg_table_region *r)
{
    return r->y0 > 0.0 ? r->y0 : 1.0;
}

/* log tail at tau, and its slope there. */
static double tail_at(const struct side *s, double tau, double *slope)
{
    double t, f, t_lo, f_lo;
    bg_table_places p;
    const bg_table_region *const r = &s->table->region[s->region];
    bg_table_place(bg_table_four_of(s->table), s->region, scale_of(r) * exp(tau), &p, 0);
    bg_table_pieces(s->table, 1, &p);
    bg_table_far(s->table, 1, &tau, &p);
    bg_table_tail(s->table, 1, &p, &t, &t_lo);
    bg_table_logpdf(s->table, 1, &p, &f, &f_lo);
    *slope = r->up * p.y[0] * exp(f - t);
    return t + t_lo;
}

/* tau where log tail is this, by Newton's method from `start` within the region; beyond its end along the
 * power. */
static double solve(const struct side *s, double want, double start)
{
    double low = s->low, high = s->high, tau = fmin(fmax(start, low), high), slope;
    const double up = s->table->region[s->region].up, end = tail_at(s, high, &slope);
    if (end > want && up < 0.0 && high == FARTHEST)
        return high + (end - want) / s->table->alpha;
    for (int i = 0; i < STEPS; ++i) {
        double t = tail_at(s, tau, &slope), next = tau - (t - want) / slope;
        t = isnan(t) ? -HUGE_VAL : t; /* too deep for the tables */
        if (up * (t - want) > 0.0)
            high = tau;
        else
            low = tau;
        if (!(next >= low && next <= high))
            next = 0.5 * (low + high);
        if (fabs(next - tau) <= 1e-13 * fmax(1.0, fabs(tau)))
            return next;
        tau = next;
    }
    return tau;
}

/* A piece, by the values at its points; whether it is good. */
static bool fit(const struct side *s, double from, double width, double *start, double *c)
{
    const bg_table_region *const r = &s->table->region[s->region];
    double v[POINTS], tau[POINTS];
    bool good = true;
    bg_stable_plan_points(v);
    for (int i = 0; i < POINTS; ++i) {
        const double at = from + width * (v[i] + 0.5);
        tau[i] = *start = solve(s, (1.0 - at) / r->per - r->least, *start);
    }
    bg_stable_plan_interpolate(tau, 1, c);
    for (int i = TERMS; i < POINTS; ++i)
        good &= fabs(bg_stable_plan_horner(c, v[i]) - tau[i]) < ENOUGH;
    return good;
}

/* An octave, with ever more pieces until all are good; those that never are, are of NaN. */
static void add_octave(struct bg_stable_maker *m, const struct side *s, double from, int *bits)
{
    struct bg_stable_plan *const p = m->plan;
    double start = s->low;
    for (*bits -= *bits > 0;; ++*bits) {
        const size_t count = (size_t)1 << *bits;
        bool good = true;
        m->failed |= !bg_stable_plan_room((void **)&p->inverse, &m->inverse_room,
                                          (m->inverses + count) * TERMS, sizeof *p->inverse);
        for (size_t i = 0; i < count && !m->failed && (good || *bits == MOST_BITS); ++i) {
            const double width = from / (double)count;
            double *const c = p->inverse + (m->inverses + i) * TERMS;
            good = fit(s, from + width * (double)i, width, &start, c);
            for (int k = 0; k < TERMS && !good; ++k)
                c[k] = (double)NAN;
        }
        if (good || m->failed || *bits == MOST_BITS)
            break;
    }
    m->failed |=
        !bg_stable_plan_room((void **)&p->cell, &m->cell_room, m->cells + 1, sizeof *p->cell);
    if (m->failed)
        return;
    p->cell[m->cells++] = (bg_table_cell)m->inverses << 8 | (unsigned)*bits;
    m->inverses += (size_t)1 << *bits;
}

void bg_stable_plan_inverse(struct bg_stable_maker *m, int region)
{
    bg_table *const t = &m->plan->table;
    bg_table_region *const r = &t->region[region];
    const bool inner = m->reach[region] < HUGE_VAL, ends = r->y0 == 0.0;
    struct side s = { t, region, 0.0, FARTHEST };
    double slope, octaves = DEEPEST;
    if (ends)
        s.low = (double)r->near.first * log(2.0);
    if (inner)
        s.high = log(m->reach[region] / scale_of(r));
    const double at_low = tail_at(&s, s.low, &slope), at_high = tail_at(&s, s.high, &slope);
    r->least = r->up > 0.0 ? -at_high : -at_low;
    r->per = 1.0;
    if (inner && !ends) { /* one octave */
        r->per = 1.0 / fabs(at_high - at_low);
        octaves = 1.5;
    }
    int bits = 0;
    r->inverse.first = 0;
    r->inverse.at = (int64_t)m->cells;
    for (double from = 1.0; from < octaves && !m->failed; from *= 2.0) {
        add_octave(m, &s, from, &bits);
        ++r->inverse.count;
        t->cell = m->plan->cell;
    }
}
