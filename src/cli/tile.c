#include "tile.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

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

size_t tile_row(const struct bg_tile *t, size_t i, size_t p, double *x)
{
    const size_t n = t->start != NULL ? t->start[i + 1] - t->start[i] : p;

    for (size_t k = 0; k < n; ++k)
        x[k] = t->start != NULL ? t->value[t->start[i] + k]
               : t->f32 != NULL ? (double)t->f32[i * t->ld + k]
                                : t->f64[i * t->ld + k];
    return n;
}

bool make_unit(size_t n, double *x)
{
    double most = 0.0, square = 0.0;
    for (size_t j = 0; j < n; ++j) {
        if (!isfinite(x[j]))
            return false;
        most = fmax(most, fabs(x[j]));
    }
    if (most == 0.0)
        return false;
    const int e = -ilogb(most);
    const double once = ldexp(1.0, e / 2), again = ldexp(1.0, e - e / 2);
    for (size_t j = 0; j < n; ++j) {
        x[j] = x[j] * once * again;
        square += x[j] * x[j];
    }
    const double length = sqrt(square);
    for (size_t j = 0; j < n; ++j)
        x[j] /= length;
    return true;
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
