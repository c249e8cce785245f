/* Why rows wait: the statistics of a class are far apart in memory from one another, and a tile has
 * hardly a row for each of thousands of classes.  To come back for one row costs more than the
 * row; for several, of several chunks, it costs the same once, and what the tree of chunks
 * (vmf/part.c) makes and joins in between is still in the cache.
 *
 * Labels are known before the rows: a row is put at once where its class has room for it. */
#include "sorter.h"

#include <stdlib.h>
#include <string.h>

bool sorter_begin(struct sorter *s, const struct rows *rows)
{
    *s = (struct sorter){ .of = rows };
    s->in = calloc(rows->labels.classes, sizeof *s->in);
    return s->in != NULL;
}

void sorter_end(struct sorter *s)
{
    free(s->in);
    free(s->class);
    free(s->row);
    free(s->w);
    free(s->x);
    free(s->from);
    free(s->numbers);
    free(s->index);
    free(s->value);
    free(s->start);
    free(s->column);
}

size_t sorter_span(const struct rows *rows, bool sparse)
{
    enum { BYTES = 1 << 25, PER_CLASS = 16, FEWEST = 8 };
    const size_t most = BYTES / sizeof(double) / rows->p;
    size_t n = CHUNK_ROWS;
    while (!sparse && n > FEWEST && n > most)
        n /= 2;
    while (!sparse && n >= CHUNK_ROWS && 2 * n <= most && n / PER_CLASS < rows->labels.classes)
        n *= 2;
    return n;
}

/* Room for n things of a size at *at, what is there kept. */
static bool grow(void *at, size_t n, size_t size)
{
    void *old, *grown;
    memcpy(&old, at, sizeof old);
    grown = size <= SIZE_MAX / n ? realloc(old, n * size) : NULL;
    if (grown != NULL)
        memcpy(at, &grown, sizeof grown);
    return grown != NULL;
}

static bool room_for_rows(struct sorter *s, size_t n)
{
    if (n <= s->room)
        return true;
    s->room = n;
    return grow(&s->row, n, sizeof *s->row) && grow(&s->w, n, sizeof *s->w) &&
           grow(&s->class, n, sizeof *s->class) && grow(&s->from, n, sizeof *s->from) &&
           grow(&s->numbers, n, sizeof *s->numbers) && grow(&s->start, n + 1, sizeof *s->start);
}

/* Room for the rows from this one on that are to wait together, class by class. */
static bool plan(struct sorter *s, size_t row)
{
    const struct bg_labels *const l = &s->of->labels;
    const size_t span = sorter_span(s->of, s->sparse), last = row / span * span + span,
                 end = last < l->rows ? last : l->rows;
    size_t at = 0;

    if (!room_for_rows(s, end - row))
        return false;
    for (size_t i = row; i < end; ++i)
        if (s->in[l->class_of[i]].rows++ == 0)
            s->class[s->classes++] = l->class_of[i];
    for (size_t k = 0; k < s->classes; ++k) {
        struct waiting *const in = &s->in[s->class[k]];
        in->at = at;
        at += in->rows;
        in->rows = 0;
    }
    const size_t bytes = s->sparse ? 0 : (end - row) * s->of->p * s->width;
    if (bytes <= s->size)
        return true;
    free(s->x); /* no row waits */
    s->size = bytes;
    return (s->x = malloc(bytes)) != NULL;
}

/* Room for the numbers of a sparse tile, for one where it has none. */
static bool room_for_numbers(struct sorter *s, const struct bg_tile *t)
{
    const size_t numbers = t->start[t->rows] - t->start[0];
    if (s->most > 0 && numbers <= s->most - s->used)
        return true;
    s->most = s->used + numbers + s->most / 2 + 1;
    s->size = s->most * sizeof(double);
    return grow(&s->x, s->most, sizeof(double)) && grow(&s->index, s->most, sizeof *s->index);
}

