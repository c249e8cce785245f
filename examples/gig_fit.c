/* A generalised inverse Gaussian law, density proportional to x^(p-1) exp(-(a x + b/x)/2), by
 * maximum likelihood from three means of a sample: of x, 1/x and log x.
 *
 *   cc gig_fit.c $(pkg-config --cflags --libs burgi) -lm -o gig_fit && ./gig_fit
 *
 * The log-likelihood per point is p <log x> - a <x>/2 - b <1/x>/2 + log C(p, a, b), C the normaliser:
 * concave in (p, a, b), and greatest where its slopes vanish. */
#include <burgi.h>

#include <math.h>
#include <stdio.h>

enum { N = 4000, STEPS = 60 };

/* The log-likelihood per point at t = (p, a, b), with its slopes; -inf outside. */
static double likelihood(const double t[3], const double mean[3], double slope[3])
{
    const double p = t[0], a = t[1], b = t[2];
    if (!(a > 0.0 && b > 0.0))
        return -HUGE_VAL;
    slope[0] = mean[2] + burgi_log_gig_norm_dp(p, a, b);
    slope[1] = burgi_log_gig_norm_da(p, a, b) - 0.5 * mean[0];
    slope[2] = burgi_log_gig_norm_db(p, a, b) - 0.5 * mean[1];
    return p * mean[2] - 0.5 * (a * mean[0] + b * mean[1]) + burgi_log_gig_norm(p, a, b);
}

/* Solves 3 equations by elimination; the matrix is definite. */
static void solve(double m[3][4])
{
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            for (int k = 3; j != i && k >= i; --k)
                m[j][k] -= m[j][i] / m[i][i] * m[i][k];
}

/* One step of Newton's method, its matrix by differences of the slopes, shortened until it climbs;
 * its length. */
static double newton(double t[3], const double mean[3])
{
    double g[3], up[3], down[3], m[3][4], next[3], s = 2.0;
    const double here = likelihood(t, mean, g);
    for (int k = 0; k < 3; ++k) {
        const double h = 1e-5 * fmax(fabs(t[k]), 0.1), at = t[k];
        t[k] = at + h;
        likelihood(t, mean, up);
        t[k] = at - h;
        likelihood(t, mean, down);
        t[k] = at;
        for (int i = 0; i < 3; ++i)
            m[i][k] = (down[i] - up[i]) / (2.0 * h);
        m[k][3] = g[k];
    }
    solve(m);
    do {
        s *= 0.5;
        for (int k = 0; k < 3; ++k)
            next[k] = t[k] + s * m[k][3] / m[k][k];
    } while (s > 1e-9 && !(likelihood(next, mean, g) >= here - 1e-14));
    double length = 0.0;
    for (int k = 0; k < 3; ++k) {
        length = fmax(length, fabs(next[k] - t[k]));
        t[k] = next[k];
    }
    return length;
}

int main(void)
{
    /* A sample of the inverse Gaussian law of mean 1 and shape 3, p = -1/2, a = b = 3, at equal steps of
     * its distribution function, which is elementary. */
    double mean[3] = { 0.0, 0.0, 0.0 }, x = 1e-3, f = 0.0;
    for (int i = 0; i < N; ++i) {
        const double want = (i + 0.5) / N;
        for (double low = x, high = 50.0; high - low > 1e-13 * high;) {
            x = 0.5 * (low + high);
            const double r = sqrt(3.0 / x) * 0.70710678118654752;
            f = 0.5 * erfc(-r * (x - 1.0)) + exp(6.0) * 0.5 * erfc(r * (x + 1.0));
            *(f < want ? &low : &high) = x;
        }
        mean[0] += x / N;
        mean[1] += 1.0 / x / N;
        mean[2] += log(x) / N;
    }

    double t[3] = { 0.0, 1.0, 1.0 }, step = 1.0;
    int steps = 0;
    for (; steps < STEPS && step > 1e-9; ++steps)
        step = newton(t, mean);
    const double p = t[0], a = t[1], b = t[2];
    printf("%d steps: p = %.4f, a = %.4f, b = %.4f\n", steps, p, a, b);
    printf("E x = %.6f (%.6f), E 1/x = %.6f (%.6f), E log x = %.6f (%.6f)\n",
           2.0 * burgi_log_gig_norm_da(p, a, b), mean[0], 2.0 * burgi_log_gig_norm_db(p, a, b),
           mean[1], -burgi_log_gig_norm_dp(p, a, b), mean[2]);
    if (fabs(p + 0.5) < 0.05 && fabs(a - 3.0) < 0.1 && fabs(b - 3.0) < 0.1)
        return 0;
    fprintf(stderr, "gig_fit: not the law that the sample came from\n");
    return 1;
}
