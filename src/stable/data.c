#include "data.h"

#include <stdint.h>
#include <stdlib.h>

struct weighed {
    double x, w;
};

static int by_x(const void *a, const void *b)
{
    const struct weighed *p = a, *q = b;
    return (p->x > q->x) - (p->x < q->x);
}

static burgi_status make_room(struct bg_stable_data *d, size_t n)
{
    *d = (struct bg_stable_data){ .n = 0 };
    if (n > SIZE_MAX / sizeof(struct weighed))
        return BURGI_ENOMEM;
    d->x = malloc(n * sizeof *d->x);
    d->w = malloc(n * sizeof *d->w);
    return d->x != NULL && d->w != NULL ? BURGI_OK : BURGI_ENOMEM;
}

static void append(struct bg_stable_data *d, double x, double w)
{
    if (d->n > 0 && x == d->x[d->n - 1])
        d->w[d->n - 1] += w;
    else {
        d->x[d->n] = x;
        d->w[d->n++] = w;
    }
    d->weight += w;
}

burgi_status bg_stable_data_make(struct bg_stable_data *d, size_t n, const double *x,
                                 const double *w)
{
    if (make_room(d, n) != BURGI_OK)
        return BURGI_ENOMEM;
    struct weighed *const s = malloc(n * sizeof *s);
    if (s == NULL)
        return BURGI_ENOMEM;
    for (size_t i = 0; i < n; ++i)
        s[i] = (struct weighed){ x[i], w != NULL ? w[i] : 1.0 };
    qsort(s, n, sizeof *s, by_x);
    for (size_t i = 0; i < n; ++i)
        if (s[i].w > 0.0)
            append(d, s[i].x, s[i].w);
    free(s);
    return BURGI_OK;
}

burgi_status bg_stable_data_thin(struct bg_stable_data *to, const struct bg_stable_data *from,
                                 size_t outermost, size_t means)
{
    const size_t inner = from->n > 2 * outermost ? from->n - 2 * outermost : 0,
                 most = inner / means + 1;
    if (make_room(to, 2 * outermost + means + 1) != BURGI_OK)
        return BURGI_ENOMEM;
    for (size_t i = 0; i < from->n;) {
        const int outer = i < outermost || i >= outermost + inner;
        const size_t left = outermost + inner - i, n = outer ? 1 : left < most ? left : most;
        double x = 0.0, w = 0.0;
        for (size_t j = i; j < i + n; ++j) {
            w += from->w[j];
            x += from->w[j] / w * (from->x[j] - x);
        }
        append(to, x, w);
        i += n;
    }
    return BURGI_OK;
}

void bg_stable_data_free(struct bg_stable_data *d)
{
    free(d->x);
    free(d->w);
    *d = (struct bg_stable_data){ .n = 0 };
}

double bg_stable_data_quantile(const struct bg_stable_data *d, double q)
{
    double sum = 0.0;
    for (size_t i = 0; i < d->n; ++i) {
        sum += d->w[i];
        if (sum >= q * d->weight)
            return d->x[i];
    }
    return d->x[d->n - 1];
}
