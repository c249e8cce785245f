#include "claims.h"

#include <burgi/bessel.h>
#include <burgi/gig.h>
#include <burgi/matern.h>
#include <burgi/vmf.h>
#include <burgi/vmf_law.h>
#include <float.h>
#include <math.h>

#include "claims_stable.h"
#include "table.h"

/* log I_0(x) = x^2/4 - ...: relative accuracy as x -> 0, not mixed. */
static bool order_zero_small_x(const double *arg)
{
    return arg[0] == 0.0 && arg[1] <= 1.0;
}

/* 1 - r for the lowest vMF dimensions, where its series are shortest of digits. */
static bool low_order(const double *arg)
{
    return arg[0] <= 0.5 && hypot(arg[0], arg[1]) < 24.0;
}

static bool not_low_order(const double *arg)
{
    return !low_order(arg);
}

/* Orders whose square is a normal number: d/dnu log K is as odd in nu as nu has digits. */
static bool not_tiny_order(const double *arg)
{
    return arg[0] == 0.0 || arg[0] >= 0x1p-900;
}

static bool low_dimension(const double *arg)
{
    return arg[0] <= 3.0 && hypot(0.5 * arg[0] - 1.0, arg[1]) < 24.0;
}

static bool not_low_dimension(const double *arg)
{
    return !low_dimension(arg);
}

static bool high_dimension(const double *arg)
{
    return arg[0] >= 128.0;
}

/* log M where it has its digits as it goes to 0: hypot >= 24, which rounds up to that below it.
 * */
static bool large_order_or_argument(const double *arg)
{
    return arg[0] * arg[0] + arg[1] * arg[1] >= 24.0 * 24.0;
}

/* d/dnu of log M at fixed s is f_nu - z |f_z|/(2 nu) at z = sqrt(2 nu) s: what errors of u
 * max(f_nu, 1) and of u of the other make of it, over max(|f_nu - ..|, 1). */
static double of_both_slopes(const double *arg, double wanted)
{
    const double by_s =
        fmin(-burgi_log_matern_dist_ds(arg[0], arg[1]), DBL_MAX); /* s may be tiny */
    const double part = 0.5 * arg[1] * by_s / arg[0], f = wanted + part;
    return fmax(fmax(f, part), 1.0) / fmax(fabs(wanted), 1.0);
}

/* The same for large nu, where those parts are all but equal, t = (sqrt(1 + q) - 1)/2, q = 2
 * s^2/nu: of t - log(1 + t) and q/(4 nu (1 + q)). */
static double of_what_is_left(const double *arg, double wanted)
{
    const double nu = arg[0], q = 2.0 * arg[1] / nu * arg[1],
                 t = 0.5 * q / (1.0 + sqrt(1.0 + q));
    const double bend = t < 1e-3 ? 0.5 * t * t : t - log1p(t);
    return fmax((bend + 0.25 * q / (nu * (1.0 + q))) / fabs(wanted), 1.0);
}

static bool large_order(const double *arg)
{
    return arg[0] >= 24.0;
}

/* hypot(nu, z) >= 24 at z = sqrt(2 nu) s, z rounded as the classifier does. */
static bool large_order_or_distance(const double *arg)
{
    const double z = sqrt(0.5 * arg[0]) * 2.0 * arg[1];
    return arg[0] * arg[0] + z * z >= 24.0 * 24.0;
}

/* Of the tables' points all but some beyond 2^40, where p log(..) would take more digits. */
static bool not_huge_near_zero(const double *arg)
{
    const double w = hypot(arg[0], sqrt(arg[1]) * sqrt(arg[2]));
    return w <= 0x1p40 || fabs(burgi_log_gig_norm(arg[0], arg[1], arg[2])) >= 0x1p-40 * w;
}

/* A sum of terms of this size that have about 100 bits: all p up to 2^47, and beyond but next
 * to zeros. */
static bool not_next_to_zero(const double *arg, double f)
{
    return arg[0] <= 0x1p47 || fabs(f) >= 0x1p-50 * hypot(0.5 * arg[0] - 1.0, arg[1]);
}

static bool not_next_to_zero_of_norm(const double *arg)
{
    return not_next_to_zero(arg, burgi_vmf_log_norm(arg[0], arg[1]));
}

