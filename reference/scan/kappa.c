/* What the solve for kappa rests on (src/core/vmf/vmf_kappa.h): where the closed form is enough below
 * p = 107, how good each start is and how good the steps leave it, and the values of A that they
 * use.  The core's own functions in double up to the last step, that one in MPFR.
 *
 * Prints docs/measured/vmf_kappa.md; fails where a last step would leave more than 2^-56. */
#include "../coef/coef.h"
#include "core/vmf/vmf.h"
#include "mean.h"

#include <math.h>
#include <stdio.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const double table_n[8][15] = {
#include "core/vmf/tables/vmf_kappa.inc"
};
static const double table_r[25][25] = {
#include "core/bessel/tables/debye_r.inc"
};

/* log2 of what the closed form of so many terms is off, its sum not rounded. */
static double closed_error(int terms, double p, double kappa, const struct mean *m)
{
    mpfr_t u, minus, plus, y, f, t;
    mpfr_inits2(BITS, u, minus, plus, y, f, t, (mpfr_ptr)0);
    mpfr_sqr(u, m->a, MPFR_RNDN);
    mpfr_add_ui(minus, m->a, 1, MPFR_RNDN);
    mpfr_mul(minus, minus, m->compl, MPFR_RNDN);
    mpfr_add_ui(plus, u, 1, MPFR_RNDN);
    mpfr_pow_ui(y, plus, 3, MPFR_RNDN);
    mpfr_div(y, minus, y, MPFR_RNDN);
    mpfr_div_d(y, y, 0.5 * (p - 1), MPFR_RNDN);
    mpfr_set_zero(f, 1);
    for (int k = terms; k >= 1; --k) {
        coef_eval_d(t, 2 * k - 1, table_n[k - 1], u);
        mpfr_mul(t, t, u, MPFR_RNDN);
        mpfr_add(f, f, t, MPFR_RNDN);
        mpfr_mul(f, f, y, MPFR_RNDN);
    }
    mpfr_add_ui(f, f, 1, MPFR_RNDN);
    mpfr_div(f, f, plus, MPFR_RNDN);
    mpfr_d_div(t, p - 1, minus, MPFR_RNDN);
    mpfr_add(f, f, t, MPFR_RNDN);
    mpfr_mul(f, f, m->a, MPFR_RNDN);
    const double e = error_of(kappa, f);
    mpfr_clears(u, minus, plus, y, f, t, (mpfr_ptr)0);
    return e;
}

static void closed_forms(void)
{
    static const double p[] = { 2, 2.25, 2.5, 3, 4, 6, 10, 16, 32, 64, 106 };
    enum { STEPS = 49 };
    struct mean m;
    mean_init(&m);
    printf(
        "## The closed form below p = 107\n\n"
        "From which kappa on eight terms leave less than 2^-57 of kappa (scanned eight to an\n"
        "octave up to 512), what they leave at kappa = 120, where the core begins to use "
        "them,\n"
        "and at r = 2^-35, below which it uses them again; log2 of the relative error.\n\n"
        "| p | kappa | at 120 | at r = 2^-35 |\n|---|---|---|---|\n");
    for (size_t i = 0; i < COUNT(p); ++i) {
        double from = HUGE_VAL;
        for (int s = STEPS - 1; s >= 0; --s) {
            const double kappa = exp2(3 + s / 8.0);
            mean_at_d(&m, p[i], kappa);
            if (closed_error(8, p[i], kappa, &m) >= -57)
                break;
            from = kappa;
        }
        mean_at_d(&m, p[i], 120);
        const double at_120 = closed_error(8, p[i], 120, &m);
        mean_at_d(&m, p[i], 0x1p-35 * p[i]);
        const double at_tiny = closed_error(8, p[i], 0x1p-35 * p[i], &m);
        coef_require(at_120 < -56 && at_tiny < -56, "scan/kappa: closed form at p = %g", p[i]);
        printf("| %g | %.4g | %.1f | %.1f |\n", p[i], from, at_120, at_tiny);
    }
    mean_clear(&m);
}

