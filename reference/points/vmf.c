/* Points for the truth tables of the von Mises-Fisher functions: points/vmf REGION [FIRST COUNT].
 *
 * Point i of a region depends on nothing but the region and i: a table holds those from 0, and
 * any from further on are fresh, to look for worse cases with. */
#include <float.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../mp/mpvmf.h"
#include "core/vmf/vmf.h"
#include "dice.h"
#include "print.h"
#include "vmf_sliver.h"

/* --- p, kappa */

static struct point orders_at(struct dice *d, int i)
{
    return (struct point){ { orders[(size_t)i % COUNT(orders)], log_uniform(d, 1e-2, 1e7) } };
}

static struct point wide(struct dice *d, int i)
{
    const double p = orders[(size_t)i % COUNT(orders)];
    return (struct point){ { p, p * log_uniform(d, 1e-8, 1e15) } };
}

static struct point random_at(struct dice *d, int i)
{
    (void)i;
    const double p = dimension(d);
    return (struct point){ { p, log_uniform(d, 1e-3, 1e7) } };
}

/* Where log C and the entropy have no expansion, and their terms many shapes. */
static struct point low(struct dice *d, int i)
{
    const double p =
        i % 3 == 0 ? 2.0 + 0.5 * pick(d, 12) : uniform(d, 2.0, i % 3 == 1 ? 4.5 : 80.0);
    return (struct point){ { p, i % 2 ? uniform(d, 0.0, 60.0) : log_uniform(d, 1e-9, 60.0) } };
}

/* The zero of log C (p >= 19) or the entropy (p <= 18) in kappa, times 1 +- 1e-12 .. 0.1. */
static struct point zeros(struct dice *d, int i)
{
    const bool norm = i % 4 != 0;
    const double p = !norm       ? (i % 8 ? 2.0 + pick(d, 17) : uniform(d, 2.0, 18.9))
                     : i % 8 < 4 ? orders[3 + (size_t)pick(d, COUNT(orders) - 3)]
                                 : log_uniform(d, 19.0, 1e7);
    mpfr_t v[MPV_VALUES];
    for (int k = 0; k < MPV_VALUES; ++k)
        mpfr_init2(v[k], 100);
    double kappa = norm ? p : 17.0; /* Newton's method */
    for (int n = 0; n < 100; ++n) {
        if (!mpv_values(v, p, kappa))
            exit(EXIT_FAILURE);
        const double a = mpfr_get_d(v[2], MPFR_RNDN), deriv = mpfr_get_d(v[4], MPFR_RNDN);
        const double f = mpfr_get_d(v[norm ? 1 : 5], MPFR_RNDN);
        const double step = f / (norm ? -a : -kappa * deriv);
        kappa -= fmin(step, 0.5 * kappa);
        if (fabs(step) < 1e-13 * kappa)
            break;
    }
    for (int k = 0; k < MPV_VALUES; ++k)
        mpfr_clear(v[k]);
    const double off = i < 32 ? 0.0 : log_uniform(d, 1e-12, 0.1);
    return (struct point){ { p, kappa * (pick(d, 2) ? 1.0 + off : 1.0 - off) } };
}

