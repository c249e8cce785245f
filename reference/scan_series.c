/* How good the power series are at the end of each of their lengths: of I (besseli_series.h),
 * the part of J = 0F1(; nu+1; x^2/4) beyond M terms, at the largest x for which the classifier
 * still takes M; of K (Temme's, besselk_base.h) the part beyond its terms at x = 1.
 *
 * Prints docs/bessel_series.md; fails where the remainder exceeds 2^LIMIT. */
#include "coef.h"
#include "core/besseli.h"
#include "mpbessel.h"

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

/* f_0, p_0, q_0 of Temme's series (J. Comput. Phys. 19, 324, 1975) for 0 < |mu| <= 1/2. */
static void temme_start(mpfr_t f, mpfr_t p, mpfr_t q, const mpfr_t mu, const mpfr_t x)
{
    mpfr_t l, sigma, a, b;
    mpfr_inits2(BITS, l, sigma, a, b, (mpfr_ptr)0);
    mpfr_ui_div(l, 2, x, MPFR_RNDN);
    mpfr_log(l, l, MPFR_RNDN);
    mpfr_mul(sigma, mu, l, MPFR_RNDN);
    mpfr_exp(a, sigma, MPFR_RNDN); /* p_0 = (2/x)^mu Gamma(1+mu)/2, q_0 with -mu */
    mpfr_add_ui(b, mu, 1, MPFR_RNDN);
    mpfr_gamma(b, b, MPFR_RNDN);
    mpfr_mul(p, a, b, MPFR_RNDN);
    mpfr_div_ui(p, p, 2, MPFR_RNDN);
    mpfr_ui_sub(q, 1, mu, MPFR_RNDN);
    mpfr_gamma(q, q, MPFR_RNDN);
    mpfr_div(q, q, a, MPFR_RNDN);
    mpfr_div_ui(q, q, 2, MPFR_RNDN);
    mpfr_sub(f, p, q, MPFR_RNDN); /* f_0 = (p_0 - q_0)/mu: the bracket, with the sines undone */
    mpfr_div(f, f, mu, MPFR_RNDN);
    mpfr_clears(l, sigma, a, b, (mpfr_ptr)0);
}

/* log2 of what n terms leave of K_mu and K_{mu+1}, the larger, relatively. */
static double temme_remainder(int n, double mu_d, double x_d)
{
    mpfr_t mu, x, z, f, p, q, c, k0, k1, want, t;
    mpfr_inits2(BITS, mu, x, z, f, p, q, c, k0, k1, want, t, (mpfr_ptr)0);
    mpfr_set_d(mu, mu_d, MPFR_RNDN);
    mpfr_set_d(x, x_d, MPFR_RNDN);
    mpfr_sqr(z, x, MPFR_RNDN);
    mpfr_div_ui(z, z, 4, MPFR_RNDN);
    temme_start(f, p, q, mu, x);
    mpfr_set(k0, f, MPFR_RNDN);
    mpfr_set(k1, p, MPFR_RNDN);
    mpfr_set_ui(c, 1, MPFR_RNDN);
    for (long k = 1; k <= n; ++k) {
        mpfr_mul_si(f, f, k, MPFR_RNDN); /* f = (k f + p + q)/(k^2 - mu^2), p /= k - mu, .. */
        mpfr_add(f, f, p, MPFR_RNDN);
        mpfr_add(f, f, q, MPFR_RNDN);
        mpfr_si_sub(t, k, mu, MPFR_RNDN);
        mpfr_div(f, f, t, MPFR_RNDN);
        mpfr_div(p, p, t, MPFR_RNDN);
        mpfr_add_si(t, mu, k, MPFR_RNDN);
        mpfr_div(f, f, t, MPFR_RNDN);
        mpfr_div(q, q, t, MPFR_RNDN);
        mpfr_mul(c, c, z, MPFR_RNDN);
        mpfr_div_si(c, c, k, MPFR_RNDN);
        mpfr_fma(k0, c, f, k0, MPFR_RNDN);
        mpfr_mul_si(t, f, -k, MPFR_RNDN);
        mpfr_add(t, t, p, MPFR_RNDN);
        mpfr_fma(k1, c, t, k1, MPFR_RNDN);
    }
    mpfr_mul_ui(k1, k1, 2, MPFR_RNDN);
    mpfr_div(k1, k1, x, MPFR_RNDN);
    mpfr_abs(t, mu, MPFR_RNDN);
    coef_require(mpb_log_k(want, c, t, x), "scan_series: no reference at %g, %g", mu_d, x_d);
    mpfr_exp(want, want, MPFR_RNDN);
    const double e0 = coef_log2_rel(k0, want);
    mpfr_add_ui(t, mu, 1, MPFR_RNDN);
    coef_require(mpb_log_k(want, c, t, x), "scan_series: no reference at %g, %g", mu_d, x_d);
    mpfr_exp(want, want, MPFR_RNDN);
    const double e1 = coef_log2_rel(k1, want);
    mpfr_clears(mu, x, z, f, p, q, c, k0, k1, want, t, (mpfr_ptr)0);
    return fmax(e0, e1);
}

static void print_temme(void)
{
    enum { M = 10, MUS = 32 }; /* M: TERMS of bg_besselk_temme; its x are below 1 */
    double worst = -HUGE_VAL;
    for (int k = 0; k < MUS; ++k)
        worst = fmax(worst, temme_remainder(M, (2 * k + 1 - MUS) / (2.0 * MUS), 1.0));
    coef_require(worst < LIMIT, "scan_series: Temme's series leaves 2^%.2f", worst);
    printf("\nTemme's series of K, %d terms, leaves 2^%.1f of K_mu and K_{mu+1} at x = 1, over "
           "%d\n",
           M, worst, MUS);
    printf("mu in (-1/2, 1/2).\n");
}

int main(void)
{
    printf("# What each length of the power series leaves\n\n");
    printf("Printed by `reference/scan_series`; `tools/check-tables` prints it again.\n\n");
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
        coef_require(worst < LIMIT, "scan_series: %d terms leave 2^%.2f at nu = %g, x = %g",
                     terms[i], worst, at_nu, at_x);
        printf("| %d | %.1f | %.6g | %.6g |\n", terms[i], worst, at_nu, at_x);
    }
    print_temme();
    mpfr_free_cache();
    return 0;
}
