/* What the claims of stable laws allow: their conditions for tests/lib/claims.c. */
#ifndef BURGI_TESTS_LIB_CLAIMS_STABLE_H
#define BURGI_TESTS_LIB_CLAIMS_STABLE_H

/* u of 1e-13, 2e-13 and 1e-10. */
#define STABLE_BOUND      900.0
#define STABLE_QUANTILE   1800.0
#define STABLE_DERIVATIVE 900720.0

/* A claim's rows: u is of 1e-13 and the like, the condition what is added to it. */
#define IN_S0_AND_S1(f, measure, u, in_s0, in_s1)                                              \
    { CLAIM(stable_##f, measure, u), .condition = in_s0, .most = HUGE_VAL },                   \
    {                                                                                          \
        CLAIM(stable_##f##_s1, measure, u), .condition = in_s1, .most = HUGE_VAL               \
    }

/* Each of the claim's bound and its measure, in S0 and in S1. */
double stable_of_pdf(const double *arg, double wanted);
double stable_of_pdf_s1(const double *arg, double wanted);
double stable_of_logpdf(const double *arg, double wanted);
double stable_of_logpdf_s1(const double *arg, double wanted);
double stable_of_cdf(const double *arg, double wanted);
double stable_of_cdf_s1(const double *arg, double wanted);
double stable_of_sf(const double *arg, double wanted);
double stable_of_sf_s1(const double *arg, double wanted);
double stable_of_logcdf(const double *arg, double wanted);
double stable_of_logcdf_s1(const double *arg, double wanted);
double stable_of_logsf(const double *arg, double wanted);
double stable_of_logsf_s1(const double *arg, double wanted);
double stable_of_dx(const double *arg, double wanted);
double stable_of_dx_s1(const double *arg, double wanted);
double stable_of_dalpha(const double *arg, double wanted);
double stable_of_dalpha_s1(const double *arg, double wanted);
double stable_of_dbeta(const double *arg, double wanted);
double stable_of_dbeta_s1(const double *arg, double wanted);
double stable_of_quantile(const double *arg, double wanted);
double stable_of_quantile_s1(const double *arg, double wanted);

#endif
