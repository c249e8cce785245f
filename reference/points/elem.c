/* Points for the truth tables of the elementary functions: points/elem trig|erf [FIRST COUNT].  Point
 * i depends on nothing but i (see points/bessel.c). */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"
#include "print.h"

static double either(struct dice *d, double x)
{
    return pick(d, 2) ? x : -x;
}

static double trig(struct dice *d, int i)
{
    static const double cut[] = { 0x1.a827999fcef32p-2, 1.0, 0x1.3504f333f9de6p+1, 0x1p40 };
    const double half_pi = 1.57079632679489662, k = floor(log_uniform(d, 1.0, 0x1p39));
    switch (i % 6) {
    case 0:
        return log_uniform(d, 0x1p-60, 0x1p40);
    case 1:
        return uniform(d, 0.0, 10.0);
    case 2:
        return uniform(d, 0.0, 1.0);
    case 3: /* about multiples of pi/4 */
        return ulps(0.5 * half_pi * k, pick(d, 5) - 2);
    case 4: /* about multiples of 1/4 */
        return ulps(0.25 * k, pick(d, 5) - 2);
    default:
        return i % 60 == 5 ? log_uniform(d, 0x1p-1070, 0x1p-60)
                           : ulps(cut[pick(d, 4)], -pick(d, 9));
    }
}

static double erf_point(struct dice *d, int i)
{
    static const double cut[] = { 0.5, 1.0 };
    switch (i % 5) {
    case 0:
        return log_uniform(d, 0x1p-60, 27.0);
    case 1:
        return uniform(d, 0.0, 1.1);
    case 2:
        return uniform(d, 0.0, 6.0);
    case 3:
        return uniform(d, 0.5, 27.3);
    default:
        return i % 50 == 4 ? log_uniform(d, 0x1p-1070, 0x1p-60)
                           : ulps(cut[pick(d, 2)], pick(d, 9) - 4);
    }
}

static void at(const void *is_trig, int i, double *x)
{
    struct dice d = { (uint64_t)i };
    const double a = (*(const bool *)is_trig ? trig : erf_point)(&d, i);
    *x = either(&d, a);
}

int main(int argc, char **argv)
{
    const bool is_trig = argc > 1 && strcmp(argv[1], "trig") == 0;
    const int first = argc > 2 ? atoi(argv[argc - 2]) : 0;
    const int count = argc > 2 ? atoi(argv[argc - 1]) : is_trig ? 1800 : 1500;
    return print_points("x", first, count, at, &is_trig);
}