static void put_sparse(struct sorter *s, const struct bg_tile *t, size_t i, size_t place)
{
    const size_t from = t->start[i], n = t->start[i + 1] - from;
    s->from[place] = s->used;
    s->numbers[place] = n;
    if (n > 0) {
        memcpy((double *)s->x + s->used, t->value + from, n * sizeof(double));
        memcpy(s->index + s->used, t->index + from, n * sizeof *s->index);
    }
    s->used += n;
}

static void put(struct sorter *s, const struct part *all, size_t i)
{
    const struct bg_tile *const t = &all->tile;
    const size_t row = all->row + i, size = s->of->p * s->width;
    struct waiting *const in = &s->in[s->of->labels.class_of[row]];
    const size_t place = in->at + in->rows++;

    s->row[place] = row;
    s->w[place] = all->weight != NULL ? all->weight[i] : 1.0;
    if (s->sparse)
        put_sparse(s, t, i, place);
    else if (t->f32 != NULL)
        memcpy((char *)s->x + place * size, t->f32 + i * t->ld, size);
    else
        memcpy((char *)s->x + place * size, t->f64 + i * t->ld, size);
}

bool sorter_take(struct sorter *s, const struct part *all)
{
    const struct bg_tile *const t = &all->tile;

    s->sparse = t->start != NULL;
    s->width = t->f32 != NULL ? sizeof *t->f32 : sizeof *t->f64;
    s->weighted = all->weight != NULL;
    if (s->classes == 0 && !plan(s, all->row))
        return false;
    if (s->sparse && !room_for_numbers(s, t))
        return false;
    for (size_t i = 0; i < t->rows; ++i)
        if (all->weight == NULL || all->weight[i] != 0.0)
            put(s, all, i);
    return true;
}

/* The n sparse rows at a place. */
static bool gather(struct sorter *s, size_t place, size_t n, struct bg_tile *t)
{
    if (s->value == NULL || s->most > s->gathered) {
        s->gathered = s->most;
        if (!grow(&s->value, s->most, sizeof *s->value) ||
            !grow(&s->column, s->most, sizeof *s->column))
            return false;
    }
    s->start[0] = 0;
    for (size_t i = 0; i < n; ++i) {
        const size_t from = s->from[place + i], numbers = s->numbers[place + i],
                     to = s->start[i];
        memcpy(s->value + to, (const double *)s->x + from, numbers * sizeof *s->value);
        memcpy(s->column + to, s->index + from, numbers * sizeof *s->column);
        s->start[i + 1] = to + numbers;
    }
    t->start = s->start;
    t->index = s->column;
    t->value = s->value;
    return true;
}

int sorter_next(struct sorter *s, struct part *part)
{
    while (s->given < s->classes && s->given_of_one == s->in[s->class[s->given]].rows) {
        s->in[s->class[s->given++]].rows = 0;
        s->given_of_one = 0;
    }
    if (s->given == s->classes) {
        s->classes = s->given = s->used = 0;
        return 0;
    }
    *part = (struct part){ .class = s->class[s->given] };
    const struct waiting *const in = &s->in[part->class];
    const size_t place = in->at + s->given_of_one, end = in->at + in->rows,
                 chunk = s->row[place] / CHUNK_ROWS;
    size_t n = 1;
    while (place + n < end && s->row[place + n] / CHUNK_ROWS == chunk)
        ++n;
    s->given_of_one += n;
    part->row = s->row[place];
    part->weight = s->weighted ? s->w + place : NULL;
    part->tile = (struct bg_tile){ .rows = n, .ld = s->of->p };
    if (s->sparse)
        return gather(s, place, n, &part->tile) ? 1 : -1;
    if (s->width == sizeof(float))
        part->tile.f32 = (const float *)s->x + place * s->of->p;
    else
        part->tile.f64 = (const double *)s->x + place * s->of->p;
    return 1;
}
