#include "pool.h"

#include <stdlib.h>

#include "cli/center.h"

/* Where the part's rows belong; NULL where the memory fails. */
static burgi_vmf_stats *stats_of(struct pool *pool, const struct rows *rows, size_t class)
{
    burgi_vmf_stats **stats = &pool->all;

    if (class != ALL_CLASSES) {
        if (pool->of_class == NULL)
            pool->of_class = calloc(rows->labels.classes, sizeof(burgi_vmf_stats *));
        if (pool->of_class == NULL)
            return NULL;
        stats = &pool->of_class[class];
    }
    if (*stats == NULL)
        *stats = burgi_vmf_stats_new(rows->p);
    return *stats;
}

static bool add(burgi_vmf_stats *stats, const struct part *part)
{
    const struct bg_tile *t = &part->tile;
    return (t->f32 != NULL
                ? burgi_vmf_stats_add_f32(stats, t->rows, t->f32, t->ld, part->weight)
                : burgi_vmf_stats_add_f64(stats, t->rows, t->f64, t->ld, part->weight)) ==
           BURGI_OK;
}

static bool take(void *to, const struct rows *rows, const struct part *part)
{
    burgi_vmf_stats *stats = stats_of(to, rows, part->class);
    return stats != NULL && add(stats, part);
}

/* The first of two passes: the rows as they are. */
struct raw {
    struct center center;
    burgi_vmf_stats *stats;
};

static bool take_raw(void *to, const struct rows *rows, const struct part *part)
{
    struct raw *raw = to;
    if (raw->stats == NULL && (raw->stats = burgi_vmf_stats_new(rows->p)) == NULL)
        return false;
    return add(raw->stats, part) && center_add(&raw->center, rows, part);
}

static bool find_center(struct pool *pool, const struct sources *from)
{
    struct raw raw = { .stats = NULL };
    struct sources as_they_are = *from;
    struct rows rows;
    burgi_vmf_result r = { .struct_size = sizeof r };

    as_they_are.labels = NULL;
    as_they_are.fail_on_bad_rows = false; /* that is judged after the subtraction */
    if (center_can(from) && rows_read(&rows, &as_they_are, take_raw, &raw)) {
        pool->center = center_mean(&raw.center, from);
        pool->rbar_before = burgi_vmf_fit(raw.stats, &r, NULL) == BURGI_OK ? r.rbar : 0.0;
        rows_free(&rows);
    }
    burgi_vmf_stats_free(raw.stats);
    center_free(&raw.center);
    return pool->center != NULL;
}

bool pool_read(struct pool *pool, const struct sources *from, bool center)
{
    struct sources less = *from;

    *pool = (struct pool){ .all = NULL };
    bool ok = !center || find_center(pool, from);
    less.center = pool->center;
    ok = ok && rows_read(&pool->rows, &less, take, pool);
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
