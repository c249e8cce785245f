#include "values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool values_add(struct values *to, const struct value *value, size_t n)
{
    if (n > to->room - to->n) {
        const size_t room = to->n + n > 2 * to->room ? to->n + n : 2 * to->room;
        struct value *const more = realloc(to->value, room * sizeof *more);
        if (more == NULL)
            return false;
        to->value = more;
        to->room = room;
    }
    if (n > 0)
        memcpy(to->value + to->n, value, n * sizeof *value);
    to->n += n;
    return true;
}

void values_free(struct values *values)
{
    free(values->value);
    *values = (struct values){ .value = NULL };
}

static int compare(const void *x, const void *y)
{
    const struct value *const a = x, *const b = y;
    return (a->x > b->x) - (a->x < b->x);
}

void values_sort(struct values *values)
{
    if (values->n > 0)
        qsort(values->value, values->n, sizeof *values->value, compare);
}

void values_range(const struct values *values, double *lo, double *hi)
{
    const size_t last = values->n - 1, few = values->n / 1000;
    const struct value *const v = values->value;
    const bool far = v[last].x - v[0].x > 1.5 * (v[last - few].x - v[few].x);
    *lo = v[far ? few : 0].x;
    *hi = v[far ? last - few : last].x;
}

size_t values_bins(size_t n)
{
    return (size_t)fmin(fmax(ceil(2.0 * cbrt((double)n)), 8.0), 60.0);
}

void values_histogram(const struct values *values, size_t n, const double *edge, double *part)
{
    double all = 0.0;
    size_t k = 0;

    for (size_t j = 0; j < n; ++j)
        part[j] = 0.0;
    for (size_t i = 0; i < values->n; ++i) {
        const struct value v = values->value[i];
        all += v.weight;
        while (k < n && v.x > edge[k + 1])
            ++k;
        if (k < n && v.x >= edge[0])
            part[k] += v.weight;
    }
    for (size_t j = 0; j < n; ++j)
        part[j] /= all;
}

size_t values_outside(const struct values *values, double lo, double hi)
{
    size_t n = 0;
    for (size_t i = 0; i < values->n; ++i)
        n += values->value[i].x < lo || values->value[i].x > hi;
    return n;
}
