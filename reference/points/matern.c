/* Points for the truth tables of log_matern and log_matern_dist, and their derivatives: points/matern
 * [dist] [FIRST COUNT].  Point i depends on nothing but i (see points/bessel.c). */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"
#include "print.h"

struct point {
    double nu, z;
};

static double any(struct dice *d)
{
    return ldexp(uniform(d, 0.5, 1.0), pick(d, 2098) - 1073);
}

/* w from a cut-over of the expansions, or a cut of one of the arguments, to a few ulp. */
static struct point cutover(struct dice *d)
{
    static const double w_cut[] = { 24, 30, 46, 58, 112, 196, 636, 1180, 0x1p500 };
    static const double nu_cut[] = { 0.5, 1, 1.5, 2.5, 3.5, 8, 24, 0x1p53 };
    static const double z_cut[] = { 0.125, 1, 2, 4, 24 };
    const int n = pick(d, 9) - 4;
    switch (pick(d, 4)) {
    case 0: {
        const double w = w_cut[pick(d, 9)], t = uniform(d, 0.0, 1.5707);
        return (struct point){ w * sin(t), ulps(w * cos(t), n) };
    }
    case 1:
        return (struct point){ ulps(nu_cut[pick(d, 8)], n), log_uniform(d, 1e-3, 1e3) };
    case 2:
        return (struct point){ log_uniform(d, 1e-2, 100.0), ulps(z_cut[pick(d, 5)], n) };
    default: {
        const double nu = log_uniform(d, 24.0, 1e30);
        return (struct point){ nu, ulps(0.5 * sqrt(nu), n) };
    }
    }
}

static struct point draw(struct dice *d, int i)
{
    const double half = 0.5 + pick(d, 10);
    switch (i % 10) {
    case 0:
        return (struct point){ half, log_uniform(d, 1e-4, 1e2) };
    case 1: {
        const double nu = uniform(d, 0.0, 3.0);
        return (struct point){ nu, log_uniform(d, 1e-6, 1e3) };
    }
    case 2: {
        const double nu = uniform(d, 0.0, 24.0);
        return (struct point){ nu, uniform(d, 0.0, 24.0) };
    }
    case 3: {
        const double nu = log_uniform(d, 1e-6, 1e6);
        return (struct point){ nu, log_uniform(d, 1e-6, 1e6) };
    }
    case 4: {
        const double nu = uniform(d, 0.0, 150.0);
        return (struct point){ nu, uniform(d, 0.0, 150.0) };
    }
    case 5: {
        const double nu = log_uniform(d, 1e-300, 1.0);
        return (struct point){ nu, log_uniform(d, 1e-300, 1e3) };
    }
    case 6: {
        const double nu = i % 100 == 6 ? any(d) : log_uniform(d, 1.0, 1e20);
        return (struct point){ nu,
                               i % 100 == 6 ? any(d) : sqrt(nu) * log_uniform(d, 1e-6, 1e4) };
    }
    case 7: {
        const double nu = uniform(d, 0.0, 24.0);
        return (struct point){ nu, log_uniform(d, 1e-9, 1.0) };
    }
    case 8: {
        const double nu = log_uniform(d, 0.01, 24.0);
        return (struct point){ nu, log_uniform(d, 0.01, 30.0) };
    }
    default:
        return cutover(d);
    }
}

/* nu and s = z/sqrt(2 nu), in `z`: from z's points, and where s is what matters. */
static struct point draw_dist(struct dice *d, int i)
{
    static const double nu_cut[] = { 0.5, 1, 2.5, 8, 23, 24, 0x1p60 };
    switch (i % 8) {
    case 0:
        return (struct point){ 0.5 + pick(d, 10), log_uniform(d, 1e-4, 1e2) };
    case 1:
        return (struct point){ log_uniform(d, 1e-3, 1e3), log_uniform(d, 1e-3, 30.0) };
    case 2:
        return (struct point){ log_uniform(d, 20.0, 1e9), log_uniform(d, 1e-2, 10.0) };
    case 3:
        return (struct point){ log_uniform(d, 20.0, 1e22), log_uniform(d, 1e-9, 1e6) };
    case 4: {
        const double nu = log_uniform(d, 1e-12, 100.0);
        return (struct point){ nu, log_uniform(d, 1e-30, 1e3) };
    }
    case 5: /* where the parts of d/dnu cancel */
        return (struct point){ log_uniform(d, 0.3, 1e4), uniform(d, 1.5, 2.5) };
    case 6: {
        const double nu = ulps(nu_cut[pick(d, 7)], pick(d, 9) - 4);
        return (struct point){ nu, log_uniform(d, 1e-2, 1e2) };
    }
    default: {
        const struct point p =
            pick(d, 4) == 0 ? (struct point){ log_uniform(d, 23.0, 1e5), 0.0 } : cutover(d);
        const double s = p.z / sqrt(2.0 * p.nu), flat = sqrt(0.125);
        return (struct point){ p.nu, p.z == 0.0 ? ulps(flat, pick(d, 9) - 4) : s };
    }
    }
}

static bool is_wanted(bool dist, struct point p)
{
    const double most = dist ? 0x1p80 : DBL_MAX, least = dist ? 0x1p-200 : 0.0;
    return p.nu > least && p.nu <= most && p.z > least && p.z <= most;
}

static void at(const void *dist, int i, double *x)
{
    const bool is_dist = *(const bool *)dist;
    struct dice d = { (uint64_t)i };
    struct point p;
    do
        p = (is_dist ? draw_dist : draw)(&d, i);
    while (!is_wanted(is_dist, p));
    x[0] = p.nu;
    x[1] = p.z;
}

int main(int argc, char **argv)
{
    const bool dist = argc > 1 && strcmp(argv[1], "dist") == 0;
    const int first = argc > 2 ? atoi(argv[argc - 2]) : 0;
    const int count = argc > 2 ? atoi(argv[argc - 1]) : dist ? 1600 : 3000;
    return print_points(dist ? "nu\ts" : "nu\tz", first, count, at, &dist);
}