/* Every cut-over of src/core/bessel/log_h.h and src/core/vmf/vmf_norm.h +-4 ulp. */
static struct point cutover(struct dice *d, int i)
{
    static const double w_cut[] = { 24, 30, 46, 64, 112, 292, 636, 1880, 1.1e4 };
    static const double p_cut[] = { 76, 256, 1024, 3444, 128 };
    static const double series[][2] = { { 0.55, 0.14 }, { 5.0, 0.84 }, { 49.0, 4.8 } };
    const int n = pick(d, 9) - 4;
    switch (i % 6) {
    case 0: {
        const double w = w_cut[(size_t)pick(d, COUNT(w_cut))],
                     nu = w * sin(uniform(d, 0.0, 1.57));
        const double p = 2.0 * nu + 2.0;
        return (struct point){ { p, ulps(sqrt((w - nu) * (w + nu)), n) } };
    }
    case 1:
        return (struct point){ { dimension(d), ulps(24.0, n) } };
    case 2: {
        const double p = ulps(p_cut[(size_t)pick(d, COUNT(p_cut))], n);
        return (struct point){ { p, log_uniform(d, 1e-2, 1e6) } };
    }
    case 3: {
        const double p = log_uniform(d, 2.0, i % 12 < 6 ? 1e9 : 1e300);
        return (struct point){ { p, ulps(p * 0x1p-27, n) } };
    }
    case 4: {
        const double *const s = series[(size_t)pick(d, COUNT(series))];
        const double p = uniform(d, 2.0, 200.0);
        return (struct point){ { p, ulps(sqrt(s[0] + s[1] * (0.5 * p - 1.0)), n) } };
    }
    default: {
        const double a = ulps(0x1p500, n), t = uniform(d, 0.5, 1.0),
                     b = ldexp(a * t, -pick(d, 490));
        return pick(d, 2) ? (struct point){ { a, b } } : (struct point){ { b, a } };
    }
    }
}

static struct point extreme(struct dice *d, int i)
{
    const double a = log_uniform(d, 1e7, DBL_MAX);
    switch (i % 4) {
    case 0: { /* kappa down to the smallest subnormal */
        const double p = dimension(d), t = uniform(d, 0.5, 1.0);
        return (struct point){ { p, ldexp(t, -pick(d, 1074)) } };
    }
    case 1:
        return (struct point){ { dimension(d), a } };
    case 2:
        return (struct point){ { a, log_uniform(d, 1e-6, DBL_MAX) } };
    default:
        return (struct point){ { a, fmin(a * log_uniform(d, 1e-3, 1e3), DBL_MAX) } };
    }
}

/* --- p, rbar or delta; n */

/* r in 1e-12 .. 1 - 1e-15, as itself or as its complement. */
static double resultant(struct dice *d, bool compl )
{
    const double r = log_uniform(d, 1e-12, 0.5), delta = log_uniform(d, 1e-15, 0.5);
    switch (pick(d, 3)) {
    case 0:
        return compl ? 1.0 - r : r;
    case 1:
        return compl ? delta : 1.0 - delta;
    default:
        return uniform(d, 1e-3, 0.999);
    }
}

static struct point kappa(struct dice *d, int i)
{
    const double p = i % 3 ? dimension(d) : uniform(d, 2.0, 120.0);
    return (struct point){ { p, resultant(d, false) } };
}

static struct point kappa_compl(struct dice *d, int i)
{
    const double p = i % 3 ? dimension(d) : uniform(d, 2.0, 120.0);
    return (struct point){ { p, i % 16 ? resultant(d, true) : log_uniform(d, 1e-290, 1e-15) } };
}

/* Where src/core/vmf/vmf_kappa.h changes its method, p to 4 ulp, kappa = 120 and w = 32, 66 about. */
static struct point kappa_cutover(struct dice *d, int i)
{
    static const double p_cut[] = { 4, 16, 107, 215, 1024, 2896 };
    const int n = pick(d, 9) - 4;
    if (i % 3 == 0) {
        const double p = ulps(p_cut[(size_t)pick(d, COUNT(p_cut))], n);
        return (struct point){ { p, resultant(d, false) } };
    }
    if (i % 3 == 1)
        return (struct point){ { dimension(d), ulps(0.5, n) } };
    const double w = pick(d, 3) ? (pick(d, 2) ? 32.0 : 66.0) : 0.0;
    const double p = uniform(d, 2.0, w == 32.0 ? 60.0 : 100.0), nu = 0.5 * p - 1.0;
    const double k = w > 0.0 ? sqrt(w * w - nu * nu) : 120.0;
    const double t = 0.5 * (p - 1.0) / k,
                 r = (1.0 + uniform(d, -1e-2, 1e-2)) / (t + sqrt(1.0 + t * t));
    return (struct point){ { p, fmin(r, 1.0 - 1e-3) } };
}

