/* How many terms the expansions of the von Mises-Fisher functions in 1/alpha, alpha = (p-1)/2,
 * need (docs/vmf.md): for N terms, the smallest p from which on they leave less than 2^-57 of
 * log H and kappa(r), relatively, for every concentration.  The core's coefficients, summed
 * without rounding, against mpbessel.h.
 *
 * Prints docs/measured/vmf_cutovers.md. */
#include "../coef/coef.h"
#include "../mp/mpbessel.h"

#include <math.h>
#include <stdio.h>

enum { BITS = 300, GRID = 30, EPS_BITS = 57 };
enum { LOG_H, KAPPA, QUANTITIES };

static const double table_p[9][27] = {
#include "core/bessel/tables/log_h_p.inc"
};
static const double table_n[8][15] = {
#include "core/vmf/tables/vmf_kappa.inc"
};
static const int longest[QUANTITIES] = { 9, 8 };

/* kappa = alpha z, t = 1/sqrt(1+z^2), and the truth. */
struct point {
    mpfr_t alpha, kappa, z, t, log_h, a, compl ;
};

static void point_init(struct point *p, double alpha, double z)
{
    mpfr_t nu, u;
    mpfr_inits2(BITS, p->alpha, p->kappa, p->z, p->t, p->log_h, p->a, p->compl, nu, u,
                (mpfr_ptr)0);
    mpfr_set_d(p->alpha, alpha, MPFR_RNDN);
    mpfr_set_d(p->z, z, MPFR_RNDN);
    mpfr_mul(p->kappa, p->alpha, p->z, MPFR_RNDN);
    mpfr_sqr(p->t, p->z, MPFR_RNDN);
    mpfr_add_ui(p->t, p->t, 1, MPFR_RNDN);
    mpfr_rec_sqrt(p->t, p->t, MPFR_RNDN);

    mpfr_sub_d(nu, p->alpha, 0.5, MPFR_RNDN);
    coef_require(mpb_ratio(p->a, p->compl, u, nu, p->kappa) &&
                     mpb_log_i(p->log_h, u, nu, p->kappa),
                 "scan/vmf: no reference at alpha = %g, z = %g", alpha, z);
    mpfr_div_ui(u, p->kappa, 2, MPFR_RNDN); /* log H = log I - nu log(kappa/2) + lgamma1p(nu) */
    mpfr_log(u, u, MPFR_RNDN);
    mpfr_mul(u, u, nu, MPFR_RNDN);
    mpfr_sub(p->log_h, p->log_h, u, MPFR_RNDN);
    mpb_lgamma1p(u, nu);
    mpfr_add(p->log_h, p->log_h, u, MPFR_RNDN);
    mpfr_clears(nu, u, (mpfr_ptr)0);
}

static void point_clear(struct point *p)
{
    mpfr_clears(p->alpha, p->kappa, p->z, p->t, p->log_h, p->a, p->compl, (mpfr_ptr)0);
}

/* sum_{k=1..last} row_k(x) y^k, rows being stride long. */
static void series(mpfr_t sum, const double *rows, int stride, int last, const mpfr_t x,
                   const mpfr_t y)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_set_zero(sum, 1);
    for (int k = last; k >= 1; --k) {
        coef_eval_d(t, stride, rows + (k - 1) * stride, x);
        mpfr_add(sum, sum, t, MPFR_RNDN);
        mpfr_mul(sum, sum, y, MPFR_RNDN);
    }
    mpfr_clear(t);
}

/* f = alpha [(S-1) - log1p((S-1)/2)] + log1p(-(1-t)/2)/2 + (1-t) sum */
static void log_h(mpfr_t f, int n, const struct point *p)
{
    mpfr_t a, b;
    mpfr_inits2(BITS, a, b, (mpfr_ptr)0);
    mpfr_ui_div(a, 1, p->alpha, MPFR_RNDN);
    series(f, table_p[0], 27, n, p->t, a);
    mpfr_ui_sub(a, 1, p->t, MPFR_RNDN);
    mpfr_mul(f, f, a, MPFR_RNDN);
    mpfr_div(b, a, p->t, MPFR_RNDN); /* S - 1 */
    mpfr_div_si(a, a, -2, MPFR_RNDN);
    mpfr_log1p(a, a, MPFR_RNDN);
    mpfr_div_ui(a, a, 2, MPFR_RNDN);
    mpfr_add(f, f, a, MPFR_RNDN);
    mpfr_div_ui(a, b, 2, MPFR_RNDN);
    mpfr_log1p(a, a, MPFR_RNDN);
    mpfr_sub(a, b, a, MPFR_RNDN);
    mpfr_mul(a, a, p->alpha, MPFR_RNDN);
    mpfr_add(f, f, a, MPFR_RNDN);
    mpfr_clears(a, b, (mpfr_ptr)0);
}

