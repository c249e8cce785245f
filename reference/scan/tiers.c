/* How good Debye's expansion (src/core/bessel/bessel_debye.h, besseli_ratio.h) is where the classifiers
 * as they stand first use each of its lengths: the core's tables, summed without rounding,
 * against MPFR.  Truncation only shrinks as w grows, so the smallest w of a tier is its worst.
 * (scan/debye.c asks the other way round: which w a length needs.)
 *
 * Prints docs/measured/bessel_tiers.md; fails where an error exceeds its function's limit. */
#include "../coef/coef.h"
#include "../mp/mpbessel.h"
#include "core/bessel/besseli.h"
#include "core/bessel/besseli_ratio.h"
#include "core/bessel/besselk.h"

#include <math.h>
#include <stdio.h>

enum { BITS = 200, GRID = 48, TIERS = 5 };
static const double NEVER = 0x1p39; /* before bessel_huge.h takes over */

static const double table_d[25][25] = {
#include "core/bessel/tables/debye_d.inc"
};
static const double table_r[25][25] = {
#include "core/bessel/tables/debye_r.inc"
};
static const double table_dx[25][26] = {
#include "core/bessel/tables/debye_rdx.inc"
};

#define TERMS(n, ...) n
#define TIER(r, n)    { r, n },
static const struct {
    int regime, terms;
} tier[TIERS] = { BG_EACH_DEBYE(TIER, TERMS, 0) };

struct point {
    double nu_d, x_d;
    mpfr_t nu, x, w, y, s;
};

static void point_set(struct point *p, double w, double s)
{
    p->nu_d = w * sqrt(s);
    p->x_d = w * sqrt(1 - s);
    mpfr_set_d(p->nu, p->nu_d, MPFR_RNDN);
    mpfr_set_d(p->x, p->x_d, MPFR_RNDN);
    mpfr_hypot(p->w, p->nu, p->x, MPFR_RNDN);
    mpfr_ui_div(p->y, 1, p->w, MPFR_RNDN);
    mpfr_mul(p->s, p->nu, p->y, MPFR_RNDN);
    mpfr_sqr(p->s, p->s, MPFR_RNDN);
}

/* sum_{k=1..terms} sign^k row_k(s) y^k; rows are stride apart, row k of degree k + more. */
static void series(mpfr_t sum, const double *rows, int stride, int more, int terms, int sign,
                   const struct point *p)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_set_zero(sum, 1);
    for (int k = terms; k >= 1; --k) {
        coef_eval_d(t, k + 1 + more, rows + k * stride, p->s);
        mpfr_add(sum, sum, t, MPFR_RNDN);
        mpfr_mul(sum, sum, p->y, MPFR_RNDN);
        mpfr_mul_si(sum, sum, sign, MPFR_RNDN);
    }
    mpfr_clear(t);
}

/* +-(w - nu asinh(nu/x)) - log(w)/2 + log(1/(2 pi) or pi/2)/2, + for log I. */
static void leading(mpfr_t f, int sign, const struct point *p)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_div(t, p->nu, p->x, MPFR_RNDN);
    mpfr_asinh(t, t, MPFR_RNDN);
    mpfr_mul(t, t, p->nu, MPFR_RNDN);
    mpfr_sub(f, p->w, t, MPFR_RNDN);
    mpfr_mul_si(f, f, sign, MPFR_RNDN);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_mul_2si(t, t, sign, MPFR_RNDN); /* I: 2 pi w.  K: w/(pi/2) */
    if (sign < 0)
        mpfr_ui_div(t, 1, t, MPFR_RNDN);
    mpfr_mul(t, t, p->w, MPFR_RNDN);
    mpfr_log(t, t, MPFR_RNDN);
    mpfr_div_ui(t, t, 2, MPFR_RNDN);
    mpfr_sub(f, f, t, MPFR_RNDN);
    mpfr_clear(t);
}

/* The error of the sum alone: of log I or log K absolute, which bounds the mixed one. */
static double log_error(int sign, int terms, const struct point *p, const mpfr_t want)
{
    mpfr_t f, t;
    mpfr_inits2(BITS, f, t, (mpfr_ptr)0);
    leading(f, sign, p);
    series(t, table_d[0], 25, 0, terms, sign, p);
    mpfr_add(f, f, t, MPFR_RNDN);
    mpfr_sub(f, f, want, MPFR_RNDN);
    const double e = fabs(mpfr_get_d(f, MPFR_RNDN));
    mpfr_clears(f, t, (mpfr_ptr)0);
    return e;
}

