/* How far two von Mises-Fisher laws are apart. */
#ifndef BURGI_CLI_VMF_GAP_H
#define BURGI_CLI_VMF_GAP_H

#include "model.h"

struct gap {
    double versine; /* 1 - the cosine of the angle between the mean directions, */
    double angle;   /* and that angle, in radians */
    double kl_ab, kl_ba, hellinger;
    double statistic, df,
        p_value; /* of the likelihood ratio; NaN where a model lacks n or its kappa */
};

/* Of two models of one dimension. */
struct gap gap_of(const struct model *a, const struct model *b);

#endif
