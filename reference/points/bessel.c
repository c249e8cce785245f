/* Points for the truth tables of the Bessel functions: points/bessel REGION [FIRST COUNT].
 *
 * Point i of a region depends on nothing but the region and i: a table holds those from 0, and
 * any from further on are fresh, to look for worse cases with. */
#include <float.h>
#include <math.h>

#include "bessel_zero.h"
#include "dice.h"
#include "print.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const double TINIEST = 0x1p-1074;

struct point {
    double nu, x;
};

static struct point square150(struct dice *d, int i)
{
    (void)i;
    const double nu = uniform(d, 0.0, 150.0);
    return (struct point){ nu, uniform(d, 0.0, 150.0) };
}

static struct point square1e4(struct dice *d, int i)
{
    (void)i;
    const double nu = uniform(d, 150.0, 1e4);
    return (struct point){ nu, uniform(d, 150.0, 1e4) };
}

static struct point loguniform(struct dice *d, int i)
{
    (void)i;
    const double nu = log_uniform(d, 1e-3, 1e6);
    return (struct point){ nu, log_uniform(d, 1e-6, 1e6) };
}

static struct point vmf(struct dice *d, int i)
{
    static const double p[] = { 2, 3, 10, 64, 512, 2048, 8192, 32768, 1e6 };
    return (struct point){ 0.5 * p[(size_t)i % COUNT(p)] - 1.0, log_uniform(d, 1e-2, 1e7) };
}

/* The zero times 1 +- 1e-12 .. 0.1. */
static struct point zeros(struct dice *d, int i)
{
    const enum bessel_zero which = (enum bessel_zero)(i % ZEROS);
    const double nu = log_uniform(d, which == ZERO_LOG_I ? 1e-6 : 1e-9, 1e15);
    const double off = log_uniform(d, 1e-12, 0.1);
    return (struct point){ nu, bessel_zero(which, nu) * (pick(d, 2) ? 1.0 + off : 1.0 - off) };
}

/* Integers and half-integers, on and off by 1 ulp, 2 ulp, 1e-8. */
static struct point halfint(struct dice *d, int i)
{
    const double n = i % 4 == 3 ? floor(log_uniform(d, 32, 1e6)) : pick(d, 32);
    const double nu = n + 0.5 * pick(d, 2), x = log_uniform(d, 1e-3, i % 2 ? 30.0 : 1e4);
    switch (pick(d, 3)) {
    case 0:
        return (struct point){ nu, x };
    case 1:
        return (struct point){ ulps(nu, pick(d, 5) - 2), x };
    default:
        return (struct point){ fabs(nu + (pick(d, 2) ? 1e-8 : -1e-8)), x };
    }
}

/* x to the smallest subnormal, for orders of every size; and tiny orders for any x. */
static struct point tiny(struct dice *d, int i)
{
    const double x = ldexp(uniform(d, 0.5, 1.0), -10 - (int)(roll(d) % 1064));
    switch (i % 6) {
    case 0:
        return (struct point){ 0.0, i % 4 ? log_uniform(d, 1e-12, 1e-2) : x };
    case 1:
        return (struct point){ ldexp(uniform(d, 0.5, 1.0), -(int)(roll(d) % 1074)), x };
    case 2:
        return (struct point){ uniform(d, 0.0, 30.0), x };
    case 3:
        return (struct point){ pick(d, 30) * 0.5, x };
    case 4:
        return (struct point){ log_uniform(d, 30.0, 1e300), x };
    default:
        return (struct point){ ldexp(uniform(d, 0.5, 1.0), -(int)(roll(d) % 1074)),
                               log_uniform(d, 1e-3, 1e3) };
    }
}

