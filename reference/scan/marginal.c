/* What the solve for the marginal estimate of kappa rests on (src/core/vmf/vmf_marginal.h): how good
 * its start is and how good each Newton step leaves it.  The core's start, then steps in MPFR.
 *
 * Prints docs/measured/vmf_marginal.md; fails where the last step would leave more than 2^-56. */
#include "core/vmf/vmf.h"
#include "mean.h"

#include <stdio.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Newton's step for A(k) = r A(n r k). */
static void newton(mpfr_ptr k, double p, mpfr_srcptr n, mpfr_srcptr r)
{
    struct mean m, far;
    mpfr_t x, f, d;
    mean_init(&m);
    mean_init(&far);
    mpfr_inits2(BITS, x, f, d, (mpfr_ptr)0);
    mpfr_mul(x, n, r, MPFR_RNDN);
    mpfr_mul(x, x, k, MPFR_RNDN);
    mean_at(&m, p, k);
    mean_at(&far, p, x);
    mpfr_mul(f, r, far.a, MPFR_RNDN);
    mpfr_sub(f, m.a, f, MPFR_RNDN);
    mpfr_sqr(d, r, MPFR_RNDN);
    mpfr_mul(d, d, n, MPFR_RNDN);
    mpfr_mul(d, d, far.deriv, MPFR_RNDN);
    mpfr_sub(d, m.deriv, d, MPFR_RNDN);
    mpfr_div(f, f, d, MPFR_RNDN);
    mpfr_sub(k, k, f, MPFR_RNDN);
    mean_clear(&m);
    mean_clear(&far);
    mpfr_clears(x, f, d, (mpfr_ptr)0);
}

/* log2 of the largest errors of the marginal estimate: of its start and after each step, none
 * rounded and A exact. */
enum { NEWTON = 4 };
struct newton_progress {
    int points;
    double after[NEWTON + 1];
};

static void follow_marginal(struct newton_progress w[2], double p, double n_d, double kappa)
{
    mpfr_t n, r, k, t;
    double error[NEWTON + 1];
    mpfr_inits2(BITS, n, r, k, t, (mpfr_ptr)0);
    mpfr_set_d(n, n_d, MPFR_RNDN);
    struct mean m, far;
    mean_init(&m);
    mean_init(&far);

    /* The r of which kappa is the estimate: r A(n r kappa) = A(kappa). */
    mean_at_d(&m, p, kappa);
    mpfr_set(r, m.a, MPFR_RNDN);
    for (int i = 0; i < 200; ++i) {
        mpfr_mul(t, n, r, MPFR_RNDN);
        mpfr_mul_d(t, t, kappa, MPFR_RNDN);
        mean_at(&far, p, t);
        mpfr_mul(k, r, far.a, MPFR_RNDN); /* f, and f' = A + n r kappa A' */
        mpfr_sub(k, k, m.a, MPFR_RNDN);
        mpfr_mul(t, t, far.deriv, MPFR_RNDN);
        mpfr_add(t, t, far.a, MPFR_RNDN);
        mpfr_div(k, k, t, MPFR_RNDN);
        mpfr_sub(r, r, k, MPFR_RNDN);
        if (mpfr_zero_p(k) || mpfr_get_exp(k) < mpfr_get_exp(r) - 100)
            break;
    }
    mpfr_ui_sub(t, 1, r, MPFR_RNDN);
    const double hi = mpfr_get_d(r, MPFR_RNDN), delta = mpfr_get_d(t, MPFR_RNDN);
    mpfr_sub_d(t, r, hi, MPFR_RNDN);
    const bg_marginal start =
        bg_vmf_marginal(p, n_d, bg_dd_of(hi, mpfr_get_d(t, MPFR_RNDN)), delta);
    struct newton_progress *const to = &w[hypot(0.5 * p - 1, start.start) < 32 ? 0 : 1];
    error[0] = log2(fabs(start.start / kappa - 1));
    mpfr_set_d(k, start.start, MPFR_RNDN);
    mpfr_set_d(t, kappa, MPFR_RNDN);
    for (int i = 1; i <= NEWTON; ++i) {
        newton(k, p, n, r);
        error[i] = coef_log2_rel(k, t);
    }
    ++to->points;
    for (int i = 0; i <= NEWTON; ++i)
        worse(&to->after[i], error[i]);
    mean_clear(&m);
    mean_clear(&far);
    mpfr_clears(n, r, k, t, (mpfr_ptr)0);
}

static void print_newton(const char *where, const struct newton_progress *w, int steps)
{
    if (w->points == 0)
        return;
    printf("| %s | %d |", where, steps);
    for (int i = 0; i <= NEWTON; ++i)
        printf(" %.1f |", w->after[i]);
    printf("\n");
    coef_require(w->after[steps] < -56, "scan/marginal: %s: the last step leaves 2^%.1f", where,
                 w->after[steps]);
}

/* The largest error of bg_vmf_slope_debye for w >= 32. */
static double worst_slope(void)
{
    enum { GRID = 24 };
    double worst = -HUGE_VAL;
    struct mean m;
    mean_init(&m);
    for (int i = 0; i <= GRID; ++i) {
        const double angle = 1.57079 * i / GRID, nu = 32.01 * sin(angle);
        const double kappa = 32.01 * cos(angle);
        mean_at_d(&m, 2 * nu + 2, kappa);
        worse(&worst, error_of(bg_vmf_slope_debye(nu, kappa), m.deriv));
    }
    mean_clear(&m);
    return worst;
}

int main(void)
{
    static const double low[] = { 2, 2.3, 3, 3.9 };
    static const double high[] = { 4, 6, 10, 20, 40, 64, 200, 2000 };
    static const double n[] = { 2, 3, 10, 1e3, 1e6 };
    enum { GRID = 10 };
    struct newton_progress w[2][2];
    for (int i = 0; i < 4; ++i)
        for (int k = 0; k <= NEWTON; ++k) {
            w[i / 2][i % 2].points = 0;
            w[i / 2][i % 2].after[k] = -HUGE_VAL;
        }
    for (size_t j = 0; j < COUNT(n); ++j)
        for (int g = 0; g <= GRID; ++g) {
            const double part = exp2(-9 + 16.0 * g / GRID);
            for (size_t i = 0; i < COUNT(low); ++i)
                follow_marginal(w[0], low[i], n[j], part * low[i]);
            for (size_t i = 0; i < COUNT(high); ++i)
                follow_marginal(w[1], high[i], n[j], part * high[i]);
        }
    printf(
        "# Start and steps of the marginal estimate\n\n"
        "Printed by `reference/scan/marginal`; `tools/check-tables` prints it again.\n\n"
        "The largest errors of kappa, log2 and relative, for n from 2 to 1e6: of the start,\n"
        "and after each Newton step if A were exact and nothing rounded.  The core makes as\n"
        "many steps as the second column says, for w = hypot(p/2 - 1, kappa) < 32 all but the\n"
        "last with the rough A of vmf_kappa.md.  Its A' for w >= 32 errs by up to 2^%.1f.\n\n"
        "| where | steps | start | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|---|---|\n",
        worst_slope());
    print_newton("2 <= p < 4, w < 32", &w[0][0], 4);
    print_newton("p >= 4, w < 32", &w[1][0], 4);
    print_newton("2 <= p < 4, w >= 32", &w[0][1], 3);
    print_newton("p >= 4, w >= 32", &w[1][1], 3);
    mpfr_free_cache();
    return 0;
}
