/* What a node of a path adds to the sums of mpstable_ray.h, for mpstable_ray.c. */
#ifndef BURGI_REFERENCE_MP_MPSTABLE_NODE_H
#define BURGI_REFERENCE_MP_MPSTABLE_NODE_H

#include "mpstable_ray.h"

struct pair {
    mpfr_t re, im;
};

void mps_pair_init(struct pair *p, mpfr_prec_t prec);
void mps_pair_clear(struct pair *p);

/* z = a b; z is neither. */
void mps_pair_mul(struct pair *z, const struct pair *a, const struct pair *b);

/* The sums' state: what a node adds to. */
struct sums {
    unsigned wanted;
    bool
        far; /* e^(-x1 lambda), of which the integrals are real, is left out; derivatives are S1's */
    struct pair s[MPR_SUMS], e, w, p, q, t, lambda, power;
    mpfr_t v;
    mpfr_exp_t most[MPR_SUMS], exponent; /* the greatest summands' exponents, and Phi's */
};

void mps_init(struct sums *s, mpfr_prec_t prec, unsigned wanted);
void mps_clear(struct sums *s);

/* Adds the node at s->lambda, of which s->power is the power, or at alpha = 1 the logarithm, with the
 * weight d lambda. */
void mps_node(struct sums *s, const struct mpr_law *l, const struct pair *weight,
              mpfr_srcptr log_abs, mpfr_srcptr theta, int bits);

/* Im(sum) h/pi, and how many of its bits are good by the summands' size. */
void mps_finish(mpfr_t sum[MPR_SUMS], int good[MPR_SUMS], struct sums *s,
                const struct mpr_law *l, mpfr_srcptr h, double theta, int nodes);

#endif
