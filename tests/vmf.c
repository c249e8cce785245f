/* The von Mises-Fisher functions without a truth table: identities between them, inverses,
 * monotonicity, closed forms at p = 3, special values and ranges. */
#include <burgi/vmf.h>

#include <burgi/bessel.h>
#include <criterion/criterion.h>
#include <math.h>

#include "balance.h"
#include "lib/points.h"

/* The points of balance.h are orders nu and kappa; p = 2 nu + 2 is exact. */
#define P(nu) (2.0 * (nu) + 2.0)

static struct balance norm_is_area_and_h(double nu, double kappa)
{
    const double p = P(nu), area = burgi_vmf_log_norm(p, 0.0), h = burgi_vmf_log_h(p, kappa);
    const double c = burgi_vmf_log_norm(p, kappa);
    return (struct balance){ c - (area - h), 4.0 * (max1(c) + max1(area)) + 7.0 * h };
}

/* entropy = -log C - kappa A */
static struct balance entropy_is_norm_and_mean(double nu, double kappa)
{
    const double p = P(nu), c = burgi_vmf_log_norm(p, kappa), e = burgi_vmf_entropy(p, kappa);
    const double ka = kappa * burgi_vmf_mean_resultant(p, kappa);
    return (struct balance){ e + c + ka, 4.0 * (max1(c) + max1(e)) + 6.0 * ka };
}

/* log I_nu = log H + nu log(kappa/2) - log Gamma(nu+1), the last from log C at 0. */
static struct balance h_is_bessel(double nu, double kappa)
{
    const double p = P(nu), i = burgi_log_besseli(nu, kappa), h = burgi_vmf_log_h(p, kappa);
    const double l = nu * log(0.5 * kappa), pi = (nu + 1.0) * log(acos(-1.0));
    const double lgamma = burgi_vmf_log_norm(p, 0.0) + log(2.0) + pi;
    const double scale = max1(i) + 2.0 * h + 4.0 * fabs(l) + 4.0 * max1(lgamma) + 4.0 * pi;
    return (struct balance){ i - (h + l - lgamma), 4.0 * scale };
}

Test(vmf, identities)
{
    expect_balanced("log C = -log|S| - log H", norm_is_area_and_h);
    expect_balanced("entropy = -log C - kappa A", entropy_is_norm_and_mean);
    expect_balanced("log H and log I", h_is_bessel);
}

/* Condition numbers of kappa (docs/vmf.md): kappa errs by what the given number errs. */
static double condition(double p, double kappa, double given)
{
    return fmax(given / (kappa * burgi_vmf_mean_resultant_deriv(p, kappa)), 1.0);
}

static struct balance kappa_inverts(double nu, double kappa)
{
    const double p = P(nu), r = burgi_vmf_mean_resultant(p, kappa);
    if (r == 1.0)
        return (struct balance){ 0.0, 1.0 };
    return (struct balance){ burgi_vmf_kappa(p, r) - kappa,
                             12.0 * condition(p, kappa, r) * kappa };
}

static struct balance kappa_compl_inverts(double nu, double kappa)
{
    const double p = P(nu), delta = burgi_vmf_mean_resultant_compl(p, kappa);
    if (delta == 1.0)
        return (struct balance){ 0.0, 1.0 };
    return (struct balance){ burgi_vmf_kappa_compl(p, delta) - kappa,
                             24.0 * condition(p, kappa, delta) * kappa };
}

/* One estimate from two forms of the same number: r = 3/4. */
static struct balance kappa_from_either(double nu, double kappa)
{
    const double p = P(nu), r = 0.25 + 0.5 * exp(-1.0 / kappa), k = burgi_vmf_kappa(p, r);
    const double delta = 1.0 - r, scale = 8.0 * (condition(p, k, r) + condition(p, k, delta));
    return (struct balance){ burgi_vmf_kappa_compl(p, delta) - k, (scale + 4.0) * k };
}

