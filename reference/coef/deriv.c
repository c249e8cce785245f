/* Coefficients of the derivatives of log K for small w (src/core/besselk_deriv_*.h):
 *
 *   coef/deriv nodes     cosh t - 1 as hi and lo, e^t and e^-t at t = j h, h = 13/64 and 9/64
 *   coef/deriv pq        C_{i,k}: sum_k q^k/k! A_k(z) and the same of B_k, where
 *                        1/Gamma(k+1 +- m) = A_k(z) +- m B_k(z), z = m^2; row z^i, column q^k
 *   coef/deriv degree    how many columns each row of pq needs for z <= 0.3, q <= 1/256
 *   coef/deriv zeta      zeta(2i+2) - 1 and zeta(2i+1) - 1 (0 for i = 0)
 *   coef/deriv trigamma  psi'(1 + v) = sum_i c_i v^i
 *
 * All are Taylor series, rounded once.  Checked on every run: pq against mpfr's gamma, zeta and
 * trigamma against its digamma. */
#include "coef.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    BITS = 400,
    ROWS = 13,
    COLUMNS = 7,
    ZETAS = 17,
    TRIGAMMA = 15,
    NODES = 34,
    SERIES = 2 * ROWS + 40
};

static mpfr_t *new_array(int n, mpfr_t *a)
{
    for (int i = 0; i < n; ++i)
        mpfr_init2(a[i], BITS);
    return a;
}

/* zeta(k) - 1 for k >= 2 */
static void zeta_m1(mpfr_t z, unsigned long k)
{
    mpfr_zeta_ui(z, k, MPFR_RNDN);
    mpfr_sub_ui(z, z, 1, MPFR_RNDN);
}

/* The Taylor coefficients of 1/Gamma(k + 1 + m): n c_n = sum_j (-1)^j s_j c_{n-j} for k = 0, s_1 =
 * -gamma and s_j = -zeta(j); then each division by k + m. */
static void reciprocal_gamma(mpfr_t *c, unsigned long k)
{
    mpfr_t s, t;
    mpfr_inits2(BITS, s, t, (mpfr_ptr)0);
    mpfr_set_ui(c[0], 1, MPFR_RNDN);
    for (int n = 1; n < SERIES; ++n) {
        mpfr_set_zero(c[n], 1);
        for (int j = 1; j <= n; ++j) {
            if (j == 1)
                mpfr_const_euler(s, MPFR_RNDN);
            else
                mpfr_zeta_ui(s, (unsigned long)j, MPFR_RNDN);
            mpfr_mul(t, s, c[n - j], MPFR_RNDN);
            (j % 2 ? mpfr_add : mpfr_sub)(c[n], c[n], t, MPFR_RNDN);
        }
        mpfr_div_si(c[n], c[n], n, MPFR_RNDN);
    }
    for (unsigned long i = 1; i <= k; ++i)
        for (int n = 0; n < SERIES; ++n) { /* c/(i + m): d_n = (c_n - d_{n-1})/i */
            if (n > 0)
                mpfr_sub(c[n], c[n], c[n - 1], MPFR_RNDN);
            mpfr_div_ui(c[n], c[n], i, MPFR_RNDN);
        }
    mpfr_clears(s, t, (mpfr_ptr)0);
}

/* sum c_n m^n against 1/Gamma(k+1+m) at m = 0.4. */
static void check_gamma(mpfr_t *c, unsigned long k)
{
    mpfr_t m, got, want;
    mpfr_inits2(BITS, m, got, want, (mpfr_ptr)0);
    mpfr_set_d(m, 0.40625, MPFR_RNDN);
    mpfr_add_ui(want, m, k + 1, MPFR_RNDN);
    mpfr_gamma(want, want, MPFR_RNDN);
    mpfr_ui_div(want, 1, want, MPFR_RNDN);
    mpfr_set_zero(got, 1);
    for (int n = SERIES; n-- > 0;) {
        mpfr_mul(got, got, m, MPFR_RNDN);
        mpfr_add(got, got, c[n], MPFR_RNDN);
    }
    const double e = coef_log2_rel(got, want);
    coef_require(e < -90, "coef/deriv: 1/Gamma(%lu + m) is off by 2^%.1f", k + 1, e);
    mpfr_clears(m, got, want, (mpfr_ptr)0);
}

