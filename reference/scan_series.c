/* How good the power series of I (src/core/besseli_series.h) is at the end of each of its
 * lengths: the part of J = 0F1(; nu+1; x^2/4) beyond M terms, at the largest x for which the
 * classifier still takes M.
 *
 * Prints docs/bessel_series.md; fails where the remainder exceeds 2^LIMIT. */
#include "coef.h"
#include "core/besseli.h"
#include "mpbessel.h"

#include <math.h>
#include <stdio.h>

enum { BITS = 200, LIMIT = -58, TIERS = 4, ORDERS = 97 };

#define TERMS(terms, a, b) terms,
static const int terms[TIERS] = { BG_SERIES_TIERS(TERMS) };

/* Whether log I at (nu, x) takes the series of this tier or a shorter one. */
static int within(int tier, double nu, double x)
{
    const int r = bg_log_besseli_regime(nu, x), first = nu < 1 ? BG_I_SERIES0 : BG_I_SERIES1;
    return r >= first && r <= first + tier;
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
    mpfr_free_cache();
    return 0;
}
