#include "angles.h"

#include <math.h>
#include <stdlib.h>

#include "cli/tile.h"

/* Angles of rows, and room for one row. */
struct place {
    const double *mu;
    double *row;
    struct values angles;
};

/* From the chords |x - mu| and |x + mu|; index: where in mu the n numbers stand, NULL for in turn. */
static double angle(const double *x, const uint32_t *index, size_t n, const double *mu)
{
    double of_mu = 0.0, less = 0.0, more = 0.0;
    for (size_t k = 0; k < n; ++k) {
        const double m = mu[index != NULL ? index[k] : k];
        less += (x[k] - m) * (x[k] - m);
        more += (x[k] + m) * (x[k] + m);
        of_mu += m * m;
    }
    const double rest = index != NULL ? fmax(1.0 - of_mu, 0.0) : 0.0;
    return 2.0 * atan2(sqrt(less + rest), sqrt(more + rest)) * (180.0 / acos(-1.0));
}

static bool take(void *to, const struct rows *rows, struct part *part)
{
    struct place *const at = to;
    const struct bg_tile *const t = &part->tile;

    if (at->row == NULL && (at->row = malloc(rows->p * sizeof *at->row)) == NULL)
        return false;
    for (size_t i = 0; i < t->rows; ++i) {
        const size_t n = tile_row(t, i, rows->p, at->row);
        struct value v = { .weight = part->weight != NULL ? part->weight[i] : 1.0 };
        if (v.weight == 0.0 || !make_unit(n, at->row))
            continue;
        v.x = angle(at->row, t->start != NULL ? t->index + t->start[i] : NULL, n, at->mu);
        if (!values_add(&at->angles, &v, 1))
            return false;
    }
    return true;
}

static void *new_place(void *to, const struct rows *rows, size_t row)
{
    const struct place *const all = to;
    struct place *const at = calloc(1, sizeof *at);
    (void)rows;
    (void)row;
    if (at != NULL)
        at->mu = all->mu;
    return at;
}

static void drop(const struct rows *rows, void *place)
{
    struct place *const at = place;
    (void)rows;
    values_free(&at->angles);
    free(at->row);
    free(at);
}

static bool join(void *to, const struct rows *rows, void *place)
{
    struct place *const a = to, *const b = place;
    const bool ok = values_add(&a->angles, b->angles.value, b->angles.n);
    drop(rows, b);
    return ok;
}

bool angles_read(struct values *angles, const struct sources *from, const double *mu)
{
    struct sources any = *from;
    struct place all = { .mu = mu };
    const struct taker taker = { take, &all, new_place, join, drop };
    struct rows rows;

    any.unlabelled = true; /* a column of labels is no feature; that is all */
    const bool ok = rows_read(&rows, &any, &taker);
    rows_free(&rows);
    free(all.row);
    *angles = all.angles;
    return ok;
}
