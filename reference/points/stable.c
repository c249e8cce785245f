/* Points of alpha-stable laws by corner: stable CORNER [FIRST COUNT].  x is one of S0 but in zeta,
 * tip and least, where it is the offset of S1; q corners give probabilities.  On the light side of
 * a totally skewed law x is one where log f is above about -1e6. */
#include <float.h>
#include <math.h>
#include <stddef.h>

#include "dice.h"
#include "print.h"

enum corner { GENERAL, LOW, NEAR1, ONE, NEAR2, EDGE, SMALL_BETA, ZETA, TIP, LIGHT, FAR, LEAST };

struct corner_region {
    struct named_region region;
    enum corner corner;
    int probability;
};

static double sign(struct dice *d)
{
    return pick(d, 2) == 0 ? 1.0 : -1.0;
}

/* 10^-12 .. 10^-1, on either side where there are two. */
static double tiny(struct dice *d)
{
    return log_uniform(d, 1e-12, 1e-1);
}

static double some_beta(struct dice *d)
{
    switch (pick(d, 6)) {
    case 0:
        return sign(d);
    case 1:
        return sign(d) * (1.0 - tiny(d));
    case 2:
        return 0.0;
    case 3:
        return sign(d) * log_uniform(d, 1e-9, 1.0);
    default:
        return uniform(d, -1.0, 1.0);
    }
}

static double some_x(struct dice *d)
{
    switch (pick(d, 4)) {
    case 0:
        return sign(d) * log_uniform(d, 1e-12, 1.0);
    case 1:
        return sign(d) * log_uniform(d, 1.0, 1e12);
    default:
        return sign(d) * log_uniform(d, 0.05, 60.0);
    }
}

static double some_alpha(struct dice *d)
{
    switch (pick(d, 6)) {
    case 0:
        return 1.0 + sign(d) * tiny(d);
    case 1:
        return 2.0 - tiny(d);
    default:
        return uniform(d, 0.2, 2.0);
    }
}

static double a_tangent(double alpha, double beta)
{
    const double half_pi = 1.57079632679489662;
    return alpha == 1.0  ? 0.0
           : alpha < 1.5 ? beta / tan(half_pi * (1.0 - alpha))
                         : -beta * tan(half_pi * (2.0 - alpha));
}

/* alpha and beta, and x. */
static void law_at(struct dice *d, enum corner c, double *x)
{
    x[0] = some_x(d);
    x[1] = c == ZETA || c == TIP || c == LIGHT ? some_alpha(d) : uniform(d, 0.2, 2.0);
    x[2] = some_beta(d);
    switch (c) {
    case GENERAL:
        x[2] = uniform(d, -1.0, 1.0);
        break;
    case LOW:
        x[1] = log_uniform(d, 0.05, 0.2);
        break;
    case NEAR1:
        x[1] = 1.0 + sign(d) * tiny(d);
        break;
    case ONE:
        x[1] = 1.0;
        break;
    case NEAR2:
        x[1] = 2.0 - tiny(d);
        break;
    case EDGE:
        x[2] = sign(d) * (1.0 - tiny(d));
        x[1] = some_alpha(d);
        break;
    case SMALL_BETA:
        x[1] = 1.0 + sign(d) * tiny(d);
        x[2] = sign(d) * fmin(fabs(1.0 - x[1]) * log_uniform(d, 0.01, 100.0), 1.0);
        break;
    case LEAST: /* the mass of the law is where log|x1| is of order 1/alpha */
        x[1] = log_uniform(d, 0.01, 0.05);
        x[0] = sign(d) * log_uniform(d, 1e-300, 1e300);
        break;
    case FAR:
        x[0] = sign(d) * log_uniform(d, 1e12, 1e180);
        x[1] = uniform(d, 0.2, 1.95);
        break;
    default:
        break;
    }
}

/* x1 where a totally skewed law has log f of about -depth, on its light side. */
static double light_x1(double alpha, double depth)
{
    const double half_pi = 1.57079632679489662, r = 1.0 / fabs(cos(half_pi * alpha));
    const double e = alpha / (alpha - 1.0); /* depth = |e|^-1 .. (x1/(alpha r^(1/alpha)))^e */
    const double scale = alpha * pow(r, 1.0 / alpha);
    return scale * pow(depth / fabs(alpha - 1.0), 1.0 / e);
}

