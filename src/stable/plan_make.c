/* How a law's line is cut into the regions of a table.
 *
 * From the median m up and down; where alpha < 1 and x1 = 0, beyond which, or about which on a scale of its
 * own, the density is another function, isn't far away, from there up and down as well, to half way to m. */
#include <burgi/stable.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/stable/stable_law.h"
#include "plan_tables.h"

enum { NEAR_OCTAVES = 8, LIGHT_OCTAVES = 24, END_OCTAVES = 14 };
static const double PI = 3.14159265358979324, FAR_PIVOT = 8.0, DEEP = -1e7;

static double power_of_2(double x)
{
    return ldexp(1.0, (int)floor(log2(x)));
}

/* A region of this reach from the median, or from x1 = 0, in the direction of sign; in the plan's
 * parametrisation their places are c. */
static bg_table_region *add_region(struct bg_stable_maker *m, bool by_x1, double sign,
                                   bool lower, double y0, double reach)
{
    bg_table *const t = &m->plan->table;
    const bool s1 = m->plan->param == BURGI_STABLE_S1;
    const bg_stable_law l = bg_stable_law_of(t->alpha, t->beta);
    const bg_dd a = t->alpha == 1.0 ? bg_dd_of(0.0, 0.0) : bg_dd_mul_d(l.cot, t->beta);
    const double centre = by_x1 ? 0.0 : m->median;
    const bg_dd c = by_x1 == s1 ? bg_dd_of(centre, 0.0)
                    : s1        ? bg_dd_add_d(a, centre)
                                : bg_dd_neg(a);
    m->reach[m->regions] = reach + y0;
    m->low[m->regions] = sign > 0.0 ? c.hi : c.hi - reach;
    bg_table_region *const r = &t->region[m->regions++];
    *r = (bg_table_region){ .c_hi = c.hi,
                            .c_lo = c.lo,
                            .sign = sign,
                            .y0 = y0,
                            .far = HUGE_VAL,
                            .centre = centre,
                            .by_x1 = by_x1,
                            .lower = lower ? 1.0 : 0.0,
                            .up = lower ? sign : -sign };
    return r;
}

/* A region's cells as far as `reach`; of a heavy tail tau's, too, while a light one goes on as long as it
 * can. */
static void fill(struct bg_stable_maker *m, bg_table_region *r, double reach)
{
    const bg_table *const t = &m->plan->table;
    const bool heavy = t->alpha < 2.0 && t->beta * r->sign > -1.0;
    const int first = ilogb(r->y0);
    if (reach < HUGE_VAL) {
        bg_stable_plan_near(m, r, first, ilogb(reach + r->y0) - first + 1, true);
        return;
    }
    bg_stable_plan_near(m, r, first, heavy ? NEAR_OCTAVES : LIGHT_OCTAVES, false);
    if (!heavy)
        return;
    r->far = ldexp(r->y0, NEAR_OCTAVES);
    bg_stable_plan_beyond(m, r);
}

/* The scale on which the density is what it is at x1 = 0, by the first two terms of its series. */
static double pivot_scale(const bg_table *t, double a)
{
    const double one = 1.0 / t->alpha;
    const double log_scale = lgamma(one) - lgamma(2.0 * one) + 0.5 * one * log1p(a * a);
    return power_of_2(0.25 * exp(fmax(log_scale, -690.0)));
}

/* From the end of a support, x1 = 0, to x1 = half, by octaves of x1. */
static void from_support(struct bg_stable_maker *m, bg_table_region *r, double half)
{
    const bg_table *const t = &m->plan->table;
    const int most = (int)fmin(END_OCTAVES / t->alpha, 800.0), last = ilogb(half);
    int first = last;
    while (first > last - most &&
           burgi_stable_logpdf_s1(r->sign * ldexp(1.0, first), t->alpha, t->beta) > DEEP)
        --first;
    bg_stable_plan_near(m, r, first, last - first + 1, true);
}

/* The regions about x1 = 0, in direction `side` as far as half way to the median. */
static void about_pivot(struct bg_stable_maker *m, double a, double side, double half)
{
    const bg_table *const t = &m->plan->table;
    const bool ends = t->beta == side, lower = side > 0.0;
    const double y0 = ends ? 0.0 : pivot_scale(t, a);
    bg_table_region *const inner = add_region(m, true, side, lower, y0, half);
    if (ends)
        from_support(m, inner, half);
    else
        fill(m, inner, half);
    if (!ends)
        fill(m, add_region(m, true, -side, lower, y0, HUGE_VAL), HUGE_VAL);
}

