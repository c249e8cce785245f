/* Dense rows into the open chunk, in piles.
 *
 * A pile sums y = x/|x| - m and |y|^2, column by column, about the mean m of the chunk's rows
 * before it, and is merged to them by Chan's formula (part.c),
 *
 *     M2 += [sum w |y|^2 - T |sum w y / T|^2] + W T/(W+T) |d|^2,   d = (sum w y)/T - (mean - m),
 *
 * T being the pile's weight.  What this rests on:
 * - The bracket cancels only as far as the pile's mean is off m.  A pile never outweighs what
 *   came before (T <= W; a row that does is merged by itself), so what cancels is at most
 *   twice the last term: M2 keeps full relative accuracy.
 * - A pile has at most BG_PILE rows, so that sums in plain double are off by BG_PILE u = 6e-14 at worst.
 *   It grows with the chunk, 1, 1, 2, 4, .. rows: a chunk closes few of them.
 * - y is rounded once from the exact product of a component and 1/|x|.  The rounding of 1/|x|
 *   moves y along x, where a unit vector's deviation is of second order: it does not matter.
 * Piles end where the weights of the rows say so, and sums run column by column in the order of
 * the rows: neither calls nor the number of rows swept at once change a bit. */
#include "vmf/add.h"

#include <burgi/vmf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "isa/table.h"

bool bg_vmf_weights_ok(const double *weights, size_t n)
{
    for (size_t i = 0; weights != NULL && i < n; ++i)
        if (!bg_vmf_weight_ok(weights[i]))
            return false;
    return true;
}

void bg_vmf_leave_out(burgi_vmf_stats *s, size_t i)
{
    ++s->skipped;
    if (s->first_skipped == 0)
        s->first_skipped = s->next + i + 1;
}

bool bg_vmf_pile_room(burgi_vmf_stats *s)
{
    if (s->pile.shift == NULL)
        s->pile.shift = calloc(2 * s->p, sizeof *s->pile.shift);
    return s->pile.shift != NULL;
}

bool bg_vmf_begin_chunk(burgi_vmf_stats *s, double w)
{
    double *const mean = malloc(2 * s->p * sizeof *mean);
    if (mean == NULL)
        return false;
    s->open = bg_part_of(w, mean);
    ++s->count;
    return true;
}

bool bg_vmf_pile_for(burgi_vmf_stats *s, double w, bool sparse)
{
    if (s->pile.sparse != sparse ||
        bg_pile_ends(s->pile.rows, s->pile.weight, w, s->open.weight.hi))
        bg_vmf_close_pile(s);
    s->pile.sparse = sparse;
    return w <= s->open.weight.hi;
}

struct bg_part bg_vmf_heavy(const burgi_vmf_stats *s, double w)
{
    return bg_part_of(w, s->pile.shift);
}

void bg_vmf_join_heavy(burgi_vmf_stats *s, const struct bg_part *heavy)
{
    bg_part_join(s->p, &s->open, heavy, &s->open);
    memset(heavy->mean, 0, 2 * s->p * sizeof *heavy->mean);
    ++s->count;
}

/* A usable row: x/|x| is x f, or, where x is very long or short, x scaled by a power of two, times f. */
struct row {
    const void *x;
    double f;
    bool scaled;
    struct bg_scale scale;
};

/* Rows on their way: those of one call that are usable. */
struct group {
    burgi_vmf_stats *s;
    int type;
    const struct bg_row_loops *loops;
    size_t rows;
    struct row row[BG_ROWS];
    double w[BG_ROWS];
    bool weighted;
};

/* n of the numbers of a row that is to be scaled, from j on. */
static void scaled_strip(const struct group *g, const struct row *row, size_t j, size_t n,
                         double *to)
{
    for (size_t l = 0; l < n; ++l)
        to[l] = bg_row_at(g->type, row->x, j + l) * row->scale.first * row->scale.second;
}

static const struct bg_row_loops *f64_loops(void)
{
    return &bg_isa_picked()->vmf_rows[BG_F64];
}

/* Brings a row near unit length by a power of two; false where it is zero or not finite. */
static bool rescale(const struct group *g, struct row *row)
{
    const size_t p = g->s->p;
    double most = 0.0, strip[BG_STRIP], q = 0.0;
    for (size_t j = 0; j < p; ++j) {
        const double x = bg_row_at(g->type, row->x, j);
        if (!isfinite(x))
            return false;
        most = fmax(most, fabs(x));
    }
    row->scale = bg_scale_of(bg_row_shift(most));
    row->scaled = true;
    for (size_t j = 0; j < p; j += BG_STRIP) {
        const size_t n = p - j < BG_STRIP ? p - j : BG_STRIP;
        scaled_strip(g, row, j, n, strip);
        q += f64_loops()->square(n, strip);
    }
    row->f = 1.0 / sqrt(q);
    return most > 0.0;
}

/* mean, and its low part p further on, = x/|x|. */
static void start_at(const struct group *g, const struct row *row, double *mean)
{
    const size_t p = g->s->p;
    double strip[BG_STRIP];
    if (!row->scaled) {
        g->loops->start(p, row->x, row->f, mean, mean + p);
        return;
    }
    for (size_t j = 0; j < p; j += BG_STRIP) {
        const size_t n = p - j < BG_STRIP ? p - j : BG_STRIP;
        scaled_strip(g, row, j, n, strip);
        f64_loops()->start(n, strip, row->f, mean + j, mean + p + j);
    }
}

