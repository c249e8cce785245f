/* The base of log K (src/core/bessel/besselk_base.h) on 1 <= x <= 25, for orders o with
 * q = o^2 <= 9/4, to FIT_BITS bits:
 *
 *   e^x sqrt(2x/pi) K_o(x) = 1 + (q - 1/4) u [1/2 + (q - 9/4) u H(q, u)],   u = 1/x.
 *
 * K is even and entire in o, and at o = 1/2 and 3/2 the left side is 1 and 1 + u: two factors
 * that need no fit, and H needs some bits less than the whole.  H is a power series in q with
 * positive coefficients H_j, each a polynomial in tau = a/(x + c) + b, |tau| <= 1:
 *
 *   coef/besselk base     H_j's coefficients: two pieces of x, rows j, column i for tau^i
 *   coef/besselk degree   how many coefficients each row has
 *   coef/besselk map      c, a, b
 *   coef/besselk base_f32, degree_f32, map_f32    the same in float, one piece, x <= 12.5
 *
 * Each run checks the integral against mpbessel.h, measures the table and fails above
 * 2^-57.5, in float 2^-28. */
#include "../mp/mpbessel.h"
#include "coef.h"
#include "fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    BITS = 320,
    PIECES = 2,
    PIECES_F32 = 1,
    ROWS = 10,
    COLUMNS = 16,
    NODES_X = 32,
    NODES_Q = 20,
    ROWS_F32 = 5,
    COLUMNS_F32 = 8
};

/* degree: found by dropping one coefficient at a time, the one that cost least. */
struct piece {
    double x0, x1, c, a, b;
    int degree[ROWS];
};

/* Double and float. */
static const struct precision {
    const char *suffix, *type;
    int f32, pieces, rows, columns;
    double bound;
    struct piece piece[PIECES];
} precisions[] = {
    { "",
      "double",
      0,
      PIECES,
      ROWS,
      COLUMNS,
      -57.5,
      { { 1, 4, 1, 6.625, -2.3125, { 16, 15, 14, 12, 12, 11, 9, 8, 6, 2 } },
        { 4, 25, 1.5, 13.75, -1.5, { 13, 12, 11, 10, 9, 7, 6, 2 } } } },
    { "_f32",
      "float",
      1,
      PIECES_F32,
      ROWS_F32,
      COLUMNS_F32,
      -28,
      { { 1, 12.5, 1, 4.75, -1.375, { 8, 7, 6, 4, 2 } } } },
};
static const struct precision *made = precisions;

/* f = e^x sqrt(2x/pi) K_o(x) by the trapezoidal rule on int_0^inf exp(-x (cosh t - 1)) cosh(ot) dt:
 * its error is about exp(x - pi^2/h), h = 1/32. */
static void integral(mpfr_t f, const mpfr_t o, const mpfr_t x)
{
    mpfr_t t, a, b;
    mpfr_inits2(BITS, t, a, b, (mpfr_ptr)0);
    mpfr_set_d(f, 0.5, MPFR_RNDN);
    for (unsigned long i = 1;; ++i) {
        mpfr_set_ui_2exp(t, i, -5, MPFR_RNDN);
        mpfr_cosh(a, t, MPFR_RNDN);
        mpfr_sub_ui(a, a, 1, MPFR_RNDN);
        mpfr_mul(a, a, x, MPFR_RNDN);
        mpfr_neg(a, a, MPFR_RNDN);
        mpfr_exp(a, a, MPFR_RNDN);
        mpfr_mul(b, o, t, MPFR_RNDN);
        mpfr_cosh(b, b, MPFR_RNDN);
        mpfr_mul(a, a, b, MPFR_RNDN);
        mpfr_add(f, f, a, MPFR_RNDN);
        if (mpfr_get_exp(a) < -BITS)
            break;
    }
    mpfr_div_ui(f, f, 32, MPFR_RNDN);
    mpfr_const_pi(a, MPFR_RNDN);
    mpfr_div(a, x, a, MPFR_RNDN);
    mpfr_mul_ui(a, a, 2, MPFR_RNDN);
    mpfr_sqrt(a, a, MPFR_RNDN);
    mpfr_mul(f, f, a, MPFR_RNDN);
    mpfr_clears(t, a, b, (mpfr_ptr)0);
}