Test(vmf, kappa_is_the_inverse)
{
    expect_balanced("kappa(A(kappa))", kappa_inverts);
    expect_balanced("kappa_compl(1 - A(kappa))", kappa_compl_inverts);
    expect_balanced("kappa_compl(1 - r) = kappa(r)", kappa_from_either);
}

/* n A(k) = R A(k R), by complements: 1 - A(k) = delta + (1 - delta) [1 - A(R k)].  kappa only
 * chooses n and delta here. */
static struct balance marginal_solves(double nu, double kappa)
{
    const double p = P(nu), n = 2.0 + floor(fmin(kappa, 1e9));
    const double most = 1.0 - 1.1 / sqrt(n), delta = most * fmin(1.0 / (1.0 + kappa), 0.99);
    const double k = burgi_vmf_kappa_marginal_compl(p, n, delta), x = n * (1.0 - delta) * k;
    const double c = burgi_vmf_mean_resultant_compl(p, k);
    const double b = burgi_vmf_mean_resultant_compl(p, x);
    const double slack = 16.0 * (delta + b) + 24.0 * c;
    return (struct balance){ c - (delta + (1.0 - delta) * b), slack };
}

static struct balance marginal_is_less(double nu, double kappa)
{
    const double p = P(nu), r = burgi_vmf_mean_resultant(p, kappa), k = burgi_vmf_kappa(p, r);
    const double m = burgi_vmf_kappa_marginal(p, 1e3, r);
    return (struct balance){ fmin(k - m, 0.0), 16.0 * condition(p, k, r) * k };
}

Test(vmf, marginal)
{
    expect_balanced("n A(k) = R A(k R)", marginal_solves);
    expect_balanced("the marginal estimate is below kappa", marginal_is_less);
}

Test(vmf, marginal_at_its_ends)
{
    for (double p = 2.0; p < 1e6; p *= 3.0)
        for (double n = 1.0; n < 1e9; n *= 7.0) {
            const double edge = 1.0 / sqrt(n);
            cr_expect(burgi_vmf_kappa_marginal(p, n, edge * (1.0 - 1e-15)) == 0.0);
            cr_expect(burgi_vmf_kappa_marginal(p, n, 0.0) == 0.0);
            cr_expect(n == 1.0 || burgi_vmf_kappa_marginal(p, n, edge * (1.0 + 1e-15)) > 0.0);
            cr_expect(burgi_vmf_kappa_marginal(p, n, 1.0) == (n > 1.0 ? HUGE_VAL : 0.0));
            /* many vectors: the maximum-likelihood estimate */
            const double k = burgi_vmf_kappa(p, 0.7);
            cr_expect(fabs(burgi_vmf_kappa_marginal(p, 1e300, 0.7) / k - 1.0) < 1e-14);
            /* high concentration: (p-1)(n-1)/(2 n delta), Fisher's (n-1)/(n-R) at p = 3 */
            const double high = (p - 1.0) * (n - 1.0) / (2.0 * n * 1e-20 * p);
            cr_expect(n == 1.0 || fabs(burgi_vmf_kappa_marginal_compl(p, n, 1e-20 * p) / high -
                                       1.0) < 1e-11);
        }
}

/* The left side of each is what must not be negative but for rounding: a step in kappa, in p. */
#define STEP(name, function, dk, dnu, sign, bound)                                             \
    static struct balance name(double nu, double kappa)                                        \
    {                                                                                          \
        const double a = burgi_vmf_##function(P(nu), kappa);                                   \
        const double b = burgi_vmf_##function(P(nu + (dnu)), kappa * (1.0 + (dk)));            \
        return (struct balance){ fmin(sign * (b - a), 0.0), bound };                           \
    }
