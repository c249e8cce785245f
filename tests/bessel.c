/* Bessel functions without a truth table: special values, ranges, and identities that relate
 * one function to another, at points of which half lie where the code has its many regimes.
 * tests/bits shows that all instruction sets agree, so what runs here stands for each. */
#include <burgi/bessel.h>

#include <criterion/criterion.h>
#include <math.h>

#include "balance.h"
#include "lib/points.h"

/* I_nu K_{nu+1} + I_{nu+1} K_nu = 1/x */
static struct balance wronskian(double nu, double x)
{
    const double i = burgi_log_besseli(nu, x), k = burgi_log_besselk(nu, x);
    const double k1 = burgi_log_besselk(nu + 1.0, x), r = burgi_besseli_ratio(nu, x);
    return (struct balance){ i + k1 + log1p(r * exp(k - k1)) + log(x),
                             4.0 * (max1(i) + max1(k) + 2.0 * max1(k1)) + 2.0 * max1(log(x)) };
}

/* r = I_{nu+1}/I_nu */
static struct balance ratio_is_difference_of_logs(double nu, double x)
{
    const double i = burgi_log_besseli(nu, x), i1 = burgi_log_besseli(nu + 1.0, x);
    const double l = log(burgi_besseli_ratio(nu, x));
    return (struct balance){ i1 - i - l, 5.0 * (max1(i) + max1(i1)) + 2.0 * max1(l) };
}

/* I_{nu-1} = I_{nu+1} + (2 nu/x) I_nu, hence 1/r_{nu-1} = r_nu + 2 nu/x. */
static struct balance ratio_recurrence(double nu, double x)
{
    nu += 1.0;
    const double left = 1.0 / burgi_besseli_ratio(nu - 1.0, x);
    return (struct balance){ left - (burgi_besseli_ratio(nu, x) + 2.0 * nu / x), 12.0 * left };
}

/* K_{nu+1} = K_{nu-1} + (2 nu/x) K_nu */
static struct balance besselk_recurrence(double nu, double x)
{
    nu += 1.0;
    const double below = burgi_log_besselk(nu - 1.0, x), k = burgi_log_besselk(nu, x);
    const double above = burgi_log_besselk(nu + 1.0, x);
    const double sum = exp(below - k) + 2.0 * nu / x;
    return (struct balance){ above - k - log(sum),
                             4.0 * (max1(below) + 2.0 * max1(k) + max1(above)) +
                                 2.0 * max1(log(sum)) };
}

/* q = K_{nu+1}/K_nu: I_nu K_nu (r + q) = 1/x, the Wronskian divided. */
static struct balance besselk_ratio_wronskian(double nu, double x)
{
    const double i = burgi_log_besseli(nu, x), k = burgi_log_besselk(nu, x);
    const double q = burgi_besselk_ratio(nu, x), l = log(q) + log(x);
    if (isinf(q))
        return (struct balance){ 0.0, 1.0 };
    return (struct balance){ i + k + l + log1p(burgi_besseli_ratio(nu, x) / q),
                             4.0 * (max1(i) + max1(k)) + 2.0 * max1(log(x)) +
                                 2.0 * max1(log(q)) + 8.0 };
}

/* q_nu = 1/q_{nu-1} + 2 nu/x */
static struct balance besselk_ratio_recurrence(double nu, double x)
{
    nu += 1.0;
    const double q = burgi_besselk_ratio(nu, x);
    return (struct balance){ q - (1.0 / burgi_besselk_ratio(nu - 1.0, x) + 2.0 * nu / x),
                             12.0 * q };
}

static struct balance complement(double nu, double x)
{
    const double r = burgi_besseli_ratio(nu, x), c = burgi_besseli_ratio_compl(nu, x);
    return (struct balance){ r - 1.0 + c, 4.0 * r + (nu <= 0.5 ? 16.0 : 6.0) * c };
}

/* r' = 1 - r^2 - (2 nu + 1) r/x */
static struct balance derivative(double nu, double x)
{
    const double r = burgi_besseli_ratio(nu, x), a = (2.0 * nu + 1.0) * r / x;
    return (struct balance){ burgi_besseli_ratio_dx(nu, x) - (1.0 - r * r - a),
                             8.0 + 10.0 * r * r + 8.0 * a };
}

