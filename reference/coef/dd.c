/* Coefficients of the functions that return hi + lo (src/core/elem_dd.h, bessel_dd_*.h), each
 * number a pair of doubles, good to 2^-106 of itself:
 *
 *   coef/dd atanh    1/(2k+1): atanh(s) = s sum_k z^k/(2k+1), z = s^2
 *   coef/dd exp      1/(n+1)!: e^r - 1 = r sum_n r^n/(n+1)!
 *   coef/dd sin, cos (-1)^k/(2k+1)!, (-1)^k/(2k)!: sin r = r sum_k z^k c_k, cos r = sum_k z^k c_k, z = r^2
 *   coef/dd rgamma   c_k: 1/Gamma(1+z) = sum_k c_k z^k
 *   coef/dd cosh     cosh(j h) - 1, h = 3/64: the nodes of K's integral
 *   coef/dd debye    D_{k,j} of coef/debye, in powers of t = 2s - 1 for those of s
 *
 * Each run checks what is left out, by a bound: docs/bessel_dd.md says which. */
#include "coef.h"
#include "debye_q.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BITS = 300, ATANH = 21, EXP = 24, TRIG = 15, RGAMMA = 34, NODES = 152, DEBYE = 26 };

static void pair_d(double d[2], const mpfr_t v)
{
    mpfr_t rest;
    mpfr_init2(rest, BITS);
    d[0] = mpfr_get_d(v, MPFR_RNDN);
    mpfr_sub_d(rest, v, d[0], MPFR_RNDN);
    d[1] = mpfr_get_d(rest, MPFR_RNDN);
    mpfr_clear(rest);
}

/* The rest of sum z^k/(2k+1) from k = ATANH on, z <= (3 - 2 sqrt 2)^2. */
static double make_atanh(double *c)
{
    mpfr_t v;
    mpfr_init2(v, BITS);
    for (int k = 0; k < ATANH; ++k) {
        mpfr_set_ui(v, 1, MPFR_RNDN);
        mpfr_div_ui(v, v, 2 * (unsigned long)k + 1, MPFR_RNDN);
        pair_d(c + 2 * k, v);
    }
    mpfr_clear(v);
    const double z = (17 - 12 * sqrt(2)) * 1.0001;
    return log2(pow(z, ATANH) / (2 * ATANH + 1) / (1 - z));
}

/* The rest of sum r^n/(n+1)! from n = EXP on, |r| <= log(2)/2. */
static double make_exp(double *c)
{
    mpfr_t v;
    mpfr_init2(v, BITS);
    mpfr_set_ui(v, 1, MPFR_RNDN);
    for (int n = 0; n < EXP; ++n) {
        mpfr_div_ui(v, v, (unsigned long)n + 1, MPFR_RNDN);
        pair_d(c + 2 * n, v);
    }
    mpfr_clear(v);
    return log2(1.02) + EXP * log2(0.3467) - lgamma(EXP + 2.0) / log(2);
}

/* (-1)^k/(2k+more)!; the rest from k = TRIG on, z <= 0.79^2. */
static double make_trig(double *c, unsigned more)
{
    mpfr_t v;
    mpfr_init2(v, BITS);
    mpfr_set_ui(v, 1, MPFR_RNDN);
    for (unsigned k = 0; k < TRIG; ++k) {
        pair_d(c + 2 * k, v);
        mpfr_div_ui(v, v, (2 * k + more + 1) * (2 * k + more + 2), MPFR_RNDN);
        mpfr_neg(v, v, MPFR_RNDN);
    }
    mpfr_clear(v);
    return 2.0 * TRIG * log2(0.79) - lgamma(2.0 * TRIG + more + 1.0) / log(2);
}

static double make_sin(double *c)
{
    return make_trig(c, 1);
}

static double make_cos(double *c)
{
    return make_trig(c, 0);
}

/* c_0 = 1, k c_k = sum_{i=1..k} a_i c_{k-i}, a_1 = gamma, a_i = (-1)^(i+1) zeta(i), from
 * (log 1/Gamma(1+z))' = gamma - sum_{i>=2} zeta(i) (-z)^(i-1).  They fall faster than any
 * power; the rest of sum |c_k| 2^-k from k = RGAMMA on is as good as that to k = MORE. */