STEP(h_rises, log_h, 0x1p-40, 0.0, 1, 12.0 * a)
STEP(h_falls_in_p, log_h, 0.0, 0x1p-20, -1, 12.0 * a)
STEP(norm_falls, log_norm, 0x1p-40, 0.0, -1, 8.0 * max1(a))
STEP(entropy_falls, entropy, 0x1p-40, 0.0, -1, 8.0 * max1(a))
STEP(mean_rises, mean_resultant, 0x1p-40, 0.0, 1, 8.0 * a)
STEP(compl_falls, mean_resultant_compl, 0x1p-40, 0.0, -1, (nu <= 0.5 ? 32.0 : 12.0) * a)
STEP(deriv_falls, mean_resultant_deriv, 0x1p-40, 0.0, -1, 16.0 * a)

Test(vmf, monotonicity)
{
    expect_balanced("log H in kappa", h_rises);
    expect_balanced("log H in p", h_falls_in_p);
    expect_balanced("log C in kappa", norm_falls);
    expect_balanced("entropy in kappa", entropy_falls);
    expect_balanced("A in kappa", mean_rises);
    expect_balanced("1 - A in kappa", compl_falls);
    expect_balanced("A' in kappa", deriv_falls);
}

/* p = 3: H = sinh(kappa)/kappa, A = coth(kappa) - 1/kappa, in long double. */
Test(vmf, closed_forms_on_the_sphere)
{
    const long double log_4pi = 2.531024246969290792977891594269411847L;
    double worst[4] = { 0.0 };
    struct random r = { 7 };
    for (int i = 0; i < SAMPLES; ++i) {
        const double kappa = pow(10.0, 12.0 * random_uniform(&r));
        const long double x = (long double)kappa, e = -expm1l(-2.0L * x); /* 1 - e^-2x */
        const long double h = x + logl(e / (2.0L * x)), a = (2.0L - e) / e - 1.0L / x;
        const long double rest = logl(e / (2.0L * x)) - x * (2.0L * (1.0L - e) / e) + 1.0L;
        const long double want[4] = { h, -log_4pi - h, a, log_4pi + rest };
        const double got[4] = { burgi_vmf_log_h(3.0, kappa), burgi_vmf_log_norm(3.0, kappa),
                                burgi_vmf_mean_resultant(3.0, kappa),
                                burgi_vmf_entropy(3.0, kappa) };
        for (int k = 0; k < 4; ++k) {
            const long double scale = k % 2 ? fmaxl(fabsl(want[k]), 1.0L) : want[k];
            const double error = (double)(fabsl((long double)got[k] - want[k]) / scale) / U;
            worst[k] = fmax(worst[k], error);
        }
    }
    for (int k = 0; k < 4; ++k)
        cr_expect(worst[k] <= (k == 0 ? 6.1 : 4.1), "function %d: %.3g u", k, worst[k]);
}

enum { VALUES = 6 };

static void all_values(double p, double kappa, double v[VALUES])
{
    v[0] = burgi_vmf_log_h(p, kappa);
    v[1] = burgi_vmf_log_norm(p, kappa);
    v[2] = burgi_vmf_mean_resultant(p, kappa);
    v[3] = burgi_vmf_mean_resultant_compl(p, kappa);
    v[4] = burgi_vmf_mean_resultant_deriv(p, kappa);
    v[5] = burgi_vmf_entropy(p, kappa);
}

