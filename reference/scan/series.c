/* How good the power series are at the end of each of their lengths: of I (besseli_series.h),
 * the part of J = 0F1(; nu+1; x^2/4) beyond M terms, at the largest x for which the classifier
 * still takes M; of K (Temme's, besselk_temme.h) the part beyond its terms at x = 1.
 *
 * Prints docs/measured/bessel_series.md; fails where the remainder exceeds 2^LIMIT. */
#include "../coef/coef.h"
#include "../mp/mpbessel.h"
#include "core/bessel/besseli.h"

#include <math.h>
#include <stdio.h>

enum { BITS = 200, LIMIT = -58, TIERS = 4, ORDERS = 97 };

#define TERMS(terms, unused) terms
#define ITEM(tier, terms)    terms,
static const int terms[TIERS] = { BG_EACH_SERIES(ITEM, 0, TERMS, 0) };

/* Whether log I at (nu, x) takes the series of this tier or a shorter one. */
static int within(int tier, double nu, double x)
{
    const int r = bg_log_besseli_regime(nu, x);
    return r >= BG_I_SERIES && r <= BG_I_SERIES + tier;
}

/* The largest such x; 0 where there is none. */
static double last_x(int tier, double nu)
{
    double below = 0x1p-100, above = 0x1p10;
    if (!within(tier, nu, below))
        return 0;
    while (nextafter(below, above) < above) {
        const double middle = 0.5 * (below + above);
        *(within(tier, nu, middle) ? &below : &above) = middle;
    }
    return below;
}

/* log2 of (J - J_M)/J, and at nu = 0 of (J - J_M)/(J - 1): log I_0 = log J is relative. */
static double remainder_at(int m, double nu_d, double x_d)
{
    mpfr_t b, q, want, term, sum, t;
    mpfr_inits2(BITS, b, q, want, term, sum, t, (mpfr_ptr)0);
    mpfr_set_d(b, nu_d, MPFR_RNDN);
    mpfr_add_ui(b, b, 1, MPFR_RNDN);
    mpfr_set_d(q, x_d, MPFR_RNDN);
    mpfr_sqr(q, q, MPFR_RNDN);
    mpfr_div_ui(q, q, 4, MPFR_RNDN);
    mpb_0f1_m1(want, b, q);
    mpfr_set_zero(sum, 1);
    mpfr_set_ui(term, 1, MPFR_RNDN);
    for (unsigned long k = 1; k <= (unsigned long)m; ++k) {
        mpfr_add_ui(t, b, k - 1, MPFR_RNDN);
        mpfr_mul_ui(t, t, k, MPFR_RNDN);
        mpfr_mul(term, term, q, MPFR_RNDN);
        mpfr_div(term, term, t, MPFR_RNDN);
        mpfr_add(sum, sum, term, MPFR_RNDN);
    }
    mpfr_sub(sum, want, sum, MPFR_RNDN);
    mpfr_add_ui(t, want, nu_d > 0, MPFR_RNDN);
    mpfr_div(t, sum, t, MPFR_RNDN);
    mpfr_log2(t, t, MPFR_RNDN);
    const double e = mpfr_get_d(t, MPFR_RNDN);
    mpfr_clears(b, q, want, term, sum, t, (mpfr_ptr)0);
    return e;
}

/* 2^mu/Gamma(k+1-mu) and 2^-mu/Gamma(k+1+mu), times z^k/k!. */
static void temme_terms(mpfr_t minus, mpfr_t plus, long k, const mpfr_t mu, const mpfr_t z)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_exp2(t, mu, MPFR_RNDN);
    mpfr_si_sub(minus, k + 1, mu, MPFR_RNDN);
    mpfr_gamma(minus, minus, MPFR_RNDN);
    mpfr_div(minus, t, minus, MPFR_RNDN);
    mpfr_add_si(plus, mu, k + 1, MPFR_RNDN);
    mpfr_gamma(plus, plus, MPFR_RNDN);
    mpfr_mul(plus, plus, t, MPFR_RNDN);
    mpfr_ui_div(plus, 1, plus, MPFR_RNDN);
    mpfr_pow_si(t, z, k, MPFR_RNDN);
    mpfr_mul(minus, minus, t, MPFR_RNDN);
    mpfr_mul(plus, plus, t, MPFR_RNDN);
    mpfr_fac_ui(t, (unsigned long)k, MPFR_RNDN);
    mpfr_div(minus, minus, t, MPFR_RNDN);
    mpfr_div(plus, plus, t, MPFR_RNDN);
    mpfr_clear(t);
}

/* k0 and k1: sin(pi mu)/(pi mu) times K_mu and x K_{mu+1}, of the sums of besselk_temme.h to k = n,
 * and n + 1 with e_n and d_n for e_{n+1} and d_{n+1}. */
