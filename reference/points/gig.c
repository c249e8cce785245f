/* Points for the truth table of log_gig_norm and its derivatives: points/gig [FIRST COUNT].  Point
 * i depends on nothing but i (see points/bessel.c). */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../mp/mpbessel.h"
#include "../mp/mpkorder.h"
#include "dice.h"
#include "print.h"

struct point {
    double p, a, b;
};

static double any(struct dice *d)
{
    return ldexp(uniform(d, 0.5, 1.0), pick(d, 2098) - 1073);
}

/* a = omega e^t, b = omega e^-t. */
static struct point tilted(double p, double omega, double t)
{
    return (struct point){ p, omega * exp(t), omega * exp(-t) };
}

/* Where f, or d/dp of it, vanishes: t = (log 2 + log K_p)/p or t = d/dp log K_p. */
static struct point zero(int of_dp, double p, double omega)
{
    mpfr_t nu, x, f, s;
    mpfr_inits2(128, nu, x, f, s, (mpfr_ptr)0);
    mpfr_set_d(nu, fabs(p), MPFR_RNDN);
    mpfr_set_d(x, omega, MPFR_RNDN);
    if (of_dp)
        mpk_dnu(f, nu, x);
    else
        mpb_log_k(f, s, nu, x);
    const double t = of_dp ? copysign(1.0, p) * mpfr_get_d(f, MPFR_RNDN)
                           : (mpfr_get_d(f, MPFR_RNDN) + log(2.0)) / p;
    mpfr_clears(nu, x, f, s, (mpfr_ptr)0);
    return tilted(p, omega, t);
}

static struct point cutover(struct dice *d)
{
    static const double w_cut[] = { 24, 30, 46, 58, 112, 196, 636, 1180, 0x1p500 };
    static const double p_cut[] = { -0.5, 0, 0.5, -1, 1, -1.5, 1.5, 2.5, -3.5, 8, 24 };
    static const double z_cut[] = { 0.125, 1, 2, 4, 24 };
    const double t = uniform(d, -5.0, 5.0);
    const int n = pick(d, 9) - 4;
    struct point q;
    switch (pick(d, 3)) {
    case 0: {
        const double w = w_cut[pick(d, 9)], s = uniform(d, 0.0, 1.5707);
        q = tilted(w * sin(s), w * cos(s), t);
        break;
    }
    case 1: {
        const double p = p_cut[pick(d, 11)];
        q = tilted(p == 0.0 ? 0.0 : copysign(ulps(fabs(p), n), p), log_uniform(d, 1e-3, 1e2),
                   t);
        break;
    }
    default:
        q = tilted(uniform(d, -10.0, 10.0), z_cut[pick(d, 5)], t);
    }
    q.b = ulps(q.b, n);
    return q;
}

static struct point draw(struct dice *d, int i)
{
    const double sign = pick(d, 2) ? 1.0 : -1.0;
    switch (i % 12) {
    case 0: {
        const double p = uniform(d, -30.0, 30.0), a = log_uniform(d, 1e-3, 1e3);
        return (struct point){ p, a, log_uniform(d, 1e-3, 1e3) };
    }
    case 1: {
        const double p = uniform(d, -2.0, 2.0), a = log_uniform(d, 1e-6, 1e4);
        return (struct point){ p, a, log_uniform(d, 1e-6, 1e4) };
    }
    case 2: {
        const double p = sign * log_uniform(d, 1e-6, 1e6), a = log_uniform(d, 1e-9, 1e9);
        return (struct point){ p, a, log_uniform(d, 1e-9, 1e9) };
    }
    case 3: {
        const double p = sign * (0.5 + pick(d, 20)), a = log_uniform(d, 1e-4, 1e4);
        return (struct point){ p, a, log_uniform(d, 1e-4, 1e4) };
    }
    case 4: {
        const double p = uniform(d, -24.0, 24.0), omega = uniform(d, 0.0, 24.0);
        return tilted(p, omega, uniform(d, -20.0, 20.0));
    }
    case 5: {
        const double p = sign * log_uniform(d, 1e-300, 3.0), a = log_uniform(d, 1e-300, 1e200);
        return (struct point){ p, a, log_uniform(d, 1e-300, 1e200) };
    }
    case 6: {
        if (i % 60 != 6)
            return tilted(sign * log_uniform(d, 1e-2, 1e4), log_uniform(d, 1e-2, 1e4),
                          uniform(d, -300.0, 300.0));
        const double p = sign * any(d), a = any(d);
        return (struct point){ p, a, any(d) };
    }
    case 7:
        return cutover(d);
    case 8: {
        const double p = sign * log_uniform(d, 1e-3, 1e12);
        return zero(0, p, fabs(p) * log_uniform(d, 1e-3, 1e3));
    }
    case 9: {
        const double p = sign * log_uniform(d, 1e-2, 30.0);
        return zero(0, p, log_uniform(d, 1e-9, 30.0));
    }
    case 10: {
        const double p = sign * log_uniform(d, 1e-3, 30.0);
        return zero(1, p,
                    i % 24 == 10 ? log_uniform(d, 1e-280, 1.0) : log_uniform(d, 1e-3, 30.0));
    }
    default: {
        const double p = sign * log_uniform(d, 1e-5, 1e6), c = log_uniform(d, 1e-5, 1e6);
        if (i % 24 == 11)
            return zero(1, p, c);
        return (struct point){ p, p > 0.0 ? c : 0.0, p > 0.0 ? 0.0 : c };
    }
    }
}

/* f and a or b may be infinite, but not p K_p's argument and its order at once. */
static int fits(struct point q)
{
    return q.a <= DBL_MAX && q.b <= DBL_MAX && fabs(q.p) <= DBL_MAX &&
           (q.p > 0.0 ? q.a > 0.0 : q.b > 0.0) && (q.p != 0.0 || q.a > 0.0);
}

static void at(const void *none, int i, double *x)
{
    struct dice d = { (uint64_t)i };
    struct point q;
    (void)none;
    do
        q = draw(&d, i);
    while (!fits(q));
    x[0] = q.p;
    x[1] = q.a;
    x[2] = q.b;
}

int main(int argc, char **argv)
{
    const int first = argc == 3 ? atoi(argv[1]) : 0, count = argc == 3 ? atoi(argv[2]) : 3000;
    return print_points("p\ta\tb", first, count, at, NULL);
}
