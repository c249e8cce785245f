/* Sparse rows into the open chunk.
 *
 * A row touches the columns in which it has a number and no others: there y = x/|x| - m is summed
 * as for dense rows (add.c), and the row's weight beside it.  Elsewhere y is -m, which the weight T
 * - there of the rows that lack a number in a column stands for: it is added once, when the pile
 * closes.  Where no row lacks one, T - there is 0, not nearly 0: both are the same sum. */
#include <burgi/vmf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "isa/table.h"
#include "vmf/add.h"

/* n numbers x of a type in columns index: x/|x| is 2^-shift x f. */
struct row {
    size_t n;
    const uint32_t *index;
    const void *x;
    int type, shift;
    double f;
};

static double number(const struct row *row, size_t k)
{
    const double x = bg_row_at(row->type, row->x, k);
    return row->shift == 0 ? x : ldexp(x, -row->shift);
}

/* False where the row is zero or not finite. */
static bool scale(struct row *row)
{
    const double q = bg_isa_picked()->vmf_rows[row->type].square(row->n, row->x);
    double most = 0.0, sum = 0.0;
    row->f = 1.0 / sqrt(q);
    if (bg_vmf_square_ok(q))
        return true;
    for (size_t k = 0; k < row->n; ++k) {
        const double x = number(row, k);
        if (!isfinite(x))
            return false;
        most = fmax(most, fabs(x));
    }
    frexp(most, &row->shift);
    for (size_t k = 0; k < row->n; ++k)
        sum += number(row, k) * number(row, k);
    row->f = 1.0 / sqrt(sum);
    return most > 0.0;
}

/* mean, and its low part p further on, = x/|x|. */
static void start_at(size_t p, const struct row *row, double *mean)
{
    memset(mean, 0, 2 * p * sizeof *mean);
    for (size_t k = 0; k < row->n; ++k) {
        const double x = number(row, k);
        double *const m = mean + row->index[k];
        *m = x * row->f;
        m[p] = bg_fma(x, row->f, -*m);
    }
}

static bool room(burgi_vmf_stats *s)
{
    if (s->pile.there == NULL)
        s->pile.there = calloc(s->p, sizeof *s->pile.there);
    return s->pile.there != NULL && bg_vmf_pile_room(s);
}

static void sweep(burgi_vmf_stats *s, const struct row *row, double w)
{
    const double *const mean = s->open.mean;
    double *const shift = s->pile.shift, *const square = shift + s->p,
                  *const there = s->pile.there;

    if (row->shift == 0)
        bg_isa_picked()->vmf_scatter[row->type](row->n, row->index, row->x, row->f, w, mean,
                                                shift, square, there);
    for (size_t k = 0; row->shift != 0 && k < row->n; ++k) {
        const double x = number(row, k);
        bg_isa_picked()->vmf_scatter[BG_F64](1, row->index + k, &x, row->f, w, mean, shift,
                                             square, there);
    }
    bg_vmf_count_row(s, w);
}

static bool add_row(burgi_vmf_stats *s, const struct row *row, double w)
{
    if (s->open.mean == NULL) {
        if (!bg_vmf_begin_chunk(s, w))
            return false;
        start_at(s->p, row, s->open.mean);
        return true;
    }
    if (!room(s))
        return false;
    if (bg_vmf_pile_for(s, w, true)) {
        sweep(s, row, w);
        return true;
    }
    const struct bg_part heavy = bg_vmf_heavy(s, w);
    start_at(s->p, row, heavy.mean);
    bg_vmf_join_heavy(s, &heavy);
    return true;
}

/* Whether rows are in order and their columns too, each once and of the p there are. */
static bool in_order(size_t p, size_t n, const size_t *start, const uint32_t *index)
{
    for (size_t i = 0; i < n; ++i) {
        if (start[i] > start[i + 1])
            return false;
        for (size_t k = start[i]; k < start[i + 1]; ++k)
            if (index[k] >= p || (k > start[i] && index[k] <= index[k - 1]))
                return false;
    }
    return true;
}

static burgi_status add(burgi_vmf_stats *s, int type, size_t n, const size_t *start,
                        const uint32_t *index, const void *x, const double *weights)
{
    if (s == NULL || n > UINT64_MAX - s->next || (n > 0 && start == NULL))
        return BURGI_EINVAL;
    if (n > 0 && start[n] > start[0] && (index == NULL || x == NULL))
        return BURGI_EINVAL;
    if (!in_order(s->p, n, start, index))
        return BURGI_EINVAL;
    if (!bg_vmf_weights_ok(weights, n))
        return BURGI_EDOM;

    for (size_t i = 0; i < n; ++i) {
        const double w = weights == NULL ? 1.0 : weights[i];
        struct row row = { .n = start[i + 1] - start[i], .type = type };
        if (row.n > 0) {
            row.index = index + start[i];
            row.x = bg_row_from(type, x, start[i]);
        }
        if (w != 0.0) {
            if (row.n == 0 || !scale(&row))
                bg_vmf_leave_out(s, 0);
            else if (!add_row(s, &row, w))
                return BURGI_ENOMEM;
        }
        if (!bg_vmf_pass(s, 1))
            return BURGI_ENOMEM;
    }
    return BURGI_OK;
}

burgi_status burgi_vmf_stats_add_sparse_f64(burgi_vmf_stats *stats, size_t n,
                                            const size_t *start, const uint32_t *index,
                                            const double *x, const double *weights)
{
    return add(stats, BG_F64, n, start, index, x, weights);
}

burgi_status burgi_vmf_stats_add_sparse_f32(burgi_vmf_stats *stats, size_t n,
                                            const size_t *start, const uint32_t *index,
                                            const float *x, const double *weights)
{
    return add(stats, BG_F32, n, start, index, x, weights);
}
