#include "tile.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t NONE = SIZE_MAX;

static bool usable_f32(size_t p, const float *x)
{
    int32_t any = 0, ill = 0;
#pragma omp simd reduction(| : any, ill)
    for (size_t j = 0; j < p; ++j) {
        any |= x[j] != 0.0f;
        ill |= !(fabsf(x[j]) <= FLT_MAX);
    }
    return any && !ill;
}

static bool usable_f64(size_t p, const double *x)
{
    int64_t any = 0, ill = 0;
#pragma omp simd reduction(| : any, ill)
    for (size_t j = 0; j < p; ++j) {
        any |= x[j] != 0.0;
        ill |= !(fabs(x[j]) <= DBL_MAX);
    }
    return any && !ill;
}

static bool is_usable(const struct bg_tile *t, size_t p, size_t i)
{
    if (t->start != NULL)
        return usable_f64(t->start[i + 1] - t->start[i], t->value + t->start[i]);
    return t->f32 != NULL ? usable_f32(p, t->f32 + i * t->ld)
                          : usable_f64(p, t->f64 + i * t->ld);
}

size_t tile_judge(const struct bg_tile *t, size_t p, const double *weight, double *usable,
                  size_t *first)
{
    size_t bad = 0;

    for (size_t i = 0; i < t->rows; ++i) {
        const bool good = (weight != NULL && weight[i] == 0.0) || is_usable(t, p, i);
        usable[i] = good;
        if (!good && bad++ == 0)
            *first = i;
    }
    return bad;
}

void tile_subtract(const struct bg_tile *t, size_t p, const double *center, double *x,
                   struct bg_tile *centred)
{
    for (size_t i = 0; i < t->rows; ++i)
        for (size_t j = 0; j < p; ++j) {
            const size_t at = i * t->ld + j;
            x[i * p + j] = (t->f32 != NULL ? (double)t->f32[at] : t->f64[at]) - center[j];
        }
    *centred = (struct bg_tile){ .rows = t->rows, .ld = p, .f64 = x };
}

void tile_name_ill(const struct bg_tile *t, size_t i, size_t p, char *text, size_t room)
{
    const size_t from = t->start != NULL ? t->start[i] : i * t->ld,
                 n = t->start != NULL ? t->start[i + 1] - from : p;

    snprintf(text, room, "zero");
    for (size_t k = from; k < from + n; ++k) {
        const double x = t->start != NULL ? t->value[k]
                         : t->f32 != NULL ? (double)t->f32[k]
                                          : t->f64[k];
        if (!isfinite(x)) {
            const size_t column = t->start != NULL ? t->index[k] : k - from;
            snprintf(text, room, "%s in column %zu", isnan(x) ? "NaN" : "infinite", column + 1);
            return;
        }
    }
}

bool sorter_begin(struct sorter *s, size_t p, size_t classes)
{
    *s = (struct sorter){ .p = p, .classes = classes };
    s->first = malloc(classes * sizeof *s->first);
    for (size_t c = 0; s->first != NULL && c < classes; ++c)
        s->first[c] = NONE;
    return s->first != NULL;
}

void sorter_end(struct sorter *s)
{
    free(s->first);
    free(s->next);
    free(s->x);
    free(s->w);
    free(s->start);
    free(s->index);
}

/* The bytes of a row. */
static size_t row_size(const struct sorter *s, const struct bg_tile *t)
{
    return s->p * (t->f32 != NULL ? sizeof *t->f32 : sizeof *t->f64);
}

/* Room for all rows of the tile to be of one class, which is no more than the reader has. */
static bool make_room(struct sorter *s, const struct bg_tile *t)
{
    const size_t stored = t->start != NULL ? t->start[t->rows] - t->start[0] : 0;
    const size_t bytes =
        t->start != NULL ? stored * sizeof *t->value : t->rows * row_size(s, t);

    if (t->rows > s->rows) {
        free(s->next);
        free(s->w);
        free(s->start);
        s->rows = t->rows;
        s->next = malloc(s->rows * sizeof *s->next);
        s->w = malloc(s->rows * sizeof *s->w);
        s->start = malloc((s->rows + 1) * sizeof *s->start);
        if (s->next == NULL || s->w == NULL || s->start == NULL)
            return false;
    }
    if (bytes > s->bytes) {
        free(s->x);
        free(s->index);
        s->bytes = bytes;
        s->x = malloc(bytes);
        s->index = t->start != NULL ? malloc(stored * sizeof *s->index) : NULL;
        if (s->x == NULL || (t->start != NULL && s->index == NULL))
            return false;
    }
    return true;
}

bool sorter_sort(struct sorter *s, const struct part *all, const size_t *class_of)
{
    if (!make_room(s, &all->tile))
        return false;
    for (size_t i = all->tile.rows; i-- > 0;)
        if (all->weight == NULL || all->weight[i] != 0.0) {
            s->next[i] = s->first[class_of[i]];
            s->first[class_of[i]] = i;
        }
    return true;
}

/* Adds row i to the n rows of a class that have been gathered. */
static void gather(struct sorter *s, const struct bg_tile *t, size_t i, size_t n)
{
    if (t->start == NULL) {
        const size_t size = row_size(s, t);
        const char *const from = t->f32 != NULL ? (const char *)(t->f32 + i * t->ld)
                                                : (const char *)(t->f64 + i * t->ld);
        memcpy((char *)s->x + size * n, from, size);
        return;
    }
    const size_t from = t->start[i], stored = t->start[i + 1] - from,
                 to = n > 0 ? s->start[n] : 0;
    s->start[0] = 0;
    s->start[n + 1] = to + stored;
    if (stored > 0) {
        memcpy((double *)s->x + to, t->value + from, stored * sizeof *t->value);
        memcpy(s->index + to, t->index + from, stored * sizeof *s->index);
    }
}

bool sorter_class_at(struct sorter *s, const struct part *all, size_t i, struct part *part)
{
    const struct bg_tile *t = &all->tile;
    size_t n = 0;

    if (s->first[part->class] != i)
        return false;
    for (; i != NONE; i = s->next[i]) {
        s->w[n] = all->weight != NULL ? all->weight[i] : 1.0;
        gather(s, t, i, n++);
    }
    s->first[part->class] = NONE;
    part->tile = (struct bg_tile){ .rows = n, .ld = s->p };
    if (t->start != NULL) {
        part->tile.start = s->start;
        part->tile.index = s->index;
        part->tile.value = s->x;
    } else if (t->f32 != NULL)
        part->tile.f32 = s->x;
    else
        part->tile.f64 = s->x;
    part->weight = all->weight != NULL ? s->w : NULL;
    return true;
}