static struct point huge(struct dice *d, int i)
{
    const double a = log_uniform(d, 1e6, DBL_MAX), b = log_uniform(d, 1e-3, DBL_MAX);
    switch (i % 8) {
    case 0:
        return (struct point){ a, b };
    case 1:
        return (struct point){ b, a };
    case 2: /* both alike */
        return (struct point){ a, fmin(a * log_uniform(d, 1e-3, 1e3), DBL_MAX) };
    case 3: /* near the line on which eta vanishes */
        return (struct point){ a,
                               0.66274341934918158 * a *
                                   (1.0 + log_uniform(d, 1e-16, 0.1) * (pick(d, 2) ? 1 : -1)) };
    case 4: /* any exponents */
        return (struct point){ ldexp(uniform(d, 0.5, 1.0), pick(d, 2098) - 1073),
                               ldexp(uniform(d, 0.5, 1.0), pick(d, 2098) - 1073) };
    case 5: /* where I_{nu+1}/I_nu is barely a normal number */
        return (struct point){ a, a * ldexp(uniform(d, 0.5, 1.0), -960 - pick(d, 80)) };
    case 6:
        return (struct point){ i % 16 == 6 ? 0.0 : uniform(d, 0.0, 10.0), a };
    default:
        return i % 16 == 7 ? (struct point){ ulps(DBL_MAX, -pick(d, 5)), b }
                           : (struct point){ b, ulps(DBL_MAX, -pick(d, 5)) };
    }
}

static struct point small(struct dice *d, int i)
{
    switch (i % 6) {
    case 0: {
        const double nu = uniform(d, 0.0, 30.0);
        return (struct point){ nu, uniform(d, 0.0, 30.0) };
    }
    case 1: {
        const double nu = uniform(d, 0.0, 30.0);
        return (struct point){ nu, log_uniform(d, 1e-6, 30.0) };
    }
    case 2: {
        const double nu = log_uniform(d, 1e-6, 30.0);
        return (struct point){ nu, uniform(d, 0.0, 30.0) };
    }
    case 3: {
        const double nu = log_uniform(d, 1e-6, 30.0);
        return (struct point){ nu, log_uniform(d, 1e-6, 30.0) };
    }
    case 4: { /* the orders of low vMF dimensions and just beside them */
        const double nu = pick(d, 2) ? 0.5 * pick(d, 4) : uniform(d, 0.0, 1.5);
        return (struct point){ nu, log_uniform(d, 1e-3, 30.0) };
    }
    default: {
        const double t = uniform(d, 0.0, 1.5707963), w = uniform(d, 0.0, 31.0);
        return (struct point){ w * sin(t), w * cos(t) };
    }
    }
}

/* Every cut-over of src/core +-4 ulp, or close to that where it is a curve. */
static struct point cutover(struct dice *d, int i)
{
    static const double w_cut[] = { 24, 30, 46, 64, 112, 292, 636, 1880, 1.1e4 };
    static const double x_cut[] = { 1, 2, 3, 4, 8, 24, 25 };
    static const double series[][2] = { { 0.55, 0.14 }, { 5.0, 0.84 }, { 49.0, 4.8 } };
    const int n = pick(d, 9) - 4;
    switch (i % 8) {
    case 0:
    case 1: {
        const double w = w_cut[(size_t)pick(d, COUNT(w_cut))],
                     nu = w * sin(uniform(d, 0.0, 1.57));
        return (struct point){ nu, ulps(sqrt((w - nu) * (w + nu)), n) };
    }
    case 2:
        return (struct point){ uniform(d, 0.0, 25.0),
                               ulps(x_cut[(size_t)pick(d, COUNT(x_cut))], n) };
    case 3: {
        const double nu = ulps(0.5 * pick(d, 50), n);
        return (struct point){ nu, pick(d, 2) ? uniform(d, 0.0, 24.0)
                                              : log_uniform(d, 1e-3, 24.0) };
    }
    case 4: {
        const double a = ulps(0x1p500, n),
                     b = ldexp(a, -(int)(roll(d) % 600)) * uniform(d, 0.5, 1);
        return pick(d, 2) ? (struct point){ a, b } : (struct point){ b, a };
    }
    case 5: {
        const double nu = log_uniform(d, 1.0, 1e300);
        return (struct point){ nu, ulps(nu * 0x1p-120, n) };
    }
    case 6: {
        const double *const s = series[(size_t)pick(d, COUNT(series))];
        const double nu = pick(d, 2) ? uniform(d, 0.0, 24.0) : log_uniform(d, 1e-6, 24.0);
        return (struct point){ nu, ulps(sqrt(s[0] + s[1] * nu), n) };
    }
    default: {
        const double nu = ulps(pick(d, 2) ? 1.0 : 0.5, n);
        return (struct point){ nu, log_uniform(d, 1e-300, 1e6) };
    }
    }
}

