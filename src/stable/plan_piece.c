/* The pieces of a table: polynomials (plan_polynomial.c) through the library's own values, of which three more
 * tell whether they are good. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/stable/stable_value.h"
#include "isa/table.h"
#include "plan_tables.h"

enum { TERMS = BG_TABLE_TERMS, POINTS = BG_TABLE_POINTS, MOST_BITS = 5 };
enum { LOGPDF = BG_TABLE_LOGPDF, TAIL = BG_TABLE_TAIL, DX = BG_TABLE_DX };

static const double U = 0x1p-53, DEEP = -1e7, PI = 3.14159265358979324;

/* A piece: its variable, y or tau, is from + width (v + 1/2), |v| <= 1/2. */
struct span {
    double from, width;
    bool beyond;
};

/* How far a quantity's values may be from the table's: half of what is claimed of it. */
static double allowed(const struct bg_stable_plan *p, int quantity, double value, double spread,
                      double tau)
{
    const double a = p->alpha;
    const double base = a >= 0.1 ? 2e-14 : a >= 0.01 ? 5e-13 : 1e-8;
    if (quantity <= TAIL)
        return base + (4.0 * fabs(value) + 5.0 * tau + 0.25 * spread) * U;
    return 500.0 * base * fmax(fabs(value), 1.0);
}

/* The derivatives in alpha and beta were at fixed x0 or x1 = x0 + beta tan(pi alpha/2): to the plan's. */
static void at_fixed_x(const struct bg_stable_plan *p, const bg_table_region *r, double *q)
{
    const double t = tan(0.5 * PI * p->alpha), by = r->by_x1 ? q[DX] : -q[DX];
    q[BG_TABLE_DALPHA] += by * p->beta * 0.5 * PI * fma(t, t, 1.0);
    q[BG_TABLE_DBETA] += by * t;
}

/* All quantities of a span's points; log f and the tail are moved from where x was rounded to. */
static void values_at(const struct bg_stable_plan *p, const bg_table_region *r,
                      const struct span *s, const double *v, double value[][BG_TABLE_ALL])
{
    const int kind[] = { BG_STABLE_LOGPDF, r->lower != 0.0 ? BG_STABLE_LOGCDF : BG_STABLE_LOGSF,
                         BG_STABLE_DX, BG_STABLE_DALPHA, BG_STABLE_DBETA };
    double x[POINTS], y[POINTS], got[POINTS * BG_TABLE_ALL];
    int asked[BG_TABLE_ALL], which[BG_TABLE_ALL], n = 0;
    for (int k = 0; k < BG_TABLE_ALL; ++k)
        if ((p->has >> k & 1) != 0 || k == DX) {
            asked[n] = kind[k];
            which[n++] = k;
        }
    for (int i = 0; i < POINTS; ++i) {
        const double at = bg_fma(s->width, v[i] + 0.5, s->from);
        y[i] = s->beyond ? r->y0 * exp(at) : at;
        x[i] = bg_fma(r->sign, y[i] - r->y0, r->centre);
    }
    bg_isa_picked()->stable_several(p->alpha, p->beta, r->by_x1, n, asked, POINTS, x, got);
    for (int i = 0; i < POINTS; ++i) {
        double *const q = value[i];
        for (int k = 0; k < n; ++k)
            q[which[k]] = got[i * n + k];
        const double moved = r->sign * (y[i] - r->y0) - (x[i] - r->centre);
        if ((p->has >> TAIL & 1) != 0)
            q[TAIL] += (r->lower != 0.0 ? 1.0 : -1.0) * exp(q[LOGPDF] - q[TAIL]) * moved;
        q[LOGPDF] += q[DX] * moved;
        if (r->by_x1 != (p->param == BURGI_STABLE_S1) && p->alpha != 1.0)
            at_fixed_x(p, r, q);
        q[DX] *= y[i];
        const double tau = s->beyond ? log(y[i] / r->y0) : 0.0;
        q[LOGPDF] += (1.0 + p->alpha) * tau;
        q[TAIL] += p->alpha * tau;
    }
}

