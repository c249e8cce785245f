/* What each length of the uniform expansion leaves of the derivatives of log I and log K
 * (src/core/bessel/bessel_slope.h, bessel_deriv.h), where its classifier first uses it.  What is left out is
 * taken to be the terms up to the 24th, the last of the tables, and for 24 terms that one.
 *
 * Prints docs/measured/bessel_deriv_tiers.md; fails where what is left of a first derivative is above 2^-55 in
 * the mixed measure or 2^-50 of its value; of a second one above 2^-55 of its value, or 2^-50 where w
 * < 58, which is no more in the mixed measure, its value being 1/w at most where nu/x < 1. */
#include "../coef/coef.h"
#include "core/bessel/bessel_deriv.h"

#include <math.h>
#include <stdio.h>

enum { LAST = 24, GRID = 200, KINDS = 5 };

static const double r[25][25] = {
#include "core/bessel/tables/debye_r.inc"
};
static const double n[25][25] = {
#include "core/bessel/tables/debye_dnu.inc"
};
static const double c[25][26] = {
#include "core/bessel/tables/debye_rdx.inc"
};
static const double x2[25][25] = {
#include "core/bessel/tables/debye_dxnu.inc"
};
static const double v[25][26] = {
#include "core/bessel/tables/debye_dnunu.inc"
};

static double row(int kind, int k, double s)
{
    const double *const at[] = { r[k], n[k], c[k], x2[k], v[k] };
    const int degree = k + (kind == BG_DXX || kind == BG_DNUNU);
    double sum = 0;
    for (int j = degree; j >= 0; --j)
        sum = sum * s + at[kind][j];
    return sum;
}

/* What is left out over max(the value, least), the largest over nu/w and both signs: of f_x, f_nu,
 * f_xx, f_xnu, f_nunu of K. */
static double left_out(int kind, int terms, double w, double least)
{
    double worst = 0;
    for (int i = 0; i < GRID; ++i)
        for (int sign = -1; sign <= 1; sign += 2) {
            const double t = (double)i / GRID, s = t * t, y = 1 / w, nu = w * t;
            const double x = w * sqrt(1 - s), a = fmax(nu / x, 0x1p-60);
            const double size[] = { w / x, asinh(a), a * a * y + y * y / 2, a * y, y };
            const double factor[] = { x, w * a * x * y, 1, a * x * x * y * y, 1 };
            double sum = 0;
            for (int k = terms < LAST ? terms + 1 : LAST; k <= LAST; ++k)
                sum += row(kind, k, s) * pow(sign * y, k);
            worst = fmax(worst, fabs(sum) * y * y * factor[kind] / fmax(size[kind], least));
        }
    return log2(worst);
}

/* The smallest w from which a classifier counts so many tiers. */
static double first_w(double (*tier)(double w2), double count)
{
    double below = 1, above = 0x1p20;
    while (above - below > 1e-6) {
        const double w = (below + above) / 2;
        if (tier(w * w) >= count)
            above = w;
        else
            below = w;
    }
    return above;
}

static void print_share(int kind, int terms, double w, double least, double limit)
{
    const double e = left_out(kind, terms, w, least);
    coef_require(e < limit, "scan/deriv: %d terms leave 2^%.1f", terms, e);
    printf(" %.1f |", e);
}

static void print_first(void)
{
#define TERMS(n, ...) n
#define ENTRY(r, n)   n,
    static const int terms[] = { BG_EACH_DEBYE(ENTRY, TERMS, 0) };
    printf("## First derivatives\n\n"
           "| terms | w | d/dx | d/dnu | d/dnu, mixed |\n|---|---|---|---|---|\n");
    for (int i = sizeof terms / sizeof *terms; i-- > 0;) {
        const double w = first_w(bg_bessel_tier, BG_AT_DEBYE + i);
        printf("| %d | %.0f |", terms[i] - 1, w);
        print_share(BG_DX, terms[i] - 1, w, 0.0, -55);
        print_share(BG_DNU, terms[i] - 1, w, 0.0, -50);
        print_share(BG_DNU, terms[i] - 1, w, 1.0, -55);
        printf("\n");
    }
}

static void print_second(void)
{
    static const int terms[] = { 24, 14, 8, 5 };
    printf("\n## Second derivatives\n\n"
           "| terms | w | d2/dx2 | d2/dx dnu | d2/dnu2 |\n|---|---|---|---|---|\n");
    for (int i = sizeof terms / sizeof *terms; i-- > 0;) {
        const double w = first_w(bg_deriv_second, BG_DERIV_TIER + i);
        printf("| %d | %.0f |", terms[i], w);
        for (int kind = BG_DXX; kind < KINDS; ++kind)
            print_share(kind, terms[i], w, 0.0, i > 0 ? -55 : -50);
        printf("\n");
    }
}

int main(void)
{
    printf("# What each length of the expansion leaves of the derivatives\n\n");
    printf("Printed by `reference/scan/deriv`; `tools/check-tables` prints it again.\n\n");
    printf(
        "A row is a length of the expansion and the smallest w = hypot(nu, x) from which the\n"
        "classifiers take it; then log2 of the largest share of the derivative of log K that\n"
        "is left out, over 200 values of nu/w and both signs (of log I it is that share of a\n"
        "sum of the same size).  First derivatives, and the ratios with d/dx, take a term "
        "less\n"
        "than the logarithms do in the same tier.  One u = 2^-53.\n\n");
    print_first();
    print_second();
    return 0;
}