static struct balance besseli_scaled(double nu, double x)
{
    const double i = burgi_log_besseli(nu, x), s = burgi_log_besseli_scaled(nu, x);
    return (struct balance){ i - x - s, 4.0 * (max1(i) + max1(s)) + fabs(i - x) };
}

static struct balance besselk_scaled(double nu, double x)
{
    const double k = burgi_log_besselk(nu, x), s = burgi_log_besselk_scaled(nu, x);
    return (struct balance){ k + x - s, 4.0 * (max1(k) + max1(s)) + fabs(k + x) };
}

Test(bessel, identities)
{
    expect_balanced("Wronskian", wronskian);
    expect_balanced("ratio", ratio_is_difference_of_logs);
    expect_balanced("recurrence of I", ratio_recurrence);
    expect_balanced("recurrence of K", besselk_recurrence);
    expect_balanced("ratio of K, Wronskian", besselk_ratio_wronskian);
    expect_balanced("ratio of K, recurrence", besselk_ratio_recurrence);
    expect_balanced("r + (1 - r) = 1", complement);
    expect_balanced("derivative", derivative);
    expect_balanced("scaled I", besseli_scaled);
    expect_balanced("scaled K", besselk_scaled);
}

/* The left side of each is what must not be negative but for rounding: a step in x, in nu. */
#define STEP(name, function, dx, dnu, sign, bound)                                             \
    static struct balance name(double nu, double x)                                            \
    {                                                                                          \
        const double a = burgi_##function(nu, x);                                              \
        const double b = burgi_##function(nu + (dnu), x * (1.0 + (dx)));                       \
        return (struct balance){ fmin(sign * (b - a), 0.0), bound };                           \
    }
STEP(i_rises_in_x, log_besseli, 0x1p-30, 0.0, 1, 8.0 * max1(a))
STEP(i_falls_in_nu, log_besseli, 0.0, 0x1p-20, -1, 8.0 * max1(a))
STEP(k_falls_in_x, log_besselk, 0x1p-30, 0.0, -1, 8.0 * max1(a))
STEP(k_rises_in_nu, log_besselk, 0.0, 0x1p-20, 1, 8.0 * max1(a))
STEP(ratio_rises_in_x, besseli_ratio, 0x1p-30, 0.0, 1, 8.0 * a)
STEP(ratio_falls_in_nu, besseli_ratio, 0.0, 0x1p-20, -1, 8.0 * a)
STEP(k_ratio_falls_in_x, besselk_ratio, 0x1p-30, 0.0, -1, 8.0 * a)
STEP(k_ratio_rises_in_nu, besselk_ratio, 0.0, 0x1p-20, 1, 8.0 * a)
STEP(compl_falls_in_x, besseli_ratio_compl, 0x1p-30, 0.0, -1, (nu <= 0.5 ? 32.0 : 12.0) * a)
STEP(compl_rises_in_nu, besseli_ratio_compl, 0.0, 0x1p-20, 1, (nu <= 0.5 ? 32.0 : 12.0) * a)
STEP(dx_falls_in_x, besseli_ratio_dx, 0x1p-30, 0.0, -1, 16.0 * a)

Test(bessel, monotonicity)
{
    expect_balanced("log I in x", i_rises_in_x);
    expect_balanced("log I in nu", i_falls_in_nu);
    expect_balanced("log K in x", k_falls_in_x);
    expect_balanced("log K in nu", k_rises_in_nu);
    expect_balanced("ratio in x", ratio_rises_in_x);
    expect_balanced("ratio in nu", ratio_falls_in_nu);
    expect_balanced("ratio of K in x", k_ratio_falls_in_x);
    expect_balanced("ratio of K in nu", k_ratio_rises_in_nu);
    expect_balanced("1 - ratio in x", compl_falls_in_x);
    expect_balanced("1 - ratio in nu", compl_rises_in_nu);
    expect_balanced("dr/dx in x", dx_falls_in_x);
}

enum { HALF = 9 };

static double mixed(double got, long double want)
{
    return (double)(fabsl((long double)got - want) / fmaxl(fabsl(want), 1.0L)) / U;
}

static double relative(double got, long double want)
{
    return (double)(fabsl((long double)got - want) / want) / U;
}

