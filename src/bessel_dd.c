/* The public functions that return hi + lo, or an enclosure. */
#include <burgi/bessel.h>

#include "isa/table.h"

#define PAIR(name)                                                                             \
    double burgi_##name(double nu, double x, double *second)                                   \
    {                                                                                          \
        return bg_isa_picked()->name(nu, x, second);                                           \
    }
PAIR(log_besseli_dd)
PAIR(log_besselk_dd)
PAIR(log_besseli_bounds)
PAIR(log_besselk_bounds)