/* n r^2 > 1, close to 1 to close to n. */
static struct point marginal(struct dice *d, bool compl )
{
    static const double sizes[] = { 2, 3, 5, 10, 100, 1e4, 1e6 };
    const double p = dimension(d);
    const double n =
        pick(d, 3) ? sizes[(size_t)pick(d, COUNT(sizes))] : log_uniform(d, 2.0, 1e9);
    const double part = pick(d, 3) == 0 ? log_uniform(d, 1e-6, 1.0) : uniform(d, 0.0, 1.0);
    const double r = sqrt(1.0 / n + (1.0 - 1.0 / n) * part);
    const double delta =
        pick(d, 3) ? 1.0 - r : (1.0 - sqrt(1.0 / n)) * log_uniform(d, 1e-14, 1.0);
    return (struct point){ { p, n, compl ? delta : 1.0 - delta } };
}

static struct point marginal_at(struct dice *d, int i)
{
    (void)i;
    return marginal(d, false);
}

static struct point marginal_compl(struct dice *d, int i)
{
    (void)i;
    return marginal(d, true);
}

/* --- where the solves for kappa change their method, asked of the core itself */

typedef int classifier(const double *arg);

static int kappa_regime(const double *x)
{
    return bg_vmf_kappa_regime(x[0], x[1]);
}

static int kappa_compl_regime(const double *x)
{
    return bg_vmf_kappa_compl_regime(x[0], x[1]);
}

static int marginal_regime(const double *x)
{
    return bg_vmf_kappa_marginal_regime(x[0], x[1], x[2]);
}

static int marginal_compl_regime(const double *x)
{
    return bg_vmf_kappa_marginal_compl_regime(x[0], x[1], x[2]);
}

/* Two values of the last argument, and between them one where the regime changes, +-4 ulp; the
 * first itself where it does not change. */
static struct point between(struct dice *d, classifier *regime, struct point p, int last,
                            double other)
{
    struct point q = p;
    q.arg[last] = other;
    const int from = regime(p.arg), to = regime(q.arg);
    double a = p.arg[last], b = other;
    while (from != to && fabs(a - b) > 0x1p-52 * a) {
        q.arg[last] = b > 4.0 * a || a > 4.0 * b ? sqrt(a * b) : 0.5 * (a + b);
        if (q.arg[last] == a || q.arg[last] == b)
            break;
        *(regime(q.arg) == from ? &a : &b) = q.arg[last];
    }
    p.arg[last] = ulps(a, pick(d, 9) - 4);
    return p;
}

static struct point kappa_edge_at(struct dice *d, bool compl )
{
    const double p = uniform(d, 2.0, pick(d, 3) ? 20.0 : 107.0);
    const double a = pick(d, 4) ? uniform(d, 1e-3, 0.999) : log_uniform(d, 1e-12, 1e-3);
    const double b = compl ? log_uniform(d, 1e-4, 1.0) : 1.0 - log_uniform(d, 1e-4, 1.0);
    const struct point point = { { p, compl ? 1.0 - a : a } };
    return between(d, compl ? kappa_compl_regime : kappa_regime, point, 1, b);
}

static struct point kappa_edge(struct dice *d, int i)
{
    (void)i;
    return kappa_edge_at(d, false);
}

static struct point kappa_compl_edge(struct dice *d, int i)
{
    (void)i;
    return kappa_edge_at(d, true);
}

