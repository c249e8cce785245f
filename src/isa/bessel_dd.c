/* log I and log K as hi + lo, and their enclosures, for one instruction set: with an FMA
 * instruction they take two thirds of the time, and give the same bits. */
#include "core/bessel/bessel_dd.h"

#include "isa.h"

#define DD(name, of)                                                                           \
    double ISA(name##_dd)(double nu, double x, double *lo)                                     \
    {                                                                                          \
        const bg_dd f = bg_log_bessel_dd(of, nu, x);                                           \
        *lo = f.lo;                                                                            \
        return f.hi;                                                                           \
    }                                                                                          \
    double ISA(name##_bounds)(double nu, double x, double *hi)                                 \
    {                                                                                          \
        const bg_interval f = bg_log_bessel_bounds(of, nu, x);                                 \
        *hi = f.hi;                                                                            \
        return f.lo;                                                                           \
    }
DD(log_besseli, BG_OF_I)
DD(log_besselk, BG_OF_K)
