/* Points of the law of t = mu'x: vmf_law t|delta|q [FIRST COUNT]; or with an s at the end, ts,
 * deltas, qs, at the seams of the regimes and of the node sums' rules.  Dimensions by name and
 * at random, to 1e6; kappa 0, small, to 1e15 and in proportion to p; both tails to any depth.
 * */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"
#include "print.h"

enum kind { T, DELTA, Q };

struct what {
    enum kind kind;
    int seams;
};

static double dimension(struct dice *d)
{
    static const double named[] = { 2, 2 + 0x1p-51, 2.5, 3, 3.5, 4, 10, 64, 2048, 1e6 };
    return pick(d, 3) == 0 ? named[pick(d, 10)] : log_uniform(d, 2.0, 1e6);
}

static double concentration(struct dice *d, double p)
{
    switch (pick(d, 8)) {
    case 0:
        return 0.0;
    case 1:
        return log_uniform(d, 1e-300, 1e-3);
    case 2:
        return 1e15;
    case 3:
    case 4:
        return log_uniform(d, 1e-3, 1e15);
    default:
        return p * log_uniform(d, 1e-4, 1e4);
    }
}

/* p and kappa where hypot(p/2 - 1, kappa) is 24 or 46, or (p-1)/2 is 4 or 20, within a few ulp.
 * */
static void seam(struct dice *d, double *p, double *kappa)
{
    if (pick(d, 2) == 0) {
        *p = ulps(pick(d, 2) == 0 ? 9.0 : 41.0, pick(d, 5) - 2);
        *kappa = concentration(d, *p);
        return;
    }
    const double w = pick(d, 2) == 0 ? 24.0 : 46.0;
    *p = uniform(d, 2.0, 2.0 * w + 2.0);
    const double nu = 0.5 * *p - 1.0;
    *kappa = ulps(sqrt((w - nu) * (w + nu)), pick(d, 5) - 2);
}

/* (1 - t)/(1 + t) at so many standard deviations of s from the mode, or anywhere. */
static double place(struct dice *d, double p, double kappa)
{
    const double a = 0.5 * (p - 1.0), w = hypot(a, kappa);
    const double d0 = a * (1.0 + a / (w + kappa)) / (a + w), sd = sqrt((a + w) / (4.0 * a * w));
    const double sign = pick(d, 2) == 0 ? -2.0 : 2.0, mode = d0 / (2.0 - d0);
    switch (pick(d, 4)) {
    case 0:
    case 1:
        return mode * exp(sign * sd * uniform(d, 0.0, 7.0));
    case 2:
        return mode * exp(sign * sd * log_uniform(d, 1e-6, fmax(40.0 / sd, 2.0)));
    default:
        return log_uniform(d, 1e-18, 1e18);
    }
}

static double probability(struct dice *d)
{
    switch (pick(d, 4)) {
    case 0:
        return log_uniform(d, 1e-307, 0.5);
    case 1:
        return 1.0 - log_uniform(d, 0x1p-53, 0.5);
    default:
        return uniform(d, 0.001, 0.999);
    }
}

static double last(struct dice *d, enum kind kind, double p, double kappa)
{
    if (kind == Q)
        return probability(d);
    const double rho = place(d, p, kappa), delta = 2.0 * rho / (1.0 + rho);
    return kind == DELTA ? delta : 1.0 - delta;
}

static void at(const void *arg, int i, double *x)
{
    const struct what *what = arg;
    struct dice d = { (uint64_t)i };
    int inside;
    do {
        x[0] = dimension(&d);
        x[1] = concentration(&d, x[0]);
        if (what->seams)
            seam(&d, &x[0], &x[1]);
        x[2] = last(&d, what->kind, x[0], x[1]);
        inside = what->kind == T       ? fabs(x[2]) < 1.0
                 : what->kind == DELTA ? x[2] >= DBL_MIN && x[2] < 2.0
                                       : x[2] > 0.0 && x[2] < 1.0;
    } while (!inside || !(x[0] >= 2.0));
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = { "t", "delta", "q", "ts", "deltas", "qs" };
    static const char *const header[] = { "p\tkappa\tt", "p\tkappa\tdelta", "p\tkappa\tq" };
    for (int k = 0; argc > 1 && k < 6; ++k)
        if (strcmp(argv[1], kinds[k]) == 0) {
            const struct what what = { (enum kind)(k % 3), k / 3 };
            const int first = argc == 4 ? atoi(argv[2]) : 0;
            return print_points(header[k % 3], first, argc == 4 ? atoi(argv[3]) : 700, at,
                                &what);
        }
    fprintf(stderr, "usage: vmf_law t|delta|q|ts|deltas|qs [FIRST COUNT]\n");
    return EXIT_FAILURE;
}
