/* Quantiles and tails of the laws that fits and tests need, to about ten digits. */
#ifndef BURGI_SRC_QUANTILE_H
#define BURGI_SRC_QUANTILE_H

/* The prob quantile, 0 < prob < 1, of the chi-square law; dof >= 1. */
double bg_chi2_quantile(double prob, double dof);

/* The probability that a chi-square variable exceeds x, to ten digits however small; dof >= 1. */
double bg_chi2_sf(double x, double dof);

/* Of the F law; dof1, dof2 >= 1. */
double bg_f_quantile(double prob, double dof1, double dof2);

/* The integral of f(s, param) over [a, b], by Gauss's rule of five points: for smooth f on a
 * short interval. */
double bg_gauss5(double (*f)(double s, const void *param), const void *param, double a,
                 double b);

#endif
