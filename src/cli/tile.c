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

size_t tile_judge(const struct bg_tile *t, size_t p, const double *weight, double *usable,
                  size_t *first)
{
    size_t bad = 0;

    for (size_t i = 0; i < t->rows; ++i) {
        const bool good = (weight != NULL && weight[i] == 0.0) ||
                          (t->f32 != NULL ? usable_f32(p, t->f32 + i * t->ld)
                                          : usable_f64(p, t->f64 + i * t->ld));
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
    snprintf(text, room, "zero");
    for (size_t j = 0; j < p; ++j) {
        const size_t at = i * t->ld + j;
        const double x = t->f32 != NULL ? (double)t->f32[at] : t->f64[at];
        if (!isfinite(x)) {
            snprintf(text, room, "%s in column %zu", isnan(x) ? "NaN" : "infinite", j + 1);
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
}

/* The bytes of a row. */
static size_t row_size(const struct sorter *s, const struct bg_tile *t)
{
    return s->p * (t->f32 != NULL ? sizeof *t->f32 : sizeof *t->f64);
}

/* Room for all rows of the tile to be of one class, which is no more than the reader has. */
static bool make_room(struct sorter *s, const struct bg_tile *t)
{
    const size_t bytes = t->rows * row_size(s, t);

    if (t->rows > s->rows) {
        free(s->next);
        free(s->w);
        s->rows = t->rows;
        s->next = malloc(s->rows * sizeof *s->next);
        s->w = malloc(s->rows * sizeof *s->w);
        if (s->next == NULL || s->w == NULL)
            return false;
    }
    if (bytes > s->bytes) {
        free(s->x);
        s->bytes = bytes;
        if ((s->x = malloc(bytes)) == NULL)
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

bool sorter_class_at(struct sorter *s, const struct part *all, size_t i, struct part *part)
{
    const struct bg_tile *t = &all->tile;
    const size_t size = row_size(s, t), ld = size / s->p * t->ld;
    const char *from = t->f32 != NULL ? (const char *)t->f32 : (const char *)t->f64;
    size_t n = 0;

    if (s->first[part->class] != i)
        return false;
    for (; i != NONE; i = s->next[i]) {
        s->w[n] = all->weight != NULL ? all->weight[i] : 1.0;
        memcpy((char *)s->x + size * n++, from + ld * i, size);
    }
    s->first[part->class] = NONE;
    part->tile = (struct bg_tile){ .rows = n,
                                   .ld = s->p,
                                   .f32 = t->f32 != NULL ? s->x : NULL,
                                   .f64 = t->f32 != NULL ? NULL : s->x };
    part->weight = all->weight != NULL ? s->w : NULL;
    return true;
}
