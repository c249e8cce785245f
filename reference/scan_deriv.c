/* What each length of the uniform expansion leaves of the derivatives of log I and log K
 * (src/core/bessel_deriv.h), where its classifier first uses it.  What is left out is taken to be
 * the terms up to the 24th, the last of the tables, and for 24 terms that one.
 *
 * Prints docs/bessel_deriv_tiers.md; fails above 2^-55 of the value or, where w < 58, above 2^-50 of
 * it, which for second derivatives, at most 1/w where nu/x < 1, is no more in the mixed measure. */
#include "coef.h"
#include "core/bessel_deriv.h"

#include <math.h>
#include <stdio.h>

enum { LAST = 24, GRID = 200, KINDS = 5, TIERS = 4 };

static const double r[25][25] = {
#include "core/tables/debye_r.inc"
};
static const double n[25][25] = {
#include "core/tables/debye_dnu.inc"
};
static const double c[25][26] = {
#include "core/tables/debye_rdx.inc"
};
static const double x2[25][25] = {
#include "core/tables/debye_dxnu.inc"
};
static const double v[25][26] = {
#include "core/tables/debye_dnunu.inc"
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

/* The largest share over nu/w and both signs: of f_x, f_nu, f_xx, f_xnu, f_nunu of K. */
static double left_out(int kind, int terms, double w)
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
            worst = fmax(worst, fabs(sum) * y * y * factor[kind] / size[kind]);
        }
    return log2(worst);
}

int main(void)
{
    static const int terms[TIERS] = { 24, 14, 8, 5 };
    printf("# What each length of the expansion leaves of the derivatives\n\n");
    printf("Printed by `reference/scan_deriv`; `tools/check-tables` prints it again.\n\n");
    printf(
        "A row is a length of the expansion and the smallest w = hypot(nu, x) from which the\n"
        "classifiers take it; then log2 of the largest share of the derivative of log K that\n"
        "is left out, over 200 values of nu/w and both signs (of log I it is that share of a\n"
        "sum of the same size).  One u = 2^-53.\n\n");
    printf("| terms | w | d/dx | d/dnu | d2/dx2 | d2/dx dnu | d2/dnu2 |\n");
    printf("|---|---|---|---|---|---|---|\n");
    for (int i = TIERS; i-- > 0;) {
        double below = 1, above = 0x1p20;
        while (above - below > 1e-6) {
            const double w = (below + above) / 2;
            if (bg_deriv_regime(0, 0.0, w) >= BG_DERIV_TIER + i &&
                bg_deriv_regime(0, 0.0, w) != BG_DERIV_SMALL)
                above = w;
            else
                below = w;
        }
        printf("| %d | %.0f |", terms[i], above);
        for (int kind = 0; kind < KINDS; ++kind) {
            const double e = left_out(kind, terms[i], above);
            coef_require(e < (i > 0 ? -55 : -50), "scan_deriv: %d terms leave 2^%.1f", terms[i],
                         e);
            printf(" %.1f |", e);
        }
        printf("\n");
    }
    return 0;
}