/* Errors at orders 1/2 and 3/2 against closed forms in long double. */
static void half_integer_errors(double d, double error[HALF])
{
    const long double half_log_2pi = 0.918938533204672741780329736405617640L,
                      half_log_pi_2 = 0.225791352644727432363097614947441072L;
    const long double x = (long double)d, e = -expm1l(-2.0L * x), half_log = 0.5L * logl(x);
    const long double i0 = logl(e) - half_log - half_log_2pi, k0 = half_log_pi_2 - half_log;
    const long double k1 = k0 + log1pl(1.0L / x);
    error[0] = mixed(burgi_log_besseli(0.5, d), x + i0);
    error[1] = mixed(burgi_log_besseli_scaled(0.5, d), i0);
    error[2] = mixed(burgi_log_besselk(0.5, d), k0 - x);
    error[3] = mixed(burgi_log_besselk_scaled(0.5, d), k0);
    error[4] = mixed(burgi_log_besselk(1.5, d), k1 - x);
    error[5] = mixed(burgi_log_besselk_scaled(1.5, d), k1);
    error[6] = error[7] = error[8] = 0.0;
    if (d < 2.0)
        return; /* the forms below cancel */
    const long double coth = (2.0L - e) / e;
    const long double compl = 1.0L / x - 2.0L * (1.0L - e) / e;
    const long double dx = 1.0L / (x * x) - 4.0L * (1.0L - e) / (e * e);
    error[6] = relative(burgi_besseli_ratio(0.5, d), coth - 1.0L / x);
    error[7] = relative(burgi_besseli_ratio_compl(0.5, d), compl );
    error[8] = relative(burgi_besseli_ratio_dx(0.5, d), dx);
}

Test(bessel, half_integer_orders)
{
    static const struct {
        const char *name;
        double bound; /* a tenth of a u for long double */
    } half[HALF] = { { "log I_1/2", 4.1 }, { "scaled log I_1/2", 4.1 },
                     { "log K_1/2", 4.1 }, { "scaled log K_1/2", 4.1 },
                     { "log K_3/2", 4.1 }, { "scaled log K_3/2", 4.1 },
                     { "ratio", 4.1 },     { "1 - ratio", 16.1 },
                     { "dr/dx", 8.1 } };
    struct random r = { 2 };
    double worst[HALF] = { 0.0 }, where[HALF] = { 0.0 };
    for (int i = 0; i < SAMPLES; ++i) {
        double error[HALF];
        const double x = pow(10.0, 9.0 * random_uniform(&r) - 5.0);
        half_integer_errors(x, error);
        for (int k = 0; k < HALF; ++k)
            if (!(error[k] <= worst[k])) {
                worst[k] = error[k];
                where[k] = x;
            }
    }
    for (int k = 0; k < HALF; ++k)
        cr_expect(worst[k] <= half[k].bound, "%s: %.3g u at x=%a", half[k].name, worst[k],
                  where[k]);
}

/* Every kind of argument: NaN where the headers say so and nowhere else, and values that lie
 * in the range they must, to the last bit. */
static void assert_in_range(double nu, double x)
{
    const double v[] = {
        burgi_log_besseli(nu, x),        burgi_log_besselk(nu, x),
        burgi_log_besseli_scaled(nu, x), burgi_log_besselk_scaled(nu, x),
        burgi_besseli_ratio(nu, x),      burgi_besseli_ratio_compl(nu, x),
        burgi_besseli_ratio_dx(nu, x),   burgi_besselk_ratio(nu, x),
    };
    const int nowhere = isnan(nu) || !(x >= 0.0) || (isinf(nu) && isinf(x)); /* K's too */
    const int outside = nowhere || nu < 0.0;
    for (int k = 0; k < 8; ++k)
        cr_assert((k == 1 || k == 3 ? nowhere : outside) == isnan(v[k]),
                  "function %d is %g at nu=%a x=%a", k, v[k], nu, x);
    if (outside)
        return;
    cr_assert(v[2] <= 0.0, "e^-x I > 1 at nu=%a x=%a", nu, x);
    cr_assert(v[3] >= v[1], "e^x K < K at nu=%a x=%a", nu, x);
    cr_assert(v[4] >= 0.0 && v[4] <= 1.0, "ratio %a at nu=%a x=%a", v[4], nu, x);
    cr_assert(v[5] >= 0.0 && v[5] <= 1.0, "1 - ratio %a at nu=%a x=%a", v[5], nu, x);
    cr_assert(v[7] >= 1.0, "ratio of K %a at nu=%a x=%a", v[7], nu, x);
    cr_assert(v[6] >= 0.0 && v[6] <= 0.5, "dr/dx %a at nu=%a x=%a", v[6], nu, x);
}

