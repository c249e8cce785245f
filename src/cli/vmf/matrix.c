#include "matrix.h"

#include <stdlib.h>
#include <string.h>

#include "cli/tile.h"
#include "pool.h"

static bool grow(struct matrix *m, size_t more)
{
    const size_t p = m->rows.p, size = m->f64 != NULL ? sizeof *m->f64 : sizeof *m->f32;
    size_t room = m->room;

    if (m->n + more <= room)
        return true;
    while (room < m->n + more)
        room = room < CHUNK_ROWS ? CHUNK_ROWS : room + room / 2;
    if (room > SIZE_MAX / size / p)
        return false;
    void *const x = realloc(m->f64 != NULL ? (void *)m->f64 : (void *)m->f32, room * p * size);
    if (x == NULL)
        return false;
    if (m->f64 != NULL)
        m->f64 = x;
    else
        m->f32 = x;
    if (m->weight != NULL) {
        double *const weight = realloc(m->weight, room * sizeof *weight);
        if (weight == NULL)
            return false;
        m->weight = weight;
    }
    m->room = room;
    return true;
}

/* Rows so far as doubles. */
static bool widen(struct matrix *m)
{
    const size_t p = m->rows.p;

    if (m->f64 != NULL)
        return true;
    if ((m->f64 = malloc((m->room > 0 ? m->room : 1) * p * sizeof *m->f64)) == NULL)
        return false;
    for (size_t i = 0; i < m->n * p; ++i)
        m->f64[i] = (double)m->f32[i];
    free(m->f32);
    m->f32 = NULL;
    return true;
}

static void copy_row(struct matrix *m, const struct bg_tile *t, size_t i)
{
    const size_t p = m->rows.p, at = (m->n + i) * p;

    if (m->f64 == NULL)
        memcpy(m->f32 + at, t->f32 + i * t->ld, p * sizeof *m->f32);
    else if (t->f64 != NULL)
        memcpy(m->f64 + at, t->f64 + i * t->ld, p * sizeof *m->f64);
    else
        for (size_t j = 0; j < p; ++j)
            m->f64[at + j] = (double)t->f32[i * t->ld + j];
}

static bool begin(struct matrix *m, const struct rows *rows)
{
    m->rows.p = rows->p;
    return rows->weights.rows == 0 || (m->weight = malloc(sizeof *m->weight)) != NULL;
}

static bool take(void *to, const struct rows *rows, struct part *part)
{
    struct matrix *const m = to;
    const struct bg_tile *const t = &part->tile;
    double usable[CHUNK_ROWS];
    size_t first;

    if (part->class != ALL_CLASSES)
        return true;
    if ((m->rows.p == 0 && !begin(m, rows)) || (t->f64 != NULL && !widen(m)) ||
        !grow(m, t->rows))
        return false;
    part->bad = tile_judge(t, rows->p, part->weight, usable, &first);
    for (size_t i = 0; i < t->rows; ++i) {
        copy_row(m, t, i);
        if (m->weight != NULL)
            m->weight[m->n + i] = part->weight == NULL ? 1.0 : part->weight[i];
    }
    m->n += t->rows;
    return true;
}

bool matrix_read(struct matrix *m, const struct sources *from, bool center)
{
    const struct taker taker = { .take = take, .to = m };
    struct sources less = *from;
    double rbar;

    *m = (struct matrix){ .n = 0 };
    less.pass = center;
    less.passes = 1 + center;
    if (less.dense == NULL)
        less.dense = "which vmf fit and info alone take; expected dense rows";
    bool ok = !center || (m->center = pool_center(from, &rbar)) != NULL;
    less.center = m->center;
    if (ok) {
        struct rows rows;
        ok = rows_read(&rows, &less, &taker);
        m->rows = rows;
    }
    if (!ok)
        matrix_free(m);
    return ok;
}

void matrix_free(struct matrix *m)
{
    free(m->f32);
    free(m->f64);
    free(m->weight);
    free(m->center);
    rows_free(&m->rows);
    *m = (struct matrix){ .n = 0 };
}

burgi_rows matrix_rows(const struct matrix *m)
{
    return (burgi_rows){ .n = m->n,
                         .p = m->rows.p,
                         .ld = m->rows.p,
                         .f32 = m->f64 == NULL ? m->f32 : NULL,
                         .f64 = m->f64,
                         .weights = m->weight };
}
