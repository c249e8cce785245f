/* Points for the truth tables of the functions that return hi + lo, where points/bessel has too
 * few: points/bessel_dd REGION FIRST COUNT, with points that depend on REGION and number only.
 *
 *   cutover   where core/bessel/bessel_dd.h changes its way, +- 4 ulp
 *   ray       near the line x = z0 nu on which eta vanishes, the nearest doubles among them
 *   zeros     at the zeros of log I and log K, as near as doubles come, orders to 1e30 */
#include <float.h>
#include <math.h>

#include "bessel_zero.h"
#include "dice.h"
#include "print.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

struct point {
    double nu, x;
};

static struct point cutover(struct dice *d, int i)
{
    static const double w_cut[] = { 64,  69,   79,   95,    120,   162,    240,   412,
                                    885, 2790, 6270, 18200, 77000, 606000, 1.47e7 };
    const int n = pick(d, 9) - 4;
    switch (i % 8) {
    case 0:
    case 1:
    case 2: {
        const double w = i % 8 ? w_cut[(size_t)pick(d, COUNT(w_cut))] : 64.0,
                     nu = w * sin(uniform(d, 0.0, 1.5707963));
        return (struct point){ nu, ulps(sqrt((w - nu) * (w + nu)), n) };
    }
    case 3: /* Temme's series and the integral */
        return (struct point){ uniform(d, 0.0, 64.0), ulps(1.0, n) };
    case 4: { /* the base order jumps from 1/2 to -1/2 */
        const double nu = ulps(pick(d, 64) + 0.5, n);
        return (struct point){ nu,
                               pick(d, 2) ? log_uniform(d, 1e-300, 1.0) : uniform(d, 0, 1) };
    }
    case 5: {
        const double a = ulps(0x1p500, n), b = ldexp(a, -pick(d, 600)) * uniform(d, 0.5, 1);
        return pick(d, 2) ? (struct point){ a, b } : (struct point){ b, a };
    }
    case 6: {
        const double nu = log_uniform(d, 64.0, 1e300);
        return (struct point){ nu, ulps(nu * 0x1p-120, n) };
    }
    default: {
        static const double x_cut[] = { 0x1p-900, 0x1p-400, 0x1p-1000 };
        const double x = ulps(x_cut[(size_t)pick(d, COUNT(x_cut))], n);
        return (struct point){ pick(d, 2) ? log_uniform(d, 1e-3, 1e6)
                                          : log_uniform(d, 1e150, 1e308),
                               x };
    }
    }
}

/* Half of them are convergents of 1/z0, as near the line as doubles come, times 2^k. */
static struct point ray(struct dice *d, int i)
{
    static const double convergent[][2] = {
        { 255561083, 169371426 },
        { 409253925571, 271230346015 },
        { 818763412225, 542630063456 },
        { 51991348895746, 34456924343743 },
        { 52810112307971, 34999554407199 },
        { 157611573511688, 104456033158141 },
        { 1944148994448227, 1288471952304891 },
    };
    const double z0 = 0.66274341934918158, nu = log_uniform(d, 64.0, DBL_MAX);
    if (i % 2) {
        const double *const c = convergent[(size_t)pick(d, COUNT(convergent))];
        const int k = pick(d, 990) - 20;
        return (struct point){ ldexp(c[0], k), ldexp(c[1], k) };
    }
    const double off = log_uniform(d, 1e-16, 1e-2) * (pick(d, 2) ? 1 : -1);
    return (struct point){ nu, ulps(nu * z0 * (1.0 + (i % 4 ? off : 0.0)), pick(d, 9) - 4) };
}

static struct point zeros(struct dice *d, int i)
{
    const enum bessel_zero which = i % 2 ? ZERO_LOG_I : ZERO_LOG_K;
    const double nu = i % 4 < 2 ? log_uniform(d, 1e-3, 100.0) : log_uniform(d, 1e-6, 1e30);
    return (struct point){ nu, ulps(bessel_zero(which, nu), pick(d, 9) - 4) };
}

static const struct region {
    struct named_region named;
    struct point (*point)(struct dice *d, int i);
} regions[] = { { { "cutover", "nu\tx", 0 }, cutover },
                { { "ray", "nu\tx", 0 }, ray },
                { { "zeros", "nu\tx", 0 }, zeros } };

static struct point draw(const struct region *r, int i)
{
    struct dice d = { (uint64_t)(r - regions + 64) << 32 | (uint64_t)i };
    for (;;) {
        const struct point p = r->point(&d, i);
        if (p.nu >= 0.0 && p.x > 0.0 && p.nu <= DBL_MAX && p.x <= DBL_MAX)
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
    return print_region("points/bessel_dd", regions, COUNT(regions), sizeof *regions, argc,
                        argv, at);
}