Test(bessel, ranges)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 3 };
    for (int round = 0; round < 20; ++round) {
        const size_t n = round == 0 ? points_special(2, arg) : points_mixed(&r, 2, arg);
        for (size_t i = 0; i < n; ++i)
            assert_in_range(arg[0][i], arg[1][i]);
    }
}

/* K's order has no sign, to the last bit; batches get the orders of both signs mixed. */
Test(bessel, besselk_is_even)
{
    static double arg[POINT_ARGS][POINTS], want[POINTS], got[POINTS];
    struct random r = { 4 };
    for (int round = 0; round < 20; ++round) {
        const size_t n = round == 0 ? points_special(2, arg) : points_mixed(&r, 2, arg);
        for (int scaled = 0; scaled < 2; ++scaled) {
            for (size_t i = 0; i < n; ++i) {
                const double nu = fabs(arg[0][i]), x = arg[1][i];
                want[i] = scaled ? burgi_log_besselk_scaled(nu, x) : burgi_log_besselk(nu, x);
                got[i] = scaled ? burgi_log_besselk_scaled(-nu, x) : burgi_log_besselk(-nu, x);
                cr_assert(same_bits(got[i], want[i]), "nu=%a x=%a: %a, not %a", -nu, x, got[i],
                          want[i]);
                arg[0][i] = random_bits(&r) % 2 ? nu : -nu;
            }
            (scaled ? burgi_log_besselk_scaled_n : burgi_log_besselk_n)(n, arg[0], 1, arg[1], 1,
                                                                        got, 1);
            for (size_t i = 0; i < n; ++i)
                cr_assert(same_bits(got[i], want[i]), "batch: nu=%a x=%a: %a, not %a",
                          arg[0][i], arg[1][i], got[i], want[i]);
        }
    }
}

Test(bessel, special_values)
{
    const double inf = HUGE_VAL;
    const struct {
        double nu, x, value[8]; /* in the order of bessel.h */
    } special[] = {
        { 0.0, 0.0, { 0.0, inf, 0.0, inf, 0.0, 1.0, 0.5, inf } },
        { -0.0, 0.0, { 0.0, inf, 0.0, inf, 0.0, 1.0, 0.5, inf } },
        { 0.0, -0.0, { 0.0, inf, 0.0, inf, 0.0, 1.0, 0.5, inf } },
        { 1.5, 0.0, { -inf, inf, -inf, inf, 0.0, 1.0, 0.2, inf } },
        { 0x1p-1074, 0.0, { -inf, inf, -inf, inf, 0.0, 1.0, 0.5, inf } },
        { 0x1p1023, 0.0, { -inf, inf, -inf, inf, 0.0, 1.0, 0x1p-1024, inf } },
        { 0.0, inf, { inf, -inf, -inf, -inf, 1.0, 0.0, 0.0, 1.0 } },
        { 0x1p1023, inf, { inf, -inf, -inf, -inf, 1.0, 0.0, 0.0, 1.0 } },
        { inf, 0.0, { -inf, inf, -inf, inf, 0.0, 1.0, 0.0, inf } },
        { inf, 0x1p1023, { -inf, inf, -inf, inf, 0.0, 1.0, 0.0, inf } },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        const double nu = special[i].nu, x = special[i].x;
        const double got[] = {
            burgi_log_besseli(nu, x),        burgi_log_besselk(nu, x),
            burgi_log_besseli_scaled(nu, x), burgi_log_besselk_scaled(nu, x),
            burgi_besseli_ratio(nu, x),      burgi_besseli_ratio_compl(nu, x),
            burgi_besseli_ratio_dx(nu, x),   burgi_besselk_ratio(nu, x),
        };
        for (int k = 0; k < 8; ++k)
            cr_expect(got[k] == special[i].value[k], "function %d at nu=%a x=%a: %a, not %a", k,
                      nu, x, got[k], special[i].value[k]);
    }
}