/* From this tau on there is but the power: the next term is 2^-53 of it. */
static double settled(const struct bg_stable_plan *p, const bg_table_region *r)
{
    const double least = fmin(p->alpha, 1.0), one_beta = 1.0 + r->sign * p->beta;
    return (40.0 - fmin(log(one_beta * (2.0 - p->alpha)), 0.0)) / least;
}

/* One piece, its polynomials in the order of the slots.  Returns its worst error as part of what is
 * allowed, or NaN where a quantity isn't finite anywhere; *deep says that log f is less than DEEP all
 * over. */
static double fit_piece(const struct bg_stable_plan *p, const bg_table_region *r,
                        const struct span *s, int bits, double *coef, bool *deep)
{
    double v[POINTS], value[POINTS][BG_TABLE_ALL], worst = 0.0;
    bg_stable_plan_points(v);
    values_at(p, r, s, v, value);
    *deep = true;
    for (int i = 0; i < POINTS; ++i)
        *deep &= value[i][LOGPDF] < DEEP;
    for (int q = 0; q < BG_TABLE_ALL; ++q) {
        if ((p->has >> q & 1) == 0)
            continue;
        double *const c = coef + p->table.slot[q] * TERMS;
        const double spread = fabs(value[0][q] - value[TERMS - 1][q]) * (1 << bits);
        bool finite = false;
        for (int i = 0; i < POINTS; ++i)
            finite |= isfinite(value[i][q]);
        if (!finite)
            return (double)NAN;
        double most = 0.0, least = HUGE_VAL;
        for (int i = 0; i < POINTS; ++i) {
            most = fmax(most, fabs(value[i][q]));
            least = fmin(least, fabs(value[i][q]));
        }
        bg_stable_plan_interpolate(&value[0][q], BG_TABLE_ALL, c);
        for (int i = TERMS; i < POINTS; ++i) {
            const double error =
                fabs(bg_stable_plan_horner(c, v[i]) - value[i][q]) /
                allowed(p, q,
                        q <= TAIL ? fmin(least < 750.0 ? 0.4 * most : most, 2.0 * least)
                                  : value[i][q],
                        s->beyond ? 0.0 : spread, s->beyond ? s->from + s->width : 0.0);
            worst = error <= worst ? worst : isnan(error) ? HUGE_VAL : error;
        }
    }
    return worst;
}

bool bg_stable_plan_room(void **array, size_t *have, size_t need, size_t size)
{
    if (need <= *have)
        return true;
    const size_t more = 2 * need;
    void *const p = realloc(*array, more * size);
    if (p == NULL)
        return false;
    *array = p;
    *have = more;
    return true;
}

/* A piece where the tail is settled, by the power's own factor, for the digits of log f beside a large tau
 * are few; the derivatives are as at the first of such pieces, d log f/d alpha less tau. */
static void settle(struct bg_stable_maker *m, const bg_table_region *r, const struct span *s,
                   double *coef)
{
    const struct bg_stable_plan *const p = m->plan;
    const double a = p->alpha, log_y0 = log(r->y0);
    if (isnan(m->level[LOGPDF])) {
        const struct span start = { s->from, 0.0, true };
        double v[POINTS], value[POINTS][BG_TABLE_ALL];
        bg_stable_plan_points(v);
        values_at(p, r, &start, v, value);
        memcpy(m->level, value[0], sizeof m->level);
        const double c = (1.0 + r->sign * p->beta) * sin(0.5 * PI * fmin(a, 2.0 - a)) / PI;
        m->level[TAIL] = log(c * tgamma(a)) - a * log_y0;
        m->level[LOGPDF] = log(c * tgamma(a) * a) - (1.0 + a) * log_y0;
        m->settled = s->from;
    }
    memset(coef, 0, (size_t)p->table.quantities * TERMS * sizeof *coef);
    for (int q = 0; q < BG_TABLE_ALL; ++q)
        if ((p->has >> q & 1) != 0)
            coef[p->table.slot[q] * TERMS] = m->level[q];
    if ((p->has >> BG_TABLE_DALPHA & 1) != 0) {
        double *const slope = coef + p->table.slot[BG_TABLE_DALPHA] * TERMS;
        slope[0] -= s->from + 0.5 * s->width - m->settled;
        slope[1] = -s->width;
    }
}