/* The error of r, or of dr/dx, relative to want; r's is its complement's too. */
static double ratio_error(int dx, int terms, const struct point *p, const mpfr_t truth,
                          const mpfr_t want)
{
    mpfr_t f, t, u;
    mpfr_inits2(BITS, f, t, u, (mpfr_ptr)0);
    mpfr_add(u, p->w, p->nu, MPFR_RNDN);
    mpfr_sqr(t, p->y, MPFR_RNDN);
    if (dx) {
        series(f, table_dx[0], 26, 1, terms, 1, p);
        mpfr_mul(f, f, t, MPFR_RNDN);
        mpfr_mul(u, u, p->w, MPFR_RNDN); /* nu/(w(w+nu)) + (x-nu)(x+nu)/(2 w^4) - f */
        mpfr_div(u, p->nu, u, MPFR_RNDN);
        mpfr_sub(f, u, f, MPFR_RNDN);
        mpfr_sqr(t, t, MPFR_RNDN);
        mpfr_div_ui(t, t, 2, MPFR_RNDN);
        mpfr_sub(u, p->x, p->nu, MPFR_RNDN);
        mpfr_mul(t, t, u, MPFR_RNDN);
        mpfr_add(u, p->x, p->nu, MPFR_RNDN);
        mpfr_mul(t, t, u, MPFR_RNDN);
        mpfr_add(f, f, t, MPFR_RNDN);
    } else {
        series(f, table_r[0], 25, 0, terms, 1, p);
        mpfr_add_d(f, f, 0.5, MPFR_RNDN); /* x [1/(w+nu) - y^2 (1/2 + f)] */
        mpfr_mul(f, f, t, MPFR_RNDN);
        mpfr_ui_div(u, 1, u, MPFR_RNDN);
        mpfr_sub(f, u, f, MPFR_RNDN);
        mpfr_mul(f, f, p->x, MPFR_RNDN);
    }
    mpfr_sub(f, f, truth, MPFR_RNDN);
    mpfr_div(f, f, want, MPFR_RNDN);
    const double e = fabs(mpfr_get_d(f, MPFR_RNDN));
    mpfr_clears(f, t, u, (mpfr_ptr)0);
    return e;
}

/* The smallest w = x, at nu = 0, at which the classifier answers this regime; NEVER if none. */
static double first_w(int (*classify)(double, double), int regime)
{
    double below = 1, above = NEVER;
    while (nextafter(below, above) < above) {
        const double middle = 0.5 * (below + above);
        const int r = classify(0, middle);
        *(r >= regime && r < BG_AT_SMALL ? &above : &below) = middle;
    }
    return above;
}

/* The core's functions, what they may lose to the cut, and where mpb_all has their value. */
enum { LOG_I, LOG_K, RATIO, COMPL, DX, FUNCTIONS };
static const struct function {
    const char *name;
    int (*classify)(double, double);
    double limit; /* log2 */
    int value;
} function[FUNCTIONS] = {
    [LOG_I] = { "log I", bg_log_besseli_regime, -56, 0 },
    [LOG_K] = { "log K", bg_log_besselk_regime, -56, 1 },
    [RATIO] = { "r", bg_besseli_ratio_regime, -55, 4 },
    [COMPL] = { "1 - r", bg_besseli_ratio_compl_regime, -56, 5 },
    [DX] = { "dr/dx", bg_besseli_ratio_dx_regime, -53, 6 },
};

static double error_at(int f, int terms, const struct point *p, mpfr_t *v)
{
    if (f == LOG_I || f == LOG_K)
        return log_error(f == LOG_I ? 1 : -1, terms, p, v[function[f].value]);
    return ratio_error(f == DX, terms, p, v[f == DX ? 6 : 4], v[function[f].value]);
}

/* log2 of the largest error over nu/w at w. */
static double worst_at(int f, int terms, double w)
{
    struct point p;
    double worst = 0;
    mpfr_t v[MPB_ALL];
    mpfr_inits2(BITS, p.nu, p.x, p.w, p.y, p.s, (mpfr_ptr)0);
    for (int i = 0; i < MPB_ALL; ++i)
        mpfr_init2(v[i], BITS);
    for (int i = 0; i <= GRID; ++i) {
        const double s = 0.5 * (1 - cos(i * 3.14159265358979 / GRID));
        point_set(&p, w * (1 + 0x1p-40), fmin(s, 1 - 0x1p-20));
        coef_require(mpb_all(v, p.nu_d, p.x_d), "scan/tiers: no reference at %g, %g", p.nu_d,
                     p.x_d);
        worst = fmax(worst, error_at(f, terms, &p, v));
    }
    for (int i = 0; i < MPB_ALL; ++i)
        mpfr_clear(v[i]);
    mpfr_clears(p.nu, p.x, p.w, p.y, p.s, (mpfr_ptr)0);
    return log2(worst);
}

static const char text[] =
    "# What each length of the uniform expansion leaves\n\n"
    "Printed by `reference/scan/tiers`; `tools/check-tables` prints it again.\n\n"
    "A row is a length of Debye's expansion.  For each function: the smallest\n"
    "w = hypot(nu, x) from which its classifier takes that length, and log2 of the largest\n"
    "error there over %d values of nu/w, for the core's coefficients and an exact sum.  It is\n"
    "absolute for the logarithms (a bound for their mixed error, and the error of the scaled\n"
    "forms too), relative for r = I_{nu+1}/I_nu, which takes a term less, its complement and\n"
    "its derivative.  One u = 2^-53.\n\n"
    "| terms |";

int main(void)
{
    printf(text, GRID + 1);
    for (int f = 0; f < FUNCTIONS; ++f)
        printf(" %s: w | log2 |", function[f].name);
    printf("\n|---|");
    for (int f = 0; f < FUNCTIONS; ++f)
        printf("---|---|");
    for (int i = TIERS - 1; i >= 0; --i) {
        printf("\n| %d |", tier[i].terms);
        for (int f = 0; f < FUNCTIONS; ++f) {
            const double w = first_w(function[f].classify, tier[i].regime);
            if (w == NEVER) {
                printf(" | |");
                continue;
            }
            const int terms = tier[i].terms - (f == RATIO);
            const double e = worst_at(f, terms, w);
            coef_require(e < function[f].limit, "scan/tiers: %s, %d terms, w = %g: 2^%.2f",
                         function[f].name, terms, w, e);
            printf(" %g | %.1f |", w, e);
        }
    }
    printf("\n");
    mpfr_free_cache();
    return 0;
}