static double make_rgamma(double *c)
{
    enum { MORE = 120 };
    mpfr_t v[MORE], a, t, sum;
    mpfr_inits2(BITS, a, t, sum, (mpfr_ptr)0);
    for (int k = 0; k < MORE; ++k) {
        mpfr_init2(v[k], BITS);
        mpfr_set_ui(v[k], k == 0, MPFR_RNDN);
        for (int i = 1; i <= k; ++i) {
            if (i == 1)
                mpfr_const_euler(a, MPFR_RNDN);
            else
                mpfr_zeta_ui(a, (unsigned long)i, MPFR_RNDN);
            if (i > 1 && i % 2 == 0)
                mpfr_neg(a, a, MPFR_RNDN);
            mpfr_mul(t, a, v[k - i], MPFR_RNDN);
            mpfr_add(v[k], v[k], t, MPFR_RNDN);
        }
        if (k > 0)
            mpfr_div_ui(v[k], v[k], (unsigned long)k, MPFR_RNDN);
        if (k < RGAMMA)
            pair_d(c + 2 * k, v[k]);
    }
    mpfr_set_d(a, 1.25, MPFR_RNDN); /* 1/Gamma(9/4) */
    mpfr_set_zero(sum, 1);
    for (int k = MORE - 1; k >= 0; --k) {
        mpfr_mul(sum, sum, a, MPFR_RNDN);
        mpfr_add(sum, sum, v[k], MPFR_RNDN);
    }
    mpfr_set_d(t, 2.25, MPFR_RNDN);
    mpfr_gamma(t, t, MPFR_RNDN);
    mpfr_mul(t, t, sum, MPFR_RNDN);
    mpfr_set_ui(a, 1, MPFR_RNDN);
    coef_require(coef_log2_abs(t, a) < -200, "coef/dd: 1/Gamma(9/4) is off");
    mpfr_set_zero(sum, 1);
    for (int k = RGAMMA; k < MORE; ++k) {
        mpfr_abs(t, v[k], MPFR_RNDN);
        mpfr_div_2ui(t, t, (unsigned long)k, MPFR_RNDN);
        mpfr_add(sum, sum, t, MPFR_RNDN);
    }
    mpfr_log2(sum, sum, MPFR_RNDN);
    const double left = mpfr_get_d(sum, MPFR_RNDU);
    for (int k = 0; k < MORE; ++k)
        mpfr_clear(v[k]);
    mpfr_clears(a, t, sum, (mpfr_ptr)0);
    return left;
}

/* Where the last node is, K's integrand for 1 <= x, w <= 64 is below 2^-112 of its sum. */
static double make_cosh(double *c)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    for (int j = 0; j < NODES; ++j) {
        mpfr_set_ui(t, 3 * (unsigned long)j, MPFR_RNDN);
        mpfr_div_2ui(t, t, 7, MPFR_RNDN);
        mpfr_sinh(t, t, MPFR_RNDN);
        mpfr_sqr(t, t, MPFR_RNDN);
        mpfr_mul_2ui(t, t, 1, MPFR_RNDN);
        pair_d(c + 2 * j, t);
    }
    mpfr_clear(t);
    const double last = 3.0 / 64 * (NODES - 1), peak = asinh(64);
    return (64 * (last - peak) - cosh(last) + cosh(peak)) / log(2) + 6;
}

static void print_debye(void)
{
    mpq_t *d[DEBYE + 1];
    mpfr_t v;
    mpfr_init2(v, BITS);
    debye_q(DEBYE, d);
    for (int k = 0; k <= DEBYE; ++k) {
        double row[2 * (DEBYE + 1)];
        char label[16];
        debye_q_shift(k == 0 ? 1 : k + 1, d[k], 1, 1, 2); /* s = (1 + t)/2 */
        for (int j = 0; j < (k == 0 ? 1 : k + 1); ++j) {
            mpfr_set_q(v, d[k][j], MPFR_RNDN);
            pair_d(row + 2 * j, v);
        }
        snprintf(label, sizeof label, "k = %d", k);
        coef_print_row(label, k == 0 ? 2 : 2 * (k + 1), row);
        coef_free_q(d[k], k == 0 ? 1 : k + 1);
    }
    mpfr_clear(v);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name, *form, *left;
        int n;
        double (*make)(double *c);
    } table[] = {
        { "atanh", "atanh(s) = s sum_k z^k c_k, z = s^2, |s| <= 3 - 2 sqrt(2)",
          "Left out: below 2^%.0f of the sum", ATANH, make_atanh },
        { "exp", "e^r - 1 = r sum_n r^n c_n, |r| <= log(2)/2",
          "Left out: below 2^%.0f of the sum", EXP, make_exp },
        { "sin", "sin r = r sum_k z^k c_k, z = r^2, |r| <= 0.79",
          "Left out: below 2^%.0f of the sum", TRIG, make_sin },
        { "cos", "cos r = sum_k z^k c_k, z = r^2, |r| <= 0.79", "Left out: below 2^%.0f", TRIG,
          make_cos },
        { "rgamma", "1/Gamma(1+z) = sum_k c_k z^k, |z| <= 1/2", "Left out: below 2^%.0f",
          RGAMMA, make_rgamma },
        { "cosh", "c_j = cosh(3j/64) - 1", "Beyond the last: below 2^%.0f", NODES, make_cosh },
    };
    const int tables = sizeof table / sizeof *table;
    double c[2 * NODES];
    int i = 0;
    if (argc == 2 && strcmp(argv[1], "debye") == 0) {
        printf("/* Printed by reference/coef/dd debye.\n");
        printf(" * D_{k,j} in powers of t = 2s - 1, each number as hi, lo.\n");
        printf(" * For t[%d][%d]: row k, columns 2j and 2j + 1. */\n", DEBYE + 1,
               2 * (DEBYE + 1));
        print_debye();
        return 0;
    }
    while (i < tables && (argc != 2 || strcmp(argv[1], table[i].name) != 0))
        ++i;
    coef_require(i < tables, "usage: coef/dd atanh|exp|sin|cos|rgamma|cosh|debye");
    const double left = table[i].make(c);
    coef_require(left < -107, "coef/dd: %s leaves out 2^%.2f", argv[1], left);
    printf("/* Printed by reference/coef/dd %s.\n", argv[1]);
    printf(" * %s, each number as hi, lo.\n * ", table[i].form);
    printf(table[i].left, ceil(left));
    printf(".  For c[%d]. */\n", 2 * table[i].n);
    coef_print_flat(2 * table[i].n, c);
    mpfr_free_cache();
    return 0;
}
