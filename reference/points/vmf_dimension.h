/* Dimensions for points of the von Mises-Fisher functions. */
#ifndef BURGI_REFERENCE_POINTS_VMF_DIMENSION_H
#define BURGI_REFERENCE_POINTS_VMF_DIMENSION_H

#include "dice.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const double orders[] = { 2, 3, 10, 64, 512, 2048, 8192, 32768, 1e6 };

static double dimension(struct dice *d)
{
    switch (pick(d, 4)) {
    case 0:
        return orders[(size_t)pick(d, COUNT(orders))];
    case 1:
        return 2.0 + pick(d, 150);
    case 2:
        return uniform(d, 2.0, 20.0);
    default:
        return log_uniform(d, 2.0, 1e7);
    }
}

#endif
