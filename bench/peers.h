/* Peers: the functions of burgi/bessel.h and burgi/stable.h as a user of each library writes them, from
 * its best means.  Read by C and C++. */
#ifndef BURGI_BENCH_PEERS_H
#define BURGI_BENCH_PEERS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct peer {
    const char *name;
    const char *(*version)(void);
    double largest_order; /* as in contender.h */
    double (*log_besseli)(double nu, double x);
    double (*log_besselk)(double nu, double x);
    double (*log_besseli_scaled)(double nu, double x);
    double (*log_besselk_scaled)(double nu, double x);
    double (*besseli_ratio)(double nu, double x);
    double (*besseli_ratio_compl)(double nu, double x);
    double (*besseli_ratio_dx)(double nu, double x);
};

extern const struct peer gsl_peer, boost_peer, ics2024_peer, ics2024_fast_peer;

/* The standard stable law in S0. */
struct stable_peer {
    const char *name;
    const char *(*version)(void);
    double (*pdf)(double x, double alpha, double beta);
    double (*logpdf)(double x, double alpha, double beta);
    double (*cdf)(double x, double alpha, double beta);
    double (*logsf)(double x, double alpha, double beta);
    double (*quantile)(double q, double alpha, double beta);
};

extern const struct stable_peer libstable_peer[2]; /* by its default tolerance, and by 1e-14 */

/* n values of one of four stable laws that Boost.Math has functions of its own for, in its location and scale 0
 * and 1. */
enum boost_law { BOOST_LANDAU, BOOST_MAPAIRY, BOOST_HOLTSMARK, BOOST_SASPOINT5, BOOST_LAWS };
enum boost_value { BOOST_PDF, BOOST_CDF, BOOST_QUANTILE, BOOST_VALUES };
void boost_law_values(enum boost_law law, enum boost_value which, size_t n, const double *x,
                      double *y);

/* d/dx of r = I_{nu+1}/I_nu from r itself, as textbooks have it. */
static inline double ratio_dx_of(double r, double nu, double x)
{
    return 1.0 - r * r - (2.0 * nu + 1.0) * (r / x);
}

#ifdef __cplusplus
}
#endif

#endif
