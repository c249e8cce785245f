/* Tests of the uniform law against a von Mises-Fisher one. */
#ifndef BURGI_CLI_VMF_UNIFORM_H
#define BURGI_CLI_VMF_UNIFORM_H

#include <burgi.h>

#include "verdict.h"

struct uniform {
    double df;
    struct verdict rayleigh, rayleigh_normal; /* by Jupp's correction, and by the normal law */
    struct verdict ratio, ratio_corrected;    /* by Wilks's law, and by Bartlett's correction */
};

struct uniform uniform_of(const burgi_vmf_result *r);

#endif
