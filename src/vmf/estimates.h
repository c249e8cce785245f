/* Estimates of kappa beside the maximum-likelihood and the marginal one. */
#ifndef BURGI_VMF_ESTIMATES_H
#define BURGI_VMF_ESTIMATES_H

/* A mean resultant length to full relative accuracy: delta = 1 - r. */
struct bg_vmf_resultant {
    double r, delta;
};

/* The kappa of A_p(kappa) = r, from the one of r and delta that has its digits. */
double bg_vmf_kappa_of(double p, struct bg_vmf_resultant at);

/* From the mean cosine of the pairs of n vectors, (n r^2 - 1)/(n - 1), which is unbiased for A^2;
 * 0 where it is not positive. */
double bg_vmf_kappa_pairwise(double p, double n, struct bg_vmf_resultant at);

/* Best and Fisher's correction of the maximum-likelihood kappa of n vectors, p = 2; else NaN. */
double bg_vmf_kappa_best_fisher(double p, double n, double kappa);

#endif