/* Of all that is above. */
static struct point mixture(struct dice *d, int i)
{
    switch (i % 6) {
    case 0:
        return small(d, i / 6);
    case 1:
        return cutover(d, i / 6);
    case 2:
        return loguniform(d, i / 6);
    case 3:
        return huge(d, i / 6);
    case 4:
        return tiny(d, i / 6);
    default:
        return halfint(d, i / 6);
    }
}

static struct point negative(struct dice *d, int i)
{
    const struct point p = mixture(d, i);
    return (struct point){ -p.nu, p.x };
}

/* An x near the zero of I_-v where there is one: I_v/K_v = (2/pi) |sin(pi v)|, that is eta + D_1/w =
 * log(2 |sin(pi v)|)/2 or so. */
static double near_zero(double v)
{
    const double want = 0.5 * log(2.0 * fabs(sin(3.14159265358979324 * (v - floor(v)))));
    double low = 1e-300, high = 10.0 * v + 10.0;
    for (int i = 0; i < 1200 && low < high; ++i) {
        const double x =
            i < 1000 && high > 2.0 * low ? sqrt(low) * sqrt(high) : 0.5 * (low + high);
        const double w = hypot(v, x), s = v / w * (v / w);
        *(w - v * asinh(v / x) + (0.125 - s * 5.0 / 24.0) / w < want ? &low : &high) = x;
    }
    return low;
}

/* Orders of any sign for I, and x < 0 where they are integers. */
static struct point orders(struct dice *d, int i)
{
    switch (i % 8) {
    case 0: {
        const double nu = -uniform(d, 0.0, 30.0);
        return (struct point){ nu, uniform(d, 0.0, 30.0) };
    }
    case 1: {
        const double nu = -log_uniform(d, 1e-6, 290.0);
        return (struct point){ nu, log_uniform(d, 1e-6, 290.0) };
    }
    case 2:
    case 3: {
        const double v = log_uniform(d, 0.5, i % 16 < 8 ? 30.0 : 250.0);
        const double off = log_uniform(d, 1e-6, 0.1) * (pick(d, 2) ? 1.0 : -1.0);
        return (struct point){ -v, near_zero(v) * (1.0 + (i % 8 == 2 ? off : 0.0)) };
    }
    case 4: {
        const double v = ulps(0.5 * (1 + pick(d, 100)), pick(d, 7) - 3);
        return (struct point){ -v, log_uniform(d, 1e-3, 200.0) };
    }
    case 5: {
        const double nu = pick(d, 200) - 100, x = log_uniform(d, 1e-3, 1e4);
        return (struct point){ nu, pick(d, 2) ? x : -x };
    }
    case 6: {
        const double v = i % 16 == 6 ? log_uniform(d, 300.0, 1e6) : log_uniform(d, 1e-300, 0.1);
        return (struct point){ -v, i % 16 == 6 ? v * log_uniform(d, 1e-3, 1e3)
                                               : log_uniform(d, 1e-300, 1e3) };
    }
    default: {
        const double nu = uniform(d, -60.0, 60.0);
        return (struct point){ nu, log_uniform(d, 1e-300, 1e3) };
    }
    }
}