/* k by one step of Halley's method for A(k) = r. */
static void halley(mpfr_ptr k, double p, const struct mean *target)
{
    struct mean m;
    mpfr_t f, dd, t;
    mean_init(&m);
    mpfr_inits2(BITS, f, dd, t, (mpfr_ptr)0);
    mean_at(&m, p, k);
    mpfr_sub(f, target->compl, m.compl, MPFR_RNDN);
    mpfr_d_div(t, p - 1, k, MPFR_RNDN); /* A'' = -2 A A' - (p-1)/k (A' - A/k) */
    mpfr_div(dd, m.a, k, MPFR_RNDN);
    mpfr_sub(dd, dd, m.deriv, MPFR_RNDN);
    mpfr_mul(dd, dd, t, MPFR_RNDN);
    mpfr_mul(t, m.a, m.deriv, MPFR_RNDN);
    mpfr_mul_2ui(t, t, 1, MPFR_RNDN);
    mpfr_sub(dd, dd, t, MPFR_RNDN);
    mpfr_mul(dd, dd, f, MPFR_RNDN); /* k - f d/(d^2 - f dd/2) */
    mpfr_div_2ui(dd, dd, 1, MPFR_RNDN);
    mpfr_sqr(t, m.deriv, MPFR_RNDN);
    mpfr_sub(t, t, dd, MPFR_RNDN);
    mpfr_mul(f, f, m.deriv, MPFR_RNDN);
    mpfr_div(f, f, t, MPFR_RNDN);
    mpfr_sub(k, k, f, MPFR_RNDN);
    mean_clear(&m);
    mpfr_clears(f, dd, t, (mpfr_ptr)0);
}

/* log2 of the largest errors: of the start, before the last step, after it. */
struct progress {
    double start, before, after;
    double rough; /* of A as the early steps have it */
};

/* As bg_vmf_kappa_small and _debye go, up to the last step; that one without rounding. */
static void follow(struct progress *w, int steps, int terms, double p, double kappa)
{
    struct mean target, at;
    mpfr_t k, truth;
    mean_init(&target);
    mean_init(&at);
    mpfr_init2(k, BITS);
    mpfr_init2(truth, 53);
    mpfr_set_d(truth, kappa, MPFR_RNDN);
    mean_at(&target, p, truth);
    const double r = mpfr_get_d(target.a, MPFR_RNDN), c = mpfr_get_d(target.compl, MPFR_RNDN);

    double x = bg_vmf_kappa_closed(terms, p, r, c);
    worse(&w->start, error_of(x, truth));
    for (int i = 1; i < steps; ++i) {
        const double a = bg_vmf_mean_rough(p, x);
        mean_at_d(&at, p, x);
        worse(&w->rough, error_of(a, at.a));
        x = bg_vmf_halley(p, x, a, a - r);
    }
    worse(&w->before, error_of(x, truth));
    mpfr_set_d(k, x, MPFR_RNDN);
    halley(k, p, &target);
    worse(&w->after, coef_log2_rel(k, truth));
    mean_clear(&target);
    mean_clear(&at);
    mpfr_clears(k, truth, (mpfr_ptr)0);
}

static void print_progress(const char *where, int steps, const char *start,
                           const struct progress *w)
{
    printf("| %s | %s | %d | %.1f | %.1f | %.1f |", where, start, steps, w->start, w->before,
           w->after);
    if (isinf(w->rough))
        printf(" |\n");
    else
        printf(" %.1f |\n", w->rough);
    coef_require(w->after < -56, "scan/kappa: %s: a last step leaves 2^%.1f", where, w->after);
}

static const struct progress nothing = { -HUGE_VAL, -HUGE_VAL, -HUGE_VAL, -HUGE_VAL };

static void halley_steps(void)
{
    static const struct {
        const char *where;
        double p[6];
        int steps;
    } small[] = { { "2 <= p < 4, w < 32", { 2, 2.1, 2.4, 2.8, 3, 3.99 }, 3 },
                  { "4 <= p < 16, w < 32", { 4, 4.5, 6, 8, 11, 15.9 }, 2 },
                  { "16 <= p < 66, w < 32", { 16, 20, 28, 40, 52, 65.9 }, 1 } };
    static const double far[] = { 2, 3, 6, 16, 48, 65, 66, 80, 106 };
    enum { GRID = 24 };
    printf(
        "\n## Halley's steps\n\n"
        "The largest errors of kappa, log2 and relative, from p = 2 up to where the closed "
        "form\n"
        "takes over, w = hypot(p/2 - 1, kappa): of the start; as the core enters its last "
        "step,\n"
        "having made the steps before with a rough A; after the last, if nothing were rounded\n"
        "in it.  The last column is the error of the rough A.\n\n"
        "| where | start | steps | start | before | after | rough A |\n"
        "|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < COUNT(small); ++i) {
        struct progress w = nothing;
        for (size_t j = 0; j < 6; ++j) {
            const double p = small[i].p[j], nu = 0.5 * p - 1;
            const double most = 0.999 * sqrt(32.0 * 32.0 - nu * nu);
            for (int g = 0; g <= GRID; ++g)
                follow(&w, small[i].steps, small[i].steps == 3 ? 3 : 6, p,
                       most * exp2(-12.0 * g / GRID));
        }
        print_progress(small[i].where, small[i].steps,
                       small[i].steps == 3 ? "3 terms" : "6 terms", &w);
    }
    struct progress w = nothing;
    for (size_t j = 0; j < COUNT(far); ++j) {
        const double nu = 0.5 * far[j] - 1, least = sqrt(fmax(32.0 * 32.0 - nu * nu, 0.01));
        for (int g = 0; g <= GRID; ++g)
            follow(&w, 1, 6, far[j], least * pow(121.0 / least, (double)g / GRID));
    }
    print_progress("p < 107, w >= 32", 1, "6 terms", &w);
}