/* Adds one row of weight w to the pile. */
static void sweep_one(const struct group *g, const struct row *row, double w)
{
    const size_t p = g->s->p;
    const double *const mean = g->s->open.mean;
    double strip[BG_STRIP], *const shift = g->s->pile.shift;
    const void *at = row->x;
    if (!row->scaled) {
        g->loops->sweep1(p, &at, &row->f, &w, mean, shift, shift + p);
        return;
    }
    at = strip;
    for (size_t j = 0; j < p; j += BG_STRIP) {
        const size_t n = p - j < BG_STRIP ? p - j : BG_STRIP;
        scaled_strip(g, row, j, n, strip);
        f64_loops()->sweep1(n, &at, &row->f, &w, mean + j, shift + j, shift + p + j);
    }
}

static bool add_one(const struct group *g, const struct row *row, double w)
{
    burgi_vmf_stats *s = g->s;
    if (s->open.mean == NULL) {
        if (!bg_vmf_begin_chunk(s, w))
            return false;
        start_at(g, row, s->open.mean);
    } else if (!bg_vmf_pile_room(s))
        return false;
    else if (bg_vmf_pile_for(s, w, false)) {
        sweep_one(g, row, w);
        bg_vmf_count_row(s, w);
    } else {
        const struct bg_part heavy = bg_vmf_heavy(s, w);
        start_at(g, row, heavy.mean);
        bg_vmf_join_heavy(s, &heavy);
    }
    return true;
}

/* Whether the whole group goes into the pile as it is. */
static bool fits(const struct group *g)
{
    const burgi_vmf_stats *s = g->s;
    double weight = s->pile.weight;
    if (g->rows < BG_ROWS || s->open.mean == NULL || s->pile.rows + BG_ROWS > BG_PILE)
        return false;
    for (size_t i = 0; i < BG_ROWS; ++i) {
        weight += g->w[i];
        if (g->row[i].scaled || weight > s->open.weight.hi)
            return false;
    }
    return true;
}

static bool add_group(struct group *g)
{
    burgi_vmf_stats *s = g->s;
    if (g->rows > 0 && s->open.mean != NULL)
        (void)bg_vmf_pile_for(s, g->w[0], false);
    const bool together = fits(g);
    if (together) {
        const void *x[BG_ROWS];
        double f[BG_ROWS];
        if (!bg_vmf_pile_room(s))
            return false;
        for (size_t i = 0; i < BG_ROWS; ++i) {
            x[i] = g->row[i].x;
            f[i] = g->row[i].f;
        }
        (g->weighted ? g->loops->sweep8w : g->loops->sweep8)(
            s->p, x, f, g->w, s->open.mean, s->pile.shift, s->pile.shift + s->p);
    }
    for (size_t i = 0; i < g->rows; ++i)
        if (together)
            bg_vmf_count_row(s, g->w[i]);
        else if (!add_one(g, &g->row[i], g->w[i]))
            return false;
    g->rows = 0;
    return true;
}

/* n rows of one chunk. */
static bool add_rows(struct group *g, size_t n, const char *x, size_t stride,
                     const double *weights)
{
    for (size_t i = 0; i < n; ++i, x += stride) {
        const double w = weights == NULL ? 1.0 : weights[i];
        if (w == 0.0)
            continue;
        const double q = g->loops->square(g->s->p, x);
        struct row row = { .x = x, .f = 1.0 / sqrt(q) };
        if (!bg_vmf_square_ok(q) && !rescale(g, &row)) {
            bg_vmf_leave_out(g->s, i);
            continue;
        }
        g->row[g->rows] = row;
        g->w[g->rows] = w;
        if (++g->rows == BG_ROWS && !add_group(g))
            return false;
    }
    return add_group(g) && bg_vmf_pass(g->s, n);
}

static burgi_status add(burgi_vmf_stats *s, int type, size_t n, const void *x, size_t ld,
                        const double *weights)
{
    if (s == NULL || (n > 0 && x == NULL) || ld < s->p || n > UINT64_MAX - s->next)
        return BURGI_EINVAL;
    if (!bg_vmf_weights_ok(weights, n))
        return BURGI_EDOM;

    struct group g = { .s = s,
                       .type = type,
                       .loops = &bg_isa_picked()->vmf_rows[type],
                       .weighted = weights != NULL };
    for (size_t i = 0; i < n;) {
        const size_t left = BG_CHUNK - (size_t)(s->next % BG_CHUNK),
                     m = n - i < left ? n - i : left;
        const char *const from = bg_row_from(type, x, i * ld);
        if (!add_rows(&g, m, from, ld * bg_row_size(type),
                      weights == NULL ? NULL : weights + i))
            return BURGI_ENOMEM;
        i += m;
    }
    return BURGI_OK;
}

#define ADD(suffix, type, number)                                                              \
    burgi_status burgi_vmf_stats_add_##suffix(                                                 \
        burgi_vmf_stats *stats, size_t n, const number *x, size_t ld, const double *weights)   \
    {                                                                                          \
        return add(stats, type, n, x, ld, weights);                                            \
    }
ADD(f64, BG_F64, double)
ADD(f32, BG_F32, float)
ADD(f16, BG_F16, uint16_t)
ADD(bf16, BG_BF16, uint16_t)
ADD(u8, BG_U8, uint8_t)
ADD(i8, BG_I8, int8_t)
