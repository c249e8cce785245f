/* The worst errors of log I and log K against their hi + lo forms, where they are largest: search
 * COUNT SEED draws COUNT points along each of the curves on which log I and log K vanish, nu and x < 24,
 * and COUNT with x < 1, of which half lie at 1/2 < nu < 3/2, x > 1/2.  Fails above 4 u. */
#include <burgi/bessel.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/points.h"

struct law {
    const char *name;
    double (*plain)(double nu, double x), (*both)(double nu, double x, double *lo);
    bool along_zero;
};

/* x within 0.15 of the zero of f at nu, or so. */
static double near_zero(const struct law *law, struct random *r, double nu)
{
    const bool rising = law->plain == burgi_log_besseli;
    double low = 0x1p-10, high = 24.0;
    for (int i = 0; i < 12; ++i) {
        const double x = 0.5 * (low + high);
        *((law->plain(nu, x) < 0.0) == rising ? &low : &high) = x;
    }
    return fabs(low + 0.3 * (random_uniform(r) - 0.5)) + 0x1p-20;
}

static void draw(const struct law *law, struct random *r, double *nu, double *x)
{
    const bool corner = random_bits(r) % 2 != 0;
    *nu = 24.0 * random_uniform(r);
    *x = exp(-30.0 * random_uniform(r) * random_uniform(r));
    if (law->along_zero)
        *x = near_zero(law, r, *nu);
    else if (corner) {
        *nu = 0.5 + random_uniform(r) * random_uniform(r);
        *x = 1.0 - 0.5 * random_uniform(r) * random_uniform(r);
    }
}

static double search(const struct law *law, long count, unsigned seed)
{
    struct random r = { seed };
    double worst = 0.0, at_nu = 0.0, at_x = 0.0;
    for (long i = 0; i < count; ++i) {
        double nu, x, lo;
        draw(law, &r, &nu, &x);
        const double hi = law->both(nu, x, &lo), got = law->plain(nu, x);
        const double error = fabs((got - hi) - lo) / fmax(fabs(hi), 1.0) * 0x1p53;
        if (isnan(error) || error > worst) {
            worst = isnan(error) ? HUGE_VAL : error;
            at_nu = nu;
            at_x = x;
        }
    }
    printf("%s: %.2f u at nu=%a x=%a, %ld points\n", law->name, worst, at_nu, at_x, count);
    return worst;
}

int main(int argc, char **argv)
{
    static const struct law laws[] = {
        { "log I near its zeros", burgi_log_besseli, burgi_log_besseli_dd, true },
        { "log K near its zeros", burgi_log_besselk, burgi_log_besselk_dd, true },
        { "log K, x < 1", burgi_log_besselk, burgi_log_besselk_dd, false },
    };
    const long count = argc == 3 ? atol(argv[1]) : 0;
    bool good = true;
    if (count <= 0) {
        fprintf(stderr, "usage: search COUNT SEED\n");
        return 2;
    }
    for (size_t i = 0; i < sizeof laws / sizeof *laws; ++i)
        good = search(&laws[i], count, (unsigned)atol(argv[2])) <= 4.0 && good;
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
