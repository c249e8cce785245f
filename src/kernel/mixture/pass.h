/* The E-step: all rows by all components of several mixtures, the sums that the M-step needs, and no more. */
#ifndef BURGI_KERNEL_MIXTURE_PASS_H
#define BURGI_KERNEL_MIXTURE_PASS_H

#include <burgi/mixture_engine.h>
#include <burgi/vmf_mixture.h>

#include "kernel/directions.h"

enum bg_giving {
    BG_GIVE_SOFT = BURGI_GIVE_SOFT,
    BG_GIVE_LIKELY = BURGI_GIVE_LIKELY,   /* to the most likely component */
    BG_GIVE_NEAREST = BURGI_GIVE_NEAREST, /* to the nearest direction: no log-likelihood */
    BG_GIVE_DRAWN = BURGI_GIVE_DRAWN,
    BG_GIVE_LABELS = BURGI_GIVE_LABELS /* as best says: no log-likelihood */
};

/* Of all rows, for one mixture; r the rows' responsibilities times their weights. */
struct bg_sums {
    double *n, *d, *s; /* of each component sum r, sum r (1 - mu'x), and sum r x, p numbers */
    double background; /* sum r of it */
    double log_likelihood;
    double moved; /* rows whose best is another than before */
    bool single;  /* cosines are in single precision */
};

struct bg_plan;

struct bg_pass {
    const struct bg_directions *x;
    enum bg_giving giving;
    bool coarse;         /* single precision will do, where it has the digits */
    uint64_t seed, step; /* of draws */
    size_t mixtures;     /* of the same p, k and background */
    burgi_vmf_mixture **mixture;
    int32_t **best; /* of each row, a component or -1, read and written; not read for soft */
    struct bg_sums *sums;
    struct bg_plan *plan; /* what passes keep from one to the next */
};

/* Sums for so many mixtures; false: out of memory. */
bool bg_sums_begin(struct bg_sums *sums, size_t mixtures, size_t k, size_t p);
void bg_sums_end(struct bg_sums *sums, size_t mixtures);

/* Before the first pass and after the last, over rows of x by so many threads, for at most so many mixtures like
 * m.  NULL: out of memory. */
struct bg_plan *bg_plan_new(const struct bg_directions *x, int threads, size_t mixtures,
                            const burgi_vmf_mixture *m);
void bg_plan_free(struct bg_plan *plan);

void bg_pass_run(const struct bg_pass *pass);

/* 1 - cosines of n unit rows x to k directions, k x BG_TILE; a small one by differences. */
void bg_deltas(size_t p, size_t k, const double *mu, size_t n, const double *x, double *delta);

#endif