/* f = r [2 alpha/(1-u) + 1/(1+u) (1 + u sum n_k(u) ((1-u)/((1+u)^3 alpha))^k)], u = r^2 = A^2 */
static void kappa(mpfr_t f, int n, const struct point *p)
{
    mpfr_t u, minus, plus, a;
    mpfr_inits2(BITS, u, minus, plus, a, (mpfr_ptr)0);
    mpfr_sqr(u, p->a, MPFR_RNDN);
    mpfr_add_ui(minus, p->a, 1, MPFR_RNDN);
    mpfr_mul(minus, minus, p->compl, MPFR_RNDN);
    mpfr_add_ui(plus, u, 1, MPFR_RNDN);
    mpfr_pow_ui(a, plus, 3, MPFR_RNDN);
    mpfr_mul(a, a, p->alpha, MPFR_RNDN);
    mpfr_div(a, minus, a, MPFR_RNDN);
    series(f, table_n[0], 15, n, u, a);
    mpfr_mul(f, f, u, MPFR_RNDN);
    mpfr_add_ui(f, f, 1, MPFR_RNDN);
    mpfr_div(f, f, plus, MPFR_RNDN);
    mpfr_div(a, p->alpha, minus, MPFR_RNDN);
    mpfr_mul_ui(a, a, 2, MPFR_RNDN);
    mpfr_add(f, f, a, MPFR_RNDN);
    mpfr_mul(f, f, p->a, MPFR_RNDN);
    mpfr_clears(u, minus, plus, a, (mpfr_ptr)0);
}

static double error_at(int quantity, int n, const struct point *p)
{
    mpfr_t f;
    mpfr_init2(f, BITS);
    (quantity == LOG_H ? log_h : kappa)(f, n, p);
    const double e = coef_log2_rel(f, quantity == LOG_H ? p->log_h : p->kappa);
    mpfr_clear(f);
    return e;
}

/* worst[quantity][n] = log2 of the largest error over z at this p. */
static void worst_at(double worst[QUANTITIES][10], double p)
{
    for (int i = 0; i < QUANTITIES; ++i)
        for (int n = 0; n <= 9; ++n)
            worst[i][n] = -HUGE_VAL;
    for (int g = 0; g <= GRID; ++g) {
        struct point at;
        point_init(&at, 0.5 * (p - 1), exp2(-8 + 20.0 * g / GRID));
        for (int i = 0; i < QUANTITIES; ++i)
            for (int n = 2; n <= longest[i]; ++n)
                worst[i][n] = fmax(worst[i][n], error_at(i, n, &at));
        point_clear(&at);
    }
}

int main(void)
{
    enum { STEPS = 49 }; /* p = 32 .. 2^17, four to an octave */
    double from[QUANTITIES][10];
    for (int i = 0; i < QUANTITIES; ++i)
        for (int n = 0; n <= 9; ++n)
            from[i][n] = HUGE_VAL;
    for (int s = 0; s < STEPS; ++s) {
        const double p = floor(exp2(5 + s / 4.0));
        double worst[QUANTITIES][10];
        worst_at(worst, p);
        for (int i = 0; i < QUANTITIES; ++i)
            for (int n = 2; n <= longest[i]; ++n)
                from[i][n] = worst[i][n] < -EPS_BITS ? fmin(from[i][n], p) : HUGE_VAL;
    }

    printf("# Terms of the von Mises-Fisher expansions\n\n");
    printf("Printed by `reference/scan/vmf`; `tools/check-tables` prints it again.\n\n");
    printf(
        "The smallest p from which on N terms (k <= N) of the expansions in 1/alpha leave\n");
    printf("less than 2^-%d relatively, for the core's coefficients and an exact sum, over\n",
           EPS_BITS);
    printf("kappa/alpha from 2^-8 to 2^12.  Scanned four to an octave, from 32 to 2^17.\n\n");
    printf("| N | log H | kappa |\n|---|---|---|\n");
    for (int n = 2; n <= 9; ++n) {
        printf("| %d |", n);
        for (int i = 0; i < QUANTITIES; ++i)
            if (n > longest[i])
                printf(" |");
            else if (from[i][n] == HUGE_VAL)
                printf(" > 2^17 |");
            else
                printf(" %g |", from[i][n]);
        printf("\n");
    }
    mpfr_free_cache();
    return 0;
}
