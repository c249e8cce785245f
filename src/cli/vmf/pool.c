#include "pool.h"

#include <stdlib.h>

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

static bool take(void *to, const struct rows *rows, const struct part *part)
{
    burgi_vmf_stats *stats = stats_of(to, rows, part->class);
    const struct bg_tile *t = &part->tile;

    if (stats == NULL)
        return false;
    return (t->f32 != NULL
                ? burgi_vmf_stats_add_f32(stats, t->rows, t->f32, t->ld, part->weight)
                : burgi_vmf_stats_add_f64(stats, t->rows, t->f64, t->ld, part->weight)) ==
           BURGI_OK;
}

bool pool_read(struct pool *pool, const struct sources *from)
{
    *pool = (struct pool){ .all = NULL };
    if (rows_read(&pool->rows, from, take, pool))
        return true;
    pool_free(pool);
    return false;
}

void pool_free(struct pool *pool)
{
    for (size_t c = 0; pool->of_class != NULL && c < pool->rows.labels.classes; ++c)
        burgi_vmf_stats_free(pool->of_class[c]);
    burgi_vmf_stats_free(pool->all);
    free(pool->of_class);
    rows_free(&pool->rows);
}