/* 2^bits pieces of a cell, behind those in use; whether all are good.  At the last level those that are not
 * are of NaN. */
static bool fit_level(struct bg_stable_maker *m, const bg_table_region *r,
                      const struct span *cell, int bits, bool *deep, bool *nothing)
{
    struct bg_stable_plan *const p = m->plan;
    const size_t size = (size_t)p->table.quantities * TERMS, count = (size_t)1 << bits;
    m->failed |= !bg_stable_plan_room((void **)&p->piece, &m->piece_room, m->pieces + count,
                                      size * sizeof *p->piece);
    *nothing = true;
    for (size_t i = 0; i < count && !m->failed; ++i) {
        const struct span s = { cell->from + cell->width / (double)count * (double)i,
                                cell->width / (double)count, cell->beyond };
        double *const c = p->piece + (m->pieces + i) * size;
        bool all = false;
        if (s.beyond && s.from > settled(p, r)) {
            settle(m, r, &s, c);
            *nothing = false;
            continue;
        }
        const double worst = fit_piece(p, r, &s, bits, c, &all);
        if (i == 0)
            *deep = all;
        *deep |= all;
        if (worst > 1.0 && bits < MOST_BITS)
            return false;
        const bool bad = !(worst <= 1.5);
        for (size_t k = 0; k < size && bad; ++k)
            c[k] = (double)NAN;
        *nothing &= bad;
    }
    return true;
}

/* A cell; whether one further out is worth while. */
static bool add_cell(struct bg_stable_maker *m, const bg_table_region *r,
                     const struct span *cell, int *bits)
{
    struct bg_stable_plan *const p = m->plan;
    bool deep = false, nothing = false;
    *bits = *bits > 0 && !(cell->beyond && cell->from > settled(p, r)) ? *bits - 1 : 0;
    while (!fit_level(m, r, cell, *bits, &deep, &nothing))
        ++*bits;
    m->failed |=
        !bg_stable_plan_room((void **)&p->cell, &m->cell_room, m->cells + 1, sizeof *p->cell);
    if (m->failed)
        return false;
    p->cell[m->cells++] = nothing ? 0 : (bg_table_cell)m->pieces << 8 | (unsigned)*bits;
    m->pieces += nothing ? 0 : (size_t)1 << *bits;
    return !deep && !nothing;
}

static void add_cells(struct bg_stable_maker *m, const bg_table_region *r, bg_table_cells *c,
                      int first, int count, bool beyond, bool whole)
{
    int bits = 1;
    c->first = first;
    c->at = (int64_t)m->cells;
    c->count = 0;
    for (bool go = true; go && c->count < count; ++c->count) {
        const double from = ldexp(1.0, first + (int)c->count);
        const struct span cell = { from, from, beyond };
        go = (add_cell(m, r, &cell, &bits) || whole) && !m->failed;
    }
}

void bg_stable_plan_near(struct bg_stable_maker *m, bg_table_region *r, int first, int count,
                         bool whole)
{
    add_cells(m, r, &r->near, first, count, false, whole);
}

void bg_stable_plan_beyond(struct bg_stable_maker *m, bg_table_region *r)
{
    enum { FIRST = 2, OCTAVES = 8 }; /* tau from 4 to 1024 */
    m->level[LOGPDF] = (double)NAN;
    add_cells(m, r, &r->beyond, FIRST, OCTAVES, true, true);
}
