/* The GNU Scientific Library: lnKnu, and log of the scaled I, which has no logarithm there. */
#include "peers.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_bessel.h>
#include <gsl/gsl_version.h>
#include <math.h>

static double i_scaled(double nu, double x)
{
    gsl_sf_result r;
    return gsl_sf_bessel_Inu_scaled_e(nu, x, &r) == GSL_SUCCESS ? r.val : (double)NAN;
}

static double log_i_scaled(double nu, double x)
{
    return log(i_scaled(nu, x));
}

static double log_i(double nu, double x)
{
    return log_i_scaled(nu, x) + x;
}

static double log_k(double nu, double x)
{
    gsl_sf_result r;
    return gsl_sf_bessel_lnKnu_e(nu, x, &r) == GSL_SUCCESS ? r.val : (double)NAN;
}

static double log_k_scaled(double nu, double x)
{
    return log_k(nu, x) + x;
}

static double ratio(double nu, double x)
{
    return i_scaled(nu + 1.0, x) / i_scaled(nu, x);
}

static double ratio_compl(double nu, double x)
{
    return 1.0 - ratio(nu, x);
}

static double ratio_dx(double nu, double x)
{
    return ratio_dx_of(ratio(nu, x), nu, x);
}

/* GSL's handler aborts at the first underflow: we read its status instead. */
static const char *version(void)
{
    gsl_set_error_handler_off();
    return gsl_version;
}

const struct peer gsl_peer = { "gsl",        version,      1e6,   log_i,       log_k,
                               log_i_scaled, log_k_scaled, ratio, ratio_compl, ratio_dx };
