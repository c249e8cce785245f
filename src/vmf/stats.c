/* Streaming statistics of unit vectors: weight W, mean, and M2 = sum w |x - mean|^2.
 *
 * Rows gather in piles: a pile sums y = x/|x| - m and |y|^2 about the mean m of what came
 * before, and is merged by Chan's formula,
 *
 *     d = (sum w y)/T - (mean - m),   M2 += [sum w |y|^2 - T |sum w y / T|^2] + W T/(W+T) |d|^2,
 *     mean += T/(W+T) d,
 *
 * T being the pile's weight.  What this rests on:
 * - The bracket cancels only as far as the pile's mean is off m.  A pile never outweighs what
 *   came before (T <= W; a row that does is merged by itself), so what cancels is at most
 *   twice the last term: M2 keeps full relative accuracy.
 * - y is rounded once from the exact product of a component and 1/|x|.  The rounding of 1/|x|
 *   moves y along x, where a unit vector's deviation is of second order: it does not matter.
 * - The mean is carried as hi + lo.  In plain double its error of 1e-16 would leave nine
 *   digits of a |d|^2 of 1e-15, as it is at kappa = 1e15; hi + lo leaves all.
 * - The new mean starts from the heavier of the two and moves by a share f <= 1/2 of d.  d is
 *   rounded, and its error f u |d| stays small beside the spread, of which sqrt(f/2) |d| is a
 *   lower bound.  A light mean, far off, would bring all of u |d| along.
 * The sums that grow with the rows, W and M2, are hi + lo too. */
#include <burgi/vmf.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "isa/table.h"
#include "vmf/stats.h"

enum { PILE = 32 };

/* Weights in this range, and their squares, can be summed without a care. */
static const double weight_min = 1e-100, weight_max = 1e100;

/* Sums of squares in this range lost nothing to underflow or overflow. */
static const double square_min = 0x1p-900, square_max = 0x1p900;

/* Rows of one type: its kernels and how to read it. */
struct rows {
    const struct bg_row_loops *loops;
    size_t size;
    void (*widen)(size_t n, const void *x, double *y);
};

struct pile {
    size_t rows;
    double weight, square; /* T, sum w |y|^2 */
};

static void add_to(bg_dd *sum, double x)
{
    bg_dd s = bg_two_sum(sum->hi, x);
    *sum = bg_two_sum(s.hi, s.lo + sum->lo);
}

burgi_vmf_stats *burgi_vmf_stats_new(size_t p)
{
    if (p < 2 || p > SIZE_MAX / sizeof(double) / 4)
        return NULL;
    burgi_vmf_stats *s = calloc(1, sizeof *s);
    double *vectors = calloc(4 * p, sizeof *vectors);
    if (s == NULL || vectors == NULL) {
        free(s);
        free(vectors);
        return NULL;
    }
    s->p = p;
    s->mean = vectors;
    s->mean_lo = vectors + p;
    s->shift = vectors + 2 * p;
    s->row = vectors + 3 * p;
    return s;
}

void burgi_vmf_stats_free(burgi_vmf_stats *stats)
{
    if (stats != NULL)
        free(stats->mean);
    free(stats);
}

/* Adds the weight and the M2 of a part whose mean is at s->shift from this mean. */
static void add_part(burgi_vmf_stats *s, bg_dd w, bg_dd m2)
{
    const double before = s->weight.hi;
    add_to(&s->weight, w.hi);
    add_to(&s->weight, w.lo);
    const double q = bg_isa_picked()->vmf_f64.square(s->p, s->shift);

    add_to(&s->m2, m2.hi);
    add_to(&s->m2, m2.lo);
    add_to(&s->m2, before * (w.hi / s->weight.hi) * q);
}

/* Moves the mean by f times s->shift, |f| <= 1/2, and clears that. */
static void move_mean(burgi_vmf_stats *s, double f)
{
    for (size_t j = 0; j < s->p; ++j) {
        const bg_dd m = bg_two_sum(s->mean[j], s->mean_lo[j] + f * s->shift[j]);
        s->mean[j] = m.hi;
        s->mean_lo[j] = m.lo;
        s->shift[j] = 0.0;
    }
}

static void close_pile(burgi_vmf_stats *s, struct pile *t)
{
    if (t->rows == 0)
        return;
    for (size_t j = 0; j < s->p; ++j)
        s->shift[j] /= t->weight;
    const double q = bg_isa_picked()->vmf_f64.square(s->p, s->shift);
    const double m2 = t->rows == 1 ? 0.0 : fmax(t->square - t->weight * q, 0.0);
    for (size_t j = 0; j < s->p; ++j)
        s->shift[j] -= s->mean_lo[j];
    add_part(s, bg_dd_of(t->weight, 0.0), bg_dd_of(m2, 0.0));
    move_mean(s, t->weight / s->weight.hi);
    *t = (struct pile){ 0 };
}

/* Makes the row times f the mean, to twice double's digits. */
static void begin_at(burgi_vmf_stats *s, const struct bg_row_loops *k, const void *x, double f)
{
    memset(s->mean, 0, 2 * s->p * sizeof *s->mean); /* and mean_lo */
    k->shift(s->p, x, f, 1.0, s->mean_lo, s->mean);
    k->shift(s->p, x, f, 1.0, s->mean, s->mean_lo);
}

/* Adds a row that outweighs all before it: no pile is open. */
static void add_heavy(burgi_vmf_stats *s, const struct bg_row_loops *k, const void *x, double f,
                      double w)
{
    const double before = s->weight.hi;
    k->shift(s->p, x, f, 1.0, s->mean, s->shift);
    for (size_t j = 0; j < s->p; ++j)
        s->shift[j] -= s->mean_lo[j];
    add_part(s, bg_dd_of(w, 0.0), bg_dd_of(0.0, 0.0));
    begin_at(s, k, x, f);
    move_mean(s, -before / s->weight.hi);
}

