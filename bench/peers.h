/* Peers: the functions of burgi/bessel.h as a user of each library writes them, from its best
 * means.  Read by C and C++. */
#ifndef BURGI_BENCH_PEERS_H
#define BURGI_BENCH_PEERS_H

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

/* d/dx of r = I_{nu+1}/I_nu from r itself, as textbooks have it. */
static inline double ratio_dx_of(double r, double nu, double x)
{
    return 1.0 - r * r - (2.0 * nu + 1.0) * (r / x);
}

#ifdef __cplusplus
}
#endif

#endif
