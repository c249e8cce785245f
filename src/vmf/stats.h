/* What burgi_vmf_stats holds; vmf_fit.c reads it. */
#ifndef BURGI_VMF_STATS_H
#define BURGI_VMF_STATS_H

#include <stddef.h>

#include "core/dd.h"

struct burgi_vmf_stats {
    size_t p;
    size_t seen, count, skipped, first_skipped; /* rows; the last counts from 1, 0 is none */
    bg_dd weight, m2;                           /* W, and sum w |x - mean|^2 */
    double weight2;                             /* sum w^2 */
    double *mean, *mean_lo;                     /* their sum is the mean */
    double *shift; /* sum w (x - mean) of the open pile; zero outside of add */
    double *row;   /* a row brought to scale */
};

#endif
