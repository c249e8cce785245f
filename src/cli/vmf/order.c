#include "order.h"

#include <math.h>
#include <stdlib.h>

static int compare(const void *x, const void *y)
{
    const struct ordered *const a = x, *const b = y;
    if (a->key != b->key)
        return a->key > b->key ? -1 : 1;
    return (a->fit > b->fit) - (a->fit < b->fit); /* the order of labels */
}

static double key_of(const struct fit *f, const struct choice *choice)
{
    const double kappa = estimate_of(&f->r, choice->estimate);
    switch (choice->sort) {
    case BY_KAPPA:
        return isnan(kappa) ? -1.0 : kappa;
    case BY_ROWS:
        return (double)f->n;
    default:
        return 0.0;
    }
}

size_t order_shown(const struct fits *fits)
{
    const size_t top = fits->choice.top > 0 ? fits->choice.top : TOP;
    return top < fits->classes ? top : fits->classes;
}

struct ordered *order_classes(const struct fits *fits)
{
    struct ordered *const class = malloc(fits->classes * sizeof *class);
    for (size_t c = 0; class != NULL && c < fits->classes; ++c)
        class[c] =
            (struct ordered){ &fits->of_class[c], key_of(&fits->of_class[c], &fits->choice) };
    if (class != NULL)
        qsort(class, fits->classes, sizeof *class, compare);
    return class;
}
