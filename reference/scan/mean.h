/* A, 1 - A and A' in MPFR for the scans of the solves for kappa. */
#ifndef BURGI_REFERENCE_SCAN_MEAN_H
#define BURGI_REFERENCE_SCAN_MEAN_H

#include "../coef/coef.h"
#include "../mp/mpbessel.h"

#include <math.h>

enum { BITS = 240 };

struct mean {
    mpfr_t a, compl, deriv;
};

static inline void mean_init(struct mean *m)
{
    mpfr_inits2(BITS, m->a, m->compl, m->deriv, (mpfr_ptr)0);
}

static inline void mean_clear(struct mean *m)
{
    mpfr_clears(m->a, m->compl, m->deriv, (mpfr_ptr)0);
}

static inline void mean_at(struct mean *m, double p, mpfr_srcptr kappa)
{
    mpfr_t nu;
    mpfr_init2(nu, 64);
    mpfr_set_d(nu, 0.5 * p - 1, MPFR_RNDN);
    coef_require(mpb_ratio(m->a, m->compl, m->deriv, nu, kappa),
                 "no reference at p = %g, kappa = %g", p, mpfr_get_d(kappa, MPFR_RNDN));
    mpfr_clear(nu);
}

static inline void mean_at_d(struct mean *m, double p, double kappa)
{
    mpfr_t k;
    mpfr_init2(k, 53);
    mpfr_set_d(k, kappa, MPFR_RNDN);
    mean_at(m, p, k);
    mpfr_clear(k);
}

/* log2 |a/b - 1| of a double. */
static inline double error_of(double a, mpfr_srcptr b)
{
    mpfr_t t;
    mpfr_init2(t, BITS);
    mpfr_set_d(t, a, MPFR_RNDN);
    const double e = coef_log2_rel(t, b);
    mpfr_clear(t);
    return e;
}

/* worst = the larger of both. */
static inline void worse(double *worst, double e)
{
    *worst = fmax(*worst, e);
}

#endif
