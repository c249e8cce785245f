/* What the methods of src/core/vmf/vmf_divergence.h leave out, at their cut-overs.
 *
 * D(to | from) = int (to - x) A'(x) dx: with A' off by a part e of itself everywhere, D is off by e at
 * most.  So of the expansion it is A' that is looked at, by differences of A with the core's
 * coefficients, summed without rounding, against mpbessel.h.  Of the power series it is the terms of
 * H[z_1, z_1, z_2] beyond the last one, for both ends at the largest kappa, times what X is of D.
 *
 * Prints docs/measured/vmf_divergence_terms.md. */
#include "../coef/coef.h"
#include "../mp/mpbessel.h"

#include <math.h>
#include <stdio.h>

enum { BITS = 400, STEP = 100, GRID = 40, ROWS = 18, STRIDE = 36 };

static const double table[ROWS][STRIDE] = {
#include "core/vmf/tables/vmf_tail.inc"
};

/* A = kappa [1/(alpha + w) - y^3 (alpha/(2 (1 + t)) + S_y)], S = alpha sum_k y^(k+1) r_k(alpha y). */
static void mean(mpfr_ptr a, int terms, mpfr_srcptr alpha, mpfr_srcptr kappa)
{
    mpfr_t w, y, t, power, sum, v;
    mpfr_inits2(BITS, w, y, t, power, sum, v, (mpfr_ptr)0);
    mpfr_hypot(w, alpha, kappa, MPFR_RNDN);
    mpfr_ui_div(y, 1, w, MPFR_RNDN);
    mpfr_mul(t, alpha, y, MPFR_RNDN);
    mpfr_add_ui(sum, t, 1, MPFR_RNDN);
    mpfr_ui_div(sum, 1, sum, MPFR_RNDN);
    mpfr_div_2ui(sum, sum, 1, MPFR_RNDN);
    mpfr_set(power, y, MPFR_RNDN);
    for (int k = 1; k <= terms; ++k) { /* of y^(k+1) t^i: (k + 1 + i) y^k t^i */
        mpfr_set_zero(v, 1);
        for (int i = 2 * k - 1; i >= 0; --i) {
            mpfr_mul(v, v, t, MPFR_RNDN);
            mpfr_add_d(v, v, (k + 1 + i) * table[k - 1][i], MPFR_RNDN);
        }
        mpfr_fma(sum, v, power, sum, MPFR_RNDN);
        mpfr_mul(power, power, y, MPFR_RNDN);
    }
    mpfr_mul(sum, sum, alpha, MPFR_RNDN);
    mpfr_pow_ui(y, y, 3, MPFR_RNDN);
    mpfr_mul(sum, sum, y, MPFR_RNDN);
    mpfr_add(w, w, alpha, MPFR_RNDN);
    mpfr_ui_div(w, 1, w, MPFR_RNDN);
    mpfr_sub(w, w, sum, MPFR_RNDN);
    mpfr_mul(a, w, kappa, MPFR_RNDN);
    mpfr_clears(w, y, t, power, sum, v, (mpfr_ptr)0);
}

/* log2 of the part by which A' is off at w and t. */
static double slope_error(int terms, double w, double t)
{
    mpfr_t nu, alpha, kappa, h, a, b, slope, want;
    mpfr_inits2(BITS, nu, alpha, kappa, h, a, b, slope, want, (mpfr_ptr)0);
    mpfr_set_d(alpha, w * t, MPFR_RNDN);
    mpfr_set_d(kappa, w * sqrt((1.0 - t) * (1.0 + t)), MPFR_RNDN);
    mpfr_sub_d(nu, alpha, 0.5, MPFR_RNDN);
    coef_require(mpb_ratio(a, b, want, nu, kappa),
                 "scan/vmf_divergence: no reference at w = %g, t = %g", w, t);
    mpfr_mul_2si(h, kappa, -STEP, MPFR_RNDN);
    mpfr_add(slope, kappa, h, MPFR_RNDN);
    mean(b, terms, alpha, slope);
    mpfr_sub(slope, kappa, h, MPFR_RNDN);
    mean(a, terms, alpha, slope);
    mpfr_sub(slope, b, a, MPFR_RNDN);
    mpfr_div(slope, slope, h, MPFR_RNDN);
    mpfr_div_2ui(slope, slope, 1, MPFR_RNDN);
    const double e = coef_log2_rel(slope, want);
    mpfr_clears(nu, alpha, kappa, h, a, b, slope, want, (mpfr_ptr)0);
    return e;
}