/* Every cut-over of the derivatives +-4 ulp, or close to it where it is a curve. */
static struct point deriv_cutover(struct dice *d, int i)
{
    static const double w_cut[] = { 24, 30, 46, 58, 64, 196, 636, 1180 },
                        x_cut[] = { 0.125, 2 };
    const int n = pick(d, 9) - 4;
    switch (i % 6) {
    case 0:
    case 1: {
        const double w = w_cut[(size_t)pick(d, COUNT(w_cut))],
                     nu = w * sin(uniform(d, 0.0, 1.57));
        return (struct point){ nu, ulps(sqrt((w - nu) * (w + nu)), n) };
    }
    case 2:
        return (struct point){ uniform(d, 0.0, 25.0),
                               ulps(x_cut[(size_t)pick(d, COUNT(x_cut))], n) };
    case 3: { /* n + 1/2, where the base order of K jumps, and n + 1/4 */
        const double nu = ulps(0.25 * pick(d, 98), n);
        return (struct point){ nu, log_uniform(d, 1e-3, 24.0) };
    }
    case 4: { /* mu log(2/x) = 2 */
        const double mu = log_uniform(d, 1e-3, 0.5);
        return (struct point){ fabs(pick(d, 5) + (pick(d, 2) ? mu : -mu)),
                               2.0 * exp(-2.0 / mu) * (1.0 + 1e-15 * n) };
    }
    default: {
        const double a = ulps(0x1p500, n),
                     b = ldexp(a, -(int)(roll(d) % 1500)) * uniform(d, 0.5, 1);
        return pick(d, 2) ? (struct point){ a, b } : (struct point){ b, a };
    }
    }
}

/* Near the zero of d2/dx2 log I: x = sqrt(2 nu) for small nu, 2 nu^2 for large. */
static struct point deriv_zeros(struct dice *d, int i)
{
    const double nu = log_uniform(d, i % 2 ? 1e-6 : 0.5, i % 2 ? 2.0 : 1e4);
    const double x = nu < 1.0 ? sqrt(2.0 * nu) : 2.0 * nu * nu, off = log_uniform(d, 1e-4, 0.5);
    return (struct point){ nu, x * (pick(d, 2) ? 1.0 + off : 1.0 - off) };
}

#define NU_X "nu\tx"

static const struct region {
    struct named_region named;
    struct point (*point)(struct dice *d, int i);
    int any_order; /* or only those from 0 on */
} regions[] = {
    { { "square150", NU_X, 2000 }, square150, 0 },
    { { "square1e4", NU_X, 1500 }, square1e4, 0 },
    { { "loguniform", NU_X, 3000 }, loguniform, 0 },
    { { "vmf", NU_X, 2250 }, vmf, 0 },
    { { "zeros", NU_X, 2400 }, zeros, 0 },
    { { "halfint", NU_X, 2000 }, halfint, 0 },
    { { "tiny", NU_X, 1200 }, tiny, 0 },
    { { "huge", NU_X, 1600 }, huge, 0 },
    { { "small", NU_X, 5400 }, small, 0 },
    { { "cutover", NU_X, 2800 }, cutover, 0 },
    { { "mixture", NU_X, 2400 }, mixture, 0 },
    { { "negative", NU_X, 600 }, negative, 1 },
    { { "orders", NU_X, 3200 }, orders, 1 },
    { { "deriv_cutover", NU_X, 1800 }, deriv_cutover, 0 },
    { { "deriv_zeros", NU_X, 400 }, deriv_zeros, 0 },
};

/* A draw may give x = 0 or an order below 0, where nothing is to be computed. */
static struct point draw(const struct region *r, int i)
{
    struct dice d = { (uint64_t)(r - regions) << 32 | (uint64_t)i };
    for (;;) {
        const struct point p = r->point(&d, i);
        if ((r->any_order || (p.nu >= 0.0 && p.x > 0.0)) && fabs(p.x) >= TINIEST &&
            fabs(p.nu) <= DBL_MAX && p.x <= DBL_MAX)
            return p;
    }
}

static void at(const void *region, int i, double *x)
{
    const struct point p = draw(region, i);
    x[0] = p.nu;
    x[1] = p.x;
}

int main(int argc, char **argv)
{
    return print_region("points/bessel", regions, COUNT(regions), sizeof *regions, argc, argv,
                        at);
}