static bool not_next_to_zero_of_entropy(const double *arg)
{
    return not_next_to_zero(arg, burgi_vmf_entropy(arg[0], arg[1]));
}

/* I_-v = I_v + S, v not an integer: what errors of u max(|log|, 1) in log I_v and in log|S| do
 * to log|I_-v|, and its own rounding, over max(|log|, 1). */
static double of_both_terms(const double *arg, double wanted)
{
    const double pi = 3.14159265358979324;
    const double v = -arg[0], x = arg[1], i = burgi_log_besseli(v, x);
    const double k = burgi_log_besselk(v, x), s = log(sin(pi * fabs(v - round(v))) * 2.0 / pi);
    const double both = fmax(fabs(i), 1.0) * exp(i - wanted) +
                        (fmax(fabs(k), 1.0) + fabs(s)) * exp(k + s - wanted);
    return 1.0 + both / fmax(fabs(wanted), 1.0);
}

static bool has_second_term(const double *arg)
{
    return arg[0] < 0.0 && arg[0] != floor(arg[0]);
}

static bool has_one_term(const double *arg)
{
    return !has_second_term(arg);
}

/* Condition numbers (docs/vmf.md), at least 1: d log kappa / d log of r or delta = 1 - r,
 * whichever is less, since the other one is exact; from F(kappa, r) = A(kappa) - r = 0 or
 * A(kappa) - r A(n r kappa) = 0. */
static double by_lesser(const double *arg, double kappa)
{
    if (kappa > 0x1p500) /* kappa (1 - A) = (p-1)/2, and A' underflows */
        return 1.0;
    const double a = burgi_vmf_mean_resultant(arg[0], kappa);
    const double lesser = fmin(a, burgi_vmf_mean_resultant_compl(arg[0], kappa));
    return fmax(lesser / (kappa * burgi_vmf_mean_resultant_deriv(arg[0], kappa)), 1.0);
}

/* Where the marginal estimate is made from the excess n r^2 - 1, which is exact, and from
 * log(r) and log(n r): no condition.  A hair less than the core's own borders. */
static bool by_excess(double n, double r, double delta)
{
    const long double m = (long double)n, x = (long double)r, d = (long double)delta;
    const long double excess = r < 0.5 ? m * x * x - 1.0L : (m - 1.0L) - m * d * (2.0L - d);
    return n < 1.0 + 0x1p-14 || m * excess < 0x0.fffffp-10L * (m - 1.0L);
}

/* For n >= 2 that of r or delta alone; for n < 2 also of n, which is n/(n-1) and more. */
static double given_marginal(const double *arg, double kappa, double r, double delta)
{
    if (by_excess(arg[1], r, delta))
        return 1.0;
    const double p = arg[0], n = arg[1], x = n * r * kappa;
    if (kappa > 0x1p500)
        return n < 2.0 ? n / (n - 1.0) : 1.0;
    const double b = burgi_vmf_mean_resultant(p, x), db = burgi_vmf_mean_resultant_deriv(p, x);
    const double slope = burgi_vmf_mean_resultant_deriv(p, kappa) - n * r * r * db;
    const double by_given = fmin(r, delta) * (b + x * db), by_n = n < 2.0 ? r * x * db : 0.0;
    return fmax(fmax(by_given, by_n) / (kappa * slope), 1.0);
}

static double given_marginal_r(const double *arg, double kappa)
{
    return given_marginal(arg, kappa, arg[2], 1.0 - arg[2]);
}

static double given_marginal_delta(const double *arg, double kappa)
{
    return given_marginal(arg, kappa, 1.0 - arg[2], arg[2]);
}

/* Of a quantile near x, what an error of q dt/dq may be, over |x|: the density of t is
 * 1/(dt/dq). */
static double of_probability(double log_density, double q, double x)
{
    return fmax(exp(log(q) - log_density) / fabs(x), 1.0);
}

static double by_quantile(const double *arg, double t)
{
    return of_probability(burgi_vmf_logpdf(arg[0], arg[1], t), arg[2], t);
}