/* The usable row x times f has length 1. */
static void add_row(burgi_vmf_stats *s, struct pile *t, const struct bg_row_loops *k,
                    const void *x, double f, double w)
{
    ++s->count;
    s->weight2 += w * w;
    if (s->weight.hi == 0.0) {
        begin_at(s, k, x, f);
        s->weight.hi = w;
        return;
    }
    if (t->rows == PILE || t->weight + w > s->weight.hi)
        close_pile(s, t);
    if (w > s->weight.hi) {
        add_heavy(s, k, x, f, w);
        return;
    }
    t->square += w * k->shift(s->p, x, f, w, s->mean, s->shift);
    t->weight += w;
    ++t->rows;
}

/* Brings a row near unit length by a power of two; false where it is zero or not finite. */
static bool rescale(size_t p, double *row)
{
    double most = 0.0;
    for (size_t j = 0; j < p; ++j) {
        if (!isfinite(row[j]))
            return false;
        most = fmax(most, fabs(row[j]));
    }
    int e;
    frexp(most, &e);
    for (size_t j = 0; j < p; ++j)
        row[j] = ldexp(row[j], -e);
    return most > 0.0;
}

static burgi_status add(burgi_vmf_stats *s, const struct rows *type, size_t n, const void *x,
                        size_t ld, const double *weights)
{
    if (s == NULL || (n > 0 && x == NULL) || ld < s->p)
        return BURGI_EINVAL;
    for (size_t i = 0; weights != NULL && i < n; ++i)
        if (weights[i] != 0.0 && !(weights[i] >= weight_min && weights[i] <= weight_max))
            return BURGI_EDOM;

    const struct bg_row_loops *f64 = &bg_isa_picked()->vmf_f64;
    struct pile t = { 0 };
    for (size_t i = 0; i < n; ++i) {
        const void *row = (const char *)x + i * ld * type->size;
        const double w = weights == NULL ? 1.0 : weights[i];
        ++s->seen;
        if (w == 0.0)
            continue;
        const double q = type->loops->square(s->p, row);
        if (q >= square_min && q <= square_max) {
            add_row(s, &t, type->loops, row, 1.0 / sqrt(q), w);
            continue;
        }
        type->widen(s->p, row, s->row);
        if (rescale(s->p, s->row)) {
            add_row(s, &t, f64, s->row, 1.0 / sqrt(f64->square(s->p, s->row)), w);
            continue;
        }
        ++s->skipped;
        if (s->first_skipped == 0)
            s->first_skipped = s->seen;
    }
    close_pile(s, &t);
    return BURGI_OK;
}

static void widen_f64(size_t n, const void *x, double *y)
{
    memcpy(y, x, n * sizeof *y);
}

static void widen_f32(size_t n, const void *x, double *y)
{
    const float *a = x;
    for (size_t j = 0; j < n; ++j)
        y[j] = (double)a[j];
}

burgi_status burgi_vmf_stats_add_f64(burgi_vmf_stats *stats, size_t n, const double *x,
                                     size_t ld, const double *weights)
{
    const struct rows f64 = { &bg_isa_picked()->vmf_f64, sizeof *x, widen_f64 };
    return add(stats, &f64, n, x, ld, weights);
}

burgi_status burgi_vmf_stats_add_f32(burgi_vmf_stats *stats, size_t n, const float *x,
                                     size_t ld, const double *weights)
{
    const struct rows f32 = { &bg_isa_picked()->vmf_f32, sizeof *x, widen_f32 };
    return add(stats, &f32, n, x, ld, weights);
}

burgi_status burgi_vmf_stats_merge(burgi_vmf_stats *dst, const burgi_vmf_stats *src)
{
    if (dst == NULL || src == NULL || dst->p != src->p)
        return BURGI_EINVAL;

    if (dst->first_skipped == 0 && src->first_skipped != 0)
        dst->first_skipped = dst->seen + src->first_skipped;
    dst->seen += src->seen;
    dst->skipped += src->skipped;
    dst->count += src->count;
    dst->weight2 += src->weight2;
    if (src->weight.hi == 0.0)
        return BURGI_OK;
    if (dst->weight.hi == 0.0) {
        dst->weight = src->weight;
        dst->m2 = src->m2;
        memcpy(dst->mean, src->mean, 2 * dst->p * sizeof *dst->mean);
        return BURGI_OK;
    }
    for (size_t j = 0; j < dst->p; ++j)
        dst->shift[j] = (src->mean[j] - dst->mean[j]) + (src->mean_lo[j] - dst->mean_lo[j]);
    const double before = dst->weight.hi, w = src->weight.hi;
    add_part(dst, src->weight, src->m2);
    if (w > before)
        memcpy(dst->mean, src->mean, 2 * dst->p * sizeof *dst->mean); /* and mean_lo */
    move_mean(dst, w > before ? -before / dst->weight.hi : w / dst->weight.hi);
    return BURGI_OK;
}

size_t burgi_vmf_stats_count(const burgi_vmf_stats *stats)
{
    return stats != NULL ? stats->count : 0;
}

size_t burgi_vmf_stats_skipped(const burgi_vmf_stats *stats)
{
    return stats != NULL ? stats->skipped : 0;
}

size_t burgi_vmf_stats_first_skipped(const burgi_vmf_stats *stats)
{
    return stats != NULL ? stats->first_skipped : 0;
}
