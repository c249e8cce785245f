/* libstable (Royuela-del-Val, Simmross-Wattenberg and Alberola-Lopez, J. Stat. Soft. 78, 2017) with its default
 * tolerance of 1e-6, and with 1e-14, which gives as many digits as it has.  Its quantile has another name in version 1.0 and in the one of CRAN, its header needs GSL's and, of a
 * fork, OpenCL's: we declare what we call. */
#include <math.h>
#include <stddef.h>

#include "peers.h"

typedef struct StableDistStruct StableDist;
StableDist *stable_create(double alpha, double beta, double sigma, double mu,
                          int parametrization);
int stable_setparams(StableDist *d, double alpha, double beta, double sigma, double mu,
                     int parametrization);
void stable_set_relTOL(double tolerance);
void stable_set_absTOL(double tolerance);
double stable_pdf_point(StableDist *d, double x, double *err);
double stable_cdf_point(StableDist *d, double x, double *err);
double BENCH_LIBSTABLE_QUANTILE(StableDist *d, double q, double *err);

/* The law, of which many values in a row may be asked; NULL where it refuses. */
static StableDist *law(double alpha, double beta)
{
    static StableDist *d;
    static double alpha_now, beta_now;
    if (d != NULL && alpha == alpha_now && beta == beta_now)
        return d;
    if (d == NULL)
        d = stable_create(alpha, beta, 1.0, 0.0, 0);
    else if (stable_setparams(d, alpha, beta, 1.0, 0.0, 0) < 0)
        return NULL;
    alpha_now = alpha;
    beta_now = beta;
    return d;
}

static double by(double (*f)(StableDist *, double, double *), double tolerance, double x,
                 double alpha, double beta)
{
    static double tolerance_now;
    double err;
    if (tolerance != tolerance_now) {
        stable_set_relTOL(tolerance);
        stable_set_absTOL(tolerance);
        tolerance_now = tolerance;
    }
    StableDist *const d = law(alpha, beta);
    return d == NULL ? (double)NAN : f(d, x, &err);
}

#define FUNCTION(name, f, value, tolerance)                                                    \
    static double name(double x, double alpha, double beta)                                    \
    {                                                                                          \
        const double v = by(f, tolerance, x, alpha, beta);                                     \
        return value;                                                                          \
    }
#define FUNCTIONS(as, tolerance)                                                               \
    FUNCTION(pdf##as, stable_pdf_point, v, tolerance)                                          \
    FUNCTION(logpdf##as, stable_pdf_point, log(v), tolerance)                                  \
    FUNCTION(cdf##as, stable_cdf_point, v, tolerance)                                          \
    FUNCTION(logsf##as, stable_cdf_point, log1p(-v), tolerance)                                \
    FUNCTION(quantile##as, BENCH_LIBSTABLE_QUANTILE, v, tolerance)
FUNCTIONS(_default, 1e-6)
FUNCTIONS(_tight, 1e-14)

static const char *version(void)
{
    return BENCH_LIBSTABLE;
}

const struct stable_peer libstable_peer[2] = {
    { "libstable", version, pdf_default, logpdf_default, cdf_default, logsf_default,
      quantile_default },
    { "libstable 1e-14", version, pdf_tight, logpdf_tight, cdf_tight, logsf_tight,
      quantile_tight },
};