static double by_quantile_compl(const double *arg, double delta)
{
    return of_probability(burgi_vmf_logpdf_compl(arg[0], arg[1], delta), arg[2], delta);
}

/* The first three fields; others are named. */
#define CLAIM(f, measure, u) .function = #f, .error = error_##measure, .bound = u

const struct claim claims[] = {
    { CLAIM(log_besseli, mixed, 4.0) },
    { CLAIM(log_besseli, rel, 4.0), .where = order_zero_small_x },
    { CLAIM(log_besselk, mixed, 4.0) },
    { CLAIM(log_besseli_scaled, mixed, 4.0) },
    { CLAIM(log_besselk_scaled, mixed, 4.0) },
    { CLAIM(log_besseli, mixed, 2.0), .share = 0.99, .only = "bessel_" },
    { CLAIM(log_besselk, mixed, 2.0), .share = 0.99, .only = "bessel_" },
    { CLAIM(log_besseli_scaled, mixed, 2.0), .share = 0.99, .only = "bessel_" },
    { CLAIM(log_besselk_scaled, mixed, 2.0), .share = 0.99, .only = "bessel_" },
    { CLAIM(besseli_ratio, rel, 4.0) },
    { CLAIM(besseli_ratio_compl, rel, 6.0), .where = not_low_order },
    { CLAIM(besseli_ratio_compl, rel, 16.0), .where = low_order },
    { CLAIM(besseli_ratio_dx, rel, 8.0) },
    { CLAIM(besselk_ratio, rel, 4.0) },
    { CLAIM(log_hyp0f1, rel, 4.0) },
    { CLAIM(log_abs_besseli, mixed, 4.0), .where = has_one_term },
    { CLAIM(log_abs_besseli, mixed, 4.0), .where = has_second_term, .condition = of_both_terms,
      .most = 0x1p33 }, /* at zeros its terms do cancel */
    { CLAIM(log_besseli_dx, mixed, 8.0) },
    { CLAIM(log_besseli_dnu, mixed, 8.0) },
    { CLAIM(log_besseli_dxx, mixed, 16.0) },
    { CLAIM(log_besseli_dxnu, mixed, 16.0) },
    { CLAIM(log_besseli_dnunu, mixed, 16.0) },
    { CLAIM(log_besselk_dx, mixed, 8.0) },
    { CLAIM(log_besselk_dnu, mixed, 8.0) },
    { CLAIM(log_besselk_dxx, mixed, 16.0) },
    { CLAIM(log_besselk_dxnu, mixed, 16.0) },
    { CLAIM(log_besselk_dnunu, mixed, 16.0) },
    { CLAIM(log_besseli_dx, rel, 8.0) },
    { CLAIM(log_besselk_dnu, rel, 16.0), .where = not_tiny_order },
    { CLAIM(log_matern, mixed, 4.0) },
    { CLAIM(log_matern, rel, 4.0), .where = large_order_or_argument },
    { CLAIM(log_matern_dx, rel, 8.0) },
    { CLAIM(log_matern_dnu, mixed, 8.0) },
    { CLAIM(log_matern_dist, mixed, 4.0) },
    { CLAIM(log_matern_dist, rel, 4.0), .where = large_order_or_distance },
    { CLAIM(log_matern_dist_ds, rel, 8.0) },
    { CLAIM(log_matern_dist_dnu, mixed, 8.0), .condition = of_both_slopes },
    { CLAIM(log_matern_dist_dnu, rel, 8.0), .where = large_order,
      .condition = of_what_is_left },
    { CLAIM(log_gig_norm, mixed, 4.0), .where = not_huge_near_zero },
    { CLAIM(log_gig_norm_da, rel, 8.0) },
    { CLAIM(log_gig_norm_db, rel, 8.0) },
    { CLAIM(log_gig_norm_dp, mixed, 8.0) },
    { CLAIM(sin, rel, 1.5) },
    { CLAIM(cos, rel, 1.5) },
    { CLAIM(tan, rel, 2.0) },
    { CLAIM(sinpi, rel, 1.5) },
    { CLAIM(cospi, rel, 1.5) },
    { CLAIM(atan, rel, 1.5) },
    { CLAIM(erf, rel, 2.0) },
    { CLAIM(erfc, rel, 4.0) },
    { CLAIM(vmf_log_h, rel, 6.0) },
    { CLAIM(vmf_log_norm, mixed, 4.0), .where = not_next_to_zero_of_norm },
    { CLAIM(vmf_mean_resultant, rel, 4.0) },
    { CLAIM(vmf_mean_resultant_compl, rel, 6.0), .where = not_low_dimension },
    { CLAIM(vmf_mean_resultant_compl, rel, 16.0), .where = low_dimension },
    { CLAIM(vmf_mean_resultant_deriv, rel, 8.0) },
    { CLAIM(vmf_entropy, mixed, 4.0), .where = not_next_to_zero_of_entropy },
    { CLAIM(vmf_kappa, rel, 8.0), .condition = by_lesser },
    { CLAIM(vmf_kappa_compl, rel, 8.0), .condition = by_lesser },
    { CLAIM(vmf_kappa_compl, rel, 4.0), .where = high_dimension },
    { CLAIM(vmf_kappa_marginal, rel, 8.0), .condition = given_marginal_r },
    { CLAIM(vmf_kappa_marginal_compl, rel, 8.0), .condition = given_marginal_delta },
    { CLAIM(vmf_kl, rel, 2.0) },
    { CLAIM(vmf_bhattacharyya, rel, 2.0) },
    { CLAIM(vmf_hellinger, rel, 4.0) },
    { CLAIM(vmf_logpdf, mixed, 8.0) },
    { CLAIM(vmf_logpdf_compl, mixed, 8.0) },
    { CLAIM(vmf_cdf, rel, 900.0) },
    { CLAIM(vmf_cdf_compl, rel, 900.0) },
    { CLAIM(vmf_sf, rel, 900.0) },
    { CLAIM(vmf_sf_compl, rel, 900.0) },
    { CLAIM(vmf_logcdf, mixed, 900.0) },
    { CLAIM(vmf_logcdf_compl, mixed, 900.0) },
    { CLAIM(vmf_logsf, mixed, 900.0) },
    { CLAIM(vmf_logsf_compl, mixed, 900.0) },
    { CLAIM(vmf_quantile, rel, 900.0), .condition = by_quantile, .most = HUGE_VAL },
    { CLAIM(vmf_quantile_compl, rel, 900.0), .condition = by_quantile_compl, .most = HUGE_VAL },
    { CLAIM(vmf_isf, rel, 900.0), .condition = by_quantile, .most = HUGE_VAL },
    { CLAIM(vmf_isf_compl, rel, 900.0), .condition = by_quantile_compl, .most = HUGE_VAL },
    IN_S0_AND_S1(pdf, rel, STABLE_BOUND, stable_of_pdf, stable_of_pdf_s1),
    IN_S0_AND_S1(logpdf, mixed, STABLE_BOUND, stable_of_logpdf, stable_of_logpdf_s1),
    IN_S0_AND_S1(cdf, rel, STABLE_BOUND, stable_of_cdf, stable_of_cdf_s1),
    IN_S0_AND_S1(sf, rel, STABLE_BOUND, stable_of_sf, stable_of_sf_s1),
    IN_S0_AND_S1(logcdf, rel, STABLE_BOUND, stable_of_logcdf, stable_of_logcdf_s1),
    IN_S0_AND_S1(logsf, rel, STABLE_BOUND, stable_of_logsf, stable_of_logsf_s1),
    IN_S0_AND_S1(logpdf_dx, rel, STABLE_DERIVATIVE, stable_of_dx, stable_of_dx_s1),
    IN_S0_AND_S1(logpdf_dalpha, mixed, STABLE_DERIVATIVE, stable_of_dalpha,
                 stable_of_dalpha_s1),
    IN_S0_AND_S1(logpdf_dbeta, mixed, STABLE_DERIVATIVE, stable_of_dbeta, stable_of_dbeta_s1),
    IN_S0_AND_S1(quantile, rel, STABLE_QUANTILE, stable_of_quantile, stable_of_quantile_s1),
    IN_S0_AND_S1(isf, rel, STABLE_QUANTILE, stable_of_quantile, stable_of_quantile_s1),
};
const size_t claims_count = sizeof claims / sizeof *claims;
