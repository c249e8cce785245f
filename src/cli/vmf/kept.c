#include "kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/tile.h"
#include "pool.h"

/* What is gathered of rows from row first on.  Its every is that of all rows before, or a part of it:
 * who joins it leaves out more. */
struct place {
    size_t first;
    burgi_vmf_stats *stats;
    struct batch batch;
    size_t every, most;
    most_rows *most_of;
};

static bool make_room(struct batch *b)
{
    if (b->n < b->room)
        return true;
    const size_t room = b->room > 0 ? 2 * b->room : 64;
    if (room > SIZE_MAX / sizeof *b->x / b->p)
        return false;
    double *const x = realloc(b->x, room * b->p * sizeof *x);
    b->x = x != NULL ? x : b->x;
    size_t *const number = realloc(b->number, room * sizeof *number);
    b->number = number != NULL ? number : b->number;
    if (x == NULL || number == NULL)
        return false;
    b->room = room;
    return true;
}

static void leave_out_more(struct batch *b, size_t every)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; ++i) {
        if (b->number[i] % every != 0)
            continue;
        b->number[n] = b->number[i];
        memmove(b->x + n++ * b->p, b->x + i * b->p, b->p * sizeof *b->x);
    }
    b->n = n;
}

static void settle(struct place *at)
{
    while (at->batch.n > at->most)
        leave_out_more(&at->batch, at->every *= 2);
}

/* Row i of the tile as p doubles. */
static void take_row(const struct bg_tile *t, size_t i, size_t p, double *x)
{
    if (t->start != NULL) {
        memset(x, 0, p * sizeof *x);
        for (size_t k = t->start[i]; k < t->start[i + 1]; ++k)
            x[t->index[k]] = t->value[k];
    } else
        tile_row(t, i, p, x);
}

static bool keep(struct place *at, size_t p, const struct part *part)
{
    struct batch *const b = &at->batch;
    b->p = p;
    at->most = at->most_of(p);
    for (size_t i = 0; i < part->tile.rows; ++i) {
        if ((part->row + i) % at->every != 0)
            continue;
        if (!make_room(b))
            return false;
        take_row(&part->tile, i, p, b->x + b->n * p);
        b->number[b->n] = part->row + i;
        b->n += make_unit(p, b->x + b->n * p);
        settle(at);
    }
    return true;
}

static bool take(void *to, const struct rows *rows, struct part *part)
{
    struct place *const at = to;
    const size_t before = burgi_vmf_stats_skipped(at->stats);
    const bool ok = pool_go_to(&at->stats, rows->p, at->first, part->row) &&
                    pool_add(at->stats, part) && keep(at, rows->p, part);
    part->bad = burgi_vmf_stats_skipped(at->stats) - before;
    return ok;
}

static void *new_place(void *to, const struct rows *rows, size_t row)
{
    const struct place *const all = to;
    struct place *const at = calloc(1, sizeof *at);
    (void)rows;
    if (at != NULL)
        *at = (struct place){ .first = row, .every = 1, .most_of = all->most_of };
    return at;
}

static void clear(struct place *at)
{
    burgi_vmf_stats_free(at->stats);
    free(at->batch.x);
    free(at->batch.number);
}

static void drop(const struct rows *rows, void *place)
{
    (void)rows;
    clear(place);
    free(place);
}

/* Whichever of the two left out more decides. */
static bool append(struct place *a, struct place *b, size_t p)
{
    a->batch.p = p;
    a->most = a->most_of(p);
    a->every = a->every < b->every ? b->every : a->every;
    leave_out_more(&a->batch, a->every);
    leave_out_more(&b->batch, a->every);
    for (size_t i = 0; i < b->batch.n; ++i) {
        if (b->batch.number[i] % a->every != 0)
            continue;
        if (!make_room(&a->batch))
            return false;
        a->batch.number[a->batch.n] = b->batch.number[i];
        memcpy(a->batch.x + a->batch.n++ * p, b->batch.x + i * p, p * sizeof *a->batch.x);
        settle(a);
    }
    return true;
}

static bool join(void *to, const struct rows *rows, void *place)
{
    struct place *const a = to, *const b = place;
    const bool ok = pool_join(&a->stats, rows->p, a->first, b->stats) && append(a, b, rows->p);
    drop(rows, b);
    return ok;
}

bool kept_read(struct kept *kept, const struct sources *from, most_rows *most)
{
    struct sources unlabelled = *from;
    struct place all = { .first = from->some ? from->begin : 0, .every = 1, .most_of = most };
    const struct taker taker = { take, &all, new_place, join, drop };

    unlabelled.unlabelled = true; /* a column of labels is no feature; that is all */
    const bool ok = rows_read(&kept->rows, &unlabelled, &taker);
    kept->stats = all.stats;
    kept->batch = all.batch;
    kept->every = all.every;
    kept->most = all.most;
    return ok;
}

void kept_free(struct kept *kept)
{
    rows_free(&kept->rows);
    burgi_vmf_stats_free(kept->stats);
    free(kept->batch.x);
    free(kept->batch.number);
}
