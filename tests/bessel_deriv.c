/* The derivatives of log I and log K without a truth table: the differential equation, Wronskian,
 * ladder and difference quotients that relate them to the functions and to each other, signs and
 * special values.  tests/bits shows that all instruction sets agree. */
#include <burgi/bessel.h>
#include <burgi/bessel_deriv.h>

#include <criterion/criterion.h>
#include <math.h>

#include "balance.h"
#include "lib/points.h"

/* f_xx + f_x^2 + f_x/x = 1 + nu^2/x^2 for both */
static struct balance equation(double nu, double x, double dx, double dxx)
{
    const double a = dx * dx, b = dx / x, c = 1.0 + (nu / x) * (nu / x);
    return (struct balance){ dxx + a + b - c,
                             18.0 * max1(dxx) + 20.0 * a + 12.0 * fabs(b) + 6.0 * c };
}

static struct balance equation_i(double nu, double x)
{
    return equation(nu, x, burgi_log_besseli_dx(nu, x), burgi_log_besseli_dxx(nu, x));
}

static struct balance equation_k(double nu, double x)
{
    return equation(nu, x, burgi_log_besselk_dx(nu, x), burgi_log_besselk_dxx(nu, x));
}

/* (log I)_x - (log K)_x = 1/(x I K) */
static struct balance wronskian(double nu, double x)
{
    const double i = burgi_log_besseli(nu, x), k = burgi_log_besselk(nu, x);
    const double d = burgi_log_besseli_dx(nu, x) - burgi_log_besselk_dx(nu, x);
    return (struct balance){ log(d) + log(x) + i + k, 4.0 * (max1(i) + max1(k)) +
                                                          3.0 * max1(log(x)) +
                                                          2.0 * max1(log(d)) + 16.0 };
}

/* (log I)_x = nu/x + r */
static struct balance ratio(double nu, double x)
{
    const double d = burgi_log_besseli_dx(nu, x), r = burgi_besseli_ratio(nu, x);
    return (struct balance){ d - (nu / x + r), 10.0 * d + 4.0 * r };
}

/* and its derivative in nu: f_xnu = 1/x + r [f_nu(nu + 1) - f_nu(nu)] */
static struct balance ladder_i(double nu, double x)
{
    const double r = burgi_besseli_ratio(nu, x), d = burgi_log_besseli_dxnu(nu, x);
    const double a = burgi_log_besseli_dnu(nu, x), b = burgi_log_besseli_dnu(nu + 1.0, x);
    return (struct balance){ d - (1.0 / x + r * (b - a)),
                             18.0 * max1(d) + 4.0 / x + r * (16.0 * (max1(a) + max1(b))) };
}

/* f_x = nu/x - k, k = K_{nu+1}/K_nu, and f_xnu = 1/x - k [f_nu(nu + 1) - f_nu(nu)] */
static struct balance ladder_k(double nu, double x)
{
    const double k = nu / x - burgi_log_besselk_dx(nu, x), d = burgi_log_besselk_dxnu(nu, x);
    const double a = burgi_log_besselk_dnu(nu, x), b = burgi_log_besselk_dnu(nu + 1.0, x);
    return (struct balance){ d - (1.0 / x - k * (b - a)),
                             18.0 * max1(d) + 4.0 / x + k * (24.0 * (max1(a) + max1(b))) };
}

/* Difference quotients: of f in nu, of f_nu in nu, of f_x in nu.  They are good to about 1e-5, of
 * the value and of a step that is small against nu or 1. */
enum { QUOTIENT_BITS = 36 };

static struct balance quotient(double nu, double x, double (*f)(double, double),
                               double (*slope)(double, double))
{
    const double h = 0x1p-12 * fmax(1.0, 0x1p-2 * nu), m = nu + h;
    const double a = f(nu, x), b = f(nu + 2.0 * h, x), d = slope(m, x);
    const double noise = (max1(a) + max1(b)) * 16.0 / h;
    return (struct balance){ (b - a) / (2.0 * h) - d, ldexp(max1(d), QUOTIENT_BITS) + noise };
}