static void temme_sums(mpfr_t k0, mpfr_t k1, long n, const mpfr_t mu, const mpfr_t x)
{
    mpfr_t z, l, cosh, sinh, d, e, a;
    mpfr_inits2(BITS, z, l, cosh, sinh, d, e, a, (mpfr_ptr)0);
    mpfr_sqr(z, x, MPFR_RNDN);
    mpfr_div_ui(z, z, 4, MPFR_RNDN);
    mpfr_log(l, x, MPFR_RNDN);
    mpfr_mul(l, l, mu, MPFR_RNDN);
    mpfr_neg(l, l, MPFR_RNDN);
    mpfr_sinh_cosh(sinh, cosh, l, MPFR_RNDN);
    mpfr_div(sinh, sinh, mu, MPFR_RNDN);
    mpfr_exp(l, l, MPFR_RNDN);
    mpfr_set_zero(k0, 1);
    mpfr_set_zero(k1, 1);
    for (long k = 0; k <= n + 1; ++k) {
        temme_terms(d, e, k <= n ? k : n, mu, z);
        mpfr_add(a, d, e, MPFR_RNDN);
        mpfr_sub(d, d, e, MPFR_RNDN);
        mpfr_div_ui(e, a, 2, MPFR_RNDN);
        mpfr_div(d, d, mu, MPFR_RNDN);
        mpfr_div_ui(d, d, 2, MPFR_RNDN);
        if (k > n) { /* of D. and E. 2 k z/(n k) of the term before */
            mpfr_mul(a, z, d, MPFR_RNDN);
            mpfr_div_si(d, a, n * k, MPFR_RNDN);
            mpfr_mul(a, z, e, MPFR_RNDN);
            mpfr_div_si(e, a, n * k, MPFR_RNDN);
        }
        const long slope = 2 * (k <= n ? k : n);
        mpfr_fma(k0, cosh, d, k0, MPFR_RNDN);
        mpfr_fma(k0, sinh, e, k0, MPFR_RNDN);
        mpfr_fma(a, mu, d, e, MPFR_RNDN);
        mpfr_fma(k1, l, a, k1, MPFR_RNDN);
        mpfr_mul(a, cosh, d, MPFR_RNDN);
        mpfr_fma(a, sinh, e, a, MPFR_RNDN);
        mpfr_mul_si(a, a, -slope, MPFR_RNDN);
        mpfr_add(k1, k1, a, MPFR_RNDN);
    }
    mpfr_clears(z, l, cosh, sinh, d, e, a, (mpfr_ptr)0);
}

/* log2 of what the sums leave of K_mu and K_{mu+1}, the larger, relatively. */
static double temme_remainder(int n, double mu_d, double x_d)
{
    mpfr_t mu, x, k0, k1, sinc, want, t;
    mpfr_inits2(BITS, mu, x, k0, k1, sinc, want, t, (mpfr_ptr)0);
    mpfr_set_d(mu, mu_d, MPFR_RNDN);
    mpfr_set_d(x, x_d, MPFR_RNDN);
    temme_sums(k0, k1, n, mu, x);
    mpfr_div(k1, k1, x, MPFR_RNDN);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_mul(t, t, mu, MPFR_RNDN);
    mpfr_sin(sinc, t, MPFR_RNDN);
    mpfr_div(sinc, sinc, t, MPFR_RNDN);
    double worst = -HUGE_VAL;
    for (int j = 0; j < 2; ++j) {
        mpfr_add_ui(want, mu, (unsigned long)j, MPFR_RNDN);
        mpfr_abs(want, want, MPFR_RNDN);
        coef_require(mpb_log_k(t, want, want, x), "scan/series: no reference at %g, %g", mu_d,
                     x_d);
        mpfr_exp(t, t, MPFR_RNDN);
        mpfr_mul(t, t, sinc, MPFR_RNDN);
        worst = fmax(worst, coef_log2_rel(j ? k1 : k0, t));
    }
    mpfr_clears(mu, x, k0, k1, sinc, want, t, (mpfr_ptr)0);
    return worst;
}

static void print_temme(void)
{
    enum { M = 9, MUS = 32 }; /* M: the last k of bg_temme_sums_at; its x are below 1 */
    double worst = -HUGE_VAL;
    for (int k = 0; k < MUS; ++k)
        for (double x = 0.25; x <= 1; x *= 2)
            worst = fmax(worst, temme_remainder(M, (2 * k + 1 - MUS) / (2.0 * MUS), x));
    coef_require(worst < -56, "scan/series: Temme's sums leave 2^%.2f", worst);
    printf("\nThe sums of K for x < 1, to k = %d, leave 2^%.1f of K_mu and K_{mu+1} at x = "
           "1/4, 1/2 and\n",
           M, worst);
    printf("1, over %d mu in (-1/2, 1/2).\n", MUS);
}

int main(void)
{
    printf("# What each length of the power series leaves\n\n");
    printf("Printed by `reference/scan/series`; `tools/check-tables` prints it again.\n\n");
    printf(
        "For each number M of terms: log2 of the largest remainder J - J_M over %d orders in\n",
        ORDERS);
    printf("[0, 24), relative to J (at nu = 0 to J - 1), at the largest x for which the\n");
    printf("classifier takes M terms or fewer, and where that is.\n\n");
    printf("| M | log2 | nu | x |\n|---|---|---|---|\n");
    for (int i = 0; i < TIERS; ++i) {
        double worst = -HUGE_VAL, at_nu = 0, at_x = 0;
        for (int k = 0; k < ORDERS; ++k) {
            const double nu = k * 0.25 * (1 - 0x1p-30), x = last_x(i, nu);
            const double e = x > 0 ? remainder_at(terms[i], nu, x) : -HUGE_VAL;
            if (e > worst) {
                worst = e;
                at_nu = nu;
                at_x = x;
            }
        }
        coef_require(worst < LIMIT, "scan/series: %d terms leave 2^%.2f at nu = %g, x = %g",
                     terms[i], worst, at_nu, at_x);
        printf("| %d | %.1f | %.6g | %.6g |\n", terms[i], worst, at_nu, at_x);
    }
    print_temme();
    mpfr_free_cache();
    return 0;
}
