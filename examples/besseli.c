/* log I_nu(x) where I_nu(x) itself has left the range of double long ago.
 *
 *   cc besseli.c $(pkg-config --cflags --libs burgi) -lm -o besseli && ./besseli
 *
 * The values are checked against the Wronskian (DLMF 10.28.2),
 *
 *   I_nu K_{nu+1} + I_{nu+1} K_nu = 1/x,
 *
 * divided by I_nu K_nu, so that it needs logarithms and the ratio only. */
#include <burgi.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* log of x times the Wronskian's left side: 0, but for the rounding of its terms. */
static double wronskian(double nu, double x)
{
    const double i = burgi_log_besseli(nu, x), k = burgi_log_besselk(nu, x);
    const double upper = burgi_log_besselk(nu + 1.0, x) - k; /* log(K_{nu+1}/K_nu) */

    return i + k + log(x) + log(exp(upper) + burgi_besseli_ratio(nu, x));
}

int main(void)
{
    static const double nu[] = { 0.0, 0.5, 10.0, 1000.0, 1e6, 1e12 };
    static const double x[] = { 1e-9, 2.0, 700.0, 1.0, 1e6, 1e12 };
    enum { N = sizeof nu / sizeof *nu };
    double y[N];
    int bad = 0;

    /* All at once: increments count elements, so 1 walks an array and 0 repeats one value. */
    if (burgi_log_besseli_n(N, nu, 1, x, 1, y, 1) != BURGI_OK)
        return EXIT_FAILURE;
    printf("burgi %s, %s\n\n%8s %8s %25s %12s\n", burgi_version(), burgi_isa(), "nu", "x",
           "log I_nu(x)", "Wronskian");
    for (int i = 0; i < N; ++i) {
        const double w = wronskian(nu[i], x[i]);
        printf("%8g %8g %25.17g %12.1e\n", nu[i], x[i], y[i], w);
        /* The batch gives the same bits; terms of size |log I| can't cancel better than this. */
        bad += y[i] != burgi_log_besseli(nu[i], x[i]);
        bad += !(fabs(w) <= 16 * DBL_EPSILON * (fabs(y[i]) + 32.0));
    }

    /* Two values in closed form: log I_0(x) = x^2/4 - ..., I_{1/2}(x) = sqrt(2/(pi x)) sinh x. */
    bad += !(fabs(y[0] / 2.5e-19 - 1.0) < 4 * DBL_EPSILON);
    bad += !(fabs(y[1] - log(sqrt(1.0 / acos(-1.0)) * sinh(2.0))) < 4 * DBL_EPSILON);
    if (bad)
        fprintf(stderr, "besseli: %d checks failed\n", bad);
    return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}
