/* Points for the truth table of log 0F1(; b; z): points/hyp0f1 [FIRST COUNT].  Point i depends on
 * nothing but i (see points/bessel.c). */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "dice.h"
#include "print.h"

struct point {
    double b, z;
};

static double any(struct dice *d)
{
    return ldexp(uniform(d, 0.5, 1.0), pick(d, 2098) - 1073);
}

static struct point cutover(struct dice *d)
{
    static const double b_cut[] = { 1, 38, 128, 512, 1722 };
    static const double w_cut[] = { 24, 30, 46, 64, 636 };
    static const double series[][2] = { { 0.55, 0.14 }, { 5.0, 0.84 }, { 49.0, 4.8 } };
    const int n = pick(d, 9) - 4;
    const double b = pick(d, 2) ? uniform(d, 0.0, 2.0) : log_uniform(d, 1e-3, 1e3),
                 nu = b - 1.0;
    switch (pick(d, 5)) {
    case 0:
        return (struct point){ ulps(b_cut[pick(d, 5)], n), log_uniform(d, 1e-3, 1e7) };
    case 1: {
        const double w = w_cut[pick(d, 5)];
        return (struct point){ b, ulps(0.25 * (w - nu) * (w + nu), n) };
    }
    case 2: {
        const int k = pick(d, 3);
        const double x2 = series[k][0] + series[k][1] * fmax(nu, 0.0);
        return (struct point){ b, ulps(0.25 * (b < 1.0 ? x2 / 1.41015625 : x2), n) };
    }
    case 3:
        return (struct point){ b, ulps(144.0, n) };
    default: {
        const double c = log_uniform(d, 1e-150, 1e150);
        return (struct point){ c, ulps(0x1p-54 * c * c, n) };
    }
    }
}

static struct point draw(struct dice *d, int i)
{
    switch (i % 8) {
    case 0: {
        const double b = uniform(d, 0.0, 3.0);
        return (struct point){ b, uniform(d, 0.0, 200.0) };
    }
    case 1: {
        const double b = uniform(d, 0.0, 1.0);
        return (struct point){ b, log_uniform(d, 1e-6, 1e8) };
    }
    case 2: {
        const double b = log_uniform(d, 1e-6, 1e6);
        return (struct point){ b, log_uniform(d, 1e-6, 1e12) };
    }
    case 3: {
        const double b = 0.5 * (1 + pick(d, 200));
        return (struct point){ b, log_uniform(d, 1e-3, 1e6) };
    }
    case 4: {
        const double b = log_uniform(d, 1e-300, 1.0);
        return (struct point){ b, log_uniform(d, 1e-3, 1e4) };
    }
    case 5: {
        const double b = i % 16 == 5 ? any(d) : log_uniform(d, 1e-3, 1e170);
        return (struct point){ b, i % 16 == 5 ? any(d) : log_uniform(d, 1e298, DBL_MAX) };
    }
    case 6: {
        const double b = log_uniform(d, 1.0, 1e5);
        return (struct point){ b, b * log_uniform(d, 1e-3, 1e5) };
    }
    default:
        return cutover(d);
    }
}

static void at(const void *none, int i, double *x)
{
    struct dice d = { (uint64_t)i };
    struct point p;
    (void)none;
    do
        p = draw(&d, i);
    while (!(p.b > 0.0 && p.b <= DBL_MAX && p.z > 0.0 && p.z <= DBL_MAX));
    x[0] = p.b;
    x[1] = p.z;
}

int main(int argc, char **argv)
{
    const int first = argc == 3 ? atoi(argv[1]) : 0, count = argc == 3 ? atoi(argv[2]) : 4000;
    return print_points("b\tz", first, count, at, NULL);
}