/* Every other point: 1 < n < 2, as the effective number of weighted rows may be. */
static struct point marginal_edge_at(struct dice *d, int i, bool compl )
{
    const double p = pick(d, 2) ? uniform(d, 2.0, 70.0) : dimension(d);
    const double n = i % 2 ? 1.0 + log_uniform(d, 1e-9, 1.0) : log_uniform(d, 2.0, 1e6);
    const double most = 1.0 - 1.0 / sqrt(n), a = most * uniform(d, 0.0, 1.0);
    const double b = most * log_uniform(d, pick(d, 8) ? 1e-4 : 1e-22, 1.0);
    const struct point point = { { p, n, compl ? a : 1.0 - a } };
    return between(d, compl ? marginal_compl_regime : marginal_regime, point, 2,
                   compl ? b : 1.0 - b);
}

static struct point marginal_edge(struct dice *d, int i)
{
    return marginal_edge_at(d, i, false);
}

static struct point marginal_compl_edge(struct dice *d, int i)
{
    return marginal_edge_at(d, i, true);
}

static bool is_value(const double *arg)
{
    return arg[0] >= 2.0 && arg[0] <= DBL_MAX && arg[1] > 0.0 && arg[1] <= DBL_MAX;
}

static bool is_kappa(const double *arg)
{
    return arg[0] >= 2.0 && arg[1] > 0.0 && arg[1] < 1.0;
}

static bool is_marginal_rbar(const double *arg)
{
    return arg[2] < 1.0 && arg[1] * arg[2] * arg[2] > 1.0 + 1e-12;
}

static bool is_marginal_delta(const double *arg)
{
    const double r = 1.0 - arg[2];
    return arg[2] > 0.0 && arg[1] * r * r > 1.0 + 1e-12;
}

static const struct region {
    struct named_region named;
    struct point (*point)(struct dice *d, int i);
    bool (*inside)(const double *arg);
} regions[] = {
    { { "orders", "p\tkappa", 810 }, orders_at, is_value },
    { { "wide", "p\tkappa", 810 }, wide, is_value },
    { { "random", "p\tkappa", 1500 }, random_at, is_value },
    { { "low", "p\tkappa", 1200 }, low, is_value },
    { { "zeros", "p\tkappa", 800 }, zeros, is_value },
    { { "cutover", "p\tkappa", 900 }, cutover, is_value },
    { { "extreme", "p\tkappa", 400 }, extreme, is_value },
    { { "kappa", "p\trbar", 1500 }, kappa, is_kappa },
    { { "kappa_cutover", "p\trbar", 600 }, kappa_cutover, is_kappa },
    { { "kappa_compl", "p\tdelta", 1600 }, kappa_compl, is_kappa },
    { { "marginal", "p\tn\trbar", 1000 }, marginal_at, is_marginal_rbar },
    { { "marginal_compl", "p\tn\tdelta", 1000 }, marginal_compl, is_marginal_delta },
    { { "kappa_edge", "p\trbar", 400 }, kappa_edge, is_kappa },
    { { "kappa_compl_edge", "p\tdelta", 400 }, kappa_compl_edge, is_kappa },
    { { "marginal_edge", "p\tn\trbar", 300 }, marginal_edge, is_marginal_rbar },
    { { "marginal_compl_edge", "p\tn\tdelta", 300 }, marginal_compl_edge, is_marginal_delta },
    { { "marginal_sliver", "p\tn\trbar", 1200 }, marginal_sliver, exceeds_rbar },
    { { "marginal_compl_sliver", "p\tn\tdelta", 1200 }, marginal_compl_sliver, exceeds_delta },
};

static struct point draw(const struct region *r, int i)
{
    struct dice d = { UINT64_C(1) << 40 | (uint64_t)(r - regions) << 32 | (uint64_t)i };
    for (;;) {
        const struct point p = r->point(&d, i);
        if (r->inside(p.arg))
            return p;
    }
}

static void at(const void *region, int i, double *x)
{
    const struct point p = draw(region, i);
    memcpy(x, p.arg, sizeof p.arg);
}

int main(int argc, char **argv)
{
    const int status =
        print_region("points/vmf", regions, COUNT(regions), sizeof *regions, argc, argv, at);
    mpfr_free_cache();
    return status;
}