/* S0's x there for beta = 1; near alpha = 1 log f is about -e^(-pi x/2). */
static double light_x0(double alpha, double depth)
{
    const double pi = 3.14159265358979324;
    return fabs(alpha - 1.0) < 0.05 ? -2.0 / pi * log(1.0 + depth)
           : alpha < 1.0            ? light_x1(alpha, depth) - a_tangent(alpha, 1.0)
                                    : -light_x1(alpha, depth) - a_tangent(alpha, 1.0);
}

static void at(const void *arg, int i, double *x)
{
    const struct corner_region *const r = arg;
    struct dice d = { (uint64_t)i + 1000003u * (uint64_t)r->corner };
    law_at(&d, r->corner, x);
    if (r->corner == TIP) {
        x[2] = sign(&d);
        x[1] = uniform(&d, 0.2, 0.98);
    }
    if (r->probability) {
        x[0] = pick(&d, 3) == 0 ? log_uniform(&d, 1e-300, 0.5) : uniform(&d, 1e-6, 1.0 - 1e-6);
    } else if (r->corner == ZETA) {
        x[0] = sign(&d) * log_uniform(&d, 1e-14, 1.0);
        if (x[1] < 1.0 && fabs(x[2]) == 1.0) /* inside the support, where log f is above -1e6 */
            x[0] = x[2] * (light_x0(x[1], log_uniform(&d, 1e-3, 1e6)) + a_tangent(x[1], 1.0));
    } else if (r->corner == TIP) { /* the end of the support, in S1 */
        x[0] = x[2] * light_x1(x[1], log_uniform(&d, 0.01, 1e6));
    } else if (r->corner == LIGHT) {
        x[2] = sign(&d);
        x[1] = x[1] < 1.0 ? 2.0 - x[1] : x[1];
        x[0] = x[2] * light_x0(x[1], log_uniform(&d, 0.1, 1e6));
    } else if (fabs(x[2]) == 1.0 && x[0] * x[2] < 0.0 &&
               (r->corner == LOW || r->corner == LEAST)) {
        x[0] = -x[0]; /* the light side is one for S1 */
    } else if (fabs(x[2]) == 1.0 && x[0] * x[2] < 0.0) {
        x[0] = x[2] * light_x0(x[1], log_uniform(&d, 1e-3, 1e6));
    }
}

#define HEADER_X "x\talpha\tbeta"
#define HEADER_Q "q\talpha\tbeta"

int main(int argc, char **argv)
{
    static const struct corner_region regions[] = {
        { { "general", HEADER_X, 2000 }, GENERAL, 0 },
        { { "low", HEADER_X, 2000 }, LOW, 0 },
        { { "near1", HEADER_X, 2000 }, NEAR1, 0 },
        { { "one", HEADER_X, 2000 }, ONE, 0 },
        { { "near2", HEADER_X, 2000 }, NEAR2, 0 },
        { { "edge", HEADER_X, 2000 }, EDGE, 0 },
        { { "small_beta", HEADER_X, 2000 }, SMALL_BETA, 0 },
        { { "zeta", HEADER_X, 2000 }, ZETA, 0 },
        { { "tip", HEADER_X, 2000 }, TIP, 0 },
        { { "light", HEADER_X, 2000 }, LIGHT, 0 },
        { { "far", HEADER_X, 2000 }, FAR, 0 },
        { { "least", HEADER_X, 2000 }, LEAST, 0 },
        { { "q_general", HEADER_Q, 2000 }, GENERAL, 1 },
        { { "q_low", HEADER_Q, 2000 }, LOW, 1 },
        { { "q_near1", HEADER_Q, 2000 }, NEAR1, 1 },
        { { "q_one", HEADER_Q, 2000 }, ONE, 1 },
        { { "q_near2", HEADER_Q, 2000 }, NEAR2, 1 },
        { { "q_edge", HEADER_Q, 2000 }, EDGE, 1 },
        { { "q_small_beta", HEADER_Q, 2000 }, SMALL_BETA, 1 },
        { { "q_zeta", HEADER_Q, 2000 }, ZETA, 1 },
        { { "q_tip", HEADER_Q, 2000 }, TIP, 1 },
        { { "q_least", HEADER_Q, 2000 }, LEAST, 1 },
    };
    return print_region("stable", regions, sizeof regions / sizeof *regions, sizeof *regions,
                        argc, argv, at);
}