/* H, from f, and the weight that makes its error relative to f. */
static void h_of(mpfr_t h, mpfr_t weight, const mpfr_t f, const mpfr_t q, const mpfr_t x)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_sub_d(weight, q, 0.25, MPFR_RNDN);
    mpfr_div(weight, weight, x, MPFR_RNDN);
    mpfr_sub_ui(h, f, 1, MPFR_RNDN);
    mpfr_div(h, h, weight, MPFR_RNDN);
    mpfr_sub_d(h, h, 0.5, MPFR_RNDN);
    mpfr_sub_d(t, q, 2.25, MPFR_RNDN);
    mpfr_div(t, t, x, MPFR_RNDN);
    mpfr_div(h, h, t, MPFR_RNDN);
    mpfr_mul(weight, weight, t, MPFR_RNDN);
    mpfr_div(weight, weight, f, MPFR_RNDN);
    mpfr_clear(t);
}

/* basis = tau^i q^j, the constant in tau of each row first: those are rounded first. */
static void fill_basis(mpfr_t *basis, const struct piece *p, const mpfr_t q, const mpfr_t tau)
{
    mpfr_t power_q, power;
    int n = 0;
    mpfr_inits2(FIT_BITS, power_q, power, (mpfr_ptr)0);
    mpfr_set_ui(power_q, 1, MPFR_RNDN);
    for (int j = 0; j < ROWS; ++j) {
        mpfr_set(power, power_q, MPFR_RNDN);
        for (int i = 0; i < p->degree[j]; ++i) {
            mpfr_set(basis[n++], power, MPFR_RNDN);
            mpfr_mul(power, power, tau, MPFR_RNDN);
        }
        mpfr_mul(power_q, power_q, q, MPFR_RNDN);
    }
    mpfr_clears(power_q, power, (mpfr_ptr)0);
}
static int count(const struct piece *p)
{
    int n = 0;
    for (int j = 0; j < ROWS; ++j)
        n += p->degree[j];
    return n;
}

/* Adds the points of one Chebyshev node in 1/(x + c). */
static void add_nodes(struct fit *fit, const struct piece *p, mpfr_t *basis, int node)
{
    mpfr_t x, tau, o, q, f, h, weight, from, to;
    mpfr_inits2(FIT_BITS, x, tau, o, q, f, h, weight, from, to, (mpfr_ptr)0);
    mpfr_set_d(from, p->x1 + p->c, MPFR_RNDN);
    mpfr_set_d(to, p->x0 + p->c, MPFR_RNDN);
    mpfr_ui_div(from, 1, from, MPFR_RNDN);
    mpfr_ui_div(to, 1, to, MPFR_RNDN);
    fit_node(tau, node, NODES_X, from, to);
    mpfr_ui_div(x, 1, tau, MPFR_RNDN);
    mpfr_sub_d(x, x, p->c, MPFR_RNDN);
    mpfr_mul_d(tau, tau, p->a, MPFR_RNDN);
    mpfr_add_d(tau, tau, p->b, MPFR_RNDN);
    mpfr_set_zero(from, 1);
    mpfr_set_d(to, 2.25, MPFR_RNDN);
    for (int j = 0; j < NODES_Q; ++j) {
        fit_node(q, j, NODES_Q, from, to);
        mpfr_sqrt(o, q, MPFR_RNDN);
        integral(f, o, x);
        h_of(h, weight, f, q, x);
        fill_basis(basis, p, q, tau);
        fit_add(fit, basis, h, weight);
    }
    mpfr_clears(x, tau, o, q, f, h, weight, from, to, (mpfr_ptr)0);
}

static void fit_piece(double h[ROWS][COLUMNS], const struct piece *p)
{
    const int n = count(p);
    double c[ROWS * COLUMNS], *next = c;
    mpfr_t basis[ROWS * COLUMNS];
    struct fit *fit = fit_new(n);
    for (int i = 0; i < n; ++i)
        mpfr_init2(basis[i], FIT_BITS);
    for (int i = 0; i < NODES_X; ++i)
        add_nodes(fit, p, basis, i);
    if (made->f32)
        fit_solve_f32(fit, c);
    else
        fit_solve(fit, c, NULL, 0);
    for (int j = 0; j < ROWS; ++j)
        for (int i = 0; i < p->degree[j]; ++i)
            h[j][i] = *next++;
    fit_free(fit);
    for (int i = 0; i < n; ++i)
        mpfr_clear(basis[i]);
}