#define QUOTIENT(name, f, slope)                                                               \
    static struct balance name(double nu, double x)                                            \
    {                                                                                          \
        return quotient(nu, x, burgi_##f, burgi_##slope);                                      \
    }
QUOTIENT(i_dnu, log_besseli, log_besseli_dnu)
QUOTIENT(i_dnunu, log_besseli_dnu, log_besseli_dnunu)
QUOTIENT(i_dxnu, log_besseli_dx, log_besseli_dxnu)
QUOTIENT(k_dnu, log_besselk, log_besselk_dnu)
QUOTIENT(k_dnunu, log_besselk_dnu, log_besselk_dnunu)
QUOTIENT(k_dxnu, log_besselk_dx, log_besselk_dxnu)

Test(bessel_deriv, identities)
{
    expect_balanced("equation of I", equation_i);
    expect_balanced("equation of K", equation_k);
    expect_balanced("Wronskian", wronskian);
    expect_balanced("ratio", ratio);
    expect_balanced("ladder of I", ladder_i);
    expect_balanced("ladder of K", ladder_k);
}

Test(bessel_deriv, difference_quotients)
{
    expect_balanced("I in nu", i_dnu);
    expect_balanced("I in nu twice", i_dnunu);
    expect_balanced("I in x and nu", i_dxnu);
    expect_balanced("K in nu", k_dnu);
    expect_balanced("K in nu twice", k_dnunu);
    expect_balanced("K in x and nu", k_dxnu);
}

enum { ALL = 10 };

static void all(double nu, double x, double v[ALL])
{
    v[0] = burgi_log_besseli_dx(nu, x);
    v[1] = burgi_log_besseli_dnu(nu, x);
    v[2] = burgi_log_besseli_dxx(nu, x);
    v[3] = burgi_log_besseli_dxnu(nu, x);
    v[4] = burgi_log_besseli_dnunu(nu, x);
    v[5] = burgi_log_besselk_dx(nu, x);
    v[6] = burgi_log_besselk_dnu(nu, x);
    v[7] = burgi_log_besselk_dxx(nu, x);
    v[8] = burgi_log_besselk_dxnu(nu, x);
    v[9] = burgi_log_besselk_dnunu(nu, x);
}

/* NaN where the headers say so and nowhere else; the signs that hold to the last bit. */
static void assert_in_range(double nu, double x)
{
    double v[ALL];
    const int outside = !(nu >= 0.0 && x >= 0.0) || (isinf(nu) && isinf(x));
    all(nu, x, v);
    for (int k = 0; k < ALL; ++k)
        cr_assert(outside == isnan(v[k]), "function %d is %g at nu=%a x=%a", k, v[k], nu, x);
    if (outside)
        return;
    cr_assert(v[0] >= 0.0, "log I falls in x at nu=%a x=%a", nu, x);
    cr_assert(v[5] <= -1.0, "log K falls by %a in x at nu=%a x=%a", v[5], nu, x);
    cr_assert(v[6] >= 0.0, "log K falls in nu at nu=%a x=%a", nu, x);
    cr_assert(v[7] >= 0.0, "log K is not convex in x at nu=%a x=%a", nu, x);
    cr_assert(v[9] >= 0.0, "log K is not convex in nu at nu=%a x=%a", nu, x);
    if (nu == 0.0)
        cr_assert(v[6] == 0.0 && v[8] == 0.0, "log K is not even in nu at x=%a", x);
}

Test(bessel_deriv, ranges)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 4 };
    for (int round = 0; round < 20; ++round) {
        const size_t n = round == 0 ? points_special(2, arg) : points_mixed(&r, 2, arg);
        for (size_t i = 0; i < n; ++i)
            assert_in_range(arg[0][i], arg[1][i]);
    }
}

Test(bessel_deriv, special_values)
{
    const double inf = HUGE_VAL, zeta2 = 0x1.a51a6625307d3p+0; /* pi^2/6 */
    const double half = 0x1.3bd3cc9be45dep+2;                  /* psi'(1/2) = pi^2/2 */
    const struct {
        double nu, x, value[ALL]; /* in the order of bessel.h */
    } special[] = {
        { 0.0, 0.0, { 0.0, -inf, 0.5, inf, -zeta2, -inf, 0.0, inf, 0.0, inf } },
        { 0.0, -0.0, { 0.0, -inf, 0.5, inf, -zeta2, -inf, 0.0, inf, 0.0, inf } },
        { 0.5, 0.0, { inf, -inf, -inf, inf, 4.0 - half, -inf, inf, inf, -inf, half } },
        { 0x1p-20, 0.0, { inf, -inf, -inf, inf, -zeta2, -inf, inf, inf, -inf, 0x1p40 } },
        { 0x1p100, 0.0, { inf, -inf, -inf, inf, -0x1p-100, -inf, inf, inf, -inf, 0x1p-100 } },
        { 0.0, inf, { 1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0 } },
        { 0x1p1023, inf, { 1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0 } },
        { inf, 0.0, { inf, -inf, -inf, inf, 0.0, -inf, inf, inf, -inf, 0.0 } },
        { inf, 4.0, { inf, -inf, -inf, 0.25, 0.0, -inf, inf, inf, -0.25, 0.0 } },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        double got[ALL];
        all(special[i].nu, special[i].x, got);
        for (int k = 0; k < ALL; ++k) { /* limits that are no round numbers: 16 u, 1e-5 */
            const double want = special[i].value[k];
            const double near = special[i].nu == 0x1p-20 ? 1e-5 : 16.0 * U;
            const int ok = got[k] == want || fabs(got[k] - want) <= near * max1(want);
            cr_expect(ok, "function %d at nu=%a x=%a: %a, not %a", k, special[i].nu,
                      special[i].x, got[k], want);
        }
    }
}
