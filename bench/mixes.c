#include "mixes.h"

#include <math.h>

#include "group.h"

static double between(struct random *r, double a, double b)
{
    return a + (b - a) * random_uniform(r);
}

static double log_between(struct random *r, double a, double b)
{
    return exp(between(r, log(a), log(b)));
}

static void square150(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    *nu = between(r, 0.0, 150.0);
    *x = between(r, 0.0, 150.0);
}

static void square1e4(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    *nu = between(r, 150.0, 1e4);
    *x = between(r, 150.0, 1e4);
}

static void log_uniform(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    *nu = log_between(r, 1e-3, 1e6);
    *x = log_between(r, 1e-6, 1e6);
}

static void vmf(struct random *r, size_t i, double *nu, double *x)
{
    static const double p[] = { 2, 3, 10, 64, 512, 2048, 8192, 32768, 1e6 };
    *nu = 0.5 * p[i % (sizeof p / sizeof *p)] - 1.0;
    *x = log_between(r, 1e-2, 1e7);
}

static void above(struct random *r, double least, double *nu, double *x)
{
    const double w = log_between(r, least, 1e6), angle = between(r, 0.0, 1.5707963);
    *nu = w * sin(angle);
    *x = w * cos(angle);
}

static void above112(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    above(r, 112.0, nu, x);
}

static void above636(struct random *r, size_t i, double *nu, double *x)
{
    (void)i;
    above(r, 636.0, nu, x);
}

const struct mix mixes[MIXES] = {
    { "[0,150]^2", "bessel_square150", square150 },
    { "[150,1e4]^2", "bessel_square1e4", square1e4 },
    { "log-uniform", "bessel_loguniform", log_uniform },
    { "vMF orders", "bessel_vmf", vmf },
};
const struct mix mix_above112 = { "w >= 112", NULL, above112 };
const struct mix mix_above636 = { "w >= 636", NULL, above636 };

struct inputs mix_inputs(const struct mix *m)
{
    struct inputs in = group_inputs();
    struct random r = { 2024 };
    for (size_t i = 0; i < in.n; ++i)
        m->point(&r, i, &in.arg[0][i], &in.arg[1][i]);
    return in;
}
