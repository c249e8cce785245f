/* What the uniform expansion of core/bessel/bessel_dd_debye.h leaves out, as a proved bound: section 2
 * of docs/bessel_dd.md has the theorem.  With b_k >= |R_k(s)| on [0, 1], N terms and W = 24,
 *
 *   G = 2 b_{N+1} + sum_{m=N+1}^{2N} W^(N-m) sum_{i+j=m} b_i b_j,
 *   |log I - its N terms| <= G W/(2W - N - 2.6) / (N+1) w^-(N+1) + e^(-2(w-W)) (w/W)^1.6/w,
 *
 * and the first part for log K.  b_k is the largest Bernstein coefficient of R_k over sixteenths
 * of [0, 1], in rationals.  Prints docs/measured/bessel_dd_terms.md; the tiers are what the core says
 * they are, and the program fails where one is not good enough. */
#include "../coef/coef.h"
#include "../coef/debye_q.h"
#include "core/bessel/bessel_dd_debye.h"

#include <math.h>
#include <stdio.h>

enum { MOST = 27, PIECES = 16, DOUBLE_FROM = 13 };
static const double W = 24, LIMIT = -97;

static double b[MOST + 1], size[MOST + 1]; /* b_k; sum of |coefficients| of D_k in t */

static double up(mpq_t q)
{
    return fabs(mpq_get_d(q)) * (1 + 0x1p-50);
}

/* max |Bernstein coefficient| on [0, 1]: beta_i = sum_{j<=i} binom(i,j)/binom(n,j) c_j. */
static double bernstein(int n, mpq_t *c)
{
    double worst = 0.0;
    mpq_t beta, t;
    mpz_t num, den;
    mpq_inits(beta, t, (mpq_ptr)0);
    mpz_inits(num, den, (mpz_ptr)0);
    for (int i = 0; i <= n; ++i) {
        mpq_set_ui(beta, 0, 1);
        for (int j = 0; j <= i; ++j) {
            mpz_bin_uiui(num, (unsigned long)i, (unsigned long)j);
            mpz_bin_uiui(den, (unsigned long)n, (unsigned long)j);
            mpq_set_num(t, num);
            mpq_set_den(t, den);
            mpq_canonicalize(t);
            mpq_mul(t, t, c[j]);
            mpq_add(beta, beta, t);
        }
        worst = fmax(worst, up(beta));
    }
    mpz_clears(num, den, (mpz_ptr)0);
    mpq_clears(beta, t, (mpq_ptr)0);
    return worst;
}

static void bound_rows(void)
{
    mpq_t *d[MOST + 1];
    debye_q(MOST, d);
    for (int k = 1; k <= MOST; ++k) {
        mpq_t *piece = coef_new_q(k + 1);
        for (int i = 0; i < PIECES; ++i) {
            for (int j = 0; j <= k; ++j) {
                mpq_set_si(piece[j], k + 2 * j, 1);
                mpq_mul(piece[j], piece[j], d[k][j]);
            }
            debye_q_shift(k + 1, piece, i, 1, PIECES);
            b[k] = fmax(b[k], bernstein(k, piece));
        }
        debye_q_shift(k + 1, d[k], 1, 1, 2);
        for (int j = 0; j <= k; ++j)
            size[k] += up(d[k][j]);
        coef_free_q(piece, k + 1);
        coef_free_q(d[k], k + 1);
    }
    coef_free_q(d[0], 1);
}

/* log2 of the bound.  All terms are positive: doubles lose a few u of it. */
static double truncation(int n, double w)
{
    double g = 2 * b[n + 1], slope = 0.0;
    for (int m = n + 1; m <= 2 * n; ++m)
        for (int i = m - n; i <= n; ++i)
            g += b[i] * b[m - i] * pow(W, n - m);
    for (int k = 1; k <= n; ++k)
        slope += b[k] * pow(W, -k);
    coef_require(slope < 0.1, "scan/dd: the log derivative's series is %g at w = 24", slope);
    const double far = exp(-2 * (w - W)) * pow(w / W, 1.6) / w;
    return log2(g * W / (2 * W - n - 2.6) / (n + 1) * pow(w, -n - 1) + far) + 1e-9;
}

/* log2 of what the rows summed in double err by at most: k + 1 coefficients and steps each, t
 * to u, and a few operations more. */
static double rounding(int n, double w)
{
    double e = 0.0;
    for (int k = DOUBLE_FROM; k <= n; ++k)
        e += (2 * k + 8) * 0x1p-53 * size[k] * pow(w, -k);
    return log2(e);
}

/* The next w at which the core takes other than n terms. */
static double next_tier(int n, double w)
{
    double hi = 2 * w;
    while (bg_debye_dd_terms(hi) == n && hi < 0x1p60)
        hi *= 2;
    for (int i = 0; i < 80; ++i) {
        const double mid = 0.5 * (w + hi);
        *(bg_debye_dd_terms(mid) == n ? &w : &hi) = mid;
    }
    return hi;
}

/* log2 of the trapezoidal rule's relative error on K's integral, step h, x >= 1, hypot(nu, x) <=
 * w: 2 K_nu(x cos d)/K_nu(x)/(e^(2 pi d/h) - 1) for any 0 < d < pi/2, where the ratio is at most
 * c^-(nu+1/2) e^(x (1-c)), c = cos d. */
static double trapezoid(double h, double w)
{
    double best = 0.0;
    for (double d = 0.5; d < 1.57; d += 0.01) {
        const double c = cos(d), a = -log(c), rate = hypot(a, 1 - c); /* of nu a + x (1-c) */
        const double e = log(2) + 0.5 * a + w * rate - log(expm1(2 * 3.14159265358979 * d / h));
        best = fmin(best, e / log(2));
    }
    return best + 1e-9;
}

int main(void)
{
    bound_rows();
    printf("# What the functions that return hi + lo leave out\n\nPrinted by "
           "`reference/scan/dd`. Bounds proved in [bessel_dd.md](../bessel_dd.md), "
           "section 2, of what\nthe expansion leaves out where each number of terms is first "
           "used, and of the roundings\nin those rows that are summed in double.\n\n");
    printf("| from w | terms | left out, log2 | rows in double, log2 |\n");
    printf("| --- | --- | --- | --- |\n");
    for (double w = 64; w < 0x1p50;) {
        const int n = bg_debye_dd_terms(w);
        const double left = truncation(n, w), rows = rounding(n, w);
        coef_require(left < LIMIT && rows < LIMIT, "scan/dd: %d terms leave 2^%.2f at w = %g",
                     n, fmax(left, rows), w);
        printf("| %.9g | %d | %.1f | ", w, n, ceil(10 * left) / 10);
        if (n < DOUBLE_FROM)
            printf("none |\n");
        else
            printf("%.1f |\n", ceil(10 * rows) / 10);
        w = next_tier(n, w);
    }
    const double fine = trapezoid(3.0 / 64, 64.1), coarse = trapezoid(3.0 / 32, 9.1);
    coef_require(fine < -106 && coarse < -106, "scan/dd: the trapezoidal rule errs by 2^%.1f",
                 fmax(fine, coarse));
    printf(
        "\nAnd of the error of the trapezoidal rule on K's integral (section 4), relative:\n\n"
        "| w below | step | log2 |\n| --- | --- | --- |\n"
        "| 9.1 | 3/32 | %.1f |\n| 64.1 | 3/64 | %.1f |\n",
        ceil(10 * coarse) / 10, ceil(10 * fine) / 10);
    return 0;
}