/* C_{i,k} for A (which 0) and B (1), and the lengths of the rows. */
static void make_pq(double c[2][ROWS][COLUMNS], int length[2][ROWS])
{
    mpfr_t series[SERIES], t;
    mpfr_init2(t, BITS);
    new_array(SERIES, series);
    memset(length, 0, sizeof(int[2][ROWS]));
    for (unsigned long k = 0; k < COLUMNS; ++k) {
        reciprocal_gamma(series, k);
        check_gamma(series, k);
        for (int which = 0; which < 2; ++which)
            for (int i = 0; i < ROWS; ++i) {
                mpfr_set(t, series[2 * i + which], MPFR_RNDN);
                for (unsigned long j = 2; j <= k; ++j)
                    mpfr_div_ui(t, t, j, MPFR_RNDN);
                c[which][i][k] = mpfr_get_d(t, MPFR_RNDN);
                /* its share of the second derivative is at most 16 i^2 times as large, and e^-2y, up
                 * to 2/x, multiplies what is left of some sums */
                const double share =
                    fabs(c[which][i][k]) * pow(0.3, i) * pow(2.0, -8.0 * (int)k);
                if (share * fmax(1, 16.0 * i * i) > 0x1p-70)
                    length[which][i] = (int)k + 1;
            }
    }
    for (int n = 0; n < SERIES; ++n)
        mpfr_clear(series[n]);
    mpfr_clear(t);
}

static const char *const letter[] = { "P, from A", "Q, from B" };

static void print_pq(void)
{
    double c[2][ROWS][COLUMNS];
    int length[2][ROWS];
    make_pq(c, length);
    printf("/* Printed by reference/coef/deriv pq.\n");
    printf(" * Taylor coefficients of P(z, q) = sum_k q^k/k! A_k(z) and Q, the same of B_k,\n");
    printf(" * 1/Gamma(k+1 +- m) = A_k(z) +- m B_k(z), z = m^2 <= 0.3, q <= 1/256.\n");
    printf(" * For t[2][%d][%d]: row z^i, column q^k. */\n", ROWS, COLUMNS);
    for (int which = 0; which < 2; ++which) {
        printf("{ /* %s */\n", letter[which]);
        for (int i = 0; i < ROWS; ++i) {
            char label[16];
            snprintf(label, sizeof label, "z^%d", i);
            coef_print_row(label, length[which][i] > 1 ? length[which][i] : 1, c[which][i]);
        }
        printf("},\n");
    }
}

static void print_degree(void)
{
    double c[2][ROWS][COLUMNS];
    int length[2][ROWS];
    make_pq(c, length);
    printf("/* Printed by reference/coef/deriv degree.\n");
    printf(" * The lengths of the rows of besselk_pq.inc.  For int t[2][%d]. */\n", ROWS);
    for (int which = 0; which < 2; ++which) {
        printf("{ ");
        for (int i = 0; i < ROWS; ++i)
            printf("%d%s", length[which][i], i + 1 < ROWS ? ", " : " },");
        printf(" /* %s */\n", letter[which]);
    }
}

static void print_nodes(void)
{
    static const struct {
        unsigned long numerator;
        int exponent, nodes;
    } piece[] = { { 13, 6, 34 }, { 9, 6, 30 } };
    static const char *const label[] = { "cosh t - 1", "its low part", "e^t", "e^-t" };
    double c[4][NODES];
    mpfr_t t, f;
    mpfr_inits2(BITS, t, f, (mpfr_ptr)0);
    printf("/* Printed by reference/coef/deriv nodes.\n");
    printf(" * Nodes t = j h of the trapezoidal rule, h = 13/64 for x < 2 and 9/64 above.\n");
    printf(" * For t[2][4][%d]: cosh t - 1 as hi and lo, e^t, e^-t; column j. */\n", NODES);
    for (int k = 0; k < 2; ++k) {
        for (int j = 0; j < piece[k].nodes; ++j) {
            mpfr_set_ui_2exp(t, piece[k].numerator * (unsigned long)j, -piece[k].exponent,
                             MPFR_RNDN);
            mpfr_cosh(f, t, MPFR_RNDN);
            mpfr_sub_ui(f, f, 1, MPFR_RNDN);
            c[0][j] = mpfr_get_d(f, MPFR_RNDN);
            mpfr_sub_d(f, f, c[0][j], MPFR_RNDN);
            c[1][j] = mpfr_get_d(f, MPFR_RNDN);
            mpfr_exp(f, t, MPFR_RNDN);
            c[2][j] = mpfr_get_d(f, MPFR_RNDN);
            mpfr_ui_div(f, 1, f, MPFR_RNDN);
            c[3][j] = mpfr_get_d(f, MPFR_RNDN);
        }
        printf("{ /* h = %lu/%d */\n", piece[k].numerator, 1 << piece[k].exponent);
        for (int i = 0; i < 4; ++i)
            coef_print_row(label[i], piece[k].nodes, c[i]);
        printf("},\n");
    }
    mpfr_clears(t, f, (mpfr_ptr)0);
}