/* What the core does, in double. */
static double eval_double(const struct piece *p, double h[ROWS][COLUMNS], double o, double x)
{
    const double d = 1 / (x * (x + p->c)), u = (x + p->c) * d, tau = fma(p->a, x * d, p->b);
    double sum = 0;
    for (int j = ROWS; j-- > 0;) {
        double row = 0;
        for (int i = p->degree[j]; i-- > 0;)
            row = fma(row, tau, h[j][i]);
        sum = fma(sum, o * o, row);
    }
    sum = fma((o - 1.5) * (o + 1.5) * u, sum, 0.5);
    return fma((o - 0.5) * (o + 0.5) * u, sum, 1.0);
}

/* H of the table, without rounding. */
static void eval_exact(mpfr_t y, const struct piece *p, double h[ROWS][COLUMNS], const mpfr_t q,
                       const mpfr_t x)
{
    mpfr_t tau, row;
    mpfr_inits2(BITS, tau, row, (mpfr_ptr)0);
    mpfr_add_d(tau, x, p->c, MPFR_RNDN);
    mpfr_d_div(tau, p->a, tau, MPFR_RNDN);
    mpfr_add_d(tau, tau, p->b, MPFR_RNDN);
    mpfr_set_zero(y, 1);
    for (int j = ROWS; j-- > 0;) {
        coef_eval_d(row, p->degree[j], h[j], tau);
        mpfr_mul(y, y, q, MPFR_RNDN);
        mpfr_add(y, y, row, MPFR_RNDN);
    }
    mpfr_clears(tau, row, (mpfr_ptr)0);
}

/* log2 of the table's own largest relative error, and the largest of its evaluation in double,
 * in units of 2^-53, over a grid that holds the edges and is no multiple of the fit's. */
static void measure(double *own, double *in_double, const struct piece *p,
                    double h[ROWS][COLUMNS])
{
    enum { GRID_X = 43, GRID_O = 31 };
    mpfr_t x, o, q, f, want, weight, y;
    mpfr_inits2(BITS, x, o, q, f, want, weight, y, (mpfr_ptr)0);
    *own = *in_double = 0;
    for (int i = 0; i < GRID_X; ++i)
        for (int j = 0; j < GRID_O; ++j) {
            const double s = (double)i / (GRID_X - 1);
            const double xd = 1 / ((1 - s) / p->x0 + s / p->x1), od = 1.5 * j / (GRID_O - 1);
            if (od == 0.5 || od == 1.5) /* H is 0/0 there */
                continue;
            mpfr_set_d(x, xd, MPFR_RNDN);
            mpfr_set_d(o, od, MPFR_RNDN);
            mpfr_sqr(q, o, MPFR_RNDN);
            integral(f, o, x);
            h_of(want, weight, f, q, x);
            eval_exact(y, p, h, q, x);
            mpfr_sub(y, y, want, MPFR_RNDN);
            mpfr_mul(y, y, weight, MPFR_RNDN);
            *own = fmax(*own, fabs(mpfr_get_d(y, MPFR_RNDN)));
            mpfr_d_sub(y, eval_double(p, h, od, xd), f, MPFR_RNDN);
            mpfr_div(y, y, f, MPFR_RNDN);
            *in_double = fmax(*in_double, 0x1p53 * fabs(mpfr_get_d(y, MPFR_RNDN)));
        }
    *own = log2(*own);
    mpfr_clears(x, o, q, f, want, weight, y, (mpfr_ptr)0);
}

/* The integral at any order and argument against mpbessel's two ways. */
static void check_integral(double od, double xd)
{
    mpfr_t x, o, f, want, t;
    mpfr_inits2(BITS, x, o, f, want, t, (mpfr_ptr)0);
    mpfr_set_d(x, xd, MPFR_RNDN);
    mpfr_set_d(o, od, MPFR_RNDN);
    coef_require(mpb_log_k(t, want, o, x), "coef/besselk: no reference at %g, %g", od, xd);
    mpfr_const_pi(t, MPFR_RNDN);
    mpfr_div(t, x, t, MPFR_RNDN);
    mpfr_mul_ui(t, t, 2, MPFR_RNDN);
    mpfr_sqrt(t, t, MPFR_RNDN);
    mpfr_exp(want, want, MPFR_RNDN);
    mpfr_mul(want, want, t, MPFR_RNDN);
    integral(f, o, x);
    const double e = coef_log2_rel(f, want);
    coef_require(e < -95, "coef/besselk: the integral is off by 2^%.1f at %g, %g", e, od, xd);
    mpfr_clears(x, o, f, want, t, (mpfr_ptr)0);
}

