/* Identities as tests: sums that should vanish, at random points of which half lie where the code
 * has its many regimes. */
#ifndef BURGI_TESTS_BALANCE_H
#define BURGI_TESTS_BALANCE_H

#include <criterion/criterion.h>
#include <math.h>

#include "lib/points.h"

enum { SAMPLES = 40000 };
static const double U = 0x1p-53;

/* A point, its order a multiple of 2^-20 below 2^30, so that orders one off are exact. */
struct sample {
    double nu, x;
};

static inline struct sample draw(struct random *r, int i)
{
    struct sample s;
    if (i % 2) {
        s.nu = 30.0 * random_uniform(r);
        s.x = i % 4 == 1 ? 30.0 * random_uniform(r) : pow(10.0, 7.5 * random_uniform(r) - 6.0);
    } else {
        s.nu = pow(10.0, 9.0 * random_uniform(r) - 3.0);
        s.x = pow(10.0, 15.0 * random_uniform(r) - 6.0);
    }
    s.nu = floor(s.nu * 0x1p20) * 0x1p-20;
    return s;
}

/* |left| at most u times scale, at every sample: expectations that name the worst point. */
struct balance {
    double left, scale;
};

static inline void expect_balanced(const char *what, struct balance (*at)(double nu, double x))
{
    struct random r = { 1 };
    double worst = -1.0, nu = 0.0, x = 0.0;
    for (int i = 0; i < SAMPLES; ++i) {
        const struct sample s = draw(&r, i);
        const struct balance b = at(s.nu, s.x);
        const double share = fabs(b.left) / (U * b.scale);
        if (!(share <= worst)) { /* a NaN is the worst of all */
            worst = share;
            nu = s.nu;
            x = s.x;
        }
        if (isnan(share))
            break;
    }
    cr_expect(worst <= 1.0, "%s: %.3g of what its terms may err at nu=%a x=%a", what, worst, nu,
              x);
}

static inline double max1(double x)
{
    return fmax(fabs(x), 1.0);
}

#endif