Test(vmf, special_values)
{
    const double inf = HUGE_VAL, log_2pi = 0x1.d67f1c864beb5p+0, log_4pi = 0x1.43f89a3f0edd6p+1;
    const struct {
        double p, kappa, value[VALUES]; /* in the order of vmf.h */
    } special[] = {
        { 2.0, 0.0, { 0.0, -log_2pi, 0.0, 1.0, 0.5, log_2pi } },
        { 3.0, -0.0, { 0.0, -log_4pi, 0.0, 1.0, 1.0 / 3.0, log_4pi } },
        { 2.0, inf, { inf, -inf, 1.0, 0.0, 0.0, -inf } },
        { 0x1p1023, inf, { inf, -inf, 1.0, 0.0, 0.0, -inf } },
        { inf, 0.0, { 0.0, inf, 0.0, 1.0, 0.0, -inf } },
        { inf, 0x1p1023, { 0.0, inf, 0.0, 1.0, 0.0, -inf } },
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; ++i) {
        double got[VALUES];
        all_values(special[i].p, special[i].kappa, got);
        for (int k = 0; k < VALUES; ++k)
            cr_expect(got[k] == special[i].value[k], "function %d at p=%a kappa=%a: %a, not %a",
                      k, special[i].p, special[i].kappa, got[k], special[i].value[k]);
    }
    cr_expect(burgi_vmf_kappa(10.0, 0.0) == 0.0 && burgi_vmf_kappa(10.0, 1.0) == inf);
    cr_expect(burgi_vmf_kappa_compl(10.0, 1.0) == 0.0 &&
              burgi_vmf_kappa_compl(10.0, 0.0) == inf);
    cr_expect(burgi_vmf_kappa(inf, 0.5) == inf && burgi_vmf_kappa(inf, 0.0) == 0.0);
    cr_expect(burgi_vmf_kappa(10.0, 0x1p-1074) == 10 * 0x1p-1074);
    cr_expect(burgi_vmf_kappa_compl(10.0, 0x1p-1074) == inf); /* overflow, not NaN */
    cr_expect(burgi_vmf_kappa_compl(1e300, 1e-200) == inf);
    cr_expect(burgi_vmf_kappa(1e300, 1.0 - 0x1p-53) == inf);
    cr_expect(burgi_vmf_kappa_marginal(10.0, inf, 0.5) ==
              burgi_vmf_kappa_marginal(10.0, 1e308, 0.5));
}

static void assert_in_range(double p, double kappa)
{
    double v[VALUES];
    all_values(p, kappa, v);
    const int outside = !(p >= 2.0 && kappa >= 0.0) || (isinf(p) && isinf(kappa));
    for (int k = 0; k < VALUES; ++k)
        cr_assert(outside == isnan(v[k]), "function %d is %g at p=%a kappa=%a", k, v[k], p,
                  kappa);
    if (outside)
        return;
    cr_assert(v[0] >= 0.0 && v[0] <= kappa, "log H = %a at p=%a kappa=%a", v[0], p, kappa);
    cr_assert(v[2] >= 0.0 && v[2] <= 1.0, "A = %a at p=%a kappa=%a", v[2], p, kappa);
    cr_assert(v[3] >= 0.0 && v[3] <= 1.0, "1 - A = %a at p=%a kappa=%a", v[3], p, kappa);
    cr_assert(v[4] >= 0.0 && v[4] <= 0.5, "A' = %a at p=%a kappa=%a", v[4], p, kappa);
}

static void assert_estimates_in_range(double p, double n, double r)
{
    const int out = !(p >= 2.0 && r >= 0.0 && r <= 1.0), out_n = out || !(n >= 1.0);
    const double v[] = { burgi_vmf_kappa(p, r), burgi_vmf_kappa_compl(p, r),
                         burgi_vmf_kappa_marginal(p, n, r),
                         burgi_vmf_kappa_marginal_compl(p, n, r) };
    for (int k = 0; k < 4; ++k) {
        cr_assert((k < 2 ? out : out_n) == isnan(v[k]), "estimate %d is %g at %a, %a, %a", k,
                  v[k], p, n, r);
        cr_assert(isnan(v[k]) || v[k] >= 0.0, "estimate %d is %g at %a, %a, %a", k, v[k], p, n,
                  r);
    }
}

Test(vmf, ranges)
{
    static double arg[POINT_ARGS][POINTS];
    struct random r = { 3 };
    for (int round = 0; round < 20; ++round) {
        size_t n = round == 0 ? points_special(2, arg) : points_mixed(&r, 2, arg);
        for (size_t i = 0; i < n; ++i)
            assert_in_range(arg[0][i], arg[1][i]);
        n = round == 0 ? points_special(3, arg) : points_mixed(&r, 3, arg);
        for (size_t i = 0; i < n; ++i)
            assert_estimates_in_range(arg[0][i], arg[1][i], arg[2][i]);
    }
}
