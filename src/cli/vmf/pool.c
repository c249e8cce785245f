#include "pool.h"

#include <stdlib.h>

#include "cli/center.h"
#include "cli/row_labels.h"

/* Statistics of rows from row first on: of all, and of classes. */
struct place {
    size_t first;
    burgi_vmf_stats *all, **of_class;
};

bool pool_add(burgi_vmf_stats *stats, const struct part *part)
{
    const struct bg_tile *t = &part->tile;
    if (t->start != NULL)
        return burgi_vmf_stats_add_sparse_f64(stats, t->rows, t->start, t->index, t->value,
                                              part->weight) == BURGI_OK;
    return (t->f32 != NULL
                ? burgi_vmf_stats_add_f32(stats, t->rows, t->f32, t->ld, part->weight)
                : burgi_vmf_stats_add_f64(stats, t->rows, t->f64, t->ld, part->weight)) ==
           BURGI_OK;
}

bool pool_go_to(burgi_vmf_stats **stats, size_t p, size_t first, size_t row)
{
    if (*stats == NULL && (*stats = burgi_vmf_stats_new_at(p, first)) == NULL)
        return false;
    return burgi_vmf_stats_skip(*stats, row - burgi_vmf_stats_next_row(*stats)) == BURGI_OK;
}

/* The rows of a class stand in the tile's chunk, in their order: where in it does not matter. */
static bool take(void *to, const struct rows *rows, struct part *part)
{
    struct place *const at = to;
    if (part->class == ALL_CLASSES) {
        const size_t before = burgi_vmf_stats_skipped(at->all);
        const bool ok =
            pool_go_to(&at->all, rows->p, at->first, part->row) && pool_add(at->all, part);
        part->bad = burgi_vmf_stats_skipped(at->all) - before;
        return ok;
    }
    if (at->of_class == NULL)
        at->of_class = calloc(rows->labels.classes, sizeof *at->of_class);
    burgi_vmf_stats **const stats = at->of_class != NULL ? &at->of_class[part->class] : NULL;
    return stats != NULL && pool_go_to(stats, rows->p, at->first, part->row) &&
           pool_add(*stats, part);
}

static void *new_place(void *to, const struct rows *rows, size_t row)
{
    struct place *at = calloc(1, sizeof *at);
    (void)to;
    (void)rows;
    if (at != NULL)
        at->first = row;
    return at;
}

static void clear(const struct rows *rows, struct place *at)
{
    for (size_t c = 0; at->of_class != NULL && c < rows->labels.classes; ++c)
        burgi_vmf_stats_free(at->of_class[c]);
    burgi_vmf_stats_free(at->all);
    free(at->of_class);
}

static void drop(const struct rows *rows, void *place)
{
    clear(rows, place);
    free(place);
}

bool pool_join(burgi_vmf_stats **to, size_t p, size_t first, const burgi_vmf_stats *from)
{
    return from == NULL || (pool_go_to(to, p, first, burgi_vmf_stats_first_row(from)) &&
                            burgi_vmf_stats_merge(*to, from) == BURGI_OK);
}

static bool join(void *to, const struct rows *rows, void *place)
{
    struct place *a = to, *b = place;
    const size_t classes = b->of_class != NULL ? rows->labels.classes : 0;
    if (classes > 0 && a->of_class == NULL)
        a->of_class = calloc(classes, sizeof *a->of_class);
    bool ok =
        (classes == 0 || a->of_class != NULL) && pool_join(&a->all, rows->p, a->first, b->all);
    for (size_t c = 0; ok && c < classes; ++c)
        ok = pool_join(&a->of_class[c], rows->p, a->first, b->of_class[c]);
    drop(rows, b);
    return ok;
}

/* The first of two passes: the rows as they are. */
struct raw {
    struct center center;
    burgi_vmf_stats *stats;
};

/* No row is said to be bad: that is judged after the subtraction. */
static bool take_raw(void *to, const struct rows *rows, struct part *part)
{
    struct raw *raw = to;
    if (raw->stats == NULL && (raw->stats = burgi_vmf_stats_new(rows->p)) == NULL)
        return false;
    return pool_add(raw->stats, part) && center_add(&raw->center, rows, part);
}

double *pool_center(const struct sources *from, double *rbar)
{
    struct raw raw = { .stats = NULL };
    const struct taker taker = { .take = take_raw, .to = &raw };
    struct sources as_they_are = *from;
    struct rows rows;
    burgi_vmf_result r = { .struct_size = sizeof r };
    double *center = NULL;

    as_they_are.unlabelled = true;
    as_they_are.dense = "and --center makes them dense; expected rows without --center";
    as_they_are.passes = from->passes + 2;
    if (can_read_twice(from, "--center")) {
        if (rows_read(&rows, &as_they_are, &taker)) {
            center = center_mean(&raw.center, from);
            *rbar = burgi_vmf_fit(raw.stats, &r, NULL) == BURGI_OK ? r.rbar : 0.0;
        }
        rows_free(&rows);
    }
    burgi_vmf_stats_free(raw.stats);
    center_free(&raw.center);
    return center;
}

/* All statistics end where the rows do, so that what follows can be merged. */
static bool go_to_end(struct pool *pool, struct place *at)
{
    const size_t end = at->first + pool->rows.n;
    bool ok = true;
    for (size_t c = 0; at->of_class != NULL && c < pool->rows.labels.classes; ++c)
        if (at->of_class[c] != NULL)
            ok = ok && pool_go_to(&at->of_class[c], pool->rows.p, at->first, end);
    return ok;
}

bool pool_read(struct pool *pool, const struct sources *from, bool center)
{
    struct sources less = *from;
    struct place all = { .first = from->some ? from->begin : 0 };
    const struct taker taker = { take, &all, new_place, join, drop };

    *pool = (struct pool){ .all = NULL };
    bool ok = !center || (pool->center = pool_center(from, &pool->rbar_before)) != NULL;
    less.center = pool->center;
    less.pass = center;
    less.passes = from->passes + 1 + center;
    ok = ok && rows_read(&pool->rows, &less, &taker);
    ok = ok && go_to_end(pool, &all);
    if (ok && all.of_class == NULL && pool->rows.labels.classes > 0)
        ok = (all.of_class = calloc(pool->rows.labels.classes, sizeof *all.of_class)) != NULL;
    pool->all = all.all;
    pool->of_class = all.of_class;
    if (!ok)
        pool_free(pool);
    return ok;
}

void pool_free(struct pool *pool)
{
    for (size_t c = 0; pool->of_class != NULL && c < pool->rows.labels.classes; ++c)
        burgi_vmf_stats_free(pool->of_class[c]);
    burgi_vmf_stats_free(pool->all);
    free(pool->of_class);
    free(pool->center);
    rows_free(&pool->rows);
}
