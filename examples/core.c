/* The numerical core inside a loop of one's own: no call, no library, the same bits.
 *
 *   cc -O2 core.c $(pkg-config --cflags --libs burgi-core burgi) -lm -o core && ./core
 *
 * burgi-core brings -ffp-contract=off.  Without it a compiler that has FMA fuses a*b + c as it
 * likes, and some of the values below differ in their last bits from the library's. */
#include <burgi.h>
#include <burgi/core.h>

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int differ = 0, points = 0;

    for (double nu = 1e-3; nu < 1e7; nu *= 1.31)
        for (double x = 1e-3; x < 1e9; x *= 1.73, ++points)
            differ += bg_log_besseli(nu, x) != burgi_log_besseli(nu, x);
    printf("%d points, %d differ from the library (%s)\n", points, differ, burgi_isa());
    return differ ? EXIT_FAILURE : EXIT_SUCCESS;
}
