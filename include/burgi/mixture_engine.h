/* Passes over the rows of a fit that are made elsewhere than in libburgi_kernel: what burgi_vmf_mixture_fit()
 * asks of whoever has the rows (burgi_mixture_options.engine).  burgi/cuda_mixture.h has one for rows in a
 * GPU's memory. */
#ifndef BURGI_MIXTURE_ENGINE_H
#define BURGI_MIXTURE_ENGINE_H

#include <burgi/base.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a pass gives rows to components: by responsibilities; to the most likely one; to the nearest direction; to
 *  one that is drawn; to what its label says. */
typedef enum burgi_mixture_giving {
    BURGI_GIVE_SOFT = 0,
    BURGI_GIVE_LIKELY,
    BURGI_GIVE_NEAREST,
    BURGI_GIVE_DRAWN,
    BURGI_GIVE_LABELS
} burgi_mixture_giving;

/** A pass at the laws of several mixtures, one of each start that goes on, each of `each` components: k, and the
 *  background where there is one, which is the last and whose direction is zeros.  The log density of x and
 *  component c is at[c] - kappa[c] (1 - mu_c'x). */
typedef struct burgi_mixture_pass {
    size_t mixtures, each;
    const size_t *start;      /**< which start each is of, for its labels */
    const double *mu;         /**< mixtures * each * p */
    const double *at, *kappa; /**< mixtures * each */
    burgi_mixture_giving giving;
    int entropy; /**< not 0: it is asked for */
    uint64_t seed,
        step; /**< BURGI_GIVE_DRAWN: of mixture m, row i: burgi's random numbers of (seed + m, i, step) */
} burgi_mixture_pass;

/** What a pass sums for one mixture, r a row's responsibilities times its weight: of each component r, r (1 - mu'x)
 *  and r x; of all rows. */
typedef struct burgi_mixture_sums {
    double *n, *d, *s;              /**< each, each, each * p numbers */
    double log_likelihood, entropy; /**< soft and drawn: sum w log f, - sum r log r */
    double moved;                   /**< not soft: rows whose label is another than before */
} burgi_mixture_sums;

/** The functions get `self`, and are called in the order of their names here, the last three as often as is needed;
 *  all give a status, with which the fit ends where it is not BURGI_OK. */
typedef struct burgi_mixture_engine {
    size_t struct_size; /**< sizeof(burgi_mixture_engine) */
    void *self;
    size_t n, p; /**< rows, components of each */
    /** Of all rows their weights, 0 for one that is left out, NaN for one without a direction; BURGI_EDOM where one
     *  is neither 0 nor in 1e-100 .. 1e100. */
    burgi_status (*weights)(void *self, double *weight);
    /** Room for passes of so many starts, each with a label, -1, for each row. */
    burgi_status (*begin)(void *self, size_t starts, size_t each);
    /** m rows as unit vectors, p numbers each; of each row the number. */
    burgi_status (*units)(void *self, size_t m, const size_t *row, double *x);
    /** A start's labels, n of them. */
    burgi_status (*label)(void *self, size_t start, const int32_t *label);
    /** One pass; sums has an element for each mixture. */
    burgi_status (*pass)(void *self, const burgi_mixture_pass *pass, burgi_mixture_sums *sums);
} burgi_mixture_engine;

#ifdef __cplusplus
}
#endif

#endif
