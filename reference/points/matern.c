/* Points for the truth table of log_matern and its derivatives: points/matern [FIRST COUNT].  Point
 * i depends on nothing but i (see points/bessel.c). */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "dice.h"

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

int main(int argc, char **argv)
{
    const int first = argc == 3 ? atoi(argv[1]) : 0, count = argc == 3 ? atoi(argv[2]) : 3000;

    printf("nu\tz\n");
    for (int i = first; i < first + count; ++i) {
        struct dice d = { (uint64_t)i };
        struct point p;
        do
            p = draw(&d, i);
        while (!(p.nu > 0.0 && p.nu <= DBL_MAX && p.z > 0.0 && p.z <= DBL_MAX));
        printf("%a\t%a\n", p.nu, p.z);
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
