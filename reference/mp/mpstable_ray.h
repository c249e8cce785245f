/* Integrals of the characteristic function of a stable law, for mpstable.c.
 *
 * With t = -i lambda, S1's x1 and C = e^(-i pi alpha/2) (1 - iA), A = beta tan(pi alpha/2),
 *
 *   f = (1/pi) Im int e^Phi d lambda,   Phi = -x1 lambda - C lambda^alpha,
 *
 * on any ray e^(i theta) that can be turned to theta = pi/2, and 1 - F = theta/pi + (1/pi) Im int
 * e^Phi d lambda/lambda.  Derivatives are factors under the integral.  At alpha = 1, with S0's x for
 * x1, Phi = -lambda [x - i (1 + beta) + (2 beta/pi) log lambda]. */
#ifndef BURGI_REFERENCE_MP_MPSTABLE_RAY_H
#define BURGI_REFERENCE_MP_MPSTABLE_RAY_H

#include <mpfr.h>
#include <stdbool.h>

/* The integrals, each Im(..)/pi: f, 1 - F, f', df/dalpha, df/dbeta; and the magnitudes, as
 * binary exponents, of the greatest summands, what rounding is relative to. */
enum { MPR_PDF, MPR_SF, MPR_DX, MPR_DALPHA, MPR_DBETA, MPR_SUMS, MPR_CDF = MPR_SUMS };

struct mpr_law {
    mpfr_prec_t prec;
    double x0, eps, beta; /* to about a double, for the choice of rays */
    double a, x, c[2];    /* alpha, x1, C */
    bool s1;              /* derivatives are at fixed x1 */
    mpfr_t alpha, x1, tan, dtan, re, im, turn[2]; /* tan(pi alpha/2) and its derivative; C =
                                                     re - i im; e^(-i pi alpha/2) = turn */
};

void mpr_init(struct mpr_law *l, mpfr_prec_t prec, mpfr_srcptr x, double alpha, double beta,
              bool s1);
void mpr_clear(struct mpr_law *l);

/* Re Phi at e^(v + i theta), in doubles; log of what lambda and lambda^alpha are multiplied by; the greatest
 * summand's logarithm along a ray, unless it is above `limit`, and where it has fallen by `fall`. */
double mpr_exponent(const struct mpr_law *l, double v, double theta);
double mpr_log_size(const struct mpr_law *l);
double mpr_climb(const struct mpr_law *l, double theta, double fall, double limit, double *end);

/* The angles of the two best rays, by the greatest summand's logarithm; false where there are none. */
bool mpr_angles(const struct mpr_law *l, double bits, double theta[2], double most[2]);

/* The integrals along a ray, and how many bits of each are good; the derivatives in alpha and beta
 * only where wanted, bit k for sum k, bit MPR_CDF where 1 - F is to have F's digits.  Where x1 is far out, e^(-x1 lambda) is taken off, of which nothing
 * is left but 1 in 1 - F of x1 < 0: there the sum is -F. */
void mpr_ray(mpfr_t sum[MPR_SUMS], int good[MPR_SUMS], const struct mpr_law *l, double theta,
             int bits, unsigned wanted);

/* beta = -1 and a saddle on the axis at s: along s (1 + i sinh v); all but the last. */
bool mpr_saddle(double *s, double *log_f, const struct mpr_law *l);
void mpr_line(mpfr_t sum[MPR_SUMS], int good[MPR_SUMS], const struct mpr_law *l, double s,
              int bits, unsigned wanted);

/* The same law in its light tail, alpha not 1, by Zolotarev's integral: all but the last. */
bool mpr_skew(mpfr_t sum[MPR_SUMS], const struct mpr_law *l, int bits);

#endif
