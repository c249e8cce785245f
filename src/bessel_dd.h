/* The functions of core/bessel/bessel_dd.h for one instruction set, filled by bessel_dd_isa.c. */
#ifndef BURGI_SRC_BESSEL_DD_H
#define BURGI_SRC_BESSEL_DD_H

#include "core/bessel/bessel_dd.h"

struct bg_bessel_dd {
    const char *isa;
    bg_dd (*value)(int k, double nu, double x);
    bg_interval (*bounds)(int k, double nu, double x);
};

extern const struct bg_bessel_dd bg_bessel_dd_base, bg_bessel_dd_avx2, bg_bessel_dd_avx512,
    bg_bessel_dd_neon;

/* Those that go with the kernels of this name (kernels.h). */
const struct bg_bessel_dd *bg_bessel_dd_of(const char *isa);

#endif