static void print_base(void)
{
    static double h[PIECES][ROWS][COLUMNS];
    double worst = -HUGE_VAL;
    check_integral(0.28125, 1.0);
    check_integral(1.40625, 3.7);
    check_integral(0.71875, 24.5);
    for (int k = 0; k < made->pieces; ++k) {
        double own, in_double;
        fit_piece(h[k], &made->piece[k]);
        measure(&own, &in_double, &made->piece[k], h[k]);
        coef_require(own < made->bound && (made->f32 || in_double < 2),
                     "coef/besselk: piece %d off by 2^%.2f, in double %.2f u", k, own,
                     in_double);
        worst = fmax(worst, own);
    }
    printf("/* Printed by reference/coef/besselk base%s.\n", made->suffix);
    printf(
        " * e^x sqrt(2x/pi) K_o(x) = 1 + (q - 1/4) u [1/2 + (q - 9/4) u H], q = o^2 <= 9/4,\n");
    printf(" * u = 1/x, H = sum_j q^j sum_i H_{j,i} tau^i, tau = a/(x + c) + b.\n");
    for (int k = 0; k < made->pieces; ++k)
        printf(" * Piece %d: %g <= x <= %g, c = %g, a = %g, b = %g (besselk_map%s.inc).\n", k,
               made->piece[k].x0, made->piece[k].x1, made->piece[k].c, made->piece[k].a,
               made->piece[k].b, made->suffix);
    printf(" * Relative error < 2^%.1f.\n", ceil(worst * 10) / 10);
    printf(
        " * For t[%d][%d][%d]: piece, row j, column i; rows' lengths in besselk_degree%s.inc. "
        "*/\n",
        made->pieces, made->rows, made->columns, made->suffix);
    for (int k = 0; k < made->pieces; ++k) {
        printf("{\n");
        for (int j = 0; j < ROWS && made->piece[k].degree[j] > 0; ++j) {
            char label[16];
            snprintf(label, sizeof label, "j = %d", j);
            coef_print_row(label, made->piece[k].degree[j], h[k][j]);
        }
        printf("},\n");
    }
}

static void print_degree(void)
{
    printf("/* Printed by reference/coef/besselk degree%s.\n", made->suffix);
    printf(" * The lengths of the rows of besselk_base%s.inc.  For int t[%d][%d]. */\n",
           made->suffix, made->pieces, made->rows);
    for (int k = 0; k < made->pieces; ++k) {
        printf("{ ");
        for (int j = 0; j < made->rows; ++j)
            printf("%d%s", made->piece[k].degree[j], j + 1 < made->rows ? ", " : " },");
        printf(" /* %g <= x <= %g: %d coefficients */\n", made->piece[k].x0, made->piece[k].x1,
               count(&made->piece[k]));
    }
}

static void print_map(void)
{
    printf("/* Printed by reference/coef/besselk map%s.\n", made->suffix);
    printf(" * c, a, b of tau = a/(x + c) + b in besselk_base%s.inc.  For %s t[%d][3]. */\n",
           made->suffix, made->type, made->pieces);
    for (int k = 0; k < made->pieces; ++k) {
        const struct piece *const p = &made->piece[k];
        char label[64];
        snprintf(label, sizeof label, "%g <= x <= %g", p->x0, p->x1);
        coef_print_row(label, 3, (const double[]){ p->c, p->a, p->b });
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } table[] = { { "base", print_base }, { "degree", print_degree }, { "map", print_map } };
    int i = 0, f32 = 0;
    for (; i < 3; ++i) {
        const size_t n = strlen(table[i].name);
        f32 = argc == 2 && strncmp(argv[1], table[i].name, n) == 0 &&
              strcmp(argv[1] + n, "_f32") == 0;
        if (f32 || (argc == 2 && strcmp(argv[1], table[i].name) == 0))
            break;
    }
    coef_require(i < 3, "usage: coef/besselk base|degree|map|base_f32|degree_f32|map_f32");
    made = &precisions[f32];
    table[i].print();
    mpfr_free_cache();
    return 0;
}