/* log2 of what so many terms of the expansion leave of A, or of 1 - A. */
static double debye_error(int terms, int near, double p, double kappa)
{
    mpfr_t nu, w, y, s, f, t;
    struct mean m;
    mean_init(&m);
    mpfr_inits2(BITS, nu, w, y, s, f, t, (mpfr_ptr)0);
    mpfr_set_d(nu, 0.5 * p - 1, MPFR_RNDN);
    mpfr_set_d(t, kappa, MPFR_RNDN);
    mean_at(&m, p, t);
    mpfr_hypot(w, nu, t, MPFR_RNDN);
    mpfr_ui_div(y, 1, w, MPFR_RNDN);
    mpfr_mul(s, nu, y, MPFR_RNDN);
    mpfr_sqr(s, s, MPFR_RNDN);
    mpfr_set_zero(f, 1);
    for (int k = terms; k >= 1; --k) { /* A = kappa [1/(w+nu) - y^2 (1/2 + f)] */
        coef_eval_d(t, k + 1, table_r[k], s);
        mpfr_add(f, f, t, MPFR_RNDN);
        mpfr_mul(f, f, y, MPFR_RNDN);
    }
    mpfr_add_d(f, f, 0.5, MPFR_RNDN);
    mpfr_mul(f, f, y, MPFR_RNDN);
    mpfr_mul(f, f, y, MPFR_RNDN);
    mpfr_add(t, w, nu, MPFR_RNDN);
    mpfr_ui_div(t, 1, t, MPFR_RNDN);
    mpfr_sub(f, t, f, MPFR_RNDN);
    mpfr_mul_d(f, f, kappa, MPFR_RNDN);
    mpfr_sub(f, f, m.a, MPFR_RNDN);
    mpfr_div(f, f, near ? m.compl : m.a, MPFR_RNDN);
    const double e = log2(fabs(mpfr_get_d(f, MPFR_RNDN)));
    mean_clear(&m);
    mpfr_clears(nu, w, y, s, f, t, (mpfr_ptr)0);
    return e;
}

/* Over the circle w = constant. */
static double worst_debye(int terms, int near, double w)
{
    enum { GRID = 32 };
    double worst = -HUGE_VAL;
    for (int i = 0; i < GRID; ++i) {
        const double angle = 1.5707963 * i / GRID, nu = w * sin(angle), kappa = w * cos(angle);
        if ((nu < kappa * 0.75) == near && nu < 52.5)
            worse(&worst, debye_error(terms, near, 2 * nu + 2, kappa));
    }
    return worst;
}

static void last_values(void)
{
    static const struct {
        int terms, near;
        double w;
    } at[] = { { 20, 0, 32 }, { 20, 1, 32 }, { 12, 0, 66 }, { 12, 1, 66 } };
    printf("\n## The last step's A\n\n"
           "What the expansion leaves of A (where A < 1/2) or of 1 - A (elsewhere) at the "
           "smallest\n"
           "w of a length, log2 and relative; for w < 32 it is the recurrence in hi + lo.\n\n"
           "| terms | w | residual in | log2 |\n|---|---|---|---|\n");
    for (size_t i = 0; i < COUNT(at); ++i) {
        const double e = worst_debye(at[i].terms, at[i].near, at[i].w);
        coef_require(e < -55, "scan/kappa: %d terms at w = %g leave 2^%.1f", at[i].terms,
                     at[i].w, e);
        printf("| %d | %g | %s | %.1f |\n", at[i].terms, at[i].w, at[i].near ? "1 - A" : "A",
               e);
    }
}

int main(void)
{
    printf("# Starts and steps of the solve for kappa\n\n"
           "Printed by `reference/scan/kappa`; `tools/check-tables` prints it again.\n\n");
    closed_forms();
    halley_steps();
    last_values();
    mpfr_free_cache();
    return 0;
}