/* psi(1+v) = -gamma + sum_{k>=2} (-1)^k zeta(k) v^{k-1} at v = 1/32, to check signs. */
static void check_zeta(void)
{
    mpfr_t v, power, t, got, want;
    mpfr_inits2(BITS, v, power, t, got, want, (mpfr_ptr)0);
    mpfr_set_d(v, 0x1p-5, MPFR_RNDN);
    mpfr_add_ui(want, v, 1, MPFR_RNDN);
    mpfr_digamma(want, want, MPFR_RNDN);
    mpfr_const_euler(got, MPFR_RNDN);
    mpfr_neg(got, got, MPFR_RNDN);
    mpfr_set(power, v, MPFR_RNDN);
    for (unsigned long k = 2; k < 60; ++k) {
        zeta_m1(t, k);
        mpfr_add_ui(t, t, 1, MPFR_RNDN);
        mpfr_mul(t, t, power, MPFR_RNDN);
        (k % 2 ? mpfr_sub : mpfr_add)(got, got, t, MPFR_RNDN);
        mpfr_mul(power, power, v, MPFR_RNDN);
    }
    const double e = coef_log2_rel(got, want);
    coef_require(e < -200, "coef/deriv: digamma is off by 2^%.1f", e);
    mpfr_clears(v, power, t, got, want, (mpfr_ptr)0);
}

static void print_zeta(void)
{
    double c[2][ZETAS] = { { 0 } };
    mpfr_t t;
    mpfr_init2(t, BITS);
    check_zeta();
    for (unsigned long i = 0; i < ZETAS; ++i)
        for (unsigned long odd = 0; odd < 2; ++odd)
            if (2 * i + 2 - odd >= 2) {
                zeta_m1(t, 2 * i + 2 - odd);
                c[odd][i] = mpfr_get_d(t, MPFR_RNDN);
            }
    printf("/* Printed by reference/coef/deriv zeta.\n");
    printf(" * zeta(2i+2) - 1 and zeta(2i+1) - 1, of psi(2+m) = 1 - gamma + sum_k (-1)^k\n");
    printf(" * (zeta(k) - 1) m^(k-1).  For t[2][%d]. */\n", ZETAS);
    coef_print_row("even", ZETAS, c[0]);
    coef_print_row("odd", ZETAS, c[1]);
    mpfr_clear(t);
}

static void print_trigamma(void)
{
    double c[TRIGAMMA];
    mpfr_t t;
    mpfr_init2(t, BITS);
    check_zeta();
    for (unsigned long i = 0; i < TRIGAMMA; ++i) {
        mpfr_zeta_ui(t, i + 2, MPFR_RNDN);
        mpfr_mul_ui(t, t, i + 1, MPFR_RNDN);
        c[i] = (i % 2 ? -1 : 1) * mpfr_get_d(t, MPFR_RNDN);
    }
    printf("/* Printed by reference/coef/deriv trigamma.\n");
    printf(" * psi'(1 + v) = sum_i c_i v^i, c_i = (-1)^i (i+1) zeta(i+2); for v < 1/16.\n");
    printf(" * For c[%d]. */\n", TRIGAMMA);
    coef_print_flat(TRIGAMMA, c);
    mpfr_clear(t);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } table[] = { { "nodes", print_nodes },
                  { "pq", print_pq },
                  { "degree", print_degree },
                  { "zeta", print_zeta },
                  { "trigamma", print_trigamma } };
    int i = 0;
    while (i < 5 && (argc != 2 || strcmp(argv[1], table[i].name) != 0))
        ++i;
    coef_require(i < 5, "usage: coef/deriv nodes|pq|degree|zeta|trigamma");
    table[i].print();
    mpfr_free_cache();
    return 0;
}
