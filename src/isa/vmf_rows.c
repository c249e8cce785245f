/* The vMF statistics' passes over a row, for one instruction set. */
#include "core/vmf/vmf_rows.h"

#include "isa.h"

#define ROWS(suffix, is_float)                                                                 \
    double ISA(vmf_square_##suffix)(size_t n, const void *x)                                   \
    {                                                                                          \
        return bg_vmf_square(is_float, n, x);                                                  \
    }                                                                                          \
    double ISA(vmf_shift_##suffix)(size_t n, const void *x, double f, double w,                \
                                   const double *centre, double *s)                            \
    {                                                                                          \
        return bg_vmf_shift(is_float, n, x, f, w, centre, s);                                  \
    }
ROWS(f64, 0)
ROWS(f32, 1)