static void sort_regions(struct bg_stable_maker *m)
{
    bg_table *const t = &m->plan->table;
    for (int k = 1; k < m->regions; ++k)
        for (int i = k; i > 0 && m->low[i] < m->low[i - 1]; --i) {
            const bg_table_region r = t->region[i];
            const double low = m->low[i], reach = m->reach[i];
            t->region[i] = t->region[i - 1];
            t->region[i - 1] = r;
            m->low[i] = m->low[i - 1];
            m->low[i - 1] = low;
            m->reach[i] = m->reach[i - 1];
            m->reach[i - 1] = reach;
        }
    for (int k = 1; k < BG_TABLE_REGIONS; ++k)
        t->edge[k - 1] = k < m->regions ? m->low[k] : HUGE_VAL;
}

/* The tails at the edges, and tau by them. */
static void invert(struct bg_stable_maker *m)
{
    bg_table *const t = &m->plan->table;
    const bool s1 = m->plan->param == BURGI_STABLE_S1;
    for (int k = 1; k < BG_TABLE_REGIONS; ++k) {
        const double x = t->edge[k - 1];
        t->below[k - 1] = s1 ? burgi_stable_cdf_s1(x, t->alpha, t->beta)
                             : burgi_stable_cdf(x, t->alpha, t->beta);
        t->above[k - 1] = s1 ? burgi_stable_sf_s1(x, t->alpha, t->beta)
                             : burgi_stable_sf(x, t->alpha, t->beta);
        if (k >= m->regions) { /* no probability is beyond */
            t->below[k - 1] = 2.0;
            t->above[k - 1] = -1.0;
        }
    }
    for (int k = 0; k < m->regions; ++k)
        bg_stable_plan_inverse(m, k);
}

static void make(struct bg_stable_maker *m)
{
    bg_table *const t = &m->plan->table;
    const double a = t->alpha == 1.0 ? 0.0 : t->beta * tan(0.5 * PI * t->alpha);
    const double x1 = m->median + a, half = 0.5 * fabs(x1), side = x1 < 0.0 ? -1.0 : 1.0;
    const bool pivot = t->alpha < 1.0 && fabs(a) < FAR_PIVOT, symmetric = pivot && x1 == 0.0;
    const double f = exp(burgi_stable_logpdf(m->median, t->alpha, t->beta));
    const double y0 = symmetric ? pivot_scale(t, a) : power_of_2(0.25 / f);
    for (double sign = -1.0; sign <= 1.0; sign += 2.0) {
        const double reach = pivot && !symmetric && sign == -side ? half : HUGE_VAL;
        fill(m, add_region(m, symmetric, sign, sign < 0.0, y0, reach), reach);
    }
    if (pivot && !symmetric)
        about_pivot(m, a, side, half);
    sort_regions(m);
    t->cell = m->plan->cell;
    t->piece = m->plan->piece;
    if ((m->plan->has >> BG_TABLE_TAIL & 1) != 0 && !m->failed)
        invert(m);
}

/* Of few digits, so that x less it is exact. */
static double short_median(double alpha, double beta)
{
    const double m = burgi_stable_quantile(0.5, alpha, beta), unit = 0x1p-12;
    return beta == 0.0 ? 0.0 : rint(m / unit) * unit;
}

struct bg_stable_plan *bg_stable_plan_new(double alpha, double beta, burgi_stable_param param,
                                          unsigned has)
{
    struct bg_stable_plan *const p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    p->alpha = p->table.alpha = alpha;
    p->beta = p->table.beta = beta;
    p->param = param;
    p->has = has | 1u << BG_TABLE_LOGPDF;
    for (int q = 0; q < BG_TABLE_ALL; ++q)
        p->table.slot[q] = (p->has >> q & 1) != 0 ? p->table.quantities++ : -1;
    struct bg_stable_maker m = { .plan = p,
                                 .median = short_median(alpha, beta),
                                 .pieces = 1,
                                 .cells = 1,
                                 .inverses = 1,
                                 .inverse_room = 16 * BG_TABLE_TERMS,
                                 .cell_room = 64,
                                 .piece_room = 256 };
    const size_t size = (size_t)p->table.quantities * BG_TABLE_TERMS;
    p->cell = calloc(m.cell_room, sizeof *p->cell);
    p->piece = malloc(m.piece_room * size * sizeof *p->piece);
    p->inverse = malloc(m.inverse_room * sizeof *p->inverse);
    m.failed = p->cell == NULL || p->piece == NULL || p->inverse == NULL;
    for (size_t i = 0; i < size && !m.failed; ++i)
        p->piece[i] = (double)NAN;
    for (size_t i = 0; i < BG_TABLE_TERMS && !m.failed; ++i)
        p->inverse[i] = (double)NAN;
    if (!m.failed)
        make(&m);
    p->table.cell = p->cell;
    p->table.inverse = p->inverse;
    if (!m.failed)
        return p;
    bg_stable_plan_free(p);
    return NULL;
}

void bg_stable_plan_free(struct bg_stable_plan *p)
{
    if (p == NULL)
        return;
    free(p->cell);
    free(p->piece);
    free(p->inverse);
    free(p);
}
