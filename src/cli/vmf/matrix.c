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
    if (rows->weights.rows == 0 || m->weight != NULL)
        return true;
    m->weight = malloc((m->room > 0 ? m->room : 1) * sizeof *m->weight);
    return m->weight != NULL;
}

static void give(struct matrix *m)
{
    const burgi_rows rows = matrix_rows(m);

    m->full(m->of, &rows);
    m->n = 0;
}

/* n rows of the part, from row first on. */
static bool append(struct matrix *m, const struct part *part, size_t first, size_t n)
{
    const struct bg_tile t = bg_tile_part(&part->tile, first, n);

    if (!grow(m, n))
        return false;
    for (size_t i = 0; i < n; ++i) {
        copy_row(m, &t, i);
        if (m->weight != NULL)
            m->weight[m->n + i] = part->weight == NULL ? 1.0 : part->weight[first + i];
    }
    m->n += n;
    return true;
}

static bool take(void *to, const struct rows *rows, struct part *part)
{
    struct matrix *const m = to;
    const struct bg_tile *const t = &part->tile;
    double usable[CHUNK_ROWS];
    size_t bad;

    if (part->class != ALL_CLASSES)
        return true;
    if ((m->rows.p == 0 && !begin(m, rows)) || (t->f64 != NULL && !widen(m)))
        return false;
    part->bad = tile_judge(t, rows->p, part->weight, usable, &bad);
    for (size_t i = 0, n; i < t->rows; i += n) {
        const size_t left = t->rows - i, space = m->most > 0 ? m->most - m->n : left;
        n = left < space ? left : space;
        if (!append(m, part, i, n))
            return false;
        if (m->n == m->most)
            give(m);
    }
    return true;
}

bool matrix_pass(struct matrix *m, const struct sources *from, unsigned pass, unsigned passes)
{
    const struct taker taker = { .take = take, .to = m };
    struct sources less = *from;
    struct rows rows;

    less.pass = pass;
    less.passes = passes;
    less.center = m->center;
    if (less.dense == NULL)
        less.dense = "which vmf fit and info alone take; expected dense rows";
    m->n = 0;
    m->rows.p = 0;
    const bool ok = rows_read(&rows, &less, &taker);
    m->rows = rows;
    if (ok && m->most > 0 && m->n > 0)
        give(m);
    return ok;
}

bool matrix_read(struct matrix *m, const struct sources *from, bool center)
{
    double rbar;

    *m = (struct matrix){ .n = 0 };
    const bool ok = (!center || (m->center = pool_center(from, &rbar)) != NULL) &&
                    matrix_pass(m, from, center, 1 + center);
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
