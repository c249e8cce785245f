/* Points for the truth table of the divergences of two von Mises-Fisher laws: points/vmf_divergence
 * [FIRST COUNT].  Point i depends on nothing but i (see points/bessel.c). */
#include <float.h>
#include <stdbool.h>
#include <stdlib.h>

#include "print.h"
#include "vmf_dimension.h"

struct laws {
    double p, kappa1, kappa2, cosine;
};

/* Next to 1 and -1 and anywhere. */
static double cosine(struct dice *d)
{
    static const double round[] = { 1, 1, 0.5, 0, -0.5, -1 };
    switch (pick(d, 5)) {
    case 0:
        return round[(size_t)pick(d, COUNT(round))];
    case 1:
        return 1.0 - log_uniform(d, 0x1p-53, 1.0);
    case 2:
        return 1.0 - ldexp(1.0, -pick(d, 54));
    case 3:
        return log_uniform(d, 0x1p-53, 1.0) - 1.0;
    default:
        return uniform(d, -1.0, 1.0);
    }
}

/* A neighbour of kappa: by ulps, by a small part, by much. */
static double neighbour(struct dice *d, double kappa)
{
    switch (pick(d, 4)) {
    case 0:
        return ulps(kappa, pick(d, 9) - 4);
    case 1:
        return kappa * (1.0 + log_uniform(d, 0x1p-52, 1.0));
    case 2:
        return kappa * (1.0 - log_uniform(d, 0x1p-53, 1.0));
    default:
        return kappa * log_uniform(d, 1e-2, 1e2);
    }
}

/* Where src/core/vmf/vmf_divergence.h changes its method. */
static struct laws cutover(struct dice *d)
{
    static const double w_cut[] = { 36, 64, 128, 640, 1e4 };
    static const double kappa_cut[] = { 2, 12, 36, 40, 40, 24 };
    const int n = pick(d, 9) - 4;
    double p = uniform(d, 2.0, 76.0), kappa = kappa_cut[(size_t)pick(d, COUNT(kappa_cut))];
    if (pick(d, 2)) {
        const double w = w_cut[(size_t)pick(d, COUNT(w_cut))], s = sin(uniform(d, 0.0, 1.57));
        p = fmax(2.0 * w * s + 1.0, 2.0);
        kappa = sqrt((w - 0.5 * (p - 1.0)) * (w + 0.5 * (p - 1.0)));
    } else if (pick(d, 8) == 0) {
        p = log_uniform(d, 2.0, pick(d, 2) ? 1e9 : 1e300);
        kappa = p * 0x1p-29;
    }
    kappa = ulps(kappa, n);
    const double other = pick(d, 3) ? neighbour(d, kappa) : kappa * log_uniform(d, 1e-6, 1e6);
    const bool swap = pick(d, 2);
    return (struct laws){ p, swap ? other : kappa, swap ? kappa : other, cosine(d) };
}

/* Any magnitudes, but their ratio such that differences can be taken. */
static struct laws extreme(struct dice *d, int i)
{
    const double p = i % 3 ? dimension(d) : log_uniform(d, 2.0, 1e300);
    const double k = i % 2 ? p * log_uniform(d, 1e-12, 1e12) : log_uniform(d, 1e-300, 1e300);
    const double other = pick(d, 3) ? neighbour(d, k) : k * log_uniform(d, 1e-20, 1e20);
    return (struct laws){ p, k, pick(d, 16) ? other : 0.0, cosine(d) };
}

static struct laws draw(struct dice *d, int i)
{
    switch (i % 8) {
    case 0: {
        const double p = dimension(d), k = log_uniform(d, 1e-3, 1e7);
        return (struct laws){ p, k, log_uniform(d, 1e-3, 1e7), cosine(d) };
    }
    case 1:
    case 2: {
        const double p = dimension(d), k = log_uniform(d, 1e-3, 1e9);
        return (struct laws){ p, k, neighbour(d, k), cosine(d) };
    }
    case 3:
    case 4: {
        const double p = uniform(d, 2.0, i % 16 < 8 ? 5.0 : 76.0), k = uniform(d, 0.0, 60.0);
        return (struct laws){ p, k, pick(d, 2) ? neighbour(d, k) : uniform(d, 0.0, 60.0),
                              cosine(d) };
    }
    case 5: {
        const double p = 2.0 + 0.5 * pick(d, 20), k = log_uniform(d, 1e-6, 1e3);
        return (struct laws){ p, k, neighbour(d, k), cosine(d) };
    }
    case 6:
        return cutover(d);
    default:
        return extreme(d, i / 8);
    }
}

static void at(const void *none, int i, double *x)
{
    struct dice d = { UINT64_C(1) << 44 | (uint64_t)i };
    struct laws l;
    (void)none;
    do
        l = draw(&d, i);
    while (!(l.p <= DBL_MAX && l.kappa1 <= 1e300 && l.kappa2 <= 1e300));
    x[0] = l.p;
    x[1] = l.kappa1;
    x[2] = l.kappa2;
    x[3] = l.cosine;
}

int main(int argc, char **argv)
{
    const int first = argc == 3 ? atoi(argv[1]) : 0, count = argc == 3 ? atoi(argv[2]) : 2400;
    return print_points("p\tkappa1\tkappa2\tcosine", first, count, at, NULL);
}
