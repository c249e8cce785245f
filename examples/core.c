/* The numerical core inside a loop of one's own: no call, no library, the same bits.
 *
 *   cc -O2 core.c $(pkg-config --cflags --libs burgi-core burgi) -lm -o core && ./core
 *
 * burgi-core brings -ffp-contract=off.  Without it a compiler that has FMA may fuse a*b + c
 * as it likes, and the last bits differ from the library's, which this program verifies. */
#include <burgi.h>
#include <burgi/core/besseli_ratio.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A vMF mean resultant with an early exit that no batch could have. */
static double mean_resultant(double p, double kappa)
{
    return kappa == 0.0 ? 0.0 : bg_besseli_ratio(0.5 * p - 1.0, kappa);
}

int main(void)
{
    int differ = 0, points = 0;

    for (double p = 2.0; p < 1e7; p *= 1.7)
        for (double kappa = 1e-3; kappa < 1e9; kappa *= 3.1, ++points)
            differ += mean_resultant(p, kappa) != burgi_besseli_ratio(0.5 * p - 1.0, kappa);
    printf("%d points, %d differ from the library (%s)\n", points, differ, burgi_isa());
    return differ ? EXIT_FAILURE : EXIT_SUCCESS;
}
