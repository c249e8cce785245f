/* The functions of burgi/bessel.h from the ICS 2024 method's log I and log K; compiled twice
 * like ics2024.c, which it is linked to. */
#include "peers.h"

#include <math.h>

#include "ics2024.h"

static double log_i_scaled(double nu, double x)
{
    return ICS2024_NAME(log_i)(nu, x) - x;
}

static double log_k_scaled(double nu, double x)
{
    return ICS2024_NAME(log_k)(nu, x) + x;
}

static double log_ratio(double nu, double x)
{
    return ICS2024_NAME(log_i)(nu + 1.0, x) - ICS2024_NAME(log_i)(nu, x);
}

static double ratio(double nu, double x)
{
    return exp(log_ratio(nu, x));
}

static double ratio_compl(double nu, double x)
{
    return -expm1(log_ratio(nu, x));
}

static double ratio_dx(double nu, double x)
{
    return ratio_dx_of(ratio(nu, x), nu, x);
}

static const char *version(void)
{
    return "bench/ics2024.c";
}

#if defined ICS2024_FAST
#define NAME "ics2024 fast-math"
#else
#define NAME "ics2024"
#endif
const struct peer ICS2024_NAME(peer) = {
    NAME,         version,      0.0,   ICS2024_NAME(log_i), ICS2024_NAME(log_k),
    log_i_scaled, log_k_scaled, ratio, ratio_compl,         ratio_dx
};
