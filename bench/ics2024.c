#include "ics2024.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define LOG_2PI 1.8378770664093454836
#define LOG_PI  1.1447298858494001741

#if defined ICS2024_FAST
#define VECTOR(how) _Pragma(#how)
#else
#define VECTOR(how) /* libm's functions do not come in vectors */
#endif

enum regime { MU_3, MU_20, U_4, U_6, U_9, U_13, FALLBACK };

/* The table of the paper: the first row that holds decides. */
static enum regime classify(double v, double x)
{
    const double lx = log(x), lv = log(v);
    if ((x > 1400.0 && v < 3.05) || (0.6229 * lx - 3.2318 > lv && v > 3.1))
        return MU_3;
    if ((x > 30.0 && v < 15.3919) || (0.5113 * lx + 0.7939 > lv && x > 59.6925))
        return MU_20;
    if ((x > 274.2377 && v > 0.3) || v > 163.6993)
        return U_4;
    if ((x > 84.4153 && v > 0.46) || v > 56.9971)
        return U_6;
    if ((x > 35.9074 && v > 0.6) || v > 20.1534)
        return U_9;
    if ((x > 19.6931 && v > 0.7) || v > 12.6964)
        return U_13;
    return FALLBACK;
}

/* log|sum_k prod_j sign (4v^2 - (2j-1)^2)/(8xj)|, sign -1 for I and 1 for K. */
static double log_mu(int terms, double sign, double v, double x)
{
    const double v4 = 4.0 * v * v, inv = sign / (8.0 * x);
    double term = 1.0, sum = 1.0;
    for (int j = 1; j <= terms; ++j) {
        const double odd = 2.0 * j - 1.0;
        term *= (v4 - odd * odd) * inv / j;
        sum += term;
    }
    return log(fabs(sum));
}

enum { U_MAX = 13 };

/* U_k(t) = t^k sum_j u[k][j] t^(2j), by DLMF 10.41.9. */
static double u[U_MAX + 1][U_MAX + 1];

static void fill_u(void)
{
    u[0][0] = 1.0;
    for (int k = 0; k < U_MAX; ++k)
        for (int j = 0; j <= k; ++j) {
            const double m = k + 2 * j, a = u[k][j];
            u[k + 1][j] += a * (0.5 * m + 0.125 / (m + 1.0));
            u[k + 1][j + 1] -= a * (0.5 * m + 0.625 / (m + 3.0));
        }
}

/* log|sum_k sign^k U_k(t)/v^k|, sign 1 for I and -1 for K. */
static double log_u(int terms, double sign, double t, double v)
{
    static bool filled;
    if (!filled) {
        fill_u();
        filled = true;
    }
    const double t2 = t * t, step = sign * t / v;
    double power = 1.0, sum = 0.0;
    for (int k = 0; k <= terms; ++k) {
        double p = u[k][k];
        for (int j = k - 1; j >= 0; --j)
            p = p * t2 + u[k][j];
        sum += p * power;
        power *= step;
    }
    return log(fabs(sum));
}

/* log I (sign 1) or log K (sign -1) by the uniform expansion. */
static double uniform(int terms, double sign, double v, double x)
{
    const double z = x / v, root = sqrt(1.0 + z * z), e = root + log(z / (1.0 + root));
    const double front = sign > 0.0 ? -0.5 * (LOG_2PI + log(v)) : 0.5 * (LOG_PI - log(2.0 * v));
    return front + sign * v * e - 0.25 * log1p(z * z) + log_u(terms, sign, 1.0 / root, v);
}

/* The 41 terms of the power series about the largest one, as parts of that. */
static double series(double v, double x)
{
    enum { TERMS = 41 };
    const double q = 0.25 * x * x, peak = floor(0.5 * (hypot(v, x) - v));
    const double first = peak > TERMS / 2 ? peak - TERMS / 2 : 0.0;
    double sum = 1.0, term = 1.0;
    for (double k = peak; k > first; --k) {
        term *= k * (v + k) / q;
        sum += term;
    }
    term = 1.0;
    for (double k = peak + 1.0; k < first + TERMS; ++k) {
        term *= q / (k * (v + k));
        sum += term;
    }
    return (v + 2.0 * peak) * log(0.5 * x) - lgamma(peak + 1.0) - lgamma(v + peak + 1.0) +
           log(sum);
}

/* log K_v(x) = log(pi)/2 - lgamma(v+1/2) - v log(2x) - x + log of the integral over (0,1) of
 *   g = beta exp(-s) (2x + s)^(v-1/2) u^(n-1),  s = u^beta, beta = 2n/(2v+1), n = 8
 *   h = exp(-1/u) u^(-2v-1) (2xu + 1)^(v-1/2)
 * by Simpson's rule on 600 intervals (g = h = 0 at u = 0), summed as exp(. - largest). */
static double rothwell(double v, double x)
{
    enum { NODES = 600, N = 8 };
    static double u_log[NODES], weight[NODES];
    if (weight[0] == 0.0)
        for (int i = 0; i < NODES; ++i) {
            u_log[i] = log((i + 1.0) / NODES);
            weight[i] = (i + 1 == NODES ? 1.0 : i % 2 == 0 ? 4.0 : 2.0) / (3.0 * NODES);
        }

    double g[NODES], h[NODES], top = -HUGE_VAL, sum = 0.0;
    const double beta = 2.0 * N / (2.0 * v + 1.0), log_beta = log(beta);
    VECTOR(omp simd reduction(max : top))
    for (int i = 0; i < NODES; ++i) {
        const double node = (i + 1.0) / NODES, s = exp(beta * u_log[i]);
        g[i] = log_beta - s + (v - 0.5) * log(2.0 * x + s) + (N - 1) * u_log[i];
        h[i] = -1.0 / node - (2.0 * v + 1.0) * u_log[i] + (v - 0.5) * log(2.0 * x * node + 1.0);
        top = fmax(top, fmax(g[i], h[i]));
    }
    VECTOR(omp simd reduction(+ : sum))
    for (int i = 0; i < NODES; ++i)
        sum += weight[i] * (exp(g[i] - top) + exp(h[i] - top));
    return 0.5 * LOG_PI - lgamma(v + 0.5) - v * log(2.0 * x) - x + top + log(sum);
}

static const int terms_of[] = {
    [MU_3] = 3, [MU_20] = 20, [U_4] = 4, [U_6] = 6, [U_9] = 9, [U_13] = 13
};

double ICS2024_NAME(log_i)(double v, double x)
{
    const enum regime r = classify(v, x);
    switch (r) {
    case MU_3:
    case MU_20:
        return x - 0.5 * (LOG_2PI + log(x)) + log_mu(terms_of[r], -1.0, v, x);
    case FALLBACK:
        return series(v, x);
    default:
        return uniform(terms_of[r], 1.0, v, x);
    }
}

double ICS2024_NAME(log_k)(double v, double x)
{
    const enum regime r = classify(v, x);
    switch (r) {
    case MU_3:
    case MU_20:
        return -x + 0.5 * (LOG_PI - log(2.0 * x)) + log_mu(terms_of[r], 1.0, v, x);
    case FALLBACK:
        return rothwell(v, x);
    default:
        return uniform(terms_of[r], -1.0, v, x);
    }
}