/* The worst for all p >= 2 where w is this. */
static double expansion(int terms, double w, double *at)
{
    const double least = 0.5 / w;
    double worst = -HUGE_VAL;
    for (int g = 0; g <= GRID; ++g) {
        const double t = least * pow(0.99 / least, (double)g / GRID),
                     e = slope_error(terms, w, t);
        *at = e > worst ? t : *at;
        worst = fmax(worst, e);
    }
    return worst;
}

/* log2 of sum_{n > terms} n (n-1) z^n/(n! (nu+1)_n) over all of it, times (A' + A^2)/A'. */
static double series(int terms, double p, double kappa)
{
    const double nu = 0.5 * p - 1.0, z = 0.25 * kappa * kappa;
    double term = 1.0, all = 0.0, rest = 0.0;
    for (int n = 1; n < 300; ++n) {
        term *= z / (n * (nu + n));
        all += n * (n - 1.0) * term;
        rest += n > terms ? n * (n - 1.0) * term : 0.0;
    }
    mpfr_t order, x, a, b, d;
    mpfr_inits2(120, order, x, a, b, d, (mpfr_ptr)0);
    mpfr_set_d(order, nu, MPFR_RNDN);
    mpfr_set_d(x, kappa, MPFR_RNDN);
    coef_require(mpb_ratio(a, b, d, order, x),
                 "scan/vmf_divergence: no reference at p = %g, kappa = %g", p, kappa);
    const double mean = mpfr_get_d(a, MPFR_RNDN), slope = mpfr_get_d(d, MPFR_RNDN);
    mpfr_clears(order, x, a, b, d, (mpfr_ptr)0);
    return log2(rest / all * (slope + mean * mean) / slope);
}

int main(void)
{
    static const struct {
        double w;
        int terms;
    } tier[] = { { 36, 18 }, { 128, 9 }, { 640, 5 } };
    static const struct {
        double kappa;
        int terms;
    } part[] = { { 12, 28 }, { 40, 56 } };
    printf("# What the divergences leave out\n\n");
    printf("Printed by `reference/scan/vmf_divergence`; `tools/check-tables` prints it "
           "again.\n\n");
    printf("By the expansion from w = hypot((p-1)/2, kappa) on: the largest part of A' that "
           "its\n");
    printf(
        "terms leave out, over all p >= 2, and t = (p-1)/(2 w) where that is; no divergence\n");
    printf("loses a larger part.\n\n| w | terms | log2 of the part | t |\n|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof tier / sizeof *tier; ++i) {
        double at = 0.0;
        const double e = expansion(tier[i].terms, tier[i].w, &at);
        printf("| %g | %d | %.1f | %.2g |\n", tier[i].w, tier[i].terms, e, at);
    }
    printf("\nBy the power series up to kappa: the part of the second difference, times what "
           "that\n");
    printf("is of the divergence.\n\n| kappa | terms | p = 2 | 3 | 10 | 73 "
           "|\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof part / sizeof *part; ++i)
        printf("| %g | %d | %.1f | %.1f | %.1f | %.1f |\n", part[i].kappa, part[i].terms,
               series(part[i].terms, 2, part[i].kappa), series(part[i].terms, 3, part[i].kappa),
               series(part[i].terms, 10, part[i].kappa),
               series(part[i].terms, 73, part[i].kappa));
    mpfr_free_cache();
    return 0;
}
