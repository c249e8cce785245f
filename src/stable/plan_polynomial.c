/* A piece's polynomial in |v| <= 1/2: through values at Chebyshev's nodes, in powers of v. */
#include <math.h>
#include <string.h>

#include "core/elem_trig.h"
#include "isa/table.h"
#include "plan_tables.h"

enum { TERMS = BG_TABLE_TERMS, CHECKS = BG_TABLE_POINTS - TERMS };

static const double PI = 3.14159265358979324;
static const double check[CHECKS] = { -0.49, 0.02, 0.49 };

/* Chebyshev's coefficients of values less the first.  The angles are reduced exactly: rounded, they cost some
 * 30 u of the values' range at a piece's ends, where all T_j are 1 or -1 and their errors add up. */
static void transform(const double *value, ptrdiff_t inc, double cheb[TERMS])
{
    double cosine[4 * TERMS]; /* of pi m/(2 TERMS) */
    for (int m = 0; m < 4 * TERMS; ++m)
        cosine[m] = bg_cospi_of(m / (2.0 * TERMS));
    for (int j = 0; j < TERMS; ++j) {
        double sum = 0.0;
        for (int k = 0; k < TERMS; ++k)
            sum = fma(value[k * inc] - value[0], cosine[j * (2 * k + 1) % (4 * TERMS)], sum);
        cheb[j] = (j == 0 ? 1.0 : 2.0) / TERMS * sum;
    }
}

void bg_stable_plan_interpolate(const double *value, ptrdiff_t inc, double *c)
{
    double cheb[TERMS], low[TERMS + 1] = { 0.0 }, high[TERMS + 1] = { 0.0 };
    transform(value, inc, cheb);
    /* T_0, T_1, .. of 2 v by their recurrence */
    memset(c, 0, TERMS * sizeof *c);
    high[0] = 1.0;
    for (int j = 0; j < TERMS; ++j) {
        for (int k = 0; k <= j; ++k)
            c[k] += cheb[j] * high[k];
        double next[TERMS + 1] = { 0.0 };
        for (int k = 0; k <= j; ++k) {
            next[k + 1] += (j == 0 ? 2.0 : 4.0) * high[k];
            next[k] -= low[k];
        }
        memcpy(low, high, sizeof low);
        memcpy(high, next, sizeof high);
    }
    c[0] += value[0];
}

void bg_stable_plan_points(double v[BG_TABLE_POINTS])
{
    for (int k = 0; k < TERMS; ++k)
        v[k] = 0.5 * cos(PI * (k + 0.5) / TERMS);
    for (int k = 0; k < CHECKS; ++k)
        v[TERMS + k] = check[k];
}

double bg_stable_plan_horner(const double *c, double v)
{
    double s = c[TERMS - 1];
    for (int k = TERMS - 2; k >= 0; --k)
        s = fma(s, v, c[k]);
    return s;
}
