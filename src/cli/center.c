#include "center.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "io/stream.h"

static bool is_finite(const struct bg_tile *t, size_t i, size_t p)
{
    double sum = 0.0; /* 0 x is 0 or NaN */
    for (size_t j = 0; j < p; ++j)
        sum += 0.0 * (t->f32 != NULL ? (double)t->f32[i * t->ld + j] : t->f64[i * t->ld + j]);
    return sum == 0.0;
}

static void add(bg_dd *sum, double x)
{
    const bg_dd s = bg_two_sum(sum->hi, x);
    *sum = bg_fast_two_sum(s.hi, s.lo + sum->lo);
}

/* A row that is left out, of weight 0, may be one of length zero: it counts here. */
bool center_add(struct center *c, const struct rows *rows, const struct part *part)
{
    const struct bg_tile *t = &part->tile;
    const struct bg_weights *given = &rows->weights;

    if (c->column == NULL && (c->column = calloc(rows->p, sizeof *c->column)) == NULL)
        return false;
    c->p = rows->p;
    for (size_t i = 0; i < t->rows; ++i) {
        const size_t row = part->row + i;
        const double w = given->rows == 0 ? 1.0 : row < given->rows ? given->weight[row] : 0.0;
        if (w == 0.0 || !is_finite(t, i, c->p))
            continue;
        add(&c->weight, w);
        for (size_t j = 0; j < c->p; ++j)
            add(&c->column[j],
                w * (t->f32 != NULL ? (double)t->f32[i * t->ld + j] : t->f64[i * t->ld + j]));
    }
    return true;
}

double *center_mean(const struct center *c, const struct sources *from)
{
    const char *const name = bg_stream_name(from->file[0]);
    double *mean = NULL;

    if (c->weight.hi == 0.0)
        say("%s: row 1: no row is finite and of a weight above 0; expected one, for --center",
            name);
    else if ((mean = malloc(c->p * sizeof *mean)) == NULL)
        say("out of memory");
    for (size_t j = 0; mean != NULL && j < c->p; ++j) {
        mean[j] = (c->column[j].hi + c->column[j].lo) / c->weight.hi;
        if (!isfinite(mean[j])) {
            say("%s: column %zu: --center: the mean overflows; expected smaller numbers", name,
                j + 1);
            free(mean);
            return NULL;
        }
    }
    return mean;
}

void center_free(struct center *c)
{
    free(c->column);
}
