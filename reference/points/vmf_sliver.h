/* Points next to where the marginal estimate turns 0, for vmf.c. */
#ifndef BURGI_REFERENCE_POINTS_VMF_SLIVER_H
#define BURGI_REFERENCE_POINTS_VMF_SLIVER_H

#include <math.h>
#include <mpfr.h>
#include <stdbool.h>

#include "vmf_dimension.h"

struct point {
    double arg[3];
};

/* n r^2 just above 1, its excess down to where doubles end, and n just above 1: where
 * src/core/vmf/vmf_marginal_edge.h takes over, about its borders and in round numbers. */
static struct point marginal_sliver_at(struct dice *d, int i, bool compl )
{
    static const double round[] = { 2, 3, 4, 5, 6, 7, 10, 11, 13, 20, 64, 100, 1e3, 1e4, 1e6 };
    const double p = dimension(d);
    double n = 1.0 + log_uniform(d, 0x1p-52, pick(d, 4) ? 0x1p-14 : 1.0);
    if (i % 4 == 1)
        n = log_uniform(d, 2.0, pick(d, 2) ? 1e3 : 1e15);
    if (i % 4 == 2)
        n = round[(size_t)pick(d, COUNT(round))];
    if (i % 32 == 0)
        n = 1.0 + 0x1p-52 * (1 + pick(d, 8));
    if (i % 32 == 4)
        n = ulps(1.0 + 0x1p-14, pick(d, 9) - 4);
    const double more = n - 1.0, edge = 0x1p-10 / n;
    /* the excess as a part of n - 1, its most */
    double part = log_uniform(d, 1e-17, 1.2 * edge), left = 1.0 - part;
    if (i % 4 == 0 || i % 16 == 3) {
        left = pick(d, 2) ? uniform(d, 0.0, 1.0) : log_uniform(d, 1e-15, 1.0);
        part = 1.0 - left;
    }
    if (i % 16 == 5)
        part = edge;
    const double r = sqrt((1.0 + more * part) / n);
    const double delta = i % 3 ? more * left / n / (1.0 + r) : 1.0 - 1.0 / sqrt(n);
    const double given = compl ? delta : i % 3 && r < 0.5 ? r : 1.0 - delta;
    return (struct point){ { p, n, ulps(given, pick(d, 9) - 4) } };
}

static struct point marginal_sliver(struct dice *d, int i)
{
    return marginal_sliver_at(d, i, false);
}

static struct point marginal_compl_sliver(struct dice *d, int i)
{
    return marginal_sliver_at(d, i, true);
}

/* n r^2 > 1, exactly, and r < 1. */
static bool exceeds(const double *arg, bool compl )
{
    mpfr_t r;
    mpfr_init2(r, 1200);
    mpfr_set_d(r, arg[2], MPFR_RNDN);
    if (compl )
        mpfr_ui_sub(r, 1, r, MPFR_RNDN);
    const bool inside = mpfr_sgn(r) > 0 && mpfr_cmp_ui(r, 1) < 0;
    mpfr_sqr(r, r, MPFR_RNDN);
    mpfr_mul_d(r, r, arg[1], MPFR_RNDN);
    const bool above = mpfr_cmp_ui(r, 1) > 0;
    mpfr_clear(r);
    return inside && above;
}

static bool exceeds_rbar(const double *arg)
{
    return exceeds(arg, false);
}

static bool exceeds_delta(const double *arg)
{
    return arg[2] >= 1e-290 && exceeds(arg, true);
}

#endif
